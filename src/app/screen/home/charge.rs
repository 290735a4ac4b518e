//! "What is this charge?": a line of a statement, and the services that it may be for.

use iced::Alignment;
use iced::widget::{column, row};

use crate::app::context::Context;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, field, semantics, space, text};
use crate::i18n::{text as word, tr, tr_with};
use crate::present::charge::{self, Charge, Service};
use crate::present::charges;

use crate::app::screen::{Action, Target, blocks};

/// What the card remembers: the line, which is never written down, and what it comes to.
#[derive(Default)]
pub struct Line {
    typed: String,
    charge: Charge,
}

// By hand, so that what was typed can't get into a log by way of a debug print.
impl std::fmt::Debug for Line {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("charge::Line")
    }
}

/// What happened on the card.
#[derive(Clone)]
pub enum Message {
    /// The line was typed.
    Typed(String),
    /// Enter was pressed in it.
    Entered,
    /// A case of this service is begun, with the pattern that fitted.
    Begun(Service),
    /// "It is something else".
    Other,
    /// A file from the bank is to be looked through.
    File,
}

// For the same reason.
impl std::fmt::Debug for Message {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("charge::Message")
    }
}

impl Line {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::Typed(line) => {
                self.charge = charge::read(context.catalogue, context.lookup(), &line);
                self.typed = line;
                Action::None
            }
            Message::Entered => match &self.charge {
                Charge::Known { services, .. } => match services.as_slice() {
                    [only] => begin(only.clone()),
                    [first, ..] => Action::Focus(service_id(&first.guide)),
                    [] => Action::None,
                },
                Charge::Nothing | Charge::Unknown => Action::None,
            },
            Message::Begun(service) => begin(service),
            Message::Other => Action::Go(Target::Guides),
            Message::File => Action::Go(Target::Charges),
        }
    }

    /// The card.
    pub fn view(&self) -> Element<'_, Message> {
        let field = field::field("charge-line", tr("charge-title"), self.typed.as_str())
            .placeholder(tr("charge-example"))
            .hint(tr("charge-hint"))
            .on_input(Message::Typed)
            .on_submit(Message::Entered);
        let file = control::words("charge-file", tr("charge-file")).on_press(Message::File);
        let content = column![field, result(&self.charge), file];
        card::card(content.spacing(space::S)).into()
    }
}

fn begin(service: Service) -> Action {
    let read = charges::fitted(service.pattern, service.certainty);
    Action::BeginWith(service.guide, vec![read])
}

fn service_id(guide: &str) -> String {
    format!("charge-{guide}")
}

/// What the line means; it is read out when it changes.
fn result(charge: &Charge) -> Element<'_, Message> {
    match charge {
        Charge::Nothing => semantics::nothing_yet(),
        Charge::Unknown => {
            let words = tr("charge-unknown");
            semantics::status(words.clone(), text::secondary(words)).into()
        }
        Charge::Known {
            say,
            certainty,
            services,
        } => {
            let certainty = Some(*certainty);
            let words = charges::with_certainty(say, certainty);
            let said = blocks::by_certainty(certainty, &words);
            let said = blocks::surely(words, said, certainty);
            let only = services.len() == 1;
            let mut ways = row![].spacing(space::S).align_y(Alignment::Center);
            for service in services {
                let label = tr_with("charge-cancel", &[("service", word(&service.title))]);
                let id = service_id(&service.guide);
                let button = if only {
                    control::primary(id, label)
                } else {
                    control::secondary(id, label)
                };
                ways = ways.push(button.on_press(Message::Begun(service.clone())));
            }
            let other = if services.is_empty() {
                "charge-choose"
            } else {
                "charge-other"
            };
            let other = control::quiet("charge-other", tr(other));
            let ways = ways.push(other.on_press(Message::Other)).wrap();
            column![said, ways.vertical_spacing(space::S)]
                .spacing(space::S)
                .into()
        }
    }
}
