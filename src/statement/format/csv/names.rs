//! What banks call their columns.

use crate::statement::read::entries::Currency;
use crate::text::fold;

/// What a column holds. The lower the rank, the rather it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Day(u8),
    /// Who charges.
    Party,
    /// What else is said.
    Text(u8),
    /// What came and went, with a sign or a column beside it that says which.
    Amount(u8),
    Out,
    In,
    /// Whether the amount came or went.
    Direction,
    /// In which way it was paid; at some banks, whether it came or went.
    Kind,
    Currency,
    Status,
    Balance,
}

/// The names of each role, as [`Header::read`] leaves them (ご as こ, too),
/// with bars between.
const NAMES: &[(Role, &str)] = &[
    (
        Role::Day(0),
        "date|transaction date|trans date|txn date|booking date|booked at|\
         posting date|posted date|trade date|buchungstag|buchungsdatum|buchung|\
         datum|date operation|dateop|date de l operation|date de comptabilisation|\
         fecha|fecha operacion|fecha de operacion|f operacion|data|data operacji|\
         data operazione|data contabile|data movimento|data lancamento|data mov|\
         dato|bogforingsdato|bokforingsdag|bokfdag|bokforingsdatum|transaktionsdatum|\
         transaktionsdag|transdag|kirjauspaiva|pvm|datum zauctovani|\
         datum provedeni|konyveles datuma|日付|取引日|こ利用日|利用日|年月日|お取引日",
    ),
    (
        Role::Day(1),
        "completed date|started date|post date|clearing date",
    ),
    (
        Role::Day(2),
        "value date|value dat|wertstellung|wert|valutadatum|valuta|rentedatum|\
         date valeur|date de valeur|dateval|fecha valor|f valor|data valuta|\
         data valor|data waluty|wertstellungsdatum",
    ),
    (
        Role::Party,
        "name|payee|payee name|partner name|counter party|counterparty|\
         counterparty name|merchant|merchant name|vendor|recipient|beneficiary|\
         auftraggeber empfanger|auftraggeber begunstigter|begunstigter auftraggeber|\
         beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger|\
         empfanger zahlungspflichtiger|name zahlungsbeteiligter|zahlungsbeteiligter|\
         zahlungsempfangerin|empfanger|empfanger name|naam omschrijving|\
         name description|naam tegenpartij|naam|tegenpartij|tiers|beneficiario|\
         beneficiaire|odbiorca|nadawca odbiorca|nazwa odbiorcy|mottagare|modtager|navn|\
         saaja maksaja|nazev protistrany|partner neve|店名|こ利用店名|利用店名",
    ),
    (
        Role::Text(0),
        "description|transaction description|narrative|narration|particulars|\
         transaction details|booking text|title|verwendungszweck|payment reference|\
         omschrijving|omschrijving 1|omschrijving 2|omschrijving 3|mededelingen|\
         mededeling|notifications|libelle|libelle operation|label|motif|\
         communication|communications|concepto|movimiento|mas datos|descripcion|\
         descrizione|descrizione operazione|descrizione estesa|causale|descricao|\
         historico|opis operacji|opis|tytul|beskrivning|beskrivelse|beschreibung|text|tekst|\
         transaktionstext|avisierungstext|forklaring|selitys|popis|kozlemeny|\
         description 1|description 2|description1|description2|description3|摘要|\
         内容|お取り扱い内容|取扱内容|摘要内容|取引内容",
    ),
    (
        Role::Text(1),
        "memo|details|reference|original description|item title|message|\
         transaction|viesti|appears on your statement as|notes",
    ),
    (Role::Text(2), "buchungstext"),
    (
        Role::Amount(0),
        "amount|transaction amount|billing amount|betrag|umsatz|bedrag|montant|\
         importe|importo|kwota|kwota operacji|belopp|belob|belop|valor|value|\
         credit debit amount|debit credit amount|summa|suma|maara|castka|objem|\
         osszeg||金額|こ利用金額|利用金額",
    ),
    (Role::Amount(1), "gross|net|brutto|netto|total|local amount"),
    (
        Role::Out,
        "debit|debits|debit amount|amount debit|money out|paid out|amount out|spent|\
         withdrawal|withdrawals|withdrawal amt|withdrawal amount|lastschrift|\
         belastung|soll|ausgaben|debito|debitos|addebiti|addebito|uscite|dare|\
         cargo|cargos|debet|uit|obciazenia|ut|ut fra konto|お引出し|お引き出し|出金|\
         出金金額|お支払金額|引出金額|支払金額",
    ),
    (
        Role::In,
        "credit|credits|credit amount|amount credit|money in|paid in|amount in|received|\
         deposit|deposits|deposit amt|deposit amount|gutschrift|haben|einnahmen|\
         credito|creditos|crediti|accrediti|accredito|entrate|avere|abono|\
         abonos|ingreso|ingresos|in|uznania|inn|inn pa konto|お預入れ|お預け入れ|入金|\
         入金金額|預入金額",
    ),
    (
        Role::Direction,
        "af bij|debit credit|credit debit|dr cr|cr dr|d c|c d|soll haben|s h|\
         sens|credit debit indicator|balance impact|direction",
    ),
    (
        Role::Kind,
        "type|transaction type|umsatzart|umsatztyp|vorgang|subcategory|\
         mutatiesoort|payment type|typ|tipo|code",
    ),
    (
        Role::Currency,
        "currency|currency code|billing currency|wahrung|waehrung|munt|devise|\
         divisa|moneda|moeda|waluta|ccy|mena|penznem",
    ),
    (Role::Status, "status|state|info|statut|estado|stato"),
];

/// Parts of the names of columns with the account's balance.
const BALANCES: [&str; 8] = [
    "balance",
    "saldo",
    "solde",
    "kontostand",
    "running bal",
    "残高",
    "zustatek",
    "egyenleg",
];

/// Columns that only the banks of one country have, and its currency.
const CURRENCIES: [(&str, &str); 4] = [
    ("USD", "check or slip #|running bal.|card no.|zip code"),
    ("GBP", "sort code|postcode|subcategory"),
    (
        "EUR",
        "verwendungszweck|buchungstag|libelle|dateop|omschrijving|\
         mededelingen|causale|fecha valor",
    ),
    ("JPY", "お引出し|お預入れ|お取り扱い内容|こ利用店名"),
];

/// The name of a column, and what it says of the currency.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Small letters, without accents, brackets and signs.
    name: String,
    pub(super) currency: Currency,
}

impl Header {
    /// Reads a cell of a header.
    pub(super) fn read(cell: &str) -> Self {
        let folded = fold(cell.trim_matches(['"', '\'', ' ', '#']));
        let (outside, inside) = match folded.split_once('(') {
            Some((outside, inside)) => (outside, inside.trim_end_matches(')')),
            None => (folded.as_str(), ""),
        };
        let mut words: Vec<&str> = outside
            .split(|c: char| !c.is_alphanumeric() && c != '*')
            .filter(|word| !word.is_empty())
            .collect();
        let mut currency = currency(inside);
        // "Umsatz in EUR", "CAD$".
        if let [.., "in", last] = words.as_slice()
            && let Some(found) = Currency::read(last)
        {
            currency = currency.or(Some(found));
            words.truncate(words.len() - 2);
        } else if let [_, .., last] = words.as_slice()
            && is_currency(last)
        {
            // "IMPORTE EUR".
            currency = currency.or(Currency::read(last));
            words.pop();
        } else if outside.ends_with('$')
            && let [only] = words.as_slice()
        {
            currency = Currency::read(only);
            words.clear();
        }
        Self {
            name: words.join(" ").replace('*', ""),
            currency: currency.unwrap_or_default(),
        }
    }

    /// True for a column that holds a name, and does not say whose.
    pub(super) fn is_any_name(&self) -> bool {
        matches!(self.name.as_str(), "name" | "naam" | "navn")
    }

    /// What the column holds; none where nobody knows.
    pub(super) fn role(&self) -> Option<Role> {
        if BALANCES.iter().any(|part| self.name.contains(part)) {
            return Some(Role::Balance);
        }
        if self.name.is_empty() && self.currency == Currency::default() {
            return None;
        }
        let known = NAMES
            .iter()
            .find(|(_, names)| names.split('|').any(|name| name == self.name));
        known.map(|(role, _)| *role)
    }
}

/// True for the code of a currency that many banks have, in capitals or not.
pub(super) fn is_currency(code: &str) -> bool {
    const COMMON: [&str; 30] = [
        "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EUR", "GBP", "HKD",
        "HUF", "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "NOK", "NZD", "PHP", "PLN", "RON", "SEK",
        "SGD", "TRY", "USD", "ZAR",
    ];
    COMMON.iter().any(|known| known.eq_ignore_ascii_case(code))
}

fn currency(inside: &str) -> Option<Currency> {
    match inside.trim() {
        "€" => Currency::read("EUR"),
        "£" => Currency::read("GBP"),
        "円" => Currency::read("JPY"),
        other => Currency::read(other),
    }
}

/// The currency of the country whose banks have such columns.
pub(super) fn usual_currency(header: &[String]) -> Currency {
    let has = |mark: &str| header.iter().any(|cell| fold(cell).starts_with(mark));
    let known = CURRENCIES
        .iter()
        .find(|(_, marks)| marks.split('|').any(has));
    let code = known.and_then(|(code, _)| Currency::read(code));
    code.unwrap_or_default()
}

/// True for the cards whose tables say what was charged without a minus.
pub(super) fn is_charge_positive(header: &[String]) -> bool {
    let has = |mark: &str| header.iter().any(|cell| fold(cell) == mark);
    has("card member") || has("clearing date") || (has("trans. date") && has("category"))
}
