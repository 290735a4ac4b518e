//! What is in the list: its playlists, the songs of one, and what a search finds. No more is
//! drawn than a page of it.

use iced::widget::{Column, column};

use super::At;
use crate::app::exports::list::{MOST, Page, Song};
use crate::app::exports::{Act, Bench};
use crate::app::screen::backup::Message;
use crate::app::screen::pieces;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, field, semantics, space, text};
use crate::guide::clean;
use crate::overview::exports;
use crate::overview::playlists::count;
use crate::playlist::compare;
use crate::words::{fill, say, text as word};

/// The list.
pub fn view(at: At<'_>) -> Option<Element<'_, Message>> {
    let bench = at.list?;
    let words = bench.list.words.as_str();
    let search = field::field(at.id("search"), say("exports-search"), words)
        .hint(say("exports-search-hint"))
        .on_input(move |words| at.send(Act::Search(words)))
        // Enter stays here: the page's own action would lead away.
        .on_submit(at.send(Act::Search(words.to_owned())));
    let found = if words.trim().is_empty() {
        playlists(at, bench)
    } else {
        matches(bench)
    };
    let facts = at.check.map(exports::facts).unwrap_or_default();
    let facts = facts.into_iter().map(|fact| text::note(fact).into());
    let facts = Column::with_children(facts).spacing(space::XS);
    let content = column![facts, search, looking(bench), found].spacing(space::M);
    Some(card::sunk(content).padding([space::M, 14.0]).into())
}

/// Says that it looks, and how much it found. The line is there from the start.
fn looking<'a>(bench: &Bench) -> Element<'a, Message> {
    let is_search = !bench.list.words.trim().is_empty();
    let said = match (&bench.list.looking, &bench.list.page) {
        (Some(_), _) => say("exports-looking"),
        (None, Some(page)) if is_search => fill("exports-found", &[("n", count(page.count))]),
        _ => String::new(),
    };
    if said.is_empty() {
        return semantics::status(said, iced::widget::space()).into();
    }
    semantics::status(said.clone(), text::secondary(said)).into()
}

fn matches(bench: &Bench) -> Element<'_, Message> {
    let Some(page) = &bench.list.page else {
        return iced::widget::space().into();
    };
    songs(page, |song| {
        let name = named(song);
        if song.list.is_empty() {
            return name;
        }
        let values = [("song", word(name)), ("list", word(song.list.clone()))];
        fill("exports-song-in", &values)
    })
}

fn named(song: &Song) -> String {
    exports::song(&compare::Song {
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
        content = content.push(text::note(fill(
            "exports-songs-more",
            &[("n", count(more))],
        )));
    }
    content.into()
}

/// Every playlist as a line that opens.
fn playlists<'a>(at: At<'a>, bench: &'a Bench) -> Element<'a, Message> {
    let all = bench.playlists();
    let mut content = Column::new().spacing(space::S);
    for (index, list) in all.iter().take(MOST).enumerate() {
        let name = Some(list.name.clone());
        content = content.push(entry(at, bench, index, name, list.tracks));
    }
    if bench.loose() > 0 {
        content = content.push(entry(at, bench, MOST, None, bench.loose()));
    }
    let more = all.len().saturating_sub(MOST);
    if more > 0 {
        let words = fill("exports-lists-more", &[("n", count(more as u64))]);
        content = content.push(text::note(words));
    }
    content.into()
}

fn entry<'a>(
    at: At<'a>,
    bench: &'a Bench,
    index: usize,
    name: Option<String>,
    tracks: u64,
) -> Element<'a, Message> {
    let open = bench.list.unfolded.as_ref() == Some(&name);
    let shown = match &name {
        Some(name) => clean(name).replace('\n', " "),
        None => say("exports-loose"),
    };
    let values = [("name", word(shown)), ("tracks", count(tracks))];
    let words = fill("playlist-list", &values);
    let head = pieces::disclosure(at.id(&format!("list-{index}")), words, open)
        .on_press(at.send(Act::Unfold(name)));
    let page = bench.list.page.as_ref().filter(|_| open);
    column![head]
        .push(page.map(|page| songs(page, named)))
        .spacing(space::XS)
        .into()
}
