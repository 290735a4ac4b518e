//! Problems and answers, to search: what people ask, what may be seen, what to write.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use iced::Length;
use iced::widget::{Column, Row, column};

use crate::app::context::Context;
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, control, field, semantics, space, text};
use crate::case::Case;
use crate::guide::search::{self, Entry, Group, Query};
use crate::guide::{Guide, GuideId};
use crate::i18n::{number, text as word, tr, tr_with};

use super::letters::{self, Letters};
use super::{Action, Target, blocks, toggle};

mod entry;
mod of_case;

/// So many entries of a kind are drawn at first, and more with each press.
const AT_ONCE: usize = 20;
/// So many guides have a filter of their own.
const MOST_FILTERS: usize = 24;
/// More letters than this are not searched for.
const LONGEST_QUERY: usize = 200;

/// What the screen remembers besides the data.
#[derive(Debug, Default)]
pub struct Answers {
    /// The guide that is looked through; none for all.
    guide: Option<GuideId>,
    /// The case beside which it was opened.
    case: Option<String>,
    typed: String,
    query: Query,
    /// Entries that are open, by key.
    open: BTreeSet<String>,
    /// How many presses of "more", by group.
    more: BTreeMap<Group, usize>,
    /// The site of each guide, where no case says it.
    sites: BTreeMap<GuideId, String>,
    letters: Letters,
    /// The case that a letter is for, by guide, where there are several.
    letter_for: BTreeMap<GuideId, String>,
    /// What can be found in each guide, folded when it was first looked through.
    index: RefCell<BTreeMap<GuideId, Shelf>>,
}

/// What can be found in one guide.
type Shelf = Rc<Vec<Rc<Entry>>>;

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The search was typed into.
    Typed(String),
    /// Enter in the search: on to what was found.
    Entered,
    /// The guide to look through; none for all.
    Filtered(Option<GuideId>),
    /// An entry was opened or closed, by its key.
    Toggled(String),
    /// More of a group.
    More(Group),
    /// The country's site for a guide.
    SiteChosen(GuideId, String),
    /// A link of a guide.
    Opened(GuideId, String),
    /// The address of a link of a guide.
    Copied(GuideId, String),
    /// The case that a letter of a guide is for.
    CaseChosen(GuideId, String),
    /// Something at a letter of a guide.
    Letter(GuideId, letters::Message),
    /// Back to the case.
    Back,
}

impl Answers {
    /// Those of one guide, or of all.
    pub fn of(guide: Option<GuideId>) -> Self {
        Self {
            guide,
            ..Self::default()
        }
    }

    /// Opened beside this case, whose channel and country come first.
    pub fn beside(mut self, case: Option<String>) -> Self {
        self.case = case;
        self
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::Typed(typed) => self.search_for(&typed),
            Message::Entered => return Action::Focus("answers-found".to_owned()),
            Message::Filtered(guide) => {
                self.guide = guide;
                self.more.clear();
            }
            Message::Toggled(key) => toggle(&mut self.open, key),
            Message::More(group) => *self.more.entry(group).or_default() += 1,
            Message::SiteChosen(guide, site) => {
                self.sites.insert(guide, site);
            }
            Message::Opened(guide, link) => {
                return self.with_guide(context, &guide, |guide, region| {
                    Action::open_link(guide, region, &link)
                });
            }
            Message::Copied(guide, link) => {
                return self.with_guide(context, &guide, |guide, region| {
                    Action::copy_link(guide, region, &link)
                });
            }
            Message::CaseChosen(guide, case) => {
                self.letters.forget_typed(&guide);
                self.letter_for.insert(guide, case);
            }
            Message::Letter(guide, message) => return self.at_letter(context, &guide, message),
            Message::Back => return self.go_back(),
        }
        Action::None
    }

    fn search_for(&mut self, typed: &str) {
        self.typed = typed.chars().take(LONGEST_QUERY).collect();
        self.query = Query::read(&self.typed);
        self.more.clear();
    }

    /// To the case beside which it was opened, or to the list of cases.
    pub fn go_back(&self) -> Action {
        match &self.case {
            Some(case) => Action::Go(Target::Case(case.clone())),
            None => Action::Go(Target::Home),
        }
    }

    /// Does something with a guide and the country that its links are opened for.
    fn with_guide(
        &self,
        context: Context<'_>,
        guide: &str,
        act: impl FnOnce(&Guide, &str) -> Action,
    ) -> Action {
        match context.catalogue.guide(guide) {
            Some(guide) => act(guide, self.region(context, guide)),
            None => Action::None,
        }
    }

    /// What Enter does while nothing has the focus: here there is no one loud thing.
    pub fn primary(&self, _frame: Context<'_>) -> Option<Message> {
        None
    }

    /// Everything that can be found in the guides that are looked through.
    fn entries(&self, context: Context<'_>) -> Vec<Shelf> {
        let ids: Vec<&GuideId> = match &self.guide {
            Some(guide) => vec![guide],
            None => context
                .catalogue
                .entries()
                .iter()
                .map(|entry| &entry.id)
                .collect(),
        };
        let mut index = self.index.borrow_mut();
        ids.into_iter()
            .filter_map(|id| {
                let guide = context.catalogue.guide(id)?;
                let entries = index.entry(id.clone()).or_insert_with(|| {
                    search::index(guide)
                        .into_iter()
                        .map(Rc::new)
                        .collect::<Vec<_>>()
                        .into()
                });
                Some(Rc::clone(entries))
            })
            .collect()
    }

    /// What was found, the best first.
    fn found(&self, context: Context<'_>, all: &[Shelf]) -> Vec<Rc<Entry>> {
        let case = self.case.as_deref().and_then(|id| context.cases.case(id));
        search::find(
            all.iter().flat_map(|some| some.iter().cloned()),
            &self.query,
            case.map(Case::search_scope),
        )
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let all = self.entries(context);
        let found = self.found(context, &all);
        let mut page = column![self.head(context)]
            .spacing(space::L)
            .max_width(space::MAIN + space::BETWEEN + space::ASIDE);
        page = page.push(count(&found));
        for group in [Group::Answers, Group::Troubles, Group::Letters] {
            page = page.push(self.group(context, group, &found));
        }
        if found.is_empty() {
            page = page.push(self.nothing(context, &all));
        }
        page.into()
    }

    fn head<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let title = semantics::heading(1, tr("answers-title")).id("page-title");
        let search = field::field("answers-search", tr("answers-search"), self.typed.as_str())
            .placeholder(tr("answers-example"))
            .on_input(Message::Typed)
            .on_submit(Message::Entered);
        column![]
            .push(self.back(context))
            .push(title)
            .push(search)
            .push(self.filters(context))
            .spacing(space::M)
            .into()
    }

    /// The way back to the case from which it was opened.
    fn back<'a>(&'a self, context: Context<'a>) -> Option<Element<'a, Message>> {
        let case = context.cases.case(self.case.as_deref()?)?;
        let guide = context.catalogue.guide(&case.guide)?;
        let name = [("service", word(guide.title.clone()))];
        Some(
            control::quiet("answers-back", tr_with("answers-back", &name))
                .icon(Icon::ChevronLeft)
                .on_press(Message::Back)
                .into(),
        )
    }

    fn filters<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let all = blocks::option(
            "answers-all-guides",
            tr("answers-all-guides"),
            self.guide.is_none(),
        )
        .on_press(Message::Filtered(None));
        let mut chips: Vec<Element<'a, Message>> = vec![all.into()];
        for entry in context.catalogue.entries().iter().take(MOST_FILTERS) {
            let chosen = self.guide.as_ref() == Some(&entry.id);
            chips.push(
                blocks::option(
                    format!("answers-guide-{}", entry.id),
                    entry.title.as_str(),
                    chosen,
                )
                .on_press(Message::Filtered(Some(entry.id.clone())))
                .into(),
            );
        }
        let chips = Row::with_children(chips)
            .spacing(space::S)
            .wrap()
            .vertical_spacing(space::S);
        semantics::group(Role::ChoiceGroup, tr("answers-filter"), chips).into()
    }

    fn group<'a>(
        &'a self,
        context: Context<'a>,
        group: Group,
        found: &[Rc<Entry>],
    ) -> Option<Element<'a, Message>> {
        let all: Vec<&Rc<Entry>> = found
            .iter()
            .filter(|entry| Group::of(entry) == group)
            .collect();
        if all.is_empty() {
            return None;
        }
        let shown = AT_ONCE * (1 + self.more.get(&group).copied().unwrap_or(0));
        let mut list = Column::new().spacing(space::S);
        for entry in all.iter().take(shown) {
            list = list.push(entry::view(self, context, entry, false));
        }
        let title = semantics::heading(2, tr(group.title()));
        let left = all.len().saturating_sub(shown);
        let more = (left > 0).then(|| {
            let words = tr_with("answers-more", &[("n", number(left))]);
            let name = format!("{words}: {}", tr(group.title()));
            control::secondary(format!("answers-more-{group:?}").to_lowercase(), words)
                .name(name)
                .on_press(Message::More(group))
        });
        Some(
            column![title, list]
                .push(more)
                .spacing(space::M)
                .width(Length::Fill)
                .into(),
        )
    }

    /// Nothing was found: what to try, and whom to ask.
    fn nothing<'a>(&'a self, context: Context<'a>, all: &[Shelf]) -> Element<'a, Message> {
        let mut list = column![
            text::body(tr("answers-nothing-try")),
            semantics::heading(2, tr("answers-nothing-ask"))
        ]
        .spacing(space::M);
        for entries in all {
            if let Some(entry) = search::contact(entries) {
                list = list.push(entry::view(self, context, entry, true));
            }
        }
        list.into()
    }
}

/// How much was found, read out whenever it changes; Enter in the search leads here.
fn count<'a>(found: &[Rc<Entry>]) -> Element<'a, Message> {
    let words = if found.is_empty() {
        tr("answers-nothing")
    } else {
        tr_with("answers-count", &[("n", number(found.len()))])
    };
    let shown = text::secondary(words.clone());
    let heading = semantics::group(Role::Heading(2), words.clone(), shown)
        .id("answers-found")
        .leaf();
    semantics::group(Role::Status, words, heading).into()
}
