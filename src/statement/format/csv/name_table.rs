//! The names that banks give their columns, and the words in them.

use super::names::Role;

/// The names of each role, as [`super::names::Header::read`] leaves them (ご as こ, too),
/// with bars between.
pub(super) const NAMES: &[(Role, &str)] = &[
    (
        Role::Day(0),
        "date|transaction date|trans date|txn date|booking date|booked at|\
         posting date|posted date|trade date|buchungstag|buchungsdatum|buchung|\
         datum|date operation|dateop|date de l operation|date de comptabilisation|\
         fecha|fecha operacion|fecha de operacion|f operacion|data|data operacji|\
         data operazione|data contabile|data movimento|data lancamento|data mov|\
         dato|bogforingsdato|bokforingsdag|bokfdag|bokforingsdatum|transaktionsdatum|\
         transaktionsdag|transdag|kirjauspaiva|pvm|datum zauctovani|\
         datum provedeni|konyveles datuma|日付|取引日|こ利用日|利用日|年月日|お取引日|\
         posted transactions date|uitvoeringsdatum|boekdatum|tarih|islem tarihi|\
         data tranzactiei|data tranzactie|tranzakcio datuma|datum transakcije|\
         datum transakcie|datum platby|tapahtumapaiva|kuupaev|datums|\
         fecha de transaccion|交易日期|\
         data transakcji",
    ),
    (
        Role::Day(1),
        "completed date|started date|post date|clearing date|\
         abschlussdatum|利用年月日",
    ),
    (
        Role::Day(2),
        "value date|value dat|wertstellung|wert|valutadatum|valuta|rentedatum|\
         date valeur|date de valeur|dateval|fecha valor|f valor|data valuta|\
         data valor|data waluty|wertstellungsdatum|\
         valutadato|valor tarihi|arvopaiva",
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
         saaja maksaja|nazev protistrany|partner neve|店名|こ利用店名|利用店名|\
         partnername|empfaenger|empfaenger name|name des partners|\
         naam van de tegenpartij|naam tegenrekening|nom de la contrepartie|\
         nom contrepartie|contrepartie|nome contraparte|controparte|contraparte|\
         nazwa kontrahenta|kontrahent|nazev protiuctu|nazev obchodnika|obchodnik|\
         nazov protiuctu|mottaker|avsender mottaker|saaja|maksaja|利用店名 商品名|利用先|\
         こ利用先|支払先|\
         nimi|namn|maksunsaaja|empfangername|empfaengername|sanemejs maksatajs|\
         gavejas moketojas|saaja maksja nimi|zleceniodawca odbiorca|\
         odbiorca zleceniodawca|dane kontrahenta|nome do beneficiario",
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
         内容|お取り扱い内容|取扱内容|摘要内容|取引内容|\
         aciklama|descriere|descrierea|detalii|opis transakcji|opis transakcie|\
         szczegoly|zprava pro prijemce|zprava|sprava|descrizione completa|\
         libelle complet|leiras|selgitus|detalhes|交易摘要|\
         otsikko|rubrik|zahlungsgrund|transaction ref|informacija sanemejam|\
         paaiskinimai|operazione",
    ),
    (
        Role::Text(1),
        "memo|details|reference|original description|item title|message|\
         transaction|viesti|appears on your statement as|notes|\
         referens|poznamka|meddelande|melding|besked|zahlungszweck|\
         zahlungsreferenz",
    ),
    (Role::Text(2), "buchungstext"),
    (
        Role::Amount(0),
        "amount|transaction amount|billing amount|betrag|umsatz|bedrag|montant|\
         importe|importo|kwota|kwota operacji|belopp|belob|belop|valor|value|\
         credit debit amount|debit credit amount|summa|suma|maara|castka|objem|\
         osszeg||金額|こ利用金額|利用金額|\
         montante|monto|valor r$|tutar|islem tutari|zauctovana castka|ciastka|\
         suma tranzactiei|iznos|znesek|summe|交易金额",
    ),
    (Role::Amount(1), "gross|net|brutto|netto|total|local amount"),
    (
        Role::Out,
        "debit|debits|debit amount|amount debit|money out|paid out|amount out|funds out|spent|\
         withdrawal|withdrawals|withdrawal amt|withdrawal amount|lastschrift|\
         belastung|soll|ausgaben|debito|debitos|addebiti|addebito|uscite|dare|\
         cargo|cargos|debet|uit|obciazenia|ut|ut fra konto|お引出し|お引き出し|出金|\
         出金金額|お支払金額|引出金額|支払金額|\
         borc|uttak|cheltuieli|isplata|支出",
    ),
    (
        Role::In,
        "credit|credits|credit amount|amount credit|money in|paid in|amount in|funds in|received|\
         deposit|deposits|deposit amt|deposit amount|gutschrift|haben|einnahmen|\
         credito|creditos|crediti|accrediti|accredito|entrate|avere|abono|\
         abonos|ingreso|ingresos|in|uznania|inn|inn pa konto|お預入れ|お預け入れ|入金|\
         入金金額|預入金額|\
         alacak|innskudd|venituri|uplata|收入",
    ),
    (
        Role::Direction,
        "af bij|debit credit|credit debit|dr cr|cr dr|d c|c d|soll haben|s h|\
         sens|credit debit indicator|balance impact|direction|\
         d k|deebet kreedit",
    ),
    (
        Role::Kind,
        "type|transaction type|umsatzart|umsatztyp|vorgang|subcategory|\
         mutatiesoort|payment type|typ|tipo|code|\
         type verrichting|transaktionstyp|typ transakce|laji|islem tipi|\
         rodzaj transakcji|tips|laik",
    ),
    (
        Role::Currency,
        "currency|currency code|billing currency|wahrung|waehrung|munt|devise|\
         divisa|moneda|moeda|waluta|ccy|mena|penznem|\
         valuta rekening|posted currency|mena uctu|para birimi|doviz|whg|valiuta|valuutta",
    ),
    (Role::Status, "status|state|info|statut|estado|stato"),
];

/// Parts of the names of columns with the account's balance.
pub(super) const BALANCES: [&str; 9] = [
    "balance",
    "saldo",
    "solde",
    "kontostand",
    "running bal",
    "残高",
    "zustatek",
    "egyenleg",
    "bakiye",
];

/// Columns that only the banks of one country have, and its currency.
pub(super) const CURRENCIES: [(&str, &str); 11] = [
    ("USD", "check or slip #|running bal.|card no.|zip code"),
    ("CAD", "funds out|card used for transaction"),
    ("GBP", "sort code|postcode|subcategory"),
    (
        "EUR",
        "verwendungszweck|buchungstag|libelle|dateop|omschrijving|\
         mededelingen|causale|fecha valor|data_operazione|entrate",
    ),
    ("TRY", "tarih|islem tarihi"),
    ("SEK", "reskontradatum|bokforingsdag|verifikationsnummer"),
    ("NOK", "inn pa konto|ut fra konto|arkivreferanse"),
    ("CZK", "datum zauctovani|datum provedeni"),
    ("HUF", "konyveles|osszeg"),
    ("PLN", "obciazenia|data ksiegowania"),
    (
        "JPY",
        "お引出し|お預入れ|お取り扱い内容|こ利用店名|利用店名",
    ),
];

/// Words in the names of columns that say whose the money is, where the whole name is not known.
pub(super) const PARTIES: &str = "partner|partnername|payee|merchant|counterparty|tegenpartij|\
     empfaenger|empfanger|begunstigter|beguenstigter|beneficiary|beneficiaire|beneficiario|\
     contrepartie|controparte|contraparte|kontrahenta|kontrahent|protiuctu|protistrany|\
     obchodnika|obchodnik|odbiorcy|mottagare|modtager|mottaker|saaja|comercio|commercant|\
     esercente|tiers|alici";

/// Words of a day, where the whole name is not known.
pub(super) const DAYS: &str =
    "date|datum|datums|dato|data|fecha|tarih|tarihi|buchungsdatum|buchungstag|pvm|paiva";

/// Words of an amount, where the whole name is not known.
pub(super) const AMOUNTS: &str = "amount|betrag|bedrag|montant|montante|monto|importe|importo|\
     kwota|castka|ciastka|belopp|belob|belop|tutar|tutari|summa|maara|iznos|znesek|suma";

/// Words of what else is said, where the whole name is not known.
pub(super) const TEXTS: &str = "description|descripcion|descrizione|descricao|descriere|\
     beschreibung|verwendungszweck|buchungstext|omschrijving|mededeling|libelle|opis|popis|\
     zprava|sprava|aciklama|beskrivning|beskrivelse|selite|selitys|details|narrative";

/// Words of numbers and places: a column that has one of these in its name holds no name.
pub(super) const NUMBERS: &str = "number|nummer|nr|no|numero|num|numer|cislo|id|iban|bic|swift|\
     blz|account|konto|kontonummer|rekening|rekeningnummer|rachunek|rachunku|compte|cuenta|\
     conta|conto|hesap|tilinumero|code|kod|kode|bank|banka|pankin|bankleitzahl|address|adresse|\
     adres|adresa|city|ort|stad|mesto|land|country|category|kategorie|kategoria|categorie|\
     currency|wahrung|waehrung|mena|waluta|fee|poplatek|rate|kurs|vat|mwst|birth";

/// Currencies as they are written out, beside their codes.
pub(super) const WRITTEN_CURRENCIES: [(&str, &str); 12] = [
    ("EUR", "€|euro|euros|euroa"),
    ("GBP", "£|pounds"),
    ("USD", "us$"),
    ("JPY", "円|yen"),
    ("TRY", "tl"),
    ("PLN", "zl|zloty|zlotych"),
    ("CZK", "kc"),
    ("HUF", "ft|forint"),
    ("RON", "lei"),
    ("BRL", "r$|reais"),
    ("INR", "rs|rupees"),
    ("CHF", "sfr|franken"),
];
