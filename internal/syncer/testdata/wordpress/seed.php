<?php
// Installs WordPress and writes the posts of posts.json into it.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('WP_ADDRESS'), PHP_URL_HOST) . ':' . parse_url(getenv('WP_ADDRESS'), PHP_URL_PORT);
function wp_mail() { return true; } // there is nobody to write to
require ABSPATH . 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install('Trang tin phường', 'bien-tap', 'bien-tap@trang.example', true, '', 'mat-khau');
wp_delete_post(1, true); // «Hello world»
switch_theme('twentytwentyone');
foreach (['timezone_string' => 'Asia/Ho_Chi_Minh', 'posts_per_page' => 5, 'posts_per_rss' => 50,
	'rss_use_excerpt' => 1, 'date_format' => 'd/m/Y', 'permalink_structure' => '/%year%/%monthnum%/%postname%/'] as $name => $value) {
	update_option($name, $value);
}
$category = wp_insert_term('Tin phường', 'category', ['slug' => 'tin-phuong'])['term_id'];
foreach (json_decode(file_get_contents($argv[1]), true) as $number => $post) {
	$id = wp_insert_post([
		'post_title' => $post['title'], 'post_name' => 'bai-' . ($number + 1), 'post_content' => implode("\n\n", $post['html']),
		'post_status' => 'publish', 'post_date' => $post['date'], 'post_category' => [$category], 'post_author' => 1,
	], true);
	if (is_wp_error($id)) {
		fwrite(STDERR, $id->get_error_message());
		exit(1);
	}
}
global $wp_rewrite;
$wp_rewrite->init();
$wp_rewrite->flush_rules();
