"""Hands on a keyboard alone: they walk to things with Tab, and look at the tree only to know
where they are.
"""

import client
from atspi import Failed

# So many presses of Tab reach everything that a window shows.
MOST = 150


class Keyboard(client.Hands):
    """Presses keys and nothing else. What is made of it says how a key is pressed."""

    def tab(self):
        self.key("Tab")

    def walk_to(self, role, name):
        self.find(role, name)
        for _ in range(MOST):
            here = self.focused()
            if here and (here.role, here.name) == (role, name):
                return here
            self.tab()
        raise Failed(f"Tab does not reach {role} {name!r}")

    def press(self, role, name):
        self.walk_to(role, name)
        self.heard = []
        self.key("Return")
