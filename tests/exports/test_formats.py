"""The list of formats, and how the settings and the command choose among them."""

from __future__ import annotations

import re

import pytest

from generator.errors import ConfigError
from generator.exports.format import Format
from generator.exports.formats import FORMATS, formats_named, formats_of_build
from generator.slugs import slug
from tests.support.paths import ROOT


def test_every_format_has_a_name_of_its_own_that_can_be_typed() -> None:
    names = [entry.name for entry in FORMATS]
    assert len(set(names)) == len(names)
    assert [slug(name) for name in names] == names


def test_every_format_says_what_it_is() -> None:
    assert all(entry.title and entry.about.endswith(".") for entry in FORMATS)


def test_the_manual_lists_each_format_and_who_writes_it() -> None:
    manual = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| (`[^|]*) \|.*\| (a build|a build, if `exports` names it|the command) \|$", manual, flags=re.MULTILINE
    )
    written_by = {name: writer for names, writer in rows for name in re.findall(r"`([a-z-]+)`", names)}
    assert written_by == {entry.name: _writer(entry) for entry in FORMATS}


def _writer(entry: Format) -> str:
    if not entry.is_of_build:
        return "the command"
    return "a build" if entry.by_default else "a build, if `exports` names it"


def test_joined_paths_differ() -> None:
    paths = [part.path for entry in FORMATS for part in entry.joined]
    assert len(set(paths)) == len(paths)
    files = [part.file for entry in FORMATS for part in entry.beside]
    assert len(set(files)) == len(files)


def test_a_build_writes_all_that_it_can() -> None:
    names = [entry.name for entry in formats_of_build(None)]
    assert {"tables", "json"} <= set(names)
    assert not {"sqlite", "parquet"} & set(names)


def test_the_settings_choose() -> None:
    assert [entry.name for entry in formats_of_build(["json"])] == ["json"]
    assert formats_of_build([]) == ()


def test_an_unknown_name_is_one_sentence_with_a_hint() -> None:
    with pytest.raises(ConfigError, match=r"^site_config/archive\.yml: no format .* did you mean json\?: 'jsn'$"):
        formats_of_build(["jsn"])
    with pytest.raises(ConfigError, match=r"^no format .* the formats are tables, json, .*: 'powerpoint'$"):
        formats_named(["powerpoint"])


def test_a_format_of_the_command_alone_is_refused_in_the_settings() -> None:
    with pytest.raises(ConfigError, match="only the command writes this format: transcript-archive export sqlite"):
        formats_of_build(["sqlite"])
