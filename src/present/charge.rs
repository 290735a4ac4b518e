//! What a line of a statement is for, asked of every guide at once. Nothing typed is kept.

use super::charges::{is_enough, whose};
use crate::guide::{Catalogue, Certainty, Guide, GuideId};
use crate::statement::{About, Lookup, Match};

/// A line that names no service is for one of these at most, or it says nothing of the service.
const FEW: usize = 3;

/// What a line comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Charge {
    /// Too little was typed to say anything.
    #[default]
    Nothing,
    /// No guide knows the line.
    Unknown,
    /// Some guide does.
    Known {
        /// What it means, in a sentence.
        say: String,
        /// How surely.
        certainty: Certainty,
        /// The services that it may be for, the surest first.
        services: Vec<Service>,
    },
}

/// A service that a line may be for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its guide.
    pub guide: GuideId,
    /// What the guide is called.
    pub title: String,
    /// The pattern that fitted: the only thing about the line that may be kept.
    pub pattern: String,
    /// How surely it fitted.
    pub certainty: Certainty,
}

/// Reads a line, as far as it was typed, with the patterns of every guide.
pub fn read(catalogue: &Catalogue, lookup: &Lookup, line: &str) -> Charge {
    let Some(found) = lookup.typed(line) else {
        return Charge::Nothing;
    };
    let Some(best) = found.first() else {
        return if is_enough(line) {
            Charge::Unknown
        } else {
            Charge::Nothing
        };
    };
    let services = if best.about == About::Other {
        Vec::new()
    } else {
        services(catalogue, &found)
    };
    let say = if services.len() == 1 {
        best.say.clone()
    } else {
        whose(best)
    };
    Charge::Known {
        say,
        certainty: best.certainty,
        services,
    }
}

/// Those whose name the line holds; else those of the company that takes the money, where they
/// are few.
fn services(catalogue: &Catalogue, found: &[Match]) -> Vec<Service> {
    let named: Vec<Service> = found
        .iter()
        .filter(|found| found.names_service())
        .filter_map(|found| service(catalogue, found))
        .collect();
    if !named.is_empty() {
        return named;
    }
    let likely = |found: &&Match| found.company.is_some() && found.certainty >= Certainty::Likely;
    let mut likely: Vec<Service> = found
        .iter()
        .filter(likely)
        .filter_map(|found| service(catalogue, found))
        .collect();
    // A line that names something else is for none of several.
    let names_another = found
        .first()
        .is_some_and(|best| best.about.is_for_unknown());
    if likely.len() > FEW || (names_another && likely.len() > 1) {
        likely.clear();
    }
    likely
}

fn service(catalogue: &Catalogue, found: &Match) -> Option<Service> {
    let guide: &Guide = catalogue.guide(&found.guide)?;
    Some(Service {
        guide: guide.id.clone(),
        title: guide.title.clone(),
        pattern: found.pattern.clone(),
        certainty: found.certainty,
    })
}
