"""The folders of this checkout that tests read.

Tests read the archives in `tests/archives/`, never `content/`, `site_config/` or `mkdocs.yml` of this checkout, which
belong to whoever publishes an archive. Only the tests in `tests/this_archive/` read those.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
ARCHIVES = ROOT / "tests" / "archives"
THEME = ROOT / "generator" / "theme"

ARCHIVE = ARCHIVES / "igf"
"""An archive of three real documents, with the settings that they need. Tests expect their exact words."""
TRANSCRIPTS = ARCHIVE / "content" / "transcripts"
SITE_CONFIG = ARCHIVE / "site_config"
MKDOCS = ARCHIVE / "mkdocs.yml"

COUNCIL = ARCHIVES / "council"
"""An invented archive of another kind: a town council and a housing co-operative."""
