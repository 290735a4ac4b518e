//! Nothing outside a guide's own hosts is ever opened.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use super::tiny;

use outro::guide::{Guide, link};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

fn with_url(url: &str) -> Guide {
    let mut guide = tiny();
    url.clone_into(&mut guide.links.get_mut("settings").unwrap().url);
    guide
}

#[test]
fn each_region_fills_its_own_host() {
    let guide = tiny();
    let us = guide.address("settings", "us").unwrap();
    assert_eq!(us.url(), "https://www.tinytunes.example/settings");
    assert_eq!(us.host(), "tinytunes.example");
    assert_eq!(us.label(), "Open your settings");
    let gb = guide.address("player", "gb").unwrap();
    assert_eq!(gb.url(), "https://play.uk.tinytunes.example/library");
    assert_eq!(gb.host(), "play.uk.tinytunes.example");
    // A part brings its own hosts.
    assert_eq!(
        guide.address("shop/orders", "us").unwrap().host(),
        "cornershop.example"
    );
}

#[test]
fn what_cannot_be_filled_says_why() {
    let mut guide = tiny();
    assert_eq!(
        guide.address("nowhere", "us"),
        Err(link::Error::Unknown("nowhere".into()))
    );
    assert_eq!(guide.address("settings", "fr"), Err(link::Error::NoRegion));
    // Without a placeholder, no country is needed.
    assert!(guide.address("help", "").is_ok());
    guide.regions[1].music_host.clear();
    assert_eq!(
        guide.address("player", "gb"),
        Err(link::Error::NotHere("United Kingdom".into()))
    );
    assert_eq!(
        with_url("https://{city}.tinytunes.example/").address("settings", "us"),
        Err(link::Error::Placeholder)
    );
    assert_eq!(
        with_url("https://{host/").address("settings", "us"),
        Err(link::Error::Placeholder)
    );
}

#[test]
fn an_ordinary_address_with_a_query_and_a_port_is_opened() {
    for url in [
        "https://tinytunes.example",
        "https://a.b.tinytunes.example:443/x?y=z&n=%C3%A9#part",
        "https://{host}/a/@name/b(c),d;e",
    ] {
        assert!(with_url(url).address("settings", "us").is_ok(), "{url}");
    }
}

#[test]
fn hostile_addresses_are_refused() {
    for url in [
        "",
        "-tinytunes.example",
        "http://tinytunes.example/",
        "HTTPS://tinytunes.example/",
        "javascript:alert(1)//https://tinytunes.example",
        "file:///etc/passwd",
        "https:/tinytunes.example",
        "https:tinytunes.example",
        "https:///tinytunes.example",
        "https://",
        "https://evil.example/",
        "https://eviltinytunes.example/",
        "https://evil{host}/",
        "https://tinytunes.example.evil.example/",
        "https://{host}.evil.example/",
        "https://tinytunes.example@evil.example/",
        "https://user:pw@tinytunes.example/",
        "https://@tinytunes.example/",
        "https://tinytunes.example\\@evil.example/",
        "https://tinytunes.example\\.evil.example/",
        "https://evil.example#tinytunes.example",
        "https://evil.example?tinytunes.example",
        "https://evil.example/tinytunes.example",
        "https://tinytunes.example:80/",
        "https://tinytunes.example:8443/",
        "https://tinytunes.example:/",
        "https://tinytunes.example:443:443/",
        "https://tinytunes.example./",
        "https://.tinytunes.example/",
        "https://a..tinytunes.example/",
        "https://-a.tinytunes.example/",
        "https://tinytunes%2eexample/",
        "https://%74inytunes.example/",
        "https://TinyTunes.example/",
        "https://tіnytunes.example/",
        "https://xn--tnytunes-7yf.example/",
        "https://xn--a.tinytunes.example/",
        "https://tinytunes。example/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://[::1]/",
        "https://localhost/",
        "https://tinytunes.example/a b",
        " https://tinytunes.example/",
        "https://tinytunes.example/\n",
        "https://tiny\ttunes.example/",
        "https://tinytunes.example/\u{202e}moc",
        "https://tinytunes.example/%0d%0aSet-Cookie:x",
        "https://tinytunes.example/%00",
        "https://tinytunes.example/%",
        "https://tinytunes.example/\"><script>",
        "https://tinytunes.example/{host}{",
    ] {
        let refused = with_url(url).address("settings", "us");
        assert!(refused.is_err(), "{url:?} gave {refused:?}");
    }
}

#[test]
fn too_long_and_shortened_addresses_are_refused_even_when_the_guide_names_the_host() {
    let long = format!("https://tinytunes.example/{}", "a".repeat(2000));
    assert_eq!(
        with_url(&long).address("settings", "us"),
        Err(link::Error::TooLong)
    );
    let mut guide = with_url("https://bit.ly/tiny");
    guide.service.hosts.push("bit.ly".into());
    assert_eq!(
        guide.address("settings", "us"),
        Err(link::Error::Shortener("bit.ly".into()))
    );
}

#[test]
fn a_guide_cannot_claim_everybody_s_hosts() {
    for greedy in [
        "",
        "com",
        "co.uk",
        ".",
        "example",
        "com.au",
        "*",
        "evil.example/",
        "https://evil.example",
    ] {
        let mut guide = with_url("https://shop.evil.co.uk/");
        guide.service.hosts = vec![greedy.to_owned()];
        assert!(guide.address("settings", "us").is_err(), "{greedy:?}");
        let mut guide = with_url("https://evil.example/");
        guide.service.hosts = vec![greedy.to_owned()];
        assert!(guide.address("settings", "us").is_err(), "{greedy:?}");
    }
}

fn piece() -> impl Strategy<Value = String> {
    let words = [
        "https://",
        "http://",
        "//",
        "/",
        "\\",
        "@",
        ":",
        ".",
        "?",
        "#",
        "%2e",
        "%00",
        "443",
        ":443",
        "tinytunes.example",
        "evil.example",
        "www.",
        "{host}",
        "{music_host}",
        "{",
        "}",
        "xn--",
        "-",
        "[::1]",
        "127.0.0.1",
        "\t",
        "\u{202e}",
        "。",
        "é",
        "user:pw@",
        "co.uk",
    ];
    prop_oneof![
        prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        "[a-z0-9]{1,6}",
        any::<char>().prop_map(String::from),
    ]
}

fn url() -> impl Strategy<Value = String> {
    let start = prop_oneof![
        Just("https://".to_owned()),
        Just("https://tinytunes.example".to_owned()),
        Just(String::new())
    ];
    (start, prop::collection::vec(piece(), 0..8)).prop_map(|(start, rest)| start + &rest.concat())
}

proptest! {
    #[test]
    fn whatever_a_guide_says_only_its_own_hosts_are_opened(
        url in url(),
        host in prop_oneof![Just("tinytunes.example".to_owned()), piece(), url()],
        listed in prop::collection::vec(prop_oneof![piece(), Just("tinytunes.example".to_owned())], 0..3),
    ) {
        let mut guide = with_url(&url);
        guide.regions[0].host = host;
        guide.service.hosts = listed;
        if let Ok(address) = guide.address("settings", "us") {
            // Read again by the rules that a browser goes by.
            let parsed = url::Url::parse(address.url()).unwrap();
            let opened = parsed.host_str().unwrap();
            let region = &guide.regions[0];
            let own = guide.service.hosts.iter().chain([&region.host, &region.music_host]);
            let mine = own.into_iter().any(|own| opened == own || opened.ends_with(&format!(".{own}")) && own.contains('.'));
            assert!(mine, "{} from {url:?}", address.url());
            assert_eq!(parsed.scheme(), "https");
            assert_eq!(parsed.port(), None);
            assert!(parsed.username().is_empty() && parsed.password().is_none());
            assert!(address.url().is_ascii() && address.url().len() <= 2000);
            assert_eq!(outro::text::clean(address.url()), address.url());
            assert_eq!(address.host(), opened.strip_prefix("www.").unwrap_or(opened));
        }
    }
}
