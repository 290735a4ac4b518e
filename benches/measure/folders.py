"""The data that the program is measured with: cases of a real guide, and own guides."""

import datetime
import hashlib
import json
import os
import pathlib

PROJECT = pathlib.Path(__file__).resolve().parents[2]
CHANNEL = "amazon-website"
DECLINED = ("download-purchases", "note-offline-songs", "note-renewal-date", "request-data")


def cases(data, count):
    """Writes so many cases, each some steps further than the one before; the last one that
    was changed stands before its second step."""
    folder = pathlib.Path(data) / "cases"
    folder.mkdir(parents=True, exist_ok=True)
    guide = json.loads((PROJECT / "guides/amazon-music.json").read_text())
    channel = next(part for part in guide["channels"] if part["id"] == CHANNEL)
    for number in range(count):
        events = begun(guide["revision"], f"Account {number + 1}")
        steps = channel["steps"][: 1 + (count - 1 - number) % 5]
        events += [ticked(step) for step in steps]
        name = f"{number:04x}-case"
        begin = datetime.datetime(2026, 1, 1) + datetime.timedelta(hours=number)
        path = folder / f"{name}.jsonl"
        path.write_bytes(journal(name, events, begin))
        # As old as its last line, as a person's own files are.
        age = begin.timestamp() + 60 * len(events)
        os.utime(path, (age, age))


def begun(revision, person):
    answers = [("export-playlists", "done")] + [(task, "declined") for task in DECLINED]
    return [
        {"what": "started", "guide": "amazon-music", "revision": revision},
        {"what": "named", "person": person},
        {"what": "summary-read"},
        {"what": "region-chosen", "region": "us"},
        {"what": "plan-chosen", "plan": "individual"},
        {"what": "channel-chosen", "channel": CHANNEL},
        *({"what": "backup-answered", "task": task, "answer": answer} for task, answer in answers),
        {"what": "stage-opened", "stage": "cancel"},
    ]


def ticked(step):
    mark = {"id": step["id"], "rev": step.get("rev", 1), "title": step["title"]}
    return {"what": "ticked", "step": mark}


def journal(case, events, begin):
    """A journal as the program writes it: each line names the sum of the one before."""
    line, last = sealed({"format": "outro-case", "version": 1, "case": case})
    lines = [line]
    for number, event in enumerate(events):
        at = begin + datetime.timedelta(minutes=number)
        entry = hashlib.sha256(f"{case} {number}".encode()).hexdigest()[:32]
        moment = at.strftime("%Y-%m-%dT%H:%M:%SZ")
        line, last = sealed({"id": entry, "at": moment, "event": event, "prev": last})
        lines.append(line)
    return b"".join(lines)


def sealed(fields):
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))[:-1].encode()
    total = hashlib.sha256(text).hexdigest()
    return text + f',"sum":"{total}"}}\n'.encode(), total


def own_guides(data, count):
    """Writes so many guides of a person's own, each as long as a real one."""
    folder = pathlib.Path(data) / "guides"
    folder.mkdir(parents=True, exist_ok=True)
    guide = json.loads((PROJECT / "guides/amazon-prime.json").read_text())
    for number in range(count):
        guide["id"], guide["title"] = f"own-{number:04}", f"My guide {number + 1}"
        path = folder / f"{guide['id']}.json"
        path.write_text(json.dumps(guide, ensure_ascii=False, indent=2))


def settings(data, width, height, theme="light"):
    """Makes the window open at this size, in logical pixels, as after closing it so."""
    window = {"width": width, "height": height, "maximized": False}
    path = pathlib.Path(data) / "settings.json"
    path.write_text(json.dumps({"version": 1, "theme": theme, "window": window}))


def fonts(home, count):
    """Puts so many font files where a person's own fonts lie; they share their bytes."""
    folder = pathlib.Path(home) / ".fonts"
    folder.mkdir(parents=True, exist_ok=True)
    sources = sorted((PROJECT / "assets/fonts").glob("*.otf"))
    for source in sources:
        (folder / source.name).write_bytes(source.read_bytes())
    for number in range(count - len(sources)):
        source = sources[number % len(sources)].name
        os.link(folder / source, folder / f"{number:05}-{source}")
