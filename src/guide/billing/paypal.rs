//! How `PayPal` names a shop in its direct debits.

use std::borrow::Cow;

/// What its lines begin with.
const PAYPAL: &str = "paypal";

/// "Your purchase at", in the languages in which it is said.
const PURCHASE_AT: [&str; 7] = [
    "ihr einkauf bei",
    "your purchase at",
    "votre achat chez",
    "uw aankoop bij",
    "su compra en",
    "il tuo acquisto presso",
    "twoj zakup w",
];

/// The line as a payment by card is written, where it is a direct debit of `PayPal`'s, which names
/// the shop behind a phrase; any other line as it is.
pub fn as_card_payment(line: &str) -> Cow<'_, str> {
    match shop(line.trim_start()) {
        Some(shop) => Cow::Owned(format!("PAYPAL *{shop}")),
        None => Cow::Borrowed(line),
    }
}

/// Where something was bought, in a direct debit of `PayPal`'s.
fn shop(line: &str) -> Option<&str> {
    let begin = line.get(..PAYPAL.len())?;
    if !begin.eq_ignore_ascii_case(PAYPAL) {
        return None;
    }
    // Some banks print all of a line in capitals. The letters stay as many bytes as they were.
    let small = line.to_ascii_lowercase();
    let (at, phrase) = PURCHASE_AT
        .iter()
        .find_map(|phrase| Some((small.find(phrase)?, phrase)))?;
    let behind = line[at + phrase.len()..].trim();
    // The line may be cut there; the shop stands before the phrase as well.
    let before = line[..at].trim_end_matches([' ', ',', '.']);
    let before = before.rsplit(['/', '.']).next().unwrap_or_default().trim();
    [behind, before].into_iter().find(|shop| !shop.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_direct_debit_is_read_as_a_payment_by_card() {
        let name = "PayPal Europe S.a.r.l. et Cie S.C.A";
        for detail in [
            "103/PP.44.PP/. Lampen GmbH, Ihr Einkauf bei Lampen GmbH",
            "103/. Lampen GmbH, Ihr Einkauf bei",
        ] {
            let line = format!("{name} {detail}");
            assert_eq!(as_card_payment(&line), "PAYPAL *Lampen GmbH", "{line}");
            let capitals = line.to_uppercase();
            assert_eq!(
                as_card_payment(&capitals),
                "PAYPAL *LAMPEN GMBH",
                "{capitals}"
            );
        }
        for other in [
            "PAYPAL *A",
            "",
            "İPayPal, Ihr Einkauf bei A",
            &format!("{name} 103"),
        ] {
            assert_eq!(as_card_payment(other), other);
        }
    }
}
