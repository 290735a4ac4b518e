//! What banks and card schemes put before the name of whoever charges.

use super::around::is_beside_names;
use super::line::STAR;

/// Words before a name that say nothing about whose it is, in the languages of many banks, in
/// the order of their letters.
const BANK_WORDS: &[&str] = &[
    "ABBUCHUNG",
    "ACH",
    "ACHAT",
    "ACHATS",
    "ACQUISTO",
    "ADDEBITO",
    "ADEUDO",
    "ADRES",
    "AMERICAN",
    "AMEX",
    "AT",
    "AUD",
    "AUFTRAGGEBER",
    "AUTH",
    "AUTHORISED",
    "AUTHORITY",
    "AUTHORIZED",
    "AUTO",
    "AUTOGIRO",
    "AUTOMATICO",
    "AUTOPAY",
    "BANCONTACT",
    "BASISLASTSCHRIFT",
    "BCC",
    "BEA",
    "BEDRAG",
    "BELASTUNG",
    "BELOPP",
    "BETAALAUTOMAAT",
    "BETAALPAS",
    "BETALING",
    "BETALNING",
    "BETRAG",
    "BEZAHLUNG",
    "BILL",
    "BLIK",
    "BRL",
    "BUY",
    "BY",
    "CAD",
    "CARD",
    "CARGO",
    "CARTA",
    "CARTAO",
    "CARTE",
    "CASTKA",
    "CB",
    "CHARGE",
    "CHECKCARD",
    "CHF",
    "CHKCARD",
    "COMERCIANT",
    "COMPRA",
    "CON",
    "CONTACTLESS",
    "CRD",
    "CREDIT",
    "CUMPARARE",
    "CUMPARATURI",
    "CZK",
    "DA",
    "DANKORT",
    "DBT",
    "DD",
    "DDA",
    "DE",
    "DEB",
    "DEBETKAART",
    "DEBIT",
    "DEBITKARTENUMSATZ",
    "DEBITO",
    "DEL",
    "DIRECT",
    "DIRECTDEBIT",
    "DIRETTO",
    "DISCOVER",
    "DKK",
    "DOMICILIACION",
    "DOMICILIERING",
    "DU",
    "EBILL",
    "EC",
    "ECOM",
    "EFT",
    "EFTPOS",
    "EINKAUF",
    "EN",
    "ENLIGNE",
    "ENTRY",
    "ESTABELECIMENTO",
    "EUR",
    "EUROPESE",
    "EXPRESS",
    "EXTERNAL",
    "FACTURE",
    "FIZETES",
    "FOLGELASTSCHRIFT",
    "FOR",
    "FPO",
    "FROM",
    "GBP",
    "GIROCARD",
    "GPAY",
    "GUTSCHRIFT",
    "HARCAMA",
    "HUF",
    "IMPORTE",
    "IMPORTO",
    "IMPS",
    "INCASSO",
    "INR",
    "INTERAC",
    "INTERNACIONAL",
    "INTERNATIONAL",
    "INTERNET",
    "INTL",
    "JPY",
    "KARTA",
    "KARTEN",
    "KARTENZAHLUNG",
    "KARTICOM",
    "KARTOU",
    "KARTY",
    "KARTYAS",
    "KAUF",
    "KOB",
    "KORTKJOP",
    "KORTKOP",
    "KORTOSTO",
    "KORTTIMAKSU",
    "KORTTIOSTO",
    "KORTTITAPAHTUMA",
    "KREDITKARTE",
    "KUPNJA",
    "KUPOVINA",
    "KWOTA",
    "LASTSCHRIFT",
    "LOKALIZACJA",
    "LSV",
    "MAESTRO",
    "MASTERCARD",
    "MC",
    "MERCHANT",
    "MET",
    "MI",
    "MONTANT",
    "MXN",
    "NAKUP",
    "NEFT",
    "NO",
    "NOK",
    "NR",
    "NUMMER",
    "ODEME",
    "OF",
    "ON",
    "ONLINE",
    "OPERAZIONE",
    "ORDER",
    "OVERSCHRIJVING",
    "PAGAMENTO",
    "PAGO",
    "PAGTO",
    "PAIEMENT",
    "PAR",
    "PAY",
    "PAYMENT",
    "PAYMENTS",
    "PEMBAYARAN",
    "PENDING",
    "PIN",
    "PKORTTIMAKSU",
    "PLACANJE",
    "PLATBA",
    "PLATNOSC",
    "PLN",
    "PMT",
    "POLECENIE",
    "POS",
    "PRE",
    "PREAUTH",
    "PRELEVEMENT",
    "PRESSO",
    "PRLV",
    "PRZY",
    "PUR",
    "PURCHASE",
    "PYMT",
    "RECIBO",
    "RECURRING",
    "RON",
    "SAMSUNG",
    "SDD",
    "SEK",
    "SEPA",
    "SIG",
    "STANDING",
    "STO",
    "SUBSCRIPTION",
    "TARJ",
    "TARJETA",
    "TO",
    "TRANSACAO",
    "TRANSACCION",
    "TRANSACTION",
    "TRANSAKSI",
    "TRANSAKTION",
    "TRANSAZIONE",
    "TRANZACTIA",
    "TRANZACTIE",
    "TRY",
    "TWINT",
    "TYTUL",
    "UMSATZ",
    "UPI",
    "USD",
    "UZYCIU",
    "VAREKJOP",
    "VAREKOB",
    "VASARLAS",
    "VDC",
    "VDP",
    "VIA",
    "VIS",
    "VISA",
    "VOM",
    "VON",
    "WALLET",
    "WEB",
    "WITHDRAWAL",
    "ZAHLUNG",
    "ZAKUP",
    "ZAPLATY",
    // Japanese words as they are folded, the last with its small letter made large.
    "カート",
    "テヒット",
    "テヒツト",
];

/// Companies that carry money for others: who is charged for stands behind them.
const CARRIERS: &[&str] = &[
    "CRV",
    "CURVE",
    "DL",
    "DLO",
    "DLOCAL",
    "EBANX",
    "EBN",
    "GOOGL",
    "GOOGLE",
    "KLARNA",
    "MERCADOPAGO",
    "MERCPAGO",
    "MERPAGO",
    "MP",
    "PAG",
    "PAYPAL",
    "PICPAY",
    "PP",
    "PYPL",
    "ROKU",
    "WL",
];

/// What small shops take cards with: behind their `*` stands the name of such a shop.
pub(super) const SHOP_TILLS: &[&str] = &[
    "BT", "CKE", "CLOVER", "FS", "GOSQ", "IN", "IZ", "IZETTLE", "LS", "PADDLE", "PY", "SP", "SQ",
    "SQU", "SQUARE", "STRIPE", "SUM", "SUMUP", "TOAST", "TST", "WPY", "ZETTLE",
];

/// Months as English, German and French banks name them, whole or cut off.
const MONTHS: [&str; 29] = [
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
    "MARZ",
    "MAI",
    "JUNI",
    "JULI",
    "OKTOBER",
    "DEZEMBER",
    "JANUAR",
    "FEBRUAR",
    "MAERZ",
    "JANVIER",
    "FEVRIER",
    "MARS",
    "AVRIL",
    "JUIN",
    "JUILLET",
    "AOUT",
    "SEPTEMBRE",
];

/// Fewer letters than these of a month are another word.
const LEAST_OF_A_MONTH: usize = 3;

/// True when nothing but dates, numbers, and the words of banks and of carriers is in it.
pub(super) fn is_bank_talk(before: &[String]) -> bool {
    (0..before.len()).all(|at| is_talk(before, at))
}

/// True when the line is one of a small shop, whatever that shop is called.
pub(super) fn is_small_shop(line: &[String]) -> bool {
    let first = (0..line.len()).find(|at| !is_talk(line, *at));
    let Some(first) = first else { return false };
    let star_follows = line[first..].iter().take(3).any(|word| word == STAR);
    star_follows && SHOP_TILLS.contains(&line[first].as_str())
}

/// True for a word that says nothing about whose the line is.
pub(super) fn is_talk(line: &[String], at: usize) -> bool {
    let word = line[at].as_str();
    let next = line.get(at + 1).map(String::as_str);
    // A wallet on the phone pays like the card in it.
    let wallet = word == "APPLE" && next == Some("PAY");
    word == STAR
        || wallet
        || word.chars().count() == 1
        || word.chars().any(|c| c.is_ascii_digit())
        || word.chars().all(|c| c == 'X')
        || is_month(word)
        || is_bank_word(word)
        || is_beside_names(word)
        || CARRIERS.contains(&word)
}

/// True for what banks and card schemes put before a name, in capitals.
pub fn is_bank_word(word: &str) -> bool {
    BANK_WORDS.binary_search(&word).is_ok()
}

/// True for a month, in capitals.
pub fn is_month(word: &str) -> bool {
    word.len() >= LEAST_OF_A_MONTH && MONTHS.iter().any(|month| month.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_in_order() {
        assert!(BANK_WORDS.is_sorted());
        assert!(BANK_WORDS.iter().all(|word| is_bank_word(word)));
    }
}
