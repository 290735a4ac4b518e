//! Choices with numbers, and what a typed line means.

use crate::i18n::tr;
use crate::text::fold_words;

/// Choices in their order, each with what picking it means.
#[derive(Debug, Clone)]
pub struct Menu<T> {
    choices: Vec<(String, T)>,
}

/// What a typed line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant<T> {
    /// This choice.
    Choice(T),
    /// A word that works everywhere.
    Command(Command),
    /// Several choices begin like this.
    Several,
    /// Nothing that is known.
    Nothing,
}

/// Words that work everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// What can be typed.
    Help,
    /// One page back.
    Back,
    /// The list of cases.
    Home,
    /// Take the last thing back.
    Undo,
    /// Show the page again.
    Again,
    /// Look for an answer, with these words if any.
    Answers(String),
    /// Write the steps as a page.
    Sheet,
    /// What Outro is, and the person's data.
    About,
    /// Go to a part of the case.
    Part(Part),
    /// End.
    Quit,
}

/// Parts of a case that can be gone to by a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Which country's site.
    Country,
    /// Which plan.
    Plan,
    /// Who charges: the companies.
    Finder,
    /// Who charges, for somebody who is not sure.
    Unsure,
    /// What to save.
    Backup,
    /// The steps.
    Steps,
    /// Every step, in a list.
    List,
    /// Make sure.
    Ending,
    /// What was noted.
    Notes,
    /// Proof, calendar and record.
    Proof,
    /// What else can be done with the case.
    More,
}

impl Command {
    /// The command that a line is, if it is one.
    pub fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let command = match word.to_lowercase().as_str() {
            "answers" | "search" => return Some(Self::Answers(rest.trim().to_owned())),
            "?" | "help" => Self::Help,
            "back" => Self::Back,
            "home" => Self::Home,
            "undo" => Self::Undo,
            "again" => Self::Again,
            "sheet" | "print" => Self::Sheet,
            "about" => Self::About,
            "country" => Self::Part(Part::Country),
            "plan" => Self::Part(Part::Plan),
            "who" => Self::Part(Part::Finder),
            "backup" => Self::Part(Part::Backup),
            "steps" => Self::Part(Part::Steps),
            "list" => Self::Part(Part::List),
            "after" => Self::Part(Part::Ending),
            "notes" => Self::Part(Part::Notes),
            "proof" => Self::Part(Part::Proof),
            "more" => Self::Part(Part::More),
            "quit" | "exit" => Self::Quit,
            _ => return None,
        };
        rest.is_empty().then_some(command)
    }
}

impl<T> Default for Menu<T> {
    fn default() -> Self {
        Self {
            choices: Vec::new(),
        }
    }
}

impl<T: Clone> Menu<T> {
    /// No choices yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a choice.
    pub fn add(&mut self, label: String, value: T) {
        self.choices.push((label, value));
    }

    /// Adds the choices of another menu behind these.
    pub fn add_all<U>(&mut self, other: Menu<U>, meaning: impl Fn(U) -> T) {
        let choices = other.choices.into_iter();
        self.choices
            .extend(choices.map(|(label, value)| (label, meaning(value))));
    }

    /// Adds "Back".
    pub fn back(&mut self, value: T) {
        self.add(tr("terminal-back"), value);
    }

    /// The choices with their numbers from 1.
    pub fn lines(&self) -> impl Iterator<Item = (String, &str)> {
        let wide = self.choices.len().to_string().len();
        self.choices
            .iter()
            .enumerate()
            .map(move |(at, (label, _))| (format!("{:>wide$}  ", at + 1), label.as_str()))
    }

    /// What a typed line means: a number, a whole label, a command, or the beginning of one
    /// label only, in this order.
    pub fn read(&self, line: &str) -> Meant<T> {
        let typed = fold_words(line);
        if let Ok(number) = typed.trim_end_matches('.').parse::<usize>() {
            let chosen = number.checked_sub(1).and_then(|at| self.choices.get(at));
            return chosen.map_or(Meant::Nothing, |(_, value)| Meant::Choice(value.clone()));
        }
        if typed.is_empty() {
            return Meant::Nothing;
        }
        let whole = self
            .choices
            .iter()
            .find(|(label, _)| fold_words(label) == typed);
        if let Some((_, value)) = whole {
            return Meant::Choice(value.clone());
        }
        if let Some(command) = Command::read(line) {
            return Meant::Command(command);
        }
        let mut begin = self
            .choices
            .iter()
            .filter(|(label, _)| fold_words(label).starts_with(&typed));
        match (begin.next(), begin.next()) {
            (Some((_, value)), None) => Meant::Choice(value.clone()),
            (Some(_), Some(_)) => Meant::Several,
            (None, _) => Meant::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn menu() -> Menu<u8> {
        let mut menu = Menu::new();
        menu.add("Done: go on".to_owned(), 1);
        menu.add("I see something else".to_owned(), 2);
        menu.add("I can’t find the charge".to_owned(), 3);
        menu.add("Back up now".to_owned(), 4);
        menu
    }

    #[test]
    fn numbers_whole_labels_and_unique_beginnings_choose() {
        let menu = menu();
        for (line, value) in [
            ("1", 1),
            ("2.", 2),
            (" DONE ", 1),
            ("i see", 2),
            ("I can't", 3),
            ("back up", 4),
        ] {
            assert_eq!(menu.read(line), Meant::Choice(value), "{line}");
        }
    }

    #[test]
    fn a_command_goes_before_the_beginning_of_a_choice() {
        assert_eq!(menu().read("back"), Meant::Command(Command::Back));
        assert_eq!(menu().read("?"), Meant::Command(Command::Help));
        assert_eq!(
            menu().read("search end date"),
            Meant::Command(Command::Answers("end date".to_owned()))
        );
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for line in ["0", "5", "", "done now", "99999999999999999999999"] {
            assert_eq!(menu().read(line), Meant::Nothing, "{line}");
        }
        assert_eq!(menu().read("i"), Meant::Several);
    }
}
