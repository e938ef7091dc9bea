"""check_commands.py ROOT: every command of another package that a script runs is installed by the script's own purposes.

Commands of Debian's essential packages, and of what those need, are not looked at.
"""
import pathlib
import re
import sys

PACKAGE = {
    "cmake": "cmake", "ctest": "cmake", "socat": "socat", "pkill": "procps", "pgrep": "procps", "openssl": "openssl", "curl": "curl",
    "sqlite3": "sqlite3", "git": "git", "python3": "python3", "/usr/bin/python3": "python3", "psql": "postgresql", "wrk": "wrk",
    "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "import": "imagemagick", "dbus-run-session": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core", "clang-format-14": "clang-format-14", "clang-tidy-14": "clang-tidy-14",
    "debootstrap": "debootstrap", "dpkg-deb": "dpkg-dev", "g++": "g++", "nginx": "nginx-light", "xauth": "xauth", "jq": "jq",
    "smbd": "samba", "xprop": "x11-utils", "xwininfo": "x11-utils", "ccache": "ccache", "pg_config": "libpq-dev",
    "rsync": "rsync", "ldapsearch": "ldap-utils", "restic": "restic", "age": "age", "age-keygen": "age", "zstd": "zstd",
}
# What each script installs before it runs, or its caller did.
PURPOSES = {
    "app/run": "build demo display",
    "app/demo/run": "build demo display",
    "tests/run": "build demo display test package",
    "tests/package/run": "build demo display test package",
    "tests/e2e/console/run": "build demo display test package",
    "tests/support/check_format": "build demo display test package",
    "tests/support/check_lint": "build demo display test package",
    "tests/support/test_checks": "build demo display test package",
    "tests/support/fuzz_briefly": "build demo display test package",
    "tests/bench/run": "build demo test bench",
    "tests/bench/run_backup": "build demo test bench",
    "tests/bench/run_replication": "build demo test bench",
    "tests/bench/harness.sh": "build demo test bench",
    "tests/bench/references.sh": "build demo test bench",
    "tests/bench/table.sh": "build demo test bench",
}
# A command stands at the beginning of a line, or behind what begins another one.
BEFORE = r"(?:^|[|;&({!`]|\$\(|\b(?:then|do|else|if|while|until|exec|xargs|env|sudo|timeout \S+|taskset -c \S+|as_postgres|leg \S+|shown)\s)\s*(?:\w+=\S*\s+)*\"?"


def installed(root):
    by_purpose = {}
    for line in (root / "app/packaging/packages.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            purpose, package = line.split()
            by_purpose.setdefault(purpose, set()).add(package)
    return by_purpose


def main():
    root = pathlib.Path(sys.argv[1])
    by_purpose = installed(root)
    problems, seen = [], 0
    for script, purposes in PURPOSES.items():
        packages = set().union(*(by_purpose[purpose] for purpose in purposes.split()))
        lines = [line for line in (root / script).read_text().splitlines() if not line.lstrip().startswith("#")]
        for command, package in PACKAGE.items():
            pattern = re.compile(BEFORE + re.escape(command) + r"(?=[\s\"');|]|$)")
            if any(pattern.search(line) for line in lines):
                seen += 1
                if package not in packages:
                    problems.append(f"{script} runs {command}, and none of its purposes ({purposes}) installs {package}")
    print("\n".join(problems) or f"{seen} commands are installed by the purposes of their scripts")
    return 1 if problems or seen == 0 else 0


sys.exit(main())
