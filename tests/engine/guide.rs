//! Guides: read, checked, and asked.

mod answers;
mod billing;
mod catalogue;
mod link;
mod lint;
mod music;
mod parts;
mod position;
mod shelf;
mod statement;
