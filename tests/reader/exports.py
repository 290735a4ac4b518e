"""Checks exported lists through a screen reader's eyes, with the desktop's dialogs and without.

    exports.py <what to do> <program> <its arguments>
"""

import os
import sys

import client
from atspi import Failed, until
from client import check
from portal import Portal

TASK = "Export your playlists"
CHECK = f"Check an export… {TASK}"
ANOTHER = f"Check another file… {TASK}"
FOLDER = f"Check a folder… {TASK}"
PLACE = "Or type where it is"
HOME = os.environ["HOME"]

HEAD = "Track name,Artist name,Album,Playlist name,Type,ISRC\n"
LIST = HEAD + "One,A,B,Morning,Playlist,\nTwo,A,B,Evening,Playlist,\n"
LONGER = LIST + "Three,A,B,Evening,Playlist,\n"


def put(name, text):
    path = f"{HOME}/{name}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def shown(reader):
    """All that there is to read."""
    return "\n".join(thing.said() for thing in reader.all())


def reads(reader, words):
    try:
        until(f"{words!r}", lambda: words in shown(reader), 20)
    except Failed as failed:
        raise Failed(f"{failed} in:\n{shown(reader)}") from None


def to_the_backup(reader):
    heading = client.INTRO
    client.to_the_backup(reader, "AMZN MUSIC", None, "Amazon website", heading)


def heard(reader, words):
    """It was said and not only shown."""
    said = lambda: any(kind == "says" and words in what for kind, what in reader.heard)
    until(f"that {words!r} is said", said, 20)


def dialogs(reader):
    """Chosen and closed, for reading and for saving."""
    portal = Portal()
    to_the_backup(reader)
    first = put("Downloads/my lists.csv", LIST)
    portal.will_be_closed()
    reader.press("button", CHECK)
    heard(reader, "No file was chosen.")
    check("how many were asked for", len(portal.asked), 1)
    method, options = portal.asked[0]
    check("the dialog", (method, options.get("directory", False)), ("OpenFile", False))
    portal.will_choose(first)
    reader.press("button", CHECK)
    heard(reader, "2 playlists, 2 songs")
    reads(reader, "my lists.csv, checked today at")
    # Closed without a choice, what was found stays.
    portal.will_be_closed()
    reader.press("button", ANOTHER)
    heard(reader, "No file was chosen.")
    reads(reader, "2 playlists, 2 songs")
    portal.will_choose(f"{HOME}/Downloads")
    reader.press("button", FOLDER)
    until("the folder", lambda: len(portal.asked) == 4)
    check("a folder", portal.asked[3][1].get("directory"), True)
    reads(reader, "Downloads, checked today at")
    portal.will_choose(first)
    reader.press("button", ANOTHER)
    reads(reader, "my lists.csv, checked today at")
    saves(reader, portal)


def saves(reader, portal):
    copy = f"{HOME}/copy.csv"
    reader.press("button", "Save as…")
    portal.will_be_closed()
    reader.press("button", "Choose a place…")
    until("the dialog", lambda: portal.asked[-1][0] == "SaveFile")
    heard(reader, "No file was chosen.")
    check("whether it was written", os.path.exists(copy), False)
    name = portal.asked[-1][1].get("current_name")
    check("the name that is proposed", name, "my lists – clean copy.csv")
    portal.will_choose(copy)
    reader.press("button", "Choose a place…")
    heard(reader, f"Saved 2 songs in {copy}")
    with open(copy, encoding="utf-8-sig") as file:
        check("the copy", file.readline().startswith("Track name,Artist name,Album"), True)


def no_dialogs(reader):
    """Where the desktop has none, a person is told what else to do, and can do it."""
    to_the_backup(reader)
    path = put("Downloads/my lists.csv", LIST)
    reader.press("button", CHECK)
    heard(reader, "type where it is")
    reader.write(PLACE, "Downloads/my lists.csv")
    reader.press("button", "Check it")
    heard(reader, "2 playlists, 2 songs")
    # The next start looks after it.
    check("the file", os.path.exists(path), True)


def refused(reader):
    """What this user may not open, and what is no file at all."""
    shut = put("shut.csv", LIST)
    put("folder/list.csv", LIST)
    os.chmod(shut, 0)
    os.chmod(f"{HOME}/folder", 0)
    os.mkfifo(f"{HOME}/pipe.csv")
    to_the_backup(reader)
    for name, words in [
        ("shut.csv", f"Outro may not open {HOME}/shut.csv. Nothing was changed."),
        ("folder", f"Outro may not open {HOME}/folder. Nothing was changed."),
        ("folder/list.csv", f"Outro may not open {HOME}/folder/list.csv."),
        ("pipe.csv", f"{HOME}/pipe.csv is no ordinary file."),
        ("none.csv", f"{HOME}/none.csv is not there."),
    ]:
        reader.take()
        reader.write(PLACE, name)
        reader.press("button", "Check it")
        heard(reader, words)
    if reader.look_for("button", ANOTHER):
        raise Failed("what could not be read counts as checked")
    os.chmod(f"{HOME}/folder", 0o700)


client.JOBS.update(dialogs=dialogs, no_dialogs=no_dialogs, refused=refused)

if __name__ == "__main__":
    sys.exit(client.main())
