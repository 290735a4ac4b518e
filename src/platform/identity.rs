//! Who publishes Outro, and the names that follow from that. Desktops know the window by its
//! application id, and so do the packages; `packaging/identity` reads the owner from here.

/// The account that publishes Outro. A release refuses to be built with this placeholder.
macro_rules! owner {
    () => {
        "OWNER"
    };
}

/// The name under which desktops know the program: files of packages are called like it.
pub const APPLICATION_ID: &str = concat!("io.github.", owner!(), ".Outro");

/// Where the newest version is to be had; none while the placeholder stands, whose page is
/// somebody else's. Outro never looks there by itself.
pub fn releases() -> Option<&'static str> {
    (owner!() != "OWNER").then_some(RELEASES)
}

const RELEASES: &str = concat!("https://github.com/", owner!(), "/outro/releases");
