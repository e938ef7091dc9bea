"""with_passphrase.py PASSPHRASE COMMAND...: runs a command on a terminal of its own and answers each of its questions for a passphrase.

The command `age` asks on the terminal and nowhere else. Ends with its exit status; what it said goes to standard error.
"""
import os
import pty
import sys

passphrase, command = sys.argv[1], sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
said, answered = b"", 0
while True:
    try:
        piece = os.read(terminal, 4096)
    except OSError:  # the other end is closed
        break
    if not piece:
        break
    said += piece
    asked = said.lower().count(b"passphrase")
    if said.rstrip().endswith(b":") and asked > answered:
        answered = asked
        os.write(terminal, passphrase.encode() + b"\n")
_, status = os.waitpid(child, 0)
sys.stderr.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(status))
