//! The current step, as a card: it has the one primary button of the page.

use std::borrow::Cow;

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};

use crate::case::checklist::{Checklist, Item, State};
use crate::guide::link::Address;
use crate::guide::step::{Device, Kind};
use crate::guide::{Guide, How, Label, Step};
use crate::i18n::{number, text as word, tr, tr_with};

use super::{Message, Steps, asks, something_else};
use crate::app::context::{Breakpoint, CaseContext};
use crate::app::ui::mark::{Mark, step_box};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, link, qr, semantics, space, text};

/// The width of a QR code, in logical pixels.
const CODE: f32 = 104.0;

/// The card.
pub fn card<'a>(
    steps: &'a Steps,
    context: CaseContext<'a>,
    walk: &Checklist<'a>,
    item: &Item<'a>,
) -> Element<'a, Message> {
    let step = item.step;
    let of = walk.progress().1;
    let count = tr_with(
        "steps-count",
        &[("n", number(item.number.unwrap_or(0))), ("of", number(of))],
    );
    let title = semantics::heading(2, step.title.as_str())
        .id(super::title_id(&step.id))
        .description(count.clone());
    let mut content = column![].spacing(space::M).width(Length::Fill);
    if context.room == Breakpoint::Narrow {
        content = content.push(text::caption(count));
    }
    content = content.push(title);
    content = instructions(content, context, step);
    content = answers(content, steps, context, walk, item);
    let body = if context.room == Breakpoint::Narrow {
        content.into()
    } else {
        let mark = step_box(Mark::Current(item.number.unwrap_or(0)));
        let line: Element<'a, Message> = row![mark, content]
            .spacing(space::M)
            .align_y(Alignment::Start)
            .into();
        line
    };
    card::card(body).into()
}

type Content<'a> = Column<'a, Message, crate::app::ui::Theme, crate::app::ui::widget::Renderer>;

/// What to do, in the order in which it is needed.
fn instructions<'a>(
    mut content: Content<'a>,
    context: CaseContext<'a>,
    step: &'a Step,
) -> Content<'a> {
    if let Some(device) = step.on {
        content = content.push(card::pill(tr(device_words(device))));
    }
    content = content.push(text::body(step.say.join(" ")).style(text::muted));
    if step.checked.how == How::Unconfirmed {
        content = content.push(text::note(tr("steps-unconfirmed")).style(text::muted));
    }
    if let Some(caution) = &step.caution {
        let words = text::body(caution.as_str());
        let title = card::caution_title(tr("steps-before-you-press"));
        content = content.push(card::caution(column![title, words].spacing(space::S)));
    }
    if !step.path.is_empty() {
        content = content.push(path(context, step));
    }
    if !step.press.is_empty() || !step.ignore.is_empty() {
        content = content.push(press(context, step));
    }
    if let Some(link) = &step.open
        && !step.on.is_some_and(is_phone)
    {
        content = content.push(open(context, link));
    }
    if let Some(done) = &step.done_when {
        let words = tr_with("steps-done-when", &[("sign", word(done.clone()))]);
        content = content.push(text::secondary(words).style(text::muted));
    }
    content
}

/// What is good to know about the step, after what is to be done.
fn extras(step: &Step) -> Option<Element<'_, Message>> {
    let offer = step
        .offer
        .iter()
        .flat_map(|offer| [offer.text.clone(), offer.decline.clone()]);
    let proof = step
        .ask_proof
        .iter()
        .map(|proof| tr_with("steps-proof", &[("proof", word(proof.clone()))]));
    let lines: Vec<String> = offer.chain(step.can_undo.clone()).chain(proof).collect();
    if lines.is_empty() {
        return None;
    }
    let lines = lines
        .into_iter()
        .map(|line| text::secondary(line).style(text::muted).into());
    let list = Column::with_children(lines).spacing(space::XS);
    Some(column![card::hairline(), list].spacing(space::M).into())
}

/// What the person answers: fields, options, done, or something else.
fn answers<'a>(
    mut content: Content<'a>,
    steps: &'a Steps,
    context: CaseContext<'a>,
    walk: &Checklist<'a>,
    item: &Item<'a>,
) -> Content<'a> {
    let step = item.step;
    if !step.ask.is_empty() {
        content = content.push(
            asks::fields(context, &step.id, &step.ask)
                .map(|(field, typed)| Message::Typed(field, typed)),
        );
    }
    if let Some(after) = walk.different_way() {
        content = content.push(something_else::different_way(context, after));
    }
    if step.kind == Kind::Choose {
        content = content.push(options(step));
    }
    if item.state == State::Locked {
        content = content.push(locked());
    }
    content = content.push(buttons(steps, item, walk));
    if steps.something_else {
        return content.push(card::hairline()).push(something_else::panel(
            steps.picked.as_deref(),
            context,
            step,
        ));
    }
    if let Some(link) = &step.open
        && step.on.is_some_and(is_phone)
    {
        content = content.push(card::hairline()).push(jump(context, link));
    }
    match extras(step) {
        Some(extras) => content.push(extras),
        None => content,
    }
}

fn options(step: &Step) -> Element<'_, Message> {
    let mut list = Column::new().spacing(space::S);
    for choice in &step.options {
        list = list.push(
            control::answer_card(
                format!("option-{}", choice.id),
                choice.text.as_str(),
                "",
                false,
            )
            .on_press(Message::Chose(step.id.clone(), choice.id.clone())),
        );
    }
    semantics::group(Role::Answers, step.title.clone(), list).into()
}

/// Why the confirming step can't be ticked yet, and the way to mend that.
fn locked<'a>() -> Element<'a, Message> {
    let words = text::body(tr("steps-locked-text"));
    let button =
        control::secondary("finish-backup", tr("steps-finish-backup")).on_press(Message::Backup);
    card::caution(column![card::caution_title(tr("steps-locked")), words, button].spacing(space::S))
        .into()
}

fn buttons<'a>(steps: &Steps, item: &Item<'a>, walk: &Checklist<'a>) -> Element<'a, Message> {
    let id = item.step.id.clone();
    let mut main = row![].spacing(space::S).align_y(Alignment::Center);
    if item.step.kind != Kind::Choose {
        let label = match item.step.kind {
            Kind::Confirm => "steps-confirmed",
            Kind::Record => "steps-noted",
            Kind::Wait => "steps-waited",
            _ if is_last(walk, item) => "common-stage-done",
            _ => "steps-done",
        };
        let open = item.state == State::Open;
        main = main.push(
            // Another step has another button: one that changed its name would say so aloud.
            control::primary(format!("done-{id}"), tr(label))
                .on_press_maybe(open.then(|| Message::Ticked(id.clone()))),
        );
    }
    main = main.push(
        control::quiet("elsewhere", tr("common-something-else"))
            .expanded(steps.something_else)
            .on_press(Message::SomethingElse),
    );
    let mut more = row![].spacing(space::L).align_y(Alignment::Center);
    if let Some(before) = walk.before(&item.step.id) {
        more = more.push(
            control::words("step-back", tr("steps-back"))
                .on_press(Message::Unticked(before.step.id.clone())),
        );
    }
    more = more.push(control::words("skip", tr("dialog-skip-do")).on_press(Message::SkipAsked(id)));
    column![main.wrap(), more.wrap()].spacing(space::S).into()
}

fn is_last(walk: &Checklist<'_>, item: &Item<'_>) -> bool {
    walk.items
        .iter()
        .all(|other| other.step.id == item.step.id || other.state.is_settled())
}

/// The menu path, with the words of the person's own site under it where they differ.
pub fn path<'a>(context: CaseContext<'a>, step: &'a Step) -> Element<'a, Message> {
    let labels = labels(context, &step.path);
    let last = labels.len().checked_sub(1);
    let words: Vec<&str> = labels.iter().map(|label| label.text.as_str()).collect();
    let way = words.join(&tr("common-step-then"));
    let chips = card::path_chips(words, last, tr_with("steps-way", &[("way", word(way))]));
    let mut content = column![chips].spacing(space::XS);
    content = content.push(on_site(context, &step.path));
    if let Some(words) = older(context.guide, &step.path) {
        content = content.push(text::note(words).style(text::muted));
    }
    content.into()
}

fn press<'a>(context: CaseContext<'a>, step: &'a Step) -> Element<'a, Message> {
    let join = |ids: &'a [String]| -> String {
        let words: Vec<&str> = labels(context, ids)
            .iter()
            .map(|label| label.text.as_str())
            .collect();
        words.join(&tr("common-step-or"))
    };
    let leave = (!step.ignore.is_empty())
        .then(|| (Cow::from(tr("steps-leave")), Cow::from(join(&step.ignore))));
    let boxes = card::press_and_leave(
        (tr("steps-press"), join(&step.press)),
        leave,
        context.room == Breakpoint::Narrow,
    );
    let older = older(context.guide, &step.press);
    column![boxes]
        .push(on_site(context, &step.press))
        .push(older.map(|words| text::note(words).style(text::muted)))
        .spacing(space::XS)
        .into()
}

fn labels<'a>(context: CaseContext<'a>, ids: &'a [String]) -> Vec<&'a Label> {
    ids.iter()
        .filter_map(|id| context.guide.label(id, context.case.region.as_deref()))
        .collect()
}

/// "On your site: …", where the site's own language is known; said in that language.
fn on_site<'a>(context: CaseContext<'a>, ids: &[String]) -> Option<Element<'a, Message>> {
    let region = context.case.region.as_deref()?;
    let labels: Vec<&Label> = ids
        .iter()
        .filter_map(|id| context.guide.label_on_site(id, region))
        .collect();
    let language = labels.first()?.lang.clone();
    let words: Vec<&str> = labels.iter().map(|label| label.text.as_str()).collect();
    let words = words.join(" › ");
    let theirs = text::note(words.clone()).style(text::muted);
    let line = row![
        text::note(tr("steps-on-site")).style(text::muted),
        semantics::foreign(language, words, theirs)
    ];
    Some(line.spacing(space::XS).wrap().into())
}

/// "It may also say: …", for older and other spellings.
fn older(guide: &Guide, ids: &[String]) -> Option<String> {
    let words: Vec<&str> = ids
        .iter()
        .filter_map(|id| guide.label(id, None))
        .flat_map(|label| &label.older)
        .map(String::as_str)
        .collect();
    (!words.is_empty()).then(|| tr_with("steps-older", &[("words", word(words.join(", ")))]))
}

/// The page to open: a button with its host, a copy button, and the address itself.
fn open<'a>(context: CaseContext<'a>, id: &str) -> Element<'a, Message> {
    let address = match address(context, id) {
        Ok(address) => address,
        Err(problem) => return problem,
    };
    let button = link::link_out(
        format!("open-{id}"),
        address.label().to_owned(),
        address.host().to_owned(),
        Message::Opened(id.to_owned()),
        tr_with("link-copy", &[("label", word(address.label().to_owned()))]),
        Message::Copied(id.to_owned()),
        context.copied.said(address.url()),
    );
    column![button, written_out(&address)]
        .spacing(space::XS)
        .into()
}

/// Where the phone is the place: a QR code, and the same page here.
fn jump<'a>(context: CaseContext<'a>, id: &str) -> Element<'a, Message> {
    let address = match address(context, id) {
        Ok(address) => address,
        Err(problem) => return problem,
    };
    let host = || word(address.host().to_owned());
    let here = control::link(
        format!("open-{id}"),
        tr_with("link-here", &[("host", host())]),
    )
    .on_press(Message::Opened(id.to_owned()));
    let copy = control::words(format!("open-{id}-copy"), tr("link-copy-short"))
        .name(tr_with(
            "link-copy",
            &[("label", word(address.label().to_owned()))],
        ))
        .on_press(Message::Copied(id.to_owned()));
    let words = column![
        text::label(tr("link-jump")),
        text::secondary(tr("link-scan")).style(text::muted),
        row![here, copy]
            .push(context.copied.said(address.url()).map(link::copied))
            .spacing(space::L)
            .wrap(),
        written_out(&address)
    ]
    .spacing(space::XS)
    .width(Length::Fill);
    let Some(code) = qr::kept(address.url()) else {
        return words.into();
    };
    row![
        qr::qr(code, tr_with("link-code", &[("host", host())]), CODE),
        words
    ]
    .spacing(space::L)
    .align_y(Alignment::Start)
    .into()
}

fn address<'a>(context: CaseContext<'a>, id: &str) -> Result<Address, Element<'a, Message>> {
    let region = context.case.region.as_deref().unwrap_or_default();
    context.guide.address(id, region).map_err(|error| {
        text::secondary(error.to_string())
            .style(text::trouble)
            .into()
    })
}

/// The address itself, for whoever types it elsewhere.
fn written_out<'a>(address: &Address) -> Element<'a, Message> {
    text::note(address.url().to_owned())
        .style(text::muted)
        .wrapping(iced::widget::text::Wrapping::WordOrGlyph)
        .into()
}

fn is_phone(device: Device) -> bool {
    matches!(
        device,
        Device::Iphone | Device::Ipad | Device::IphoneOrIpad | Device::Android
    )
}

/// Which device to pick up.
pub fn device_words(device: Device) -> &'static str {
    match device {
        Device::ThisComputer => "device-this-computer",
        Device::Iphone => "device-iphone",
        Device::Ipad => "device-ipad",
        Device::IphoneOrIpad => "device-iphone-or-ipad",
        Device::Mac => "device-mac",
        Device::Windows => "device-windows",
        Device::Android => "device-android",
        Device::Echo => "device-echo",
        Device::PhoneCall => "device-phone-call",
        Device::Post => "device-post",
    }
}
