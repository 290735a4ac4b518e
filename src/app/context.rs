//! What every screen may read: the day, the room it has, the guides, the cases.

use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::case::Case;
use crate::guide::Guide;
use crate::guide::catalogue::Catalogue;
use crate::statement::Lookup;
use crate::store::settings::Settings;

use super::cases::OpenCases;
use super::components::export_check::Exports;
use super::components::pictures::Pictures;
use super::drafts::Drafts;
use super::ui::space;
use crate::i18n::tr;
use crate::present::finder::company;

/// What a view or an update is made from. Cheap to copy; borrows everything.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The moment, in UTC.
    pub now: Timestamp,
    /// The day where the person is.
    pub today: Date,
    /// The window's width in logical pixels.
    pub width: f32,
    /// How much room that gives.
    pub room: Breakpoint,
    /// The country that the system is set to.
    pub country: Option<&'a str>,
    /// The person's settings.
    pub settings: &'a Settings,
    /// Every guide.
    pub catalogue: &'a Catalogue,
    /// The guides made ready for statement lines, once they were asked.
    pub lookup: &'a OnceLock<Lookup>,
    /// Every case.
    pub cases: &'a OpenCases,
    /// What is being typed.
    pub drafts: &'a Drafts,
    /// What is under way with exported lists.
    pub exports: &'a Exports,
    /// Small pictures of attached files.
    pub pictures: &'a Pictures,
    /// The name of the case that was deleted last, while that can be taken back.
    pub deleted: Option<&'a str>,
    /// What the last press copied or opened.
    pub copied: Copied<'a>,
}

/// What the last press did that shows nowhere else: it copied, opened a page, took back, or attached.
#[derive(Debug, Default)]
pub struct CopiedText {
    /// What was copied or opened with the last press; the next press forgets it.
    last: Option<String>,
    went: Went,
    /// How often something was copied or opened.
    times: u32,
}

/// Where a text or an address went with a press.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Went {
    #[default]
    ToClipboard,
    ToBrowser,
    /// Nowhere: it is told in words of its own.
    Told,
}

impl CopiedText {
    /// Remembers what is copied now.
    pub fn copy(&mut self, text: String) {
        self.keep(text, Went::ToClipboard);
    }

    /// Remembers the address that the browser has taken.
    pub fn open(&mut self, address: String) {
        self.keep(address, Went::ToBrowser);
    }

    /// Remembers what the last press did, in words: what an undo took back, what was attached.
    pub fn tell(&mut self, words: String) {
        self.keep(words, Went::Told);
    }

    fn keep(&mut self, text: String, went: Went) {
        self.last = Some(text);
        self.went = went;
        self.times = self.times.wrapping_add(1);
    }

    /// Forgets what was copied or opened, with the next press.
    pub fn forget(&mut self) {
        self.last = None;
    }

    /// What was copied or opened with the last press.
    pub fn last(&self) -> Copied<'_> {
        Copied {
            last: self.last.as_deref(),
            went: self.went,
        }
    }

    /// The id and the words of what a screen reader reads out. The id is another one each time,
    /// or the same words would not be read out twice.
    pub fn announcement(&self) -> (String, String) {
        let words = match (&self.last, self.went) {
            (None, _) => String::new(),
            (Some(_), Went::ToClipboard) => tr("heard-copied"),
            (Some(_), Went::ToBrowser) => tr("heard-opened"),
            (Some(words), Went::Told) => words.clone(),
        };
        (format!("announcement-{}", self.times), words)
    }
}

impl<'a> Context<'a> {
    /// The guides made ready for statement lines. That is done with the first line.
    pub fn lookup(self) -> &'a Lookup {
        self.lookup.get_or_init(|| Lookup::new(self.catalogue))
    }
}

/// What was put on the clipboard, or opened in the browser, with the last press.
#[derive(Debug, Clone, Copy, Default)]
pub struct Copied<'a> {
    last: Option<&'a str>,
    went: Went,
}

impl<'a> Copied<'a> {
    /// The words beside a button that copies this text, or beside a link to this address, after
    /// it did.
    pub fn said(self, text: &str) -> Option<String> {
        let words = match self.went {
            Went::ToClipboard => "copied",
            Went::ToBrowser => "opened",
            Went::Told => return None,
        };
        (self.last == Some(text)).then(|| tr(words))
    }

    /// What the last press did, where that is told in words of its own.
    pub fn told(self) -> Option<&'a str> {
        self.last.filter(|_| self.went == Went::Told)
    }

    /// Whether the last press copied something.
    pub fn is_copied(self) -> bool {
        self.last.is_some() && self.went == Went::ToClipboard
    }
}

/// A context with the current case and its guide.
#[derive(Debug, Clone, Copy)]
pub struct CaseContext<'a> {
    /// Everything else.
    pub context: Context<'a>,
    /// The guide of the case.
    pub guide: &'a Guide,
    /// The case.
    pub case: &'a Case,
}

impl<'a> CaseContext<'a> {
    /// The id of the case's country: the one that was chosen, else the system's. Empty only
    /// for a guide without countries.
    pub fn region(&self) -> &'a str {
        let region = company::region(self.guide, self.case, self.context.country);
        region.map_or("", |region| region.id.as_str())
    }
}

impl<'a> std::ops::Deref for CaseContext<'a> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        &self.context
    }
}

/// How the window folds, by its width in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breakpoint {
    /// Sidebar, main column and right column.
    Wide,
    /// The right column stands in the main one.
    Medium,
    /// The sidebar is a back button, too.
    Narrow,
}

impl Breakpoint {
    /// The room that a window of this width gives.
    pub fn of(width: f32) -> Self {
        if width < space::FOLD_SIDEBAR {
            Self::Narrow
        } else if width < space::FOLD_COLUMN {
            Self::Medium
        } else {
            Self::Wide
        }
    }

    /// The greatest width of a page: on a large screen it is not stretched.
    pub fn page(self) -> f32 {
        let columns = match self {
            Self::Wide => space::MAIN + space::BETWEEN + space::ASIDE,
            Self::Medium | Self::Narrow => space::MAIN,
        };
        columns + 2.0 * self.margin()
    }

    /// Space inside a large card.
    pub fn inset(self) -> f32 {
        match self {
            Self::Wide => space::XL,
            Self::Medium => space::M,
            Self::Narrow => space::L,
        }
    }

    /// Space left and right of the main column.
    pub fn margin(self) -> f32 {
        match self {
            Self::Wide => space::XXL,
            Self::Medium => space::XL,
            Self::Narrow => space::L,
        }
    }
}
