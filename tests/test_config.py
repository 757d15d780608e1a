"""What `site_config/archive.yml` may say of where readers report a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import config
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
