//! What is done without a window: guides, cases, journals, answers.
//!
//! `cargo bench --bench engine`, or with a word to choose: `cargo bench --bench engine replay`.
//!
//! What `many` found, beside each other and not as times, which are a machine's own:
//!
//! - 1,000 cases of 20 entries: to read and replay them all takes some 22 times as long as to
//!   read their bytes. The first frame waits for as long as the bytes alone take: it reads no
//!   more cases than it shows.
//! - One case of 20,000 entries: to read and replay it takes as long as those 1,000 cases, and
//!   the first frame waits for it. A press in it takes a twentieth of that, and waits for no
//!   disk.

use std::hint::black_box;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use jiff::civil::date;
use outro::app::{Options, Outro};
use outro::case::{Case, Checklist, Entry, Event, StepMark};
use outro::guide::catalogue::Catalogue;
use outro::guide::lint;
use outro::guide::{Step, built_in, search};
use outro::i18n;
use outro::platform::System;
use outro::store::disk::Os;
use outro::store::{CaseFile, CaseId, NewEntry, Store};

const GUIDE: &str = "amazon-music";
const CHANNEL: &str = "amazon-website";

/// The files of the built-in guides under names of their own, as a person's own files are.
fn files() -> Vec<(PathBuf, Vec<u8>)> {
    built_in::files()
        .map(|(path, bytes)| (PathBuf::from(path), bytes.to_vec()))
        .collect()
}

/// The file of one built-in guide.
fn file_of(id: &str) -> Vec<u8> {
    let name = format!("guides/{id}.json");
    built_in::files()
        .find(|(path, _)| *path == name)
        .map(|(_, bytes)| bytes.to_vec())
        .unwrap_or_default()
}

fn at(minute: usize) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + 60 * i64::try_from(minute).unwrap_or_default())
        .unwrap_or_default()
}

/// A case that has reached its steps and gone back and forth in them, so many entries long.
fn events(length: usize) -> Vec<Event> {
    let mut events = vec![
        Event::Started {
            guide: GUIDE.into(),
            revision: 1,
        },
        Event::SummaryRead,
        Event::RegionChosen {
            region: "us".to_owned(),
        },
        Event::ChannelChosen {
            channel: CHANNEL.into(),
        },
    ];
    let guide = Catalogue::built_in().guide(GUIDE);
    let steps: Vec<StepMark> = guide
        .and_then(|guide| guide.channel(CHANNEL))
        .map(|channel| channel.steps.iter().map(mark).collect())
        .unwrap_or_default();
    for (turn, step) in steps.iter().cycle().take(length - events.len()).enumerate() {
        events.push(if (turn / steps.len()).is_multiple_of(2) {
            Event::Ticked {
                step: step.clone(),
                ends: None,
            }
        } else {
            Event::Unticked {
                step: step.id.clone(),
            }
        });
    }
    events
}

fn mark(step: &Step) -> StepMark {
    StepMark {
        id: step.id.clone(),
        rev: step.rev,
        title: step.title.clone(),
        words: Vec::new(),
    }
}

fn new_entries(events: Vec<Event>) -> Vec<NewEntry> {
    events
        .into_iter()
        .enumerate()
        .map(|(number, event)| NewEntry {
            id: format!("{number:032x}"),
            at: at(number),
            event,
        })
        .collect()
}

fn entries(events: Vec<Event>) -> Vec<Entry> {
    new_entries(events)
        .into_iter()
        .map(|new| Entry {
            id: new.id,
            at: new.at,
            event: new.event,
            after: None,
            merged_from: None,
            after_gap: false,
        })
        .collect()
}

fn guides(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("guides");
    // The built-in ones are read once a process; under other names they are read each time.
    let own = |id: &str| vec![(PathBuf::from(format!("own-{id}.json")), renamed(id))];
    group.bench_function("index", |bencher| {
        bencher.iter_batched(
            || Catalogue::with_own(own("amazon-prime")),
            |catalogue| black_box(catalogue.entries().len()),
            BatchSize::SmallInput,
        );
    });
    for id in [GUIDE, "amazon-prime"] {
        group.bench_function(format!("load {id}"), |bencher| {
            bencher.iter_batched(
                || Catalogue::with_own(own(id)),
                |catalogue| black_box(catalogue.get(&format!("own-{id}"))).is_some(),
                BatchSize::SmallInput,
            );
        });
    }
    let files: Vec<(String, Vec<u8>)> = files()
        .into_iter()
        .map(|(path, bytes)| (path.to_string_lossy().into_owned(), bytes))
        .collect();
    group.sample_size(20);
    group.bench_function("lint all", |bencher| {
        bencher.iter(|| black_box(lint::check(&files, date(2026, 11, 22)).len()));
    });
    group.finish();
}

/// A built-in guide as a person's own of another name.
fn renamed(id: &str) -> Vec<u8> {
    let text = String::from_utf8(file_of(id)).unwrap_or_default();
    let (old, new) = (format!("\"id\": \"{id}\""), format!("\"id\": \"own-{id}\""));
    text.replacen(&old, &new, 1).into_bytes()
}

fn cases(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("cases");
    for length in [20, 1_000] {
        let entries = entries(events(length));
        group.bench_function(format!("replay {length} entries"), |bencher| {
            bencher.iter(|| black_box(Case::replay("case", &entries)));
        });
    }
    let case = Case::replay("case", &entries(events(20)));
    if let Some(guide) = Catalogue::built_in().guide(GUIDE) {
        group.bench_function("work out the steps", |bencher| {
            bencher.iter(|| black_box(Checklist::of(guide, &case)).is_some());
        });
    }
    group.finish();
}

/// Everything that reaches the disk goes to the folder for temporary files: on a disk in
/// memory, "flushed" costs nothing.
fn journals(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("journals");
    group.sample_size(30);
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let store = Store::at(folder.path(), Os);
    let mut number = 0;
    let mut fresh = |length: usize| {
        number += 1;
        let id = CaseId::new(&format!("case-{number}")).ok()?;
        store.create(&id, &new_entries(events(length))).ok()?;
        Some(id)
    };
    let more = |length: usize| {
        vec![NewEntry {
            id: format!("{length:032x}"),
            at: at(length),
            event: Event::SummaryRead,
        }]
    };
    for length in [20, 1_000] {
        let (one, new) = (fresh(length), more(length));
        if let Some(one) = &one {
            group.bench_function(format!("read {length} entries"), |bencher| {
                bencher.iter(|| black_box(store.read(one)).is_ok());
            });
        }
        group.bench_function(format!("append and flush after {length}"), |bencher| {
            bencher.iter_batched(
                || fresh(length),
                |id| id.is_some_and(|id| black_box(store.append(&id, &new)).is_ok()),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

/// The most that anybody may have: a thousand cases, and one of twenty thousand entries. Each
/// stands beside what reading its bytes alone costs.
fn many(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("many");
    group.sample_size(10);
    for (name, cases, length) in [("1,000 cases", 1_000, 20), ("20,000 entries", 1, 20_000)] {
        let Ok(folder) = tempfile::tempdir() else {
            return;
        };
        let store = Store::at(folder.path(), Os);
        let entries = new_entries(events(length));
        let ids: Vec<CaseId> = (0..cases)
            .filter_map(|number| CaseId::new(&format!("case-{number}")).ok())
            .collect();
        if !ids.iter().all(|id| store.create(id, &entries).is_ok()) {
            return;
        }
        let journals: Vec<PathBuf> = ids
            .iter()
            .map(|id| folder.path().join(format!("cases/{id}.jsonl")))
            .collect();
        group.bench_function(format!("{name}: their bytes"), |bencher| {
            bencher.iter(|| {
                let lengths = journals.iter().filter_map(|path| std::fs::read(path).ok());
                black_box(lengths.map(|bytes| bytes.len()).sum::<usize>())
            });
        });
        group.bench_function(format!("{name}: read and replay"), |bencher| {
            bencher.iter(|| {
                let cases = store.cases().cases;
                let replay = |case: &CaseFile| Case::replay(case.id.as_str(), &case.entries);
                black_box(cases.iter().map(replay).collect::<Vec<_>>().len())
            });
        });
        // What the window itself waits for: all else is done beside it.
        let options = Options {
            data_dir: folder.path().to_path_buf(),
            platform: Arc::new(System),
        };
        group.bench_function(format!("{name}: open the window"), |bencher| {
            bencher.iter(|| black_box(Outro::open(&options)).0);
        });
        let all = self::entries(events(length));
        group.bench_function(format!("{name}: one more press"), |bencher| {
            bencher.iter(|| black_box(Case::replay("case", &all.clone())));
        });
    }
    group.finish();
}

/// What an appended entry costs apart from the disk: its line, and the whole case anew.
fn without_the_disk(criterion: &mut Criterion) {
    let all = entries(events(1_000));
    criterion.bench_function("an entry without the disk", |bencher| {
        bencher.iter(|| {
            let line = serde_json::to_string(&all[999].event).unwrap_or_default();
            black_box((line.len(), Case::replay("case", &all)))
        });
    });
}

fn answers(criterion: &mut Criterion) {
    let Some(guide) = Catalogue::built_in().guide(GUIDE) else {
        return;
    };
    let mut group = criterion.benchmark_group("answers");
    group.bench_function("gather", |bencher| {
        bencher.iter(|| black_box(search::index(guide).len()));
    });
    let entries: Vec<Rc<search::Entry>> = search::index(guide).into_iter().map(Rc::new).collect();
    for typed in ["refund", "i cannot find the button", "apple store charges"] {
        group.bench_function(format!("look for “{typed}”"), |bencher| {
            bencher.iter(|| {
                let query = search::Query::read(typed);
                black_box(search::find(&entries, &query, None).len())
            });
        });
    }
    group.finish();
}

fn sentences(criterion: &mut Criterion) {
    criterion.bench_function("say a sentence", |bencher| {
        bencher.iter(|| black_box(i18n::tr("home-back")));
    });
}

criterion_group!(
    engine,
    guides,
    cases,
    journals,
    many,
    without_the_disk,
    answers,
    sentences
);
criterion_main!(engine);
