"""A small X11 client: enough to see a window appear, look at its pixels, and press on it.

It speaks the protocol itself, so that measuring needs no library beside Python.
"""

import select
import socket
import struct
import time

MAP_NOTIFY, REPARENT_NOTIFY = 19, 21
KEY_PRESS, KEY_RELEASE, BUTTON_PRESS, BUTTON_RELEASE, MOTION = 2, 3, 4, 5, 6
SUBSTRUCTURE_NOTIFY = 1 << 19
VIEWABLE = 2
# What X11 calls these keys.
ENTER, F1 = 0xFF0D, 0xFFBE
# Damage is reported once, and again only after it was taken note of.
NON_EMPTY = 3


class Screen:
    """A connection to a server, and its one screen."""

    def __init__(self, number):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(f"/tmp/.X11-unix/X{number}")
        self.socket.sendall(struct.pack("<BxHHHHxx", 0x6C, 11, 0, 0, 0))
        status, length = struct.unpack("<BxxxxxH", self._take(8))
        setup = self._take(length * 4)
        if status != 1:
            raise SystemExit("The X server refused the connection.")
        (self.base, _mask, _, vendor, _, _, formats) = struct.unpack_from("<IIIHHBB", setup, 4)
        self.keys = setup[26], setup[27]
        at = 32 + (vendor + 3) // 4 * 4 + formats * 8
        (self.root,) = struct.unpack_from("<I", setup, at)
        self.sequence, self.ids = 0, 0
        self.events = []
        self.managed = False
        self.damage = self._extension("DAMAGE")
        self.xtest = self._extension("XTEST")
        self._ask(self.damage[0], 0, struct.pack("<II", 1, 1))
        self._send(2, 0, struct.pack("<III", self.root, 0x800, SUBSTRUCTURE_NOTIFY))
        self.sync()

    # The wire.

    def _take(self, count):
        parts = []
        while count:
            part = self.socket.recv(min(count, 1 << 20))
            if not part:
                raise SystemExit("The X server went away.")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _send(self, opcode, detail, body=b""):
        body += b"\0" * (-len(body) % 4)
        self.sequence = (self.sequence + 1) & 0xFFFF
        self.socket.sendall(struct.pack("<BBH", opcode, detail, 1 + len(body) // 4) + body)

    def _ask(self, opcode, detail, body=b""):
        """Sends a request and waits for its reply; none where the server says no."""
        self._send(opcode, detail, body)
        wanted = self.sequence
        while True:
            head = self._read()
            kind, (sequence,) = head[0], struct.unpack_from("<H", head, 2)
            if kind in (0, 1) and sequence == wanted:
                return head if kind == 1 else None

    def _read(self):
        """One reply, error or event; events are kept with the moment at which they came."""
        head = self._take(32)
        if head[0] in (1, 35):
            head += self._take(4 * struct.unpack_from("<I", head, 4)[0])
        if head[0] > 1:
            self.events.append((time.monotonic(), head))
        return head

    def _extension(self, name):
        body = struct.pack("<Hxx", len(name)) + name.encode()
        reply = self._ask(98, 0, body)
        if not reply[8]:
            raise SystemExit(f"This X server lacks {name}.")
        return reply[9], reply[10]

    def _new_id(self):
        self.ids += 1
        return self.base + self.ids

    def sync(self):
        """Waits until all that was sent has been done."""
        self._ask(43, 0)

    def next_event(self, until):
        """The next event with its moment; none when `until` comes first."""
        while not self.events:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.socket], [], [], left)[0]:
                return None
            self._read()
        return self.events.pop(0)

    # Windows.

    def forget_events(self):
        self.sync()
        self.events.clear()

    def size(self, window):
        reply = self._ask(14, 0, struct.pack("<I", window))
        return struct.unpack_from("<HH", reply, 16) if reply else (0, 0)

    def mapped(self, until):
        """The next window that a person sees, and when it came; windows of one pixel or of
        no picture are passed over."""
        framed = {}
        while event := self.next_event(until):
            at, body = event
            (window, parent) = struct.unpack_from("<II", body, 8)
            if self.managed and body[0] & 127 == REPARENT_NOTIFY:
                # A window manager puts it into a frame, and shows that.
                framed[parent] = window
            if body[0] & 127 != MAP_NOTIFY:
                continue
            window = framed.get(window, window)
            width, height = self.size(window)
            if width > 50 and height > 50:
                return at, window
        return None

    def is_managed(self):
        """Whether a window manager has the windows in its hands by now."""
        name = self._atom("_NET_SUPPORTING_WM_CHECK")
        reply = self._ask(20, 0, struct.pack("<IIIII", self.root, name, 0, 0, 1))
        self.managed = reply is not None and struct.unpack_from("<I", reply, 16)[0] > 0
        return self.managed

    def watch(self, window):
        """Reports when the pixels of a window change, from now on."""
        watcher = self._new_id()
        self._send(self.damage[0], 1, struct.pack("<IIB", watcher, window, NON_EMPTY))
        return watcher

    def changed(self, watcher, until):
        """When pixels changed next; none when `until` comes first."""
        while event := self.next_event(until):
            at, body = event
            if body[0] & 127 == self.damage[1]:
                self._send(self.damage[0], 3, struct.pack("<III", watcher, 0, 0))
                return at
        return None

    def pixels(self, window, area=None):
        """The pixels of a window, four bytes each, the fourth of which means nothing."""
        x, y, width, height = area or (0, 0, *self.size(window))
        body = struct.pack("<IhhHHI", window, x, y, width, height, 0xFFFFFF)
        reply = self._ask(73, 2, body)
        return reply[32:] if reply else b""

    def has_content(self, window):
        """Whether there is more than one colour on some of its columns, which even one sentence
        crosses. The whole picture would keep the server from the program that is measured."""
        width, height = self.size(window)
        places = (width * part // 32 for part in range(1, 32))
        columns = (self.pixels(window, (x, 0, 1, height)) for x in places)
        return any(column.count(column[:3]) * 4 < len(column) for column in columns)

    def focus(self, window):
        self._send(42, 2, struct.pack("<II", window, 0))
        self.sync()

    def close_window(self, window):
        """Asks a window to close, as the cross in its bar does."""
        protocols, delete = self._atom("WM_PROTOCOLS"), self._atom("WM_DELETE_WINDOW")
        event = struct.pack("<BBHIIIIIII", 33, 32, 0, window, protocols, delete, 0, 0, 0, 0)
        self._send(25, 0, struct.pack("<II", window, 0) + event)
        self.sync()

    def _atom(self, name):
        reply = self._ask(16, 0, struct.pack("<Hxx", len(name)) + name.encode())
        return struct.unpack_from("<I", reply, 8)[0]

    # Hands.

    def _fake(self, kind, detail, x=0, y=0):
        body = struct.pack("<BBxxII8xhh8x", kind, detail, 0, self.root if kind == MOTION else 0,
                           x, y)
        self._send(self.xtest[0], 2, body)

    def move(self, x, y):
        self._fake(MOTION, 0, x, y)
        self.sync()

    def press(self, button):
        """Presses and lets go of a button."""
        self._fake(BUTTON_PRESS, button)
        self._fake(BUTTON_RELEASE, button)

    def key(self, keysym):
        """Presses the key that gives this keysym without Shift."""
        first, last = self.keys
        reply = self._ask(101, 0, struct.pack("<BB", first, last - first + 1))
        each = reply[1]
        syms = struct.unpack_from(f"<{each * (last - first + 1)}I", reply, 32)
        code = first + next(at for at, sym in enumerate(syms) if sym == keysym) // each
        self._fake(KEY_PRESS, code)
        self._fake(KEY_RELEASE, code)
