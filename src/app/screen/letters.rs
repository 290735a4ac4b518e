//! Texts to send or to say: their gaps to fill in, the whole text, and a button to copy it.

use std::collections::BTreeMap;

use iced::Alignment;
use iced::widget::{Column, column, row};
use jiff::civil::Date;

use crate::app::context::Copied;
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, field, link, space, text};
use crate::case::{Case, ending};
use crate::guide::{Guide, GuideId, Letter, Medium, link::Error};
use crate::i18n::{self, text as word, tr, tr_with};

use super::{Action, blocks, toggle_one};

/// What is being typed into letters. It is never written down: it may hold an address.
#[derive(Debug, Default)]
pub struct Letters {
    /// The letter that is open, by guide and id.
    open: Option<(GuideId, String)>,
    /// What was typed, by guide and gap: the same name is asked for once.
    typed: BTreeMap<(GuideId, String), String>,
}

/// What happened at a letter.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was opened or closed.
    Toggled(String),
    /// A gap was typed into.
    Typed(String, String),
    /// "Copy the text".
    Copied(String),
    /// The page where it is sent is opened.
    Opened(String),
    /// The address of that page is copied.
    AddressCopied(String),
}

/// What is known already, so that nobody has to type it again.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The guide of the letters.
    pub guide: &'a Guide,
    /// The case, where the letters are of one.
    pub case: Option<&'a Case>,
    /// The country's site; empty while nobody said which.
    pub region: &'a str,
    /// The day.
    pub today: Date,
    /// What was copied last.
    pub copied: Copied<'a>,
}

impl Known<'_> {
    fn of(&self, gap: &str) -> Option<String> {
        match gap {
            "today" => Some(i18n::date(self.today)),
            "amount" => {
                let price = self.case?.price.as_ref()?;
                Some(ending::money(price.hundredths, &price.currency))
            }
            _ => None,
        }
    }
}

impl Letters {
    /// True for the letter that is open.
    pub fn is_open(&self, guide: &str, letter: &str) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|(of, id)| of == guide && id == letter)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, known: Known<'_>) -> Action {
        let guide = known.guide;
        match message {
            Message::Toggled(letter) => {
                toggle_one(&mut self.open, (guide.id.clone(), letter));
                Action::None
            }
            Message::Typed(gap, typed) => {
                self.typed.insert((guide.id.clone(), gap), typed);
                Action::None
            }
            Message::Copied(id) => {
                let Some(letter) = guide.letters.iter().find(|letter| letter.id == id) else {
                    return Action::None;
                };
                let text = self.text(letter, known);
                Action::Copy(text)
            }
            Message::Opened(link) => Action::open_link(guide, known.region, &link),
            Message::AddressCopied(link) => Action::copy_link(guide, known.region, &link),
        }
    }

    fn filled(&self, gap: &str, known: Known<'_>) -> String {
        let key = (known.guide.id.clone(), gap.to_owned());
        match self.typed.get(&key) {
            Some(typed) => typed.clone(),
            None => known.of(gap).unwrap_or_default(),
        }
    }

    /// The letter with its gaps filled; what is missing stands in brackets.
    pub fn text(&self, letter: &Letter, known: Known<'_>) -> String {
        let mut text = letter.text.clone();
        for slot in &letter.slots {
            let filled = self.filled(&slot.id, known);
            let filled = match filled.trim() {
                "" if slot.required => format!("[{}]", slot.label),
                other => other.to_owned(),
            };
            text = text.replace(&format!("{{{{{}}}}}", slot.id), &filled);
        }
        text
    }

    /// A letter as a line that opens.
    pub fn view<'a>(&self, at: &str, letter: &'a Letter, known: Known<'a>) -> Element<'a, Message> {
        let key = (known.guide.id.clone(), letter.id.clone());
        let open = self.open.as_ref() == Some(&key);
        let id = format!("{at}-{}-{}", known.guide.id, letter.id);
        let head = blocks::disclosure(id.clone(), letter.title.as_str(), open)
            .on_press(Message::Toggled(letter.id.clone()));
        let mut content = column![head].spacing(space::M);
        if open {
            content = content.push(self.opened(&id, letter, known));
        }
        content.into()
    }

    fn opened<'a>(&self, at: &str, letter: &'a Letter, known: Known<'a>) -> Element<'a, Message> {
        let mut content = column![text::secondary(tr(medium(letter.medium)))].spacing(space::M);
        let mut gaps = Column::new().spacing(space::M);
        for slot in &letter.slots {
            let (gap, shown) = (slot.id.clone(), self.filled(&slot.id, known));
            let keep = Message::Typed(gap.clone(), shown.clone());
            gaps = gaps.push(
                field::field(format!("{at}-{}", slot.id), slot.label.as_str(), shown)
                    .on_input(move |typed| Message::Typed(gap.clone(), typed))
                    // Enter stays here: the page's own action would lead away.
                    .on_submit(keep),
            );
        }
        if !letter.slots.is_empty() {
            content = content.push(gaps);
            content = content.push(text::note(tr("letters-not-kept")));
        }
        content = content.push(card::inset(text::body(self.text(letter, known))));
        content = content.push(self.buttons(at, letter, known));
        if let Some(days) = letter.answer_due_days {
            let days = i18n::number(days as usize);
            content = content.push(text::secondary(tr_with("letters-due", &[("n", days)])));
        }
        content.push(blocks::known(&letter.checked)).into()
    }

    fn buttons<'a>(&self, at: &str, letter: &'a Letter, known: Known<'a>) -> Element<'a, Message> {
        let title = [("title", word(letter.title.clone()))];
        let copy = control::secondary(format!("{at}-copy"), tr("letters-copy"))
            .icon(Icon::Copy)
            .name(tr_with("letters-copy-name", &title))
            .on_press(Message::Copied(letter.id.clone()));
        let copied = known.copied.said(&self.text(letter, known));
        let copy = row![copy]
            .push(copied.map(link::copied))
            .spacing(space::M)
            .align_y(Alignment::Center)
            .wrap();
        let mut content = column![copy].spacing(space::S);
        let link = letter.link.as_ref().filter(|link| {
            let address = known.guide.address(link, known.region);
            !matches!(address, Err(Error::NoRegion))
        });
        if let Some(link) = link {
            content = content.push(blocks::link_out(
                known.guide,
                known.region,
                at,
                link,
                Message::Opened(link.clone()),
                Message::AddressCopied(link.clone()),
                known.copied,
            ));
        }
        content.into()
    }
}

fn medium(medium: Medium) -> &'static str {
    match medium {
        Medium::Chat => "letters-chat",
        Medium::Email => "letters-email",
        Medium::Post => "letters-post",
        Medium::Phone => "letters-phone",
    }
}
