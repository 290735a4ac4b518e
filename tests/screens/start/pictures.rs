//! Every page at every width and in other colours; the pictures lie in
//! `target/pictures/start`.

use iced::keyboard::key::Named;
use outro::app::ui::semantics::Role;
use outro::case::Event;

use super::cases::{
    LINE, asked, at_finder, behind, found, found_nowhere, look_everywhere, many, started,
};
use super::somebody_else_charges;
use crate::support::events::named;
use crate::support::fits;
use crate::support::session::Window;

fn pictures(name: &str, open: impl FnOnce() -> Window) {
    fits::every_window(&format!("start/{name}"), open);
}

#[test]
fn every_page_fits_every_window() {
    pictures("home-empty", Window::new);
    pictures("home-many", many);
    pictures("guides", || {
        many().pressed(Role::Button, "Cancel something")
    });
    pictures("summary", || {
        let mut window = Window::with(|journal| {
            let name = named("Großmutters Gemeinschaftskontoführungsunterlagenverwaltung");
            journal.case("aa", "2026-11-22T10:00:00Z", [started(), name]);
        });
        window.hit(Named::Enter);
        window.press(Role::Button, "Before you start: 5 to 15 minutes");
        window
    });
    pictures("country", || behind("site"));
    pictures("country-unsure", || {
        behind("site").pressed(Role::Button, "I’m not sure")
    });
    pictures("plan", || behind("plan"));
    pictures("finder", at_finder);
    pictures("finder-apple", || {
        let mut window = at_finder();
        window.write(LINE, "APPLE.COM/BILL 866-712-7753");
        window
    });
    pictures("finder-paypal", || {
        let mut window = at_finder();
        window.write(LINE, "PAYPAL *SOMETHING");
        window
    });
    pictures("finder-question", asked);
    pictures("finder-found", found);
    pictures("finder-search", || {
        found_nowhere().pressed(Role::Button, "Not here: Amazon")
    });
    pictures("finder-nothing-left", || {
        let mut window = found_nowhere();
        look_everywhere(&mut window);
        window
    });
    pictures("finder-change", || {
        somebody_else_charges(vec![
            named("The account of my sister in New Zealand"),
            Event::StatementRead {
                pattern: Some("apple-bill".to_owned()),
                certainty: None,
            },
        ])
    });
}
