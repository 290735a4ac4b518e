//! Bytes of any common encoding, as UTF-8, a piece at a time.

use std::io::{self, BufRead, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

mod detect;

pub use detect::guessed;

/// Bytes read at a time; also those by which the encoding is told.
const CHUNK: usize = 64 << 10;
/// Bytes at the beginning that can be looked at as they are in the file.
const START: usize = 16;

/// Gives out valid UTF-8 only. A byte-order mark chooses UTF-8 or UTF-16 and is dropped; UTF-16
/// without one is known by its zeros; what a file declares holds; of what else is not UTF-8 the
/// encoding is guessed, and single letters are read as Windows-1252.
#[derive(Debug)]
pub struct Utf8Reader<R> {
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
}

impl<R: Read> Utf8Reader<R> {
    /// Reads from these bytes.
    pub fn new(inner: R) -> Self {
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
        }
    }

    /// The beginning of the text, without taking it; and whether that is all.
    pub fn head(&mut self) -> io::Result<(&str, bool)> {
        if !self.begun {
            self.refill()?;
        }
        let all = self.ended;
        // What was put there is valid UTF-8.
        let head = std::str::from_utf8(&self.out[self.at..]).unwrap_or_default();
        Ok((head, all))
    }

    /// The first bytes as they are in the file; nothing before [`Utf8Reader::head`] was asked for.
    pub fn start(&self) -> &[u8] {
        &self.start
    }

    /// The name of the encoding that was guessed, where it is not that of Western Windows.
    pub fn guess(&self) -> Option<&'static str> {
        let guess = self.guessed.filter(|guess| *guess != WINDOWS_1252);
        guess.map(Encoding::name)
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

    /// Reads until the piece is full or the source ends, so that a head is never a mere drop.
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
            raw => (detect::marked(raw), 0),
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
        self.guessed = guessed(&self.raw);
        self.decoder = self.guessed.map(Encoding::new_decoder_without_bom_handling);
    }
}

/// Appends the bytes as a decoder reads them; `last` where nothing comes after them.
fn decode(decoder: &mut Decoder, mut raw: &[u8], last: bool, out: &mut Vec<u8>) {
    loop {
        let needed = decoder.max_utf8_buffer_length(raw.len()).unwrap_or(CHUNK);
        let start = out.len();
        out.resize(start + needed.max(16), 0);
        let (result, read, written, _) = decoder.decode_to_utf8(raw, &mut out[start..], last);
        out.truncate(start + written);
        raw = &raw[read..];
        if result == CoderResult::InputEmpty {
            return;
        }
    }
}

/// Appends the bytes as UTF-8, what is not UTF-8 as Windows-1252; the number of bytes used. Less
/// than all are used only where a character goes on in the next piece.
fn convert(raw: &[u8], last: bool, out: &mut Vec<u8>) -> usize {
    let mut rest = raw;
    loop {
        let Err(error) = std::str::from_utf8(rest) else {
            out.extend_from_slice(rest);
            return raw.len();
        };
        let (good, bad) = rest.split_at(error.valid_up_to());
        out.extend_from_slice(good);
        let length = match error.error_len() {
            Some(length) => length,
            None if last => bad.len(),
            None => return raw.len() - bad.len(),
        };
        let (bad, after) = bad.split_at(length);
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bad);
        out.extend_from_slice(text.as_bytes());
        rest = after;
    }
}

/// Reads as [`Read`] does from something that holds what comes next.
pub fn read_held(from: &mut impl BufRead, buf: &mut [u8]) -> io::Result<usize> {
    let available = from.fill_buf()?;
    let amount = available.len().min(buf.len());
    buf[..amount].copy_from_slice(&available[..amount]);
    from.consume(amount);
    Ok(amount)
}

impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        read_held(self, buf)
    }
}

impl<R: Read> BufRead for Utf8Reader<R> {
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

#[cfg(test)]
mod tests {
    use encoding_rs::{ISO_8859_2, SHIFT_JIS, WINDOWS_1250};

    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        let read = Utf8Reader::new(bytes).read_to_string(&mut text);
        assert!(read.is_ok());
        text
    }

    #[test]
    fn every_common_encoding_reads_the_same() {
        let utf16: Vec<u8> = "Gebühr 1"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(read(&utf16), "Gebühr 1");
        assert_eq!(read(b"Geb\xfchr 1"), "Gebühr 1");
        assert_eq!(read("\u{feff}Gebühr 1".as_bytes()), "Gebühr 1");
        let letters = "曲名,歌手\r\n夜の歌,東京\r\n";
        let little: Vec<u8> = letters.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = letters.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(
            (read(&little), read(&big)),
            (letters.into(), letters.into())
        );
        let polish = "Data księgowania;Treść\nZakup przy użyciu karty;Żółta Kawiarnia, Łódź\nŚwięta;Zapłata\n";
        let (bytes, _, _) = WINDOWS_1250.encode(polish);
        assert_eq!(read(&bytes), polish);
        // A few words are enough where Western letters make no words of them.
        let few = "Tytuł: 1;Siłownia Żółw\n";
        let (bytes, _, _) = WINDOWS_1250.encode(few);
        assert_eq!(read(&bytes), few);
        let (bytes, _, _) = ISO_8859_2.encode(few);
        assert_eq!(read(&bytes), few);
        let western = "Café du marché;12 m³ d'eau;£5;¿Qué?\n";
        let (bytes, _, _) = WINDOWS_1252.encode(western);
        assert_eq!(read(&bytes), western);
        let (japanese, _, _) = SHIFT_JIS.encode("お取り扱い内容,ひきだし");
        assert_eq!(read(&japanese), "お取り扱い内容,ひきだし");
    }
}
