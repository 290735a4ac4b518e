//! Somebody who reads what was printed and types an answer: at random at first, then such
//! that the case comes to its end.

use std::cell::RefCell;
use std::io::{self, BufRead, Read, Write};
use std::rc::Rc;

/// What was said since the last answer, and all of it.
#[derive(Clone, Default)]
pub struct Said {
    last: Rc<RefCell<String>>,
    pub all: Rc<RefCell<String>>,
}

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        self.last.borrow_mut().push_str(&text);
        self.all.borrow_mut().push_str(&text);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Types answers to what is said.
pub struct Robot {
    said: Said,
    seed: u64,
    /// So many random answers come first.
    random: usize,
    /// So many lines are typed at most.
    left: usize,
    /// The case is where it was to come.
    pub done: Rc<RefCell<bool>>,
}

/// Choices that bring a case to its end, the best first; a choice fits by its beginning.
const TOWARDS_THE_END: [&str; 20] = [
    "Go on: make sure",
    "Nothing to save: go on",
    "Decline everything",
    "Yes, I saw the confirmation",
    "I would rather not say",
    "Note the day on which it ends",
    "No charge came",
    "It is cancelled now",
    "It is settled",
    "Done",
    "For a month",
    "Do it now",
    "Forward",
    "Cancelled now",
    "Go on to the steps",
    "Go on with the case",
    "Yes: ",
    "Amazon: ",
    "I'm not sure",
    "Go on",
];

/// What is printed once a case has come as far as it can today.
const ENDS: [&str; 4] = [
    "It is over, and no charge came.",
    "There is nothing to cancel.",
    "Look at your statement on",
    "Nothing is left to do.",
];

/// Lines that no choice asks for.
const ODD: [&str; 14] = [
    "",
    "back",
    "undo",
    "list",
    "steps",
    "backup",
    "who",
    "notes",
    "more",
    "home",
    "?",
    "again",
    "3 November 2026",
    "answers refund",
];

impl Robot {
    pub fn new(said: Said, seed: u64, random: usize) -> Self {
        Self {
            said,
            seed: seed.wrapping_mul(2).wrapping_add(1),
            random,
            left: random + 600,
            done: Rc::default(),
        }
    }

    /// Its answers, as the terminal reads them.
    pub fn typing(mut self) -> impl BufRead {
        Typed::by(move || self.next_line())
    }

    fn chance(&mut self, below: usize) -> usize {
        // A small generator of our own keeps failures repeatable.
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).expect("31 bits") % below.max(1)
    }

    fn next_line(&mut self) -> Option<String> {
        let said = std::mem::take(&mut *self.said.last.borrow_mut());
        self.left = self.left.checked_sub(1)?;
        let mut choices = choices(&said);
        // These end the walk; tests of their own look at them.
        choices.retain(|(_, label)| label != "Quit" && label != "Delete this case");
        if self.random > 0 {
            self.random -= 1;
            return Some(self.at_random(&choices));
        }
        if ENDS.iter().any(|end| page(&said).contains(end)) {
            *self.done.borrow_mut() = true;
            return None;
        }
        Some(self.towards_the_end(&said, &choices))
    }

    fn at_random(&mut self, choices: &[(String, String)]) -> String {
        match self.chance(8) {
            0 => ODD[self.chance(ODD.len())].to_owned(),
            _ if choices.is_empty() => "3 November 2026".to_owned(),
            _ => choices[self.chance(choices.len())].0.clone(),
        }
    }

    fn towards_the_end(&mut self, said: &str, choices: &[(String, String)]) -> String {
        if choices.is_empty() {
            let wants_day = said.contains("Type the day");
            return if wants_day { "3 November 2026" } else { "" }.to_owned();
        }
        // Now and then another way, so that no circle holds for ever.
        if self.chance(7) == 0 {
            return choices[self.chance(choices.len())].0.clone();
        }
        let best = TOWARDS_THE_END.iter().find_map(|wanted| {
            let fits = |(_, label): &&(String, String)| label.starts_with(wanted);
            choices.iter().find(fits)
        });
        match best {
            Some((number, _)) => number.clone(),
            None => choices[self.chance(choices.len())].0.clone(),
        }
    }
}

/// The page that was printed last: what stands before its choices.
fn page(said: &str) -> &str {
    said.trim_start()
}

/// The numbers and labels of what can be chosen.
fn choices(said: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in said.lines() {
        let Some((number, label)) = line.trim_start().split_once("  ") else {
            continue;
        };
        match number.parse::<usize>() {
            Ok(1) => found = vec![(number.to_owned(), label.to_owned())],
            Ok(at) if at == found.len() + 1 => found.push((number.to_owned(), label.to_owned())),
            _ => {}
        }
    }
    found
}

/// What is typed line after line, each made up once the program has read the one before it.
pub struct Typed<Next> {
    next_line: Next,
    line: Vec<u8>,
}

impl<Next: FnMut() -> Option<String>> Typed<Next> {
    pub fn by(next_line: Next) -> Self {
        let line = Vec::new();
        Self { next_line, line }
    }
}

impl<Next: FnMut() -> Option<String>> Read for Typed<Next> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        outro::text::read_held(self, into)
    }
}

impl<Next: FnMut() -> Option<String>> BufRead for Typed<Next> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.line.is_empty()
            && let Some(line) = (self.next_line)()
        {
            self.line = line.into_bytes();
            self.line.push(b'\n');
        }
        Ok(&self.line)
    }

    fn consume(&mut self, used: usize) {
        self.line.drain(..used);
    }
}
