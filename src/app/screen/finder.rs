//! Who charges: by what the statement says, by a few questions, or by looking one by one.

use std::collections::{BTreeMap, BTreeSet};

use iced::widget::column;

use crate::app::context::CaseContext;
use crate::app::ui::space;
use crate::app::ui::widget::Element;
use crate::case::{CasePage, Event, commands};
use crate::guide::ChannelId;
use crate::guide::billing::{self, Finding, Line, Patterns, Verdict};
use crate::guide::step::End;

use super::{Action, Target, summary};

mod company;
mod found;
pub mod paid;
mod pick;
mod question;
mod search;
mod statement;

/// What the screen remembers besides the case.
#[derive(Default)]
pub struct Finder {
    /// What is typed. It is never written down; only the id of the pattern that it fits is.
    line: String,
    /// What of it is known; none while it says too little.
    findings: Option<Vec<Finding>>,
    /// In which way the person looks for the one who charges.
    way: Way,
    /// "Before you start" is open.
    before: bool,
    /// Channels that are to be looked at after all the others.
    later: BTreeSet<ChannelId>,
    /// How it is paid, as far as that was opened.
    paid: paid::Paid,
}

/// In which way the person looks for the one who charges.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Way {
    /// By the companies.
    #[default]
    Companies,
    /// By the devices of the company with this id.
    Device(String),
    /// By the statement, or by a list of everyone.
    All,
    /// By questions; the current one, counted from 0.
    Ask(usize),
    /// By looking at one place after the other.
    Search,
}

/// What happened on the screen.
#[derive(Clone)]
pub enum Message {
    /// The line of the statement was typed.
    Typed(String),
    /// Enter was pressed in it.
    Entered,
    /// What the statement pointed to is forgotten.
    Forgot,
    /// A company was chosen, by its id.
    Company(String),
    /// The devices of a company are shown, by its id.
    Device(String),
    /// Back to the companies.
    Companies,
    /// "Before you start" was opened or closed.
    Before,
    /// Something happened in what it opens.
    Summary(summary::Message),
    /// Something about a trial, or about the next charge.
    Paid(paid::Message),
    /// A channel was chosen.
    Chosen(ChannelId),
    /// The channel that was chosen before stays.
    Kept,
    /// The questions are asked, from the first.
    Ask,
    /// The question before this one.
    AskBefore,
    /// A question was answered; none for "I'm not sure".
    Answered(String, Option<String>),
    /// "I can't find the charge anywhere".
    Search,
    /// The statement, the questions, and all the channels.
    All,
    /// A channel was looked at, and is not the one.
    RuledOut(ChannelId),
    /// A channel is looked at after the others.
    Later(ChannelId),
    /// A channel could be the one after all.
    RuledIn(ChannelId),
    /// Every channel could be the one after all.
    StartOver,
    /// A link was pressed.
    Opened(String),
    /// The address of a link is wanted.
    Copied(String),
    /// A text to send is wanted, by its letter's id.
    Letter(String),
    /// Another page is opened to answer it differently.
    Page(CasePage),
    /// Nobody charges.
    NothingToCancel,
}

// By hand, so that what was typed can't get into a log by way of a debug print.
impl std::fmt::Debug for Finder {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Finder")
            .field("way", &self.way)
            .finish_non_exhaustive()
    }
}

// For the same reason.
impl std::fmt::Debug for Message {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("finder::Message")
    }
}

impl Finder {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
        match message {
            Message::Typed(line) => self.typed(line, context),
            Message::Entered => first_marked(context),
            Message::Forgot => Action::event(Event::StatementRead {
                pattern: None,
                certainty: None,
            }),
            Message::Company(id) => self.company(&id, context),
            Message::Device(id) => self.show(Way::Device(id), context),
            Message::Companies => self.show(Way::Companies, context),
            Message::Before => {
                self.before = !self.before;
                Action::None
            }
            Message::Summary(message) => summary::Summary.update(message, context),
            Message::Paid(message) => self.paid.update(message, context),
            Message::Chosen(channel) => choose(&channel, context),
            Message::Kept => Action::Go(Target::Case(context.case.id.clone())),
            Message::Ask => self.show(Way::Ask(0), context),
            Message::AskBefore => self.ask_before(context),
            Message::Answered(question, answer) => self.answered(question, answer, context),
            Message::Search => self.show(Way::Search, context),
            Message::All => self.show(Way::All, context),
            Message::RuledOut(channel) => self.rule_out(&channel, context),
            Message::Later(channel) => {
                self.later.extend(search::all_of(context, &channel));
                self.show(Way::Search, context)
            }
            Message::RuledIn(channel) => Action::event(Event::RuledIn { channel }),
            Message::StartOver => self.start_over(context),
            Message::Opened(link) => Action::open_link(context.guide, context.region(), &link),
            Message::Copied(link) => Action::copy_link(context.guide, context.region(), &link),
            Message::Letter(letter) => search::copy_letter(context, &letter),
            Message::Page(place) => Action::Go(Target::Page(place)),
            Message::NothingToCancel => Action::event(Event::Ended {
                end: End::NothingToCancel,
            }),
        }
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, context: CaseContext<'_>) -> Option<Message> {
        match &self.way {
            _ if pick::offered(context).next().is_none() => Some(Message::Page(CasePage::Plan)),
            Way::Companies | Way::All => pick::chosen(context).map(|_| Message::Kept),
            Way::Device(_) | Way::Ask(_) => None,
            Way::Search => match search::next(context, &context.case.ruled_out, &self.later) {
                Some(next) => search::found(context, next),
                None => Some(Message::StartOver),
            },
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        let verdicts = verdicts(context, &context.case.answers);
        match &self.way {
            _ if pick::offered(context).next().is_none() => pick::none_offered(context),
            Way::Companies => company::view(self, context, &verdicts),
            Way::Device(id) => company::device(context, id, &verdicts)
                .unwrap_or_else(|| company::view(self, context, &verdicts)),
            Way::All => pick::view(self, context, &verdicts),
            Way::Ask(at) => question::view(context, *at),
            Way::Search => column![search::view(self, context), pick::ruled_out(context)]
                .spacing(space::XL)
                .into(),
        }
    }

    fn typed(&mut self, line: String, context: CaseContext<'_>) -> Action {
        let patterns = Patterns::of(&context.guide.billing);
        self.findings = patterns.read_typed(&line);
        let found = patterns.read(&Line::of(&line));
        self.line = line;
        let (pattern, certainty) = found
            .first()
            .map(|finding| (finding.pattern.id.clone(), finding.certainty))
            .unzip();
        let case = context.case;
        if (&pattern, certainty) == (&case.pattern, case.pattern_certainty) {
            return Action::None;
        }
        Action::event(Event::StatementRead { pattern, certainty })
    }

    /// Shows the page in another way, and brings the keyboard focus to its heading.
    fn show(&mut self, way: Way, context: CaseContext<'_>) -> Action {
        Action::Focus(self.turn_to(way, context))
    }

    /// Turns the page to another way, and returns the id of its heading.
    fn turn_to(&mut self, way: Way, context: CaseContext<'_>) -> String {
        self.way = way;
        match &self.way {
            Way::Companies | Way::All => "title-finder".to_owned(),
            Way::Device(_) => company::DEVICE.to_owned(),
            Way::Ask(at) => question::heading_id(*at),
            Way::Search => search::heading_id(context, &context.case.ruled_out, &self.later),
        }
    }

    /// One page back within the search for who charges; none from its first page.
    pub fn back(&mut self, context: CaseContext<'_>) -> Option<String> {
        let way = match self.way {
            Way::Companies => return None,
            Way::Device(_) | Way::All => Way::Companies,
            Way::Ask(at) if at > 0 => Way::Ask(at - 1),
            Way::Ask(_) | Way::Search => Way::All,
        };
        Some(self.turn_to(way, context))
    }

    fn ask_before(&mut self, context: CaseContext<'_>) -> Action {
        match self.way {
            Way::Ask(at) if at > 0 => self.show(Way::Ask(at - 1), context),
            _ => self.show(Way::All, context),
        }
    }

    /// Goes on with a company: to its steps, or to the question of the device.
    fn company(&mut self, id: &str, context: CaseContext<'_>) -> Action {
        match company::follows(context, id) {
            Some(message) => self.update(message, context),
            None => Action::None,
        }
    }

    fn answered(
        &mut self,
        question: String,
        answer: Option<String>,
        context: CaseContext<'_>,
    ) -> Action {
        let Way::Ask(at) = self.way else {
            return Action::None;
        };
        let focus = if at + 1 < context.guide.billing.questions.len() {
            self.turn_to(Way::Ask(at + 1), context)
        } else {
            self.way = Way::All;
            found::HEADING.to_owned()
        };
        Action::event_and_focus(Event::QuestionAnswered { question, answer }, focus)
    }

    fn rule_out(&mut self, channel: &ChannelId, context: CaseContext<'_>) -> Action {
        let channels = search::all_of(context, channel);
        let mut ruled_out = context.case.ruled_out.clone();
        ruled_out.extend(channels.iter().cloned());
        let heading = search::heading_id(context, &ruled_out, &self.later);
        let events = channels
            .into_iter()
            .map(|channel| Event::RuledOut { channel });
        Action::RecordAndFocus(events.collect(), heading)
    }

    fn start_over(&mut self, context: CaseContext<'_>) -> Action {
        self.later.clear();
        let events = context
            .case
            .ruled_out
            .iter()
            .map(|channel| Event::RuledIn {
                channel: channel.clone(),
            })
            .collect();
        let heading = search::heading_id(context, &BTreeSet::new(), &self.later);
        Action::RecordAndFocus(events, heading)
    }
}

/// Takes a channel; the one that was chosen before is only gone on with.
fn choose(channel: &ChannelId, context: CaseContext<'_>) -> Action {
    let same = context.case.channel.as_ref() == Some(channel);
    if same && context.case.outcome == crate::case::Outcome::Open {
        return Action::Go(Target::Case(context.case.id.clone()));
    }
    Action::Record(commands::take_channel(
        context.guide,
        context.case,
        context.region(),
        channel,
    ))
}

/// What is known of each channel that is left.
fn verdicts(context: CaseContext<'_>, answers: &BTreeMap<String, Option<String>>) -> Vec<Verdict> {
    let case = context.case;
    billing::weigh(
        context.guide,
        context.region(),
        case.plan_id(),
        case.pattern
            .as_deref()
            .map(|id| (id, case.pattern_certainty)),
        answers,
        &case.ruled_out,
    )
}

/// Brings the keyboard to the likeliest channel.
fn first_marked(context: CaseContext<'_>) -> Action {
    let verdicts = verdicts(context, &context.case.answers);
    match verdicts.first() {
        Some(best) if best.certainty.is_some() => Action::Focus(pick::card_id(&best.channel)),
        _ => Action::None,
    }
}
