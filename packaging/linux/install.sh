#!/bin/sh
# Puts Outro into your home folder, without an administrator, or takes it away again. What you
# wrote into Outro lies elsewhere and is touched by neither.
#
#   ./install.sh --user        install, or renew
#   ./install.sh --remove      remove

set -eu
here="$(cd "$(dirname "$0")" && pwd)"
data="${XDG_DATA_HOME:-$HOME/.local/share}"
bin="$HOME/.local/bin"
id="@ID@"

# Every file of the package below share/, but those about the package itself.
files() { cd "$here/share" && find . -type f ! -path './doc/*' | sed 's|^\./||'; }

refresh() {
    for tool in "update-desktop-database $data/applications" \
        "gtk-update-icon-cache -qtf $data/icons/hicolor"; do
        command -v "${tool%% *}" >/dev/null 2>&1 && $tool >/dev/null 2>&1 || true
    done
}

install_it() {
    mkdir -p "$bin"
    # A new file in its place, so that one that is running goes on.
    cp "$here/bin/outro" "$bin/outro.new"
    chmod 755 "$bin/outro.new"
    mv "$bin/outro.new" "$bin/outro"
    files | while IFS= read -r file; do
        mkdir -p "$data/$(dirname "$file")"
        cp "$here/share/$file" "$data/$file"
    done
    # Menus start it also where ~/.local/bin is not on the path.
    sed "s|^Exec=outro|Exec=\"$bin/outro\"|" "$here/share/applications/$id.desktop" \
        >"$data/applications/$id.desktop"
    refresh
    echo "Outro is installed. You find it in your menu, or start it with: $bin/outro"
}

remove_it() {
    rm -f "$bin/outro"
    files | while IFS= read -r file; do rm -f "$data/$file"; done
    refresh
    echo "Outro is removed. Your cases are still in $data/outro."
}

case "${1:-}" in
    --user) install_it ;;
    --remove) remove_it ;;
    *)
        sed -n '2,6s/^# \{0,1\}//p' "$0"
        exit 2
        ;;
esac
