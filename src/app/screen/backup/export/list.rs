//! What is in the list: its playlists, the songs of one, and what a search finds. No more is
//! drawn than a page of it.

use iced::widget::{Column, column};

use super::At;
use crate::app::screen::backup::Message;
use crate::app::screen::backup::export_check::songs::{MOST, Page, Song, Songs};
use crate::app::screen::backup::export_check::{ExportCheck, ListAction};
use crate::app::screen::blocks;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, field, semantics, space, text};
use crate::i18n::{text as word, tr, tr_with};
use crate::playlist::compare;
use crate::present::export_check;
use crate::present::playlist::count;
use crate::text::one_line;

/// The list.
pub fn view(at: At<'_>) -> Option<Element<'_, Message>> {
    let export_check = at.list?;
    let words = export_check.list.words.as_str();
    let search = field::field(at.id("search"), tr("exports-search"), words)
        .hint(tr("exports-search-hint"))
        .on_input(move |words| at.send(ListAction::Search(words)))
        // Enter stays here: the page's own action would lead away.
        .on_submit(at.send(ListAction::Search(words.to_owned())));
    let found = if words.trim().is_empty() {
        playlists(at, export_check)
    } else {
        matches(export_check)
    };
    let facts = at.check.map(export_check::facts).unwrap_or_default();
    let facts = facts.into_iter().map(|fact| text::note(fact).into());
    let facts = Column::with_children(facts).spacing(space::XS);
    let content = column![facts, search, looking(export_check), found].spacing(space::M);
    Some(card::inset(content).padding([space::M, 14.0]).into())
}

/// Says that it looks, and how much it found. The line is there from the start.
fn looking<'a>(export_check: &ExportCheck) -> Element<'a, Message> {
    let is_search = !export_check.list.words.trim().is_empty();
    let said = match (&export_check.list.looking, &export_check.list.page) {
        (Some(_), _) => tr("exports-looking"),
        (None, Some(page)) if is_search => tr_with("exports-found", &[("n", count(page.count))]),
        _ => String::new(),
    };
    if said.is_empty() {
        return semantics::status(said, iced::widget::space()).into();
    }
    semantics::status(said.clone(), text::secondary(said)).into()
}

fn matches(export_check: &ExportCheck) -> Element<'_, Message> {
    let Some(page) = &export_check.list.page else {
        return iced::widget::space().into();
    };
    songs(page, |song| {
        let name = named(song);
        if song.list.is_empty() {
            return name;
        }
        let values = [("song", word(name)), ("list", word(song.list.clone()))];
        tr_with("exports-song-in", &values)
    })
}

fn named(song: &Song) -> String {
    export_check::song(&compare::Song {
        title: song.title.clone(),
        artist: song.artist.clone(),
    })
}

fn songs(page: &Page, words: impl Fn(&Song) -> String) -> Element<'_, Message> {
    let lines = page
        .songs
        .iter()
        .map(|song| text::secondary(words(song)).style(text::strong_ink).into());
    let mut content = Column::with_children(lines).spacing(space::XS);
    let more = page.count.saturating_sub(page.songs.len() as u64);
    if more > 0 {
        content = content.push(text::note(tr_with(
            "exports-songs-more",
            &[("n", count(more))],
        )));
    }
    content.into()
}

/// Every playlist as a line that opens, and what is in none.
fn playlists<'a>(at: At<'a>, export_check: &'a ExportCheck) -> Element<'a, Message> {
    let mut content = Column::new().spacing(space::S);
    let Some(whole) = export_check.whole() else {
        return content.into();
    };
    for (index, list) in whole.playlists.iter().take(MOST).enumerate() {
        let (name, songs) = (one_line(&list.name), Songs::Of(list.number));
        content = content.push(entry(at, export_check, index, songs, name, list.tracks));
    }
    if whole.loose > 0 {
        let name = if whole.has_library() {
            tr("exports-library")
        } else {
            tr("exports-loose")
        };
        content = content.push(entry(
            at,
            export_check,
            MOST,
            Songs::Loose,
            name,
            whole.loose,
        ));
    }
    let more = whole.playlists.len().saturating_sub(MOST);
    if more > 0 {
        let words = tr_with("exports-lists-more", &[("n", count(more as u64))]);
        content = content.push(text::note(words));
    }
    content.into()
}

fn entry<'a>(
    at: At<'a>,
    export_check: &'a ExportCheck,
    index: usize,
    which: Songs,
    name: String,
    tracks: u64,
) -> Element<'a, Message> {
    let open = export_check.list.unfolded == Some(which);
    let values = [("name", word(name)), ("tracks", count(tracks))];
    let words = tr_with("playlist-list", &values);
    let head = blocks::disclosure(at.id(&format!("list-{index}")), words, open)
        .on_press(at.send(ListAction::Unfold(which)));
    let page = export_check.list.page.as_ref().filter(|_| open);
    column![head]
        .push(page.map(|page| songs(page, named)))
        .spacing(space::XS)
        .into()
}
