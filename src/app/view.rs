//! The window as a whole: what is laid out where, and what is announced first.

use iced::widget::{column, container, responsive, row};
use iced::{Length, widget};

use crate::case::{Case, CasePage, Checklist};
use crate::i18n::{number, text as word, tr, tr_with};

use crate::present::case_line::names::Names;

use super::context::{Breakpoint, CaseContext, Context};
use super::screen::{self, Page, Screen};
use super::ui::icon::Icon;
use super::ui::widget::Element;
use super::ui::{Role, Theme, card, control, dialog as layer, root, semantics, space, text};
use super::{Message, Outro, a11y, dialog, shell};

impl Outro {
    /// Draws the window.
    pub fn view(&self) -> Element<'_, Message> {
        self.access.set_zoom(self.scale_factor());
        let page = responsive(move |size| self.page(size.width));
        root::root(
            layer::over(page, dialog::view(self), self.drop_words()),
            |shortcut| Some(Message::Pressed(shortcut)),
        )
        .on_fonts_needed(Message::FontsNeeded)
        .on_copy(|view| a11y::words_of_focus(view).map(Message::CopyAsked))
        .page(root::Page {
            key: page_key(self),
            title: title(self),
            case: case_id(self),
            begins_with: begins_with(self),
        })
        .left_at(&self.settings.left_at, Message::LeftAt)
        .reader(&self.access, place(self))
        .into()
    }

    fn page(&self, width: f32) -> Element<'_, Message> {
        let context = self.context(width);
        if self.is_waiting() {
            return reading(context);
        }
        let main = self.main(context);
        if context.room == Breakpoint::Narrow || self.is_beside() {
            return main;
        }
        row![shell::sidebar(self, context).map(Message::Shell), main].into()
    }

    fn main<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let mut foot = None;
        let body = match (&self.screen, self.current_case()) {
            (Screen::Case(_, page), Some((case, guide))) => {
                let context = CaseContext {
                    context,
                    guide,
                    case,
                };
                let is_small = self.is_beside() && matches!(page, Page::Steps(_));
                foot = Some(shell::foot(context, is_small).map(Message::Shell));
                match page {
                    Page::Steps(steps) if is_small => small_page(steps, context),
                    page => case_page(page, context),
                }
            }
            (Screen::Guides(screen), _) => {
                plain(context, screen.view(context).map(screen::Message::Guides))
            }
            (Screen::Answers(screen), _) => {
                plain(context, screen.view(context).map(screen::Message::Answers))
            }
            (Screen::Charges(screen), _) => {
                plain(context, screen.view(context).map(screen::Message::Charges))
            }
            (Screen::Settings(screen), _) => {
                plain(context, screen.view(context).map(screen::Message::Settings))
            }
            (Screen::Home(screen), _) => {
                plain(context, screen.view(context).map(screen::Message::Home))
            }
            // A case whose guide is gone: the list of cases tells about it.
            (Screen::Case(..), None) => widget::space().into(),
        };
        let top = self.top(context);
        let (id, words) = self.copied.announcement();
        let announcement = semantics::status(words, widget::space()).id(id);
        let body = container(body).height(Length::Fill);
        let all = column![top, body]
            .push(self.notices(context))
            .push(foot)
            .push(announcement)
            .height(Length::Fill)
            .width(Length::Fill);
        semantics::group(Role::Main, title(self), all).into()
    }

    /// Whether a page with a question is shown.
    fn asks(&self) -> bool {
        match &self.screen {
            Screen::Guides(_) | Screen::Charges(_) => true,
            Screen::Case(_, page) => page.place() <= CasePage::Finder,
            Screen::Home(_) | Screen::Answers(_) | Screen::Settings(_) => false,
        }
    }

    /// What the person has to know. It comes below the page, so that it moves nothing that
    /// somebody may be aiming at.
    fn notices(&self, context: Context<'_>) -> Option<Element<'_, Message>> {
        let loud = !self.notices.all().is_empty() || self.cases.trouble().is_some();
        let list = loud.then(|| shell::notice_list(self).map(Message::Shell))?;
        let list = container(list).padding([space::S, context.room.margin()]);
        Some(list.width(Length::Fill).into())
    }

    /// What stands above every page: a way back.
    fn top<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let mut top = column![].spacing(space::S).width(Length::Fill);
        let at_home = matches!(self.screen, Screen::Home(_));
        if self.is_beside() {
            top = top.push(shell::beside_bar(self));
        } else if context.room == Breakpoint::Narrow && !at_home {
            top = top.push(narrow_bar());
        } else if self.asks() {
            top = top.push(back());
        } else {
            return widget::space().into();
        }
        container(top.map_shell())
            .padding(iced::Padding {
                top: space::S,
                right: context.room.margin(),
                // What scrolls below must not cut off the focus ring.
                bottom: space::XS + 1.0,
                left: context.room.margin(),
            })
            .into()
    }
}

/// What a window shows that came before its cases.
fn reading(context: Context<'_>) -> Element<'_, Message> {
    let page = column![
        semantics::heading(1, tr("home-reading")).id("page-title"),
        text::body(tr("home-reading-text")),
    ];
    let page = container(page.spacing(space::M)).padding(context.room.margin());
    let page = page.width(Length::Fill).height(Length::Fill);
    semantics::group(Role::Main, tr("home-reading"), page).into()
}

/// The bar over a narrow window: back, and the pages that the sidebar holds.
fn narrow_bar<'a>() -> Element<'a, shell::Message> {
    row![
        control::icon_button("back", tr("common-back"), Icon::ChevronLeft)
            .on_press(shell::Message::Back),
        widget::space::horizontal(),
        control::icon_button("home", tr("shell-home"), Icon::Logo).on_press(shell::Message::Home),
        control::icon_button("answers", tr("answers-title"), Icon::Question)
            .on_press(shell::Message::Answers),
        control::icon_button("settings", tr("settings-title"), Icon::Gear)
            .on_press(shell::Message::Settings),
    ]
    .spacing(space::XS)
    .into()
}

/// The way back from a page with a question.
fn back<'a>() -> Element<'a, shell::Message> {
    control::small_words("back", tr("common-back"))
        .on_press(shell::Message::Back)
        .into()
}

trait MapShell<'a> {
    fn map_shell(self) -> Element<'a, Message>;
}

impl<'a, T: Into<Element<'a, shell::Message>>> MapShell<'a> for T {
    fn map_shell(self) -> Element<'a, Message> {
        self.into().map(Message::Shell)
    }
}

fn plain<'a>(context: Context<'a>, body: Element<'a, screen::Message>) -> Element<'a, Message> {
    let body = container(body.map(Message::Screen))
        .padding([space::XL - space::S, context.room.margin() - space::S])
        .width(Length::Fill);
    card::scroll(body)
}

fn case_page<'a>(page: &'a Page, context: CaseContext<'a>) -> Element<'a, Message> {
    let margin = context.room.margin();
    let body = page.view(context).map(Message::Screen);
    let head = shell::head(context, page).map(Message::Shell);
    let content = column![
        container(head).padding([0.0, margin - space::S]),
        container(body).padding([space::L, margin - space::S])
    ]
    .padding([space::L, 0.0])
    .max_width(context.room.page())
    .width(Length::Fill);
    card::scroll(content)
}

/// The step at hand alone, in the small window beside the browser.
fn small_page<'a>(
    steps: &'a screen::steps::Steps,
    context: CaseContext<'a>,
) -> Element<'a, Message> {
    let margin = context.room.margin() - space::S;
    let body = steps.beside(context).map(screen::Message::Steps);
    let body = container(body.map(Message::Screen)).padding([space::S, margin]);
    card::scroll(body.width(Length::Fill))
}

/// The ground of the sidebar, with a hairline at its right.
pub fn sidebar_style(theme: &Theme) -> container::Style {
    container::Style {
        background: Some(theme.inset.into()),
        ..container::Style::default()
    }
}

/// A key that is another one for each page of each case.
fn page_key(outro: &Outro) -> String {
    match &outro.screen {
        Screen::Home(_) => "home".to_owned(),
        Screen::Guides(_) => "guides".to_owned(),
        Screen::Answers(_) => "answers".to_owned(),
        Screen::Charges(_) => "charges".to_owned(),
        Screen::Settings(_) => "settings".to_owned(),
        Screen::Case(id, page) => format!("{id}/{:?}", page.place()),
    }
}

/// What the page begins with: its title or the current step, and what is left to do.
fn begins_with(outro: &Outro) -> String {
    let today = outro.platform.today();
    let left = outro.current_case().map(|(case, _)| case.left(today));
    format!("{} {left:?}", focus_target(outro))
}

fn case_id(outro: &Outro) -> Option<String> {
    match &outro.screen {
        Screen::Case(id, _) => Some(id.clone()),
        _ => None,
    }
}

/// The title of the window: what is announced first comes first.
pub fn title(outro: &Outro) -> String {
    let page = match &outro.screen {
        Screen::Home(_) => tr("title-home"),
        Screen::Guides(_) => tr("guides-title"),
        Screen::Answers(_) => tr("answers-title"),
        Screen::Charges(_) => tr("charges-title"),
        Screen::Settings(_) => tr("settings-title"),
        Screen::Case(_, page) => case_title(outro, page),
    };
    tr_with("title-window", &[("page", word(page))])
}

/// What a screen reader is told that the window is called: whose case is in it. It says a
/// window's name whenever that changes, and the step or the page is said already by the
/// heading that has the focus.
pub fn place(outro: &Outro) -> String {
    match outro.current_case() {
        Some((case, _)) => tr_with("title-window", &[("page", word(name(outro, case)))]),
        None => tr("shell-name"),
    }
}

/// What a case is called among all of them.
fn name(outro: &Outro, case: &Case) -> String {
    // Only those of the same service can bear the same name; this is asked with each frame.
    let alike = outro.cases.all().filter(|other| other.guide == case.guide);
    let names = Names::among(alike);
    names.full(outro.catalogue.guide(&case.guide), case)
}

fn case_title(outro: &Outro, page: &Page) -> String {
    let Some((case, guide)) = outro.current_case() else {
        return tr("title-home");
    };
    let service = name(outro, case);
    if page.place() == CasePage::Steps
        && let Some(item) = Checklist::of(guide, case)
            .as_ref()
            .and_then(Checklist::current)
    {
        let number = number(item.number.unwrap_or(0));
        let step = word(item.step.title.clone());
        return tr_with(
            "title-step",
            &[("n", number), ("step", step), ("service", word(service))],
        );
    }
    let id = match page.place() {
        CasePage::Summary => "summary-title",
        CasePage::Country => "title-country",
        CasePage::Plan => "title-plan",
        CasePage::Finder => "common-finder-title",
        CasePage::Backup => "title-backup",
        CasePage::Steps => "title-steps",
        CasePage::Ending => "title-ending",
    };
    tr_with(id, &[("service", word(service))])
}

/// The id of what is announced first: the current step's title, or the page's.
pub fn focus_target(outro: &Outro) -> String {
    if let Screen::Case(_, Page::Steps(_)) = &outro.screen
        && let Some((case, guide)) = outro.current_case()
        && let Some(item) = Checklist::of(guide, case)
            .as_ref()
            .and_then(Checklist::current)
    {
        return screen::steps::title_id(&item.step.id);
    }
    let ending = matches!(outro.screen, Screen::Case(_, Page::Ending(_)));
    let case = outro.current_case().filter(|_| ending);
    if let Some(id) = case.and_then(|(case, _)| screen::ending::begins_with(case)) {
        return id.to_owned();
    }
    match &outro.screen {
        Screen::Case(_, page) => page_title_id(page),
        _ => "page-title".to_owned(),
    }
}

/// The id of the title of a page of a case.
pub fn page_title_id(page: &Page) -> String {
    format!("title-{:?}", page.place()).to_lowercase()
}

/// What Enter does while nothing has the focus: the one loud thing of the page.
pub fn primary(outro: &Outro) -> Option<Message> {
    let context = outro.context(f32::INFINITY);
    match (&outro.screen, outro.current_case()) {
        (Screen::Home(screen), _) => screen.primary(context).map(screen::Message::Home),
        (Screen::Guides(screen), _) => screen.primary(context).map(screen::Message::Guides),
        (Screen::Case(_, page), Some((case, guide))) => page.primary(CaseContext {
            context,
            guide,
            case,
        }),
        _ => None,
    }
    .map(Message::Screen)
}
