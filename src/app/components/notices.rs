//! Things that the person has to know, and what can be done about some of them.

use std::collections::HashSet;
use std::sync::Arc;

use iced::Task;
use jiff::Timestamp;

use crate::app::blocking;
use crate::i18n::tr;
use crate::platform::Platform;
use crate::present;
use crate::store::{CaseFile, Remedy, Store, Warning};

/// A sentence, with what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What the person has to know.
    pub sentence: String,
    /// What can be done about it.
    pub remedy: Option<Remedy>,
    /// When the notice goes by itself.
    pub until: Option<Until>,
}

/// When a notice goes by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// As soon as something is saved.
    Saved,
    /// As soon as the clock is right.
    ClockRight,
    /// As soon as no deletion waits for the disk.
    NoneWaits,
}

/// The notices that the person has not put away yet.
#[derive(Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
    /// Everything that was said since the start: several cases may be told of in one sentence,
    /// and something else can be done about each.
    told: HashSet<(String, Option<Remedy>)>,
    /// The person was told that the clock has gone back.
    clock_told: bool,
}

/// What happened with notices.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something is to be done about the notice at this place.
    PutRight(usize),
    /// Something was done about a notice, or could not be.
    Done(Remedy, Result<CaseFile, String>),
    /// The notice at this place was read.
    Dismiss(usize),
}

/// What the window has to do about it.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    /// More of the same part is to be run.
    Run(Task<Message>),
    /// A case was put right: it stands like this on the disk now.
    TakeIn(Box<CaseFile>),
}

impl From<String> for Notice {
    fn from(sentence: String) -> Self {
        Self {
            sentence,
            remedy: None,
            until: None,
        }
    }
}

impl From<&Warning> for Notice {
    fn from(warning: &Warning) -> Self {
        Self {
            sentence: warning.to_string(),
            remedy: warning.remedy(),
            until: matches!(warning, Warning::CannotWrite(_)).then_some(Until::Saved),
        }
    }
}

impl Notice {
    fn key(&self) -> (String, Option<Remedy>) {
        (self.sentence.clone(), self.remedy.clone())
    }
}

/// What the button says that does something about a notice.
pub fn label(remedy: &Remedy) -> String {
    match remedy {
        Remedy::BringBack(_) => tr("notice-bring-back"),
        Remedy::MergeCopy(_) => tr("notice-merge"),
    }
}

impl Notices {
    /// Begins with these.
    pub fn new(list: Vec<Notice>) -> Self {
        let told = list.iter().map(Notice::key).collect();
        Self {
            list,
            told,
            clock_told: false,
        }
    }

    /// Every notice, the oldest first.
    pub fn all(&self) -> &[Notice] {
        &self.list
    }

    /// Forgets every notice.
    pub fn clear(&mut self) {
        self.list.clear();
    }

    /// Adds a notice. The same sentence with the same remedy stands there once.
    pub fn add(&mut self, notice: Notice) {
        let key = notice.key();
        if !self.list.iter().any(|other| other.key() == key) {
            self.told.insert(key);
            self.list.push(notice);
        }
    }

    /// Adds a notice that every save brings along: once it was put away, it stays away.
    pub fn add_once(&mut self, notice: Notice) {
        if !self.told.contains(&notice.key()) {
            self.add(notice);
        }
    }

    /// Says that something could not be saved, until something is. One disk that is out of
    /// order is one thing to be told, whatever was to go on it.
    pub fn add_until_saved(&mut self, sentence: String) {
        let until_saved = |notice: &Notice| notice.until == Some(Until::Saved);
        if !self.list.iter().any(until_saved) {
            self.add_until(Until::Saved, sentence);
        }
    }

    /// Adds a notice that holds until then.
    pub fn add_until(&mut self, until: Until, sentence: String) {
        self.add(Notice {
            until: Some(until),
            ..Notice::from(sentence)
        });
    }

    /// Takes back what was said until now.
    pub fn is_over(&mut self, until: Until) {
        self.list.retain(|notice| notice.until != Some(until));
    }

    /// Says once that the clock has gone back behind what was last done, at `newest`. Nothing
    /// depends on it but the days that are counted.
    pub fn check_clock(&mut self, now: Timestamp, newest: Option<Timestamp>) {
        match present::clock_behind(now, newest) {
            Some(sentence) if !self.clock_told => {
                self.clock_told = true;
                self.add_until(Until::ClockRight, sentence);
            }
            Some(_) => {}
            None => {
                self.clock_told = false;
                self.is_over(Until::ClockRight);
            }
        }
    }

    /// Takes in what happened.
    pub fn update(
        &mut self,
        message: Message,
        store: &Store,
        platform: &Arc<dyn Platform>,
    ) -> Action {
        match message {
            Message::PutRight(index) => {
                let notice = self.list.get(index);
                match notice.and_then(|notice| notice.remedy.clone()) {
                    Some(remedy) => Action::Run(put_right(remedy, store, platform)),
                    None => Action::None,
                }
            }
            Message::Done(remedy, Ok(file)) => {
                self.list
                    .retain(|notice| notice.remedy.as_ref() != Some(&remedy));
                let done = match remedy {
                    Remedy::BringBack(_) => tr("notice-brought-back"),
                    Remedy::MergeCopy(_) => tr("notice-merged"),
                };
                self.add(Notice::from(done));
                Action::TakeIn(Box::new(file))
            }
            Message::Done(_, Err(error)) => {
                self.add(Notice::from(error));
                Action::None
            }
            Message::Dismiss(index) => {
                if index < self.list.len() {
                    self.list.remove(index);
                }
                Action::None
            }
        }
    }
}

/// Does what can be done about a notice.
fn put_right(remedy: Remedy, store: &Store, platform: &Arc<dyn Platform>) -> Task<Message> {
    let (store, platform) = (store.clone(), Arc::clone(platform));
    blocking::perform(
        move || {
            let (origin, now) = (platform.computer(), platform.now());
            let done = store.put_right(&remedy, &origin, now);
            (remedy, done.map_err(|error| error.to_string()))
        },
        |(remedy, done)| Message::Done(remedy, done),
    )
}
