//! What may stand beside a name in a line, and what makes it the name of another business.

use super::bank_words::{SHOP_TILLS, is_bank_talk, is_talk};
use super::beside_words::{
    BESIDE_NAMES, COMPANY_TAILS, LABELS, PLAN_WORDS, SHOP_WORDS, SHORT_TAILS, TOWNS,
};
use super::line::{Line, STAR, is_google};

/// Letters of the longest word before a `*` that tells who passes the money on.
const LONGEST_PREFIX: usize = 4;
/// Letters of the shortest reference without digits.
const LEAST_OF_A_CODE: usize = 6;
/// Letters of the shortest word that is read as the beginning of a plan's.
const LEAST_OF_A_CUT_PLAN: usize = 5;
/// Digits of the shortest number that is a reference, and no part of an address.
const LEAST_OF_A_REFERENCE: usize = 6;
/// Letters of the shortest name that other words are read behind in the same word.
const LEAST_BEFORE_A_TAIL: usize = 5;
/// Letters of the shortest name that two letters are read behind in the same word.
const LEAST_BEFORE_A_SHORT_TAIL: usize = 6;
/// Letters of the shortest word that is read as the beginning of the name before it.
const LEAST_OF_AN_OWN_NAME: usize = 4;
/// Letters of the shortest word that is read as a plan's with more printed against it.
const LEAST_BEFORE_MORE: usize = 12;
/// Letters of the shortest beginning of a town.
const LEAST_OF_A_CUT_TOWN: usize = 3;
/// Companies that take money for others.
const COLLECTORS: &[&str] = &["GOOGLE", "GOOGL", "PAYPAL", "PP", "PYPL", "ROKU"];
/// Words in such companies' own names and lines.
const COLLECTORS_OWN: &[&str] = &["APP", "APPS", "COMMERCE", "PLAY", "STORE"];
/// What follows these is no name of a company.
const ENDS_OF_NAMES: &[&str] = &["HELPPAY", "INDN"];
/// The words that lines of this means of payment hold.
const PAYPAL: [&str; 3] = ["PAYPAL", "PYPL", "PAYPALSI77"];

/// True for a word of banks that tells nothing of whose the line is.
pub(super) fn is_beside_names(word: &str) -> bool {
    BESIDE_NAMES.contains(&word)
}

/// True where a bank puts the name of whoever charges: at the start, after its own words, after a
/// short prefix with a `*`, or behind a label.
pub(super) fn is_place_of_a_name(line: &[String], start: usize) -> bool {
    let before = &line[..start];
    match before {
        [.., label] if LABELS.contains(&label.as_str()) || is_reference(label) => true,
        [first @ .., prefix, star] if star == STAR => {
            let short = prefix.len() <= LONGEST_PREFIX && !SHOP_TILLS.contains(&prefix.as_str());
            is_bank_talk(first) && (short || is_bank_talk(before))
        }
        _ => is_bank_talk(before),
    }
}

/// An order's or a mandate's number; a name begins behind it.
fn is_reference(word: &str) -> bool {
    word.len() >= LEAST_OF_A_REFERENCE && word.chars().all(|c| c.is_ascii_digit())
}

/// True where the words behind a name of one word are neither a bank's nor such as a company has
/// behind its own name: it is the beginning of a longer name, then.
pub(super) fn goes_on_as_another(rest: &[String]) -> bool {
    has_shop_words(rest) || !rest.is_empty() && !may_follow(rest)
}

/// What stands behind a name when it is printed twice, or its beginning is: HULUPLUS hulu.com/bill.
pub(super) fn without_own_name<'a>(name: &str, rest: &'a [String]) -> &'a [String] {
    let own =
        |word: &&String| word.len() >= LEAST_OF_AN_OWN_NAME && name.starts_with(word.as_str());
    &rest[rest.iter().take_while(own).count()..]
}

/// True where a word behind the name tells of a shop. What a `*` parts from the name is what was
/// bought, and no part of it.
pub(super) fn has_shop_words(rest: &[String]) -> bool {
    let mut behind = rest.iter().take_while(|word| *word != STAR);
    behind.any(|word| SHOP_WORDS.contains(&word.as_str()))
}

fn may_follow(rest: &[String]) -> bool {
    let Some(first) = rest.first() else {
        return true;
    };
    let word = first.as_str();
    is_talk(rest, 0)
        || !word.is_ascii()
        || word.chars().count() <= 2
        || COMPANY_TAILS.contains(&word)
        || is_of_a_plan(word)
        || is_code(word)
        || begins_with_a_town(rest)
}

/// A bank may cut the word off, or print more against it.
fn is_of_a_plan(word: &str) -> bool {
    let cut = |plan: &&str| word.len() >= LEAST_OF_A_CUT_PLAN && plan.starts_with(word);
    let more = |plan: &&str| plan.len() >= LEAST_BEFORE_MORE && word.starts_with(plan);
    PLAN_WORDS.contains(&word) || PLAN_WORDS.iter().any(|plan| cut(plan) || more(plan))
}

/// Letters that nobody can speak are a reference.
fn is_code(word: &str) -> bool {
    word.len() >= LEAST_OF_A_CODE && !word.contains(['A', 'E', 'I', 'O', 'U'])
}

fn begins_with_a_town(rest: &[String]) -> bool {
    TOWNS.iter().any(|town| {
        let mut parts = town.split(' ').zip(rest);
        let words = town.split(' ').count();
        words <= rest.len() && parts.all(|(part, word)| part == word)
    })
}

/// True where what is printed against a name is such as stands behind a company's name: NETFLIXCOM,
/// SPOTIFYCURITIBABR.
pub(super) fn is_tail(name: &str, rest: &str) -> bool {
    if rest.is_empty() || name.len() < LEAST_BEFORE_A_TAIL {
        return false;
    }
    let is_long = name.len() >= LEAST_BEFORE_A_SHORT_TAIL;
    let cut_town = |town: &&str| rest.len() >= LEAST_OF_A_CUT_TOWN && town.starts_with(rest);
    let short = SHORT_TAILS.contains(&rest) || TOWNS.iter().any(cut_town);
    let own_name = rest.len() >= LEAST_OF_AN_OWN_NAME && name.starts_with(rest);
    is_long && (short || own_name) || is_made_of_tails(rest)
}

fn is_made_of_tails(rest: &str) -> bool {
    let towns = TOWNS.iter().filter(|town| !town.contains(' '));
    let mut pieces = COMPANY_TAILS.iter().chain(towns);
    pieces.any(|piece| {
        let Some(more) = rest.strip_prefix(piece).filter(|_| piece.len() > 2) else {
            return false;
        };
        // A bank's field may end within the last of them.
        let cut = "INC".starts_with(more) || "BILL".starts_with(more);
        more.is_empty() || cut || SHORT_TAILS.contains(&more) || is_made_of_tails(more)
    })
}

/// True where a line of a company that takes money for others names somebody behind it: neither
/// the words of a bank nor a town.
pub fn names_more(line: &Line) -> bool {
    let words = line.words();
    let collects = |word: &String| COLLECTORS.contains(&word.as_str());
    let Some(first) = words.iter().position(collects) else {
        return false;
    };
    let behind = (first + 1..words.len()).find(|at| !is_passed_over(&words[*at..]));
    behind.is_some_and(|at| {
        let ends = ENDS_OF_NAMES.contains(&words[at].as_str());
        !ends && !begins_with_a_town(&words[at..])
    })
}

fn is_passed_over(rest: &[String]) -> bool {
    let own = |word: &str| COLLECTORS.contains(&word) || COLLECTORS_OWN.contains(&word);
    let first = rest.first().map(String::as_str).unwrap_or_default();
    own(first) || may_follow(rest) && !begins_with_a_town(rest)
}

/// True where the line says that `PayPal` passes the money on.
pub fn is_carried_by_paypal(line: &Line) -> bool {
    let words = line.words();
    let own = words.iter().any(|word| PAYPAL.contains(&word.as_str()));
    let short = words
        .windows(2)
        .any(|pair| pair[0] == "PP" && pair[1] == STAR);
    let reference = words.windows(3).any(|three| {
        let digits = three[1].chars().all(|letter| letter.is_ascii_digit());
        three[0] == "PP" && digits && three[2] == "PP"
    });
    own || short || reference
}

/// True where Roku or Google stands before a name: they take the money, whoever it is for. Google's
/// wallet only holds the card.
pub(super) fn is_carried(before: &[String]) -> bool {
    let wallet = |at: usize| before.get(at + 1).is_some_and(|word| word == "PAY");
    let mut words = before.iter().enumerate();
    words.any(|(at, word)| word == "ROKU" || is_google(word) && !wallet(at))
}
