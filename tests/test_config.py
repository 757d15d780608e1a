"""What `site_config/` may not say: bad addresses, and files of which something would be lost unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import config
from generator.archive.permalinks import read_permalinks
from generator.errors import ConfigError


def load(folder: Path, template: str) -> str:
    (folder / "archive.yml").write_text(f"report_mistake: '{template}'\n", encoding="utf-8")
    return config.load(folder).archive.report_mistake


@pytest.mark.parametrize(
    "template",
    [
        "mailto:a@example.org",
        "mailto:a@example.org?subject=Mistake%20in%20{turn}&body={address}%0A{words}",
        "https://tracker.example.org/new?title={turn}&body={address}",
        "https://tracker.example.org/{turn}",
    ],
)
def test_addresses_that_readers_can_be_led_to(tmp_path: Path, template: str) -> None:
    assert load(tmp_path, template) == template


@pytest.mark.parametrize(
    "template",
    [
        "javascript:alert({turn})",
        "data:text/html,{words}",
        "http://tracker.example.org/{turn}",
        "//tracker.example.org/",
        "corrections/",
        "https://{turn}.example.org/",
        "https://",
        "https://[x/",
        "mailto:{words}@example.org",
        "mailto:nobody",
        "mailto:a@example.org?subject={title}",
        "mailto:a@example.org?subject={turn",
        "mailto:a@example.org?subject=Mistake in {turn}",
        'mailto:a@example.org?subject="><script>',
        "mailto:a@exämple.org",
    ],
)
def test_addresses_that_are_refused(tmp_path: Path, template: str) -> None:
    with pytest.raises(ConfigError, match="`report_mistake`: "):
        load(tmp_path, template)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("people.yml", "people:\n- {id: ada, name: Ada Churn, hide: name}\npeople: []\n", 3),
        ("people.yml", "people:\n- id: ada\n  name: Ada Churn\n  aliases: [A. CHURN]\n  aliases: [ADA]\n", 5),
        ("glossary.yml", "- {acronym: NRI, expansion: one, expansion: two}\n", 1),
        ("series.yml", "- {id: a, name: A B, patterns: [a], name: C}\n", 1),
        ("archive.yml", "name: One\nname: Two\n", 2),
    ],
)
def test_of_a_field_that_stands_twice_none_is_lost(tmp_path: Path, name: str, text: str, line: int) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"{name}:{line}: the file is no YAML \(`\w+` stands there twice\)"):
        config.load(tmp_path)


@pytest.mark.parametrize("name", ["people.yml", "glossary.yml", "series.yml", "archive.yml", "events.yml"])
def test_a_link_that_leads_nowhere_is_no_missing_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(tmp_path / "gone.yml")
    with pytest.raises(ConfigError, match=f"{name}: the file can't be read"):
        config.load(tmp_path)


def test_published_addresses_that_can_not_be_reached_are_no_empty_list(tmp_path: Path) -> None:
    assert read_permalinks(tmp_path / "permalinks") == {}
    (tmp_path / "permalinks").symlink_to(tmp_path / "gone")
    with pytest.raises(ConfigError, match="permalinks: this has to be a folder"):
        read_permalinks(tmp_path / "permalinks")
