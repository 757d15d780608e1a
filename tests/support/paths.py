"""The folders of this checkout that tests read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRANSCRIPTS = ROOT / "content" / "transcripts"
FIXTURES = ROOT / "tests" / "fixtures"
ARCHIVES = ROOT / "tests" / "archives"
THEME = ROOT / "generator" / "theme"
