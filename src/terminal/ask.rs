//! Telling and asking: a title, lines, choices, a typed answer, and keeping what was answered.

use std::path::PathBuf;

use super::case_list::{CaseSource, NotSaved};
use super::menu::{self, Command, Meant, Menu};
use super::{Error, Exit, NotSavedCount, PageResult, Session};
use crate::i18n::{number, text, tr, tr_with};
use crate::platform;
use crate::present::timeline::taken_back::taken_back;
use crate::text::{clean, one_line};

/// The longest text that is kept, in characters: more than anybody types, and less than a line
/// that is read.
const LONGEST_TEXT: usize = 8_000;

/// What came back where a line may also be words of the person's own.
#[derive(Debug)]
pub(super) enum Picked<T> {
    /// A choice.
    Choice(T),
    /// The page before.
    Back,
    /// Words that are no choice.
    Words(String),
}

/// What came back where something is to be typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// The page before.
    Back,
    /// An empty line.
    Nothing,
    /// This.
    Text(String),
}

impl Session<'_> {
    /// Asks where a file is; none when nobody wants to any more.
    pub(super) fn ask_file(&mut self) -> PageResult<Option<PathBuf>> {
        let Typed::Text(typed) = self.ask(&tr("exports-terminal-path"))? else {
            return Ok(None);
        };
        let home = self.platform.home();
        Ok(Some(platform::typed_path(&typed, None, home.as_deref())))
    }

    /// Begins a page with its title.
    pub(super) fn title(&mut self, title: &str) -> PageResult<()> {
        self.page.clear();
        self.console.gap()?;
        self.tell(title)
    }

    /// Begins a page with its title, and says what it is about.
    pub(super) fn introduce(&mut self, title: &str, about: &str) -> PageResult<()> {
        self.title(title)?;
        self.tell(about)
    }

    /// A paragraph of the page. A line break in it becomes a space: what comes from a file
    /// must not look like a line of Outro's own.
    pub(super) fn tell(&mut self, text: &str) -> PageResult<()> {
        self.tell_after("", text)
    }

    /// A paragraph behind a mark.
    pub(super) fn tell_after(&mut self, mark: &str, text: &str) -> PageResult<()> {
        let text = one_line(text);
        self.console.tell_after(mark, &text)?;
        self.page.push((mark.to_owned(), text));
        Ok(())
    }

    /// Text that has lines of its own, such as a letter. A line that is too wide is wrapped like
    /// any other.
    pub(super) fn tell_lines(&mut self, text: &str) -> PageResult<()> {
        let text = clean(text);
        self.page.push((String::new(), text.clone()));
        Ok(self.console.tell(&text)?)
    }

    /// Paragraphs as a list.
    pub(super) fn tell_list<'t>(
        &mut self,
        heading: &str,
        lines: impl IntoIterator<Item = &'t str>,
    ) -> PageResult<()> {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.tell(heading)?;
        }
        for line in lines {
            self.tell_after("- ", line)?;
        }
        Ok(())
    }

    /// Says something that is not part of the page: what has happened meanwhile.
    pub(super) fn note(&mut self, text: &str) -> PageResult<()> {
        Ok(self.console.tell(&one_line(text))?)
    }

    /// Has one of the choices picked; none for "back".
    pub(super) fn choose<T: Clone>(&mut self, menu: &Menu<T>) -> PageResult<Option<T>> {
        loop {
            match self.choose_or_words(menu)? {
                Picked::Choice(value) => return Ok(Some(value)),
                Picked::Back => return Ok(None),
                Picked::Words(words) => {
                    self.note(&tr_with(
                        "terminal-not-understood",
                        &[("typed", text(words))],
                    ))?;
                }
            }
        }
    }

    /// Has one of the choices picked, or something else typed.
    pub(super) fn choose_or_words<T: Clone>(&mut self, menu: &Menu<T>) -> PageResult<Picked<T>> {
        Ok(match self.pick(menu.labels())? {
            Picked::Choice(at) => menu.value(at).cloned().map_or(Picked::Back, Picked::Choice),
            Picked::Back => Picked::Back,
            Picked::Words(words) => Picked::Words(words),
        })
    }

    /// Has one of the choices of these labels picked, by its place.
    fn pick(&mut self, labels: &[String]) -> PageResult<Picked<usize>> {
        loop {
            self.console.gap()?;
            for (mark, label) in menu::lines(labels) {
                self.console.tell_after(&mark, &one_line(label))?;
            }
            let line = self.hear(&tr("terminal-prompt"))?;
            match menu::read(labels, &line) {
                Meant::Choice(at) => return Ok(Picked::Choice(at)),
                Meant::Command(Command::Back) => return Ok(Picked::Back),
                Meant::Command(command) => self.command(command)?,
                Meant::Several => self.note(&tr("terminal-several"))?,
                Meant::Nothing if line.is_empty() => self.note(&tr("terminal-empty"))?,
                Meant::Nothing => return Ok(Picked::Words(line)),
            }
        }
    }

    /// Has something typed. Only words that nobody would answer with are taken as commands.
    pub(super) fn ask(&mut self, prompt: &str) -> PageResult<Typed> {
        loop {
            let line = self.hear(prompt)?;
            match Command::read(&line) {
                Some(Command::Back) => return Ok(Typed::Back),
                Some(command @ (Command::Help | Command::Home | Command::Quit)) => {
                    self.command(command)?;
                }
                _ if line.is_empty() => return Ok(Typed::Nothing),
                _ => return Ok(Typed::Text(line)),
            }
        }
    }

    /// As [`Session::ask`], for words that are kept. What is too long is asked for again: cut, it
    /// would be called saved and not be what was typed.
    pub(super) fn ask_text(&mut self, prompt: &str) -> PageResult<Typed> {
        loop {
            match self.ask(prompt)? {
                Typed::Text(typed) if typed.chars().count() > LONGEST_TEXT => {
                    self.note(&tr("error-store-too-long"))?;
                }
                typed => return Ok(typed),
            }
        }
    }

    /// Prints a prompt as a line of its own and waits for an answer.
    pub(super) fn hear(&mut self, prompt: &str) -> PageResult<String> {
        self.console.tell(&one_line(prompt))?;
        self.console.hear()?.ok_or(Exit::Quit)
    }

    fn command(&mut self, command: Command) -> PageResult<()> {
        match command {
            Command::Help => Ok(self.console.tell(&tr("terminal-help"))?),
            Command::Again => self.again(),
            Command::Undo => self.undo(),
            Command::Answers(words) => self.answers(&words),
            Command::Sheet => self.sheet(),
            Command::About => self.about(),
            Command::Home => Err(Exit::Home),
            Command::Quit => Err(Exit::Quit),
            Command::Part(part) if self.open.is_some() => Err(Exit::Part(part)),
            Command::Part(_) => self.note(&tr("terminal-open-a-case-first")),
            // Taken by those who ask.
            Command::Back => Ok(()),
        }
    }

    fn again(&mut self) -> PageResult<()> {
        self.console.gap()?;
        for (mark, text) in &self.page {
            self.console.tell_after(mark, text)?;
        }
        Ok(())
    }

    /// Takes the last thing back.
    pub(super) fn undo(&mut self) -> PageResult<()> {
        if let Some(open) = &self.open {
            let undone = open.case.undo();
            if undone.is_empty() {
                return self.note(&tr("terminal-nothing-to-undo"));
            }
            let words = taken_back(&open.guide, open.case.undoes());
            self.save_all(undone)?;
            self.note(&words)?;
            return Err(Exit::Refresh);
        }
        let Some(id) = self.trashed.clone() else {
            return self.note(&tr("terminal-nothing-to-undo"));
        };
        self.bring_back(&id)?;
        Err(Exit::Refresh)
    }

    /// Does something with the case list until it works or the person leaves it.
    pub(super) fn try_until_kept<T>(
        &mut self,
        act: impl Fn(&mut dyn CaseSource) -> Result<T, NotSaved>,
    ) -> PageResult<T> {
        loop {
            let not_saved = match act(&mut *self.cases) {
                Ok(kept) => return Ok(kept),
                Err(not_saved) => not_saved,
            };
            self.tell_not_saved(&not_saved)?;
            let line = self.console.hear()?.map(|line| line.to_lowercase());
            match line.as_deref() {
                None | Some("quit" | "exit") => return Err(Exit::Failed(failed(not_saved))),
                Some("leave") => {
                    self.leave(&not_saved);
                    return Err(Exit::Refresh);
                }
                Some(_) => {}
            }
        }
    }

    fn tell_not_saved(&mut self, not_saved: &NotSaved) -> PageResult<()> {
        if not_saved.is_done {
            self.note(&not_saved.why)?;
            return Ok(self.console.tell(&tr("terminal-not-confirmed-prompt"))?);
        }
        let values = [("reason", text(&not_saved.why))];
        self.note(&tr_with("terminal-not-saved", &values))?;
        Ok(self.console.tell(&tr("terminal-not-saved-prompt"))?)
    }

    /// Goes on without what was not called saved, with what is true on the disk.
    pub(super) fn leave(&mut self, not_saved: &NotSaved) {
        if not_saved.is_done {
            self.left.unconfirmed += 1;
        } else {
            self.left.unsaved += 1;
        }
        if let Some(open) = &mut self.open {
            match self.cases.read(&open.case.id) {
                Some(kept) => open.case = kept.case,
                None if not_saved.is_done => self.open = None,
                None => {}
            }
        }
    }

    /// Says that something which is no answer could not be done.
    pub(super) fn not_done(&mut self, sentence: &str) -> PageResult<()> {
        self.left.unsaved += 1;
        self.note(sentence)
    }

    /// The last words.
    pub(super) fn goodbye(&mut self) -> std::io::Result<()> {
        self.console.gap()?;
        let NotSavedCount {
            unsaved,
            unconfirmed,
        } = self.left;
        if unsaved > 0 {
            let values = [("n", number(unsaved))];
            self.console
                .tell(&tr_with("terminal-goodbye-unsaved", &values))?;
        }
        if unconfirmed > 0 {
            let values = [("n", number(unconfirmed))];
            self.console
                .tell(&tr_with("terminal-goodbye-unconfirmed", &values))?;
        }
        let last = if self.left == NotSavedCount::default() {
            tr("terminal-goodbye")
        } else {
            tr("terminal-goodbye-rest")
        };
        self.console.tell(&last)?;
        self.console.flush()
    }
}

fn failed(not_saved: NotSaved) -> Error {
    if not_saved.is_done {
        Error::Unconfirmed(not_saved.why)
    } else {
        Error::NotSaved(not_saved.why)
    }
}
