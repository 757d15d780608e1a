"""Small archives whose speakers are resolved by a people register."""

from __future__ import annotations

from pathlib import Path

from generator.archive.archive import Archive
from generator.records import SessionRecord
from generator.settings.load import load_settings
from tests.support.loading import load_archive


def resolved(folder: Path, register: str, **texts: str) -> tuple[Archive, dict[str, SessionRecord]]:
    """Load documents of IGF 2016 (`a`, `b`, …) and of IGF 2017 (`later`) with this register."""
    transcripts, site_config = folder / "transcripts", folder / "site_config"
    site_config.mkdir(parents=True)
    (site_config / "people.yml").write_text(register, encoding="utf-8")
    events = "- {id: igf-2016, name: IGF 2016}\n- {id: igf-2017, name: IGF 2017}\n"
    (site_config / "events.yml").write_text(events, encoding="utf-8")
    for name, text in texts.items():
        path = transcripts / ("igf-2017" if name == "later" else "igf-2016") / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    records: dict[str, SessionRecord] = {}
    archive = load_archive(
        transcripts, load_settings(site_config), (), lambda record, address: records.update({address.stem: record})
    )
    return archive, records
