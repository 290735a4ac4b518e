//! One entry: closed as a line to press, open with all that it says.

use iced::widget::{Row, column};

use crate::app::context::Context;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::guide::link::Error;
use crate::guide::{Answer, Checked, Guide, Letter, Observation, Step};
use crate::i18n::{number, text as word, tr, tr_with};

use super::{Answers, Message, of_case};
use crate::app::screen::blocks::{self, Lines};
use crate::app::screen::letters::line_id;
use crate::guide::search::{Entry, Kind};

/// Places named under a trouble before the rest are counted.
const MOST_PLACES: usize = 3;
/// Pieces of advice for the same words before the rest are asked for.
const MOST_ADVICE: usize = 4;

/// The entry; `always` for one that stands open by itself.
pub fn view<'a>(
    screen: &'a Answers,
    context: Context<'a>,
    entry: &Entry,
    always: bool,
) -> Element<'a, Message> {
    let Some(guide) = context.catalogue.guide(&entry.guide) else {
        return iced::widget::space().into();
    };
    let Some(title) = title(guide, entry) else {
        return iced::widget::space().into();
    };
    if let Kind::Letter(at) = entry.kind {
        return letter(screen, context, guide, at);
    }
    let under = note(screen, guide, entry);
    let key = entry.key.clone();
    if !always && !screen.open.contains(&key) {
        return control::action_card(key.clone(), title, under)
            .expanded(false)
            .on_press(Message::Toggled(key))
            .into();
    }
    let line = if always {
        semantics::heading(3, title).into()
    } else {
        let head = blocks::disclosure(key.clone(), title, true).on_press(Message::Toggled(key));
        Element::from(head)
    };
    let mut content = column![line].spacing(space::M);
    content = match &entry.kind {
        Kind::Answer(at) => match guide.answers.get(*at) {
            Some(held) => answer(content, screen, context, guide, held),
            None => content,
        },
        Kind::Trouble(places) => trouble(content, screen, context, guide, (&entry.key, places)),
        Kind::Letter(_) => content,
    };
    card::card(content).into()
}

fn title<'a>(guide: &'a Guide, entry: &Entry) -> Option<&'a str> {
    match &entry.kind {
        Kind::Answer(at) => Some(guide.answers.get(*at)?.question.as_str()),
        Kind::Trouble(places) => Some(seen(guide, *places.first()?)?.1.text.as_str()),
        Kind::Letter(at) => Some(guide.letters.get(*at)?.title.as_str()),
    }
}

/// Under the title: which guide it is of, where more than one is looked through, and where a
/// trouble may be met.
fn note(screen: &Answers, guide: &Guide, entry: &Entry) -> String {
    let of = screen.guide.is_none().then(|| guide.title.clone());
    let at = match &entry.kind {
        Kind::Trouble(places) => Some(where_seen(guide, places)),
        _ => None,
    };
    let parts: Vec<String> = of.into_iter().chain(at).collect();
    parts.join(" · ")
}

fn seen(guide: &Guide, place: [usize; 3]) -> Option<(&Step, &Observation)> {
    let step = guide.channels.get(place[0])?.steps.get(place[1])?;
    Some((step, step.see.get(place[2])?))
}

/// "At “Tap Subscriptions”": the steps where it may be seen, each named once.
fn where_seen(guide: &Guide, places: &[[usize; 3]]) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for place in places {
        if let Some((step, _)) = seen(guide, *place)
            && !steps.contains(&step.title.as_str())
        {
            steps.push(&step.title);
        }
    }
    let named: Vec<String> = steps
        .iter()
        .take(MOST_PLACES)
        .map(|step| format!("“{step}”"))
        .collect();
    let at = tr_with("answers-at-step", &[("step", word(named.join(", ")))]);
    match steps.len().saturating_sub(MOST_PLACES) {
        0 => at,
        more => tr_with("answers-and-more", &[("at", word(at)), ("n", number(more))]),
    }
}

fn answer<'a>(
    mut content: Lines<'a, Message>,
    screen: &'a Answers,
    context: Context<'a>,
    guide: &'a Guide,
    answer: &'a Answer,
) -> Lines<'a, Message> {
    for paragraph in &answer.answer {
        content = content.push(text::body(paragraph.as_str()));
    }
    if let Some(holds) = holds_for(guide, answer) {
        content = content.push(text::secondary(holds));
    }
    content = links(content, screen, context, guide, &answer.id, &answer.open);
    let letter = answer.letter.as_deref().and_then(|id| guide.letter(id));
    if let Some(letter) = letter {
        content = content
            .push(card::hairline())
            .push(text_to_send(screen, context, guide, &answer.id, letter));
    }
    content.push(blocks::known(&answer.checked))
}

/// "True for: Germany", where it is not true for everyone.
fn holds_for(guide: &Guide, answer: &Answer) -> Option<String> {
    let regions = answer
        .regions
        .iter()
        .filter_map(|id| guide.region(id))
        .map(|region| region.label.as_str());
    let channels = answer
        .channels
        .iter()
        .filter_map(|id| guide.channel(id))
        .map(|channel| channel.title.as_str());
    let all: Vec<&str> = regions.chain(channels).collect();
    (!all.is_empty()).then(|| tr_with("answers-true-for", &[("for", word(all.join("; ")))]))
}

/// A piece of advice, and every place where it holds.
type Notice<'a> = (&'a Observation, Vec<[usize; 3]>);

/// What to do about something seen: each advice once, that of the person's own steps first.
fn trouble<'a>(
    mut content: Lines<'a, Message>,
    screen: &'a Answers,
    context: Context<'a>,
    guide: &'a Guide,
    (key, places): (&str, &[[usize; 3]]),
) -> Lines<'a, Message> {
    let told = told(screen, context, guide, places);
    let all = format!("{key}-all");
    let shown = if screen.open.contains(&all) {
        told.len()
    } else {
        MOST_ADVICE
    };
    let left = told.len().saturating_sub(shown);
    for (index, (found, at)) in told.into_iter().take(shown).enumerate() {
        if index > 0 {
            content = content.push(card::hairline());
        }
        content = content.push(advice(screen, context, guide, found, &at));
    }
    if left > 0 {
        let words = tr_with("answers-other-steps", &[("n", number(left))]);
        content = content.push(control::words(all.clone(), words).on_press(Message::Toggled(all)));
    }
    content
}

fn told<'a>(
    screen: &Answers,
    context: Context<'a>,
    guide: &'a Guide,
    places: &[[usize; 3]],
) -> Vec<Notice<'a>> {
    let mut told: Vec<Notice<'a>> = Vec::new();
    for place in places {
        let Some((_, found)) = seen(guide, *place) else {
            continue;
        };
        match told
            .iter_mut()
            .find(|(known, _)| known.advice == found.advice && known.open == found.open)
        {
            Some((_, at)) => at.push(*place),
            None => told.push((found, vec![*place])),
        }
    }
    let own = screen
        .case_of(context, guide)
        .and_then(|case| case.channel.as_deref());
    let is_own = |[at, ..]: &[usize; 3]| {
        own.is_some() && guide.channels.get(*at).map(|channel| channel.id.as_str()) == own
    };
    told.sort_by_key(|(_, at)| !at.iter().any(is_own));
    told
}

fn advice<'a>(
    screen: &'a Answers,
    context: Context<'a>,
    guide: &'a Guide,
    found: &'a Observation,
    at: &[[usize; 3]],
) -> Element<'a, Message> {
    let mut lines = column![text::body(found.advice.join(" "))].spacing(space::S);
    let first = at.first().copied().unwrap_or_default();
    let id = format!("{}-{}-{}", first[0], first[1], first[2]);
    lines = links(lines, screen, context, guide, &id, found.open.as_slice());
    lines = lines.push(text::secondary(belongs_to(guide, at)));
    lines.push(checked(guide, first).map(blocks::known)).into()
}

fn checked(guide: &Guide, place: [usize; 3]) -> Option<&Checked> {
    let (step, found) = seen(guide, place)?;
    Some(found.checked.as_ref().unwrap_or(&step.checked))
}

/// Where it belongs: the steps, and who bills there.
fn belongs_to(guide: &Guide, places: &[[usize; 3]]) -> String {
    let mut channels: Vec<&str> = Vec::new();
    for [at, ..] in places {
        if let Some(channel) = guide.channels.get(*at)
            && !channels.contains(&channel.title.as_str())
        {
            channels.push(&channel.title);
        }
    }
    format!("{} · {}", where_seen(guide, places), channels.join("; "))
}

/// Links that help; where they hang on a country, which one is asked first.
fn links<'a>(
    mut content: Lines<'a, Message>,
    screen: &'a Answers,
    context: Context<'a>,
    guide: &'a Guide,
    at: &str,
    ids: &'a [String],
) -> Lines<'a, Message> {
    let region = screen.region(context, guide);
    let mut asks = false;
    for id in ids {
        if matches!(guide.address(id, region), Err(Error::NoRegion)) {
            asks = true;
            continue;
        }
        let of = guide.id.clone();
        content = content.push(blocks::link_out(
            guide,
            region,
            &format!("answers-{}-{at}", guide.id),
            id,
            Message::Opened(of.clone(), id.clone()),
            Message::Copied(of, id.clone()),
            context.copied,
        ));
    }
    if asks {
        content = content.push(sites(guide, at));
    }
    content
}

/// Which country's site: its pages have other addresses in each.
fn sites<'a>(guide: &'a Guide, at: &str) -> Element<'a, Message> {
    let mut chips: Vec<Element<'a, Message>> = Vec::new();
    for region in &guide.regions {
        let site = guide.site(region);
        let name = if site == region.label {
            site.to_owned()
        } else {
            format!("{}, {site}", region.label)
        };
        chips.push(
            blocks::answer(
                format!("answers-site-{}-{at}-{}", guide.id, region.id),
                site,
                false,
            )
            .name(name)
            .on_press(Message::SiteChosen(guide.id.clone(), region.id.clone()))
            .into(),
        );
    }
    let chips = Row::with_children(chips)
        .spacing(space::S)
        .wrap()
        .vertical_spacing(space::S);
    let asked = tr("answers-which-site");
    column![
        text::label(asked.clone()),
        semantics::group(Role::Answers, asked, chips)
    ]
    .spacing(space::S)
    .into()
}

fn letter<'a>(
    screen: &'a Answers,
    context: Context<'a>,
    guide: &'a Guide,
    at: usize,
) -> Element<'a, Message> {
    match guide.letters.get(at) {
        Some(letter) => {
            let text = text_to_send(screen, context, guide, "list", letter);
            // Several guides have letters of the same title.
            let of = screen.guide.is_none().then_some(guide.title.as_str());
            let of = of.map(|title| text::secondary(title).style(text::muted));
            card::card(column![].push(of).push(text).spacing(space::XS)).into()
        }
        None => iced::widget::space().into(),
    }
}

/// A letter, and below it which case it is for, and which site, where its page depends on that.
fn text_to_send<'a>(
    screen: &'a Answers,
    context: Context<'a>,
    guide: &'a Guide,
    at: &str,
    letter: &'a Letter,
) -> Element<'a, Message> {
    let id = guide.id.clone();
    let place = format!("answers-{at}");
    let shown = screen
        .letters
        .view(&place, letter, screen.known(context, guide))
        .map(move |message| Message::Letter(id.clone(), message));
    let open = screen.letters.is_open(&line_id(&place, guide, letter));
    let which =
        open.then(|| of_case::which(screen, context, guide, &format!("{at}-{}", letter.id)));
    let asks = open
        && letter.link.as_deref().is_some_and(|link| {
            let region = screen.region(context, guide);
            matches!(guide.address(link, region), Err(Error::NoRegion))
        });
    column![shown]
        .push(which.flatten())
        .push(asks.then(|| sites(guide, &format!("{at}-{}", letter.id))))
        .spacing(space::M)
        .into()
}
