"""Does the whole job through a screen reader's eyes: a subscription is cancelled by what is
told over AT-SPI alone. Ends with 0, or says what a person would have missed.

    client.py <what to do> <program> <its arguments>
"""

import datetime
import json
import os
import sys
import time

import atspi
from atspi import Atspi, Failed, until


TODAY = datetime.datetime.now(datetime.timezone.utc).date()

# When the next payment would be due; the program looks at the real clock.
DUE = TODAY + datetime.timedelta(days=12)


def day(date):
    """A day as the program writes it."""
    return f"{date.day} {date:%B} {date.year}"


def check(what, found, wanted):
    if found != wanted:
        raise Failed(f"{what}:\n  heard  {found!r}\n  wanted {wanted!r}")


def check_in(what, part, whole):
    if part not in whole:
        raise Failed(f"{what}: {part!r} is not in\n  {whole!r}")


class Hands(atspi.Program):
    """Acts as a screen reader does, and holds the program to what it tells."""

    def go(self, role, name, heading, title, saved=True):
        """Presses something that leads to another page or step: its heading is said first."""
        self.press(role, name)
        self.arrived(heading, title)
        if saved:
            self.check_said("Saved")

    def arrived(self, heading, title):
        until(f"the title {title!r}", lambda: self.title() == f"{title} – Outro", 20)
        self.wait_for_focus("heading", heading)
        # A reader says at once what a window is called now: the step would be said twice.
        if heading in self.place():
            raise Failed(f"{heading!r} is the name of the window, too: {self.place()!r}")

    def wait_for_focus(self, role, name):
        def there():
            thing = self.focused()
            return thing if thing and (thing.role, thing.name) == (role, name) else None

        try:
            thing = until(f"the focus on {role} {name!r}", there, 20)
        except Failed as failed:
            raise Failed(f"{failed}; it is on {self.focused()}") from None
        # What has the focus is also what was announced last.
        until(
            f"that {name!r} is said",
            lambda: ("focus", name) in self.heard,
            20,
        )
        return thing

    def check_said(self, words):
        until(f"that {words!r} is said", lambda: ("says", words) in self.heard, 20)

    def step(self, number, of, title):
        """On this step, and the heading says all that there is to do."""
        heading = self.focused()
        check_in("the step", f"Step {number} of {of}.", heading.description)
        check("the step", heading.name, title)
        return heading.description

    def fill(self, name, words, says=None):
        self.take()
        field = self.write(name, words)
        end = Atspi.Text.get_character_count(field.node)
        check(f"how long {name!r} is", end, len(words))
        if says:
            self.check_said(says)
        return field


def to_the_backup(reader, statement, biller, choice, intro):
    """From the first start to the page before the steps."""
    check("the window", reader.title(), "Your cancellations – Outro")
    title = "Who takes the money for Amazon Music?"
    reader.go("button", "Amazon Music", title, title)
    company = reader.find("button", "Amazon")
    check_in("the company", "card or PayPal", company.description)
    reader.press("button", "I am not sure")
    field = "What does the charge say on your statement?"
    # Found out while typing, and said without leaving the field.
    reader.fill(field, statement, biller)
    reader.press("button", choice)
    reader.go("tab", "Back up first", "Back up first", "Back up first: Amazon Music")
    check("what is to be backed up", reader.focused().description, intro)


INTRO = (
    "Save your list of songs while the plan still works. It takes about ten "
    "minutes; a request to Amazon for your data takes days to weeks."
)


def through_the_backup(reader, first_step, of):
    tasks = [
        "Export your playlists",
        "Download music that you bought",
        "Note songs that you only have offline",
        "Write down the renewal date",
        "Request your data from Amazon",
    ]
    for number, (task, then) in enumerate(zip(tasks, tasks[1:] + ["Backup answered"]), 1):
        reader.take()
        if task == "Write down the renewal date":
            reader.fill("When is the next payment due?", day(DUE))
            reader.press("button", f"Done: {task}")
        else:
            reader.press("button", f"Not wanted: {task}")
        if number < len(tasks):
            reader.wait_for_focus("heading", then)
            reader.check_said(f"{number} of 5 answered.")
    box = reader.find("check box", "Write down the renewal date")
    until("the tick", lambda: box.has(Atspi.StateType.CHECKED), 20)
    reader.go(
        "button",
        "Continue to cancelling",
        first_step,
        f"Step 1: {first_step} – Amazon Music",
    )
    reader.step(1, of, first_step)


def through_the_steps(reader, steps):
    """Presses the button of each step, and hears the title of the next one."""
    number = len(steps)
    for index, (_, button) in enumerate(steps[:-1], 1):
        then = steps[index][0]
        reader.go("button", button, then, f"Step {index + 1}: {then} – Amazon Music")
        reader.step(index + 1, number, then)
        # Steps that are done are one line.
        reader.find("label", "1 step done" if index == 1 else f"{index} steps done")


def make_sure(reader, last_button):
    reader.press("button", last_button)
    until(
        "the last page",
        lambda: reader.title() == "Make sure: Amazon Music – Outro",
        20,
    )

    def on_the_result():
        thing = reader.focused()
        return thing and thing.role == "heading" and thing.name.startswith("Cancelled on ")

    until("the result", on_the_result, 20)
    reader.fill("Last day on which it works", day(DUE))
    reader.press("button", "Answer this now")
    reader.press("button", "No charge came")
    heading = reader.wait_for_focus("heading", "It is over")
    words = "Amazon Music is cancelled, and no charge came. There is nothing left to do."
    check("the end", heading.description, words)


# Each step with its title and the button to press; `tests/window/main.rs` walks the same.
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "steps.json"), encoding="utf-8") as file:
    STEPS = json.load(file)
APPLE = STEPS["apple-iphone"]
AMAZON = STEPS["amazon-website"]


def cancel(reader, line, told, company, steps):
    """A whole cancellation with this company, found out by a line of a statement."""
    to_the_backup(reader, line, told, company, INTRO)
    through_the_backup(reader, steps[0][0], len(steps))
    through_the_steps(reader, steps)
    make_sure(reader, steps[-1][1])


def apple(reader):
    told = "That is Apple. Choose the device that you have at hand. This is as good as sure."
    cancel(reader, "APPLE.COM/BILL", told, "Apple, on iPhone or iPad", APPLE)


def amazon(reader):
    cancel(reader, "AMZN MUSIC", None, "Amazon website", AMAZON)


def to_the_steps(reader):
    """A case on its first step, by the shortest way."""
    for role, name in [
        ("button", "Amazon Music"),
        ("button", "Apple"),
        ("button", "Apple, on iPhone or iPad"),
    ]:
        reader.press(role, name)
    title = APPLE[0][0]
    reader.arrived(title, f"Step 1: {title} – Amazon Music")


def dialog(reader):
    to_the_steps(reader)
    done = "Done, next step"
    button = reader.find("button", done)
    button.node.get_component_iface().grab_focus()
    reader.wait_for_focus("button", done)
    reader.press("button", "More")
    skip = reader.find("button", "Skip this step")
    skip.node.get_component_iface().grab_focus()
    reader.wait_for_focus("button", "Skip this step")
    skip.act()
    box = reader.find("dialog", "Skip this step")
    check("whether it holds everything else back", box.has(Atspi.StateType.MODAL), True)
    reader.wait_for_focus("field", "Why do you leave it out? You may leave this empty.")
    # What lies behind is not there, so that nobody strays into it.
    for role, name in [("button", done), ("button", "Settings")]:
        check(f"{name!r} behind the dialog", reader.look_for(role, name), None)
    for _ in range(7):
        atspi.run("xdotool", "key", "Tab")
        atspi.pump(0.2)
        inside = [thing.name for thing in box.all()]
        check_in("the focus in the dialog", reader.focused().name, inside)
    reader.take()
    reader.press("button", "Keep the step")
    until("the end of the dialog", lambda: not reader.look_for("dialog", "Skip this step"), 20)
    reader.wait_for_focus("button", "Skip this step")
    # A line that was read out before the dialog is not read out once more after it.
    check("what is read out again", [what for what in reader.take() if what[0] == "says"], [])


def extents(thing):
    box = thing.node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    return box.x, box.y, box.width, box.height


def places(reader):
    reader.press("button", "Settings")
    reader.arrived("Settings", "Settings")
    before = extents(reader.find("heading", "Settings"))
    for _ in range(10):
        atspi.run("xdotool", "key", "ctrl+plus")
        atspi.pump(0.1)
    until("twice the height", lambda: extents(reader.find("heading", "Settings"))[3] >= 2 * before[3] - 2, 20)
    check("the window", extents(reader.window), (0, 0, 1120, 760))
    # The mouse goes where the reader says that a thing is; the window is at the corner.
    far = [thing for thing in reader.all() if thing.role in ("button", "check box") and thing.name]
    last = far[-1]
    if extents(last)[1] < 760:
        raise Failed(f"{last} should begin out of sight")
    last.node.get_component_iface().scroll_to(Atspi.ScrollType.ANYWHERE)
    until(f"{last} in sight", lambda: 0 <= extents(last)[1] <= 760 - extents(last)[3], 20)
    back = reader.find("button", "Back")
    x, y, width, height = extents(back)
    atspi.run("xdotool", "mousemove", str(x + width // 2), str(y + height // 2), "click", "1")
    until("the page before", lambda: reader.title() == "Your cancellations – Outro", 20)


def caret(reader):
    for name in ["Amazon Music", "My account: change whose subscription it is"]:
        reader.press("button", name)
    name = "A name for the account or the person"
    field = reader.fill(name, "Mum’s account")
    check("the caret", Atspi.Text.get_caret_offset(field.node), 13)
    Atspi.Text.set_caret_offset(field.node, 3)
    until("the caret", lambda: Atspi.Text.get_caret_offset(field.node) == 3, 20)
    atspi.run("xdotool", "type", "my")
    until("the letters", lambda: field.text() == "Mummy’s account", 20)
    Atspi.Text.add_selection(field.node, 0, 8)
    until("a selection", lambda: Atspi.Text.get_n_selections(field.node) == 1, 20)
    atspi.run("xdotool", "key", "Delete")
    until("the rest", lambda: field.text() == "account", 20)


def wakes(process):
    """How often each of its threads has gone to sleep or been put to it."""
    count = 0
    folder = f"/proc/{process.pid}/task"
    for thread in os.listdir(folder):
        with open(f"{folder}/{thread}/status", encoding="ascii") as status:
            count += sum(int(line.split()[1]) for line in status if "ctxt_switches" in line)
    return count


def rests(process):
    before = wakes(process)
    atspi.pump(0.3)
    return wakes(process) == before


def silence(command):
    """Nobody listens: the program is on the bus all the same, and costs nothing."""
    process = atspi.subprocess.Popen(command)
    try:
        until("the window", lambda: atspi.windows(), 30)
        atspi.pump(1)
        until("rest", lambda: rests(process), 30)
        before = wakes(process)
        atspi.pump(5)
        woken = wakes(process) - before
        # The thread count can change under the clock by one that ends; nothing may repeat.
        if woken > 2:
            raise Failed(f"woken {woken} times in five seconds")
    finally:
        process.kill()
        process.wait()


def idle(reader):
    """A reader listens and nothing happens: that costs nothing either."""
    to_the_steps(reader)
    seconds = int(os.environ.get("OUTRO_TEST_IDLE", "5"))
    until("rest", lambda: rests(reader.process), 30)
    before = wakes(reader.process)
    time.sleep(seconds)
    woken = wakes(reader.process) - before
    print(f"woken {woken} times in {seconds} seconds")
    if woken > 2:
        raise Failed(f"woken {woken} times in {seconds} seconds")


def loss(reader, launcher):
    """Readers come and go, and in the end the bus dies; the program goes on."""
    for value in (False, True, False, True):
        atspi.switch("IsEnabled", value)
        atspi.pump(0.5)
    # It comes back under another name on the bus.
    reader.app = until("the program again", reader.find_living_app, 30)
    reader.window = until("the window again", reader.find_window)
    reader.press("button", "Amazon Music")
    until("the next page", lambda: reader.title().startswith("Who takes the money"), 20)
    atspi.stop_bus(launcher)
    atspi.pump(1)
    until("rest", lambda: rests(reader.process), 30)
    if reader.process.poll() is not None:
        raise Failed(f"the program ended with the bus: {reader.process.returncode}")
    atspi.run("xdotool", "key", "Escape")
    until("another page", lambda: "Your cancellations" in atspi.windows(), 20)


JOBS = {
    "apple": apple,
    "amazon": amazon,
    "dialog": dialog,
    "places": places,
    "caret": caret,
    "idle": idle,
}


def main():
    job, *command = sys.argv[1:]
    launcher = atspi.start_bus()
    reader = None
    try:
        if job == "silence":
            until("the bus", lambda: atspi.is_on() in (True, False))
            silence(command)
            return 0
        until("the switch", lambda: atspi.turn_on() or True)
        Atspi.init()
        reader = Hands(command)
        if job == "loss":
            loss(reader, launcher)
        else:
            JOBS[job](reader)
    except Failed as failed:
        print(failed, file=sys.stderr)
        if reader is not None and job != "loss":
            print(f"under {reader.title()!r}, heard {reader.heard}:", file=sys.stderr)
            for thing in reader.all():
                print(f"  {thing.said()}", file=sys.stderr)
        return 1
    finally:
        atspi.finish(reader, launcher)
    return 0


if __name__ == "__main__":
    sys.exit(main())
