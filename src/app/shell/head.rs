//! The head of a case: its title, who bills, the site, whose it is, and the tabs.

use iced::widget::{column, row};
use iced::{Alignment, Length};

use super::Message;
use crate::app::context::{Breakpoint, CaseContext};
use crate::app::screen::Page;
use crate::app::ui::control::Control;
use crate::app::ui::icon::{Icon, icon};
use crate::app::ui::mark::Mark;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, Theme, card, control, semantics, space, text};
use crate::app::view;
use crate::case::{Case, CasePage, Checklist, Outcome, backup};
use crate::guide::Region;
use crate::i18n::{number, text as word, tr, tr_with};
use crate::present::due::{self, Nearness};
use crate::present::finder::company;

/// The head of a case: its title, who bills, what can be changed at any time, and the tabs.
pub fn head<'a>(context: CaseContext<'a>, page: &Page) -> Element<'a, Message> {
    let mut head = column![titles(context, page)].spacing(space::M);
    if has_tabs(context.case, page) {
        head = head.push(tabs(context, page));
    }
    head.into()
}

/// The title, whether the guide is a person's own, and a line with who bills and the chips.
fn titles<'a>(context: CaseContext<'a>, page: &Page) -> Element<'a, Message> {
    let title = match own_title(context, page) {
        Some(words) => semantics::heading(1, words).id(view::page_title_id(page)),
        None => semantics::heading(1, context.guide.title.clone()).id("page-title"),
    };
    let own = context.catalogue.is_own(&context.guide.id).then(|| {
        let words = if page.place() <= CasePage::Finder {
            "own-guide"
        } else {
            "own-guide-short"
        };
        text::secondary(tr(words)).style(text::caution)
    });
    let chips = with_chips(context, page).then(|| chips(context, page));
    let due = due_line(context, page);
    column![title]
        .push(own)
        .push(about(page))
        .push(due)
        .push(chips)
        .spacing(space::S)
        .width(Length::Fill)
        .into()
}

/// What has to be decided or done soon, on the pages before the end; the last one has a card for
/// each of its dates.
fn due_line<'a>(context: CaseContext<'_>, page: &Page) -> Option<Element<'a, Message>> {
    if !matches!(page.place(), CasePage::Backup | CasePage::Steps) {
        return None;
    }
    let due = due::of(Some(context.guide), context.case, context.today);
    let due = due.into_iter().find(|due| {
        due.nearness != Nearness::Later || matches!(due.date.kind, due::Kind::DecideTrial(_))
    })?;
    let narrow = context.room == Breakpoint::Narrow;
    let words = if narrow { due.short } else { due.words };
    let sign = icon(Icon::Clock, 16.0).color(|theme: &Theme| theme.caution);
    let line = row![
        sign,
        text::set(text::CAPTION, words.clone())
            .style(text::caution)
            .width(Length::Fill)
    ]
    .spacing(space::S)
    .align_y(Alignment::Center);
    Some(semantics::spoken(words, line))
}

/// Why it is asked who bills; once that is known it stands among what can be changed.
fn about<'a>(page: &Page) -> Option<text::Text<'a>> {
    let asks = page.place() == CasePage::Finder;
    asks.then(|| text::body(tr("finder-about")).style(text::muted))
}

/// Who bills, and the way to change that.
fn channel<'a>(context: CaseContext<'a>, page: &Page) -> Option<Control<'a, Message>> {
    if page.place() <= CasePage::Finder {
        return None;
    }
    let channel = context.guide.channel(context.case.channel.as_deref()?)?;
    let values = [("channel", word(channel.subtitle.clone()))];
    let name = tr_with("shell-channel", &values);
    Some(chip("channel", channel.subtitle.clone(), name).on_press(Message::Channel))
}

/// Whether what can be changed stands in the head. The card of the current step needs the
/// room of a narrow window; the pages before it have some.
fn with_chips(context: CaseContext<'_>, page: &Page) -> bool {
    page.place() > CasePage::Summary
        && (context.room != Breakpoint::Narrow || page.place() <= CasePage::Backup)
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

/// What was taken as given and can be changed at any time: the site, the plan, the person.
fn chips<'a>(context: CaseContext<'a>, page: &Page) -> Element<'a, Message> {
    let mut chips = row![].push(channel(context, page)).spacing(space::S);
    // Once it is cancelled, another country would be another subscription.
    let region = context.guide.region(context.region());
    if let Some(region) = region.filter(|_| page.place() != CasePage::Ending) {
        chips = chips.push(site(context, region, page));
    }
    if page.place() <= CasePage::Finder && !context.guide.plans.is_empty() {
        chips = chips.push(plan(context));
    }
    let person = match context.case.person.as_str() {
        "" => tr("shell-no-name"),
        person => person.to_owned(),
    };
    let name = tr_with("shell-whose", &[("person", word(person.clone()))]);
    let chips = chips
        .align_y(Alignment::Center)
        .push(chip("person", person, name).on_press(Message::Name));
    let beside = (page.place() == CasePage::Steps).then(beside);
    let chips = chips.push(beside);
    let guess = page.place() == CasePage::Finder
        && company::is_guess(context.guide, context.case, context.country);
    let guess = guess.then(|| text::note(tr("shell-site-guessed")));
    column![chips.wrap().vertical_spacing(space::XS)]
        .push(guess)
        .spacing(space::XS)
        .into()
}

/// The country's site; its name in full where it is to be looked at.
fn site<'a>(context: CaseContext<'a>, region: &Region, page: &Page) -> Control<'a, Message> {
    let site = context.guide.site(region).to_owned();
    if !context.guide.has_sites() {
        let name = tr_with("shell-country", &[("site", word(region.label.clone()))]);
        return chip("site", site, name).on_press(Message::Country);
    }
    let values = [
        ("host", word(site.clone())),
        ("site", word(region.label.clone())),
    ];
    let words = if page.place() <= CasePage::Finder {
        tr_with("shell-site-chip", &values)
    } else {
        site
    };
    chip("site", words, tr_with("shell-site", &values)).on_press(Message::Country)
}

fn plan(context: CaseContext<'_>) -> Control<'_, Message> {
    let plan = context.case.plan_id().and_then(|id| context.guide.plan(id));
    let plan = plan.map_or_else(|| tr("shell-plan-unsure"), |plan| plan.title.clone());
    let values = [("plan", word(plan))];
    let words = tr_with("shell-plan-chip", &values);
    chip("plan", words, tr_with("shell-plan", &values)).on_press(Message::Plan)
}

fn chip<'a>(id: &'static str, words: String, name: String) -> Control<'a, Message> {
    control::control(id, Role::Button, name, card::menu_pill(words))
}

/// The way to the small window with the step at hand alone.
fn beside<'a>() -> Control<'a, Message> {
    let pill = card::sign_pill(tr("shell-beside"), Icon::Computer);
    control::control("beside", Role::Button, tr("shell-beside"), pill)
        .description(tr("shell-beside-means"))
        .on_press(Message::Beside)
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
    let label = tr(if context.width < space::SLIM {
        "shell-tab-backup-short"
    } else {
        "backup-title"
    });
    let count = count(context, answered, tasks);
    control::tab("tab-backup", mark, label, count, is_here).on_press(Message::Tab(CasePage::Backup))
}

fn cancel_tab(context: CaseContext<'_>, here: CasePage) -> Control<'_, Message> {
    let checklist = Checklist::of(context.guide, context.case);
    let (done, steps) = checklist.map_or((0, 0), |checklist| checklist.progress());
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
    let waits = context.case.awaited().next().is_some();
    if context.case.outcome == Outcome::Open && !waits {
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
