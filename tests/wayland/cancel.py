"""Cancels a subscription by keyboard alone under Wayland, and looks at what is drawn.

    cancel.py <where pictures go> <what the browser was asked> <program> <its arguments>

Where something lies is heard over AT-SPI; it is pressed by keys alone.
"""

import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "reader"))

# pylint: disable=wrong-import-position
import atspi
import client
from atspi import Atspi, Failed, pump, until
from keyboard import Keyboard

# So many milliseconds a key waits until the window has seen its keyboard.
PAUSE = "100"

# The first size of the window.
SIZE = (1120, 760)


def ask(*command, **more):
    """What a tool of the desktop's says."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **more).stdout


def windows():
    """Every window of the desktop, as sway knows it."""
    found, left = [], [json.loads(ask("swaymsg", "-t", "get_tree", "-r"))]
    while left:
        node = left.pop()
        left += node["nodes"] + node["floating_nodes"]
        if node.get("app_id"):
            found.append(node)
    return found


class Keys(Keyboard):
    """Presses keys as a keyboard of the desktop's does."""

    def __init__(self, command):
        self.command = command
        self.listen()
        # A keyboard that stays, so that the desktop always has one; each key brings its own.
        self.keyboard = subprocess.Popen(["wtype", "-s", "86400000"])
        pump(0.5)
        self.begin()

    def begin(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)
        self.app = until("the program on the bus", self.find_living_app)
        self.window = until("its window", self.find_window)
        until("the keyboard", lambda: self.window.has(Atspi.StateType.ACTIVE))
        pump(0.8)

    def title(self):
        return " ".join(node["name"] or "" for node in windows())

    def type(self, letters):
        ask("wtype", "-s", PAUSE, letters, "-s", "50")

    def key(self, name):
        ask("wtype", "-s", PAUSE, "-k", name, "-s", "50")

    def chord(self, modifier, letter):
        ask("wtype", "-s", PAUSE, "-M", modifier, letter, "-m", modifier, "-s", "50")

    def tab(self):
        """Presses Tab, and waits until it has come to something."""
        heard = len(self.heard)
        self.key("Tab")
        until("another focus", lambda: len(self.heard) > heard, 20)

    def write(self, name, words):
        field = self.walk_to("field", name)
        self.chord("ctrl", "a")
        self.type(words)
        until(f"{words!r} in {name!r}", lambda: atspi.Thing(field.node).text() == words)
        return field

    def picture(self, path, scale):
        """Keeps what is shown, and holds that a whole window was drawn at this scale."""
        # Another scale leaves less room, and the window half outside of it.
        ask("swaymsg", '[app_id=".*"] move absolute position 40 40')
        pump(0.5)
        ask("grim", f"{path}.png")
        lines = ask("grim", "-t", "ppm", "-").split(b"\n", 3)
        width, height = map(int, lines[1].split())
        pixels = lines[3]
        box = windows()[0]["rect"]
        shown = (box["width"], box["height"])
        if shown != SIZE:
            raise Failed(f"the window is {shown}, not {SIZE}")
        colours = set()
        for row in range(int(box["y"] * scale) + 1, int((box["y"] + box["height"]) * scale) - 1, 3):
            at = 3 * (row * width + int(box["x"] * scale) + 1)
            line = pixels[at : at + 3 * int((box["width"] - 2) * scale)]
            colours.update(line[place : place + 3] for place in range(0, len(line), 3))
        print(f"  {width} × {height} at scale {scale}: {len(colours)} colours")
        # Smooth letters on several grounds need many; an empty or half a window has few.
        if len(colours) < 150:
            raise Failed(f"only {len(colours)} colours at scale {scale}")


def say(what):
    print(f"== {what}", flush=True)


def kill_and_resume(keys, title):
    say("killed, and resumed")
    keys.end()
    until("the end of the window", lambda: not windows())
    keys.begin()
    keys.press("button", "Go on: Amazon Music")
    until(f"{title!r}", lambda: keys.title() == f"{title} – Outro", 20)


def second_start(keys):
    say("a second start brings the first window forward")
    ended = subprocess.run(keys.command, stdin=subprocess.DEVNULL, timeout=30, check=False)
    client.check("how the second start ended", ended.returncode, 0)
    client.check("how many windows there are", len(windows()), 1)
    client.check("whether the first one goes on", keys.process.poll(), None)


def copy(keys):
    say("copied")
    keys.press("button", "More")
    keys.press("button", "Copy the address of “Open your Amazon Music settings”")
    wanted = b"https://www.amazon.com/music/settings"
    until("what was copied", lambda: ask("wl-paste", "-n") == wanted, 20)


def paste(keys, name, words):
    say("pasted")
    subprocess.run(["wl-copy", words], check=True)
    field = keys.walk_to("field", name)
    keys.chord("ctrl", "v")
    until(f"{words!r} in {name!r}", lambda: atspi.Thing(field.node).text() == words, 20)


def rest(keys):
    say("nothing happens, and nothing is done")
    until("rest", lambda: client.rests(keys.process), 60)
    before = client.wakes(keys.process)
    pump(5)
    woken = client.wakes(keys.process) - before
    print(f"  woken {woken} times in 5 seconds")
    if woken > 2:
        raise Failed(f"woken {woken} times in five seconds")


def opened(path):
    with open(path, encoding="utf-8") as notes:
        return notes.read().split()


def cancel(keys, pictures, notes):
    say("from the first start to the steps")
    title = "Who takes the money for Amazon Music?"
    keys.go("button", "Amazon Music", title, title)
    keys.press("button", "I am not sure")
    paste(keys, "What does the charge say on your statement?", "AMZN MUSIC")
    keys.press("button", "Amazon website")
    keys.go("tab", "Back up first", "Back up first", "Back up first: Amazon Music")
    client.through_the_backup(keys, client.AMAZON[0][0], len(client.AMAZON))
    keys.press("link", "Open your Amazon Music settings")
    until("the browser", lambda: os.path.exists(notes) and opened(notes), 20)
    client.check("what was opened", opened(notes), ["https://www.amazon.com/music/settings"])
    copy(keys)
    for scale in (1, 1.5, 2):
        ask("swaymsg", "output", "*", "scale", str(scale))
        keys.picture(f"{pictures}/steps-{scale}", scale)
    ask("swaymsg", "output", "*", "scale", "1")
    first = f"Step 1: {client.AMAZON[0][0]} – Amazon Music"
    kill_and_resume(keys, first)
    keys.picture(f"{pictures}/resumed", 1)
    second_start(keys)
    rest(keys)
    say("the steps, to the end")
    client.through_the_steps(keys, client.AMAZON)
    client.make_sure(keys, client.AMAZON[-1][1])
    keys.picture(f"{pictures}/over", 1)


def main():
    pictures, notes, *command = sys.argv[1:]
    launcher = atspi.start_bus()
    keys = None
    try:
        until("the switch", lambda: atspi.turn_on() or True)
        Atspi.init()
        keys = Keys(command)
        cancel(keys, pictures, notes)
    except Failed as failed:
        print(failed, file=sys.stderr)
        if keys is not None:
            print(f"under {keys.title()!r}, heard {keys.heard}", file=sys.stderr)
            ask("grim", f"{pictures}/failed.png")
        return 1
    finally:
        if keys is not None:
            keys.end()
            keys.keyboard.kill()
        atspi.stop_bus(launcher)
    say("cancelled under Wayland")
    return 0


if __name__ == "__main__":
    sys.exit(main())
