//! The window: what a person sees, and what they can press.

pub mod ui;
