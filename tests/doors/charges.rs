//! `outro charges`: what it prints for a person and for a script, what it refuses and with which
//! words, and that nothing of the file is left anywhere.

use std::fs;
use std::path::Path;

use outro::platform::{Platform, System};
use serde_json::Value;

use crate::program::Home;
use crate::support::statements::{HEAD, three_times};

mod terminal;

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/statements");
    folder.join(name).display().to_string()
}

/// A file in the home, with these bytes.
fn put(home: &Home, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = home.data().with_file_name(name);
    fs::write(&path, bytes).expect("a file");
    path.display().to_string()
}

#[test]
fn json_is_an_array_of_charges_in_one_shape() {
    let home = Home::new();
    let ended = home.run(&["charges", &fixture("n26.csv"), "--json"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let charges: Vec<Value> = serde_json::from_str(&ended.out).expect("an array");
    assert_eq!(charges.len(), 8);
    for charge in &charges {
        let fields: Vec<&String> = charge.as_object().expect("an object").keys().collect();
        let mut expected = vec![
            "name", "amount", "currency", "rhythm", "times", "last", "next", "yearly", "guide",
            "rows",
        ];
        let mut fields: Vec<&str> = fields.into_iter().map(String::as_str).collect();
        fields.sort_unstable();
        expected.sort_unstable();
        assert_eq!(fields, expected);
        assert!(charge["amount"].is_string() && charge["yearly"].is_string());
        assert!(
            charge["rows"]
                .as_array()
                .expect("rows")
                .iter()
                .all(Value::is_u64)
        );
    }
    let prime = charges
        .iter()
        .find(|charge| charge["guide"] == "amazon-prime");
    let prime = prime.expect("Amazon Prime");
    assert_eq!(prime["amount"], "8.99");
    assert_eq!(prime["rhythm"], "monthly");
}

#[test]
fn a_person_reads_the_price_the_dates_the_guide_and_the_rows() {
    let home = Home::new();
    let rows = format!(
        "{HEAD}2026-01-05,AMAZON MUSIC*AB12CD 888-802-3080 WA,-10.99,USD,100.00\n\
         2026-02-05,AMAZON MUSIC*EF34GH 888-802-3080 WA,-10.99,USD,90.00\n\
         2026-03-05,AMAZON MUSIC*IJ56KL 888-802-3080 WA,-10.99,USD,80.00\n"
    );
    let ended = home.run(&["charges", &put(&home, "three.csv", rows.as_bytes())]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.must_print_all(&[
        "3 rows from 5 January 2026 to 5 March 2026. One charge comes again and again.",
        "AMAZON MUSIC*IJ56KL 888-802-3080 WA",
        "$10.99 a month, $131.88 a year",
        "Charged 3 times, last on 5 March 2026. The next charge was expected on 5 April 2026.",
        "Guide: Amazon Music",
        "Lines 2, 3, 4 of the file",
    ]);
}

#[test]
fn one_charge_is_enough_where_a_guide_knows_it_and_a_yearly_plan_is_known_by_its_price() {
    let home = Home::new();
    let rows = format!(
        "{HEAD}2026-03-02,AMAZON MUSIC*AB12CD WA,-109.00,USD,100.00\n\
         2026-03-04,CORNER BOOKS,-12.00,USD,90.00\n"
    );
    let ended = home.run(&["charges", &put(&home, "one.csv", rows.as_bytes()), "--json"]);
    let charges: Vec<Value> = serde_json::from_str(&ended.out).expect("an array");
    assert_eq!(charges.len(), 1, "{}", ended.out);
    assert_eq!(charges[0]["guide"], "amazon-music");
    assert_eq!(charges[0]["rhythm"], "yearly");
    assert_eq!(charges[0]["next"], "2027-03-02");
}

#[test]
fn what_has_stopped_and_what_came_once_are_told_as_such() {
    let home = Home::new();
    let rows = format!(
        "{HEAD}2026-01-05,NIGHT OWL CLUB,-9.00,USD,1.00\n\
         2026-02-05,NIGHT OWL CLUB,-9.00,USD,1.00\n\
         2026-03-05,NIGHT OWL CLUB,-9.00,USD,1.00\n\
         2026-06-02,AMAZON MUSIC*AB12CD WA,-57.31,USD,1.00\n"
    );
    let file = put(&home, "stopped.csv", rows);
    let ended = home.run(&["charges", &file]);
    ended.must_print_all(&[
        "Nothing in it is charged again and again. One charge is a service’s that has a guide, and \
         the file does not show how often it comes. One charge was due again and has not come.",
        "Charged once, on 2 June 2026. The file does not show how often it comes.",
        "Charged 3 times, last on 5 March 2026. It has not come since.",
    ]);
    assert!(!ended.out.contains("expected"), "{}", ended.out);
    let json = home.run(&["charges", &file, "--json"]);
    let charges: Vec<Value> = serde_json::from_str(&json.out).expect("an array");
    assert_eq!(charges[0]["rhythm"], Value::Null);
    assert_eq!(charges[1]["next"], Value::Null);
}

#[test]
fn without_any_there_is_an_empty_array_and_a_sentence() {
    let home = Home::new();
    let rows = format!("{HEAD}2026-03-04,CORNER BOOKS,-12.00,USD,90.00\n");
    let file = put(&home, "none.csv", rows);
    let json = home.run(&["charges", &file, "--json"]);
    assert_eq!((json.code, json.out.as_str()), (0, "[]\n"));
    let said = home.run(&["charges", &file]);
    said.must_print("Nothing in it is charged again and again.");
}

#[test]
fn what_cannot_be_read_is_refused_with_what_to_do_now() {
    let home = Home::new();
    let pdf = put(
        &home,
        "statement.pdf",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    );
    let sheet = put(
        &home,
        "statement.xls",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest",
    );
    let zip = put(&home, "statement.zip", b"PK\x03\x04rest of it");
    let page = put(
        &home,
        "statement.csv",
        b"<!DOCTYPE html><html><body>Sign in</body></html>",
    );
    let empty = put(&home, "empty.csv", b"\n  \n");
    let other = put(
        &home,
        "letter.txt",
        b"Dear bank,\nplease send me my statement.\n",
    );
    let nowhere = home
        .data()
        .with_file_name("nowhere.csv")
        .display()
        .to_string();
    for (file, said) in [
        (&pdf, "Your bank offers the same as CSV"),
        (&sheet, "save it as CSV"),
        (&zip, "Unpack it first"),
        (&page, "Sign in to your bank again"),
        (&empty, "The file is empty"),
        (&other, "finds no payments in this file"),
        (&nowhere, "There is no such file"),
    ] {
        let ended = home.run(&["charges", file]);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{file}");
        assert!(ended.err.contains(said), "{file}: {}", ended.err);
        let json = home.run(&["charges", file, "--json"]);
        assert_eq!((json.code, json.out.as_str()), (1, ""), "{file}");
    }
    assert_eq!(home.run(&["charges"]).code, 2);
}

#[test]
fn what_another_program_hands_on_is_read_like_a_file() {
    let home = Home::new();
    let bytes = fs::read(fixture("monzo.csv")).expect("the fixture");
    let piped = home
        .outro()
        .args(["charges", "-", "--json"])
        .write_stdin(bytes)
        .output()
        .expect("it ran");
    let named = home.run(&["charges", &fixture("monzo.csv"), "--json"]);
    assert_eq!(String::from_utf8(piped.stdout).expect("text"), named.out);
}

/// A bank's file of three months up to this one, in a folder of its own, and everything in it
/// that must be nowhere else afterwards.
fn three_months(line: &str) -> (tempfile::TempDir, String, [String; 4]) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("zebra export.csv");
    let today = System.today();
    let months = [2, 1, 0].map(|ago| today.saturating_sub(jiff::Span::new().months(ago)));
    let charge = format!("{line} 4929123412341234,-15.49,USD,98.76");
    let other = format!("{today},QUAGGA BOOKS,-12.34,USD,55.55");
    fs::write(&file, three_times(months, &charge, &other)).expect("a file");
    let secrets = ["zebra export", "4929123412341234", "QUAGGA", "98.76"].map(str::to_owned);
    (folder, file.display().to_string(), secrets)
}

/// Runs the program with its temporary files in its home, too, and holds every file in the home
/// against what must be in none.
fn leaves_nothing(home: &Home, arguments: &[&str], typed: &str, secrets: &[String]) -> String {
    let tmp = home.data().with_file_name("tmp");
    fs::create_dir_all(&tmp).expect("a folder");
    let ran = home
        .outro()
        .env("TMPDIR", &tmp)
        .args(arguments)
        .write_stdin(typed)
        .output()
        .expect("it ran");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    for (path, bytes) in home.files() {
        let text = format!("{} {}", path.display(), String::from_utf8_lossy(&bytes));
        for secret in secrets {
            assert!(!text.contains(secret), "{secret} is in {}", path.display());
        }
    }
    String::from_utf8(ran.stdout).expect("text")
}

#[test]
fn nothing_of_the_file_is_left_on_the_disk() {
    let home = Home::new();
    let (_folder, file, secrets) = three_months("NETFLIX.COM");
    let before = home.files();
    for arguments in [&["charges", &file][..], &["charges", &file, "--json"]] {
        let said = leaves_nothing(&home, arguments, "", &secrets);
        assert!(said.contains("15.49"), "{said}");
    }
    assert_eq!(home.files(), before);
}
