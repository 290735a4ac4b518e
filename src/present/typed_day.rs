//! What is asked about a day that was typed and can be understood in more than one way, or is
//! so far away that it may be a slip.

use jiff::civil::Date;

use crate::i18n::{self, TypedDay, text, tr_with};

/// A question about a typed day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What is asked.
    pub question: String,
    /// The answers: what each says, and how it would be typed beyond doubt.
    pub answers: Vec<(String, String)>,
}

/// What is in doubt about a day as it was read; none where it is clear, or no day at all.
pub fn doubt(read: TypedDay) -> Option<Doubt> {
    match read {
        TypedDay::Day(_) | TypedDay::Unread => None,
        TypedDay::Either(one, other) => Some(Doubt {
            question: tr_with(
                "field-day-either",
                &[
                    ("one", text(i18n::date(one))),
                    ("other", text(i18n::date(other))),
                ],
            ),
            answers: [one, other]
                .map(|day| (i18n::date(day), beyond_doubt(day)))
                .into(),
        }),
        TypedDay::Far(day) => Some(Doubt {
            question: tr_with("field-day-far", &[("day", text(i18n::date(day)))]),
            answers: vec![(
                tr_with("field-day-far-yes", &[("day", text(i18n::date(day)))]),
                beyond_doubt(day),
            )],
        }),
    }
}

/// With its weekday nobody types a day by mistake.
fn beyond_doubt(day: Date) -> String {
    i18n::long_date(day)
}
