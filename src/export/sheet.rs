//! The steps as a page of HTML: to read to somebody over the phone, to print, to send, and for
//! whoever prefers the reader of their browser. It is one page, or on request everything that the
//! guide says.
//!
//! The page stands alone. It runs nothing and fetches nothing, and holds no notes; a
//! nickname only when that was asked for.

use jiff::civil::Date;

use super::html::{self, Element, element, words};
use crate::case::Case;
use crate::guide::{Catalogue, Channel, Guide, Plan, Region};
use crate::i18n::{self as sentences, LANGUAGE, number, text, tr, tr_with};
use crate::present;

mod around;
mod blocks;
mod label;
mod short;
mod step;
mod steps;

pub use short::MOST as MOST_WORDS;

/// How the page looks.
const STYLE: &str = include_str!("../../assets/sheet/sheet.css");

/// The longest name of a file, in characters, without its ending.
const LONGEST_NAME: usize = 80;

/// What stands on a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// Where other guides are found, which some answers lead to.
    pub catalogue: &'a Catalogue,
    /// The guide.
    pub guide: &'a Guide,
    /// Who charges.
    pub channel: &'a Channel,
    /// The country's site. Without it some addresses are not known.
    pub region: Option<&'a Region>,
    /// The plan. Without it nothing is left out for one.
    pub plan: Option<&'a Plan>,
    /// The case whose marks stand at the steps.
    pub case: Option<&'a Case>,
    /// Whether the case's nickname stands on it.
    pub with_name: bool,
    /// Whether it has everything that the guide says; otherwise it is one page to read aloud.
    pub whole: bool,
    /// The day of the sheet.
    pub today: Date,
}

impl<'a> Sheet<'a> {
    /// The sheet of a case; none before it is settled who charges.
    pub fn of(
        catalogue: &'a Catalogue,
        guide: &'a Guide,
        case: &'a Case,
        today: Date,
    ) -> Option<Self> {
        Some(Self {
            catalogue,
            guide,
            channel: guide.channel(case.channel.as_deref()?)?,
            region: case.region.as_deref().and_then(|id| guide.region(id)),
            plan: case.plan_id().and_then(|id| guide.plan(id)),
            case: Some(case),
            with_name: false,
            whole: false,
            today,
        })
    }

    /// A name for its file; the whole sheet has one of its own, and does not replace the page.
    pub fn file_name(&self) -> String {
        let name = file_name(self.guide, self.channel);
        match name.strip_suffix(".html") {
            Some(stem) if self.whole => format!("{stem}-everything.html"),
            _ => name,
        }
    }

    /// The page.
    pub fn page(&self) -> String {
        html::document(
            &element("html")
                .set("lang", LANGUAGE)
                .with(html::head(&self.title(), STYLE))
                .with(if self.whole {
                    self.body()
                } else {
                    short::body(self)
                }),
        )
    }

    fn title(&self) -> String {
        let values = [
            ("service", text(&self.guide.title)),
            ("channel", text(&self.channel.title)),
        ];
        tr_with("sheet-window-title", &values)
    }

    fn body(&self) -> Element {
        let sections = [
            Some(around::before(self)),
            around::backup(self),
            steps::section(self),
            around::after(self),
            around::contact(self),
        ];
        let mut contents = element("ul");
        let mut main = element("main").set("id", "main");
        for section in sections.into_iter().flatten() {
            let link = words("a", &section.title).set("href", format!("#{}", section.id));
            contents = contents.with(element("li").with(link));
            main = main.with(section.into_element());
        }
        let nav = element("nav")
            .set("aria-labelledby", "contents")
            .with(words("h2", tr("sheet-contents")).set("id", "contents"))
            .with(contents);
        let skip = words("a", tr("ending-to-steps"))
            .class("skip")
            .set("href", "#steps");
        element("body")
            .with(skip)
            .with(self.header())
            .with(nav)
            .with(main)
            .with(self.footer())
    }

    fn header(&self) -> Element {
        let title = tr_with("sheet-title", &[("service", text(&self.guide.title))]);
        element("header")
            .with(words("h1", title))
            .with(words("p", &self.channel.subtitle).class("lead"))
            .with(self.facts())
            .with(words("p", tr("sheet-how-to-read")))
            .with(words("p", tr("sheet-buttons")))
    }

    /// For whom and for what the sheet holds.
    fn facts(&self) -> Element {
        let name = name(self);
        let region = self.region.map(|region| self.guide.region_name(region));
        let facts = [
            (tr("sheet-for"), name.map(str::to_owned)),
            (tr("sheet-who-charges"), Some(self.channel.title.clone())),
            (tr("sheet-country"), region),
            (tr("sheet-plan"), self.plan.map(|plan| plan.title.clone())),
            (
                tr("sheet-stands"),
                self.case.map(|case| present::done(self.guide, case)),
            ),
            (tr("sheet-made"), Some(sentences::long_date(self.today))),
        ];
        let mut list = element("dl").class("facts");
        for (name, value) in facts {
            if let Some(value) = value {
                let pair = element("div")
                    .with(words("dt", name))
                    .with(words("dd", value));
                list = list.with(pair);
            }
        }
        list
    }

    fn footer(&self) -> Element {
        let made = [
            ("version", text(env!("CARGO_PKG_VERSION"))),
            ("service", text(&self.guide.title)),
            ("revision", number(self.guide.revision as usize)),
        ];
        element("footer")
            .with(words("p", tr_with("sheet-made-by", &made)))
            .with(words("p", tr("sheet-changes")))
            .with(words("p", tr("sheet-not-connected")))
    }
}

/// The nickname, where it was asked for.
fn name<'a>(sheet: &Sheet<'a>) -> Option<&'a str> {
    let name = sheet.case.map(|case| case.person.as_str());
    name.filter(|name| sheet.with_name && !name.is_empty())
}

/// A name for the file: `amazon-music-apple-on-iphone-or-ipad.html`.
pub fn file_name(guide: &Guide, channel: &Channel) -> String {
    let mut name = String::new();
    for c in format!("{} {}", guide.id, channel.title).chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(LONGEST_NAME);
    let name = name.trim_matches('-');
    if name.is_empty() {
        "steps.html".to_owned()
    } else {
        format!("{name}.html")
    }
}
