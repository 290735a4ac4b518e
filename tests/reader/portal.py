"""The desktop's file dialogs, without a desktop: answers as it was told, and notes what it was
asked for."""

import pathlib

from atspi import Gio, GLib

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
CHOSEN, CANCELLED = 0, 1
# Nobody chooses faster, in milliseconds.
A_WHILE = 200

INTERFACE = """
<node>
  <interface name="org.freedesktop.portal.FileChooser">
    <method name="OpenFile">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="SaveFile">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
  </interface>
</node>
"""


class Portal:
    """Stands where the desktop's dialogs would be."""

    def __init__(self):
        self.asked, self.answer = [], None
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self.bus.register_object(PATH, interface, self.call, None, None)
        Gio.bus_own_name_on_connection(self.bus, NAME, Gio.BusNameOwnerFlags.NONE, None, None)

    def will_choose(self, path):
        self.answer = path

    def will_be_closed(self):
        self.answer = None

    def call(self, _bus, sender, _path, _interface, method, parameters, invocation):
        _parent, _title, options = parameters.unpack()
        self.asked.append((method, options))
        place = sender[1:].replace(".", "_")
        request = f"{PATH}/request/{place}/{options['handle_token']}"
        invocation.return_value(GLib.Variant("(o)", (request,)))
        code, results = CANCELLED, {}
        if self.answer is not None:
            uris = [pathlib.Path(self.answer).as_uri()]
            code, results = CHOSEN, {"uris": GLib.Variant("as", uris)}
        response = GLib.Variant("(ua{sv})", (code, results))
        GLib.timeout_add(A_WHILE, self.respond, sender, request, response)

    def respond(self, sender, request, response):
        interface = "org.freedesktop.portal.Request"
        self.bus.emit_signal(sender, request, interface, "Response", response)
        return GLib.SOURCE_REMOVE
