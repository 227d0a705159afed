#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A user's first hour, through a real display: open, click a name, code a passage,
save, reopen, export. usage: user.py HEARSAY CLI STORY-FOLDER

Looks through the accessibility tree and acts with the pointer and the keyboard.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

HEARSAY, CLI, STORY = sys.argv[1:4]
LIMIT = 15  # seconds to wait for anything


def xdotool(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True)


def wait_for(what, condition):
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        try:
            found = condition()
        except gi.repository.GLib.Error:
            found = None  # what we looked at went away meanwhile
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited in vain for {what}")


def walk(node, depth=0):
    yield node
    if depth > 40:
        return
    for i in range(min(node.get_child_count(), 300)):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child, depth + 1)


def application():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(i)
        if app is not None and "hearsay" in (app.get_name() or "").lower():
            return app
    return None


def is_in_view(node):
    """GTK 4.8 tells no state of what is shown; a hidden widget has no place."""
    box = node.get_extents(Atspi.CoordType.WINDOW)
    return box.width > 0 and box.height > 0 and box.x >= 0 and box.y >= 0


def is_nameless(node):
    if node.get_role_name() not in ("push button", "button", "toggle button", "entry", "combo box", "check box", "list", "page tab"):
        return False
    name = node.get_name() or ""
    if node.get_parent().get_name() == "AdwTab":
        return False  # libadwaita's own, with a description
    return is_in_view(node) and (name == "" or name.startswith(("Gtk", "Adw", "Hearsay")))


def find(text, role=None):
    """The first widget in view whose name begins with the text, or else holds it."""
    app = application()
    holds = None
    for node in walk(app) if app is not None else []:
        try:
            name = node.get_name() or ""
            if text in name and (role is None or node.get_role_name() == role) and is_in_view(node):
                if name.startswith(text):
                    return node
                holds = holds or node
        except gi.repository.GLib.Error:
            continue  # the row was recycled while we looked
    return holds


def click(text, role=None, button=1):
    node = wait_for(f"“{text}”", lambda: find(text, role))
    box = node.get_extents(Atspi.CoordType.WINDOW)
    window = window_origin()
    xdotool("mousemove", window[0] + box.x + box.width // 2, window[1] + box.y + box.height // 2, "click", button)


def window_origin():
    """Where the widest of our windows is; tooltips and popovers are windows too."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "hearsay"], capture_output=True, text=True).stdout.split()
    windows = []
    for identifier in found:
        geometry = subprocess.run(["xdotool", "getwindowgeometry", "--shell", identifier], capture_output=True, text=True).stdout
        values = dict(line.split("=") for line in geometry.split() if "=" in line)
        if "WIDTH" in values:
            windows.append((int(values["WIDTH"]), int(values["X"]), int(values["Y"])))
    return max(windows)[1:]


def start(*paths):
    process = subprocess.Popen([HEARSAY, *map(str, paths)])
    wait_for("the window", lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "hearsay"], capture_output=True).stdout)
    wait_for("the analysis", lambda: find("Ilse Marrant"))
    time.sleep(1)
    return process


def choose_file(path):
    """The file chooser takes a typed path."""
    time.sleep(1)
    xdotool("key", "ctrl+a")
    xdotool("type", "--delay", "8", str(path))
    xdotool("key", "Return")


class Hour:
    def __init__(self, folder):
        self.folder = folder
        self.story = folder / "dam"
        self.project = folder / "dam.hearsay"
        self.report = folder / "dam.html"
        shutil.copytree(STORY, self.story)
        self.process = None

    def step_open(self):
        self.process = start(self.story)
        wait_for("the headline", lambda: find("12 articles, 2 origins"))

    def step_every_control_has_a_name(self):
        """A widget without a name shows its class name."""
        (nameless,) = wait_for("a look at all", lambda: [sorted({f"{n.get_role_name()} {n.get_name()!r}" for n in walk(application()) if is_nameless(n)})])
        assert not nameless, "; ".join(nameless)

    def step_click_a_name(self):
        click("Ilse Marrant")
        wait_for("the walker", lambda: find(" of 13"))

    def step_code_a_passage(self):
        click("Minister plays down fears")
        time.sleep(1)
        origin = window_origin()
        xdotool("mousemove", origin[0] + 500, origin[1] + 374, "mousedown", 1)
        xdotool("mousemove", "--sync", origin[0] + 600, origin[1] + 374)
        xdotool("mousemove", "--sync", origin[0] + 760, origin[1] + 375, "mouseup", 1)
        time.sleep(0.5)
        xdotool("key", "c")
        time.sleep(1)
        xdotool("type", "--delay", "15", "Denial")
        xdotool("key", "Return")
        wait_for("something to undo", lambda: find("Code passage") or find("Undo"))

    def step_save(self):
        xdotool("key", "ctrl+s")
        choose_file(self.project)
        wait_for("the project file", self.project.exists)
        time.sleep(0.5)
        saved = json.loads(self.project.read_text())
        assert len(saved["annotations"]) == 1, "one annotation"
        assert [c["name"] for c in saved["codes"].values()] == ["Denial"], "one code"
        self.before = self.project.read_bytes()

    def step_reopen(self):
        xdotool("key", "ctrl+q")
        assert self.process.wait(LIMIT) == 0
        self.process = start(self.project)
        click("Notes")
        wait_for("the code in the notes", lambda: find("Denial"))

    def step_export(self):
        xdotool("key", "ctrl+4")
        wait_for("the verified report", lambda: find("verified"))
        click("Export HTML")
        choose_file(self.report)
        wait_for("the report", self.report.exists)
        time.sleep(1)
        assert subprocess.run([CLI, "verify", self.report, self.project], capture_output=True).returncode == 0

    def step_survive_a_kill(self):
        xdotool("key", "ctrl+1")
        click("Minister plays down fears")
        time.sleep(1)
        origin = window_origin()
        xdotool("mousemove", origin[0] + 900, origin[1] + 700, "click", 1)
        xdotool("key", "n")
        time.sleep(0.5)
        xdotool("key", "Return")
        wait_for("a decision", lambda: find("1 of 121") or find("1 of 12"))
        time.sleep(2)
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(LIMIT)
        assert self.project.read_bytes() == self.before, "an unsaved change must not touch the file"
        self.process = subprocess.Popen([HEARSAY])
        click("Recover")
        wait_for("the recovered story", lambda: find("Ilse Marrant"))
        self.process.terminate()


def main():
    names = ["open", "every_control_has_a_name", "click_a_name", "code_a_passage", "save", "reopen", "export", "survive_a_kill"]
    print(f"1..{len(names)}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        hour = Hour(pathlib.Path(folder))
        for number, name in enumerate(names, 1):
            try:
                assert not failed, "an earlier step failed"
                getattr(hour, f"step_{name}")()
                print(f"ok {number} {name}", flush=True)
            except Exception as error:  # the later steps need the earlier ones
                failed = True
                subprocess.run(["import", "-window", "root", os.path.join(os.environ.get("G_TEST_BUILDDIR", "."), f"user-{name}.png")], capture_output=True)
                print(f"not ok {number} {name}\n# {type(error).__name__}: {error}", flush=True)
        if hour.process is not None and hour.process.poll() is None:
            hour.process.kill()
    return 1 if failed else 0


sys.exit(main())
