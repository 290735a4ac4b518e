"""Reads calendar files back with two readers, and holds them against what was meant.

The input is a file of lines, each a JSON object with a calendar file (`ics`) and the events that
were meant (`events`: uid, sequence, first day, day after the last, title, text). The first reader
is `icalendar`; the second is libical, which Evolution, KOrganizer and Thunderbird once stood on.
"""

import ctypes
import json
import sys

import icalendar

ical = ctypes.CDLL("libical.so.3")
ONE = {
    "icalparser_parse_string": (ctypes.c_void_p, [ctypes.c_char_p]),
    "icalcomponent_get_first_component": (ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
    "icalcomponent_get_next_component": (ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
    "icalcomponent_get_first_property": (ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
    "icalcomponent_count_errors": (ctypes.c_int, [ctypes.c_void_p]),
    "icalcomponent_get_uid": (ctypes.c_char_p, [ctypes.c_void_p]),
    "icalcomponent_get_summary": (ctypes.c_char_p, [ctypes.c_void_p]),
    "icalcomponent_get_description": (ctypes.c_char_p, [ctypes.c_void_p]),
    "icalcomponent_get_sequence": (ctypes.c_int, [ctypes.c_void_p]),
    "icalproperty_get_value_as_string": (ctypes.c_char_p, [ctypes.c_void_p]),
    "icalproperty_string_to_kind": (ctypes.c_int, [ctypes.c_char_p]),
    "icalcomponent_string_to_kind": (ctypes.c_int, [ctypes.c_char_p]),
    "icalrestriction_check": (ctypes.c_int, [ctypes.c_void_p]),
    "icalcomponent_free": (None, [ctypes.c_void_p]),
}
for name, (result, arguments) in ONE.items():
    function = getattr(ical, name)
    function.restype, function.argtypes = result, arguments

VEVENT = ical.icalcomponent_string_to_kind(b"VEVENT")
VALARM = ical.icalcomponent_string_to_kind(b"VALARM")


def by_libical(text):
    """What libical finds in a calendar file."""
    whole = ical.icalparser_parse_string(text.encode())
    assert whole, "libical reads nothing"
    assert ical.icalcomponent_count_errors(whole) == 0, "libical finds errors"
    assert ical.icalrestriction_check(whole), "libical misses something"

    def value(component, name):
        kind = ical.icalproperty_string_to_kind(name)
        found = ical.icalcomponent_get_first_property(component, kind)
        return ical.icalproperty_get_value_as_string(found).decode()

    events = []
    event = ical.icalcomponent_get_first_component(whole, VEVENT)
    while event:
        alarm = ical.icalcomponent_get_first_component(event, VALARM)
        assert value(alarm, b"TRIGGER") == "PT9H"
        events.append(
            {
                "uid": ical.icalcomponent_get_uid(event).decode(),
                "sequence": ical.icalcomponent_get_sequence(event),
                "first": value(event, b"DTSTART"),
                "after": value(event, b"DTEND"),
                "title": ical.icalcomponent_get_summary(event).decode(),
                "text": ical.icalcomponent_get_description(event).decode(),
            }
        )
        event = ical.icalcomponent_get_next_component(whole, VEVENT)
    ical.icalcomponent_free(whole)
    return events


def by_icalendar(text):
    """What `icalendar` finds in a calendar file."""
    calendar = icalendar.Calendar.from_ical(text)
    assert "METHOD" not in calendar
    events = []
    for event in calendar.walk("VEVENT"):
        (alarm,) = event.walk("VALARM")
        assert str(alarm["TRIGGER"].to_ical(), "ascii") == "PT9H"
        assert not event.errors and not alarm.errors, event.errors
        assert event["DTSTART"].params["VALUE"] == "DATE"
        events.append(
            {
                "uid": str(event["UID"]),
                "sequence": int(event["SEQUENCE"]),
                "first": event["DTSTART"].dt.strftime("%Y%m%d"),
                "after": event["DTEND"].dt.strftime("%Y%m%d"),
                "title": str(event["SUMMARY"]),
                "text": str(event["DESCRIPTION"]),
            }
        )
    return events


count = 0
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        case = json.loads(line)
        for end in case["ics"].split("\r\n"):
            assert len(end.encode()) <= 75, end
            assert "\n" not in end and "\r" not in end, end
        for reader in (by_icalendar, by_libical):
            found = reader(case["ics"])
            assert found == case["events"], (reader.__name__, found, case)
        count += 1
print(count)
