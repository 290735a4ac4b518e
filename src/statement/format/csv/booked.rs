//! Which rows are payments that were made: what a bank says of their status and kind, in the
//! languages of the banks that say it.

use super::columns::Columns;
use super::split::Record;
use crate::text::fold;

/// Parts of a status that say that no money went, or not yet, folded.
const NOT_BOOKED: &[&str] = &[
    // English
    "pending",
    "declined",
    "reverted",
    "failed",
    "cancelled",
    "canceled",
    "denied",
    "rejected",
    "refused",
    "reversed",
    "expired",
    "voided",
    // German
    "vorgemerkt",
    "ausstehend",
    "abgelehnt",
    "zuruckgewiesen",
    "verweigert",
    "storniert",
    "abgebrochen",
    "fehlgeschlagen",
    "abgelaufen",
    "in bearbeitung",
    // French
    "en attente",
    "en cours",
    "refuse",
    "rejete",
    "annule",
    "echoue",
    "expire",
    // Spanish and Portuguese
    "pendiente",
    "pendente",
    "rechazad",
    "denegad",
    "recusad",
    "cancelad",
    "anulad",
    "fallid",
    "falhou",
    "estornad",
    "caducad",
    // Italian
    "in sospeso",
    "in attesa",
    "rifiutat",
    "annullat",
    "stornat",
    "non riuscit",
    "scadut",
    // Dutch
    "in behandeling",
    "geweigerd",
    "geannuleerd",
    "mislukt",
    "verlopen",
    // Swedish, Norwegian and Danish
    "vantande",
    "afventer",
    "avvisad",
    "avvist",
    "afvist",
    "nekad",
    "avbruten",
    "avbrutt",
    "annulleret",
    "misslyckad",
    "mislykke",
    // Finnish
    "odottaa",
    "hylatty",
    "peruutettu",
    // Polish and Czech
    "oczekuj",
    "odrzucon",
    "anulowan",
    "nieudan",
    "cekaj",
    "zamitnut",
    "zrusen",
];
/// Parts of a kind that say that it is no charge, folded.
const NO_CHARGE: &[&str] = &[
    "refund",
    "reversal",
    "storno",
    "chargeback",
    "ruckbuchung",
    "erstattung",
    "memo",
    "general authorization",
    "allgemeine autorisierung",
    "offene autorisierung",
    "autorisation generale",
    "autorizacion general",
    "autorizacao geral",
    "autorizzazione generale",
    "algemene autorisatie",
    "account hold",
];

/// False for what is not booked, and for what gives money back.
pub(super) fn is_charge(columns: &Columns, record: &Record<'_>) -> bool {
    let has = |at: Option<usize>, parts: &[&str]| {
        let cell = at.map(|at| fold(record.get(at))).unwrap_or_default();
        !cell.is_empty() && parts.iter().any(|part| cell.contains(part))
    };
    !has(columns.status, NOT_BOOKED)
        && !has(columns.kind, NO_CHARGE)
        && !has(columns.direction, &["memo"])
}
