//! Addresses that open the person's own e-mail program with a text in it (RFC 6068). Nothing
//! is sent until they press "Send" there.

const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
/// The longest address that every program takes, in bytes.
pub const LONGEST: usize = 2_000;

/// The address of a new e-mail without a receiver.
pub fn address(subject: &str, text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    format!(
        "mailto:?subject={}&body={}",
        encoded(subject),
        encoded(&text)
    )
}

/// As [`address`]; none where some program would cut it off.
pub fn short_address(subject: &str, text: &str) -> Option<String> {
    let address = address(subject, text);
    (address.len() < LONGEST).then_some(address)
}

/// Everything but letters, digits and four signs as `%XX` of its UTF-8 bytes.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => {
                encoded.push('%');
                for half in [byte >> 4, byte & 15] {
                    encoded.push(char::from(DIGITS[usize::from(half)]));
                }
            }
        }
    }
    encoded
}
