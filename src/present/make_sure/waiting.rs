//! Letters that went out: until when an answer is due, and what comes next when it is late.

use jiff::civil::Date;

use crate::case::commands::days_after;
use crate::case::{Case, Event};
use crate::guide::{Guide, Letter, Medium};
use crate::i18n::{self, number, text, tr, tr_with};
use crate::present::due::letter_title;

/// So many days more, when somebody goes on waiting.
const LONGER: u32 = 7;

/// A letter that waits for its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting<'a> {
    /// The letter's id.
    pub letter: &'a str,
    /// What it is called.
    pub title: String,
    /// The sentence: when it went out, and until when an answer is due.
    pub words: String,
    /// True once the answer is late.
    pub is_late: bool,
    /// The letter that comes next then, where the guide has one.
    pub next: Option<&'a Letter>,
}

/// Every letter of a case that waits for its answer.
pub fn all<'a>(guide: &'a Guide, case: &'a Case, today: Date) -> Vec<Waiting<'a>> {
    let waiting = case.awaited().map(|(id, sent)| {
        let is_late = sent.due.is_some_and(|due| due < today);
        let title = letter_title(Some(guide), id);
        let mut values = vec![("letter", text(&title)), ("on", text(i18n::date(sent.on)))];
        if let Some(due) = sent.due {
            values.push(("due", text(i18n::date(due))));
        }
        let sentence = match (sent.due, is_late) {
            (None, _) => "waiting-open",
            (Some(_), false) => "waiting-until",
            (Some(_), true) => "waiting-late",
        };
        Waiting {
            letter: id,
            title,
            words: tr_with(sentence, &values),
            is_late,
            next: next(guide, id),
        }
    });
    waiting.collect()
}

/// The letter that comes next where no answer came to this one.
pub fn next<'a>(guide: &'a Guide, letter: &str) -> Option<&'a Letter> {
    guide.letter(guide.letter(letter)?.then.as_deref()?)
}

/// What to do when an answer is late: the next way, or to write again.
pub fn what_next(waiting: &Waiting<'_>) -> String {
    match waiting.next {
        Some(next) => tr_with("waiting-next", &[("letter", text(&next.title))]),
        None => tr("waiting-again"),
    }
}

/// After how many days a person may be reminded of the answer: what the guide says first.
pub fn choices(letter: &Letter) -> Vec<u32> {
    let usual: &[u32] = match letter.medium {
        Medium::Chat | Medium::Phone => &[3, 7, 14],
        Medium::Email => &[7, 14],
        Medium::Post => &[14, 28],
    };
    let own = letter.answer_due_days.into_iter();
    let mut days: Vec<u32> = own.chain(usual.iter().copied()).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// "In 7 days".
pub fn choice(days: u32) -> String {
    tr_with("waiting-in-days", &[("n", number(days as usize))])
}

/// The event for a letter that went out today; with a day for the answer, where one is wanted.
pub fn sent(letter: &str, today: Date, days: Option<u32>) -> Event {
    Event::LetterSent {
        letter: letter.to_owned(),
        on: today,
        due: days.map(|days| days_after(today, days)),
    }
}

/// The event that waits a week longer, from today; the day on which it went out stays.
pub fn wait_longer(case: &Case, letter: &str, today: Date) -> Event {
    let on = case.letters.get(letter).map_or(today, |sent| sent.on);
    Event::LetterSent {
        letter: letter.to_owned(),
        on,
        due: Some(days_after(today, LONGER)),
    }
}

/// "I have sent it", "I have made the call".
pub fn sent_label(letter: &Letter) -> String {
    match letter.medium {
        Medium::Phone => tr("waiting-called"),
        Medium::Chat | Medium::Email | Medium::Post => tr("waiting-sent"),
    }
}
