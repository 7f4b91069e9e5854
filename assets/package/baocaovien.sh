#!/bin/sh
# The window of the toolkit on Wayland has no input method for Vietnamese; X11, also inside Wayland, has.
FYNE_PLATFORM=${FYNE_PLATFORM:-x11} exec /usr/lib/sotay/baocaovien "$@"
