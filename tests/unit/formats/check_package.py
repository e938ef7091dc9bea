"""check_package.py PACKAGE SCHEMA: reads a package with stock tools only and holds it against the schema.

Every JSON entry is valid by the schema and by no more than one of its kinds, the manifest lists every other entry with its size and
digest, and the address books are CSV whose records have as many values as there are columns.
"""
import csv
import hashlib
import io
import json
import sys
import zipfile

import jsonschema

package, schema_file = sys.argv[1:]
with open(schema_file, encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
with zipfile.ZipFile(package) as archive:
    bad = archive.testzip()
    if bad:
        sys.exit(f"{bad}: damaged")
    content = {name: archive.read(name) for name in archive.namelist()}
    if len(content) != len(archive.namelist()):
        sys.exit("an entry is there twice")
for name, text in content.items():
    if name.endswith(".json"):
        errors = [f"{name}: {error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(text))]
        if errors:
            sys.exit("\n".join(errors))
manifest = json.loads(content.pop("manifest.json"))
if sorted(part["name"] for part in manifest["parts"]) != sorted(content):
    sys.exit(f"the manifest lists other entries than {sorted(content)}")
for part in manifest["parts"]:
    text = content[part["name"]]
    if len(text) != part["bytes"] or hashlib.sha256(text).hexdigest() != part["sha256"]:
        sys.exit(f"{part['name']}: not as the manifest says")
    if part["holds"] == "owners" and len(json.loads(text)["owners"]) != part["owners"]:
        sys.exit(f"{part['name']}: another number of owners")
    if part["holds"] == "address-book":
        lines = [line for line in io.StringIO(text.decode("utf-8"), newline="") if not line.startswith("#")]
        rows = list(csv.reader(lines))
        if any(len(row) != len(rows[0]) for row in rows):
            sys.exit(f"{part['name']}: records of other lengths than the column row")
print(len(content), "entries")
