//! The text of a list, of which never more than a line is held in memory.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use crate::playlist::LONGEST;
use crate::text::{LineTooLong, Utf8Reader};

/// Bytes of one value that is passed over, such as a picture.
const LONGEST_PASSED: usize = 64 << 20;

/// Gives out valid UTF-8 only, and counts how much of it was taken.
pub(in crate::playlist) struct Text<R> {
    text: Utf8Reader<R>,
    budget: Budget,
}

/// Bytes that one line, value or piece of markup may still have.
#[derive(Clone)]
pub(in crate::playlist) struct Budget(Rc<Cell<usize>>);

impl Budget {
    /// A new line, value or piece begins.
    pub(in crate::playlist) fn renew(&self) {
        self.0.set(LONGEST);
    }

    /// What follows is passed over: it may be longer, though a library may still note how
    /// deep it is in it.
    pub(in crate::playlist) fn widen(&self) {
        self.0.set(LONGEST_PASSED);
    }
}

impl<R: Read> Text<R> {
    pub(in crate::playlist) fn new(inner: R) -> Self {
        Self {
            text: Utf8Reader::new(inner),
            budget: Budget(Rc::new(Cell::new(usize::MAX))),
        }
    }

    /// Limits what may be taken from here between two renewals.
    pub(in crate::playlist) fn budget(&self) -> Budget {
        self.budget.clone()
    }

    /// As [`Utf8Reader::head`].
    pub(in crate::playlist) fn head(&mut self) -> io::Result<(&str, bool)> {
        self.text.head()
    }

    /// As [`Utf8Reader::start`].
    pub(in crate::playlist) fn start(&self) -> &[u8] {
        self.text.start()
    }

    /// As [`Utf8Reader::guess`].
    pub(in crate::playlist) fn guess(&self) -> Option<&'static str> {
        self.text.guess()
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.text.read(buf)
    }
}

impl<R: Read> BufRead for Text<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.text.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.text.consume(amount);
    }
}

/// A [`Text`] for libraries that keep what they read: it fails where one piece is longer than
/// its budget.
pub(in crate::playlist) struct Metered<'t, R> {
    text: &'t mut Text<R>,
}

impl<'t, R: Read> Metered<'t, R> {
    pub(in crate::playlist) fn new(text: &'t mut Text<R>) -> Self {
        text.budget.renew();
        Self { text }
    }

    fn pay(&self, amount: usize) -> io::Result<()> {
        let left = &self.text.budget.0;
        match left.get() {
            usize::MAX => Ok(()),
            0 => Err(LineTooLong.into()),
            some => {
                left.set(some.saturating_sub(amount));
                Ok(())
            }
        }
    }
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let amount = self.text.read(buf)?;
        self.pay(amount)?;
        Ok(amount)
    }
}

impl<R: Read> BufRead for Metered<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        // Taken is not yet known here; an exhausted budget is.
        self.pay(0)?;
        self.text.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.text.consume(amount);
        // The next look fails when this was the last of the budget.
        let _ = self.pay(amount);
    }
}
