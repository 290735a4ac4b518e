//! Where an answer leads.

use crate::guide::step::End;
use crate::guide::{Catalogue, Guide, Then};
use crate::i18n::{number, text, tr, tr_with};

/// Where an answer of this guide leads, as the words of what is pressed to go there.
pub fn leads_to(catalogue: &Catalogue, guide: &Guide, then: &Then) -> String {
    match then {
        Then::Next => tr("then-next"),
        Then::Stay => tr("then-stay"),
        Then::Step(id) => {
            let mut steps = guide.channels.iter().flat_map(|channel| &channel.steps);
            let title = steps
                .find(|step| step.is(id))
                .map(|step| step.title.as_str());
            let title = title.unwrap_or(id);
            tr_with("then-step", &[("step", text(title))])
        }
        Then::Channel(id) => {
            let title = guide
                .channel(id)
                .map_or(id.as_str(), |channel| &channel.title);
            tr_with("then-channel", &[("channel", text(title))])
        }
        Then::Finder => tr("ending-finder"),
        Then::OtherRegion => tr("finder-other-site"),
        Then::OtherAccount => tr("then-other-account"),
        Then::Guide(id) => {
            let title = catalogue
                .guide(id)
                .map_or(id.as_str(), |guide| &guide.title);
            tr_with("then-guide", &[("guide", text(title))])
        }
        Then::ComeBack(days) => tr_with("then-come-back", &[("n", number(*days as usize))]),
        Then::End(end) => tr(end_words(*end)),
    }
}

fn end_words(end: End) -> &'static str {
    match end {
        End::Cancelled => "steps-cancelled-elsewhere",
        End::AlreadyCancelled => "ending-already",
        End::NothingToCancel => "ending-nothing",
        End::SomeoneElseMust => "then-someone-else",
        End::Waiting => "then-waiting",
        End::AskSupport => "then-ask-support",
    }
}
