"""Look at all locked packages: their licences, and the known vulnerabilities. `nox -s audit` runs it.

The licences are those that the installed packages state; `licences.toml` says which are allowed. Vulnerabilities come
from the service that pip-audit asks. Where that has no answer, `--advisories FOLDER` reads records in the format of OSV
(JSON), such as an unpacked export of the advisories for PyPI; a folder of few records is no such export, and so has no
answer. A package that nobody knows is a fault. The last lines say how many packages were looked up where.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).resolve().parent
LOCK = FOLDER.parent / "uv.lock"

_OWN_NAME = "transcript-archive"

MIN_RECORDS = 5_000
"""Records of a complete export at least: that of PyPI had more than 10,000 in 2025."""

_APPROVALS = frozenset({"OSI Approved", "DFSG approved"})
"""Classifiers under `License` that name no licence."""

Versions = Mapping[str, str]
"""The version of each package, by its normal name."""


def normal_name(name: str) -> str:
    """Return the normal form of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked_versions(lock: Path = LOCK) -> dict[str, str]:
    """Return the versions in a lock file, without the archive itself."""
    packages = tomllib.loads(lock.read_text(encoding="utf-8"))["package"]
    return {normal_name(entry["name"]): entry["version"] for entry in packages if entry["name"] != _OWN_NAME}


def stated_licences(metadata: Any) -> list[str]:  # noqa: ANN401 - an email message, by the library's own types
    """Return what the metadata of a package state: an expression, else its classifiers, else its free text."""
    if expression := metadata.get("License-Expression"):
        return [expression]
    classifiers = [text.split(" :: ")[-1] for text in metadata.get_all("Classifier", []) if text.startswith("License")]
    if licences := [text for text in classifiers if text not in _APPROVALS]:
        return licences
    text = (metadata.get("License") or "").strip()
    return [text.splitlines()[0]] if text else []


def is_allowed(licence: str, rules: Mapping[str, Any]) -> bool:
    """Return True if a licence or an expression of licences is allowed: of `OR` one part, of `AND` each part."""
    parts = re.split(r"\s+OR\s+", licence.strip("() "))
    if len(parts) > 1:
        return any(is_allowed(part, rules) for part in parts)
    parts = re.split(r"\s+AND\s+", licence)
    if len(parts) > 1:
        return all(is_allowed(part, rules) for part in parts)
    return rules["names"].get(licence.lower(), licence) in rules["allowed"]


def licence_faults(stated: Mapping[str, Sequence[str]], locked: Versions, rules: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each locked package whose licence isn't allowed or isn't known.

    Args:
        stated: The licences of the installed packages, by the normal names of the packages.
        locked: The locked packages.
        rules: `licences.toml`.
    """
    for name in locked:
        if name in rules["packages"]:
            continue
        if name not in stated:
            if name not in rules["elsewhere"]:
                yield f"{name}: the package isn't installed here; write its licence under [elsewhere] in licences.toml"
        elif not stated[name]:
            yield f"{name}: the package states no licence; look for it, and write it under [packages] in licences.toml"
        elif not all(is_allowed(licence, rules) for licence in stated[name]):
            yield f"{name}: the licence {'; '.join(stated[name])} isn't in the list of licences.toml"
    for name in [*rules["packages"], *rules["elsewhere"]]:
        if name not in locked:
            yield f"{name}: licences.toml names the package, but uv.lock doesn't; remove the line"


def node_faults(lock: Mapping[str, Any], rules: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each package of `package-lock.json` whose licence isn't allowed."""
    for path, package in lock["packages"].items():
        licence = package.get("license", "")
        if path and not is_allowed(licence, rules):
            yield f"{path.removeprefix('node_modules/')}: the licence {licence or '(none)'} isn't in licences.toml"


class Answer(NamedTuple):
    """What somebody knows about packages."""

    found: tuple[str, ...] = ()
    """A sentence for each vulnerability."""
    packages: frozenset[str] = frozenset()
    """The packages that were looked up."""
    records: int = 0
    """The records of vulnerabilities in Python packages that were read."""
    newest: str = ""
    """The date of the newest record."""
    problem: str = ""
    """What the service says about a package that it has no answer for."""


def read_records(folder: Path, locked: Versions) -> Answer:
    """Return the vulnerabilities of locked packages in the records of a folder.

    A folder with less than `MIN_RECORDS` has no answer for packages without a vulnerability.
    """
    from packaging.version import Version

    found, records, newest, vulnerable = [], 0, "", set()
    for path in sorted(folder.rglob("*.json")):
        record = _record(path)
        if record is None:
            found.append(f"{path.relative_to(folder)}: the file holds no record of vulnerabilities in JSON")
            continue
        affected_here = [entry for entry in record.get("affected", ()) if _package(entry).get("ecosystem") == "PyPI"]
        records += bool(affected_here)
        newest = max(newest, str(record.get("modified", ""))[:10]) if affected_here else newest
        for affected in affected_here if not record.get("withdrawn") else ():
            name = normal_name(_package(affected).get("name", ""))
            if name in locked and _is_affected(Version(locked[name]), affected):
                found.append(f"{name} {locked[name]}: {record['id']}: {record.get('summary', 'see the record')}")
                vulnerable.add(name)
    return Answer(tuple(found), frozenset(locked if records >= MIN_RECORDS else vulnerable), records, newest)


def _record(path: Path) -> dict[str, Any] | None:
    try:
        record = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return record if isinstance(record, dict) else None


def _package(affected: Mapping[str, Any]) -> Mapping[str, Any]:
    return dict(affected.get("package", {}))


def _is_affected(version: Any, affected: Mapping[str, Any]) -> bool:  # noqa: ANN401 - a class of the library
    from packaging.version import Version

    if str(version) in affected.get("versions", ()):
        return True
    for span in affected.get("ranges", ()):
        if span.get("type") != "ECOSYSTEM":
            continue
        is_in = False
        for event in span.get("events", ()):
            if "introduced" in event:
                is_in = is_in or event["introduced"] == "0" or version >= Version(event["introduced"])
            elif ("fixed" in event and version >= Version(event["fixed"])) or (
                "last_affected" in event and version > Version(event["last_affected"])
            ):
                is_in = False
        if is_in:
            return True
    return False


def service_answer(report: Mapping[str, Any], locked: Versions) -> Answer:
    """Return what a report of pip-audit says; it doesn't answer for packages that it skips or has in other versions."""
    found, answered, problem = [], set(), ""
    for package in report["dependencies"]:
        name = normal_name(package["name"])
        if "skip_reason" not in package and locked.get(name) == package["version"]:
            answered.add(name)
        problem = problem or package.get("skip_reason", "")
        for vulnerability in package.get("vulns", ()):
            fixed = ", ".join(vulnerability["fix_versions"]) or "no version yet"
            found.append(f"{package['name']} {package['version']}: {vulnerability['id']}; fixed in {fixed}")
    return Answer(tuple(found), frozenset(answered), problem=problem)


def ask_service(locked: Versions) -> Answer:
    """Return the answer of the service; if it can't be reached, it knows of no package."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(FOLDER / "audit.txt"), "--require-hashes"]
    command += ["--disable-pip", "--format", "json", "--progress-spinner", "off"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return service_answer(json.loads(result.stdout), locked)
    except json.JSONDecodeError:
        lines = result.stderr.split("\n")
        return Answer(problem=next((line.strip() for line in reversed(lines) if line.strip()), "no answer"))


def vulnerability_lines(service: Answer, records: Answer, locked: Versions, node: int) -> tuple[list[str], list[str]]:
    """Return a sentence for each fault, and the lines that say what was looked up and what was not.

    Args:
        service: The answer of the service.
        records: The records of a folder, about the packages that the service has no answer for.
        locked: The locked packages.
        node: The number of locked packages of Node.
    """
    by_records = records.packages - service.packages
    unknown = sorted(locked.keys() - service.packages - by_records)
    faults = [*service.found, *records.found]
    looked_up = (
        f"{len(service.packages)} packages looked up by the service, {len(by_records)} in {records.records} records"
    )
    lines = [
        f"vulnerabilities: {looked_up} of the folder, {len(unknown)} by nobody",
        f"vulnerabilities: the {node} packages of Node, which only check style, are not looked up",
    ]
    if records.newest:
        lines.append(f"vulnerabilities: the newest record of the folder is of {records.newest}")
    if unknown:
        lines.append(f"not looked up: {', '.join(unknown) if len(unknown) < len(locked) else 'all packages'}")
        faults.append(
            f"nobody could be asked whether {len(unknown)} of {len(locked)} packages are vulnerable:"
            f" {_why_unknown(service, records)}; audit on a machine that reaches the service, or give a folder with an"
            " export of its records: nox -s audit -- --advisories FOLDER"
        )
    return faults, lines


def _why_unknown(service: Answer, records: Answer) -> str:
    said = f" and says {service.problem!r}" if service.problem else ""
    reason = f"the service that pip-audit asks answers for {len(service.packages)}{said}"
    if 0 < records.records < MIN_RECORDS:
        reason += f", and the folder has {records.records:,} records, too few for an export (at least {MIN_RECORDS:,})"
    return reason


def main(arguments: Sequence[str]) -> int:
    """Print the faults, and return 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--advisories", type=Path, help="a folder of OSV records, for packages without an answer")
    options = parser.parse_args(arguments)
    if options.advisories is not None and not options.advisories.is_dir():
        parser.error(f"{options.advisories} is no folder")
    locked = locked_versions()
    rules = tomllib.loads((FOLDER / "licences.toml").read_text(encoding="utf-8"))
    stated = {normal_name(found.name): stated_licences(found.metadata) for found in importlib.metadata.distributions()}
    node = json.loads((FOLDER / "package-lock.json").read_bytes())
    licences = [*licence_faults(stated, locked, rules), *node_faults(node, rules)]
    service = ask_service(locked)
    unanswered = {name: version for name, version in locked.items() if name not in service.packages}
    records = read_records(options.advisories, unanswered) if options.advisories is not None else Answer()
    node_packages = sum(1 for path in node["packages"] if path)
    vulnerabilities, lines = vulnerability_lines(service, records, locked, node_packages)
    print(*licences, *vulnerabilities, *lines, sep="\n")
    print(f"licences: {len(licences)} faults in {len(locked)} packages; vulnerabilities: {len(vulnerabilities)} faults")
    return 1 if licences or vulnerabilities else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
