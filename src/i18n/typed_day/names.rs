//! The words in which days are written, in lower case and without accents.

use jiff::civil::Weekday;

/// What is said of a day besides its numbers and names, in several languages.
pub const FILLERS: &[&str] = &[
    "of", "the", "on", "de", "del", "der", "den", "dem", "am", "le", "el", "il", "du", "di", "do",
    "op", "et", "feira", "mo", "mi", "fr", "sa", "so",
];

/// How months begin, each written out as far as it differs from the others, in English, German,
/// French, Spanish, Italian, Portuguese, Dutch, Swedish and Polish.
pub const MONTHS: [&[&str]; 12] = [
    &[
        "january", "januar", "janvier", "enero", "gennaio", "janeiro", "januari", "stycznia",
        "jaenner", "janner",
    ],
    &[
        "february",
        "februar",
        "fevrier",
        "febrero",
        "febbraio",
        "fevereiro",
        "februari",
        "lutego",
    ],
    &[
        "march", "marz", "maerz", "mars", "marzo", "marco", "maart", "marca", "mrt", "mrz",
    ],
    &["april", "avril", "abril", "aprile", "kwietnia"],
    &["may", "mai", "mayo", "maggio", "maio", "mei", "maj"],
    &[
        "june", "juni", "juin", "junio", "giugno", "junho", "czerwca",
    ],
    &[
        "july", "juli", "juillet", "julio", "luglio", "julho", "lipca",
    ],
    &[
        "august", "aout", "agosto", "augustus", "augusti", "sierpnia",
    ],
    &[
        "september",
        "septembre",
        "septiembre",
        "settembre",
        "setembro",
        "wrzesnia",
    ],
    &[
        "october",
        "oktober",
        "octobre",
        "octubre",
        "ottobre",
        "outubro",
        "pazdziernika",
    ],
    &["november", "novembre", "noviembre", "novembro", "listopada"],
    &[
        "december",
        "dezember",
        "decembre",
        "diciembre",
        "dicembre",
        "dezembro",
        "grudnia",
    ],
];

/// The days of the week in English, German, French, Spanish, Italian, Portuguese and Dutch.
pub const WEEKDAYS: [(&[&str], Weekday); 7] = [
    (
        &[
            "monday", "montag", "lundi", "lunes", "lunedi", "segunda", "maandag",
        ],
        Weekday::Monday,
    ),
    (
        &[
            "tuesday", "dienstag", "mardi", "martes", "martedi", "terca", "dinsdag",
        ],
        Weekday::Tuesday,
    ),
    (
        &[
            "wednesday",
            "mittwoch",
            "mercredi",
            "miercoles",
            "mercoledi",
            "quarta",
            "woensdag",
        ],
        Weekday::Wednesday,
    ),
    (
        &[
            "thursday",
            "donnerstag",
            "jeudi",
            "jueves",
            "giovedi",
            "quinta",
            "donderdag",
        ],
        Weekday::Thursday,
    ),
    (
        &[
            "friday", "freitag", "vendredi", "viernes", "venerdi", "sexta", "vrijdag",
        ],
        Weekday::Friday,
    ),
    (
        &[
            "saturday",
            "samstag",
            "sonnabend",
            "samedi",
            "sabado",
            "sabato",
            "zaterdag",
        ],
        Weekday::Saturday,
    ),
    (
        &[
            "sunday", "sonntag", "dimanche", "domingo", "domenica", "zondag",
        ],
        Weekday::Sunday,
    ),
];
