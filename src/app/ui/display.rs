//! What is drawn and cannot be pressed.

pub mod card;
pub mod icon;
pub mod mark;
pub mod qr;
pub mod uniform_grid;
