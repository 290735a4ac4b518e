//! Addresses as squares that a phone can read.

use std::cell::RefCell;
use std::collections::BTreeMap;

use iced::widget::{container, qr_code, stack};
use iced::{Background, Color, border};

use crate::app::ui::semantics;
use crate::app::ui::space;
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::Element;

/// The most characters that still make a square that a phone reads from a screen.
const MOST: usize = 300;

/// An address ready to be drawn. Make it once, when the step opens, and keep it.
#[derive(Debug)]
pub struct Code(qr_code::Data);

impl Code {
    /// Prepares an address; `None` if it is empty or too long to be read from a screen.
    pub fn new(address: &str) -> Option<Self> {
        if address.is_empty() || address.len() > MOST {
            return None;
        }
        qr_code::Data::with_error_correction(address, qr_code::ErrorCorrection::Medium)
            .ok()
            .map(Self)
    }
}

/// The code of an address, made once and kept as long as the program runs: a view may then
/// borrow it for as long as it likes. There are only as many as the guides hold addresses.
pub fn kept(address: &str) -> Option<&'static Code> {
    thread_local! {
        static CODES: RefCell<BTreeMap<String, Option<&'static Code>>> =
            const { RefCell::new(BTreeMap::new()) };
    }
    CODES.with_borrow_mut(|codes| {
        *codes.entry(address.to_owned()).or_insert_with(|| {
            let code: &'static Code = Box::leak(Box::new(Code::new(address)?));
            Some(code)
        })
    })
}

/// The square, about `size` logical pixels wide, black on white in every theme and with
/// the quiet border that cameras need. `name` says what it is and where it leads.
pub fn qr<'a, Message: 'a>(
    code: &'a Code,
    name: impl Into<String>,
    size: f32,
) -> Element<'a, Message> {
    // Two cells of quiet come with iced's code; the standard asks for four.
    // A layer of its own: see `icon` for what paths beside texts lead to. What lies over the
    // first element of a stack is drawn in one.
    let inner = size - 2.0 * space::S;
    let room = iced::widget::space().width(inner).height(inner);
    let code = qr_code::QRCode::new(&code.0).total_size(inner);
    let square = container(stack![room, code])
        .padding(space::S)
        .style(|theme: &Theme| container::Style {
            background: Some(Background::Color(Color::WHITE)),
            border: border::rounded(space::RADIUS_S)
                .width(theme.border_width)
                .color(theme.line),
            ..container::Style::default()
        });
    semantics::image(name, square).into()
}
