//! Everything out to one file, and in from another computer: what the disk has to do for it.

use std::sync::Arc;

use iced::Task;

use crate::app::blocking;
use crate::app::screen::settings::transfer::{Arrival, Said};
use crate::export::data::{self, Written};
use crate::guide::Catalogue;
use crate::i18n::tr;
use crate::platform::Platform;
use crate::present::transfer::{brought_in, outlook};
use crate::store::settings::Settings;
use crate::store::transfer::{Choices, Plan};
use crate::store::{CaseFile, Store};

/// What the disk answered.
#[derive(Debug, Clone)]
pub enum Message {
    /// Where a file usually goes is known.
    Suggested(String),
    /// Everything was written to a file, or not.
    Exported(Said),
    /// A file was looked into, or could not be.
    Looked(Result<Arrival, String>),
    /// A file was brought in, which is said like this, or not, and what is on the disk now.
    BroughtIn(Result<String, String>, Box<OnDisk>),
}

/// All that lies on the disk after a file was brought in, also where something went wrong on
/// the way.
#[derive(Debug, Clone)]
pub struct OnDisk {
    /// Every case.
    pub cases: Vec<CaseFile>,
    /// The guides, the person's own among them.
    pub catalogue: Arc<Catalogue>,
    /// The settings.
    pub settings: Settings,
}

impl OnDisk {
    fn read(store: &Store) -> Self {
        Self {
            cases: store.cases().cases,
            catalogue: Arc::new(Catalogue::with_own(store.own_guides().0)),
            settings: store.settings().0,
        }
    }
}

/// What is needed of the window.
#[derive(Clone)]
pub struct Deps {
    /// Where the cases are kept.
    pub store: Store,
    /// The machine.
    pub platform: Arc<dyn Platform>,
    /// Every guide.
    pub catalogue: Arc<Catalogue>,
}

/// Works out where a file usually goes.
pub fn suggest_target(deps: Deps) -> Task<Message> {
    blocking::perform(
        move || data::usual_target(deps.platform.as_ref()),
        |path| Message::Suggested(path.display().to_string()),
    )
}

/// Writes everything to a file; `is_saved` is false while a case waits for the disk.
pub fn export(typed: &str, is_saved: bool, deps: Deps) -> Task<Message> {
    let path = match data::typed_path(typed, deps.platform.as_ref()) {
        _ if !is_saved => Err(tr("moving-not-saved")),
        Some(path) => Ok(path),
        None => Err(tr("moving-no-path")),
    };
    blocking::perform(
        move || match data::export(&deps.store, &path?, false, deps.platform.as_ref()) {
            Ok(Written::Everything(lines)) => Ok(lines),
            Ok(Written::InPart(lines)) => Err(lines.join("\n")),
            Err(error) => Err(error.to_string()),
        },
        Message::Exported,
    )
}

/// Says what bringing a file in would change.
pub fn look_into(typed: &str, deps: Deps) -> Task<Message> {
    let path = data::typed_path(typed, deps.platform.as_ref());
    let path = path.ok_or_else(|| tr("moving-no-import-path"));
    blocking::perform(
        move || {
            let plan = Box::new(data::look_into(&deps.store, &path?)?);
            let outlook = outlook(&plan, &deps.catalogue, &Choices::default());
            Ok(Arrival { plan, outlook })
        },
        Message::Looked,
    )
}

/// Brings a file in.
pub fn bring_in(plan: Box<Plan>, choices: Choices, deps: Deps) -> Task<Message> {
    blocking::perform(
        move || {
            let done = data::bring_in(&deps.store, &plan, &choices, deps.platform.as_ref());
            let done = done.map(|()| brought_in(&plan, &choices));
            Message::BroughtIn(done, Box::new(OnDisk::read(&deps.store)))
        },
        |message| message,
    )
}
