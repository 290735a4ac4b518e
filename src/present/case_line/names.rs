//! What tells a case from others of the same service: whose it is, its country, the day on which
//! it was begun, or a number.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::case::Case;
use crate::guide::{Guide, GuideId};
use crate::i18n::{self, number, text, tr_with};

/// Cases of one service and one person.
type Twins<'a> = BTreeMap<(&'a GuideId, &'a str), Vec<&'a Case>>;

/// The names of cases that stand side by side.
#[derive(Debug, Default)]
pub struct Names<'a> {
    twins: Twins<'a>,
}

impl<'a> Names<'a> {
    /// The names among these cases.
    pub fn among(cases: impl IntoIterator<Item = &'a Case>) -> Self {
        let mut twins = Twins::new();
        for case in cases {
            let key = (&case.guide, case.person.as_str());
            twins.entry(key).or_default().push(case);
        }
        Self { twins }
    }

    /// "Amazon Music (Mum, Germany)": whose it is, and what no other of the same person has.
    pub fn full(&self, guide: Option<&Guide>, case: &Case) -> String {
        let person = (!case.person.is_empty()).then(|| case.person.clone());
        let marks: Vec<String> = person.into_iter().chain(self.apart(guide, case)).collect();
        with_marks(guide, case, &marks)
    }

    /// As [`Names::full`], where whose it is stands beside it already.
    pub fn short(&self, guide: Option<&Guide>, case: &Case) -> String {
        let marks: Vec<String> = self.apart(guide, case).into_iter().collect();
        with_marks(guide, case, &marks)
    }

    /// What no other case of the same service and person has; none where there is no other.
    fn apart(&self, guide: Option<&Guide>, case: &Case) -> Option<String> {
        let twins = self.twins.get(&(&case.guide, case.person.as_str()))?;
        let others = || twins.iter().filter(|twin| twin.id != case.id);
        others().next()?;
        let region = guide.and_then(|guide| guide.region(case.region.as_deref()?));
        if let Some(region) = region.filter(|_| others().all(|twin| twin.region != case.region)) {
            return Some(region.label.clone());
        }
        let began = began_on(case);
        let is_only_one_then = others().all(|twin| began_on(twin) != began);
        if let Some(day) = began.filter(|_| is_only_one_then) {
            let day = text(i18n::date(day));
            return Some(tr_with("common-case-begun", &[("day", day)]));
        }
        let before = |twin: &&&Case| (twin.began, &twin.id) < (case.began, &case.id);
        let place = twins.iter().filter(before).count() + 1;
        Some(tr_with("common-case-number", &[("n", number(place))]))
    }
}

fn with_marks(guide: Option<&Guide>, case: &Case, marks: &[String]) -> String {
    let service = guide.map_or(case.guide.as_str(), |guide| &guide.title);
    if marks.is_empty() {
        return service.to_owned();
    }
    let values = [
        ("service", text(service)),
        ("person", text(marks.join(", "))),
    ];
    tr_with("common-case-title", &values)
}

fn began_on(case: &Case) -> Option<Date> {
    let began = case.began?;
    Some(began.to_zoned_datetime(TimeZone::system()).date())
}
