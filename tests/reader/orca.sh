#!/usr/bin/env bash
# Writes down what Orca says while a subscription is cancelled by keyboard alone, from the
# first start to the end.
#
#   tests/reader/orca.sh target/debug/outro tests/reader/orca-transcript.txt
#
# Needs: at-spi2-core dbus python3-gi gir1.2-atspi-2.0 orca xvfb xdotool. Nothing is heard:
# Orca gets no voice, and notes what it would have said.

set -euo pipefail

if [[ "${1:-}" != --inside ]]; then
    program="$(realpath "$1")"
    transcript="$(realpath "$2")"
    for tool in Xvfb:xvfb dbus-run-session:dbus xdotool:xdotool orca:orca; do
        command -v "${tool%%:*}" >/dev/null || {
            echo "${tool%%:*} is missing. Install it: apt-get install ${tool##*:}" >&2
            exit 1
        }
    done
    exec dbus-run-session -- bash "$0" --inside "$program" "$transcript"
fi

program="$2"
transcript="$3"
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
started=()
end() {
    for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT

export HOME="$work/home" XDG_RUNTIME_DIR="$work/runtime" LANG=C.UTF-8 TZ=UTC
export PATH="$here/../fakes:$PATH" OUTRO_TEST_BROWSER="$work/opened"
unset WAYLAND_DISPLAY XDG_DATA_HOME XDG_CONFIG_HOME
mkdir -p "$HOME" "$XDG_RUNTIME_DIR" "$work/quiet"
chmod 700 "$XDG_RUNTIME_DIR"

exec 3<>"$work/display"
Xvfb -displayfd 3 -screen 0 1280x900x24 -dpi 96 -nolisten tcp >/dev/null 2>&1 &
started+=($!)
until [[ -s "$work/display" ]]; do sleep 0.1; done
export DISPLAY=":$(cat "$work/display")"

/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
started+=($!)
sleep 1
for switch in IsEnabled ScreenReaderEnabled; do
    gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
        --method org.freedesktop.DBus.Properties.Set org.a11y.Status "$switch" "<true>" >/dev/null
done

# Without a module for voices Orca speaks to nobody; its log is to be read line by line.
echo 'raise ImportError("no voice")' >"$work/quiet/speechd.py"
# It also refuses to start beside another one, which here has a session of its own.
sed "s/open(args.debug_file, 'w')/open(args.debug_file, 'w', 1)/; s/^    if otherOrcas():/    if False:/" \
    "$(command -v orca)" >"$work/orca"
grep -q "'w', 1)" "$work/orca" && grep -q '^    if False:' "$work/orca" || {
    echo "This Orca starts or keeps its log in another way: $(orca --version)" >&2
    exit 1
}
log="$work/orca.log"
PYTHONPATH="$work/quiet" /usr/bin/python3 "$work/orca" -u "$work/prefs" --debug-file "$log" \
    >/dev/null 2>&1 &
started+=($!)
for _ in $(seq 300); do
    grep -qs 'SPEECH OUTPUT' "$log" && break
    sleep 0.1
done
grep -qs 'SPEECH OUTPUT' "$log" || {
    echo "Orca says nothing." >&2
    exit 1
}
sleep 2

/usr/bin/python3 -W ignore "$here/orca.py" "$log" "$transcript" "$program" --data-dir "$work/data"
