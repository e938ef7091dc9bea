#!/usr/bin/python3
"""story.py BIN-FOLDER SCRATCH PORT: a newcomer's first quarter of an hour with the console, by assistive technology alone.

Starts the console on an empty folder and drives it through AT-SPI by the names that a screen reader speaks: first start, the invitation,
two devices that enrol, a change that arrives, a device that is stopped and one that is removed, quitting. On the way every interactive thing
on every page must have a name. Runs inside a session bus and a display (see run).
"""
import json
import os
import signal
import subprocess
import sys
import time

import pyatspi

BIN, SCRATCH, PORT = sys.argv[1], sys.argv[2], sys.argv[3]
DATA = os.path.join(SCRATCH, "data")
PASSWORD = "a password of the story"
SECONDS = 30
INTERACTIVE = {pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_ENTRY,
               pyatspi.ROLE_TEXT, pyatspi.ROLE_PASSWORD_TEXT, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_SPIN_BUTTON, pyatspi.ROLE_TABLE,
               pyatspi.ROLE_TREE, pyatspi.ROLE_LIST, pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_TREE_TABLE}
started = []


class Failed(Exception):
    pass


def eventually(what, function, seconds=SECONDS):
    """The first true answer of the function, asked again and again; a tree that changes meanwhile is looked at anew."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = function()
        except Exception:  # a thing of the tree may vanish while it is looked at
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise Failed(what)


def application():
    desktop = pyatspi.Registry.getDesktop(0)
    for app in desktop:
        if app and app.name in ("Retinue", "retinue"):
            return app
    return None


def showing(thing):
    states = thing.getState()
    return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)


def things(root=None, only_showing=True):
    """Everything below, depth first."""
    root = root or application()
    if root is None:
        return
    stack = [root]
    while stack:
        thing = stack.pop()
        if thing is not root and only_showing and thing.getRole() != pyatspi.ROLE_MENU_ITEM and not showing(thing):
            continue
        yield thing
        if thing.getRole() in (pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE, pyatspi.ROLE_LIST, pyatspi.ROLE_TREE_TABLE) and thing.childCount > 400:
            continue
        stack.extend(child for child in reversed([thing.getChildAtIndex(i) for i in range(thing.childCount)]) if child)


def find(name, *roles):
    for thing in things():
        if thing.name == name and (not roles or thing.getRole() in roles):
            return thing
    return None


def thing(name, *roles):
    return eventually(f"nothing on the screen is called '{name}'", lambda: find(name, *roles))


def press(name, *roles):
    roles = roles or (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_CHECK_BOX)
    wanted = thing(name, *roles)
    eventually(f"'{name}' cannot be used", lambda: wanted.getState().contains(pyatspi.STATE_SENSITIVE))
    action = wanted.queryAction()
    names = [action.getName(i).lower() for i in range(action.nActions)]
    for verb in ("press", "toggle", "click", "check"):
        if verb in names:
            action.doAction(names.index(verb))
            return
    raise Failed(f"'{name}' has no action to press: {names}")


def enter(name, text):
    wanted = thing(name, pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY, pyatspi.ROLE_PASSWORD_TEXT)
    wanted.queryEditableText().setTextContents(text)


def text_of(name):
    wanted = thing(name, pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY, pyatspi.ROLE_LABEL)
    try:
        return wanted.queryText().getText(0, -1)
    except NotImplementedError:
        return wanted.name


def says(text):
    return any(text in (thing.name or "") for thing in things())


def keys(*strokes):
    """As somebody at the keyboard presses them, through display and window manager, to the console's window."""
    window = run("xdotool", "search", "--sync", "--onlyvisible", "--pid", str(started[0].pid), "--name", "Retinue").split()[0]
    run("xdotool", "windowactivate", "--sync", window)
    for stroke in strokes:
        run("xdotool", "key", stroke)


def expect(text):
    eventually(f"the screen does not say '{text}'", lambda: says(text))


def go_to(page):
    navigation = thing("Pages", pyatspi.ROLE_TREE, pyatspi.ROLE_TREE_TABLE, pyatspi.ROLE_TABLE, pyatspi.ROLE_LIST)
    grid = navigation.queryTable()
    for row in range(grid.nRows):
        if grid.getAccessibleAt(row, 0).name == page:
            grid.addRowSelection(row)
            eventually(f"the page {page} does not come", lambda: page_is(page))
            return
    raise Failed(f"the navigation has no {page}")


def page_is(page):
    return any(thing.name == page and thing.getRole() in (pyatspi.ROLE_PANEL, pyatspi.ROLE_FILLER, pyatspi.ROLE_LABEL) for thing in things()
               if thing.getRole() != pyatspi.ROLE_TREE_ITEM)


def nameless():
    """Interactive things on the screen without a name, as people would have to call them."""
    found = []
    for thing in things():
        if thing.getRole() in INTERACTIVE and not thing.name:
            trail, parent = [], thing.parent
            while parent and len(trail) < 4:
                trail.append(parent.name or parent.getRoleName())
                parent = parent.parent
            found.append(f"{thing.getRoleName()} in {' in '.join(trail)}")
    return found


def run(*command, fail=True):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if fail and done.returncode != 0:
        raise Failed(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return done.stdout


def device(name, *command):
    return run(f"{BIN}/retinue-device", "--home", os.path.join(SCRATCH, name), *command)


def start_console():
    with open(os.path.join(SCRATCH, "console.log"), "ab") as log:
        console = subprocess.Popen([f"{BIN}/retinue", "--data", DATA, "--port", PORT, "--no-announce", "--preferences",
                                    os.path.join(SCRATCH, "preferences.ini")], stdout=log, stderr=log)
    started.append(console)
    return console


def start_agent(name):
    with open(os.path.join(SCRATCH, f"{name}.log"), "ab") as log:
        agent = subprocess.Popen([f"{BIN}/retinue-device", "--home", os.path.join(SCRATCH, name), "agent"], stdout=log, stderr=log)
    started.append(agent)
    eventually(f"the agent of {name} does not run", lambda: "state" in run(f"{BIN}/retinue-device", "--home", os.path.join(SCRATCH, name),
                                                                        "status", "--json", fail=False))


def row_of(name):
    for cell in things(thing("Devices", pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE)):
        if cell.name == name:
            return cell
    return None


def story():
    console = start_console()
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
        keys("ctrl+l")
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
    console = start_console()
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


PAGES = ("Overview", "Confirm Device Information", "Data Sharing Details", "Back Up", "This Machine", "Log", "Settings")


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


def press_menu(menu, name):
    for title in (menu, name):
        item = eventually(f"no menu has {title}", lambda: find(title, pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_MENU))
        action = item.queryAction()
        action.doAction(0)
        time.sleep(0.3)


def step(what):
    print(f"story: {what}", flush=True)


def main():
    try:
        story()
        print("story: told to its end")
        return 0
    except Failed as failure:
        print(f"story: {failure}", file=sys.stderr)
        for thing_ in things():
            if thing_.name:
                print(f"  {thing_.getRoleName()}: {thing_.name}", file=sys.stderr)
        return 1
    finally:
        for process in started:
            if process.poll() is None:
                process.terminate()
        for process in started:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


sys.exit(main())
