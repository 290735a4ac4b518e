//! Texts to send or to say: their gaps to fill in, the whole text, the ways to send it, and the
//! wait for an answer.

use std::collections::{BTreeMap, BTreeSet};

use iced::widget::column;
use jiff::civil::Date;

use crate::app::components::send::Send;
use crate::app::context::Copied;
use crate::app::drafts::{Drafts, Field};
use crate::app::ui::calendar::Pick;
use crate::app::ui::widget::Element;
use crate::app::ui::{space, text};
use crate::case::Case;
use crate::export::letter::{Form, Written};
use crate::export::mail;
use crate::guide::{Guide, GuideId, Letter};
use crate::i18n;
use crate::present::make_sure::letter::{self as words, Gap};
use crate::present::make_sure::waiting;

use super::{Action, blocks, toggle, toggle_one};

mod call;
mod fields;
mod send;

pub use send::waits;

/// What is being typed into letters. It is written down only where the person says so: it may
/// hold an address.
#[derive(Debug, Default)]
pub struct Letters {
    /// The line of the page whose letter is open, by its id: several may be of one letter.
    open: Option<String>,
    /// What was typed, by guide and gap: the same name is asked for once.
    typed: BTreeMap<(GuideId, String), String>,
    /// What the case has filled in is shown to be changed.
    all: bool,
    /// The gap whose calendar is open, and the month that it shows.
    calendar: Option<(String, Date)>,
    /// The points of a call that were said.
    said: BTreeSet<usize>,
}

/// What happened at a letter.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was opened or closed at this line of the page.
    Toggled(String),
    /// A gap was typed into.
    Typed(String, String),
    /// What the case has filled in is shown or hidden.
    All,
    /// Something in the calendar of a gap was pressed, whose field has this id.
    Picked {
        /// The gap.
        gap: String,
        /// The id of its field.
        field: String,
        /// What was pressed.
        pick: Pick,
    },
    /// What was typed is kept with the case.
    Kept(String),
    /// What was kept is forgotten.
    Forgotten,
    /// "Copy the text".
    Copied(String),
    /// The person's e-mail program is opened with it.
    Mailed(String),
    /// It is saved as a file.
    Saved(String, Form),
    /// The page where it is sent is opened.
    Opened(String),
    /// The address of that page is copied.
    AddressCopied(String),
    /// A point of a call was said, or not yet.
    Said(usize),
    /// A field of the case was typed into.
    Noted(Field, String),
    /// It went out; after so many days an answer is due.
    Sent(String, Option<u32>),
    /// The answer came.
    Answered(String),
    /// It waits longer for its answer.
    Waits(String),
}

/// What is known already, so that nobody has to type it again.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The guide of the letters.
    pub guide: &'a Guide,
    /// The case, where the letters are of one.
    pub case: Option<&'a Case>,
    /// What is being typed into the case; none where its page is not the one that is shown.
    pub drafts: Option<&'a Drafts>,
    /// The country's site; empty while nobody said which.
    pub region: &'a str,
    /// The day.
    pub today: Date,
    /// The country that the system is set to.
    pub country: Option<&'a str>,
    /// The window is narrow.
    pub narrow: bool,
    /// What was copied last.
    pub copied: Copied<'a>,
}

impl<'a> Known<'a> {
    fn words(self) -> words::Known<'a> {
        words::Known {
            guide: self.guide,
            case: self.case,
            today: self.today,
        }
    }
}

impl Letters {
    /// True for the line whose letter is open.
    pub fn is_open(&self, line: &str) -> bool {
        self.open.as_deref() == Some(line)
    }

    /// Forgets what is being typed into letters of this guide: it was for another case.
    pub fn forget_typed(&mut self, guide: &GuideId) {
        self.typed.retain(|(of, _), _| of != guide);
        self.said.clear();
        self.calendar = None;
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, known: Known<'_>) -> Action {
        let guide = known.guide;
        match message {
            Message::Toggled(line) => self.turn(line),
            Message::Typed(gap, typed) => self.typed(guide, gap, typed),
            Message::All => self.all = !self.all,
            Message::Picked { gap, field, pick } => return self.picked(guide, gap, field, pick),
            Message::Kept(letter) => return self.keep(&letter, known),
            Message::Forgotten => {
                return Action::Record(known.case.map_or_else(Vec::new, words::forget));
            }
            Message::Said(point) => toggle(&mut self.said, point),
            Message::Noted(field, typed) => return Action::Typed(field, typed),
            Message::Copied(id) => return self.with(&id, known, |_, text| Action::Copy(text)),
            Message::Mailed(id) => return self.mail(&id, known),
            Message::Saved(id, form) => return self.save(&id, form, known),
            Message::Opened(link) => return Action::open_link(guide, known.region, &link),
            Message::AddressCopied(link) => return Action::copy_link(guide, known.region, &link),
            Message::Sent(letter, days) => {
                return Action::event(waiting::sent(&letter, known.today, days));
            }
            Message::Answered(letter) => {
                return Action::event(crate::case::Event::LetterAnswered { letter });
            }
            Message::Waits(letter) => {
                let longer = |case| waiting::wait_longer(case, &letter, known.today);
                return Action::Record(known.case.map(longer).into_iter().collect());
            }
        }
        Action::None
    }

    fn turn(&mut self, line: String) {
        toggle_one(&mut self.open, line);
        self.said.clear();
        self.calendar = None;
        self.all = false;
    }

    fn typed(&mut self, guide: &Guide, gap: String, typed: String) {
        self.typed.insert((guide.id.clone(), gap), typed);
    }

    /// The day that was typed into a gap.
    fn typed_day(&self, gap: &str, known: Known<'_>) -> Option<Date> {
        let typed = self.typed.get(&(known.guide.id.clone(), gap.to_owned()))?;
        i18n::read_day(typed, known.today).sure()
    }

    fn picked(&mut self, guide: &Guide, gap: String, field: String, pick: Pick) -> Action {
        match pick {
            Pick::Month(month) => {
                self.calendar = month.map(|month| (gap, month));
                Action::None
            }
            Pick::Day(day) => {
                self.calendar = None;
                self.typed(guide, gap, i18n::date(day));
                Action::Focus(field)
            }
        }
    }

    /// Keeps what stands in the gaps that the case does not know by itself.
    fn keep(&self, letter: &str, known: Known<'_>) -> Action {
        let Some(letter) = known.guide.letter(letter) else {
            return Action::None;
        };
        let gaps = self.gaps(letter, known);
        let typed = gaps.iter().filter(|gap| !gap.is_known);
        let typed = typed.map(|gap| (gap.slot.id.as_str(), gap.value.as_str()));
        Action::Record(words::keep(typed))
    }

    fn with(
        &self,
        id: &str,
        known: Known<'_>,
        act: impl FnOnce(String, String) -> Action,
    ) -> Action {
        let Some(letter) = known.guide.letter(id) else {
            return Action::None;
        };
        let gaps = self.gaps(letter, known);
        let subject = words::subject(letter, &gaps, known.guide);
        act(subject, words::filled(letter, &gaps, known.words()))
    }

    fn mail(&self, id: &str, known: Known<'_>) -> Action {
        self.with(id, known, |subject, text| {
            match mail::short_address(&subject, &text) {
                Some(address) => Action::Send(Send::Mail(address)),
                None => Action::Copy(text),
            }
        })
    }

    fn save(&self, id: &str, form: Form, known: Known<'_>) -> Action {
        self.with(id, known, |title, text| {
            let written = Written { title, text, form };
            Action::Send(Send::Save(Box::new(written)))
        })
    }

    fn gaps<'a>(&self, letter: &'a Letter, known: Known<'_>) -> Vec<Gap<'a>> {
        let guide = &known.guide.id;
        words::gaps(letter, known.words(), |gap| {
            self.typed.get(&(guide.clone(), gap.to_owned())).cloned()
        })
    }

    /// A letter as a line that opens.
    pub fn view<'a>(&self, at: &str, letter: &'a Letter, known: Known<'a>) -> Element<'a, Message> {
        let line = line_id(at, known.guide, letter);
        let open = self.is_open(&line);
        let head = blocks::disclosure(line.clone(), letter.title.as_str(), open)
            .on_press(Message::Toggled(line.clone()));
        let mut content = column![head].spacing(space::M);
        if open {
            content = content.push(self.opened(&line, letter, known));
        }
        content.into()
    }

    /// A letter without its line: its gaps, its text, and the ways to send it.
    pub fn opened<'a>(
        &self,
        at: &str,
        letter: &'a Letter,
        known: Known<'a>,
    ) -> Element<'a, Message> {
        let gaps = self.gaps(letter, known);
        let whole = words::filled(letter, &gaps, known.words());
        column![text::secondary(words::medium(letter.medium))]
            .push(fields::view(self, letter, &gaps, known))
            .push(call::text(self, at, letter, &whole, known))
            .push(send::view(at, letter, &gaps, &whole, known))
            .push(send::answer(at, letter, known))
            .push(blocks::known(&letter.checked))
            .spacing(space::M)
            .into()
    }
}

/// The id of the line of a letter at a place of the page.
pub fn line_id(at: &str, guide: &Guide, letter: &Letter) -> String {
    format!("{at}-{}-{}", guide.id, letter.id)
}

/// The id of the field for a gap of a letter.
fn field_id(letter: &str, gap: &str) -> String {
    format!("letter-{letter}-{gap}")
}
