//! The head of a case: its title, who bills, the site, whose it is, and the tabs.

use iced::widget::{column, container, row};
use iced::{Alignment, Length};

use super::Message;
use crate::app::frame::{CaseFrame, Room};
use crate::app::screen::Page;
use crate::app::ui::mark::Mark;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::app::view;
use crate::case::{Case, Outcome, Place, Walk, backup};
use crate::words::{fill, number, say, text as word};

/// The widest that the site's and the account's names get beside the title.
const CHIPS: f32 = 340.0;

/// The head of a case: its title, who bills, the site, whose it is, and the tabs.
pub fn head<'a>(frame: CaseFrame<'a>, page: &Page) -> Element<'a, Message> {
    let title = match own_title(frame, page) {
        Some(words) => semantics::heading(1, words).id(view::page_title_id(page)),
        None => semantics::heading(1, frame.guide.title.clone()).id("page-title"),
    };
    let mut titles = column![title].spacing(space::XS).width(Length::Fill);
    let channel = frame.case.channel.as_deref();
    if let Some(channel) = channel.and_then(|id| frame.guide.channel(id))
        && page.place() >= Place::Backup
    {
        titles = titles.push(text::secondary(channel.subtitle.as_str()).style(text::muted));
    }
    if frame.catalogue.is_own(&frame.guide.id) {
        let words = if page.place() == Place::Summary {
            "own-guide"
        } else {
            "own-guide-short"
        };
        titles = titles.push(text::secondary(say(words)).style(text::caution));
    }
    // On the first page the name is asked for in a field, and there is no site yet.
    let with_chips = page.place() > Place::Summary;
    let mut head = match frame.room {
        Room::Wide if with_chips => {
            let chips = container(chips(frame, Alignment::End)).max_width(CHIPS);
            column![
                row![titles, chips]
                    .spacing(space::M)
                    .align_y(Alignment::Start)
            ]
        }
        // Beside them a long name would leave no room for the title.
        Room::Medium if with_chips => column![titles, chips(frame, Alignment::Start)],
        // The card at hand needs the room; the page before it has some.
        Room::Narrow if with_chips && page.place() <= Place::Backup => {
            column![titles, chips(frame, Alignment::Start)]
        }
        _ => column![titles],
    }
    .spacing(space::M);
    if has_tabs(frame.case, page) {
        head = head.push(tabs(frame, page));
    }
    head.into()
}

/// The title of a page that comes before the checklist. It names the service itself, so that
/// there is one heading of level 1 and not two.
fn own_title(frame: CaseFrame<'_>, page: &Page) -> Option<String> {
    let id = match page.place() {
        Place::Summary => "summary-title",
        Place::Country => "country-title",
        Place::Plan => "plan-title",
        Place::Finder => "finder-title",
        Place::Backup | Place::Steps | Place::Ending => return None,
    };
    let service = word(frame.guide.title.clone());
    Some(fill(id, &[("service", service)]))
}

fn chips(frame: CaseFrame<'_>, align: Alignment) -> Element<'_, Message> {
    let region = frame
        .case
        .region
        .as_deref()
        .and_then(|id| frame.guide.region(id));
    let mut chips = row![].spacing(space::S);
    if let Some(region) = region {
        let values = [
            ("host", word(region.host.clone())),
            ("site", word(region.label.clone())),
        ];
        let name = fill("shell-site", &values);
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
        .wrap()
        .vertical_spacing(space::XS)
        .align_x(align)
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
