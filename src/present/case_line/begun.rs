//! What is asked before a further case of a service is begun while one is open.

use crate::case::{Case, Event};
use crate::guide::{Guide, GuideId};
use crate::i18n::{text, tr_with};
use crate::present::case_line::names::Names;
use crate::present::make_sure::money;

/// The cases of one service that are open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// "You have begun to cancel Amazon Music already."
    pub title: String,
    /// The id of each, and "Go on with Amazon Music (Mum)", in the order in which they are listed.
    pub cases: Vec<(String, String)>,
}

/// The cases of this service that are open, of these.
pub fn open<'a>(
    guide: &GuideId,
    cases: impl IntoIterator<Item = &'a Case>,
) -> impl Iterator<Item = &'a Case> {
    let cases = cases.into_iter();
    cases.filter(move |case| case.guide == *guide && !case.is_over())
}

/// The open cases of this service among all that are listed, called as they are in the list.
pub fn among<'a>(guide: &Guide, all: impl IntoIterator<Item = &'a Case, IntoIter: Clone>) -> Begun {
    let all = all.into_iter();
    let names = Names::among(all.clone());
    let label = |case: &Case| {
        let title = text(names.full(Some(guide), case));
        tr_with("common-go-on-with", &[("title", title)])
    };
    Begun {
        title: tr_with("common-begun-title", &[("service", text(&guide.title))]),
        cases: open(&guide.id, all)
            .map(|case| (case.id.clone(), label(case)))
            .collect(),
    }
}

/// What is noted in a case that goes on instead of a new one, which would begin with `known`: the
/// price and the dates, and what the statement says while it is not answered who charges. Whatever
/// else is known was answered in it already. A price that was typed before counts no longer, nor
/// does how often it was paid where the price says it now.
pub fn noted_in(case: &Case, known: Vec<Event>) -> Vec<Event> {
    let mut noted = Vec::new();
    let is_price = |event: &Event| matches!(event, Event::PriceNoted { .. });
    if case.cycle.is_some() && known.iter().any(is_price) {
        noted.push(Event::CycleNoted { cycle: None });
    }
    for event in known {
        match event {
            Event::PriceNoted { price } if case.notes.contains_key(money::AS_TYPED) => {
                noted.extend(money::noted(price, String::new()));
            }
            Event::PriceNoted { .. } | Event::CycleNoted { .. } | Event::FactNoted { .. } => {
                noted.push(event);
            }
            Event::StatementRead { .. } if case.channel.is_none() => noted.push(event),
            _ => {}
        }
    }
    noted
}
