//! One step in full: what to do, where, what to press and what to leave alone.

use crate::case::checklist::{Checklist, Item};
use crate::guide::Step;
use crate::guide::link::Address;
use crate::i18n::{number, text, tr, tr_with};
use crate::present;
use crate::terminal::case_list::NotSaved;
use crate::terminal::menu::Menu;
use crate::terminal::{Open, PageResult, Session};

impl Session<'_> {
    /// Tells a step; hands back the pages that can be opened from it.
    pub(in crate::terminal) fn tell_step(
        &mut self,
        checklist: &Checklist<'_>,
        item: &Item<'_>,
    ) -> PageResult<Vec<Address>> {
        let open = self.now()?;
        let step = item.step;
        self.title(&step_title(checklist, item))?;
        self.tell_if(present::step::changed(item))?;
        self.tell_if(step.on.map(present::step::device))?;
        for line in &step.say {
            self.tell(line)?;
        }
        let unconfirmed = present::step::unconfirmed(step);
        self.tell_if(unconfirmed.clone())?;
        self.tell_words(&open, step)?;
        let mut addresses = Vec::new();
        if let Some(link) = &step.open {
            addresses.extend(self.tell_link(link)?);
        }
        self.tell_around(step)?;
        self.tell_last_seen(&open, step, &mut addresses)?;
        // What is not confirmed was said above.
        let known = || present::how_known(&step.checked);
        self.tell_if(unconfirmed.is_none().then(known))?;
        Ok(addresses)
    }

    /// Tells what there is to tell.
    pub(in crate::terminal) fn tell_if(&mut self, words: Option<String>) -> PageResult<()> {
        words.map_or(Ok(()), |words| self.tell(&words))
    }

    fn tell_words(&mut self, open: &Open, step: &Step) -> PageResult<()> {
        let joined = |ids: &[String], between: &str| {
            let labels: Vec<String> = ids.iter().filter_map(|id| label(open, id)).collect();
            (!labels.is_empty()).then(|| [("words", text(labels.join(between)))])
        };
        if let Some(words) = joined(&step.path, &tr("common-step-then")) {
            self.tell(&tr_with("common-step-path", &words))?;
        }
        if let Some(words) = joined(&step.press, &tr("common-step-or")) {
            self.tell(&tr_with("common-step-press", &words))?;
        }
        if let Some(words) = joined(&step.ignore, &tr("common-step-or")) {
            self.tell(&tr_with("common-step-leave", &words))?;
        }
        Ok(())
    }

    /// Offers, cautions, and how to know that it worked.
    fn tell_around(&mut self, step: &Step) -> PageResult<()> {
        if let Some(offer) = &step.offer {
            let values = [
                ("offer", text(&offer.text)),
                ("decline", text(&offer.decline)),
            ];
            self.tell(&tr_with("common-step-offer", &values))?;
        }
        self.tell_if(present::step::caution(step))?;
        self.tell_if(step.can_undo.clone())?;
        self.tell_if(present::step::done_when(step))?;
        let proofs = step.ask_proof.iter().map(String::as_str);
        self.tell_list(&tr("common-step-proof"), proofs)
    }

    /// What was seen instead the last time, and what helps then.
    fn tell_last_seen(
        &mut self,
        open: &Open,
        step: &Step,
        addresses: &mut Vec<Address>,
    ) -> PageResult<()> {
        let seen = open.case.seen.get(&step.id);
        let Some(seen) = seen.and_then(|id| step.observation(id)) else {
            return Ok(());
        };
        let values = [("seen", text(&seen.text))];
        self.tell_list(
            &tr_with("common-step-last-seen", &values),
            seen.advice.iter().map(String::as_str),
        )?;
        if let Some(link) = &seen.open {
            addresses.extend(self.tell_link(link)?);
        }
        Ok(())
    }

    /// Tells an address with its host; none when this country has no such page.
    pub(in crate::terminal) fn tell_link(&mut self, link: &str) -> PageResult<Option<Address>> {
        let open = self.now()?;
        let region = open.case.region.as_deref().unwrap_or_default();
        match open.guide.address(link, region) {
            Ok(address) => {
                self.tell_address(&address)?;
                Ok(Some(address))
            }
            Err(error) => {
                self.tell(&error.to_string())?;
                Ok(None)
            }
        }
    }

    pub(in crate::terminal) fn tell_address(&mut self, address: &Address) -> PageResult<()> {
        let values = [
            ("host", text(address.host())),
            ("url", text(address.url())),
            ("label", text(address.label())),
        ];
        self.tell(&tr_with("terminal-page", &values))
    }

    /// Hands an address of the open case's guide to the browser.
    pub(in crate::terminal) fn open_address(
        &mut self,
        address: Option<&Address>,
    ) -> PageResult<()> {
        let guide = self.now()?.guide;
        self.open_address_of(&guide.id, address)
    }

    /// Hands an address of a guide to the browser. Where the guide is the person's own, it is
    /// asked about once a site.
    pub(in crate::terminal) fn open_address_of(
        &mut self,
        guide: &str,
        address: Option<&Address>,
    ) -> PageResult<()> {
        let Some(address) = address else {
            return Ok(());
        };
        if !self.may_open(guide, address)? {
            return self.note(&tr("own-guide-not-opened"));
        }
        match self.platform.open(address.url()) {
            Ok(()) => self.note(&tr_with(
                "terminal-opened",
                &[("host", text(address.host()))],
            )),
            Err(error) => {
                self.note(&error.to_string())?;
                self.note(address.url())
            }
        }
    }
}

impl Session<'_> {
    fn may_open(&mut self, guide: &str, address: &Address) -> PageResult<bool> {
        if !self.catalogue.is_own(guide) {
            return Ok(true);
        }
        let host = address.host().to_owned();
        let store = self.cases.store();
        let kept = store.as_ref().map(|store| store.settings().0);
        if self.hosts.contains(&host) || kept.is_some_and(|kept| kept.hosts_allowed.contains(&host))
        {
            return Ok(true);
        }
        let shown = [("host", text(&host))];
        self.title(&tr_with("dialog-open-title", &shown))?;
        self.tell(&tr_with("dialog-open-text", &shown))?;
        let mut menu = Menu::new();
        menu.add(tr("dialog-open-do"), true);
        menu.add(tr("dialog-open-close"), false);
        if self.choose(&menu)? != Some(true) {
            return Ok(false);
        }
        self.hosts.insert(host.clone());
        if let Some(store) = store {
            let before = store.settings().0;
            let mut after = before.clone();
            after.hosts_allowed.insert(host);
            if let Err(error) = store.change_settings(&before, &after, self.platform.now()) {
                let not_saved = NotSaved::from(error);
                self.note(&not_saved.why)?;
                self.leave(&not_saved);
            }
        }
        Ok(true)
    }
}

/// "Step 3 of 7: Press Subscriptions".
pub(in crate::terminal) fn step_title(checklist: &Checklist<'_>, item: &Item<'_>) -> String {
    let (_, of) = checklist.progress();
    let values = [
        ("number", number(item.number.unwrap_or_default())),
        ("of", number(of)),
        ("title", text(&item.step.title)),
    ];
    match (item.number, checklist.may_grow()) {
        (None, _) => tr_with("common-step-title-passed", &values),
        (Some(_), true) => tr_with("common-step-title-about", &values),
        (Some(_), false) => tr_with("common-step-title", &values),
    }
}

/// One of the vendor's words as the person meets it: in English, on their country's site, and
/// as older pages spell it.
fn label(open: &Open, word: &str) -> Option<String> {
    let region = open.case.region.as_deref();
    let english = open.guide.label(word, region)?;
    let mut label = tr_with("common-word", &[("word", text(&english.text))]);
    let on_site = region.and_then(|region| open.guide.label_on_site(word, region));
    if let Some(on_site) = on_site.filter(|on_site| on_site.text != english.text) {
        let values = [("word", text(label)), ("site", text(&on_site.text))];
        label = tr_with("common-word-on-site", &values);
    }
    if english.older.is_empty() {
        return Some(label);
    }
    let older: Vec<String> = english
        .older
        .iter()
        .map(|older| tr_with("common-word", &[("word", text(older))]))
        .collect();
    let values = [("word", text(label)), ("older", text(older.join(", ")))];
    Some(tr_with("common-word-older", &values))
}
