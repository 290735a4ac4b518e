//! Choices with numbers, and what a typed line means.

use crate::i18n::tr;
use crate::text::fold_words;

/// Choices in their order, each with what picking it means.
#[derive(Debug, Clone)]
pub struct Menu<T> {
    labels: Vec<String>,
    values: Vec<T>,
}

/// What a typed line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// The choice at this place, from 0.
    Choice(usize),
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
            labels: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<T> Menu<T> {
    /// No choices yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a choice.
    pub fn add(&mut self, label: String, value: T) {
        self.labels.push(label);
        self.values.push(value);
    }

    /// Adds the choices of another menu behind these.
    pub fn add_all<U>(&mut self, other: Menu<U>, meaning: impl Fn(U) -> T) {
        self.labels.extend(other.labels);
        self.values.extend(other.values.into_iter().map(meaning));
    }

    /// Adds "Back".
    pub fn back(&mut self, value: T) {
        self.add(tr("common-back"), value);
    }

    /// What the choices are called.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// What the choice at this place means; `None` where there is none.
    pub fn value(&self, at: usize) -> Option<&T> {
        self.values.get(at)
    }
}

/// The choices of these labels with their numbers from 1.
pub fn lines(labels: &[String]) -> impl Iterator<Item = (String, &str)> {
    let wide = labels.len().to_string().len();
    labels
        .iter()
        .enumerate()
        .map(move |(at, label)| (format!("{:>wide$}  ", at + 1), label.as_str()))
}

/// What a typed line means where choices are called like this: a number, a whole label, a
/// command, or the beginning of one label only, in this order.
pub fn read(labels: &[String], line: &str) -> Meant {
    let typed = fold_words(line);
    if let Ok(number) = typed.trim_end_matches('.').parse::<usize>() {
        let chosen = number.checked_sub(1).filter(|at| *at < labels.len());
        return chosen.map_or(Meant::Nothing, Meant::Choice);
    }
    if typed.is_empty() {
        return Meant::Nothing;
    }
    let folded: Vec<String> = labels.iter().map(|label| fold_words(label)).collect();
    if let Some(at) = folded.iter().position(|label| *label == typed) {
        return Meant::Choice(at);
    }
    if let Some(command) = Command::read(line) {
        return Meant::Command(command);
    }
    let mut begin = (0..folded.len()).filter(|at| folded[*at].starts_with(&typed));
    match (begin.next(), begin.next()) {
        (Some(at), None) => Meant::Choice(at),
        (Some(_), Some(_)) => Meant::Several,
        (None, _) => Meant::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [&str; 4] = [
        "Done: go on",
        "I see something else",
        "I can’t find the charge",
        "Back up now",
    ];

    fn meant(line: &str) -> Meant {
        read(&LABELS.map(str::to_owned), line)
    }

    #[test]
    fn numbers_whole_labels_and_unique_beginnings_choose() {
        for (line, value) in [
            ("1", 0),
            ("2.", 1),
            (" DONE ", 0),
            ("i see", 1),
            ("I can't", 2),
            ("back up", 3),
        ] {
            assert_eq!(meant(line), Meant::Choice(value), "{line}");
        }
    }

    #[test]
    fn a_command_goes_before_the_beginning_of_a_choice() {
        assert_eq!(meant("back"), Meant::Command(Command::Back));
        assert_eq!(meant("?"), Meant::Command(Command::Help));
        assert_eq!(
            meant("search end date"),
            Meant::Command(Command::Answers("end date".to_owned()))
        );
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for line in ["0", "5", "", "done now", "99999999999999999999999"] {
            assert_eq!(meant(line), Meant::Nothing, "{line}");
        }
        assert_eq!(meant("i"), Meant::Several);
    }
}
