//! The head of a case: its title, who bills, the site, whose it is, and the tabs.

use iced::widget::{column, container, row};
use iced::{Alignment, Length};

use super::Message;
use crate::app::context::{Breakpoint, CaseContext};
use crate::app::screen::Page;
use crate::app::ui::control::Control;
use crate::app::ui::mark::Mark;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::app::view;
use crate::case::{Case, CasePage, Checklist, Outcome, backup};
use crate::i18n::{number, text as word, tr, tr_with};

/// The widest that the site's and the account's names get beside the title.
const CHIPS: f32 = 340.0;

/// The head of a case: its title, who bills, the site, whose it is, and the tabs.
pub fn head<'a>(context: CaseContext<'a>, page: &Page) -> Element<'a, Message> {
    let titles = titles(context, page);
    // On the first page the name is asked for in a field, and there is no site yet.
    let with_chips = page.place() > CasePage::Summary;
    let mut head = match context.room {
        Breakpoint::Wide if with_chips => {
            let chips = container(chips(context, Alignment::End)).max_width(CHIPS);
            column![
                row![titles, chips]
                    .spacing(space::M)
                    .align_y(Alignment::Start)
            ]
        }
        // Beside them a long name would leave no room for the title.
        Breakpoint::Medium if with_chips => column![titles, chips(context, Alignment::Start)],
        // The card of the current step needs the room; the pages before it have some.
        Breakpoint::Narrow if with_chips && page.place() <= CasePage::Backup => {
            column![titles, chips(context, Alignment::Start)]
        }
        Breakpoint::Wide | Breakpoint::Medium | Breakpoint::Narrow => column![titles],
    }
    .spacing(space::M);
    if has_tabs(context.case, page) {
        head = head.push(tabs(context, page));
    }
    head.into()
}

/// The title, who bills, and whether the guide is a person's own.
fn titles<'a>(context: CaseContext<'a>, page: &Page) -> Element<'a, Message> {
    let title = match own_title(context, page) {
        Some(words) => semantics::heading(1, words).id(view::page_title_id(page)),
        None => semantics::heading(1, context.guide.title.clone()).id("page-title"),
    };
    let channel = context.case.channel.as_deref();
    let channel = channel
        .and_then(|id| context.guide.channel(id))
        .filter(|_| page.place() >= CasePage::Backup)
        .map(|channel| text::secondary(channel.subtitle.as_str()).style(text::muted));
    let own = context.catalogue.is_own(&context.guide.id).then(|| {
        let words = if page.place() == CasePage::Summary {
            "own-guide"
        } else {
            "own-guide-short"
        };
        text::secondary(tr(words)).style(text::caution)
    });
    column![title]
        .push(channel)
        .push(own)
        .spacing(space::XS)
        .width(Length::Fill)
        .into()
}

/// The title of a page that comes before the checklist. It names the service itself, so that
/// there is one heading of level 1 and not two.
fn own_title(context: CaseContext<'_>, page: &Page) -> Option<String> {
    let id = match page.place() {
        CasePage::Summary => "summary-title",
        CasePage::Country if context.guide.has_sites() => "country-title",
        CasePage::Country => "country-title-same-site",
        CasePage::Plan => "plan-title",
        CasePage::Finder => "common-finder-title",
        CasePage::Backup | CasePage::Steps | CasePage::Ending => return None,
    };
    let service = word(context.guide.title.clone());
    Some(tr_with(id, &[("service", service)]))
}

fn chips(context: CaseContext<'_>, align: Alignment) -> Element<'_, Message> {
    let region = context
        .case
        .region
        .as_deref()
        .and_then(|id| context.guide.region(id));
    let mut chips = row![].spacing(space::S);
    if let Some(region) = region {
        let site = context.guide.site(region);
        let values = [
            ("host", word(site.to_owned())),
            ("site", word(region.label.clone())),
        ];
        let name = if context.guide.has_sites() {
            tr_with("shell-site", &values)
        } else {
            tr_with("shell-country", &values)
        };
        chips = chips.push(
            control::control("site", Role::Button, name, card::pill(site.to_owned()))
                .on_press(Message::Country),
        );
    }
    let person = match context.case.person.as_str() {
        "" => tr("shell-no-name"),
        person => person.to_owned(),
    };
    let name = tr_with("shell-whose", &[("person", word(person.clone()))]);
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
    case.channel.is_some() && page.place() >= CasePage::Backup
}

/// The three stages of a case, each with how far it is.
fn tabs<'a>(context: CaseContext<'a>, page: &Page) -> Element<'a, Message> {
    let here = page.place();
    card::tab_bar(
        tr("shell-stages"),
        [
            backup_tab(context, here).into(),
            cancel_tab(context, here).into(),
            make_sure_tab(context, here).into(),
        ],
    )
}

fn backup_tab(context: CaseContext<'_>, here: CasePage) -> Control<'_, Message> {
    let (answered, tasks) = backup::progress(context.guide, context.case);
    let is_here = here == CasePage::Backup;
    let mark = if answered == tasks {
        Mark::Ticked
    } else if is_here {
        Mark::Number(1)
    } else {
        Mark::Caution
    };
    let label = tr(if context.room == Breakpoint::Narrow {
        "shell-tab-backup-short"
    } else {
        "backup-title"
    });
    let count = count(context, answered, tasks);
    control::tab("tab-backup", mark, label, count, is_here).on_press(Message::Tab(CasePage::Backup))
}

fn cancel_tab(context: CaseContext<'_>, here: CasePage) -> Control<'_, Message> {
    let walk = Checklist::of(context.guide, context.case);
    let (done, steps) = walk.map_or((0, 0), |walk| walk.progress());
    let mark = if done == steps && steps > 0 {
        Mark::Ticked
    } else {
        Mark::Number(2)
    };
    let (label, count) = (tr("common-stage-cancel"), count(context, done, steps));
    control::tab("tab-cancel", mark, label, count, here == CasePage::Steps)
        .on_press(Message::Tab(CasePage::Steps))
}

/// The last stage cannot be opened before the steps have ended.
fn make_sure_tab(context: CaseContext<'_>, here: CasePage) -> Control<'_, Message> {
    let mark = if context.case.is_over() {
        Mark::Ticked
    } else {
        Mark::Number(3)
    };
    let label = tr("common-stage-make-sure");
    let tab = control::tab("tab-sure", mark, label, "", here == CasePage::Ending);
    if context.case.outcome == Outcome::Open {
        return tab
            .on_press_maybe(None)
            .description(tr("shell-tab-sure-later"));
    }
    tab.on_press(Message::Tab(CasePage::Ending))
}

/// "2 of 5"; empty where there is no room for it.
fn count(context: CaseContext<'_>, done: usize, of: usize) -> String {
    if context.room == Breakpoint::Narrow {
        return String::new();
    }
    tr_with("shell-count", &[("done", number(done)), ("of", number(of))])
}
