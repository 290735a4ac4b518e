//! Outro walks a person out of a subscription, step by step, and remembers where they are.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`guide`] | What a guide says: the service, who may charge for it, the steps, the backup. |
//! | [`case`] | One person's cancellation: events in, what is true now out. |
//! | [`playlist`] | Exported lists of songs: read, counted, compared, saved. |
//! | [`statement`] | Bank files: read, the charges in them that come again, whose they are. |
//! | [`store`] | A person's data on the disk, and the promise that it survives. |
//! | [`present`] | How a case stands and what is next, worded once for every door. |
//! | [`export`] | What leaves Outro as a file: the sheet, and everything for another computer. |
//! | [`i18n`], [`text`], [`platform`] | Sentences and days; strings; the outside world. |
//! | [`app`] | The window; only this room names iced. |
//! | [`terminal`], [`cli`] | The same without a window; the command line. |
//!
//! `docs/architecture.md` is the whole map: who may know whom, the ways through the house, what
//! always holds, and recipes for the usual changes.

pub mod app;
pub mod case;
pub mod cli;
pub mod export;
pub mod guide;
pub mod i18n;
pub mod platform;
pub mod playlist;
pub mod present;
pub mod statement;
pub mod store;
pub mod terminal;
pub mod text;
