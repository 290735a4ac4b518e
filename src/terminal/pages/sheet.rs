//! The steps as one page, or as everything that the guide says, to print or to send.

use std::path::{Path, PathBuf};

use crate::export::sheet::Sheet;
use crate::export::{self, is_hidden};
use crate::guide::{Channel, Guide, Region};
use crate::i18n::{text, tr, tr_with};
use crate::store::Store;
use crate::terminal::ask::Typed;
use crate::terminal::menu::Menu;
use crate::terminal::{PageResult, Session};

/// A page that is ready to be written, with the name that fits it.
struct Page {
    text: String,
    name: String,
    /// The page with everything, which is written on request.
    everything: Option<Box<Page>>,
}

#[derive(Clone)]
enum Pick {
    Open,
    Folder,
    Everything,
    Back,
}

impl Session<'_> {
    /// The sheet of the open case; without one, of any guide.
    pub(in crate::terminal) fn sheet(&mut self) -> PageResult<()> {
        let page = match self.open {
            Some(_) => self.sheet_of_case()?,
            None => self.sheet_of_guide()?,
        };
        match page {
            Some(page) => self.write_sheet(&page),
            None => Ok(()),
        }
    }

    fn sheet_of_case(&mut self) -> PageResult<Option<Page>> {
        let open = self.now()?;
        let (catalogue, today) = (self.catalogue, self.platform.today());
        let Some(sheet) = Sheet::of(catalogue, &open.guide, &open.case, today) else {
            self.note(&tr("terminal-sheet-not-yet"))?;
            return Ok(None);
        };
        self.introduce(&tr("dialog-sheet-title"), &tr("dialog-sheet-text"))?;
        let Some(with_name) = self.sheet_with_name(&open.case.person)? else {
            return Ok(None);
        };
        Ok(Some(page(&Sheet { with_name, ..sheet })))
    }

    /// Whether a nickname stands on the sheet; none for "back".
    fn sheet_with_name(&mut self, person: &str) -> PageResult<Option<bool>> {
        if person.is_empty() {
            return Ok(Some(false));
        }
        let mut menu = Menu::new();
        let name = [("name", text(person))];
        menu.add(tr_with("terminal-sheet-no-name", &name), Some(false));
        menu.add(tr_with("terminal-sheet-name", &name), Some(true));
        menu.back(None);
        Ok(self.choose(&menu)?.flatten())
    }

    fn sheet_of_guide(&mut self) -> PageResult<Option<Page>> {
        let catalogue = self.catalogue;
        let entries = catalogue.entries().iter();
        let guides: Vec<&Guide> = entries.filter_map(|one| catalogue.guide(&one.id)).collect();
        self.introduce(&tr("dialog-sheet-title"), &tr("dialog-sheet-text"))?;
        let title = tr("dialog-sheet-guide");
        let Some(guide) = self.one_of(&title, &guides, |guide| guide.title.clone())? else {
            return Ok(None);
        };
        let regions: Vec<&Region> = guide.regions.iter().collect();
        let title = tr("dialog-sheet-country");
        let Some(region) = self.one_of(&title, &regions, |region| region.label.clone())? else {
            return Ok(None);
        };
        let channels: Vec<&Channel> = guide.channels_for(&region.id, None).collect();
        let title = tr("dialog-sheet-channel");
        let Some(channel) = self.one_of(&title, &channels, |one| one.title.clone())? else {
            return Ok(None);
        };
        Ok(Some(page(&Sheet {
            catalogue,
            guide,
            channel,
            region: Some(region),
            plan: None,
            case: None,
            with_name: false,
            whole: false,
            today: self.platform.today(),
        })))
    }

    /// One of several things; the only one without asking; none for "back".
    fn one_of<T: Copy>(
        &mut self,
        question: &str,
        all: &[T],
        label: impl Fn(T) -> String,
    ) -> PageResult<Option<T>> {
        if let [only] = all {
            return Ok(Some(*only));
        }
        self.title(question)?;
        let mut menu = Menu::new();
        for one in all {
            menu.add(label(*one), Some(*one));
        }
        menu.back(None);
        Ok(self.choose(&menu)?.flatten())
    }

    /// Asks where a file of this name is to lie; none when the person leaves.
    pub(super) fn ask_place(
        &mut self,
        name: &str,
    ) -> PageResult<Option<Result<PathBuf, export::Error>>> {
        let usual = self.platform.documents().map(|folder| folder.join(name));
        let prompt = match &usual {
            Some(path) => {
                let values = [("path", text(path.display().to_string()))];
                tr_with("terminal-sheet-where", &values)
            }
            None => tr("terminal-sheet-where-whole"),
        };
        Ok(match (self.ask(&prompt)?, usual) {
            (Typed::Back, _) | (Typed::Nothing, None) => None,
            (Typed::Nothing, Some(path)) => Some(Ok(path)),
            (Typed::Text(typed), _) => {
                let home = self.platform.home();
                Some(export::place(&typed, home.as_deref(), name))
            }
        })
    }

    /// Asks for the place until the page lies there or the person leaves.
    fn write_sheet(&mut self, page: &Page) -> PageResult<()> {
        loop {
            let Some(path) = self.ask_place(&page.name)? else {
                return Ok(());
            };
            match path.and_then(|path| self.put_sheet(&path, page, false).map(|()| path)) {
                Ok(path) => return self.sheet_written(&path, page),
                Err(export::Error::Exists(path)) => {
                    if let Some(path) = self.replace_sheet(path, page)? {
                        return self.sheet_written(&path, page);
                    }
                }
                Err(error) => self.note(&error.to_string())?,
            }
        }
    }

    /// Replaces the file that is there when the person says so.
    fn replace_sheet(&mut self, path: PathBuf, page: &Page) -> PageResult<Option<PathBuf>> {
        self.title(&export::Error::Exists(path.clone()).to_string())?;
        let mut menu = Menu::new();
        menu.add(tr("terminal-sheet-other-name"), false);
        menu.add(tr("dialog-sheet-replace"), true);
        if self.choose(&menu)? != Some(true) {
            return Ok(None);
        }
        match self.put_sheet(&path, page, true) {
            Ok(()) => Ok(Some(path)),
            Err(error) => self.note(&error.to_string()).map(|()| None),
        }
    }

    fn put_sheet(&self, path: &Path, page: &Page, replace: bool) -> Result<(), export::Error> {
        let store = self.cases.store().unwrap_or_else(Store::nowhere);
        export::write(&store, path, &page.text, replace)
    }

    fn sheet_written(&mut self, path: &Path, page: &Page) -> PageResult<()> {
        self.title(&tr("dialog-sheet-written"))?;
        let values = [("path", text(path.display().to_string()))];
        self.tell(&tr_with("sheet-written", &values))?;
        if is_hidden(path) {
            self.tell(&tr("sheet-hidden"))?;
        }
        let mut menu = Menu::new();
        menu.add(tr("dialog-sheet-open"), Pick::Open);
        menu.add(tr("dialog-sheet-folder"), Pick::Folder);
        if page.everything.is_some() {
            menu.add(tr("terminal-sheet-whole"), Pick::Everything);
        }
        menu.back(Pick::Back);
        loop {
            let shown = match self.choose(&menu)? {
                Some(Pick::Open) => self.platform.show_file(path),
                Some(Pick::Folder) => self.platform.show_folder(path.parent().unwrap_or(path)),
                Some(Pick::Everything) => {
                    return page
                        .everything
                        .as_deref()
                        .map_or(Ok(()), |everything| self.write_sheet(everything));
                }
                Some(Pick::Back) | None => return Ok(()),
            };
            self.note(&match shown {
                Ok(()) => tr("terminal-sheet-shown"),
                Err(error) => error.to_string(),
            })?;
        }
    }
}

/// The sheet as it is offered first, and with it the one with everything.
fn page(sheet: &Sheet<'_>) -> Page {
    let whole = Sheet {
        whole: true,
        ..*sheet
    };
    let everything = Page {
        text: whole.page(),
        name: whole.file_name(),
        everything: None,
    };
    Page {
        text: sheet.page(),
        name: sheet.file_name(),
        everything: Some(Box::new(everything)),
    }
}
