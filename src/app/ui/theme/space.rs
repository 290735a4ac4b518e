//! Distances and sizes, in logical pixels.

/// Between an icon and its word.
pub const XS: f32 = 4.0;
/// Between lines that belong together.
pub const S: f32 = 8.0;
/// Between the parts of a card.
pub const M: f32 = 12.0;
/// Between cards, and inside narrow ones.
pub const L: f32 = 16.0;
/// Around the content of a card.
pub const XL: f32 = 24.0;
/// Around a page.
pub const XXL: f32 = 32.0;

/// Corners of chips, inputs and tick boxes.
pub const RADIUS_S: f32 = 8.0;
/// Corners of buttons.
pub const RADIUS_M: f32 = 10.0;
/// Corners of cards.
pub const RADIUS_L: f32 = 14.0;

/// The least height of a button.
pub const BUTTON: f32 = 42.0;
/// The least height and width of anything that can be pressed.
pub const TARGET: f32 = 32.0;
/// The width of the focus ring, and of the gap between it and its control.
pub const RING: f32 = 2.0;

/// Below this window width the right column folds into the main one.
pub const FOLD_COLUMN: f32 = 1120.0;
/// Below this window width the sidebar becomes a back button.
pub const FOLD_SIDEBAR: f32 = 640.0;
/// The widest that a line of text is comfortable to read.
pub const MEASURE: f32 = 680.0;
/// The width of the sidebar.
pub const SIDEBAR: f32 = 256.0;
/// The width of the sidebar where the page needs the room.
pub const SLIM_SIDEBAR: f32 = 208.0;
/// Below this window width the sidebar is slim, and words round the page are short.
pub const SLIM: f32 = 860.0;
/// The greatest width of the main column.
pub const MAIN: f32 = 720.0;
/// The greatest width of the right column.
pub const ASIDE: f32 = 320.0;
/// The sides of the small picture of an attached file.
pub const PICTURE: f32 = 72.0;
/// Between the main column and the right one.
pub const BETWEEN: f32 = XL + XS;
