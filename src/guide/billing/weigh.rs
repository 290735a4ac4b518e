//! Weighs what is known of a charge: which channel it points to, and how surely.

use std::collections::{BTreeMap, BTreeSet};

use super::{Certainty, Pattern, Question};
use crate::guide::{Channel, ChannelId, Guide};

/// What speaks for a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The channel's id.
    pub channel: ChannelId,
    /// How surely it is the one; `None` when nothing speaks for it.
    pub certainty: Option<Certainty>,
    /// True when an answer speaks against it.
    pub against: bool,
    /// What speaks for it, in the guide's own sentences.
    pub why: Vec<String>,
}

/// Weighs what is known: every channel offered here and not ruled out, the likeliest first.
///
/// `pattern` is the id of the statement pattern that fitted, and how surely it fitted the line; the
/// pattern's own certainty counts where that is not known. An answer of `None` is "I'm not
/// sure". Ids that the guide does not know are passed over. Channels of which nothing is
/// known follow in the guide's order; those that only an answer speaks against come last.
/// The list is empty only when every channel is ruled out.
pub fn weigh(
    guide: &Guide,
    region: &str,
    plan: Option<&str>,
    pattern: Option<(&str, Option<Certainty>)>,
    answers: &BTreeMap<String, Option<String>>,
    ruled_out: &BTreeSet<ChannelId>,
) -> Vec<Verdict> {
    let open = guide
        .channels_for(region, plan)
        .filter(|channel| !ruled_out.contains(&channel.id));
    let mut scales: Vec<Scale> = open.map(|channel| Scale::new(guide, channel)).collect();
    let mut patterns = guide.billing.statement.iter();
    let pattern = pattern.and_then(|(id, surely)| {
        let pattern = patterns.find(|known| known.id == id)?;
        Some((pattern, surely.unwrap_or(pattern.certainty)))
    });
    for scale in &mut scales {
        if let Some((pattern, surely)) = pattern {
            scale.weigh_pattern(pattern, surely);
        }
        for question in &guide.billing.questions {
            scale.weigh_answer(question, answers.get(&question.id));
        }
    }
    // The sort is stable: what weighs the same stays in the guide's order.
    scales.sort_by_key(|scale| (scale.against && scale.weight() == 0, -scale.weight()));
    scales.into_iter().map(Scale::into_verdict).collect()
}

/// What lies on the scale for one channel.
struct Scale<'a> {
    guide: &'a Guide,
    channel: &'a Channel,
    points: i32,
    against: bool,
    why: Vec<String>,
}

impl<'a> Scale<'a> {
    fn new(guide: &'a Guide, channel: &'a Channel) -> Self {
        Scale {
            guide,
            channel,
            points: 0,
            against: false,
            why: Vec::new(),
        }
    }

    /// How far down a list the channel stands. Whoever bills first in it stands first with
    /// each of their channels: a statement names the company, not the device.
    fn rank(&self, channels: &[ChannelId]) -> Option<i32> {
        let at = channels.iter().position(|id| *id == self.channel.id)?;
        let first = channels.first().and_then(|id| self.guide.channel(id));
        if first.is_some_and(|first| first.billed_by == self.channel.billed_by) {
            return Some(0);
        }
        Some(i32::try_from(at).unwrap_or(i32::MAX))
    }

    fn weigh_pattern(&mut self, pattern: &Pattern, surely: Certainty) {
        let Some(rank) = self.rank(&pattern.channels) else {
            return;
        };
        self.points += match surely {
            Certainty::Sure => 6,
            Certainty::Likely => 4,
            Certainty::Possible => 2,
        } - rank.min(1);
        self.why.push(pattern.say.clone());
    }

    fn weigh_answer(&mut self, question: &Question, given: Option<&Option<String>>) {
        let given = given.and_then(Option::as_deref);
        let Some(answer) = question
            .answers
            .iter()
            .find(|a| Some(a.id.as_str()) == given)
        else {
            return;
        };
        if let Some(rank) = self.rank(&answer.points_to) {
            self.points += if answer.points_to.len() == 1 {
                3
            } else {
                2 - rank.min(1)
            };
            self.why.push(format!("{} {}", question.text, answer.text));
        }
        if answer.rules_out.contains(&self.channel.id) {
            self.against = true;
        }
    }

    /// Points, at most a faint chance once an answer speaks against it.
    fn weight(&self) -> i32 {
        if self.against {
            (self.points - 4).clamp(0, 1)
        } else {
            self.points
        }
    }

    fn into_verdict(self) -> Verdict {
        let certainty = match self.weight() {
            i32::MIN..=0 => None,
            1..=2 => Some(Certainty::Possible),
            3..=5 => Some(Certainty::Likely),
            6.. => Some(Certainty::Sure),
        };
        Verdict {
            channel: self.channel.id.clone(),
            certainty,
            against: self.against,
            why: self.why,
        }
    }
}
