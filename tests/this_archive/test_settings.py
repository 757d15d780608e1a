"""The settings of this repository's archive."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.archive.terms.document_frequency import MIN_TRANSCRIPTS, read_frequencies
from generator.project import Project
from generator.settings.load import load_settings
from tests.support.paths import MKDOCS, ROOT, SITE_CONFIG

OWN_KEYS = {"site_name", "site_description", "site_url", "copyright"}
"""The keys of `mkdocs.yml` that every archive sets for itself."""


def mkdocs_settings() -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return settings


def test_names_and_addresses_agree() -> None:
    settings = mkdocs_settings()
    archive = load_settings(ROOT / "site_config").archive
    cite = (ROOT / "content" / "pages" / "how-to-cite.md").read_text(encoding="utf-8")
    site_url = Project(ROOT).site_url()

    assert settings["site_name"] == archive.name
    assert settings["site_description"] == archive.description
    assert [address for address in re.findall(r"https?://\S+", cite) if not address.startswith(site_url)] == []
    assert settings["plugins"] == []
    assert "repo_url" not in settings


def test_mkdocs_builds_this_archive_as_it_builds_the_archives_of_the_tests() -> None:
    tested = yaml.safe_load(MKDOCS.read_text(encoding="utf-8"))
    assert {key: value for key, value in mkdocs_settings().items() if key not in OWN_KEYS} == {
        key: value for key, value in tested.items() if key not in OWN_KEYS
    }


def test_the_table_of_terms_is_small_and_readable() -> None:
    path = ROOT / "site_config" / "terms.tsv"
    assert path.stat().st_size <= 400_000
    assert read_frequencies(path).transcripts >= MIN_TRANSCRIPTS


def test_the_tests_read_with_the_words_of_this_archive() -> None:
    for name in ("vocabulary.yml", "session_types.yml"):
        own = (ROOT / "site_config" / name).read_text(encoding="utf-8")
        assert own == (SITE_CONFIG / name).read_text(encoding="utf-8")
