"""Fails on an include that goes against the layers, on a cycle, and on a folder that is not built like the others.

The table below is the architecture: which folder may include which. An arrow that is not in it is an error, and so is an arrow in it
that nothing uses any more. Run with the source folder as the only argument; --self-check proves that the checks can fail.
"""
import pathlib
import re
import sys

# folder -> folders it may include (itself always). Lower folders stand first.
MAY_INCLUDE = {
    "core/base": set(),
    "core/model": {"core/base"},
    "core/protocol": {"core/base", "core/model"},
    "core/age": {"core/base"},
    "core/smb": {"core/base"},
    "core/formats": {"core/base", "core/age", "core/model"},
    "core/sync": {"core/base", "core/model", "core/protocol"},
    "core/sql": {"core/base"},
    "core/store": {"core/base", "core/model", "core/sql"},
    "core/installation": {"core/base", "core/sql"},
    "core/http": set(),
    "core/userdata": {"core/base", "core/model", "core/protocol", "core/sync", "core/store"},
    "core/devices": {"core/base", "core/model", "core/protocol", "core/installation", "core/sql"},
    "core/exchange": {"core/base", "core/formats", "core/model", "core/protocol", "core/store"},
    "core/sharing": {"core/base", "core/model", "core/protocol", "core/store"},
    "core/backup": {"core/base", "core/age", "core/model", "core/sql", "core/store"},
    # A copy travels as the files of a backup, so backup lies below.
    "core/replication": {"core/base", "core/age", "core/backup", "core/installation", "core/protocol", "core/sql", "core/store"},
    "core/engine": {"core/base", "core/age", "core/model", "core/protocol", "core/installation", "core/store",
                    "core/userdata", "core/devices", "core/exchange", "core/sharing", "core/backup", "core/replication"},
    "core/server": {"core/base", "core/model", "core/protocol", "core/installation", "core/store", "core/userdata",
                    "core/devices", "core/engine", "core/http", "core/replication"},
    "core/client": {"core/base", "core/model", "core/protocol", "core/sync", "core/sql"},
    # Pages see the whole of core below the engine (its services hand out values); never the server, and each other only where said.
    "ui/text": {"core/base", "core/formats"},
    "ui/widgets": {"core/base", "core/engine", "ui/text"},
    "ui/shell": {"core/base", "core/engine", "ui/text", "ui/widgets"},
    "ui/help": {"ui/widgets"},
    "ui/signin": {"core/client", "ui/text", "ui/widgets", "ui/shell"},
    "ui/overview": {"core/base", "core/devices", "core/engine", "core/installation", "core/protocol", "ui/shell", "ui/text",
                    "ui/widgets"},
    "ui/log": {"core/base", "core/engine", "core/formats", "core/installation", "ui/text", "ui/widgets", "ui/shell"},
    "ui/settings": {"core/base", "core/engine", "core/installation", "ui/text", "ui/widgets", "ui/shell"},
    "ui/userdata": {"core/base", "core/engine", "core/userdata", "ui/shell", "ui/text", "ui/widgets"},
    # R22: the search works as in R20, so it is the same list.
    "ui/prepare": {"core/base", "core/client", "core/engine", "core/formats", "ui/shell", "ui/text", "ui/userdata", "ui/widgets"},
    "ui/exchange": {"core/base", "core/exchange", "core/model", "ui/shell", "ui/text", "ui/widgets"},
    "ui/backup": {"core/base", "core/engine", "ui/shell", "ui/text", "ui/userdata", "ui/widgets"},
    "ui/replication": {"core/base", "core/engine", "ui/backup", "ui/shell", "ui/text", "ui/userdata", "ui/widgets"},
    "ui/devices": {"core/base", "core/devices", "core/engine", "core/formats", "core/installation", "ui/shell", "ui/text", "ui/widgets"},
    "ui/sharing": {"core/base", "core/devices", "core/engine", "ui/shell", "ui/text", "ui/widgets"},
    "ui/thismachine": {"core/client", "core/engine", "ui/shell", "ui/text", "ui/widgets"},
    "app/process": {"core/base"},
    "app/control": {"core/base", "core/model", "core/protocol", "core/installation", "core/engine"},
    "app/serving": {"core/server"},
    "app/shares": {"core/base", "core/backup", "core/engine", "core/smb"},
    "app/notices": {"core/base", "core/engine"},
    "app/standby": {"core/client", "core/engine"},
    "app/headless": {"core/base", "core/formats", "core/model", "core/smb", "core/engine", "app/process", "app/control", "app/serving", "app/shares", "app/notices", "app/standby"},
    "app/device": {"core/base", "core/client", "core/formats", "core/model", "app/process"},
    "app/gui": {"core/base", "core/client", "core/engine", "core/installation", "core/smb", "app/control", "app/process", "app/serving", "app/shares", "app/standby", "app/notices", "ui/shell", "ui/help", "ui/signin", "ui/overview", "ui/userdata", "ui/prepare", "ui/exchange", "ui/backup", "ui/replication", "ui/devices", "ui/sharing", "ui/thismachine", "ui/log", "ui/settings"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"((?:app|core|ui|tests)/[^"]+)"', re.MULTILINE)
QT_INCLUDE = re.compile(r"^\s*#\s*include\s+<(Q\w+)", re.MULTILINE)
WINDOW_CLASSES = re.compile(r"^Q(Application|GuiApplication|\w*Widget\w*|Window|MainWindow|Dialog|Painter|Pixmap|Image|Icon|Font|"
                            r"Palette|Color|Style\w*|Action|Menu|Label|PushButton|LineEdit)$")
TOP_LEVEL = {"CMakeLists.txt", "app", "core", "ui", "resources", "translations", "tests", "README.md", "LICENSE", "SECURITY.md",
             "CMakePresets.json", "vcpkg.json"}
README_LINES = 40


def folder_of(path):
    """The folder of the table that a file belongs to: core/http/server.h -> core/http."""
    return "/".join(path.split("/")[:2])


def findings(files, listing=()):
    """files: {path: text}; listing: the names at the top level. All complaints, one line each."""
    complaints, used = [], set()
    for path, text in sorted(files.items()):
        if not path.endswith((".h", ".cpp")) or not path.startswith(("core/", "app/", "ui/")):
            continue
        folder = folder_of(path)
        if folder not in MAY_INCLUDE:
            complaints.append(f"{path}: the folder {folder} is not in the table of layers")
            continue
        for target in INCLUDE.findall(text):
            other = folder_of(target)
            used.add((folder, other))
            if other != folder and other not in MAY_INCLUDE[folder]:
                complaints.append(f"{path}: includes {target}, but {folder} may not use {other}")
        if folder.startswith("core/"):
            for header in QT_INCLUDE.findall(text):
                if WINDOW_CLASSES.match(header):
                    complaints.append(f"{path}: includes <{header}>: no windows in core")
                elif folder == "core/http":
                    complaints.append(f"{path}: includes <{header}>: no Qt in core/http")
    for folder, others in MAY_INCLUDE.items():
        if not any(path.startswith(folder + "/") for path in files):
            complaints.append(f"the table names {folder}, which does not exist")
        for other in sorted(others):
            if (folder, other) not in used:
                complaints.append(f"the table allows {folder} -> {other}, which nothing uses: take it out")
        readme = files.get(f"{folder}/README.md")
        if readme is None:
            complaints.append(f"{folder}: no README.md")
        elif len(readme.splitlines()) > README_LINES:
            complaints.append(f"{folder}/README.md: over {README_LINES} lines")
        if folder.startswith(("core/", "ui/")):
            build = files.get(f"{folder}/CMakeLists.txt", "")
            library = folder.replace("core/", "").replace("/", "_")
            if not re.search(rf"retinue_library\({library}\b", build):
                complaints.append(f"{folder}/CMakeLists.txt: does not make the library of its own name")
            if folder.startswith("core/") and re.search(r"Qt6::(Widgets|Gui)\b", build):
                complaints.append(f"{folder}/CMakeLists.txt: links windows into core")
    seen = set()

    def visit(folder, trail):
        if folder in trail:
            complaints.append("a cycle of folders: " + " -> ".join([*trail, folder]))
        elif folder not in seen:
            for start, end in sorted(used):
                if start == folder and end != folder:
                    visit(end, [*trail, folder])
            seen.add(folder)

    for folder in MAY_INCLUDE:
        visit(folder, [])
    for name in listing:
        if name not in TOP_LEVEL and not name.startswith("."):
            complaints.append(f"{name}: not one of the entries of the top level")
    return complaints


def self_check():
    bad = {"core/http/a.cpp": '#include "core/engine/engine.h"\n#include <QString>\n', "core/model/b.h": "#include <QWidget>\n",
           "core/attic/c.h": "", "app/headless/d.cpp": '#include "app/device/session.h"\n'}
    text = "\n".join(findings(bad, ["notes.txt"]))
    for expected in ("core/http may not use core/engine", "no Qt in core/http", "no windows in core", "core/attic is not in",
                     "app/headless may not use app/device", "notes.txt: not one", "no README.md"):
        if expected not in text:
            sys.exit(f"the check cannot fail: nothing said about '{expected}'")


def main():
    self_check()
    root = pathlib.Path(sys.argv[1])
    files = {}
    for top in ("core", "ui", "app"):
        for path in (root / top).rglob("*"):
            if path.is_file() and path.suffix in (".h", ".cpp", ".md", ".txt"):
                files[path.relative_to(root).as_posix()] = path.read_text(encoding="utf-8")
    ignored = {"build", "compile_commands.json"}
    complaints = findings(files, [p.name for p in root.iterdir() if p.name not in ignored])
    print("\n".join(complaints))
    sys.exit(1 if complaints else 0)


main()
