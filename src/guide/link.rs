//! Addresses that may be opened: only the guide's own hosts, and only over https.
//!
//! An [`Address`] can be made here and nowhere else, so whoever holds one may open it.

use url::Url;

use super::{Guide, Region};
use crate::i18n::{shown, tr, tr_with};

/// The longest address that is opened, in bytes.
const LONGEST: usize = 2000;

/// Hosts that hide where an address leads.
const SHORTENERS: [&str; 20] = [
    "a.co",
    "amzn.eu",
    "amzn.to",
    "apple.co",
    "bit.ly",
    "bitly.com",
    "buff.ly",
    "cutt.ly",
    "goo.gl",
    "is.gd",
    "lnkd.in",
    "ow.ly",
    "qr.ae",
    "rb.gy",
    "rebrand.ly",
    "shorturl.at",
    "t.co",
    "t.ly",
    "tiny.cc",
    "tinyurl.com",
];

/// Second-level names under which anybody may register; they never stand for one owner.
const SHARED_SECOND: [&str; 9] = ["ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"];

/// A checked address, ready to be shown and opened.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    url: String,
    host: String,
    label: String,
}

impl Address {
    /// The whole address; it starts with `https://`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The host as it is shown: without `www.`.
    pub fn host(&self) -> &str {
        self.host.strip_prefix("www.").unwrap_or(&self.host)
    }

    /// What the button that opens it says.
    pub fn label(&self) -> &str {
        &self.label
    }
}

/// Why an address is not opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The guide has no such link.
    #[error("{}", tr_with("error-link-unknown", &[("what", shown(.0))]))]
    Unknown(String),
    /// A country has to be chosen first, or the one that was chosen is not in the guide.
    #[error("{}", tr("error-link-no-region"))]
    NoRegion,
    /// The page does not exist in this country.
    #[error("{}", tr_with("error-link-not-here", &[("what", shown(.0))]))]
    NotHere(String),
    /// A placeholder other than `{host}`, `{music_host}` and `{store_host}`.
    #[error("{}", tr("error-link-placeholder"))]
    Placeholder,
    /// Not `https://`.
    #[error("{}", tr("error-link-not-secure"))]
    NotSecure,
    /// It is longer than 2000 bytes.
    #[error("{}", tr("error-link-too-long"))]
    TooLong,
    /// Characters, user names, ports or hosts that can mislead.
    #[error("{}", tr("error-link-misleading"))]
    Misleading,
    /// A service that hides where an address leads.
    #[error("{}", tr_with("error-link-shortener", &[("what", shown(.0))]))]
    Shortener(String),
    /// A host that the guide does not name.
    #[error("{}", tr_with("error-link-foreign-host", &[("what", shown(.0))]))]
    ForeignHost(String),
}

/// The one host on which Outro itself is published.
const PUBLISHER: &str = "github.com";

impl Address {
    /// The page of Outro's own releases, with what the button says that opens it.
    pub fn of_releases(page: &str, label: String) -> Result<Self, Error> {
        let (url, host) = check(page, [PUBLISHER])?;
        Ok(Self { url, host, label })
    }
}

impl Guide {
    /// The address behind a link for a region. Errors say why it is not opened.
    ///
    /// A region that is unknown, or not chosen yet, only matters to links with a placeholder.
    pub fn address(&self, link_id: &str, region_id: &str) -> Result<Address, Error> {
        let link = self
            .links
            .get(link_id)
            .ok_or_else(|| Error::Unknown(link_id.to_owned()))?;
        let region = self.region(region_id);
        let filled = fill_template(&link.url, region)?;
        let own = region.map(|region| {
            let hosts = [&region.host, &region.music_host, &region.store_host];
            hosts.map(String::as_str)
        });
        let allowed = self
            .service
            .hosts
            .iter()
            .map(String::as_str)
            .chain(own.into_iter().flatten());
        let (url, host) = check(&filled, allowed)?;
        Ok(Address {
            url,
            host,
            label: link.label.clone(),
        })
    }
}

/// Fills `{host}`, `{music_host}` and `{store_host}`.
pub(super) fn fill_template(template: &str, region: Option<&Region>) -> Result<String, Error> {
    let mut filled = template.to_owned();
    for (placeholder, host) in [
        ("{host}", region.map(|region| region.host.as_str())),
        (
            "{music_host}",
            region.map(|region| region.music_host.as_str()),
        ),
        (
            "{store_host}",
            region.map(|region| region.store_host.as_str()),
        ),
    ] {
        if !template.contains(placeholder) {
            continue;
        }
        match (host, region) {
            (Some(""), Some(region)) => return Err(Error::NotHere(region.label.clone())),
            (Some(host), _) => filled = filled.replace(placeholder, host),
            (None, _) => return Err(Error::NoRegion),
        }
    }
    if filled.contains(['{', '}']) {
        return Err(Error::Placeholder);
    }
    Ok(filled)
}

/// The address and its host, when it is safe and belongs to one of the allowed hosts.
pub(super) fn check<'a>(
    address: &str,
    allowed: impl IntoIterator<Item = &'a str>,
) -> Result<(String, String), Error> {
    if address.len() > LONGEST {
        return Err(Error::TooLong);
    }
    let rest = address.strip_prefix("https://").ok_or(Error::NotSecure)?;
    if !address.bytes().all(is_plain) || has_hidden_byte(rest) {
        return Err(Error::Misleading);
    }
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    let host = authority.strip_suffix(":443").unwrap_or(authority);
    if !is_host(host) {
        return Err(Error::Misleading);
    }
    // A second reader has to come to the same host, or one of the two was misled.
    let url = Url::parse(address).map_err(|_| Error::Misleading)?;
    let same = url.host_str() == Some(host) && url.scheme() == "https" && url.port().is_none();
    if !same || !url.username().is_empty() || url.password().is_some() {
        return Err(Error::Misleading);
    }
    if let Some(shortener) = SHORTENERS.iter().find(|shortener| belongs(host, shortener)) {
        return Err(Error::Shortener((*shortener).to_owned()));
    }
    if !allowed
        .into_iter()
        .any(|own| is_own_host(own) && belongs(host, own))
    {
        return Err(Error::ForeignHost(host.to_owned()));
    }
    let url = String::from(url);
    // The reader escapes some characters, which makes the address longer.
    if url.len() > LONGEST {
        Err(Error::TooLong)
    } else {
        Ok((url, host.to_owned()))
    }
}

/// Characters that an address may be written with; no space, quote, bracket or back slash.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte)
}

/// True for an escaped control character (`%0A`) or a `%` that escapes nothing.
fn has_hidden_byte(text: &str) -> bool {
    text.match_indices('%').any(|(at, _)| {
        let code = text
            .get(at + 1..at + 3)
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        code.and_then(|code| u8::from_str_radix(code, 16).ok())
            .is_none_or(|byte| byte.is_ascii_control())
    })
}

/// True for an ordinary host name: lower case ASCII, two labels or more, no number, no punycode.
pub(super) fn is_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let last_is_name = labels
        .last()
        .is_some_and(|last| last.bytes().all(|b| b.is_ascii_lowercase()));
    host.len() <= 253
        && labels.len() >= 2
        && last_is_name
        && labels.iter().all(|label| is_label(label))
}

fn is_label(label: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=63).contains(&label.len())
        && label.bytes().all(plain)
        && !label.starts_with('-')
        && !label.ends_with('-')
        && !label.starts_with("xn--")
}

/// True for a host that one owner holds: not `com`, not `co.uk`, no shortener.
pub(super) fn is_own_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let shared = matches!(labels[..], [second, country] if country.len() == 2 && SHARED_SECOND.contains(&second));
    is_host(host) && !shared && !SHORTENERS.contains(&host)
}

/// True for the host itself and its sub-domains.
fn belongs(host: &str, own: &str) -> bool {
    host.strip_suffix(own)
        .is_some_and(|before| before.is_empty() || before.ends_with('.'))
}
