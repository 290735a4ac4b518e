//! The services that there is a guide for, as buttons.

use crate::app::context::{Breakpoint, Context};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, control, semantics, space, uniform_grid};
use crate::guide::GuideId;
use crate::guide::catalogue::Entry;
use crate::i18n::{number, tr, tr_with};
use crate::present;
use crate::present::letters::letters;

/// A press on a service, or on "more".
#[derive(Debug, Clone)]
pub enum Message {
    /// A case of this guide is begun.
    Begun(GuideId),
    /// All services are to be seen.
    More,
}

/// The buttons.
pub fn view(context: Context<'_>) -> Element<'_, Message> {
    let all: Vec<&Entry> = context.catalogue.readable().collect();
    let shown = all.len().min(present::FIRST_SERVICES);
    let mut cards: Vec<Element<'_, Message>> = Vec::with_capacity(shown + 1);
    for entry in &all[..shown] {
        let card = control::service_card(
            format!("guide-{}", entry.id),
            letters(&entry.title),
            entry.title.as_str(),
            // What it is about is read where guides are looked for; here it is only found.
            "",
        );
        cards.push(card.on_press(Message::Begun(entry.id.clone())).into());
    }
    if shown < all.len() {
        let title = tr_with("home-more-services", &[("n", number(all.len() - shown))]);
        let card = control::action_card("guides-more", title, "");
        cards.push(card.on_press(Message::More).into());
    }
    let columns = match context.room {
        Breakpoint::Wide => 3,
        Breakpoint::Medium => 2,
        Breakpoint::Narrow => 1,
    };
    let grid = uniform_grid::uniform_grid(cards, columns, space::M);
    semantics::group(Role::Group, tr("guides-list"), grid).into()
}
