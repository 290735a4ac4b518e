//! Bytes of any common encoding, as UTF-8 that never holds more than a line in memory.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use encoding_rs::{Decoder, Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::playlist::LONGEST;
use crate::playlist::error::Limit;
use crate::playlist::read::other::START;
use crate::text::{convert, decode, utf16_by_zeros};

mod encoding;

pub(in crate::playlist) use encoding::guessed;

/// Bytes read at a time; also what a format is recognised by.
const CHUNK: usize = 64 << 10;

/// Bytes of one value that is passed over, such as a picture.
const LONGEST_PASSED: usize = 64 << 20;

/// Gives out valid UTF-8 only. A byte-order mark chooses UTF-8 or UTF-16 and is dropped;
/// UTF-16 without one is known by its zeros; what a file declares holds; of what else is not
/// UTF-8 the encoding is guessed, and single letters are read as Windows-1252.
pub(in crate::playlist) struct Text<R> {
    inner: R,
    raw: Vec<u8>,
    start: Vec<u8>,
    out: Vec<u8>,
    at: usize,
    /// For what is not UTF-8.
    decoder: Option<Decoder>,
    guessed: Option<&'static Encoding>,
    /// True once it is known how to read what is not UTF-8.
    settled: bool,
    begun: bool,
    ended: bool,
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
            inner,
            raw: Vec::with_capacity(CHUNK),
            start: Vec::new(),
            out: Vec::with_capacity(CHUNK),
            at: 0,
            decoder: None,
            guessed: None,
            settled: false,
            begun: false,
            ended: false,
            budget: Budget(Rc::new(Cell::new(usize::MAX))),
        }
    }

    /// Limits what may be taken from here between two renewals.
    pub(in crate::playlist) fn budget(&self) -> Budget {
        self.budget.clone()
    }

    /// The beginning of the text, without taking it; and whether that is all.
    pub(in crate::playlist) fn head(&mut self) -> io::Result<(&str, bool)> {
        if !self.begun {
            self.refill()?;
        }
        let all = self.ended;
        let head = std::str::from_utf8(&self.out[self.at..]).unwrap_or_default();
        Ok((head, all))
    }

    /// The first bytes as they are in the file; nothing before [`Text::head`] was asked for.
    pub(in crate::playlist) fn start(&self) -> &[u8] {
        &self.start
    }

    fn refill(&mut self) -> io::Result<()> {
        self.out.clear();
        self.at = 0;
        while self.out.is_empty() && !self.ended {
            self.fill_raw()?;
            if !self.begun {
                self.begun = true;
                self.look_for_marks();
            }
            self.settle();
            if let Some(decoder) = &mut self.decoder {
                decode(decoder, &self.raw, self.ended, &mut self.out);
                self.raw.clear();
            } else {
                let used = convert(&self.raw, self.ended, &mut self.out);
                self.raw.drain(..used);
            }
        }
        Ok(())
    }

    /// Reads until the chunk is full or the file ends, so that a head is never a mere drop.
    fn fill_raw(&mut self) -> io::Result<()> {
        let wanted = CHUNK.saturating_sub(self.raw.len());
        self.raw.reserve(wanted);
        let mut chunk = self.inner.by_ref().take(wanted as u64);
        self.ended |= chunk.read_to_end(&mut self.raw)? < wanted;
        Ok(())
    }

    fn look_for_marks(&mut self) {
        let start = &self.raw[..self.raw.len().min(START)];
        self.start.extend_from_slice(start);
        let (encoding, mark) = match self.raw.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => {
                self.settled = true;
                (None, 3)
            }
            [0xFF, 0xFE, ..] => (Some(UTF_16LE), 2),
            [0xFE, 0xFF, ..] => (Some(UTF_16BE), 2),
            raw => (utf16_by_zeros(raw).or_else(|| encoding::declared(raw)), 0),
        };
        self.raw.drain(..mark);
        self.decoder = encoding.map(Encoding::new_decoder_without_bom_handling);
    }

    /// Guesses the encoding, as soon as something is not UTF-8.
    fn settle(&mut self) {
        let is_odd = |raw: &[u8]| {
            let error = std::str::from_utf8(raw).err();
            error.is_some_and(|error| error.error_len().is_some())
        };
        if self.settled || self.decoder.is_some() || !is_odd(&self.raw) {
            return;
        }
        self.settled = true;
        self.guessed = encoding::guessed(&self.raw);
        self.decoder = self.guessed.map(Encoding::new_decoder_without_bom_handling);
    }

    /// The name of the encoding that was guessed, where it is not that of Western Windows.
    pub(in crate::playlist) fn guess(&self) -> Option<&'static str> {
        let guess = self.guessed.filter(|guess| *guess != WINDOWS_1252);
        guess.map(Encoding::name)
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let amount = available.len().min(buf.len());
        buf[..amount].copy_from_slice(&available[..amount]);
        self.consume(amount);
        Ok(amount)
    }
}

impl<R: Read> BufRead for Text<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.out.len() && !(self.begun && self.ended) {
            self.refill()?;
        }
        Ok(&self.out[self.at.min(self.out.len())..])
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.out.len());
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
            0 => Err(Limit::LongLine.into()),
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
