//! What stands round every page: the sidebar, the head of a case with its tabs, the foot.

use iced::widget::{Column, column, container, row, space as gap};
use iced::{Alignment, Length, Task};

use crate::case::{Case, Event, Outcome, Place, Stage, Walk, backup};
use crate::guide::Guide;
use crate::words::{self, fill, number, say, text as word};

use super::desk::Saving;
use super::frame::{CaseFrame, Frame, Room};
use super::screen::{Ask, Page, Screen, Target};
use super::ui::icon::{Icon, icon, progress_ring};
use super::ui::mark::Mark;
use super::ui::widget::Element;
use super::ui::{Role, card, control, semantics, space, text};
use super::{Outro, view};

/// What happened round a page.
#[derive(Debug, Clone)]
pub enum Message {
    /// "Cancel something".
    New,
    /// The name of the program.
    Home,
    /// A case of the sidebar.
    Case(String),
    /// "All guides".
    Guides,
    /// "Problems and answers".
    Answers,
    /// "Settings".
    Settings,
    /// Back, or Esc.
    Back,
    /// A tab of the case.
    Tab(Place),
    /// The country's site in the head of a case.
    Country,
    /// Whose account, in the head of a case.
    Name,
    /// Who charges, in the head of a case.
    Channel,
    /// "How we know".
    Sources,
    /// "Undo".
    Undo,
    /// "Try again".
    Retry,
    /// A notice was read.
    Dismiss(usize),
}

impl Outro {
    /// Takes in what happened round the page.
    pub(super) fn on_shell(&mut self, message: Message) -> Task<super::Message> {
        match message {
            Message::New | Message::Guides => self.go(Target::Guides),
            Message::Home => self.go(Target::Home),
            Message::Case(id) => self.go(Target::Case(id)),
            Message::Answers => {
                let guide = self.at_hand().map(|(_, guide)| guide.id.clone());
                self.go(Target::Answers(guide))
            }
            Message::Settings => self.go(Target::Settings),
            Message::Back => self.back(),
            Message::Tab(place) => self.open_tab(place),
            Message::Country => self.go(Target::Page(Place::Country)),
            Message::Channel => self.go(Target::Page(Place::Finder)),
            Message::Name => self.perform(super::screen::Action::Ask(Ask::Name)),
            Message::Sources => self.ask_sources(),
            Message::Undo => self.undo(),
            Message::Retry => self.desk.retry(&self.platform).map(super::Message::Desk),
            Message::Dismiss(index) => {
                if index < self.notices.len() {
                    self.notices.remove(index);
                }
                Task::none()
            }
        }
    }

    /// One page back: to where the case goes on, from there to the list of cases.
    fn back(&mut self) -> Task<super::Message> {
        let here = match &self.screen {
            Screen::Case(id, page) => Some((id.clone(), page.place())),
            _ => None,
        };
        let Some((id, place)) = here else {
            return self.go(Target::Home);
        };
        match self.before(place) {
            Some(before) => self.go(Target::Page(before)),
            None if self.natural_place() != Some(place) => self.go(Target::Case(id)),
            None => self.go(Target::Home),
        }
    }

    /// The page before this one on the way from the start to the steps.
    fn before(&self, place: Place) -> Option<Place> {
        let (case, guide) = self.at_hand()?;
        let way = [Place::Summary, Place::Country, Place::Plan, Place::Finder];
        // Once the steps were reached, these pages are looked at from there.
        if crate::case::place::of(guide, case) > Place::Finder {
            return None;
        }
        let at = way.iter().position(|step| *step == place)?;
        at.checked_sub(1).map(|at| way[at])
    }

    fn natural_place(&self) -> Option<Place> {
        self.at_hand()
            .map(|(case, guide)| crate::case::place::of(guide, case))
    }

    fn open_tab(&mut self, place: Place) -> Task<super::Message> {
        let Some((case, _)) = self.at_hand() else {
            return Task::none();
        };
        let stage = match place {
            Place::Backup => Stage::Backup,
            _ => Stage::Cancel,
        };
        // Looking back at a finished case changes nothing in it.
        if case.outcome == Outcome::Open && place != Place::Ending {
            let flushed = self.flush();
            return Task::batch([flushed, self.record(vec![Event::StageOpened { stage }])]);
        }
        self.go(Target::Page(place))
    }

    fn ask_sources(&mut self) -> Task<super::Message> {
        let step = self.at_hand().and_then(|(case, guide)| {
            let walk = Walk::of(guide, case)?;
            walk.current().map(|item| item.step.id.clone())
        });
        self.perform(super::screen::Action::Ask(Ask::Sources { step }))
    }
}

/// The sidebar.
pub fn sidebar<'a>(outro: &'a Outro, frame: Frame<'a>) -> Element<'a, Message> {
    let name = control::row_item("home", icon(Icon::Logo, 22.0), say("shell-name"), "", false)
        .on_press(Message::Home);
    let new = control::secondary("new", say("shell-new"))
        .icon(Icon::Plus)
        .align_left()
        .width(Length::Fill)
        .on_press(Message::New);
    let links = column![
        side_link(
            "guides",
            Icon::Book,
            "shell-guides",
            Message::Guides,
            matches!(outro.screen, Screen::Guides(_))
        ),
        side_link(
            "answers",
            Icon::Question,
            "shell-answers",
            Message::Answers,
            matches!(outro.screen, Screen::Answers(_))
        ),
        side_link(
            "settings",
            Icon::Gear,
            "shell-settings",
            Message::Settings,
            matches!(outro.screen, Screen::Settings(_))
        ),
    ]
    .spacing(space::XS);
    let content = column![
        name,
        new,
        container(card::scroll(side_cases(outro, frame))).height(Length::Fill),
        links
    ]
    .spacing(space::M);
    let bar = container(content)
        .width(space::SIDEBAR)
        .height(Length::Fill)
        .padding([space::L, space::M])
        .style(view::sidebar_style);
    semantics::group(Role::Navigation, say("shell-navigation"), bar).into()
}

fn side_link<'a>(
    id: &'static str,
    sign: Icon,
    label: &str,
    message: Message,
    selected: bool,
) -> Element<'a, Message> {
    control::row_item(id, icon(sign, 18.0), say(label), "", selected)
        .on_press(message)
        .into()
}

fn side_cases<'a>(outro: &'a Outro, frame: Frame<'a>) -> Element<'a, Message> {
    let (over, open): (Vec<_>, Vec<_>) = frame
        .desk
        .cases()
        .into_iter()
        .partition(|case| case.is_over());
    let mut list = Column::new().spacing(space::XS);
    for (heading, cases) in [("shell-in-progress", open), ("shell-finished", over)] {
        if cases.is_empty() {
            continue;
        }
        let heading = container(text::caption(say(heading))).padding([space::S, space::S]);
        list = list.push(heading);
        for case in cases {
            list = list.push(side_case(outro, frame, case));
        }
    }
    list.into()
}

fn side_case<'a>(outro: &'a Outro, frame: Frame<'a>, case: &'a Case) -> Element<'a, Message> {
    let selected = matches!(&outro.screen, Screen::Case(id, _) if *id == case.id);
    let guide = frame.catalogue.guide(&case.guide);
    let title = guide.map_or_else(|| case.guide.clone(), |guide| guide.title.clone());
    control::row_item(
        format!("case-{}", case.id),
        progress_ring(
            guide.map_or(0.0, |guide| fraction(guide, case)),
            case.is_over(),
        ),
        title,
        view::case_note(frame, case),
        selected,
    )
    .on_press(Message::Case(case.id.clone()))
    .into()
}

/// How far a case is, for its ring: steps and the proof count alike.
pub fn fraction(guide: &Guide, case: &Case) -> f32 {
    let (done, of) = Walk::of(guide, case).map_or((0, 1), |walk| walk.progress());
    match case.outcome {
        Outcome::Proven { .. } | Outcome::MovedTo(_) => 1.0,
        Outcome::Ended { .. } => 0.9,
        _ => 0.9 * done as f32 / of.max(1) as f32,
    }
}

/// The head of a case: its title, who bills, the site, whose it is, and the tabs.
pub fn head<'a>(frame: CaseFrame<'a>, page: &Page) -> Element<'a, Message> {
    let title = semantics::heading(1, frame.guide.title.clone()).id("page-title");
    let mut titles = column![title].spacing(space::XS).width(Length::Fill);
    if let Some(channel) = frame
        .case
        .channel
        .as_deref()
        .and_then(|id| frame.guide.channel(id))
    {
        titles = titles.push(text::secondary(channel.subtitle.as_str()).style(text::muted));
    }
    let mut top = row![titles].spacing(space::M).align_y(Alignment::Start);
    if frame.room != Room::Narrow {
        top = top.push(chips(frame));
    }
    let mut head = column![top].spacing(space::M);
    if has_tabs(frame.case, page) {
        head = head.push(tabs(frame, page));
    }
    head.into()
}

fn chips<'a>(frame: CaseFrame<'a>) -> Element<'a, Message> {
    let region = frame
        .case
        .region
        .as_deref()
        .and_then(|id| frame.guide.region(id));
    let mut chips = row![].spacing(space::S);
    if let Some(region) = region {
        let name = fill("shell-site", &[("site", word(region.label.clone()))]);
        chips = chips.push(
            control::control("site", Role::Button, name, card::pill(region.host.clone()))
                .on_press(Message::Country),
        );
    }
    let person = match frame.case.person.as_str() {
        "" => say("shell-no-name"),
        person => person.to_owned(),
    };
    let name = fill("shell-whose", &[("person", word(person.clone()))]);
    chips
        .push(
            control::control("person", Role::Button, name, card::pill(person))
                .on_press(Message::Name),
        )
        .into()
}

fn has_tabs(case: &Case, page: &Page) -> bool {
    case.channel.is_some() && page.place() >= Place::Backup
}

fn tabs<'a>(frame: CaseFrame<'a>, page: &Page) -> Element<'a, Message> {
    let (answered, tasks) = backup::progress(frame.guide, frame.case);
    let (done, steps) = Walk::of(frame.guide, frame.case).map_or((0, 0), |walk| walk.progress());
    let narrow = frame.room == Room::Narrow;
    let count = |done: usize, of: usize| {
        if narrow {
            String::new()
        } else {
            fill("shell-count", &[("done", number(done)), ("of", number(of))])
        }
    };
    let ended = !matches!(frame.case.outcome, Outcome::Open);
    let place = page.place();
    let backup_mark = match answered == tasks {
        true => Mark::Ticked,
        false if place == Place::Backup => Mark::Number(1),
        false => Mark::Caution,
    };
    let cancel_mark = if done == steps && steps > 0 {
        Mark::Ticked
    } else {
        Mark::Number(2)
    };
    let sure_mark = if frame.case.is_over() {
        Mark::Ticked
    } else {
        Mark::Number(3)
    };
    let backup_label = say(if narrow {
        "shell-tab-backup-short"
    } else {
        "shell-tab-backup"
    });
    let sure = control::tab(
        "tab-sure",
        sure_mark,
        say("shell-tab-sure"),
        "",
        place == Place::Ending,
    )
    .on_press_maybe(ended.then_some(Message::Tab(Place::Ending)));
    let sure = if ended {
        sure
    } else {
        sure.description(say("shell-tab-sure-later"))
    };
    card::tab_bar(
        say("shell-stages"),
        [
            control::tab(
                "tab-backup",
                backup_mark,
                backup_label,
                count(answered, tasks),
                place == Place::Backup,
            )
            .on_press(Message::Tab(Place::Backup))
            .into(),
            control::tab(
                "tab-cancel",
                cancel_mark,
                say("shell-tab-cancel"),
                count(done, steps),
                place == Place::Steps,
            )
            .on_press(Message::Tab(Place::Steps))
            .into(),
            sure.into(),
        ],
    )
}

/// The foot of a case: whether it is saved, how fresh the steps are, and "Undo".
pub fn foot<'a>(frame: CaseFrame<'a>) -> Element<'a, Message> {
    let saving = frame.desk.saving(&frame.case.id);
    let saved = saved_words(&saving, frame.frame);
    let line = match &saving {
        Saving::Failed(_) => text::note(saved.clone()).style(text::trouble),
        _ => text::note(saved.clone()).style(text::muted),
    };
    let mut left = row![semantics::status(saved, line)]
        .spacing(space::M)
        .align_y(Alignment::Center);
    if frame.case.undo().is_some() {
        left = left.push(control::link("undo", say("shell-undo")).on_press(Message::Undo));
    }
    let right = row![
        text::note(view::seen_line(frame)).style(text::muted),
        control::link("how-we-know", say("shell-how-we-know")).on_press(Message::Sources)
    ]
    .spacing(space::S)
    .align_y(Alignment::Center);
    let content: Element<'a, Message> = if frame.room != Room::Wide {
        column![left, right.wrap()].spacing(space::XS).into()
    } else {
        row![left, gap::horizontal(), right]
            .spacing(space::M)
            .align_y(Alignment::Center)
            .into()
    };
    column![
        card::hairline(),
        container(content)
            .padding([space::S, frame.room.margin()])
            .width(Length::Fill)
    ]
    .into()
}

/// "Saved just now", "Saving…", or what went wrong.
pub fn saved_words(saving: &Saving, frame: Frame<'_>) -> String {
    match saving {
        Saving::Saving => say("shell-saving"),
        Saving::Failed(_) => say("shell-not-saved"),
        Saving::Saved(None) => say("shell-nothing-to-save"),
        Saving::Saved(Some(at)) => {
            let minutes = frame.now.duration_since(*at).as_secs() / 60;
            match minutes {
                ..1 => say("shell-saved-now"),
                1..60 => fill("shell-saved-minutes", &[("n", number(minutes as usize))]),
                _ => {
                    let day = at.to_zoned(jiff::tz::TimeZone::system()).date();
                    fill("shell-saved-on", &[("day", word(words::date(day)))])
                }
            }
        }
    }
}

/// What the person has to know: what is wrong with the disk, what was set aside.
pub fn notices<'a>(outro: &'a Outro) -> Element<'a, Message> {
    let mut list = Column::new().spacing(space::S);
    if let Some(trouble) = outro.desk.trouble() {
        let retry = control::secondary("retry", say("shell-retry")).on_press(Message::Retry);
        let words = text::body(trouble.clone());
        let alert = semantics::group(Role::Alert, trouble, words);
        list = list.push(card::trouble(column![alert, retry].spacing(space::S)));
    }
    for (index, notice) in outro.notices.iter().enumerate() {
        let dismiss = control::quiet(format!("dismiss-{index}"), say("shell-dismiss"))
            .on_press(Message::Dismiss(index));
        let words = semantics::group(Role::Alert, notice.clone(), text::body(notice.as_str()));
        let content = column![words, dismiss].spacing(space::S);
        list = list.push(card::caution(content));
    }
    list.into()
}
