//! Addresses: only where the guide may lead, in every country, and for nobody's profit.

use crate::guide::link::{self, Error};
use crate::guide::lint::input::{Doc, LintInput};
use crate::guide::lint::{Report, Rule};
use crate::guide::{Guide, Part, position};

pub(in crate::guide::lint) static HOST_FORM: Rule = Rule::error(
    "host-form",
    "A host that is misspelt, or that many share (co.uk), would open the wrong doors.",
);
pub(in crate::guide::lint) static LINK_ADDRESS: Rule = Rule::error(
    "link-address",
    "Outro opens https addresses on the guide's own hosts and nothing else.",
);
pub(in crate::guide::lint) static LINK_FILLED: Rule = Rule::error(
    "link-filled",
    "A link that cannot be filled in a country is a button that does nothing there.",
);
pub(in crate::guide::lint) static AFFILIATE: Rule = Rule::error(
    "affiliate",
    "Nobody earns by where Outro sends people, and nobody follows them there.",
);

pub(in crate::guide::lint) fn check(library: &LintInput, report: &mut Report) {
    for (doc, guide) in library.raw_guides() {
        check_hosts(doc, "/service/hosts", &guide.service.hosts, report);
        check_regions(doc, guide, report);
    }
    for (doc, part) in library.parts() {
        check_hosts(doc, "/hosts", &part.hosts, report);
        check_part_links(doc, part, report);
    }
    for (doc, guide) in library.guides() {
        for id in guide.links.keys() {
            check_link(library, doc, guide, id, report);
        }
    }
    for doc in &library.docs {
        for (pointer, url) in doc.fields("url") {
            check_affiliate(doc, &pointer, url.as_str().unwrap_or_default(), report);
        }
    }
}

fn check_hosts(doc: &Doc, base: &str, hosts: &[String], report: &mut Report) {
    for (index, host) in hosts.iter().enumerate() {
        check_host(doc, &format!("{base}/{index}"), host, report);
    }
}

fn check_host(doc: &Doc, pointer: &str, host: &str, report: &mut Report) {
    if !link::is_own_host(host) || host.starts_with("www.") {
        let message = format!("“{host}” is not the plain name of one owner's site.");
        report.add(
            &HOST_FORM,
            doc,
            pointer,
            message,
            "Write it in small letters, without “https://”, “www.” or a path.",
        );
    }
}

fn check_regions(doc: &Doc, guide: &Guide, report: &mut Report) {
    for (index, region) in guide.regions.iter().enumerate() {
        for (field, host) in [
            ("host", &region.host),
            ("music_host", &region.music_host),
            ("store_host", &region.store_host),
        ] {
            if !host.is_empty() {
                check_host(doc, &format!("/regions/{index}/{field}"), host, report);
            }
        }
    }
}

fn check_link(library: &LintInput, doc: &Doc, guide: &Guide, id: &str, report: &mut Report) {
    let pointer = format!("/links/{}/url", position::escape(id));
    // A part's link is told of in the part's file.
    let mut parts = library
        .parts()
        .filter(|(_, part)| part.links.contains_key(id));
    let in_part = if doc.map.place(&pointer).is_some() {
        None
    } else {
        parts.next()
    };
    let home = in_part.map_or(doc, |(home, _)| home);
    for region in &guide.regions {
        match guide.address(id, &region.id) {
            Ok(_) | Err(Error::Unknown(_)) => {}
            Err(error) => return refuse(home, &pointer, &error, report),
        }
    }
}

/// A part's own links, whoever uses it. Those with a placeholder need a guide's countries.
fn check_part_links(doc: &Doc, part: &Part, report: &mut Report) {
    for (id, found) in part
        .links
        .iter()
        .filter(|(_, found)| !found.url.contains('{'))
    {
        if let Err(error) = link::check(&found.url, part.hosts.iter().map(String::as_str)) {
            refuse(
                doc,
                &format!("/links/{}/url", position::escape(id)),
                &error,
                report,
            );
        }
    }
}

fn refuse(doc: &Doc, pointer: &str, error: &Error, report: &mut Report) {
    let (rule, fix) = match error {
        Error::NotHere(_) | Error::NoRegion => (
            &LINK_FILLED,
            "Give the region that host, or the link another address.",
        ),
        Error::ForeignHost(_) => (&LINK_ADDRESS, "Add the host to “hosts”, if it is theirs."),
        Error::Placeholder => (
            &LINK_ADDRESS,
            "Only {host}, {music_host} and {store_host} are filled in.",
        ),
        _ => (
            &LINK_ADDRESS,
            "Write a plain https address, without a user name or a port.",
        ),
    };
    report.add(rule, doc, pointer, error.to_string(), fix);
}

/// Names of query fields by which a seller knows who sent a customer.
const TRACKERS: [&str; 24] = [
    "aff",
    "aff_id",
    "affid",
    "affiliate",
    "affiliate_id",
    "afftag",
    "ascsubtag",
    "awc",
    "camp",
    "cjevent",
    "clickid",
    "creative",
    "fbclid",
    "gclid",
    "irclickid",
    "linkcode",
    "linkid",
    "partner",
    "partner_id",
    "ref",
    "ref_",
    "referrer",
    "tag",
    "via",
];

fn check_affiliate(doc: &Doc, pointer: &str, url: &str, report: &mut Report) {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let names = query
        .split(['&', ';', '#'])
        .map(|pair| pair.split('=').next().unwrap_or_default());
    let tracker = names
        .map(str::to_lowercase)
        .find(|name| TRACKERS.contains(&name.as_str()) || name.starts_with("utm_"));
    let in_path = url.contains("/ref=").then(|| "ref".to_owned());
    if let Some(name) = tracker.or(in_path) {
        let message = format!("“{name}=” in this address says who sent the person.");
        report.add(
            &AFFILIATE,
            doc,
            pointer,
            message,
            "Take it out of the address.",
        );
    }
}
