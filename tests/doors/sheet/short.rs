//! The sheet of one page: so short that it can be read over the phone, with every step on it.

use outro::export::sheet::{MOST_WORDS, Sheet};
use outro::guide::Catalogue;

use super::html::{self, fold};
use super::{TODAY, case, every_sheet, music, started, ticked};

fn short<'a>(sheet: &Sheet<'a>) -> Sheet<'a> {
    Sheet {
        whole: false,
        ..*sheet
    }
}

fn said(sheet: &Sheet<'_>) -> String {
    html::words(&html::read(&sheet.page()))
}

#[test]
fn every_one_page_is_short_and_has_every_step_with_its_words() {
    assert_eq!(MOST_WORDS, 350);
    let mut longest = 0;
    for whole in every_sheet() {
        let (sheet, guide) = (short(&whole), whole.guide);
        let said = said(&sheet);
        let count = said.split_whitespace().count();
        let about = format!("{}, {}: {count} words", guide.id, sheet.channel.id);
        assert!(count <= MOST_WORDS, "{about}: {said}");
        longest = longest.max(count);
        assert!(!said.contains("{{"), "{about}: a gap is open");
        let region = sheet.region.map_or("", |region| region.id.as_str());
        let here = |step: &&outro::guide::Step| step.when.holds(region, None);
        let mut at = 0;
        for step in sheet.channel.steps.iter().filter(here) {
            let found = said[at..].find(&fold(&step.title));
            at += found.unwrap_or_else(|| panic!("{about}: no “{}”: {said}", step.title));
            for word in &step.press {
                let english = guide.label(word, sheet.region.map(|one| one.id.as_str()));
                let is_english = sheet
                    .region
                    .is_some_and(|one| one.languages.iter().any(|one| one == "en"));
                let on_site = guide.label_on_site(word, region);
                let label = if is_english {
                    english
                } else {
                    on_site.or(english)
                };
                if let Some(label) = label {
                    assert!(said.contains(&fold(&label.text)), "{about}: {}", label.text);
                }
            }
        }
    }
    assert!(
        longest > 200,
        "there is room for more than titles: {longest}"
    );
}

#[test]
fn the_one_page_has_the_first_address_the_marks_and_what_to_save() {
    let mut events = started();
    events.push(ticked(0));
    let case = case(events);
    let sheet = Sheet::of(Catalogue::built_in(), music(), &case, TODAY).expect("a channel");
    let page = said(&sheet);
    assert!(page.contains("(done)"), "{page}");
    assert!(
        page.contains("Save first: Download music that you bought"),
        "{page}"
    );
    assert!(
        !page.contains("Export your playlists"),
        "it was saved: {page}"
    );
    assert!(!page.contains("Zebedee"), "{page}");
    let named = Sheet {
        with_name: true,
        ..sheet
    };
    assert!(said(&named).contains("Zebedee"));
    let website = every_sheet().into_iter();
    let website = website
        .map(|sheet| short(&sheet))
        .find(|sheet| sheet.guide.id == "amazon-music" && sheet.channel.id == "amazon-website");
    let page = said(&website.expect("a sheet"));
    assert!(
        page.contains("https://www.amazon.com/music/settings"),
        "{page}"
    );
    // The site in the United States speaks Spanish, too; English comes first there.
    assert!(page.contains("“Cancel subscription”"), "{page}");
}

#[test]
fn the_whole_sheet_has_a_name_of_its_own() {
    let sheet = every_sheet().remove(0);
    assert!(sheet.whole);
    assert!(sheet.file_name().ends_with("-everything.html"));
    assert_ne!(sheet.file_name(), short(&sheet).file_name());
}
