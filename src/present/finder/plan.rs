//! What is asked at once of somebody who says that they have a plan that is not cancelled like
//! the others.

use crate::case::{Case, Event, commands};
use crate::guide::step::End;
use crate::guide::{ChannelId, Guide, Matters, Plan};
use crate::i18n::{text, tr, tr_with};

/// A question about a plan, with its answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The question, or what is so.
    pub title: String,
    /// Why.
    pub about: String,
    /// The answers, the usual one first: its words, and what happened by it.
    pub answers: [(String, Vec<Event>); 2],
}

/// The question that follows a plan; none where the plan is cancelled like any other. `region` is
/// the site that is shown for the case.
pub fn question(guide: &Guide, case: &Case, region: &str, plan: &Plan) -> Option<Question> {
    let matters = plan.matters.as_ref()?;
    Some(match matters {
        Matters::NothingToCancel => nothing_to_cancel(guide, plan),
        Matters::Payer => payer(plan),
        Matters::Channel(channel) => comes_with(guide, case, region, plan, channel)?,
    })
}

fn nothing_to_cancel(guide: &Guide, plan: &Plan) -> Question {
    let values = [("plan", text(&plan.title)), ("service", text(&guide.title))];
    Question {
        title: tr("plan-nothing"),
        about: tr_with("plan-nothing-about", &values),
        answers: [
            (tr("plan-nothing-yes"), ended(plan, End::NothingToCancel)),
            (tr("plan-nothing-no"), vec![chosen(None)]),
        ],
    }
}

fn payer(plan: &Plan) -> Question {
    Question {
        title: tr("plan-payer"),
        about: tr_with("plan-payer-about", &[("plan", text(&plan.title))]),
        answers: [
            (tr("plan-payer-yes"), vec![chosen(Some(plan))]),
            (tr("plan-payer-no"), ended(plan, End::SomeoneElseMust)),
        ],
    }
}

fn comes_with(
    guide: &Guide,
    case: &Case,
    region: &str,
    plan: &Plan,
    channel: &ChannelId,
) -> Option<Question> {
    let channel = guide.channel(channel)?;
    let mut then = vec![chosen(Some(plan))];
    let mut known = case.clone();
    known.plan = Some(plan.id.clone()).into();
    then.extend(commands::take_channel(guide, &known, region, &channel.id));
    Some(Question {
        title: tr_with("plan-comes", &[("plan", text(&plan.title))]),
        about: tr_with("plan-comes-about", &[("channel", text(&channel.title))]),
        answers: [
            (tr("plan-comes-yes"), then),
            (tr("plan-comes-no"), vec![chosen(None)]),
        ],
    })
}

fn chosen(plan: Option<&Plan>) -> Event {
    Event::PlanChosen {
        plan: plan.map(|plan| plan.id.clone()),
    }
}

fn ended(plan: &Plan, end: End) -> Vec<Event> {
    vec![chosen(Some(plan)), Event::Ended { end }]
}
