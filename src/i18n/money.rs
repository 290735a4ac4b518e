//! Amounts of money as the person's country writes them: the sign, its place, and the marks in
//! the number. The forms are those of the Unicode CLDR.

/// Keeps an amount and its sign in one line.
const GAP: char = '\u{a0}';

/// A currency whose sign is known.
struct Currency {
    code: &'static str,
    /// The country in which it is at home.
    home: &'static str,
    /// Its sign there.
    sign: &'static str,
    /// Its sign in other countries; none where its letters are clearer.
    abroad: Option<&'static str>,
}

impl Currency {
    /// One whose sign is the same in every country.
    const fn everywhere(code: &'static str, home: &'static str, sign: &'static str) -> Self {
        Self {
            abroad: Some(sign),
            ..Self::at_home(code, home, sign)
        }
    }

    /// One with the sign of the dollar, which other countries tell apart.
    const fn dollar(code: &'static str, home: &'static str, abroad: &'static str) -> Self {
        Self {
            abroad: Some(abroad),
            ..Self::at_home(code, home, "$")
        }
    }

    /// One whose sign says little in other countries.
    const fn at_home(code: &'static str, home: &'static str, sign: &'static str) -> Self {
        Self {
            code,
            home,
            sign,
            abroad: None,
        }
    }
}

const CURRENCIES: [Currency; 18] = [
    Currency::dollar("USD", "US", "US$"),
    Currency::everywhere("GBP", "GB", "£"),
    // Most countries of the euro write it as Germany does.
    Currency::everywhere("EUR", "DE", "€"),
    Currency::everywhere("JPY", "JP", "¥"),
    Currency::dollar("CAD", "CA", "CA$"),
    Currency::dollar("AUD", "AU", "A$"),
    Currency::dollar("NZD", "NZ", "NZ$"),
    Currency::everywhere("INR", "IN", "₹"),
    Currency::dollar("MXN", "MX", "MX$"),
    Currency::everywhere("BRL", "BR", "R$"),
    Currency::everywhere("KRW", "KR", "₩"),
    Currency::everywhere("CHF", "CH", "CHF"),
    Currency::at_home("SEK", "SE", "kr"),
    Currency::at_home("NOK", "NO", "kr"),
    Currency::at_home("DKK", "DK", "kr."),
    Currency::at_home("PLN", "PL", "zł"),
    Currency::at_home("CZK", "CZ", "Kč"),
    Currency::at_home("TRY", "TR", "₺"),
];

/// How a country writes an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Form {
    /// What stands before the hundredths.
    point: char,
    /// What stands between thousands.
    group: char,
    /// How numbers are put into groups.
    groups: Groups,
    /// Where the sign stands.
    sign: SignPosition,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Groups {
    /// 1,234
    Thousands,
    /// 1234, but 12.345
    FromTenThousand,
    /// 1,23,456
    Indian,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SignPosition {
    Before,
    BeforeApart,
    After,
}

/// An amount in hundredths with the sign of its currency: `$143.88`, `143,88 €`, `¥1,080`.
/// `country` is the one of the person (ISO 3166, two letters). Without it the number is written
/// as where the currency is at home, and its sign as it is seen from the US: `CA$9.00`.
pub fn money(hundredths: u64, currency: &str, country: Option<&str>) -> String {
    let number = amount(hundredths, currency, country);
    let Some(sign) = sign(currency, country) else {
        // Nobody knows a sign for it: its letters stand behind the number everywhere.
        return format!("{number}{GAP}{currency}").trim_end().to_owned();
    };
    match form(currency, country).sign {
        SignPosition::Before => format!("{sign}{number}"),
        SignPosition::BeforeApart => format!("{sign}{GAP}{number}"),
        SignPosition::After => format!("{number}{GAP}{sign}"),
    }
}

/// An amount in hundredths without its currency: `143.88`, `143,88`, `1,080` for yen.
pub fn amount(hundredths: u64, currency: &str, country: Option<&str>) -> String {
    let form = form(currency, country);
    let (whole, cents) = (hundredths / 100, hundredths % 100);
    let whole = grouped(whole, form);
    if cents == 0 && is_without_decimals(currency) {
        return whole;
    }
    format!("{whole}{}{cents:02}", form.point)
}

/// True for currencies that have no smaller unit, or none that anybody uses.
pub fn is_without_decimals(currency: &str) -> bool {
    matches!(
        currency,
        "JPY" | "KRW" | "VND" | "CLP" | "ISK" | "XAF" | "XOF"
    )
}

fn grouped(whole: u64, form: Form) -> String {
    let digits = whole.to_string();
    if form.groups == Groups::FromTenThousand && digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        let ends = match form.groups {
            Groups::Indian => left == 3 || (left > 3 && !left.is_multiple_of(2)),
            Groups::Thousands | Groups::FromTenThousand => left.is_multiple_of(3),
        };
        if at > 0 && ends {
            grouped.push(form.group);
        }
        grouped.push(digit);
    }
    grouped
}

/// The country in which a currency is at home.
fn home(currency: &str) -> &'static str {
    known(currency).map_or("US", |known| known.home)
}

/// The sign of a currency as it is seen from a country: a dollar of another country says which.
fn sign(currency: &str, country: Option<&str>) -> Option<&'static str> {
    let known = known(currency)?;
    let country = country.unwrap_or("US");
    let is_the_dollar = currency == "USD" && !has_dollars_of_its_own(country);
    if country == known.home || is_the_dollar {
        Some(known.sign)
    } else {
        known.abroad
    }
}

fn known(currency: &str) -> Option<&'static Currency> {
    CURRENCIES.iter().find(|known| known.code == currency)
}

fn has_dollars_of_its_own(country: &str) -> bool {
    matches!(country, "CA" | "AU" | "NZ" | "MX" | "SG" | "HK" | "TW")
}

fn form(currency: &str, country: Option<&str>) -> Form {
    let (point, group, groups, sign) = match country.unwrap_or_else(|| home(currency)) {
        "DE" | "IT" | "GR" | "SI" | "HR" | "DK" => {
            (',', '.', Groups::Thousands, SignPosition::After)
        }
        "ES" => (',', '.', Groups::FromTenThousand, SignPosition::After),
        "PT" | "PL" => (',', GAP, Groups::FromTenThousand, SignPosition::After),
        "FR" | "BE" | "LU" | "FI" | "SE" | "NO" | "CZ" | "SK" | "EE" | "LV" | "LT" | "HU"
        | "BG" => (',', GAP, Groups::Thousands, SignPosition::After),
        "AT" | "NL" | "BR" => (',', '.', Groups::Thousands, SignPosition::BeforeApart),
        "TR" => (',', '.', Groups::Thousands, SignPosition::Before),
        "CH" => ('.', '’', Groups::Thousands, SignPosition::BeforeApart),
        "IN" => ('.', ',', Groups::Indian, SignPosition::Before),
        _ => ('.', ',', Groups::Thousands, SignPosition::Before),
    };
    Form {
        point,
        group,
        groups,
        sign,
    }
}

#[cfg(test)]
mod tests {
    use super::{amount, money};

    #[test]
    fn each_country_writes_it_in_its_own_way() {
        for (hundredths, currency, country, written) in [
            (14_388, "USD", Some("US"), "$143.88"),
            (123_456_789, "USD", Some("US"), "$1,234,567.89"),
            (14_388, "USD", Some("CA"), "US$143.88"),
            (14_388, "USD", Some("DE"), "143,88 $"),
            (14_388, "CAD", Some("CA"), "$143.88"),
            (14_388, "CAD", Some("US"), "CA$143.88"),
            (14_388, "AUD", Some("AU"), "$143.88"),
            (14_388, "GBP", Some("GB"), "£143.88"),
            (123_456, "EUR", Some("DE"), "1.234,56 €"),
            (123_456, "EUR", Some("AT"), "€ 1.234,56"),
            (123_456, "EUR", Some("FR"), "1 234,56 €"),
            (123_456, "EUR", Some("ES"), "1234,56 €"),
            (1_234_567, "EUR", Some("ES"), "12.345,67 €"),
            (123_456, "EUR", Some("IE"), "€1,234.56"),
            (123_456, "EUR", Some("NL"), "€ 1.234,56"),
            (108_000, "JPY", Some("JP"), "¥1,080"),
            (108_050, "JPY", Some("JP"), "¥1,080.50"),
            (12_345_600, "INR", Some("IN"), "₹1,23,456.00"),
            (123_456_700, "INR", Some("IN"), "₹12,34,567.00"),
            (14_388, "MXN", Some("MX"), "$143.88"),
            (123_456, "BRL", Some("BR"), "R$ 1.234,56"),
            (123_456, "SEK", Some("SE"), "1 234,56 kr"),
            (123_456, "CHF", Some("CH"), "CHF 1’234.56"),
        ] {
            let said = money(hundredths, currency, country).replace('\u{a0}', " ");
            assert_eq!(said, written, "{currency} in {country:?}");
        }
    }

    #[test]
    fn without_a_country_it_is_written_as_at_home() {
        for (currency, written) in [
            ("USD", "$9.00"),
            ("EUR", "9,00 €"),
            ("CAD", "CA$9.00"),
            ("JPY", "¥9"),
            ("XYZ", "9.00 XYZ"),
            ("", "9.00"),
        ] {
            assert_eq!(money(900, currency, None).replace('\u{a0}', " "), written);
        }
        assert_eq!(amount(1199, "EUR", Some("DE")), "11,99");
        assert!(money(u64::MAX, "INR", Some("IN")).starts_with('₹'));
    }
}
