//! Screens over other guides than those that come with the program: a person's own, broken
//! ones, and one that knows nobody who charges.

use std::path::PathBuf;
use std::sync::OnceLock;

use iced::keyboard::key::Named;
use outro::app::cases::OpenCases;
use outro::app::context::{Breakpoint, CaseContext, Context, Copied};
use outro::app::drafts::Drafts;
use outro::app::screen::{Action, Target, finder, guides, home};
use outro::app::ui::semantics::Role;
use outro::app::ui::{Element, Shortcut, root};
use outro::case::{Case, CasePage, Entry, Event};
use outro::guide::catalogue::Catalogue;
use outro::guide::{Guide, When};
use outro::statement::Lookup;
use outro::store::Store;
use outro::store::disk::Os;
use outro::store::settings::Settings;

use super::cases::{LINE, to_finder};
use crate::support::ViewHarness;

/// What a screen reads, and the one screen that is shown.
struct World<Screen> {
    catalogue: Catalogue,
    lookup: OnceLock<Lookup>,
    cases: OpenCases,
    drafts: Drafts,
    exports: outro::app::components::export_check::Exports,
    pictures: outro::app::components::pictures::Pictures,
    settings: Settings,
    room: Breakpoint,
    screen: Screen,
    /// What the screen wanted last.
    wanted: Option<Action>,
    _folder: tempfile::TempDir,
}

impl<Screen> World<Screen> {
    fn new(
        screen: Screen,
        own: impl IntoIterator<Item = (PathBuf, Vec<u8>)>,
        cases: Vec<(String, Vec<Entry>)>,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = Store::open(folder.path(), Os);
        Self {
            catalogue: Catalogue::with_own(own),
            lookup: OnceLock::new(),
            cases: OpenCases::new(store, cases),
            drafts: Drafts::default(),
            exports: outro::app::components::export_check::Exports::default(),
            pictures: outro::app::components::pictures::Pictures::default(),
            settings: Settings::default(),
            room: Breakpoint::Wide,
            screen,
            wanted: None,
            _folder: folder,
        }
    }

    fn context(&self) -> Context<'_> {
        Context {
            country: None,
            now: "2026-11-22T12:00:00Z".parse().unwrap(),
            today: "2026-11-22".parse().unwrap(),
            width: 1120.0,
            room: self.room,
            settings: &self.settings,
            catalogue: &self.catalogue,
            lookup: &self.lookup,
            cases: &self.cases,
            drafts: &self.drafts,
            exports: &self.exports,
            pictures: &self.pictures,
            deleted: None,
            copied: Copied::default(),
        }
    }
}

impl<Screen: Default> World<Screen> {
    /// Lets the screen change, and notes what it wants then.
    fn change(&mut self, update: impl FnOnce(&mut Screen, Context<'_>) -> Action) {
        let mut screen = std::mem::take(&mut self.screen);
        self.wanted = Some(update(&mut screen, self.context()));
        self.screen = screen;
    }
}

fn entry(number: u32, event: Event) -> Entry {
    Entry::new(
        format!("{number:032x}"),
        "2026-11-20T10:00:00Z".parse().unwrap(),
        event,
    )
}

fn begun(guide: &str, revision: u32) -> (String, Vec<Entry>) {
    let guide = guide.to_owned();
    let started = Event::Started {
        guide: guide.into(),
        revision,
    };
    ("aa".to_owned(), vec![entry(1, started)])
}

fn fixture(path: &str) -> String {
    let folder = format!("{}/tests/fixtures/guides/good", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(format!("{folder}/{path}")).unwrap()
}

/// So many guides of a person's own, and what they share.
fn own(count: usize) -> Vec<(PathBuf, Vec<u8>)> {
    let part = (
        PathBuf::from("parts/shop.json"),
        fixture("parts/shop.json").into_bytes(),
    );
    let guides = (1..=count).map(|number| {
        let text = fixture("tiny.json")
            .replacen("\"tiny\"", &format!("\"tiny-{number}\""), 1)
            .replacen("Tiny Tunes", &format!("Tiny Tunes {number}"), 1);
        (
            PathBuf::from(format!("tiny-{number}.json")),
            text.into_bytes(),
        )
    });
    std::iter::once(part).chain(guides).collect()
}

type Guides = World<guides::Guides>;

fn show_guides(world: Guides) -> ViewHarness<Guides, guides::Message> {
    ViewHarness::new(
        world,
        |world, message| world.change(|screen, context| screen.update(message, context)),
        |world| -> Element<'_, guides::Message> {
            root::root(world.screen.view(world.context()), |key| match key {
                Shortcut::Primary => world.screen.primary(world.context()),
                _ => None,
            })
            .into()
        },
    )
}

#[test]
fn many_guides_can_be_searched() {
    let world = World::new(guides::Guides::default(), own(8), Vec::new());
    let mut stage = show_guides(world).resized(1120.0, 1400.0);
    stage.picture("start/guides-own");
    let mine = stage.find(Role::Button, "Tiny Tunes 3");
    let described = mine.semantics.description.unwrap();
    assert!(
        described.ends_with("5 to 10 minutes · your own guide"),
        "{described}"
    );
    stage.type_into("Find a service", "tunes 3");
    stage.find(Role::Status, "One guide found");
    assert!(!stage.has(Role::Button, "Tiny Tunes 4"));
    stage.key(Named::Enter);
    assert!(matches!(&stage.state.wanted, Some(Action::Begin(id)) if id == "tiny-3"));
    stage.type_into("Find a service", "qq");
    let none =
        "No guide has this name. Try another word, or take the one for any other subscription.";
    stage.find(Role::Status, none);
    stage.find(Role::Button, "Another subscription");
}

#[test]
fn the_shelf_can_be_searched_from_the_start() {
    let world = World::new(guides::Guides::default(), Vec::new(), Vec::new());
    let mut stage = show_guides(world).resized(1120.0, 2400.0);
    assert!(stage.has(Role::Button, "Another subscription"));
    stage.type_into("Find a service", "youtube music");
    stage.find(Role::Status, "One guide found");
    stage.key(Named::Enter);
    let begun = &stage.state.wanted;
    assert!(matches!(begun, Some(Action::Begin(id)) if id == "youtube-premium"));
}

#[test]
fn a_broken_guide_is_told_and_the_others_work() {
    let mut files = own(1);
    let broken = fixture("tiny.json").replacen("\"tiny\"", "\"broken\"", 1);
    let broken = broken.replacen("\"about\"", "\"abuot\"", 1);
    files.push((PathBuf::from("broken.json"), broken.into_bytes()));
    let world = World::new(guides::Guides::default(), files, Vec::new());
    let mut stage = show_guides(world).resized(1120.0, 2800.0);
    stage.picture("start/guides-broken");
    stage.find(Role::Heading(2), "Guides that can’t be read");
    let tree = stage.tree();
    let told = tree
        .nodes
        .iter()
        .any(|node| node.semantics.name.starts_with("broken.json:6:3: "));
    assert!(told, "the file and the line are named");
    stage.press(Role::Button, "Tiny Tunes 1");
    assert!(matches!(&stage.state.wanted, Some(Action::Begin(id)) if id == "tiny-1"));
}

type Home = World<home::Home>;

fn show_home(world: Home) -> ViewHarness<Home, home::Message> {
    ViewHarness::new(
        world,
        |world, message| world.change(|screen, context| screen.update(message, context)),
        |world| world.screen.view(world.context()),
    )
}

#[test]
fn a_case_of_a_broken_guide_is_told_and_not_hidden() {
    let broken = vec![(PathBuf::from("broken.json"), b"{".to_vec())];
    let cases = vec![begun("broken", 1)];
    let mut stage = show_home(World::new(home::Home::default(), broken, cases));
    stage.find(Role::Heading(3), "broken");
    let tree = stage.tree();
    let told = tree.nodes.iter().any(|node| {
        let name = &node.semantics.name;
        name.contains("broken.json:1:") && name.contains("Nothing that you did is lost.")
    });
    assert!(told);
    stage.press(Role::Button, "Delete: broken");
    assert!(matches!(&stage.state.wanted, Some(Action::ShowDialog(_))));
}

#[test]
fn a_guide_that_was_updated_since_is_told() {
    let updated =
        "The guide was updated since you began. Your ticks are kept, and what changed is marked.";
    for (revision, told) in [(1, true), (2, false)] {
        let cases = vec![begun("tiny-1", revision)];
        let mut stage = show_home(World::new(home::Home::default(), own(1), cases));
        assert_eq!(stage.has(Role::Text, updated), told);
    }
}

type Finder = World<(finder::Finder, Guide, Case)>;

fn show_finder(world: Finder) -> ViewHarness<Finder, finder::Message> {
    fn at_hand(world: &Finder) -> CaseContext<'_> {
        CaseContext {
            context: world.context(),
            guide: &world.screen.1,
            case: &world.screen.2,
        }
    }
    ViewHarness::new(
        world,
        |world, message| {
            let mut screen = std::mem::take(&mut world.screen.0);
            world.wanted = Some(screen.update(message, at_hand(world)));
            world.screen.0 = screen;
        },
        |world| world.screen.0.view(at_hand(world)),
    )
}

#[test]
fn a_plan_that_nobody_charges_for_still_leads_on() {
    let mut guide = Guide::clone(Catalogue::built_in().guide("amazon-music").unwrap());
    for channel in &mut guide.channels {
        channel.when = When {
            plans: vec!["family".to_owned()],
            ..When::default()
        };
    }
    let mut events = to_finder();
    events.push(Event::PlanChosen {
        plan: Some("free".to_owned()),
    });
    let entries: Vec<Entry> = (1..)
        .zip(events)
        .map(|(n, event)| entry(n, event))
        .collect();
    let case = Case::replay("aa", &entries);
    let world = World::new((finder::Finder::default(), guide, case), [], Vec::new());
    let mut stage = show_finder(world);
    stage.picture("start/finder-none-offered");
    stage.find(Role::Heading(2), "Nobody charges for this plan here");
    assert!(!stage.has(Role::TextField, LINE));
    stage.press(Role::Button, "Choose another plan");
    let plan = Action::Go(Target::Page(CasePage::Plan));
    assert_eq!(
        format!("{:?}", stage.state.wanted),
        format!("{:?}", Some(plan))
    );
    assert!(stage.has(Role::Button, "Choose another country’s site"));
    stage.press(Role::Button, "Nobody charges me, nothing to cancel");
    assert!(matches!(&stage.state.wanted, Some(Action::Record(_))));
}
