//! Where people go regularly without having subscribed to anything: supermarkets, fuel, cafés,
//! cash. A membership there is a subscription all the same.

/// Words that one of these has in its name, whichever the country.
const KINDS: [&str; 45] = [
    "SUPERMARKET",
    "SUPERMARKT",
    "SUPERMARCHE",
    "SUPERMERCADO",
    "SUPERMERCATO",
    "HYPERMARKET",
    "GROCERY",
    "GROCERIES",
    "GROCER",
    "MARKET",
    "MARKT",
    "FOODS",
    "FUEL",
    "PETROL",
    "GASOLINE",
    "GASOLINERA",
    "TANKSTELLE",
    "TANKSTATION",
    "CARBURANT",
    "STATION-SERVICE",
    "FILLING",
    "CAFE",
    "COFFEE",
    "BAKERY",
    "BACKEREI",
    "BAECKEREI",
    "BOULANGERIE",
    "BAKKER",
    "RESTAURANT",
    "PIZZERIA",
    "KANTINE",
    "CANTEEN",
    "PARKING",
    "PARKHAUS",
    "ATM",
    "CASH",
    "BARGELD",
    "GELDAUTOMAT",
    "BARGELDAUSZAHLUNG",
    "GELDAUTOMAAT",
    "RETRAIT",
    "KIOSK",
    "PHARMACY",
    "APOTHEKE",
    "PHARMACIE",
];

/// Names of supermarkets and the like, one word each.
const SHOPS: [&str; 66] = [
    "REWE",
    "EDEKA",
    "ALDI",
    "LIDL",
    "KAUFLAND",
    "NETTO",
    "PENNY",
    "NORMA",
    "TEGUT",
    "GLOBUS",
    "ROSSMANN",
    "DM-DROGERIE",
    "TESCO",
    "SAINSBURY'S",
    "SAINSBURYS",
    "ASDA",
    "MORRISONS",
    "WAITROSE",
    "OCADO",
    "ICELAND",
    "CO-OP",
    "WALMART",
    "WM",
    "KROGER",
    "SAFEWAY",
    "WHOLEFDS",
    "COSTCO",
    "PUBLIX",
    "H-E-B",
    "HEB",
    "WEGMANS",
    "ALBERTSONS",
    "MEIJER",
    "JUMBO",
    "CARREFOUR",
    "LECLERC",
    "AUCHAN",
    "INTERMARCHE",
    "MONOPRIX",
    "CASINO",
    "FRANPRIX",
    "MERCADONA",
    "CONSUM",
    "ESSELUNGA",
    "CONAD",
    "COOP",
    "MIGROS",
    "DENNER",
    "SPAR",
    "BILLA",
    "HOFER",
    "BIEDRONKA",
    "ZABKA",
    "ICA",
    "WILLYS",
    "HEMKOP",
    "WOOLWORTHS",
    "COLES",
    "LOBLAWS",
    "SOBEYS",
    "7-ELEVEN",
    "LAWSON",
    "FAMILYMART",
    "AEON",
    "STARBUCKS",
    "GREGGS",
];

/// Names of two words.
const SHOPS_OF_TWO: [(&str, &str); 10] = [
    ("ALBERT", "HEIJN"),
    ("TRADER", "JOE"),
    ("TRADER", "JOE'S"),
    ("WHOLE", "FOODS"),
    ("SUPER", "U"),
    ("CIRCLE", "K"),
    ("REMA", "1000"),
    ("FOOD", "LION"),
    ("STOP", "SHOP"),
    ("PRET", "A"),
];

/// Names of filling stations.
const FUEL: [&str; 31] = [
    "SHELL",
    "BP",
    "ESSO",
    "EXXON",
    "EXXONMOBIL",
    "CHEVRON",
    "TEXACO",
    "ARAL",
    "OMV",
    "AGIP",
    "REPSOL",
    "CEPSA",
    "GALP",
    "Q8",
    "PETRO-CANADA",
    "VALERO",
    "SUNOCO",
    "CONOCO",
    "SPEEDWAY",
    "WAWA",
    "SHEETZ",
    "QUIKTRIP",
    "LUKOIL",
    "ORLEN",
    "OKQ8",
    "PREEM",
    "AMPOL",
    "CALTEX",
    "TANKPOOL24",
    "AVIA",
    "TINQ",
];

/// Words that make a subscription of it.
const SUBSCRIBED: [&str; 12] = [
    "MEMBERSHIP",
    "MEMBER",
    "SUBSCRIPTION",
    "SUBSCR",
    "PLUS",
    "PREMIUM",
    "CLUB",
    "PASS",
    "ABO",
    "ABONNEMENT",
    "MOBILE",
    "INSURANCE",
];

/// True for a merchant of these words, the first of which count most.
pub(super) fn is(words: &[&str]) -> bool {
    if words.iter().any(|word| SUBSCRIBED.contains(word)) {
        return false;
    }
    let first: Vec<&str> = words.iter().take(3).copied().collect();
    let named = first
        .iter()
        .any(|word| SHOPS.contains(word) || FUEL.contains(word));
    let of_two = first
        .windows(2)
        .any(|pair| SHOPS_OF_TWO.contains(&(pair[0], pair[1])));
    // TOTAL is a word, and with one of these behind it a filling station.
    let total = matches!(
        first.as_slice(),
        [
            "TOTAL" | "TOTALENERGIES",
            "ACCES" | "ACCESS" | "STATION",
            ..
        ]
    );
    named || of_two || total || words.iter().any(|word| KINDS.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shopping_is_everyday_and_a_membership_there_is_not() {
        let of = |line: &str| is(&line.split(' ').collect::<Vec<_>>());
        assert!(of("REWE SAGT DANKE"));
        assert!(of("SHELL OIL AUSTIN TX"));
        assert!(of("BP CHELMER FILLING STATION"));
        assert!(of("ALBERT HEIJN UTRECHT"));
        assert!(!of("WALMART MEMBERSHIP"));
        assert!(!of("TESCO MOBILE"));
        assert!(!of("NETFLIX.COM"));
        assert!(!of("MORGENBLATT VERLAG"));
    }
}
