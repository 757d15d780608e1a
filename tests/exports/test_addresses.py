from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.exports.akoma_ntoso import AKOMA_NTOSO_FILE
from generator.project import Project
from generator.urls import html_file
from tests.support.exporting import unpack

SUFFIXES = {".csv", ".json", ".jsonl", ".txt", ".vtt", ".xml"}


@pytest.fixture(scope="module")
def built(_frozen_once: Project) -> Project:
    """A built archive, which these tests only read."""
    return _frozen_once


@pytest.fixture(scope="module")
def site(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, with the files in ZIP and gzip unpacked."""
    site = tmp_path_factory.mktemp("unpacked") / "site"
    shutil.copytree(built.site, site)
    unpack(site / "data")
    return site


def exports(site: Path) -> list[Path]:
    """Return the files of exports in a built site, those in `data/` and those beside pages."""
    return [path for path in sorted(site.rglob("*")) if path.suffix in SUFFIXES and is_export(path, site)]


def is_export(path: Path, site: Path) -> bool:
    return path.relative_to(site).parts[0] == "data" or path.name.startswith("session.")


def ids_of(site: Path, href: str) -> set[str]:
    """Return the ids of the page at an address."""
    return set(re.findall(r'\bid="([^"]+)"', (site / html_file(href)).read_text(encoding="utf-8")))


def test_every_address_in_an_export_leads_to_a_page_with_the_id(site: Path, built: Project) -> None:
    address = re.compile(re.escape(built.site_url()) + r'([\w/-]*/)#([^\s"<&,\\]+)')
    found = {path: address.findall(path.read_text(encoding="utf-8")) for path in exports(site)}
    assert {path.suffix for path in found if found[path]} >= {".csv", ".xml"}
    ids = {href: ids_of(site, href) for places in found.values() for href, _ in places}
    assert [(path, href, own_id) for path in found for href, own_id in found[path] if own_id not in ids[href]] == []


def test_ids_without_an_address_are_those_of_the_page(site: Path) -> None:
    paths = [path for path in exports(site) if path.name == AKOMA_NTOSO_FILE]
    assert paths
    for path in paths:
        root = ET.parse(path).getroot()  # noqa: S314 - our own file
        speeches = {child.get("eId") for child in root.iter() if child.tag.endswith("}speech")}
        assert speeches <= ids_of(site, f"{path.parent.relative_to(site / 'data' / 'akoma-ntoso').as_posix()}/")


def test_the_id_of_an_utterance_is_the_address_of_its_turn(site: Path) -> None:
    paths = sorted(site.glob("data/convokit/*/utterances.jsonl"))
    assert paths
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            href, _, own_id = json.loads(line)["id"].partition("#")
            assert own_id in ids_of(site, href)
