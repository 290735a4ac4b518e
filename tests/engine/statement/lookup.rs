//! One line over all guides at once: company and service, and how sure.

use outro::guide::catalogue::ANY_OTHER;
use outro::guide::{Catalogue, Certainty};
use outro::present::charge::{Charge, Service, read};
use outro::present::charges::{explained, whose};
use outro::statement::{Lookup, Match};
use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};

use super::known_guides;

/// What speaks most for a line; none where no guide knows it.
fn first(line: &str) -> Option<Match> {
    known_guides().all(line).into_iter().next()
}

fn service(line: &str) -> Option<String> {
    let best = first(line)?;
    best.names_service().then(|| best.guide.to_string())
}

/// Holds each line against the guide that it leads to.
fn each_leads_to(lines: &[(&str, &str)]) {
    for (line, guide) in lines {
        assert_eq!(service(line).as_deref(), Some(*guide), "{line}");
    }
}

#[test]
fn a_line_that_names_a_service_leads_to_its_guide() {
    each_leads_to(&[
        ("NETFLIX.COM 866-579-7172", "netflix"),
        ("Netflix.com Los Gatos CA", "netflix"),
        ("PAYPAL *NETFLIX", "netflix"),
        ("Spotify P16C7F5AB4", "spotify"),
        ("SPOTIFY AB STOCKHOLM", "spotify"),
        ("GOOGLE *YouTubePremium 650-253-0000", "youtube-premium"),
        ("AUDIBLE*HG3J29 amzn.com/bill", "audible"),
        ("Kindle Unltd*EL3SL17V3", "kindle-unlimited"),
        ("HLU*HULU 374413022733-U", "hulu"),
        ("DisneyPLUS 888-9057888 CA", "disney-plus"),
        ("DEEZER PARIS FR", "deezer"),
        ("TIDAL.COM", "tidal"),
        ("ﾈｯﾄﾌﾘｯｸｽ", "netflix"),
        ("ネツトフリツクス　１２３４", "netflix"),
        ("ディズニープラス", "disney-plus"),
        ("Ｖデビット　スポティファイ　１Ａ１２３４５６", "spotify"),
        ("Tranzactie Spotify Stockholm, suma 14 RON.", "spotify"),
        ("AMZ*Prime UK", "amazon-prime"),
        ("AMZNPrime DE ABD12X", "amazon-prime"),
        ("Amazon Prime*1F1FU1D Amzn.com/bill WA", "amazon-prime"),
        ("AMAZON MUSIC*M12AB4 SEATTLE WA", "amazon-music"),
        (
            "Prime Video Channels*PARAMOUNT+ 888-802-3080 WA",
            "prime-video-channels",
        ),
    ]);
}

/// Roku does not bill for Netflix in any guide; that it bills for others makes it none of them.
#[test]
fn a_line_that_names_something_else_is_for_none_of_those_a_company_bills_for() {
    let catalogue = Catalogue::built_in();
    let lookup = Lookup::new(catalogue);
    for line in [
        "ROKU FOR NETFLIX INC 816-2728106 DE",
        "ROKU.COM/PAY NETFLIX",
    ] {
        let Charge::Known { services, .. } = read(catalogue, &lookup, line) else {
            panic!("{line}: not known");
        };
        // The guide for any other subscription knows the company, too, and names none.
        let named = |service: &&Service| service.guide != ANY_OTHER;
        let named: Vec<_> = services.iter().filter(named).collect();
        assert!(named.is_empty(), "{line}: {named:?}");
    }
}

#[test]
fn a_line_that_names_only_who_collects_names_no_service() {
    let lookup = known_guides();
    for (line, company) in [
        ("APPLE.COM/BILL 866-712-7753 CA", "Apple"),
        ("GOOGLE PLAY 855-836-3987 CA", "Google"),
    ] {
        let first = first(line).unwrap_or_else(|| panic!("{line}: nothing"));
        assert!(!first.names_service(), "{line}: {first:?}");
        assert!(
            first
                .company
                .as_deref()
                .is_some_and(|name| name.contains(company)),
            "{line}: {first:?}"
        );
        assert_eq!(lookup.best(line).filter(Match::names_service), None);
    }
}

fn is_nobodys(line: &str) {
    assert_eq!(service(line), None, "{line}");
    assert_eq!(known_guides().best(line), None, "{line}");
}

#[test]
fn a_line_that_is_nobodys_is_nobodys() {
    for line in [
        "PRIMERICA LIFE INS PAYMENT",
        "PRIMEVAL GARDEN CENTRE",
        "MOBILEYE CAFE",
        "ALDI 1234 NEUSS",
        "WALMART SUPERCENTER 2421 ANTIGO WI",
        "",
    ] {
        is_nobodys(line);
    }
}

/// What is said first of a line; nothing where no guide knows it.
fn said(line: &str) -> String {
    first(line).as_ref().map(whose).unwrap_or_default()
}

#[test]
fn a_name_is_found_wherever_a_bank_puts_it() {
    each_leads_to(&[
        ("DM *SPOTIFY", "spotify"),
        ("EBN*SPOTIFYCURITIBABR", "spotify"),
        ("SPOTIFYAB STOCKHOLM", "spotify"),
        ("*1234 12.03 SEK 119.00 SPOTIFY P1A2B3 Kurs: 1.0", "spotify"),
        (
            "SEPA Incasso Incassant: NL47ZZZ Naam: NETFLIX INTERNATIONAL B.V.",
            "netflix",
        ),
        ("UPI/DR/412345678901/NETFLIX/ICIC/netflix@icici", "netflix"),
        ("NETFLIXCOM SAO PAULO BR", "netflix"),
        ("NFLX*SUBSCRIPTION", "netflix"),
        ("NETFLIX ENTRETENIMENTO BRASIL LTDA", "netflix"),
        ("25/03 NETFLIX ENTRETENIMENTOB 59,90", "netflix"),
        (
            "UPI-NETFLIX-netflix@icici-ICIC0DC0099-427133333333",
            "netflix",
        ),
        ("19/08 EBN *SPOTIFYCUR 12,90", "spotify"),
        (
            "Para: Spotify, Stockholm Cartao: 100000******2000",
            "spotify",
        ),
        ("MERPAGO*SPOTIFY", "spotify"),
        ("amznprimesg", "amazon-prime"),
        (
            "COMPRA TARJ. 5402XXXXXXXX7032 PAYPAL *DISNEYPLUS-Hoofddorp",
            "disney-plus",
        ),
        ("Dec 14 Dec 16 HLU*HULUPLUShulu.com/billCA $20.41", "hulu"),
        ("06/24 HLU*HULUPLUS hulu.com/bill CA 26.99", "hulu"),
        ("ADBL*1X2Y3Z 888-283-5051 NJ", "audible"),
        ("0912AmazonPrime Membersh amzn.com/prme", "amazon-prime"),
        (
            "LASTSCHRIFT AMAZON EU S.A R.L., NIEDERLASSUNG DEUTSCHLAND D01-4242420-1337337 AMZNPrime DE",
            "amazon-prime",
        ),
        ("AMAZONプライム会費", "amazon-prime"),
        ("Amazon Prime Canais", "prime-video-channels"),
        ("Apple Music CUPERTINO CA", "apple-music"),
        ("YOUTUBEPREMI G.CO/HELPPAY# CA", "youtube-premium"),
        ("DISNEY *SUBSCRIPTION", "disney-plus"),
        ("HULU LIVE TV 877-824-4858", "hulu"),
        ("SPOTIFY MALMO SE", "spotify"),
        ("SPOTIFY TECHNOLOGY SA", "spotify"),
        ("ROKU FOR DISNEY ELECTRONIC LOS GATOS CA", "disney-plus"),
    ]);
}

#[test]
fn a_name_that_goes_on_is_that_of_another_business() {
    for line in [
        "TIDAL WAVE AUTO SPA #112 THOMASTON GA",
        "TIDAL CREEK CO-OP WILMINGTON NC",
        "AUDIBLE HEARING AIDS LLC TAMPA FL",
        "HULU HULU HAWAIIAN BBQ LAS VEGAS NV",
        "NETFLIX HOUSE KING OF PRUSSIA PA",
        "SPOTIFY CAMP NOU STORE BARCELONA",
        "PAYPAL *TIDAL WAVE CARWASH",
        "NAME: DEEZER ROOFING",
        "SPOTIFY TECHNOLOGY SALARY",
        "SPOTIFY SPOTIFY HOARD BOOKS",
        "CHASE AMAZON PRIME VISA AUTOPAY PAYMENT",
        "AMAZON PRIME NOW SEATTLE WA GROCERY",
        "AMAZON PRIME DAY MKTPLACE ORDER",
        "AMAZON CLEANERS AUSTIN TX",
        "GOOGLE *YOUTUBE VIDEOS G.CO/HELPPAY#CAP0H",
        "GOOGLE *YOUTUBE MEMBER",
    ] {
        is_nobodys(line);
    }
}

#[test]
fn paypal_is_named_where_it_passes_the_money_on_and_nobody_is_guessed() {
    for (line, right) in [
        (
            "PAYPAL *STEAM GAMES 4029357733",
            "for a company that no guide knows",
        ),
        (
            "PayPal Europe S.a.r.l. et Cie S.C.A 104/PP.5678.PP/. Zalando SE, Ihr Einkauf bei Zalando SE",
            "for a company that no guide knows",
        ),
        (
            "PAYPAL INST XFER WEB ID: PAYPALSI77",
            "does not say for whom",
        ),
        ("PAYPAL 402-935-7733 CA", "does not say for whom"),
        ("PAYPAL", "does not say for whom"),
        ("PP*NETFLIX", "PayPal carries the money for Netflix."),
        (
            "PAYPAL INST XFER NETFLIX.COM",
            "PayPal carries the money for Netflix.",
        ),
        (
            "PAYPAL DES:INST XFER ID:SPOTIFYUSAI INDN:JOHN DOE CO ID:PAYPALSI77 WEB",
            "PayPal carries the money for Spotify.",
        ),
        (
            "NETFLIX INTERNATIONAL B.V. 1234567890 PP.1234.PP . , Ihr Einkauf bei NETFLIX",
            "PayPal carries the money for Netflix.",
        ),
        (
            "PayPal (Europe) S.a.r.l. et Cie, S.C.A. PP.4051.PP . Ihr Einkauf bei Spotify AB",
            "PayPal carries the money for Spotify.",
        ),
    ] {
        let said = said(line);
        assert!(said.contains(right), "{line}: {said}");
        assert!(!said.contains("Amazon"), "{line}: {said}");
    }
}

#[test]
fn a_direct_debit_of_paypals_says_the_same_as_a_payment_by_card_with_it() {
    for shop in [
        "Netflix",
        "Spotify AB",
        "Disney",
        "Disney Store",
        "Amazon",
        "Amazon Prime",
        "Lampen",
    ] {
        let card = said(&format!("PAYPAL *{shop}"));
        let debit = format!(
            "PayPal Europe S.a.r.l. et Cie S.C.A 104/PP.56.PP/. {shop}, Ihr Einkauf bei {shop}"
        );
        assert_eq!(said(&debit), card, "{debit}");
        assert_eq!(
            said(&debit.to_uppercase()).to_lowercase(),
            card.to_lowercase(),
            "{debit}"
        );
    }
}

#[test]
fn what_is_for_something_else_is_called_by_its_name_and_nothing_is_said_twice() {
    let lookup = known_guides();
    for (line, right) in [
        ("QOBUZ PANTIN FR", "That is Qobuz."),
        (
            "GOOGLE *ADS1234567890 cc@google.com CA",
            "That is Google Ads.",
        ),
        ("GOOGLE *Google One G.CO/HELPPAY#", "That is Google One."),
        ("GOOGLE *YouTubeTV 650-253-0000", "That is YouTube TV"),
        (
            "GOOGLE *DISNEY",
            "for something that no guide has steps for",
        ),
        ("APROVADA em DL*GOOGLE YouTub", "Google"),
        (
            "GOOGLE *Duolingo",
            "for something that no guide has steps for",
        ),
        (
            "Roku for AMC Networks",
            "for something that no guide has steps for",
        ),
        ("AMAZON FRESH*HB2X19 AMZN.COM/BILL WA", "grocery"),
        (
            "Amazon Kids+*2H4XX1 888-802-3080 WA",
            "That is Amazon Kids+.",
        ),
        ("AMZN Mktp US*2K4L81JQ3 Amzn.com/bill WA", "ordinary order"),
        (
            "PRIME VIDEO *H86AC1J92 888-802-3080",
            "something in Prime Video",
        ),
    ] {
        let found = first(line).unwrap_or_else(|| panic!("{line}: nothing"));
        let said = whose(&found);
        assert!(said.contains(right), "{line}: {said}");
        assert!(
            !said.contains("Prime.") && !said.contains("not "),
            "{line}: {said}"
        );
        assert_eq!(explained(&found).filter(|say| *say == said), None, "{line}");
    }
    let phone = &lookup.all("VZWRLSS*APOCC VISB 800-922-0204 FL")[0];
    assert!(!phone.say.contains("Netflix"), "{}", phone.say);
    let order = &lookup.all("AMZN Mktp US*2K4L81JQ3 Amzn.com/bill WA")[0];
    assert_eq!(order.certainty, Certainty::Possible);
}

proptest! {
    #[test]
    fn a_bank_may_put_what_it_likes_around_a_name(
        name in prop::sample::select(vec!["SPOTIFY", "NETFLIX", "DEEZER", "TIDAL.COM"]),
        front in prop::sample::select(vec!["", "VISA VARE 12.03 ", "NOK 119.00 ", "DR/4123456/", "Naam: ", "MP*", "D01-4242420 "]),
        back in prop::sample::select(vec!["", " AB", " INC", " 877-778-1161 NY", "/ICIC/x", " PARIS FR", " USA", ",SINGAPORE"]),
    ) {
        let line = format!("{front}{name}{back}");
        prop_assert!(service(&line).is_some(), "{}", line);
    }

    #[test]
    fn a_plain_word_behind_a_name_makes_it_another(
        name in prop::sample::select(vec!["SPOTIFY", "NETFLIX", "DEEZER", "TIDAL", "HULU", "AUDIBLE"]),
        word in "[BCD]O[QXZJ]A[A-Z]{2,4}",
        front in prop::sample::select(vec!["", "POS ", "Naam: ", "PAYPAL *", "12.03 "]),
    ) {
        let line = format!("{front}{name} {word} CO");
        prop_assert_eq!(service(&line), None, "{}", line);
    }
}

/// Some banks leave the star out. A card that is kept with Google's wallet pays the service itself.
#[test]
fn google_is_never_taken_for_the_service_that_it_bills_for() {
    let lookup = known_guides();
    for line in [
        "DL*GOOGLE DISNEY PLUS",
        "DL *GOOGLE NETFLIX",
        "DL*GOOGLE TIDAL",
        "GOOGLE DISNEY PLUS",
        "GOOGLE TIDAL",
        "GOOGLE HULU",
        "GOOGLE SPOTIFY",
        "Google YouTube Premium",
    ] {
        let best = lookup
            .best(line)
            .unwrap_or_else(|| panic!("{line}: nothing"));
        let says_google = best.say.starts_with("Google ") || whose(&best).starts_with("Google ");
        assert!(says_google, "{line}: {} {}", best.say, whose(&best));
    }
    for line in ["GOOGLE PAY NETFLIX.COM", "GOOGLEPAY SPOTIFY"] {
        let own = lookup.best(line).map(|best| best.say).unwrap_or_default();
        assert!(!own.contains("Google "), "{line}: {own}");
    }
}

#[test]
fn nobody_is_told_that_a_line_is_unknown_while_it_is_still_typed() {
    let catalogue = Catalogue::built_in();
    let lookup = Lookup::new(catalogue);
    for line in [
        "APPLE.COM/BILL",
        "Spotify",
        "NETFLIX.COM",
        "GOOGLE *YouTubePremium",
        "Amazon Prime",
        "アマゾンプライム",
        "DISNEY PLUS",
    ] {
        for (end, letter) in line.char_indices() {
            let typed = &line[..end + letter.len_utf8()];
            let said = read(catalogue, &lookup, typed);
            assert_ne!(said, Charge::Unknown, "{typed}");
        }
        assert!(
            matches!(read(catalogue, &lookup, line), Charge::Known { .. }),
            "{line}"
        );
    }
    for line in ["Spotifyx", "Netflux", "TIDAL WAVE", "XYZZY"] {
        assert_eq!(read(catalogue, &lookup, line), Charge::Unknown, "{line}");
    }
}

/// Some guides know no way through Roku: it takes the money all the same.
#[test]
fn roku_is_never_taken_for_the_service_that_it_bills_for() {
    for line in [
        "Roku for Netflix Inc 816-2728107 DE",
        "ROKU *NETFLIX",
        "ROKU FOR SPOTIFY USA",
        "ROKU FOR HULU LLC",
        "POS ROKU FOR DISNEY ELECTRONIC LOS GATOS CA",
        "ROKU FOR AUDIBLE",
    ] {
        let first = first(line).expect(line);
        assert_eq!(first.company.as_deref(), Some("Roku"), "{line}: {first:?}");
    }
    assert_eq!(
        service("NETFLIX.COM LOS GATOS CA").as_deref(),
        Some("netflix")
    );
}
