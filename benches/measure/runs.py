"""One program on one screen: from its start to its end, with what it cost on the way."""

import os
import pathlib
import subprocess
import time

import process

# So long without a change, a window counts as drawn, in seconds.
QUIET = 0.3
# So long a program may take over anything, in seconds.
PATIENCE = 30


class Failed(Exception):
    """A figure that could not be taken, with the reason."""


class Run:
    """A program that was started; `first` and `complete` are milliseconds from its start."""

    def __init__(self, server, command, home, extra=None):
        self.server, self.screen = server, server.screen
        self.screen.forget_events()
        environment = surroundings(server, home) | (extra or {})
        begin = time.monotonic()
        self.child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL)
        self.pid = self.child.pid
        try:
            self._see(begin, command[0])
        except BaseException:
            self.close()
            raise

    def _see(self, begin, name):
        """Waits for the window, and takes the time of each picture that it shows."""
        found = self.screen.mapped(begin + PATIENCE)
        if not found:
            raise Failed(f"{name} showed no window")
        at, self.window = found
        self.mapped = (at - begin) * 1000
        self.watcher = self.screen.watch(self.window)
        first = self._first_drawn(begin + PATIENCE, name)
        pictures = self._pictures(first, begin + PATIENCE, name)
        self.first = (first - begin) * 1000
        self.picture = pictures[-1][1]
        last = next(at for at, picture in pictures if picture == self.picture)
        self.complete = (last - begin) * 1000
        self.start_cpu = process.cpu(self.pid)
        self.screen.focus(self.window)
        self.rest()

    def _first_drawn(self, until, name):
        """When the window first showed more than one colour."""
        seen = time.monotonic()
        while not self.screen.has_content(self.window):
            seen = self.screen.changed(self.watcher, until)
            if not seen:
                raise Failed(f"{name} drew nothing")
        return seen

    def _pictures(self, first, until, name):
        """The pictures from the first one to the one that stays, with their moments."""
        pictures = [(first, self.screen.pixels(self.window))]
        while seen := self.screen.changed(self.watcher, time.monotonic() + QUIET):
            pictures.append((seen, self.screen.pixels(self.window)))
            if seen > until:
                raise Failed(f"{name} never came to rest")
        return pictures

    def rest(self, quiet=QUIET):
        """Waits until the window has not changed for a while."""
        while self.screen.changed(self.watcher, time.monotonic() + quiet):
            pass

    def cpu(self):
        """The milliseconds that the program and the X server have used."""
        return process.cpu(self.pid), process.cpu(self.server.pid)

    def wheel(self, turns, pause):
        """Turns the wheel over the middle of the window, down and up again; milliseconds of
        the program and of the X server for each turn, and how many pictures came of it."""
        width, height = self.screen.size(self.window)
        self.screen.move(width * 6 // 10, height * 6 // 10)
        # The first turn of a mouse that a program meets may move nothing.
        self.server.wheel.turn(1)
        self.rest()
        before, pictures = self.cpu(), 0
        for turn in range(turns):
            self.server.wheel.turn(1 if turn % 20 < 10 else -1)
            until = time.monotonic() + pause
            while self.screen.changed(self.watcher, until):
                pictures += 1
        self.rest()
        after = self.cpu()
        if not pictures:
            raise Failed("nothing moved under the wheel")
        return (after[0] - before[0]) / turns, (after[1] - before[1]) / turns, pictures

    def click(self, x, y):
        """Presses on this point; milliseconds until the pixels around it were as they then
        stayed."""
        self.screen.move(x, y)
        self.rest()
        area = x - 12, y - 12, 24, 24
        before = self.screen.pixels(self.window, area)
        begin = time.monotonic()
        self.screen.press(1)
        self.screen.sync()
        seen = []
        while at := self.screen.changed(self.watcher, time.monotonic() + QUIET):
            seen.append((at, self.screen.pixels(self.window, area)))
        last = seen[-1][1] if seen else before
        if last == before:
            raise Failed("a press changed nothing")
        return (next(at for at, picture in seen if picture == last) - begin) * 1000

    def idle(self, seconds):
        """Milliseconds of processor time, and wake-ups, while nothing happens."""
        before = process.cpu(self.pid), process.wakes(self.pid)
        time.sleep(seconds)
        return process.cpu(self.pid) - before[0], process.wakes(self.pid) - before[1]

    def close(self):
        """Ends the program and waits until its window is gone."""
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait()


def surroundings(server, home):
    """Nothing of whoever measures: a home, a screen and a language."""
    home = pathlib.Path(home)
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {"DISPLAY": server.name, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime),
            "LANG": "C.UTF-8", "PATH": os.environ["PATH"], "GTK_A11Y": "none",
            "GSK_RENDERER": "cairo"}
