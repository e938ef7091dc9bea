"""desk.py: what somebody does at a desk with the console, by assistive technology alone.

Drives the console through AT-SPI by the names that a screen reader speaks, and runs the other programs beside it. A story imports it and
calls tell(). Runs inside a session bus and a display (see run), as STORY BIN-FOLDER SCRATCH PORT.
"""
import os
import subprocess
import sys
import time

import pyatspi

BIN, SCRATCH, PORT = sys.argv[1], sys.argv[2], sys.argv[3]
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


def keys(console, *strokes):
    """As somebody at the keyboard presses them, through display and window manager, to the console's window."""
    window = run("xdotool", "search", "--sync", "--onlyvisible", "--pid", str(console.pid), "--name", "Retinue").split()[0]
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


def start(log, *command):
    """A program that goes on beside the story and is ended with it."""
    with open(os.path.join(SCRATCH, f"{log}.log"), "ab") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    started.append(process)
    return process


def start_console(data, port=PORT):
    return start("console", f"{BIN}/retinue", "--data", data, "--port", port, "--no-announce", "--preferences",
                 os.path.join(SCRATCH, "preferences.ini"))


def start_agent(name):
    start(name, f"{BIN}/retinue-device", "--home", os.path.join(SCRATCH, name), "agent")
    eventually(f"the agent of {name} does not run", lambda: "state" in run(f"{BIN}/retinue-device", "--home", os.path.join(SCRATCH, name),
                                                                        "status", "--json", fail=False))


def row_of(name):
    for cell in things(thing("Devices", pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE)):
        if cell.name == name:
            return cell
    return None


def press_menu(menu, name):
    for title in (menu, name):
        item = eventually(f"no menu has {title}", lambda: find(title, pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_MENU))
        action = item.queryAction()
        action.doAction(0)
        time.sleep(0.3)


def step(what):
    print(f"story: {what}", flush=True)


def tell(story):
    """Ends the program with 0 when the story was told to its end."""
    try:
        story()
        print("story: told to its end")
        code = 0
    except Failed as failure:
        print(f"story: {failure}", file=sys.stderr)
        for thing_ in things():
            if thing_.name:
                print(f"  {thing_.getRoleName()}: {thing_.name}", file=sys.stderr)
        code = 1
    finally:
        for process in started:
            if process.poll() is None:
                process.terminate()
        for process in started:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
    sys.exit(code)
