//! Where a person is, and so where they go on.

use crate::guide::Guide;

use super::checklist::Checklist;
use super::event::Stage;
use super::{Case, Outcome};

/// The page on which a case goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CasePage {
    /// What it takes, keeps and loses.
    Summary,
    /// Which country's site.
    Country,
    /// Which plan.
    Plan,
    /// Who charges.
    Finder,
    /// What to save first.
    Backup,
    /// The checklist.
    Steps,
    /// Make sure.
    Ending,
}

/// Where the case goes on.
pub fn of(guide: &Guide, case: &Case) -> CasePage {
    match case.outcome {
        Outcome::Open => {}
        _ => return CasePage::Ending,
    }
    // Country and plan have an answer of their own from the beginning, and stand on the page
    // of who charges; whatever was said or not said about them, it goes on there.
    if case.channel.is_none() {
        return CasePage::Finder;
    }
    // A guide without a list of countries has nothing to ask.
    let region = case.region.as_deref().and_then(|id| guide.region(id));
    if region.is_none() && !guide.regions.is_empty() {
        return CasePage::Country;
    }
    // Another country or plan may not offer the channel that was chosen before.
    let offered = Checklist::of(guide, case).is_some_and(|checklist| {
        let region = case.region.as_deref().unwrap_or_default();
        checklist.channel.when.holds(region, case.plan_id())
    });
    if !offered {
        return CasePage::Finder;
    }
    match case.opened {
        Some(Stage::Cancel | Stage::MakeSure) => CasePage::Steps,
        _ => CasePage::Backup,
    }
}
