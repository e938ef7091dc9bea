#!/usr/bin/python3
"""story.py BIN-FOLDER SCRATCH PORT: a newcomer's first quarter of an hour with the console.

Starts the console on an empty folder and drives it by what desk.py offers: first start, the invitation, two devices that enrol, a change that
arrives, a device that is stopped and one that is removed, quitting. On the way every interactive thing on every page must have a name.
"""
import json
import os
import signal
import time

import pyatspi

from desk import (PORT, SCRATCH, Failed, device, enter, eventually, expect, find, go_to, keys, nameless, press, press_menu, row_of, start_agent,
                  start_console, step, tell, text_of, thing, things)

DATA = os.path.join(SCRATCH, "data")
PASSWORD = "a password of the story"


def story():
    console = start_console(DATA)
    step("first start")
    enter("System Manager ID", "admin")
    enter("Password", PASSWORD)
    enter("Repeat it", PASSWORD)
    press("Start")
    eventually("nobody is signed in after the first start", lambda: find("Pages"))
    expect(f":{PORT}")

    step("an invitation")
    press("Make Enrolment Code")
    invitation = eventually("no invitation is shown", lambda: text_of("Invitation"))

    step("two devices enrol and start")
    # One code serves one device unless more are asked for.
    for name in ("lobby", "sales"):
        start_agent(name)
        if name == "sales":
            press("Make Enrolment Code")
            invitation = eventually("no second invitation is shown", lambda: text_of("Invitation") not in ("", invitation) and text_of("Invitation"))
        device(name, "enrol", invitation, "--name", name, "--serial", f"STORY-{name}", "--location", "Ground floor")
        device(name, "start")

    step("a change is seen as it happens, and arrives")
    device("lobby", "login", "alice")
    device("lobby", "set", "display.language", '{"language":"de","keyboard":"de"}')
    expect("alice")
    device("sales", "login", "alice")
    eventually("the change does not arrive", lambda: json.loads(device("sales", "get", "display.language", "--json")) and
               '"de"' in device("sales", "get", "display.language", "--json"))

    for page in PAGES:
        step(f"every thing on {page} has a name")
        go_to(page)
        time.sleep(0.5)
        found = nameless()
        if found:
            raise Failed(f"without a name on {page}: " + "; ".join(found))

    step("Ctrl+L locks, on every page")
    for page in PAGES:
        go_to(page)
        keys(console, "ctrl+l")
        eventually(f"Ctrl+L does not lock on {page}", lambda: find("Sign In", pyatspi.ROLE_PUSH_BUTTON) and not find("Pages"))
        enter("Password", PASSWORD)
        press("Sign In")
        eventually("nobody is signed in again", lambda: find("Pages"))

    step("one device is stopped, the other removed")
    go_to("Confirm Device Information")
    select_device("lobby")
    press("Stop")
    eventually("lobby does not stop", lambda: '"stopped"' in device("lobby", "status", "--json"))
    select_device("sales")
    press("Remove…")
    expect("sales")
    press("Remove 1 Device")
    eventually("sales does not learn that it was removed", lambda: '"removed"' in device("sales", "status", "--json"))
    eventually("sales stays in the list", lambda: row_of("sales") is None)

    step("the console is killed and comes back; the device that was stopped starts again")
    console.send_signal(signal.SIGKILL)
    console.wait(10)
    console = start_console(DATA)
    enter("System Manager ID", "admin")
    enter("Password", PASSWORD)
    press("Sign In")
    go_to("Confirm Device Information")
    select_device("lobby")
    press("Start")
    eventually("lobby does not start again", lambda: '"running"' in device("lobby", "status", "--json"))

    step("quitting")
    press_menu("Console", "Quit")
    press("Quit")
    if console.wait(30) != 0:
        raise Failed("the console ended with an error")


PAGES = ("Overview", "Confirm Device Information", "Data Sharing Details", "Replication", "Back Up", "This Machine", "Log", "Settings")


def select_device(name):
    cell = eventually(f"{name} is not in the list", lambda: row_of(name))
    table = thing("Devices", pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE)
    grid = table.queryTable()
    for row in range(grid.nRows):
        if any(grid.getAccessibleAt(row, column).name == name for column in range(grid.nColumns)):
            for other in range(grid.nRows):
                if other != row and grid.isRowSelected(other):
                    grid.removeRowSelection(other)
            grid.addRowSelection(row)
            return
    raise Failed(f"{name} cannot be selected ({cell.name})")


tell(story)
