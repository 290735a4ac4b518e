//! Who charges: reads a line of a bank statement and weighs answers. Nothing typed is kept.

use std::collections::BTreeSet;

use super::{Channel, ChannelId, Guide};

mod around;
mod bank_words;
mod beside_words;
mod bill;
mod line;
mod paypal;
mod read;
mod weigh;

pub use around::{is_carried_by_paypal, names_more};
pub use bank_words::{is_bank_word, is_month};
pub use bill::{Billing, Certainty, Company, Names, Pattern, Question, QuestionAnswer, TryFirst};
pub use line::Line;
pub use paypal::as_card_payment;
pub use read::{Finding, Patterns, as_typed, read_statement};
pub use weigh::{Verdict, weigh};

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
