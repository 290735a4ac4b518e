"""Cancels a subscription by keyboard alone while Orca listens, and writes down what it says.

    orca.py <Orca's log> <where the transcript goes> <program> <its arguments>

Orca's voice is turned off before; it notes in its log what it would have spoken.
"""

import datetime
import re
import sys
import time

import atspi
import client
from atspi import Atspi, Failed, pump, run, until
from keyboard import Keyboard

SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*)'\s*(?:\{.*\})?$")

# What is spoken but is not for the ear: names of voices' pauses, and nothing at all.
SILENT = {"", " "}

# How long nothing may be said until it is taken for all.
PAUSE = 0.7


# Days change from run to run; what is said of them does not.
DAYS = {
    client.TODAY: "(today)",
    client.DUE: "(the day of the payment)",
    client.DUE + datetime.timedelta(days=1): "(the day after)",
}


def lasting(words):
    """The same words on every day."""
    for date, name in DAYS.items():
        words = words.replace(f"{date:%A} {client.day(date)}", name)
        words = words.replace(client.day(date), name)
    return words


class Ears:
    """Hears what Orca says, piece by piece."""

    def __init__(self, log):
        self.file = open(log, encoding="utf-8", errors="replace")

    def new(self):
        said, quiet = [], time.monotonic()
        while time.monotonic() - quiet < PAUSE:
            pump(0.05)
            lines = self.file.readlines()
            spoken = [match.group(1) for match in map(SPOKEN.search, lines) if match]
            said += [words for words in spoken if words not in SILENT]
            if lines:
                quiet = time.monotonic()
        return said


class Keys(Keyboard):
    """Presses keys, and writes down what is said after each."""

    def __init__(self, command, ears, transcript):
        self.ears = ears
        self.transcript = transcript
        super().__init__(command)
        self.write_down("The window opens")

    def write_down(self, done, last=False):
        print(f"[{lasting(done)}]", file=self.transcript)
        said = self.ears.new()
        for words in said[-1:] if last else said:
            print(f"    {lasting(words)}", file=self.transcript)
        self.transcript.flush()

    def key(self, name):
        run("xdotool", "key", name)
        self.write_down({"Return": "Enter", "space": "Space"}.get(name, name))

    def write(self, name, words):
        field = self.walk_to("field", name)
        run("xdotool", "key", "ctrl+a")
        run("xdotool", "type", "--delay", "40", words)
        until(f"{words!r} in {name!r}", lambda: atspi.Thing(field.node).text() == words)
        # How much is said meanwhile depends on the pace.
        self.write_down(f"types {words!r}", last=True)
        return field


def main():
    log, transcript, *command = sys.argv[1:]
    Atspi.init()
    reader = None
    with open(transcript, "w", encoding="utf-8") as out:
        try:
            reader = Keys(command, Ears(log), out)
            client.apple(reader)
        except Failed as failed:
            print(failed, file=sys.stderr)
            return 1
        finally:
            if reader is not None:
                reader.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
