//! The guides side by side: what they share, and what their statement lines say.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use super::built_in as guide;

use outro::guide::billing::read_statement;
use outro::guide::catalogue::ANY_OTHER;
use outro::guide::{Catalogue, search};

#[test]
fn the_most_common_come_first_and_whatever_has_no_guide_last() {
    let entries = Catalogue::built_in().entries();
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids.first(), Some(&"netflix"));
    assert_eq!(ids.last(), Some(&ANY_OTHER));
    let mut ranks: Vec<u32> = entries.iter().filter_map(|entry| entry.rank).collect();
    assert_eq!(ranks.len(), entries.len(), "each has a place");
    ranks.dedup();
    assert_eq!(ranks.len(), entries.len(), "no two have the same place");
}

#[test]
fn a_guide_is_found_by_its_names_and_by_what_it_costs() {
    let found = |wanted: &str| -> Vec<&str> {
        let entries = Catalogue::built_in().entries().iter();
        let fits = entries.filter(|entry| entry.fits(wanted));
        fits.map(|entry| entry.id.as_str()).collect()
    };
    assert_eq!(found("youtube music"), ["youtube-premium"]);
    assert_eq!(found("DISNEY plus"), ["disney-plus"]);
    assert_eq!(found("€12.99"), ["spotify"]);
    assert_eq!(found("12,99"), ["spotify"]);
    assert!(found("13").contains(&"netflix"), "13.99");
    assert!(found("gym").contains(&ANY_OTHER));
    assert_eq!(found(" ").len(), Catalogue::built_in().entries().len());
    assert_eq!(found("qq"), [""; 0]);
}

#[test]
fn a_shared_part_brings_its_answers_and_letters_for_this_guide() {
    let spotify = guide("spotify");
    let answer = |id: &str| spotify.answers.iter().find(|answer| answer.id == id);
    let maker = answer("general/store-bills").expect("it is shared");
    assert_eq!(maker.question, "Why can't Spotify end it for me?");
    assert!(maker.channels.is_empty(), "it holds whoever charges");
    assert_eq!(answer("law/germany").expect("a law").regions, ["de"]);
    let letter = spotify
        .letters
        .iter()
        .find(|one| one.id == "support/cancel");
    let letter = letter.expect("it is shared");
    assert_eq!(letter.link.as_deref(), Some("help"));
    assert!(letter.text.contains("I want to cancel Spotify Premium."));
    assert!(letter.text.contains("{{email}}"), "the person fills that");
    assert!(!letter.text.contains("{{service}}"));
}

#[test]
fn what_fills_a_slot_begins_a_sentence_with_a_capital() {
    let other = guide("another-subscription");
    let channel = other.channel("roku").expect("a channel");
    let step = channel.steps.iter().find(|step| step.id == "roku/choose");
    let step = step.expect("a step");
    assert_eq!(step.title, "Find the subscription in the list");
    let seen = step.observation("not-listed").expect("an answer");
    assert_eq!(seen.text, "The subscription is not in the list");
    let link = &other.links["amazon/memberships"];
    assert_eq!(
        link.url,
        "https://www.{store_host}/yourmembershipsandsubscriptions"
    );
    let address = other
        .address("amazon/memberships", "uk")
        .expect("an address");
    assert_eq!(address.host(), "amazon.co.uk");
}

#[test]
fn a_part_s_patterns_point_to_the_channels_that_use_it() {
    let other = guide("another-subscription");
    for (line, first) in [
        ("ROKU*HULU", Some("roku")),
        ("ROKU.COM/PAY SOMETHING", Some("roku")),
        ("PAYPAL *DROPBOX 402-935-7733 CA", Some("paypal")),
        ("AMZN Digital*1F1FU1D 888-802-3080 WA", Some("amazon")),
    ] {
        let found = read_statement(&other.billing, line);
        let channel = found
            .first()
            .and_then(|found| found.pattern.channels.first());
        assert_eq!(channel.map(AsRef::as_ref), first, "{line}");
    }
    // What has a guide of its own is left to that one.
    for (line, guide) in [
        ("PAYPAL *NETFLIX 402-935-7733 CA", "netflix"),
        ("Amazon Prime*1F1FU1D Amzn.com/bill WA", "amazon-prime"),
    ] {
        let found = read_statement(&other.billing, line);
        let first = found.first().map(|found| &found.pattern);
        let named = first.and_then(|pattern| pattern.guide.as_deref());
        assert_eq!(named, Some(guide), "{line}");
    }
}

/// Lines as banks print them: the guide, the line, and the channel that comes first. An empty
/// channel: it is told what the line is, but nobody to cancel with here. A dash: nothing fits.
const LINES: &str = "\
spotify\tSPOTIFY USA 877-778-1161 NY\twebsite
spotify\tSpotify P3CA3D8014\twebsite
spotify\tRECURRING PAYMENT AUTHORIZED ON 11/03 SPOTIFY P16C7F5AB4\twebsite
spotify\tSpotify P30FCBC3 Goteborg\twebsite
spotify\tSPOTIFY AB STOCKHOLM\twebsite
spotify\tPAYPAL *SPOTIFY 402-935-7733 CA\twebsite
spotify\tGOOGLE *SPOTIFY\tgoogle-play
spotify\tGOOGLE*SPOTIFY\tgoogle-play
spotify\tMERCPAGO*SPOTIFY\twebsite
spotify\tAPPLE.COM/BILL 866-712-7753 CA\tapple-iphone
spotify\tWALMART SUPERCENTER 2421 ANTIGO WI\t-
netflix\tNetflix.com Los Gatos CA\twebsite
netflix\tNETFLIX.COM 408-724-9160 NLD\twebsite
netflix\tNETFLIX INTERNATIONAL B.V.\twebsite
netflix\tNETFLIX_SG_LOCAL\twebsite
netflix\tNETFLIX G.CO/HELPPAY# GB\tgoogle-play
netflix\tPAYPAL *NETFLIX\twebsite
netflix\tPAG*NETFLIX\twebsite
netflix\tAPPLE.COM/BILL HOLLYHILL\tapple-iphone
netflix\tVZWRLSS*APOCC VISB\tprovider
disney-plus\tDisneyPLUS 888-9057888 CA\twebsite
disney-plus\tDISNEY PLUS BURBANK CA\twebsite
disney-plus\tDISNEYPLUS.COM\twebsite
disney-plus\tGOOGLE *DISNEY PLUS\tgoogle-play
disney-plus\tROKU*DISNEY+\troku
disney-plus\tDISNEYLAND RESORT ANAHEIM CA\t-
hulu\tHULU 877-8244858 CA\twebsite
hulu\tHLU*HULU 374413022733-U\twebsite
hulu\tBILLCAHLU*HULU, 374413022733-U\twebsite
hulu\tHULUPLUS 877-824-4858 CA\twebsite
hulu\tPAYPAL *HULU\twebsite
hulu\tROKU*HULU\troku
hulu\tROKU.COM/PAY HULU\troku
hulu\tDISNEYPLUS 888-905-7888 CA\t
hulu\tHULUMEAU BISTRO\t-
youtube-premium\tGOOGLE *YouTubePremium 650-253-0000  GBR\twebsite
youtube-premium\tGOOGLE *YouTubePrem g.co/helppay#\twebsite
youtube-premium\tGOOGLE *YouTube Music\twebsite
youtube-premium\tGOOGL*YouTube Premium\twebsite
youtube-premium\tGoogle YouTubePremium Mountain View USA\twebsite
youtube-premium\tGOOGLE *YOUTUBE DUBLIN IE\twebsite
youtube-premium\tGOOGLE *YouTube TV\t
youtube-premium\tAPPLE.COM/BILL\tapple-iphone
apple-music\tAPPLE.COM/BILL 866-712-7753 CA\tapple-iphone
apple-music\tAPPLE.COM/BILL CORK T23YK84\tapple-iphone
apple-music\tAPL*ITUNES.COM/BILL\tapple-iphone
apple-music\tAPPLE COM BILL 866-712-7753 IE\tapple-iphone
apple-music\tAPPLE.COM/UK LONDON\tapple-iphone
apple-music\tPAYPAL *APPLE SERVICES\tapple-iphone
apple-music\tAPPLEBEES 1234 DALLAS TX\t-
tidal\tTIDAL.COM\twebsite
tidal\tPAG*TIDAL\twebsite
tidal\tTIDALWAVE CAR WASH\t-
deezer\tDEEZER.COM PARIS FR\twebsite
deezer\tGOOGLE*DEEZER\tgoogle-play
audible\tAudible*DZ4065L83\twebsite
audible\tAudible UK adbl.co/pymt\twebsite
audible\tAUDIBLE GMBH*2N9EO1955 BERLIN 10117\twebsite
audible\tAMZN*AUDIBLE\twebsite
kindle-unlimited\tKindle Unltd*HM1X38871 440 Terry Ave N W\twebsite
kindle-unlimited\tDBT CRD 11/02 Kindle Unltd*K31 440 Terry Ave N\twebsite
kindle-unlimited\tKindle Svcs*1K2 888-802-3080 WA\t
prime-video-channels\tPrime Video Channels*PARAMOUNT+ 888-802-3080 WA\twebsite
prime-video-channels\tPRIME VIDEO*BRITBOX 888-802-3080\twebsite
prime-video-channels\tAmazon Prime*1F1FU1D Amzn.com/bill WA\t
prime-video-channels\tAmazon Prime Canais\twebsite
prime-video-channels\tPRIMERICA LIFE INS PAYMENT\t-
another-subscription\tPAYPAL *SOME GYM 402-935-7733 CA\tpaypal
another-subscription\tPP*SOME GYM\tpaypal
another-subscription\tPayPal Europe S.a.r.l. et Cie S.C.A\tpaypal
another-subscription\tGOOGLE *SOME APP\tgoogle-play
another-subscription\tAPPLE.COM/BILL CUPERTINO CA\tapple-iphone
another-subscription\tRoku for SOME CHANNEL\troku
another-subscription\tEE Ltd Subscriptions\tprovider
another-subscription\tAMZN Digital*RT4KQ2 888-802-3080 WA\tamazon
another-subscription\tSOME GYM LTD LONDON\t-";

#[test]
fn lines_of_statements_name_whoever_takes_the_money() {
    let mut wrong = Vec::new();
    for case in LINES.lines() {
        let mut parts = case.splitn(3, '\t');
        let mut part = || parts.next().expect("three columns");
        let (id, line, right) = (part(), part(), part());
        let found = read_statement(&guide(id).billing, line);
        let first = found.first().map_or("-", |found| {
            found.pattern.channels.first().map_or("", AsRef::as_ref)
        });
        if first != right {
            wrong.push(format!("{id}: {line}: “{first}”, not “{right}”"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_many_guides_share_is_found_once_in_the_words_for_any_service() {
    let catalogue = Catalogue::built_in();
    let guides = catalogue.entries().iter().map(|entry| guide(&entry.id));
    let all: Vec<search::Entry> = guides.flat_map(search::index).collect();
    let find = |words: &str, scope| search::find(all.iter(), &search::Query::read(words), scope);
    let keys = |found: Vec<&search::Entry>| -> Vec<String> {
        let died = |entry: &&search::Entry| entry.key.ends_with("general/died");
        found
            .into_iter()
            .filter(died)
            .map(|entry| entry.key.clone())
            .collect()
    };
    let other = "another-subscription-answer-general/died";
    assert_eq!(keys(find("died", None)), [other]);
    let scope = search::Scope {
        guide: "netflix",
        channel: None,
        region: None,
    };
    assert_eq!(
        keys(find("died", Some(scope))),
        ["netflix-answer-general/died"]
    );
    assert_eq!(
        keys(find("spotify died", None)),
        ["spotify-answer-general/died"]
    );
}
