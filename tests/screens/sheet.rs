//! The dialog that writes a sheet, where something is in the way.

use std::fs;
use std::path::PathBuf;

use iced::keyboard::key::Named;
use outro::app::ui::Role;

use crate::support::session::Window;

/// A sheet that is there is replaced by the same sheet alone, and not by another one.
#[test]
fn another_sheet_replaces_none_unasked() {
    let mut window = Window::new();
    let documents = window.folder.with_extension("documents");
    fs::create_dir_all(&documents).unwrap();
    *window.platform.documents.lock().unwrap() = Some(documents.clone());
    window.press(Role::ListItem, "All guides");
    window.press(Role::Button, "Print or share the steps of a guide");
    choose(&mut window, "sheet-guide-netflix");
    choose_first(&mut window, "sheet-region-");
    choose_first(&mut window, "sheet-channel-");
    let place = PathBuf::from(window.value("Where the sheet goes").unwrap());
    fs::write(&place, "somebody's").unwrap();
    window.press(Role::Button, "Write the sheet");
    window.must_have(Role::Button, "Replace the file that is there");
    choose(&mut window, "sheet-guide-spotify");
    choose_first(&mut window, "sheet-region-");
    choose_first(&mut window, "sheet-channel-");
    window.must_not_have(Role::Button, "Replace the file that is there");
    window.press(Role::Button, "Write the sheet");
    window.must_say("The sheet is written.");
    assert_eq!(fs::read_to_string(&place).unwrap(), "somebody's");
    fs::remove_dir_all(&documents).unwrap();
}

fn choose(window: &mut Window, id: &str) {
    window.focus(id);
    window.hit(Named::Enter);
}

/// Presses the first of several whose ids begin like this, where there are any.
fn choose_first(window: &mut Window, beginning: &str) {
    let tree = window.tree();
    let mut ids = tree.nodes.iter().map(|node| node.semantics.id.clone());
    if let Some(id) = ids.find(|id| id.starts_with(beginning)) {
        choose(window, &id);
    }
}
