mod support;
use outro::case::event::*;
use outro::case::*;
use support::scene;
fn mark(id: &str) -> StepMark {
    StepMark {
        id: id.into(),
        rev: 1,
        title: id.into(),
        words: vec![],
    }
}
fn base(channel: &str) -> Vec<Event> {
    vec![
        Event::Started {
            guide: "amazon-music".into(),
            revision: 1,
        },
        Event::SummaryRead,
        Event::RegionChosen {
            region: "us".into(),
        },
        Event::PlanChosen {
            plan: Some("individual".into()),
        },
        Event::ChannelChosen {
            channel: channel.into(),
        },
        Event::BackupAnswered {
            task: "export-playlists".into(),
            answer: BackupAnswer::Done,
        },
        Event::BackupAnswered {
            task: "download-purchases".into(),
            answer: BackupAnswer::Declined,
        },
        Event::StageOpened {
            stage: Stage::Cancel,
        },
    ]
}
#[test]
fn look() {
    let mut e = base("apple-iphone");
    e.push(Event::Ticked {
        step: mark("apple/open-settings"),
        ends: None,
    });
    e.push(Event::Ticked {
        step: mark("apple/open-name"),
        ends: None,
    });
    let mut f = base("amazon-website");
    f.insert(
        1,
        Event::Named {
            person: "Mum’s account".into(),
        },
    );
    for s in [
        "website-open-settings",
        "website-find-plan",
        "website-press-cancel",
        "website-give-reason",
    ] {
        f.push(Event::Ticked {
            step: mark(s),
            ends: None,
        });
    }
    let mut t = scene::open(vec![("aaaa", e), ("bbbb", f)]);
    use outro::app::ui::Role;
    t.picture("try/home");
    let n = t.find(Role::ListItem, "Amazon Music");
    let _ = n;
    t.press(Role::ListItem, "Amazon Music");
    scene::settle(&mut t);
    t.picture("try/steps");
    let mut t = t.resized(1120.0, 1400.0);
    t.picture("try/steps-tall");
    t.press(Role::Button, "I see something else");
    scene::settle(&mut t);
    t.picture("try/else");
    let mut t = t.resized(440.0, 760.0);
    t.picture("try/narrow");
    let mut t = t.resized(740.0, 1000.0);
    t.picture("try/medium");
}
