//! One line over all guides at once: company and service, and how sure.

use outro::guide::Catalogue;
use outro::statement::Lookup;

fn service(line: &str) -> Option<String> {
    let lookup = Lookup::new(Catalogue::built_in());
    let best = lookup.all(line).into_iter().next()?;
    best.names_service().then(|| best.guide.to_string())
}

#[test]
fn a_line_that_names_a_service_leads_to_its_guide() {
    for (line, guide) in [
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
        ("AMZNPrime DE ABD12X", "amazon-prime"),
        ("Amazon Prime*1F1FU1D Amzn.com/bill WA", "amazon-prime"),
        ("AMAZON MUSIC*M12AB4 SEATTLE WA", "amazon-music"),
        (
            "Prime Video Channels*PARAMOUNT+ 888-802-3080 WA",
            "prime-video-channels",
        ),
    ] {
        assert_eq!(service(line).as_deref(), Some(guide), "{line}");
    }
}

#[test]
fn a_line_that_names_only_who_collects_names_no_service() {
    let lookup = Lookup::new(Catalogue::built_in());
    for (line, company) in [
        ("APPLE.COM/BILL 866-712-7753 CA", "Apple"),
        ("GOOGLE PLAY 855-836-3987 CA", "Google"),
    ] {
        let all = lookup.all(line);
        let first = all.first().unwrap_or_else(|| panic!("{line}: nothing"));
        assert!(!first.names_service(), "{line}: {first:?}");
        assert!(
            first
                .company
                .as_deref()
                .is_some_and(|name| name.contains(company)),
            "{line}: {first:?}"
        );
        assert_eq!(
            lookup
                .best(line)
                .filter(outro::statement::Match::names_service),
            None
        );
    }
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
        assert_eq!(service(line), None, "{line}");
        assert_eq!(
            Lookup::new(Catalogue::built_in()).best(line),
            None,
            "{line}"
        );
    }
}
