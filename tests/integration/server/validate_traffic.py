"""Holds recorded traffic of a real server against resources/openapi.yaml, both ways.

usage: validate_traffic.py OPENAPI_YAML TRAFFIC_JSONL [--self-check]

Every exchange must be documented: path, method, status, content type, required headers, and the bodies by their JSON Schemas (draft 2020-12;
members of answers that no schema names are findings, too). Every documented operation and status must have been exercised, unless NOT_EXERCISED says
why not. The description itself must be sound: references resolve, schemas are schemas, examples fit. --self-check doctors the records and fails
unless each forgery is found.
"""
import base64
import copy
import json
import re
import sys
import urllib.parse

import jsonschema
import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# (operation, status) -> why no test can bring it about from outside. "*" is any operation.
NOT_EXERCISED = {
    ("*", "500"): "needs a defect or a failing disk",
    ("*", "507"): "needs a full disk",
}


class Description:
    """The OpenAPI document, with references resolved where they are used."""

    def __init__(self, text):
        self.root = yaml.safe_load(text)
        self.resolver = jsonschema.RefResolver("", self.root)
        self.routes = []
        for template, item in self.root["paths"].items():
            pattern = "/".join("[^/]+" if part.startswith("{") else re.escape(part) for part in template.split("/"))
            self.routes.append((template.count("{"), re.compile(pattern), template, item))
        self.routes.sort(key=lambda route: route[0])  # literal paths before templates

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            node = self.resolver.resolve(node["$ref"])[1]
        return node

    def route(self, path):
        for _, pattern, template, item in self.routes:
            if pattern.fullmatch(path):
                return template, item
        return None, None

    def operations(self):
        for template, item in self.root["paths"].items():
            for method in METHODS:
                if method in item:
                    yield f"{method.upper()} {template}", item, item[method]

    def any_operation(self):
        return self.root["x-any-operation"]

    def errors(self, schema, value, strict):
        """strict: members that the schema does not name are errors."""
        if strict:
            schema = self.closed(schema)
        validator = jsonschema.Draft202012Validator(schema, resolver=self.resolver)
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(value)]

    def closed(self, schema, depth=0):
        """A copy with references written out in which every list of properties is complete."""
        if isinstance(schema, list):
            return [self.closed(each, depth) for each in schema]
        if not isinstance(schema, dict):
            return schema
        if depth > 30:
            raise ValueError("schemas must not refer to themselves")
        if "$ref" in schema:
            merged = dict(self.resolve(schema))
            merged.update({key: value for key, value in schema.items() if key != "$ref"})
            schema = merged
        copied = {key: self.closed(value, depth + 1) for key, value in schema.items()}
        if "properties" in copied and "additionalProperties" not in copied:
            copied["additionalProperties"] = False
        return copied


def soundness(description):
    """What is wrong with the document itself."""
    findings, ids = [], set()

    def walk(node, place):
        if isinstance(node, dict):
            if "$ref" in node:
                try:
                    description.resolve(node)
                except jsonschema.RefResolutionError:
                    findings.append(f"{place}: {node['$ref']} leads nowhere")
            for key, value in node.items():
                walk(value, f"{place}/{key}")
        elif isinstance(node, list):
            for index, value in enumerate(node):
                walk(value, f"{place}/{index}")

    walk(description.root, "")
    if findings:
        return findings
    for name, schema in description.root["components"]["schemas"].items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            findings.append(f"schema {name}: {error.message}")
    for name, item, operation in description.operations():
        if operation.get("operationId") in ids or not operation.get("operationId"):
            findings.append(f"{name}: its operationId is missing or not its own")
        ids.add(operation.get("operationId"))
        for parameter in map(description.resolve, item.get("parameters", []) + operation.get("parameters", [])):
            if parameter["in"] == "path" and "{" + parameter["name"] + "}" not in name:
                findings.append(f"{name}: the path has no {parameter['name']}")
        for content in (operation.get("requestBody") or {}).get("content", {}).values():
            for example, value in content.get("examples", {}).items():
                for error in description.errors(content["schema"], value["value"], strict=True):
                    findings.append(f"{name}: example {example}: {error}")
    return findings


def body_findings(description, content, media_type, body, strict):
    media = media_type.split(";")[0].strip().lower()
    if media not in content:
        return [f"content type {media_type!r} is not documented"]
    if "schema" not in content[media]:  # any bytes
        return []
    schema = content[media]["schema"]
    try:
        text = body.decode("utf-8")
        value = json.loads(text) if media.endswith("json") else text
    except ValueError as error:
        return [f"the body is not {media}: {error}"]
    return description.errors(schema, value, strict)


def header_findings(description, response, headers):
    findings = []
    for name, header in response.get("headers", {}).items():
        header = description.resolve(header)
        value = headers.get(name.lower())
        if value is None:
            if header.get("required"):
                findings.append(f"the header {name} is missing")
            continue
        findings += [f"header {name}: {error}" for error in description.errors(header.get("schema", {}), value, strict=False)]
    return findings


def request_findings(description, item, operation, record, query):
    """Of a request that was accepted: it must have been a documented one."""
    findings = []
    for parameter in map(description.resolve, item.get("parameters", []) + operation.get("parameters", [])):
        if parameter["in"] == "path":
            continue
        source = query if parameter["in"] == "query" else record["requestHeaders"]
        value = source.get(parameter["name"] if parameter["in"] == "query" else parameter["name"].lower())
        if value is None:
            if parameter.get("required"):
                findings.append(f"accepted without the parameter {parameter['name']}")
            continue
        schema = description.resolve(parameter.get("schema", {}))
        if schema.get("type") == "integer" and re.fullmatch("[0-9]+", value):
            value = int(value)
        findings += [f"parameter {parameter['name']}: {error}" for error in description.errors(schema, value, strict=False)]
    body = base64.b64decode(record["requestBody"])
    wanted = operation.get("requestBody")
    if wanted and body:
        findings += ["request: " + error for error in body_findings(
            description, wanted["content"], record["requestHeaders"].get("content-type", ""), body, strict=False)]
    elif body:
        findings.append("accepted with a body that is not documented")
    return findings


def exchange_findings(description, record, seen):
    """What is wrong with one exchange; adds what it exercised to `seen`."""
    method, status = record["method"], str(record["status"])
    parts = urllib.parse.urlsplit(record["target"])
    query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
    template, item = description.route(parts.path)
    findings = []
    operation = None
    if item is not None:
        operation = item.get("get" if method == "HEAD" else method.lower())
    if method == "OPTIONS":
        if item is None and status == "404":
            seen.add(("*", "404"))
            return []
        allowed = status == "204" and "allow" in record["responseHeaders"]
        return [] if allowed else [f"OPTIONS was answered {status}, or without Allow"]
    name = f"{'GET' if method == 'HEAD' else method} {template}"
    if operation and status in operation["responses"]:
        response = operation["responses"][status]
        seen |= {(name, status), ("*", status)}
    elif status in description.any_operation():
        response = description.any_operation()[status]
        seen.add(("*", status))
    else:
        return [f"the status {status} is not documented"]
    if operation is None and int(status) < 400:
        findings.append("an operation that is not documented was served")
    response = description.resolve(response)
    findings += header_findings(description, response, record["responseHeaders"])
    body = base64.b64decode(record["responseBody"])
    if method == "HEAD":
        if body:
            findings.append("an answer to HEAD has a body")
    elif response.get("content"):
        findings += body_findings(description, response["content"], record["responseHeaders"].get("content-type", ""), body,
                                  strict=True)
    elif body:
        findings.append("a body where none is documented")
    if operation and int(status) < 400 and method != "HEAD":
        findings += request_findings(description, item, operation, record, query)
    return findings


def not_exercised(description, seen):
    wanted = {("*", status) for status in description.any_operation()}
    for name, _, operation in description.operations():
        wanted |= {(name, status) for status in operation["responses"]}
    exempt = {key for key in wanted if key in NOT_EXERCISED or ("*", key[1]) in NOT_EXERCISED}
    findings = [f"{name}: {status} is documented, but nothing exercised it" for name, status in sorted(wanted - exempt - seen)]
    findings += [f"{name}: {status} was exercised: take it off the list of exceptions" for name, status in sorted(exempt & seen)]
    return findings


def findings_in(description, records):
    findings, seen = [], set()
    for number, record in enumerate(records, 1):
        for finding in exchange_findings(description, record, seen):
            findings.append(f"exchange {number}, {record['method']} {record['target'][:100]} -> {record['status']}: {finding}")
    return findings + not_exercised(description, seen)


def forgeries(records):
    """(what was forged, the records with it)."""
    def first(condition):
        return next(index for index, record in enumerate(records) if condition(record))

    def forged(index, change):
        copied = list(records)
        copied[index] = copy.deepcopy(records[index])
        change(copied[index])
        return copied

    def set_json(record, name, value):
        body = json.loads(base64.b64decode(record["responseBody"]))
        if value is None:
            del body[name]
        else:
            body[name] = value
        record["responseBody"] = base64.b64encode(json.dumps(body).encode()).decode()

    pull = first(lambda r: r["method"] == "GET" and r["target"].startswith("/v1/users/") and r["status"] == 200)
    refused = first(lambda r: r["status"] == 403)
    push = first(lambda r: r["method"] == "PUT" and r["status"] == 201)
    yield "a member of the wrong type", forged(pull, lambda r: set_json(r, "complete", "yes"))
    yield "a missing member", forged(pull, lambda r: set_json(r, "state", None))
    yield "a member nobody documented", forged(pull, lambda r: set_json(r, "surprise", 1))
    yield "an unknown problem word", forged(refused, lambda r: set_json(r, "type", "urn:retinue:problem:whatever"))
    yield "an undocumented status", forged(pull, lambda r: r.update(status=418))
    yield "an undocumented path", forged(pull, lambda r: r.update(target="/v1/secrets"))
    yield "an undocumented method", forged(pull, lambda r: r.update(method="DELETE"))
    yield "a missing header", forged(pull, lambda r: r["responseHeaders"].pop("etag"))
    yield "a wrong content type", forged(pull, lambda r: r["responseHeaders"].update({"content-type": "text/html"}))
    yield "a change without Change-Id", forged(push, lambda r: r["requestHeaders"].pop("change-id"))
    held = first(lambda r: r["method"] == "GET" and r["target"] == "/v1/replication" and b'"copy"' in base64.b64decode(r["responseBody"]))
    part = first(lambda r: r["target"].startswith("/v1/replication/incoming/") and r["status"] == 200)
    yield "a copy without its root", forged(held, lambda r: set_json(r, "copy", {"name": "x"}))
    yield "a part without its offset", forged(part, lambda r: r.update(target=r["target"].split("?")[0]))
    yield "a part of another type", forged(part, lambda r: r["requestHeaders"].update({"content-type": "text/html"}))
    yield "no part ever", [record for record in records if "/incoming/" not in record["target"]]
    yield "no 412 ever", [record for record in records if record["status"] != 412]
    yield "no event stream ever", [record for record in records if not record["target"].startswith("/v1/events")]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        description = Description(file.read())
    with open(sys.argv[2], encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    if "--self-check" in sys.argv[3:]:
        honest = set(findings_in(description, records))
        missed = [what for what, forged in forgeries(records) if not set(findings_in(description, forged)) - honest]
        for what in missed:
            print(f"not found: {what}")
        return 1 if missed else 0
    findings = soundness(description) or findings_in(description, records)
    for finding in findings:
        print(finding)
    print(f"{len(records)} exchanges, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
