"""An X server without a monitor, with a mouse whose wheel turns as that of a real one.

Xvfb has no such mouse. The one of XTEST has buttons alone, and each of its turns reaches programs
of Outro's window toolkit twice: at the press and at the release.
"""

import os
import pathlib
import socket
import struct
import subprocess
import tempfile
import time

import x11

XORG = "/usr/lib/xorg/Xorg"
# The mouse and the keyboard are those of Xorg's driver for tests, which listens on a socket.
CONFIGURATION = """
Section "ServerFlags"
    Option "AutoAddDevices" "false"
EndSection
Section "InputDevice"
    Identifier "mouse"
    Driver "inputtest"
    Option "SocketPath" "{folder}/mouse"
    Option "DeviceType" "Pointer"
EndSection
Section "InputDevice"
    Identifier "keys"
    Driver "inputtest"
    Option "SocketPath" "{folder}/keys"
    Option "DeviceType" "Keyboard"
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 5-1000
    VertRefresh 5-200
    Modeline "usual" 181.6 {width} {0} {1} {2} {height} {3} {4} {5}
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 256000
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "usual"
    EndSubSection
EndSection
Section "ServerLayout"
    Identifier "layout"
    Screen "screen"
    InputDevice "mouse" "CorePointer"
    InputDevice "keys" "CoreKeyboard"
EndSection
"""


class Server:
    """One screen of that size in pixels; with the window manager of that name, if one is given."""

    def __init__(self, width, height, manager=None):
        self.folder = tempfile.TemporaryDirectory(prefix="outro-bench-")
        folder = pathlib.Path(self.folder.name)
        beyond = (width + 160, width + 260, width + 360, height + 3, height + 8, height + 62)
        file = folder / "xorg.conf"
        file.write_text(CONFIGURATION.format(*beyond, folder=folder, width=width, height=height))
        read, write = os.pipe()
        self.child = subprocess.Popen(
            [XORG, "-displayfd", str(write), "-config", file, "-configdir", folder / "none",
             "-logfile", folder / "log", "-dpi", "96", "-nolisten", "tcp", "-noreset",
             "-novtswitch", "-sharevts"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()
        if not number:
            raise SystemExit("Xorg did not start.")
        self.name = f":{number}"
        self.pid = self.child.pid
        self.screen = x11.Screen(number)
        self.wheel = Wheel(folder / "mouse")
        self.manager = manager and self._manage(manager)

    def _manage(self, manager):
        """Starts a window manager and waits until it has taken over."""
        child = subprocess.Popen([manager], env={**os.environ, "DISPLAY": self.name},
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while not self.screen.is_managed():
            if child.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"{manager} did not start.")
            time.sleep(0.05)
        return child

    def close(self):
        if self.manager:
            self.manager.terminate()
            self.manager.wait()
        self.wheel.socket.close()
        self.screen.socket.close()
        self.child.terminate()
        self.child.wait()
        self.folder.cleanup()


class Wheel:
    """The wheel of that mouse. The form of what is sent is that of Xorg's
    `xf86-input-inputtest-protocol.h`, version 1.1."""

    # What the wheel has moved by when it was turned on by one click.
    CLICK = 120.0
    VERTICAL, AXES = 3, 64
    MEET, SYNC, MOTION = 0, 1, 2

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(str(path))
        self._ask(self.MEET, struct.pack("<HH", 1, 1))

    def turn(self, clicks):
        """Turns it towards the person, or away where `clicks` are below zero, and waits until
        the server has done it."""
        moved = [0.0] * self.AXES
        moved[self.VERTICAL] = clicks * self.CLICK
        mask = (1 << self.VERTICAL).to_bytes(8, "little")
        body = struct.pack(f"<I4xI8s4x{self.AXES}d", 0, 0, mask, *moved)
        self._send(self.MOTION, body + bytes(8 * self.AXES))
        self._ask(self.SYNC, b"")

    def _send(self, kind, body):
        self.socket.sendall(struct.pack("<II", 8 + len(body), kind) + body)

    def _ask(self, kind, body):
        self._send(kind, body)
        if not self.socket.recv(64):
            raise SystemExit("The mouse went away.")
