//! Elsewhere than on X11 the system has a ground of its own, or shows nothing before the first
//! frame.

use std::convert::Infallible;
use std::fmt;

use iced::Color;

use crate::app::picture::Picture;

/// A window.
pub type Id = Infallible;

/// A picture that was left.
pub type Left = Infallible;

/// There is none.
pub struct Server(Infallible);

impl Server {
    /// Finds none.
    pub fn reach() -> Option<Self> {
        None
    }

    /// Of nothing.
    pub fn density(&self) -> Option<f32> {
        match self.0 {}
    }

    /// Nowhere.
    pub fn leave(&self, _: &Picture) -> Result<Left, fmt::Error> {
        match self.0 {}
    }

    /// Of nobody.
    pub fn newest_window(&self) -> Result<Option<Id>, fmt::Error> {
        match self.0 {}
    }

    /// Into nothing.
    pub fn lay(&self, _: &Left, _: Id) -> Result<bool, fmt::Error> {
        match self.0 {}
    }

    /// For nobody.
    pub fn wait_until_seen(&self, _: Id) -> Result<(), fmt::Error> {
        match self.0 {}
    }

    /// Nothing.
    pub fn paint(&self, _: Id, _: Color) -> Result<(), fmt::Error> {
        match self.0 {}
    }
}
