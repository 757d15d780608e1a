"""A people register with a name that is withheld, and the same register with the name shown."""

from __future__ import annotations

from pathlib import Path

from generator.settings.load import Settings, load_settings

SHOWN = """people:
  - {id: odette, name: Odette Marsh, sort: 'Marsh, Odette', aliases: [O. MARSH, {label: CHAIR, event: igf-2016}]}
  - {id: rosa, name: Rosa Delgado}
"""
WITHHELD = SHOWN.replace("event: igf-2016}]", "event: igf-2016}], hide: name")


def registered(folder: Path, register: str = WITHHELD) -> Settings:
    """Return the settings of an archive with this people register."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "people.yml").write_text(register, encoding="utf-8")
    return load_settings(folder)
