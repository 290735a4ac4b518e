"""A screen reader that a test drives: one JSON object a line says what to do, one a line
says what came of it.

    remote.py <program> <its arguments>
"""

import json
import os
import sys

import atspi
from atspi import Atspi, Failed, until


def shown(thing):
    return {"role": thing.role, "name": thing.name}


class Remote(atspi.Program):
    def press_it(self, role, name):
        self.press(role, name)

    def wait(self, part):
        """What says this, as soon as something does."""
        return shown(until(f"something that says {part!r}", lambda: self.saying(part)))

    def gone(self, part):
        until(f"nothing to say {part!r} any more", lambda: not self.saying(part))

    def hears(self, words):
        """Waits until a reader would have said this since the last press."""
        until(f"{words!r} to be said", lambda: ("says", words) in self.heard)

    def says(self):
        return [shown(thing) for thing in self.all() if thing.name]

    def number(self):
        return self.process.pid

    def saying(self, part):
        things = (thing for thing in self.window.all() if part in thing.name)
        # A group may have the same name as what lies in it.
        return next(things, None)


JOBS = {
    "press": Remote.press_it,
    "wait": Remote.wait,
    "gone": Remote.gone,
    "hears": Remote.hears,
    "says": Remote.says,
    "number": Remote.number,
}


def answer(reader, asked):
    try:
        return {"ok": JOBS[asked["do"]](reader, *asked["with"])}
    except Failed as failed:
        there = "\n".join(f"  {thing.said()}" for thing in reader.all())
        return {"failed": f"{failed} under {reader.title()!r} among:\n{there}"}


def tell(told):
    print(json.dumps(told), flush=True)


def main():
    launcher = atspi.start_bus()
    reader = None
    try:
        until("the switch", lambda: atspi.turn_on() or True)
        Atspi.init()
        reader = Remote(sys.argv[1:])
        tell({"ok": None})
        for line in sys.stdin:
            tell(answer(reader, json.loads(line)))
    except Failed as failed:
        tell({"failed": str(failed)})
    finally:
        atspi.finish(reader, launcher)
    return 0


if __name__ == "__main__":
    # What is asked for comes in as it is written.
    sys.stdin = os.fdopen(sys.stdin.fileno(), "r", buffering=1, encoding="utf-8")
    sys.exit(main())
