//! The case that letters and links are for: what it knows is filled in, and what is sent is
//! written down in it.

use iced::widget::{Row, column};

use super::{Answers, Message};
use crate::app::context::{Breakpoint, Context};
use crate::app::screen::letters::{self, Known};
use crate::app::screen::{Action, blocks};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, semantics, space, text};
use crate::case::Case;
use crate::guide::Guide;
use crate::i18n::{text as word, tr, tr_with};
use crate::present::case_line::names::Names;

impl Answers {
    /// The case that what is said of this guide is for: the one beside which it was opened, the
    /// one that was chosen, or the only one there is.
    pub(super) fn case_of<'f>(&self, context: Context<'f>, guide: &Guide) -> Option<&'f Case> {
        let named = [self.case.as_ref(), self.letter_for.get(&guide.id)];
        let named = named.into_iter().flatten();
        let mut named = named.filter_map(|id| context.cases.case(id));
        let of_guide = named.find(|case| case.guide == guide.id);
        of_guide.or_else(|| match cases_of(context, guide).as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }

    /// The country's site for the links of a guide; empty while nobody said which.
    pub(super) fn region<'f>(&'f self, context: Context<'f>, guide: &Guide) -> &'f str {
        self.case_of(context, guide)
            .and_then(|case| case.region.as_deref())
            .or_else(|| self.sites.get(&guide.id).map(String::as_str))
            .unwrap_or_default()
    }

    /// What is known already for the letters of a guide.
    pub(super) fn known<'f>(&'f self, context: Context<'f>, guide: &'f Guide) -> Known<'f> {
        Known {
            guide,
            case: self.case_of(context, guide),
            region: self.region(context, guide),
            today: context.today,
            country: context.country,
            narrow: context.room == Breakpoint::Narrow,
            drafts: None,
            copied: context.copied,
        }
    }

    /// Takes in what happened at a letter of the guide with this id.
    pub(super) fn at_letter(
        &mut self,
        context: Context<'_>,
        id: &str,
        message: letters::Message,
    ) -> Action {
        let Some(guide) = context.catalogue.guide(id) else {
            return Action::None;
        };
        let mut letters = std::mem::take(&mut self.letters);
        let known = self.known(context, guide);
        let case = known.case.map(|case| case.id.clone());
        let action = letters.update(message, known);
        self.letters = letters;
        match (action, case) {
            // No page of a case is shown here, so the case is named.
            (Action::Record(events), Some(case)) => Action::RecordIn(case, events),
            (action, _) => action,
        }
    }
}

/// The cases of a guide, the one that was begun last first.
fn cases_of<'f>(context: Context<'f>, guide: &Guide) -> Vec<&'f Case> {
    let mut cases = context.cases.as_begun();
    cases.retain(|case| case.guide == guide.id);
    cases
}

/// Which case a letter is for: said where there is one, asked where there are several.
pub fn which<'a>(
    screen: &Answers,
    context: Context<'a>,
    guide: &'a Guide,
    at: &str,
) -> Option<Element<'a, Message>> {
    let cases = cases_of(context, guide);
    let chosen = screen.case_of(context, guide);
    let names = Names::among(context.cases.all());
    let name = |case: &Case| names.full(Some(guide), case);
    if screen.case.is_some() || cases.len() < 2 {
        let values = [("case", word(name(chosen?)))];
        return Some(text::secondary(tr_with("letters-for", &values)).into());
    }
    let mut chips: Vec<Element<'a, Message>> = Vec::new();
    for case in cases {
        let id = format!("answers-for-{}-{at}-{}", guide.id, case.id);
        let is_chosen = chosen.is_some_and(|chosen| chosen.id == case.id);
        let chip = blocks::option(id, name(case), is_chosen);
        let choose = Message::CaseChosen(guide.id.clone(), case.id.clone());
        chips.push(chip.on_press(choose).into());
    }
    let chips = Row::with_children(chips)
        .spacing(space::S)
        .wrap()
        .vertical_spacing(space::S);
    let asked = tr("letters-which-case");
    let chips = semantics::group(Role::ChoiceGroup, asked.clone(), chips);
    Some(column![text::label(asked), chips].spacing(space::S).into())
}
