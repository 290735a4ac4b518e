//! What every screen may read: the day, the room it has, the guides, the cases.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::case::Case;
use crate::guide::Guide;
use crate::guide::catalogue::Catalogue;
use crate::store::settings::Settings;

use super::cases::OpenCases;
use super::components::export_check::Exports;
use super::drafts::Drafts;
use super::ui::space;
use crate::i18n::tr;
use crate::present::company;

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
    /// Every case.
    pub cases: &'a OpenCases,
    /// What is being typed.
    pub drafts: &'a Drafts,
    /// What is under way with exported lists.
    pub exports: &'a Exports,
    /// The name of the case that was deleted last, while that can be taken back.
    pub deleted: Option<&'a str>,
    /// What was copied last.
    pub copied: Copied<'a>,
}

/// What was copied since the window opened.
#[derive(Debug, Default)]
pub struct CopiedText {
    /// What was copied with the last press; the next press forgets it.
    last: Option<String>,
    /// How often something was copied.
    times: u32,
}

impl CopiedText {
    /// Remembers what is copied now.
    pub fn copy(&mut self, text: String) {
        self.last = Some(text);
        self.times = self.times.wrapping_add(1);
    }

    /// Forgets what was copied, with the next press.
    pub fn forget(&mut self) {
        self.last = None;
    }

    /// What was copied with the last press.
    pub fn last(&self) -> Copied<'_> {
        Copied(self.last.as_deref())
    }

    /// The id and the words of what a screen reader reads out. The id is another one each time,
    /// or the same words would not be read out twice.
    pub fn announcement(&self) -> (String, String) {
        let words = if self.times == 0 {
            String::new()
        } else {
            tr("heard-copied")
        };
        (format!("announcement-{}", self.times), words)
    }
}

/// What was put on the clipboard with the last press.
#[derive(Debug, Clone, Copy, Default)]
pub struct Copied<'a>(pub Option<&'a str>);

impl Copied<'_> {
    /// The word that stands beside a button that copies this text, after it did.
    pub fn said(self, text: &str) -> Option<String> {
        (self.0 == Some(text)).then(|| tr("copied"))
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

    /// Space left and right of the main column.
    pub fn margin(self) -> f32 {
        match self {
            Self::Wide => space::XXL,
            Self::Medium => space::XL,
            Self::Narrow => space::L,
        }
    }
}
