<?php
// Has WordPress look for its configuration in the folder of the test, not in the machine's.
define('ABSPATH', getenv('WP_FOLDER') . '/');
