//! Bytes of any common encoding, as UTF-8, a piece at a time.

use std::io::{self, BufRead, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes read at a time.
const CHUNK: usize = 64 << 10;
/// Bytes by whose letters UTF-16 is told.
const LOOKED_AT: usize = 4096;
/// Japanese letters in the first piece, from which on a text counts as Shift JIS.
const ENOUGH_KANA: usize = 4;

/// Gives out valid UTF-8 only. A byte order mark chooses UTF-8 or UTF-16 and is dropped; UTF-16
/// without one is known by its zeros, Shift JIS by its Japanese letters. Whatever else is not
/// UTF-8 is read as Windows-1252.
#[derive(Debug)]
pub struct Utf8Reader<R> {
    inner: R,
    raw: Vec<u8>,
    out: Vec<u8>,
    at: usize,
    decoder: Option<Decoder>,
    begun: bool,
    ended: bool,
}

impl<R: Read> Utf8Reader<R> {
    /// Reads from these bytes.
    pub fn new(inner: R) -> Self {
        Self {
            inner,
            raw: Vec::with_capacity(CHUNK),
            out: Vec::with_capacity(CHUNK),
            at: 0,
            decoder: None,
            begun: false,
            ended: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.out.clear();
        self.at = 0;
        while self.out.is_empty() && !self.ended {
            self.fill_raw()?;
            if !self.begun {
                self.begun = true;
                self.choose_encoding();
            }
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

    /// Reads until the piece is full or the source ends.
    fn fill_raw(&mut self) -> io::Result<()> {
        let wanted = CHUNK.saturating_sub(self.raw.len());
        let mut chunk = self.inner.by_ref().take(wanted as u64);
        self.ended |= chunk.read_to_end(&mut self.raw)? < wanted;
        Ok(())
    }

    fn choose_encoding(&mut self) {
        let (encoding, mark) = match self.raw.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => (None, 3),
            [0xFF, 0xFE, ..] => (Some(UTF_16LE), 2),
            [0xFE, 0xFF, ..] => (Some(UTF_16BE), 2),
            raw => (utf16_by_zeros(raw).or_else(|| shift_jis(raw)), 0),
        };
        self.raw.drain(..mark);
        self.decoder = encoding.map(Encoding::new_decoder_without_bom_handling);
    }
}

/// UTF-16 without a byte order mark: Western text has a zero in nearly every second place.
pub fn utf16_by_zeros(raw: &[u8]) -> Option<&'static Encoding> {
    let head = &raw[..raw.len().min(512) & !1];
    if head.len() < 8 {
        return None;
    }
    let pairs = head.len() / 2;
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0);
    let (even, odd) = (zeros(0).count(), zeros(1).count());
    if odd * 5 >= pairs * 3 && even * 20 <= pairs {
        Some(UTF_16LE)
    } else if even * 5 >= pairs * 3 && odd * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        utf16_by_line_ends(raw)
    }
}

/// UTF-16 of other letters: line ends, blanks and commas have a zero on the same side each time,
/// and all of it is letters.
fn utf16_by_line_ends(raw: &[u8]) -> Option<&'static Encoding> {
    let head = &raw[..raw.len().min(LOOKED_AT) & !1];
    let units = |from: fn([u8; 2]) -> u16| {
        let pairs = head.chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
        let letters: Vec<char> = char::decode_utf16(pairs).map_while(Result::ok).collect();
        let is_sign = |c: &&char| c.is_ascii();
        let signs = letters.iter().filter(is_sign).count();
        let is_text = letters
            .iter()
            .all(|c| !c.is_control() || "\n\r\t".contains(*c));
        let has_lines = letters.contains(&'\n') || letters.contains(&'\r');
        // Half of a letter may be missing at the end of what is looked at.
        let is_whole = letters.len() + 1 >= head.len() / 2;
        (is_text && is_whole && has_lines && signs > 1).then_some(())
    };
    if !head.contains(&0) {
        return None;
    }
    match (units(u16::from_le_bytes), units(u16::from_be_bytes)) {
        (Some(()), None) => Some(UTF_16LE),
        (None, Some(())) => Some(UTF_16BE),
        _ => None,
    }
}

/// Japanese text in Shift JIS is no UTF-8 and full of hiragana and katakana.
fn shift_jis(raw: &[u8]) -> Option<&'static Encoding> {
    if std::str::from_utf8(raw).is_ok() {
        return None;
    }
    let mut text = Vec::new();
    decode(
        &mut SHIFT_JIS.new_decoder_without_bom_handling(),
        raw,
        false,
        &mut text,
    );
    let text = String::from_utf8_lossy(&text);
    let is_kana = |c: &char| matches!(c, '\u{3041}'..='\u{30ff}');
    let kana = text.chars().filter(is_kana).count();
    let broken = text.chars().filter(|c| *c == '\u{fffd}').count();
    (kana >= ENOUGH_KANA && broken * 10 < kana).then_some(SHIFT_JIS)
}

/// Appends the bytes as a decoder reads them; `last` where nothing comes after them.
pub fn decode(decoder: &mut Decoder, mut raw: &[u8], last: bool, out: &mut Vec<u8>) {
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

/// Appends the bytes as UTF-8, what is not UTF-8 as Windows-1252; the number of bytes used. Less than all are used only where a
/// character goes on in the next piece.
pub fn convert(raw: &[u8], last: bool, out: &mut Vec<u8>) -> usize {
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

impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let amount = available.len().min(buf.len());
        buf[..amount].copy_from_slice(&available[..amount]);
        self.consume(amount);
        Ok(amount)
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
        let (japanese, _, _) = SHIFT_JIS.encode("お取り扱い内容,ひきだし");
        assert_eq!(read(&japanese), "お取り扱い内容,ひきだし");
    }
}
