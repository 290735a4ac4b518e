//! What the view announces, in the words of `AccessKit`.

use std::collections::HashMap;

use accesskit::{
    Action, Affine, Invalid, Live, Node, NodeId, Rect, Role as Kind, TextDirection, TextPosition,
    TextSelection, Toggled, TreeId, TreeInfo, TreeUpdate,
};
use iced::Rectangle;

use super::{descriptions, number, platform, root};
use crate::app::ui::focus::Scene;
use crate::app::ui::semantics::{self, Role, Semantics, Tree, Typing, beside};
use crate::i18n;

/// A whole, valid tree: every number once, every parent there, the focus on something that
/// is in it. `scale` is how many pixels of the screen one of the view's has. With it come
/// the ids of what can be asked for, by their numbers.
pub fn build(scene: &Scene<'_>, scale: f64) -> (TreeUpdate, HashMap<u64, String>) {
    let view = scene.view;
    let keys = view.keys();
    let announcement = descriptions::descriptions(view);
    let mut places = vec![Vec::new(); view.nodes.len()];
    let mut top = Vec::new();
    let modal = view.modal();
    for (index, key) in keys.iter().enumerate() {
        match place(view, modal, index) {
            Place::Under(parent) => places[parent].push(number(*key)),
            Place::Top => top.push(number(*key)),
            Place::Out => {}
        }
    }

    let mut nodes = Vec::with_capacity(keys.len() + 1);
    let mut known = HashMap::new();
    let mut focus = root();
    for (index, held) in places.into_iter().enumerate() {
        if matches!(place(view, modal, index), Place::Out) {
            continue;
        }
        let (key, found) = (keys[index], &view.nodes[index]);
        let mut node = describe(found, announcement[index].as_deref());
        node.set_children(held);
        if let Some(size) = size_of_set(view, index) {
            node.set_size_of_set(size);
        }
        if found.focused {
            focus = number(key);
        }
        if !found.semantics.id.is_empty() {
            known.insert(key, found.semantics.id.to_string());
        }
        if let Some(typing) = &found.typing {
            nodes.push(text_run(&mut node, key, &found.semantics, typing));
        }
        nodes.push((number(key), node));
    }
    nodes.push((root(), window(scene, scale, top)));

    let mut info = TreeInfo::new(root());
    info.toolkit_name = Some("Outro".to_owned());
    info.toolkit_version = Some(env!("CARGO_PKG_VERSION").to_owned());
    let update = TreeUpdate {
        nodes,
        tree: Some(info),
        tree_id: TreeId::ROOT,
        focus,
    };
    (update, known)
}

/// Where a node hangs.
enum Place {
    Under(usize),
    Top,
    Out,
}

fn place(view: &Tree, modal: Option<usize>, index: usize) -> Place {
    let node = &view.nodes[index];
    match modal {
        Some(modal) if index == modal => Place::Top,
        Some(modal) if view.is_within(index, modal) => node.parent.map_or(Place::Top, Place::Under),
        // What is behind the dialog is not there. Only what is read out by itself stays: it
        // would be read out once more when it came back.
        Some(_) if live(node.semantics.role).is_some() => Place::Top,
        Some(_) => Place::Out,
        None => node.parent.map_or(Place::Top, Place::Under),
    }
}

fn live(role: Role) -> Option<Live> {
    match role {
        Role::Status => Some(Live::Polite),
        Role::Alert => Some(Live::Assertive),
        _ => None,
    }
}

fn window(scene: &Scene<'_>, scale: f64, children: Vec<NodeId>) -> Node {
    let mut node = Node::new(Kind::Window);
    node.set_label(scene.title);
    // What hangs below is of this language, where it does not say another.
    node.set_language(i18n::LANGUAGE);
    node.set_children(children);
    node.set_transform(Affine::scale(scale));
    node.set_bounds(rect(Rectangle::with_size(scene.size)));
    node
}

fn rect(bounds: Rectangle) -> Rect {
    let (x, y) = (f64::from(bounds.x), f64::from(bounds.y));
    let (width, height) = (f64::from(bounds.width), f64::from(bounds.height));
    Rect::new(x, y, x + width, y + height)
}

fn kind(role: Role) -> Kind {
    match role {
        Role::Text => Kind::Label,
        Role::Heading(_) => Kind::Heading,
        // What acts when it is pressed is a button: nobody expects a radio button to lead away.
        Role::Button | Role::Answer | Role::ListItem => Kind::Button,
        Role::Link => Kind::Link,
        Role::CheckBox => Kind::CheckBox,
        Role::Choice => Kind::RadioButton,
        Role::Tab => Kind::Tab,
        Role::TextField => Kind::TextInput,
        Role::ChoiceGroup => Kind::RadioGroup,
        Role::TabList => Kind::TabList,
        Role::List => Kind::List,
        Role::Navigation => Kind::Navigation,
        Role::Main => Kind::Main,
        Role::Group | Role::Answers => Kind::Group,
        Role::Dialog => Kind::Dialog,
        Role::Status => Kind::Status,
        Role::Alert => Kind::Alert,
        Role::Image => Kind::Image,
        // The collector leaves it out.
        Role::Hidden => Kind::GenericContainer,
    }
}

fn describe(found: &semantics::Node, announcement: Option<&str>) -> Node {
    let semantics = &found.semantics;
    let role = semantics.role;
    let mut node = Node::new(kind(role));
    node.set_bounds(rect(found.bounds));
    match (role, semantics.name.as_str()) {
        (_, "") => {}
        (Role::Text, words) => node.set_value(words),
        (_, name) => node.set_label(name),
    }
    if let Some(words) = announcement {
        node.set_description(words);
    }
    if let Some(language) = &semantics.language {
        node.set_language(language.as_str());
    }
    // A line without words is not read out; when it gets some, it is.
    if let Some(live) = live(role).filter(|_| !semantics.name.is_empty()) {
        node.set_live(live);
    }
    if let Role::Heading(level) = role {
        node.set_level(usize::from(level.saturating_sub(1)));
    }
    states(&mut node, semantics);
    actions(&mut node, found);
    node
}

fn states(node: &mut Node, semantics: &Semantics) {
    if semantics.role == Role::TextField
        && let Some(value) = &semantics.value
    {
        node.set_value(value.as_str());
    }
    if let Some(checked) = semantics.checked {
        node.set_toggled(Toggled::from(checked));
    }
    match (semantics.role, semantics.selected) {
        (Role::Choice, Some(selected)) => node.set_toggled(Toggled::from(selected)),
        (Role::Tab, Some(selected)) if platform::TELLS_SELECTED => node.set_selected(selected),
        _ => {}
    }
    if let Some(expanded) = semantics.expanded {
        node.set_expanded(expanded);
    }
    if let Some((position, _)) = semantics.position {
        node.set_position_in_set(position.saturating_sub(1));
    }
    if semantics.disabled {
        node.set_disabled();
    }
    if semantics.invalid {
        node.set_invalid(Invalid::True);
    }
    if semantics.modal {
        node.set_modal();
    }
}

fn actions(node: &mut Node, found: &semantics::Node) {
    let semantics = &found.semantics;
    if found.scroller.is_some() {
        node.add_action(Action::ScrollIntoView);
    }
    if semantics.disabled || semantics.id.is_empty() {
        return;
    }
    if found.stop.is_some() {
        node.add_action(Action::Focus);
    }
    match semantics.role {
        Role::Button
        | Role::Answer
        | Role::ListItem
        | Role::Link
        | Role::CheckBox
        | Role::Choice
        | Role::Tab => {
            node.add_action(Action::Click);
        }
        Role::TextField => {
            node.add_action(Action::SetValue);
            node.add_action(Action::SetTextSelection);
        }
        _ => {}
    }
}

/// How many entries a list says that it has; each of them says it, the list is told.
fn size_of_set(view: &Tree, list: usize) -> Option<usize> {
    if !view.nodes[list].semantics.role.holds_siblings() {
        return None;
    }
    let entry = view.nodes.iter().find(|node| node.parent == Some(list))?;
    entry.semantics.position.map(|(_, size)| size)
}

/// The text within a field, letter by letter, and the caret in it.
fn text_run(field: &mut Node, key: u64, semantics: &Semantics, typing: &Typing) -> (NodeId, Node) {
    let run = number(beside(key, "text"));
    let text = semantics.value.as_deref().unwrap_or_default();
    let mut node = Node::new(Kind::TextRun);
    node.set_value(text);
    node.set_character_lengths(typing.lengths.as_slice());
    node.set_word_starts(word_starts(text, &typing.lengths));
    node.set_text_direction(TextDirection::LeftToRight);
    if let Some(bounds) = field.bounds() {
        node.set_bounds(bounds);
    }
    field.push_child(run);
    let at = |character_index| TextPosition {
        node: run,
        character_index,
    };
    field.set_text_selection(TextSelection {
        anchor: at(typing.anchor),
        focus: at(typing.caret),
    });
    (run, node)
}

/// The letters at which words begin, as far as they can be told to the platform.
fn word_starts(text: &str, lengths: &[u8]) -> Vec<u8> {
    let mut starts = Vec::new();
    let (mut at, mut after_space) = (0, true);
    for (index, length) in (0..=u8::MAX).zip(lengths) {
        let end = at + usize::from(*length);
        let is_space = text
            .get(at..end)
            .is_some_and(|letter| letter.chars().all(char::is_whitespace));
        if after_space && !is_space {
            starts.push(index);
        }
        after_space = is_space;
        at = end;
    }
    starts
}
