"""A reader of screens for the tests: finds things by role and name, and hears what is said.

It speaks AT-SPI through the same library as Orca does, and knows nothing of the program
but what the program tells a screen reader.
"""

import os
import signal
import subprocess
import sys
import time

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, Gio, GLib
except (ImportError, ValueError) as error:
    sys.exit(f"{error}. Install it: apt-get install python3-gi gir1.2-atspi-2.0")

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"

# Long enough for a machine that is busy with other tests.
PATIENCE = 60

# What AT-SPI calls things; newer versions say "button" where older ones say "push button".
NAMES = {"push button": "button", "page tab": "tab", "entry": "field"}

# What is worth telling about a thing besides its role and name.
TOLD = {
    Atspi.StateType.CHECKED: "checked",
    Atspi.StateType.SELECTED: "selected",
    Atspi.StateType.EXPANDED: "expanded",
}


class Failed(Exception):
    """What a person would have missed."""


def turn_on():
    """Tells the session that a screen reader is there."""
    switch("IsEnabled", True)
    switch("ScreenReaderEnabled", True)


def switch(name, value):
    """Sets one of the session's two switches."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.call_sync(
        "org.a11y.Bus",
        "/org/a11y/bus",
        "org.freedesktop.DBus.Properties",
        "Set",
        GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", value))),
        None,
        Gio.DBusCallFlags.NONE,
        -1,
        None,
    )


def is_on():
    """Whether the session says that a screen reader is there."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    reply = bus.call_sync(
        "org.a11y.Bus",
        "/org/a11y/bus",
        "org.freedesktop.DBus.Properties",
        "Get",
        GLib.Variant("(ss)", ("org.a11y.Status", "IsEnabled")),
        None,
        Gio.DBusCallFlags.NONE,
        -1,
        None,
    )
    return reply.unpack()[0]


def buses():
    """The processes that carry words between programs and readers in this session."""
    mine = os.environ["XDG_RUNTIME_DIR"].encode()
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/cmdline", "rb") as command:
                words = command.read()
            with open(f"/proc/{process}/environ", "rb") as environment:
                is_mine = b"XDG_RUNTIME_DIR=" + mine + b"\0" in environment.read()
        except OSError:
            continue
        if is_mine and b"accessibility.conf" in words and b"dbus-daemon" in words:
            yield int(process)


def windows():
    """What the bars of the program's windows say."""
    command = ["xdotool", "search", "--onlyvisible", "--class", "outro", "getwindowname"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout.decode()


def start_bus():
    """Starts what carries words between programs and screen readers."""
    if not os.path.exists(LAUNCHER):
        sys.exit(f"{LAUNCHER} is missing. Install it: apt-get install at-spi2-core")
    return subprocess.Popen(
        [LAUNCHER, "--launch-immediately"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def finish(reader, launcher):
    """Ends the program, where it was begun, and the bus."""
    if reader is not None:
        reader.end()
    stop_bus(launcher)


def stop_bus(launcher):
    """Ends the bus with whoever started it, which would leave it behind."""
    launcher.kill()
    launcher.wait()
    for bus in buses():
        os.kill(bus, signal.SIGKILL)


def run(*command):
    """Runs a tool of the screen's."""
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    except FileNotFoundError:
        sys.exit(f"{command[0]} is missing. Install it: apt-get install {command[0]}")


def pump(seconds=0.0):
    """Lets what has happened arrive."""
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while True:
        while context.iteration(False):
            pass
        if time.monotonic() >= end:
            return
        time.sleep(0.002)


def until(what, look, patience=PATIENCE):
    """Looks again and again until there is an answer."""
    end = time.monotonic() + patience
    while True:
        pump()
        try:
            found = look()
        except GLib.Error:
            # It went away while it was looked at.
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"waited in vain for {what}")
        time.sleep(0.01)


class Thing:
    """Something that the program tells of."""

    def __init__(self, node):
        self.node = node
        node.clear_cache()
        self.role = NAMES.get(node.get_role_name(), node.get_role_name())
        self.name = node.get_name() or ""
        self.description = node.get_description() or ""

    def states(self):
        self.node.clear_cache()
        return set(self.node.get_state_set().get_states())

    def has(self, state):
        return state in self.states()

    def children(self):
        for index in range(self.node.get_child_count()):
            child = self.node.get_child_at_index(index)
            if child is not None:
                yield Thing(child)

    def all(self):
        """Everything below it, in reading order."""
        for child in self.children():
            yield child
            yield from child.all()

    def text(self):
        return Atspi.Text.get_text(self.node, 0, -1)

    def said(self):
        """What a screen reader would say when it comes here."""
        parts = [self.name, self.role]
        parts += [word for state, word in TOLD.items() if self.has(state)]
        if not self.has(Atspi.StateType.ENABLED):
            parts.append("unavailable")
        if self.role == "field":
            parts.append(self.text())
        if self.description:
            parts.append(self.description)
        return ", ".join(part for part in parts if part)

    def act(self):
        actions = self.node.get_action_iface()
        if actions is None or not actions.do_action(0):
            raise Failed(f"{self.said()} cannot be pressed")

    def __repr__(self):
        return f"<{self.said()}>"


class Program:
    """The program, as a screen reader has it before it."""

    def __init__(self, command):
        self.listen()
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        self.app = until("the program on the bus", self.find_app)
        self.window = until("its window", self.find_window)
        # There is no window manager on this screen that would do it.
        run("xdotool", "search", "--onlyvisible", "--class", "outro", "windowfocus")
        until("the keyboard", lambda: self.window.has(Atspi.StateType.ACTIVE))

    def listen(self):
        """Hears from now on what is said, and where the focus goes."""
        self.heard = []
        self.listeners = []
        for event in ("object:announcement", "object:state-changed:focused"):
            listener = Atspi.EventListener.new(self.hear)
            listener.register(event)
            self.listeners.append(listener)

    def find_app(self):
        if self.process.poll() is not None:
            raise Failed(f"the program ended: {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_name() == "outro":
                return child
        return None

    def find_living_app(self):
        app = self.find_app()
        return app if app is not None and app.get_child_count() else None

    def find_window(self):
        for thing in Thing(self.app).children():
            if thing.role == "frame" and thing.name:
                return thing
        return None

    def hear(self, event):
        if event.type.startswith("object:announcement"):
            self.heard.append(("says", str(event.any_data)))
        elif event.detail1:
            self.heard.append(("focus", event.source.get_name()))

    def take(self):
        """What was heard since it was asked for last."""
        pump(0.15)
        heard, self.heard = self.heard, []
        return heard

    def title(self):
        """What the window's bar says."""
        return windows().strip()

    def place(self):
        """What a screen reader says that the window is called."""
        return Thing(self.window.node).name

    def all(self):
        return list(self.window.all())

    def look_for(self, role, name):
        for thing in self.window.all():
            if thing.role == role and thing.name == name:
                return thing
        return None

    def find(self, role, name):
        """The one thing of this role and name."""
        try:
            return until(f"{role} {name!r}", lambda: self.look_for(role, name), 20)
        except Failed as failed:
            there = "\n".join(f"  {thing.said()}" for thing in self.all())
            raise Failed(f"{failed} among:\n{there}") from None

    def focused(self):
        for thing in self.window.all():
            if thing.has(Atspi.StateType.FOCUSED):
                return thing
        return None

    def press(self, role, name):
        """Presses something as a screen reader does."""
        self.take()
        self.find(role, name).act()

    def write(self, name, words):
        """Puts words into a field, as dictation or a Braille keyboard does."""
        field = self.find("field", name)
        field.node.get_component_iface().grab_focus()
        until(f"the focus in {name!r}", lambda: field.has(Atspi.StateType.FOCUSED))
        field.node.get_editable_text_iface().set_text_contents(words)
        until(f"{words!r} in {name!r}", lambda: Thing(field.node).text() == words)
        return field

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
