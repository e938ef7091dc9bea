"""count_results.py FOLDER: adds up what ctest's JUnit files and the file "legs" say; prints failures and the closing line.

A Qt Test program prints "Totals: 12 passed, 1 failed, 0 skipped": its functions count one by one. Any other program counts as one test.
Exit code 0 only if nothing failed and something ran.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

TOTALS = re.compile(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped", re.MULTILINE)

passed = failed = skipped = 0
failures = []
folder = pathlib.Path(sys.argv[1])

for report in sorted(folder.glob("*.xml")):
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        name = f"{report.stem}: {case.get('name')}"
        output = case.findtext("system-out") or ""
        totals = [tuple(map(int, match)) for match in TOTALS.findall(output)]
        succeeded = case.get("status") == "run"
        passed += sum(t[0] for t in totals) if totals else int(succeeded)
        failed_here = sum(t[1] for t in totals)
        skipped += sum(t[2] for t in totals)
        if not succeeded and failed_here == 0:
            failed_here = 1  # crashed, timed out, or not even started
        failed += failed_here
        if failed_here:
            failures.append(name)

legs = folder / "legs"
for line in legs.read_text().splitlines() if legs.exists() else []:
    verdict, name = line.split(" ", 1)
    if verdict == "pass":
        passed += 1
    else:
        failed += 1
        failures.append(name)

for name in failures:
    print(f"FAILED {name}")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(0 if failed == 0 and passed > 0 else 1)
