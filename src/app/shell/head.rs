//! The head of a case: its title, who bills, the site, whose it is, and the tabs.

use iced::widget::{column, container, row};
use iced::{Alignment, Length};

use super::Message;
use crate::app::context::{Breakpoint, CaseContext};
use crate::app::screen::Page;
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
    let title = match own_title(context, page) {
        Some(words) => semantics::heading(1, words).id(view::page_title_id(page)),
        None => semantics::heading(1, context.guide.title.clone()).id("page-title"),
    };
    let mut titles = column![title].spacing(space::XS).width(Length::Fill);
    let channel = context.case.channel.as_deref();
    if let Some(channel) = channel.and_then(|id| context.guide.channel(id))
        && page.place() >= CasePage::Backup
    {
        titles = titles.push(text::secondary(channel.subtitle.as_str()).style(text::muted));
    }
    if context.catalogue.is_own(&context.guide.id) {
        let words = if page.place() == CasePage::Summary {
            "own-guide"
        } else {
            "own-guide-short"
        };
        titles = titles.push(text::secondary(tr(words)).style(text::caution));
    }
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
        // The card at hand needs the room; the page before it has some.
        Breakpoint::Narrow if with_chips && page.place() <= CasePage::Backup => {
            column![titles, chips(context, Alignment::Start)]
        }
        _ => column![titles],
    }
    .spacing(space::M);
    if has_tabs(context.case, page) {
        head = head.push(tabs(context, page));
    }
    head.into()
}

/// The title of a page that comes before the checklist. It names the service itself, so that
/// there is one heading of level 1 and not two.
fn own_title(context: CaseContext<'_>, page: &Page) -> Option<String> {
    let id = match page.place() {
        CasePage::Summary => "summary-title",
        CasePage::Country => "country-title",
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
        let values = [
            ("host", word(region.host.clone())),
            ("site", word(region.label.clone())),
        ];
        let name = tr_with("shell-site", &values);
        chips = chips.push(
            control::control("site", Role::Button, name, card::pill(region.host.clone()))
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

fn tabs<'a>(context: CaseContext<'a>, page: &Page) -> Element<'a, Message> {
    let (answered, tasks) = backup::progress(context.guide, context.case);
    let (done, steps) =
        Checklist::of(context.guide, context.case).map_or((0, 0), |walk| walk.progress());
    let narrow = context.room == Breakpoint::Narrow;
    let count = |done: usize, of: usize| {
        if narrow {
            String::new()
        } else {
            tr_with("shell-count", &[("done", number(done)), ("of", number(of))])
        }
    };
    let ended = !matches!(context.case.outcome, Outcome::Open);
    let place = page.place();
    let backup_mark = match answered == tasks {
        true => Mark::Ticked,
        false if place == CasePage::Backup => Mark::Number(1),
        false => Mark::Caution,
    };
    let cancel_mark = if done == steps && steps > 0 {
        Mark::Ticked
    } else {
        Mark::Number(2)
    };
    let sure_mark = if context.case.is_over() {
        Mark::Ticked
    } else {
        Mark::Number(3)
    };
    let backup_label = tr(if narrow {
        "shell-tab-backup-short"
    } else {
        "backup-title"
    });
    let sure = control::tab(
        "tab-sure",
        sure_mark,
        tr("common-stage-make-sure"),
        "",
        place == CasePage::Ending,
    )
    .on_press_maybe(ended.then_some(Message::Tab(CasePage::Ending)));
    let sure = if ended {
        sure
    } else {
        sure.description(tr("shell-tab-sure-later"))
    };
    card::tab_bar(
        tr("shell-stages"),
        [
            control::tab(
                "tab-backup",
                backup_mark,
                backup_label,
                count(answered, tasks),
                place == CasePage::Backup,
            )
            .on_press(Message::Tab(CasePage::Backup))
            .into(),
            control::tab(
                "tab-cancel",
                cancel_mark,
                tr("common-stage-cancel"),
                count(done, steps),
                place == CasePage::Steps,
            )
            .on_press(Message::Tab(CasePage::Steps))
            .into(),
            sure.into(),
        ],
    )
}
