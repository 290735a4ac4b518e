//! A small calendar to pick a day from, made of ordinary controls: a button a day, each named
//! with the whole date, and one each for the month before and after.

use iced::widget::{column, container, row, space as gap};
use iced::{Alignment, Length};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text, uniform_grid};
use crate::i18n::{self, text as word, tr, tr_with};

/// The days of a week.
const WEEK: usize = 7;
/// The widest that it is drawn, in logical pixels.
const WIDEST: f32 = 340.0;

/// What was pressed in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// Another month is to be shown, by any of its days; none closes it.
    Month(Option<Date>),
    /// This day.
    Day(Date),
}

/// A calendar at a field.
pub struct Calendar<'a> {
    /// The words that open and close it.
    pub toggle: Element<'a, Pick>,
    /// The month that is open.
    pub month: Option<Element<'a, Pick>>,
}

/// The calendar of the field with this id and label, with the month that is `open`. It opens at the month of `first`; `chosen` is the day in the field. Weeks begin as
/// they do in the country.
pub fn calendar<'a>(
    id: &str,
    label: &str,
    open: Option<Date>,
    first: Date,
    chosen: Option<Date>,
    today: Date,
    country: Option<&str>,
) -> Calendar<'a> {
    let (words, turned) = match open {
        Some(_) => ("calendar-close", None),
        None => ("calendar-open", Some(first)),
    };
    let name = tr_with("calendar-open-name", &[("what", word(label))]);
    let toggle = control::small_words(format!("{id}-calendar"), tr(words))
        .name(name)
        .expanded(open.is_some())
        .on_press(Pick::Month(turned));
    let week = i18n::first_weekday(country);
    Calendar {
        toggle: toggle.into(),
        month: open.map(|open| month(id, open, chosen, today, week)),
    }
}

/// The month of this day.
fn month<'a>(
    id: &str,
    month: Date,
    chosen: Option<Date>,
    today: Date,
    week: Weekday,
) -> Element<'a, Pick> {
    let title = i18n::month(month);
    let first = month.first_of_month();
    let before = usize::from(first.weekday().since(week).unsigned_abs());
    let mut cells: Vec<Element<'a, Pick>> = Vec::new();
    for name in i18n::weekdays(week) {
        let name = text::caption(name)
            .width(Length::Fill)
            .align_x(Alignment::Center);
        cells.push(semantics::hidden(name));
    }
    cells.extend((0..before).map(|_| gap().into()));
    let days = (0..first.days_in_month()).filter_map(|at| first.checked_add(at.days()).ok());
    for day in days {
        cells.push(one(id, day, chosen, today));
    }
    while !cells.len().is_multiple_of(WEEK) {
        cells.push(gap().into());
    }
    let grid = uniform_grid::uniform_grid(cells, WEEK, 2.0);
    let grid = semantics::group(Role::Answers, title.clone(), grid);
    let content = column![head(id, month, &title), grid].spacing(space::S);
    container(card::inset(content)).max_width(WIDEST).into()
}

fn head<'a>(id: &str, month: Date, title: &str) -> Element<'a, Pick> {
    let turn = |months: i32, id: String, name: &str, icon: Icon| {
        let to = month.checked_add(months.months()).ok();
        let shown = to.map(i18n::month).unwrap_or_default();
        let name = tr_with(name, &[("month", word(shown))]);
        control::icon_button(id, name, icon).on_press_maybe(to.map(|to| Pick::Month(Some(to))))
    };
    let back = turn(
        -1,
        format!("{id}-before"),
        "calendar-before",
        Icon::ChevronLeft,
    );
    let on = turn(
        1,
        format!("{id}-after"),
        "calendar-after",
        Icon::ChevronRight,
    );
    let title = semantics::status(title.to_owned(), text::label(title.to_owned()));
    row![back, gap::horizontal(), title, gap::horizontal(), on]
        .align_y(Alignment::Center)
        .into()
}

/// A day: its number to see, its whole date to hear.
fn one<'a>(id: &str, day: Date, chosen: Option<Date>, today: Date) -> Element<'a, Pick> {
    let is_today = day == today;
    let name = i18n::long_date(day);
    let name = if is_today {
        tr_with("calendar-today", &[("day", word(name))])
    } else {
        name
    };
    control::day(
        format!("{id}-{day}"),
        name,
        day.day().to_string(),
        chosen == Some(day),
        is_today,
    )
    .on_press(Pick::Day(day))
    .into()
}
