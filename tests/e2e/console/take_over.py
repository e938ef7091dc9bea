#!/usr/bin/python3
"""take_over.py BIN-FOLDER SCRATCH PORT: the server is lost, and the console of the machine that stands by takes over.

First with a copy that somebody has changed behind the product's back: that is refused, the reason is shown, and the machine stands by as before.
Then, repaired by the server, for good: the console opens again as the server, with the lost one's CA, device and data, and the device goes on.
"""
import glob
import json
import os
import signal
import socket
import sqlite3

import pyatspi

from desk import (BIN, PORT, SCRATCH, Failed, device, enter, eventually, expect, find, go_to, press, press_menu, row_of, run, start, start_agent,
                  start_console, step, tell)

SOURCE, STANDBY = os.path.join(SCRATCH, "source"), os.path.join(SCRATCH, "standby")
PASSWORD = "a password of the story"
PASSWORD_FILE = os.path.join(SCRATCH, "password")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def serve(data, port, *more):
    process = start("retinued", f"{BIN}/retinued", "run", "--data", data, "--listen", "127.0.0.1", "--port", port, "--no-announce",
                    "--first-administrator", "admin", "--password-file", PASSWORD_FILE, *more)
    eventually(f"no server answers on {data}", lambda: command(data, "status")["caFingerprint"])
    return process


def command(data, *words):
    return json.loads(run(f"{BIN}/retinued", *words, "--data", data, "--json"))


def is_brought_over():
    done = command(SOURCE, "replication", "now")
    return done["result"] == "OK" and done["content"] == "nothing"


def value():
    return json.loads(device("lobby", "get", "display.language", "--json"))["result"]["value"]["language"]


def sign_in():
    enter("System Manager ID", "admin")
    enter("Password", PASSWORD)
    press("Sign In")
    eventually("nobody is signed in", lambda: find("Pages"))


def take_over():
    go_to("Replication")
    press("Take Over…")
    expect("The window closes, and opens again over the server that this machine then is.")
    press("Yes")


def change_behind_its_back():
    (file,) = glob.glob(os.path.join(STANDBY, "standby", "copy-*", "store.db"))
    copy = sqlite3.connect(file)
    with copy:
        changed = copy.execute("""UPDATE setting SET body = '{"language":"fr"}' WHERE secret = 0""").rowcount
    copy.close()
    if changed == 0:
        raise Failed("the copy holds nothing that could be changed")


def story():
    with open(PASSWORD_FILE, "w", encoding="utf-8") as file:
        os.chmod(PASSWORD_FILE, 0o600)
        file.write(PASSWORD + "\n")
    step("a server with a device, and the console of a machine that stands by")
    source_port = free_port()
    source = serve(SOURCE, source_port)
    fingerprint = command(SOURCE, "status")["caFingerprint"]
    standby = serve(STANDBY, PORT, "--standby")
    own = command(STANDBY, "status")["caFingerprint"]
    standby.terminate()
    standby.wait(30)
    console = start_console(STANDBY)
    sign_in()
    expect("This machine stands by for another server")
    command(SOURCE, "replication", "start", f"127.0.0.1:{PORT}", "--administrator", "admin", "--passphrase-file", PASSWORD_FILE,
            "--fingerprint", own)
    start_agent("lobby")
    code = command(SOURCE, "code", "new")["code"]
    device("lobby", "enrol", "--server", f"127.0.0.1:{source_port}", "--fingerprint", fingerprint, "--code", code, "--name", "lobby")
    device("lobby", "start")
    device("lobby", "login", "alice")
    device("lobby", "set", "display.language", '{"language":"de"}')
    eventually("the change does not go up", lambda: json.loads(device("lobby", "status", "--json"))["result"]["unsent"] == 0)
    eventually("the copy does not become equal", is_brought_over)

    step("a copy that does not prove is not taken over, and the machine stands by as before")
    change_behind_its_back()
    take_over()
    expect("is not what was written")
    press("Try Again")
    eventually("the console does not come back", lambda: find("Pages") or find("Sign In", pyatspi.ROLE_PUSH_BUTTON))
    if not find("Pages"):
        sign_in()
    expect("This machine stands by for another server")
    if command(STANDBY, "status")["caFingerprint"] != own or command(STANDBY, "replication", "status")["role"] != "standby":
        raise Failed("the machine is not what it was before")

    step("the server finds the difference and repairs it")
    found = command(SOURCE, "replication", "verify")
    if found["differing"] == 0 or not found["repaired"]:
        raise Failed(f"the copy was not repaired: {found}")

    step("the server is lost, and the console opens again as the server")
    source.send_signal(signal.SIGKILL)
    source.wait(10)
    take_over()
    eventually("the console does not come back", lambda: find("Pages") or find("Sign In", pyatspi.ROLE_PUSH_BUTTON), 90)
    if not find("Pages"):
        sign_in()
    expect("The server runs on")
    now = command(STANDBY, "status")
    if now["caFingerprint"] != fingerprint or now["role"] != "server":
        raise Failed(f"this is not the lost server: {now}")
    go_to("Confirm Device Information")
    eventually("the device is not in the list", lambda: row_of("lobby"))

    step("under the lost server's address the device goes on")
    press_menu("Console", "Quit")
    press("Quit")
    if console.wait(30) != 0:
        raise Failed("the console ended with an error")
    start_console(STANDBY, source_port)
    eventually("the device does not go on", lambda: json.loads(device("lobby", "status", "--json"))["result"]["state"] == "running", 90)
    device("lobby", "logout")
    device("lobby", "login", "alice")
    eventually("what was acknowledged is not there", lambda: value() == "de")
    device("lobby", "set", "display.language", '{"language":"ja"}')
    eventually("the new server takes no change", lambda: json.loads(device("lobby", "status", "--json"))["result"]["unsent"] == 0)


tell(story)
