//! Who charges: reads a line of a bank statement and weighs answers. Nothing typed is kept.

use std::collections::{BTreeMap, BTreeSet};

use super::{Channel, ChannelId, Guide};

mod bill;

pub use bill::{Billing, Certainty, Pattern, Question, QuestionAnswer, TryFirst};

/// A statement line longer than this is cut; no bank prints that many characters.
const LONGEST: usize = 400;

/// Words that banks put in front of the name of whoever charges.
const BANK_WORDS: [&str; 34] = [
    "AT",
    "BUY",
    "CARD",
    "CARTE",
    "CB",
    "CHARGE",
    "CHECKCARD",
    "CONTACTLESS",
    "CREDIT",
    "DD",
    "DEBIT",
    "DIRECT",
    "FROM",
    "KARTENZAHLUNG",
    "KAUF",
    "LASTSCHRIFT",
    "MASTERCARD",
    "ON",
    "ONLINE",
    "PAIEMENT",
    "PAYMENT",
    "PENDING",
    "POS",
    "PRE-AUTHORISED",
    "PREAUTH",
    "PURCHASE",
    "RECURRING",
    "SEPA",
    "SUBSCRIPTION",
    "TO",
    "TRANSACTION",
    "VIS",
    "VISA",
    "WEB",
];

/// A pattern that fitted a statement line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The pattern's id: the only thing about the line that may be kept.
    pub pattern: String,
    /// Channels that it points to, likeliest first; may be empty.
    pub channels: Vec<ChannelId>,
    /// How surely.
    pub certainty: Certainty,
    /// What it means, in a sentence.
    pub say: String,
}

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

/// The patterns that a statement line fits, surest first. Keeps nothing of the line.
///
/// A pattern that lies within a longer one's hit gives way to it.
pub fn read_statement(billing: &Billing, line: &str) -> Vec<Finding> {
    let line = fold(line);
    let mut hits: Vec<Hit> = billing
        .statement
        .iter()
        .filter_map(|p| Hit::of(p, &line))
        .collect();
    let spans: Vec<(usize, usize)> = hits.iter().map(|hit| (hit.start, hit.end)).collect();
    hits.retain(|hit| !spans.iter().any(|span| hit.lies_within(*span)));
    hits.sort_by(|a, b| {
        b.certainty
            .cmp(&a.certainty)
            .then((b.end - b.start).cmp(&(a.end - a.start)))
    });
    hits.into_iter().map(Hit::into_finding).collect()
}

/// Upper case, one space between words, none around `*`, nothing invisible.
fn fold(line: &str) -> String {
    let short: String = line.chars().take(LONGEST).collect();
    let visible = crate::text::clean(&short).to_uppercase();
    let words: Vec<&str> = visible.split_whitespace().collect();
    words.join(" ").replace(" *", "*").replace("* ", "*")
}

/// Where a pattern fits a folded line, in bytes.
struct Hit<'a> {
    pattern: &'a Pattern,
    start: usize,
    end: usize,
    certainty: Certainty,
}

impl<'a> Hit<'a> {
    fn of(pattern: &'a Pattern, line: &str) -> Option<Self> {
        let starts = pattern.starts.as_deref().map(fold);
        let contains = pattern.contains.as_deref().map(fold);
        let (start, end, at_start) = match (starts, contains) {
            (Some(starts), None) => found_at_start(line, &starts)?,
            (None, Some(contains)) => found_within(line, &contains)?,
            (Some(starts), Some(contains)) => {
                found_within(line, &contains)?;
                found_at_start(line, &starts)?
            }
            (None, None) => return None,
        };
        let certainty = if at_start {
            pattern.certainty
        } else {
            less(pattern.certainty)
        };
        Some(Hit {
            pattern,
            start,
            end,
            certainty,
        })
    }

    fn lies_within(&self, (start, end): (usize, usize)) -> bool {
        start <= self.start && self.end <= end && end - start > self.end - self.start
    }

    fn into_finding(self) -> Finding {
        Finding {
            pattern: self.pattern.id.clone(),
            channels: self.pattern.channels.clone(),
            certainty: self.certainty,
            say: self.pattern.say.clone(),
        }
    }
}

fn found_within(line: &str, wanted: &str) -> Option<(usize, usize, bool)> {
    let start = line.find(wanted).filter(|_| !wanted.is_empty())?;
    Some((start, start + wanted.len(), true))
}

/// At the start, after a bank's own words, or, less surely, where any later word begins. A name
/// ends with its word: a tidal wave is no TIDAL.
fn found_at_start(line: &str, wanted: &str) -> Option<(usize, usize, bool)> {
    if wanted.is_empty() {
        return None;
    }
    let start = line
        .match_indices(wanted)
        .map(|(at, _)| at)
        .find(|at| begins_word(line, *at) && ends_word(line, *at + wanted.len()))?;
    Some((start, start + wanted.len(), is_bank_talk(&line[..start])))
}

fn begins_word(line: &str, at: usize) -> bool {
    !line[..at]
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric)
}

/// True where no letter follows a letter. A number may follow a name without a space.
fn ends_word(line: &str, at: usize) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
    !(is_letter(line[..at].chars().next_back()) && is_letter(line[at..].chars().next()))
}

/// True for dates, numbers, and the words that banks put first.
fn is_bank_talk(before: &str) -> bool {
    let mut words = before
        .split([' ', '*', ':', ',', ';', '-', '/', '|'])
        .filter(|word| !word.is_empty());
    words.all(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.chars().any(|c| c.is_ascii_digit())
            || is_month(word)
            || word.is_empty()
            || BANK_WORDS.contains(&word)
    })
}

fn is_month(word: &str) -> bool {
    let months = [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ];
    months
        .iter()
        .any(|month| word.starts_with(month) && word.len() <= 9)
}

fn less(certainty: Certainty) -> Certainty {
    match certainty {
        Certainty::Sure => Certainty::Likely,
        Certainty::Likely | Certainty::Possible => Certainty::Possible,
    }
}

/// Weighs what is known: every channel offered here and not ruled out, the likeliest first.
///
/// `pattern` is the id of the statement pattern that fitted. An answer of `None` is "I'm not
/// sure". Ids that the guide does not know are passed over. Channels of which nothing is
/// known follow in the guide's order; those that only an answer speaks against come last.
/// The list is empty only when every channel is ruled out.
pub fn weigh(
    guide: &Guide,
    region: &str,
    plan: Option<&str>,
    pattern: Option<&str>,
    answers: &BTreeMap<String, Option<String>>,
    ruled_out: &BTreeSet<ChannelId>,
) -> Vec<Verdict> {
    let open = guide
        .channels_for(region, plan)
        .filter(|channel| !ruled_out.contains(&channel.id));
    let mut scales: Vec<Scale> = open.map(|channel| Scale::new(guide, channel)).collect();
    let pattern = pattern.and_then(|id| guide.billing.statement.iter().find(|p| p.id == id));
    for scale in &mut scales {
        if let Some(pattern) = pattern {
            scale.weigh_pattern(pattern);
        }
        for question in &guide.billing.questions {
            scale.weigh_answer(question, answers.get(&question.id));
        }
    }
    // The sort is stable: what weighs the same stays in the guide's order.
    scales.sort_by_key(|scale| (scale.against && scale.weight() == 0, -scale.weight()));
    scales.into_iter().map(Scale::into_verdict).collect()
}

/// The next channel to look at when the charge can't be found: the guide's order, without what
/// was ruled out. `None` when nothing is left; support has to help then.
pub fn next_to_try<'a>(
    guide: &'a Guide,
    region: &str,
    plan: Option<&str>,
    ruled_out: &BTreeSet<ChannelId>,
) -> Option<&'a TryFirst> {
    guide.billing.default_order.iter().find(|next| {
        let offered = |channel: &Channel| channel.when.holds(region, plan);
        !ruled_out.contains(&next.channel) && guide.channel(&next.channel).is_some_and(offered)
    })
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

    fn weigh_pattern(&mut self, pattern: &Pattern) {
        let Some(rank) = self.rank(&pattern.channels) else {
            return;
        };
        self.points += match pattern.certainty {
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
