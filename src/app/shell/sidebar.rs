//! The sidebar: the cases, and the way to the other pages.

use iced::widget::{Column, column, container, row, rule};
use iced::{Alignment, Length};

use super::Message;
use crate::app::context::Context;
use crate::app::screen::Screen;
use crate::app::ui::icon::{Icon, icon, progress_ring};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::app::{Outro, view};
use crate::case::Case;
use crate::i18n::{number, tr, tr_with};
use crate::present::case_line::{self, names::Names};
use crate::present::due::{self, Nearness};

/// More cases than this are not listed beside the page; all of them are on the first one.
const MOST: usize = 30;

/// The sidebar.
pub fn sidebar<'a>(outro: &'a Outro, context: Context<'a>) -> Element<'a, Message> {
    // On a page that has this very button as its one loud thing, it is not there twice.
    let is_first = matches!(outro.screen, Screen::Home(_)) && context.cases.cases().is_empty();
    let new = (!is_first).then(|| {
        control::secondary("new", tr("home-new"))
            .icon(Icon::Plus)
            .align_left()
            .width(Length::Fill)
            .on_press(Message::New)
    });
    let content = column![brand()]
        .push(new)
        .push(container(card::scroll(side_cases(outro, context))).height(Length::Fill))
        .push(links(&outro.screen))
        .spacing(space::M);
    let bar = container(content)
        .width(Length::Fill)
        .height(Length::Fill)
        .padding([space::L, space::M])
        .style(view::sidebar_style);
    let width = if context.width < space::SLIM {
        space::SLIM_SIDEBAR
    } else {
        space::SIDEBAR
    };
    let bar = row![bar, rule::vertical(1.0)].width(width);
    semantics::group(Role::Navigation, tr("shell-navigation"), bar).into()
}

/// The name of the program, which leads to the list of cases.
fn brand<'a>() -> Element<'a, Message> {
    let brand = row![icon(Icon::Logo, 22.0), text::card_title(tr("shell-name"))]
        .spacing(space::S)
        .align_y(Alignment::Center);
    let brand = container(brand).padding([space::XS, space::S]);
    control::control("home", Role::Button, tr("shell-home"), brand)
        .on_press(Message::Home)
        .into()
}

/// The pages that belong to no case.
fn links<'a>(screen: &Screen) -> Element<'a, Message> {
    let is_guides = matches!(screen, Screen::Guides(_));
    let is_answers = matches!(screen, Screen::Answers(_));
    let is_settings = matches!(screen, Screen::Settings(_));
    column![
        side_link(
            "guides",
            Icon::Book,
            "answers-all-guides",
            Message::Guides,
            is_guides
        ),
        side_link(
            "answers",
            Icon::Question,
            "answers-title",
            Message::Answers,
            is_answers
        ),
        side_link(
            "settings",
            Icon::Gear,
            "settings-title",
            Message::Settings,
            is_settings
        ),
    ]
    .spacing(space::XS)
    .into()
}

fn side_link<'a>(
    id: &'static str,
    sign: Icon,
    label: &str,
    message: Message,
    selected: bool,
) -> Element<'a, Message> {
    control::row_item(id, icon(sign, 18.0), tr(label), "", None, selected)
        .on_press(message)
        .into()
}

/// In the order in which they were begun, the newest first: none moves under the pointer.
fn side_cases<'a>(outro: &'a Outro, context: Context<'a>) -> Element<'a, Message> {
    let cases = context.cases.as_begun();
    let names = Names::among(cases.iter().copied());
    let all = cases.len();
    let (over, open): (Vec<_>, Vec<_>) = cases.into_iter().partition(|case| case.is_over());
    let mut list = Column::new().spacing(space::XS);
    let mut shown = 0;
    for (heading, cases) in [("home-open", open), ("home-finished", over)] {
        let here = |case: &&Case| is_shown(outro, case);
        // Past the most that are shown, the one on the page is there all the same.
        let room = MOST.saturating_sub(shown);
        let late = cases.iter().skip(room).copied().find(here);
        for (at, case) in cases.iter().copied().take(room).chain(late).enumerate() {
            if at == 0 {
                let heading = container(text::caption(tr(heading)));
                list = list.push(heading.padding([space::S, space::S]));
            }
            list = list.push(side_case(outro, context, case, &names));
            shown += 1;
        }
    }
    if shown < all {
        let label = tr_with("shell-all", &[("n", number(all))]);
        list = list.push(control::link("all-cases", label).on_press(Message::Home));
    }
    list.into()
}

/// Whether a case is the one on the page.
fn is_shown(outro: &Outro, case: &Case) -> bool {
    matches!(&outro.screen, Screen::Case(id, _) if *id == case.id)
}

fn side_case<'a>(
    outro: &'a Outro,
    context: Context<'a>,
    case: &'a Case,
    names: &Names<'_>,
) -> Element<'a, Message> {
    let selected = is_shown(outro, case);
    let guide = context.catalogue.guide(&case.guide);
    let title = names.short(guide, case);
    let due = due::of(guide, case, context.today).into_iter().next();
    let due = due.map(|due| (due.short, due.nearness != Nearness::Later));
    control::row_item(
        format!("case-{}", case.id),
        progress_ring(
            guide.map_or(0.0, |guide| case_line::fraction(guide, case)),
            case.is_over(),
        ),
        title,
        case_line::case_note(context.catalogue, case, context.today),
        due,
        selected,
    )
    .on_press(Message::Case(case.id.clone()))
    .into()
}
