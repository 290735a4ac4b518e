//! Pieces that several parts of a sheet are made of.

use super::Sheet;
use crate::export::html::{Element, element, words};
use crate::guide::{Checked, Claim};
use crate::i18n::{text, tr_with};
use crate::present;

/// A part of the page under its heading.
#[derive(Debug)]
pub struct Section {
    /// What links lead to.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What stands under it.
    pub content: Vec<Element>,
}

impl Section {
    /// The part as an element; it is a landmark by its name.
    pub fn into_element(self) -> Element {
        let heading = format!("{}-title", self.id);
        element("section")
            .set("id", self.id)
            .set("aria-labelledby", heading.as_str())
            .with(words("h2", self.title).set("id", heading))
            .with_all(self.content)
    }
}

/// A heading of this size with what follows; nothing when nothing follows.
pub fn under(heading: &'static str, title: &str, list: Element) -> Vec<Element> {
    if list.is_empty() {
        return Vec::new();
    }
    vec![words(heading, title.trim_end_matches(':')), list]
}

/// A list of sentences.
pub fn bullets<'t>(lines: impl IntoIterator<Item = &'t String>) -> Element {
    let items = lines.into_iter().map(|line| words("li", line));
    element("ul").with_all(items)
}

/// A list of claims, each with how it is known.
pub fn claims<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Element {
    let items = claims.into_iter().map(|claim| {
        element("li")
            .with(words("p", &claim.text))
            .with(known(&claim.checked))
    });
    element("ul").class("claims").with_all(items)
}

/// How something is known, and when it was last seen.
pub fn known(checked: &Checked) -> Element {
    words("p", present::how_known(checked)).class("known")
}

/// A page to open: what it is, whose it is, and the whole address in letters; or why there is
/// none.
pub fn address(sheet: &Sheet<'_>, link: &str) -> Element {
    let region = sheet.region.map_or("", |region| region.id.as_str());
    match sheet.guide.address(link, region) {
        Ok(address) => {
            let host = tr_with("sheet-at", &[("host", text(address.host()))]);
            let whole = words("a", address.url())
                .class("url")
                .set("href", address.url())
                .set("rel", "noreferrer");
            element("div")
                .class("address")
                .with(words("p", address.label()).with(words("span", format!(" {host}"))))
                .with(element("p").with(whole))
        }
        Err(error) => element("div")
            .class("address")
            .with(words("p", error.to_string())),
    }
}
