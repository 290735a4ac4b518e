//! Reads a line of a bank statement.

use std::cmp::Reverse;
use std::sync::Arc;

use super::around::{
    goes_on_as_another, has_shop_words, is_carried, is_place_of_a_name, without_own_name,
};
use super::bank_words::{is_bank_talk, is_small_shop};
use super::line::{Line, Place, Wanted};
use super::{Billing, Certainty, Names, Pattern};

/// A pattern that fitted a statement line.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The pattern as it stands in the guide. Its id is the only thing about the line that may be
    /// kept.
    pub pattern: Arc<Pattern>,
    /// How surely, as the words stand in this line.
    pub certainty: Certainty,
}

/// The patterns that a statement line fits, surest first. Keeps nothing of the line.
///
/// A pattern that lies within a longer one's hit gives way to it, and one of whose last word the bank
/// cut more off to one of which it cut less. Of what is left only one kind
/// counts: another service before a store, a store before a means of payment, and this before
/// the service's own name.
pub fn read_statement(billing: &Billing, line: &str) -> Vec<Finding> {
    Patterns::of(billing).read(&Line::of(line))
}

/// What `read` finds in a line that is still being typed: while the whole of it may become one that
/// is known, what stands before its last word counts. None while that says nothing yet.
pub fn as_typed<T>(
    line: &str,
    read: impl Fn(&str) -> Vec<T>,
    may_become: impl Fn(&Line) -> bool,
) -> Option<Vec<T>> {
    let found = read(line);
    if !found.is_empty() || !may_become(&Line::of(line)) {
        return Some(found);
    }
    let before_last_word = line.trim_end_matches(char::is_alphanumeric);
    Some(read(before_last_word)).filter(|found| !found.is_empty())
}

/// The patterns of a guide, made ready to be held against many lines.
#[derive(Debug)]
pub struct Patterns(Vec<Ready>);

impl Patterns {
    /// Folds what stands in a guide.
    pub fn of(billing: &Billing) -> Self {
        Self(billing.statement.iter().filter_map(Ready::of).collect())
    }

    /// As [`read_statement`].
    pub fn read(&self, line: &Line) -> Vec<Finding> {
        if is_small_shop(line.words()) {
            return Vec::new();
        }
        let hits = self.0.iter().filter_map(|ready| ready.hit(line));
        let mut hits: Vec<Hit<'_>> = hits.collect();
        let places: Vec<Place> = hits.iter().map(|hit| hit.place).collect();
        hits.retain(|hit| !places.iter().any(|place| hit.gives_way_to(*place)));
        let kind = hits.iter().map(|hit| hit.pattern.names).max();
        hits.retain(|hit| Some(hit.pattern.names) == kind);
        hits.sort_by(|a, b| {
            b.certainty
                .cmp(&a.certainty)
                .then(b.place.len().cmp(&a.place.len()))
        });
        hits.into_iter().map(Hit::into_finding).collect()
    }

    /// As [`read_statement`], of a line that is still being typed; none while it says too little.
    pub fn read_typed(&self, line: &str) -> Option<Vec<Finding>> {
        let read = |line: &str| self.read(&Line::of(line));
        as_typed(line, read, |line| self.may_become(line))
    }

    /// True where a line may still become one of them: all that was typed is how one begins.
    pub fn may_become(&self, line: &Line) -> bool {
        let typed = line.words().concat();
        !typed.is_empty() && self.spellings().any(|wanted| wanted.begins_with(&typed))
    }

    /// The first words of all their spellings, each with whether a line's word may go on behind
    /// it. A line that has none of these fits none of them.
    pub fn first_words(&self) -> impl Iterator<Item = (&str, bool)> {
        self.spellings().filter_map(Wanted::first)
    }

    fn spellings(&self) -> impl Iterator<Item = &Wanted> {
        let ready = self.0.iter();
        ready.flat_map(|ready| ready.named.iter().chain(&ready.alone))
    }
}

/// A pattern, folded.
#[derive(Debug)]
struct Ready {
    pattern: Arc<Pattern>,
    /// True where a single word counts at the start alone.
    starts: bool,
    named: Vec<Wanted>,
    alone: Vec<Wanted>,
    unless: Vec<Wanted>,
}

impl Ready {
    fn of(pattern: &Pattern) -> Option<Self> {
        let (starts, literal) = match (&pattern.starts, &pattern.contains) {
            (Some(literal), None) => (true, literal),
            (None, Some(literal)) => (false, literal),
            _ => return None,
        };
        let folded = |texts: &[String]| texts.iter().map(|text| Wanted::of(text)).collect();
        let mut named: Vec<Wanted> = folded(&pattern.also);
        named.push(Wanted::of(literal));
        Some(Self {
            pattern: Arc::new(pattern.clone()),
            starts,
            named,
            alone: folded(&pattern.alone),
            unless: folded(&pattern.unless),
        })
    }

    /// At the start, after a bank's own words, or where a bank puts a name. Two words or more count
    /// elsewhere as well, less surely; a single one is too often part of another shop's name.
    fn found_at_start(&self, line: &Line, wanted: &Wanted) -> Option<Found> {
        let mut places = wanted.places(line.words());
        places.retain(|place| !self.is_of_another(line, place.end, wanted));
        let first = places
            .iter()
            .find(|place| is_place_of_a_name(line.words(), place.start));
        if let Some(place) = first {
            return Some((true, *place));
        }
        let place = places.into_iter().next().filter(|_| wanted.len() > 1)?;
        Some((false, place))
    }

    /// True where the words behind a service's name make it the name of another business. Whoever
    /// bills for many may have any words behind it.
    fn is_of_another(&self, line: &Line, end: usize, wanted: &Wanted) -> bool {
        let rest = line.rest_of_field(end);
        match self.pattern.names {
            Names::Store | Names::Payment => false,
            _ if wanted.ends_in_star() => false,
            Names::Service | Names::Other if wanted.ends_in_one_word() => {
                goes_on_as_another(without_own_name(wanted.last(), rest))
            }
            Names::Service | Names::Other => has_shop_words(rest),
        }
    }

    fn hit(&self, whole: &Line) -> Option<Hit<'_>> {
        let line = whole.words();
        let named = self.named.iter().filter_map(|wanted| {
            if self.starts {
                self.found_at_start(whole, wanted)
            } else {
                found_within(line, wanted)
            }
        });
        let alone = self
            .alone
            .iter()
            .filter_map(|wanted| found_alone(line, wanted));
        let (surely, place) = named
            .chain(alone)
            .max_by_key(|(surely, place)| (*surely, place.len(), Reverse(place.missing)))?;
        let spoken_against = |wanted: &Wanted| !wanted.places(line).is_empty();
        if self.unless.iter().any(spoken_against) {
            return None;
        }
        if self.pattern.names == Names::Service && is_carried(&line[..place.start]) {
            return None;
        }
        Some(Hit {
            pattern: &self.pattern,
            place,
            certainty: if surely {
                self.pattern.certainty
            } else {
                less(self.pattern.certainty)
            },
        })
    }
}

/// A pattern that fits a line.
struct Hit<'a> {
    pattern: &'a Arc<Pattern>,
    place: Place,
    certainty: Certainty,
}

impl Hit<'_> {
    fn gives_way_to(&self, other: Place) -> bool {
        let Place {
            start,
            end,
            missing,
        } = self.place;
        let lies_within = other.start <= start && end <= other.end;
        let is_shorter = other.len() > end - start;
        let lacks_more = other.len() == end - start && other.missing < missing;
        lies_within && (is_shorter || lacks_more)
    }

    fn into_finding(self) -> Finding {
        Finding {
            pattern: Arc::clone(self.pattern),
            certainty: self.certainty,
        }
    }
}

/// Whether that is where a name is expected, and where.
type Found = (bool, Place);

fn found_within(line: &[String], wanted: &Wanted) -> Option<Found> {
    let place = wanted.places(line).into_iter().next()?;
    Some((true, place))
}

/// With nothing beside it that could belong to another name.
fn found_alone(line: &[String], wanted: &Wanted) -> Option<Found> {
    let places = wanted.places(line).into_iter();
    let mut alone = places
        .filter(|place| is_bank_talk(&line[..place.start]) && is_bank_talk(&line[place.end..]));
    alone.next().map(|place| (true, place))
}

fn less(certainty: Certainty) -> Certainty {
    match certainty {
        Certainty::Sure => Certainty::Likely,
        Certainty::Likely | Certainty::Possible => Certainty::Possible,
    }
}
