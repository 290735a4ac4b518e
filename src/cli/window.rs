//! Opens the window, or says in a sentence why there is none.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::Error;
use super::place::DataDir;
use crate::app;
use crate::i18n::{text, tr_with};
use crate::platform::System;
use crate::platform::WindowDisplay;

/// Opens the window and stays until it is closed. Where there is no display, goes on in the
/// terminal, if there is one.
pub(super) fn open(
    place: Result<DataDir, Error>,
    display: Option<WindowDisplay>,
) -> Result<(), Error> {
    #[cfg(all(unix, not(target_os = "macos")))]
    if display.flatten().is_none() {
        return without_display(&place?.folder);
    }
    let data_dir = match place {
        Ok(place) => place.folder,
        // Whoever started it from a menu looks for a window: that says it.
        Err(Error::NoHome) => PathBuf::new(),
        Err(error) => return Err(error),
    };
    let options = app::Options {
        data_dir,
        platform: Arc::new(System),
    };
    guarded(display, || app::run(options))
}

/// One sentence; then the same questions in the terminal, where somebody sits at one.
#[cfg(all(unix, not(target_os = "macos")))]
fn without_display(folder: &std::path::Path) -> Result<(), Error> {
    use std::io::{self, IsTerminal};

    use crate::i18n::tr;

    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        super::print_error(&tr("cli-no-display-terminal"));
        return super::talk(folder);
    }
    Err(Error::Plain(tr("cli-no-display")))
}

/// Runs the window. The toolkit ends a program that it cannot serve with a message for
/// programmers; that becomes a sentence here.
fn guarded(
    display: Option<WindowDisplay>,
    window: impl FnOnce() -> Result<(), app::Error>,
) -> Result<(), Error> {
    let heard = Arc::new(Mutex::new(None));
    let listener = Arc::clone(&heard);
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string);
        let mut heard = listener.lock().unwrap_or_else(PoisonError::into_inner);
        heard.get_or_insert_with(|| place.unwrap_or_default());
    }));
    // What the closure owns is dropped on the way out and not looked at again.
    let ended = panic::catch_unwind(AssertUnwindSafe(window));
    panic::set_hook(usual);
    let place = heard.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match ended {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(Error::Plain(missing(display).unwrap_or(error.to_string()))),
        Err(payload) => {
            Err(Error::Plain(missing(display).unwrap_or_else(|| {
                sentence(payload.as_ref(), &place.unwrap_or_default())
            })))
        }
    }
}

/// What to install, where libraries that the window needs are missing.
fn missing(display: Option<WindowDisplay>) -> Option<String> {
    #[cfg(all(unix, not(target_os = "macos")))]
    {
        use crate::platform::libraries::Loader;

        let missing = Loader::of_this_machine().missing(display??);
        if missing.is_empty() {
            return None;
        }
        let files: Vec<&str> = missing.iter().map(|library| library.file).collect();
        let packages: Vec<&str> = missing.iter().map(|library| library.package).collect();
        let values = [
            ("files", text(files.join(", "))),
            ("packages", text(packages.join(" "))),
        ];
        Some(tr_with("cli-missing-libraries", &values))
    }
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    {
        let _ = display;
        None
    }
}

/// The toolkit's own failure to start, or a mistake of ours, told apart by what it says.
fn sentence(payload: &(dyn Any + Send), place: &str) -> String {
    let said = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or_default();
    let starting = ["Create event loop", "Create window", "could not be loaded"];
    if starting.iter().any(|start| said.contains(start)) {
        return tr_with("cli-window-failed", &[]);
    }
    // The line in the source is what a report needs; the folder that it was built in is not.
    let place = place.rsplit_once("src/").map_or(place, |(_, place)| place);
    tr_with("cli-stopped", &[("place", text(place))])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said when a panic is heard belongs to the whole process: one test at a time.
    fn alone(window: impl FnOnce() -> Result<(), app::Error>) -> Result<(), Error> {
        static ONE: Mutex<()> = Mutex::new(());
        let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        guarded(None, window)
    }

    /// What a person is told has the sentence, and nothing of the words of a programmer.
    #[track_caller]
    fn assert_said(
        window: impl FnOnce() -> Result<(), app::Error>,
        sentence: &str,
        for_programmers: &str,
    ) -> String {
        let said = alone(window)
            .err()
            .map_or_else(String::new, |error| error.to_string());
        assert!(said.contains(sentence), "{said}");
        assert!(!said.contains(for_programmers), "{said}");
        said
    }

    #[test]
    fn the_toolkits_last_words_become_a_sentence() {
        let start = || panic!("Create event loop: Os(OsError {{ line: 765 }})");
        let sentence = "The window could not be opened.";
        let said = assert_said(start, sentence, "OsError");
        assert!(said.starts_with(sentence), "{said}");
    }

    #[test]
    fn a_mistake_of_ours_is_owned_and_its_place_told() {
        assert_said(
            || panic!("index out of bounds: the len is 3 but the index is 7"),
            "a mistake in Outro itself (cli/window.rs:",
            "index out of bounds",
        );
    }

    #[test]
    fn a_window_that_was_closed_is_no_failure() {
        assert!(alone(|| Ok(())).is_ok());
    }
}
