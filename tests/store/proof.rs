//! Files that are attached as proof survive what journals survive: whatever is named in the
//! journal is there whole, and nothing that was called attached is lost.

use std::fs;
use std::io::ErrorKind;

use outro::case::proof::{Attachment, LARGEST_FILE, Proof};
use outro::case::{Case, Event};
use outro::store::{Error, NewEntry, Store, Warning};
use serde_json::Value;

use crate::support::person::DATA;
use crate::support::power::{Fault, PowerDisk};
use crate::support::*;
use crate::transfer::{export, plan, take_in};

fn attached(number: usize, file: &Attachment) -> NewEntry {
    NewEntry {
        id: format!("{number:032x}"),
        at: at(number as i64),
        event: Event::FileAttached { file: file.clone() },
    }
}

/// The bytes of the n-th file.
fn bytes(number: usize) -> Vec<u8> {
    (0..3_000 + number * 41)
        .map(|at| (at * (number + 3)) as u8)
        .collect()
}

/// Begins a case and attaches three files, until something fails; how many were called attached.
fn live(disk: &PowerDisk) -> usize {
    let (store, _) = Store::open(DATA, disk.clone());
    let case = case("a");
    if store.create(&case, &[started(1)]).is_err() {
        return 0;
    }
    for number in 0..3 {
        let name = format!("mail {number}.pdf");
        let there = proof(&store);
        let file = store.attach(&case, &name, &mut bytes(number).as_slice(), &there);
        let Ok(file) = file else { return number };
        if store.append(&case, &[attached(number + 2, &file)]).is_err() {
            return number;
        }
    }
    3
}

fn proof(store: &Store) -> Proof {
    let file = store.read(&case("a"));
    file.map_or_else(
        |_| Proof::default(),
        |file| Case::replay("a", &file.entries).proof,
    )
}

/// Everything that the journal names is whole, and nothing is missing of what was promised.
fn check(disk: &PowerDisk, promised: usize, what: &str) {
    disk.set_fault(Fault::Never);
    let (store, _) = Store::open(DATA, disk.clone());
    let proof = proof(&store);
    assert!(
        proof.files.len() >= promised,
        "{what}: {promised}, {proof:?}"
    );
    for (number, file) in proof.files.iter().enumerate() {
        let found = store.attached(&case("a"), file);
        assert_eq!(
            found.unwrap_or_else(|error| panic!("{what}: {error}")),
            bytes(number)
        );
    }
}

#[test]
fn what_was_called_attached_outlasts_every_failure_and_power_cut() {
    let whole = PowerDisk::new(Fault::Never);
    assert_eq!(live(&whole), 3);
    check(&whole, 3, "no trouble");
    let calls = whole.calls();
    for call in 1..calls {
        for fault in [
            Fault::Once(call, ErrorKind::Other),
            Fault::Short(call),
            Fault::PowerCut(call),
            Fault::Full(call),
        ] {
            let disk = PowerDisk::new(fault);
            let promised = live(&disk);
            let what = format!("{fault:?}");
            for seed in 0..4 {
                check(&disk.after_power_cut(&mut Dice(seed)), promised, &what);
            }
            check(&disk, promised, &what);
        }
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), outro::store::disk::Os);
    let a = case("a");
    store.create(&a, &[started(1)]).unwrap();
    let largest = vec![7; LARGEST_FILE as usize];
    let file = store
        .attach(&a, "large", &mut largest.as_slice(), &Proof::default())
        .unwrap();
    assert_eq!(file.bytes, LARGEST_FILE);
    let mut more = std::io::Read::chain(largest.as_slice(), &b"x"[..]);
    let refused = store.attach(&a, "larger", &mut more, &Proof::default());
    assert!(matches!(refused, Err(Error::ProofTooLarge)), "{refused:?}");
    // Eight of them are 256 MiB; not one byte more.
    let full = Proof {
        files: (0..8)
            .map(|n| Attachment {
                name: String::new(),
                bytes: LARGEST_FILE,
                sha256: format!("{n:064x}"),
            })
            .collect(),
        ..Proof::default()
    };
    let refused = store.attach(&a, "one more", &mut &b"x"[..], &full);
    assert!(matches!(refused, Err(Error::ProofFull)), "{refused:?}");
    let names = std::fs::read_dir(store.proof_folder(&a)).unwrap();
    assert_eq!(names.count(), 1);
    let nobody = store.attach(&case("b"), "x", &mut &b"x"[..], &Proof::default());
    assert!(matches!(nobody, Err(Error::Gone)), "{nobody:?}");
}

#[test]
fn attached_files_go_with_their_case_and_with_everything() {
    let disk = PowerDisk::new(Fault::Never);
    live(&disk);
    let (store, _) = Store::open(DATA, disk.clone());
    let is_left = || {
        let names = disk.names();
        names
            .iter()
            .any(|name| name.to_string_lossy().contains("mail"))
    };
    assert!(is_left());
    store.delete(&case("a"), at(10)).unwrap();
    assert!(is_left(), "it can still be brought back");
    store.purge(&case("a")).unwrap();
    assert!(!is_left());
    let other = PowerDisk::new(Fault::Never);
    live(&other);
    let (store, _) = Store::open(DATA, other.clone());
    let purged = store.purge_everything().unwrap();
    assert!(purged.left.is_empty(), "{purged:?}");
    let names = other.names();
    assert!(
        !names
            .iter()
            .any(|name| name.to_string_lossy().contains("mail")),
        "{names:?}"
    );
}

/// Attaches one file after the other until it is killed; says each that was attached.
#[cfg(unix)]
pub fn attach_until_killed(folder: &std::path::Path, round: usize) {
    let (store, _) = Store::open(folder, outro::store::disk::Os);
    let a = case("a");
    if store.read(&a).is_err() {
        store.create(&a, &[started(1)]).unwrap();
    }
    for turn in 0..90_000 {
        let number = round * 100_000 + turn + 2;
        let text = vec![turn as u8; 20_000]
            .into_iter()
            .chain(number.to_le_bytes());
        let text: Vec<u8> = text.collect();
        let file = store
            .attach(&a, "mail.pdf", &mut text.as_slice(), &Proof::default())
            .unwrap();
        store.append(&a, &[attached(number, &file)]).unwrap();
        crate::support::child::say(&file.sha256);
    }
}

#[cfg(unix)]
#[test]
fn attached_files_survive_a_process_that_is_killed() {
    use crate::support::child::*;
    use std::process::Stdio;
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice(11);
    let mut promised = Vec::new();
    for round in 0..times(6, 60) {
        let mut child = again("attach until killed", folder.path(), round)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(
            30 + dice.below(250) as u64,
        ));
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        promised.extend(said(&output.stdout));
        let (store, _) = Store::open(folder.path(), outro::store::disk::Os);
        let there = proof(&store);
        for sum in &promised {
            assert!(there.file(sum).is_some(), "round {round}: {sum} is lost");
        }
        for file in &there.files {
            store.attached(&case("a"), file).unwrap();
        }
    }
    assert!(!promised.is_empty());
}

/// A case with these files attached, in a folder of its own.
fn with_files(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Store, Vec<Attachment>) {
    let (home, store) = new_store();
    let id = begin(&store, "a", 2);
    let mut named = Vec::new();
    for (number, (name, mut bytes)) in files.iter().copied().enumerate() {
        let file = store.attach(&id, name, &mut bytes, &proof(&store)).unwrap();
        store.append(&id, &[attached(number + 20, &file)]).unwrap();
        named.push(file);
    }
    (home, store, named)
}

#[test]
fn attached_files_travel_to_another_computer() {
    let (_old, store, files) =
        with_files(&[("mail.eml", b"It is cancelled."), ("ä b.png", b"\x89P")]);
    let exported = export(&store, "old");
    let new = tempfile::tempdir().unwrap();
    let there = open(new.path());
    assert_eq!(plan(&there, &exported).files(), 2);
    take_in(&there, &exported);
    for (file, bytes) in files.iter().zip([&b"It is cancelled."[..], b"\x89P"]) {
        assert_eq!(there.attached(&case("a"), file).unwrap(), bytes);
    }
    assert_eq!(
        export(&there, "old"),
        exported,
        "it goes on travelling whole"
    );
    assert!(plan(&there, &exported).changes_nothing());
    // Where only a copy is lost, the same file brings it back.
    fs::remove_file(there.proof_path(&case("a"), &files[0])).unwrap();
    assert_eq!(plan(&there, &exported).files(), 1);
    take_in(&there, &exported);
    assert!(there.attached(&case("a"), &files[0]).is_ok());
}

/// Whatever the file says, only what the case itself names comes in, and only whole.
#[test]
fn no_strangers_file_comes_in() {
    let (_old, store, _) = with_files(&[("mail.eml", b"It is cancelled.")]);
    let exported: Value = serde_json::from_slice(&export(&store, "old")).unwrap();
    let wrong: [(&str, Value); 5] = [
        ("base64", "SXQ=".into()),
        ("base64", "?".into()),
        ("sha256", "0".repeat(64).into()),
        ("case", "../a".into()),
        ("name", "other.exe".into()),
    ];
    for (field, value) in wrong {
        let mut changed = exported.clone();
        changed["files"][0][field] = value;
        let new = tempfile::tempdir().unwrap();
        let there = open(new.path());
        let bytes = changed.to_string().into_bytes();
        let plan = plan(&there, &bytes);
        assert_eq!((plan.files(), plan.damaged), (0, 1), "{field}");
        take_in(&there, &bytes);
        assert!(!new.path().join("proof").exists(), "{field}");
    }
}

/// An export holds 64 MiB; what has no room in it is named, and the rest goes along.
#[test]
fn what_is_too_large_for_the_export_is_named() {
    let large = vec![7; 30 << 20];
    let (_old, store, files) =
        with_files(&[("a.pdf", &large), ("b.pdf", &large[1..]), ("c.txt", b"c")]);
    let (bytes, notices) = store.export("old", at(0)).unwrap();
    let missing: Vec<_> = notices
        .iter()
        .filter(|notice| notice.is_missing())
        .collect();
    let [Warning::FileStays { path }] = missing.as_slice() else {
        panic!("{missing:?}");
    };
    assert_eq!(*path, store.proof_path(&case("a"), &files[1]));
    let new = tempfile::tempdir().unwrap();
    let there = open(new.path());
    take_in(&there, &bytes);
    assert!(there.attached(&case("a"), &files[0]).is_ok());
    assert!(there.attached(&case("a"), &files[2]).is_ok());
    assert!(there.attached(&case("a"), &files[1]).is_err());
}

#[test]
fn long_names_are_taken_whatever_they_are_written_in_and_keep_their_ending() {
    let (_home, store, case) = one_case(1);
    let mail = "Your Amazon Music Unlimited subscription has been cancelled - \
                anna.muster@example.org - Gmail.pdf";
    for name in [mail.to_owned(), format!("{}.pdf", "解".repeat(85))] {
        let file = store
            .attach(&case, &name, &mut name.as_bytes(), &Proof::default())
            .unwrap();
        assert_eq!(file.name, name);
        let path = store.proof_path(&case, &file);
        assert!(path.extension().is_some_and(|end| end == "pdf"), "{path:?}");
        assert_eq!(store.attached(&case, &file).unwrap(), name.as_bytes());
        let sum = sum_of(&name);
        let kept = store
            .keep(&case, &name, &sum, &mut name.as_bytes())
            .unwrap();
        assert!(kept.path.exists());
    }
}

#[test]
fn what_lies_under_a_name_of_an_earlier_version_is_found() {
    let (_home, store, case) = one_case(1);
    let name = format!("{}.pdf", "x".repeat(90));
    let file = Attachment {
        sha256: sum_of(&name),
        bytes: name.len() as u64,
        name: name.clone(),
    };
    let folder = store.proof_folder(&case);
    fs::create_dir_all(&folder).unwrap();
    let earlier = folder.join(format!("{}-{}", &file.sha256[..16], "x".repeat(80)));
    fs::write(&earlier, &name).unwrap();
    assert_eq!(store.proof_path(&case, &file), earlier);
    assert_eq!(store.attached(&case, &file).unwrap(), name.as_bytes());
}

/// A file on a stick that fails, or takes its time while somebody goes on with the case.
struct Stick<'a>(&'a Store, bool);

impl std::io::Read for Stick<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.1 {
            return Err(ErrorKind::TimedOut.into());
        }
        self.0.append(&case("a"), &[noted(5)]).unwrap();
        self.1 = true;
        into[0] = b'x';
        Ok(1)
    }
}

#[test]
fn a_file_that_cannot_be_read_is_not_taken_for_outros_own() {
    let (home, store, case) = one_case(1);
    let mut stick = Stick(&store, false);
    let refused = store.attach(&case, "x", &mut stick, &Proof::default());
    assert!(matches!(refused, Err(Error::FileNotRead(_))), "{refused:?}");
    assert_eq!(store.read(&case).unwrap().entries.len(), 2);
    let mut stick = Stick(&store, true);
    let refused = store.keep(&case, "x", &sum_of("x"), &mut stick);
    assert!(matches!(refused, Err(Error::FileNotRead(_))), "{refused:?}");
    assert!(!home.path().join("proof/a").exists());
    let left = fs::read_dir(home.path().join("kept/a")).unwrap();
    assert_eq!(left.count(), 0);
}

#[test]
fn with_the_data_folder_gone_no_file_is_called_missing() {
    let (home, folder, store, case) = one_case_below("data", 1);
    let file = store
        .attach(&case, "x", &mut &b"x"[..], &Proof::default())
        .unwrap();
    fs::rename(&folder, home.path().join("away")).unwrap();
    let gone = store.attached(&case, &file);
    assert!(matches!(gone, Err(Error::Vanished { .. })), "{gone:?}");
}
