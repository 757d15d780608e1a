"""Languages: the archive's own, unless a long text is clearly in another one."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings

ENGLISH = "Good morning everyone, I would like to say that we are very happy with the hedges and that they are ours. "
FRENCH = (
    "Bonjour à tous, je voudrais vous dire que nous sommes très heureux dans ce jardin, et que les haies sont à nous. "
)
SPANISH = "Buenos días a todos, quiero decir que los setos son una cosa de la vida para las personas y para los niños. "
GERMAN = "Guten Morgen, ich möchte sagen, dass wir mit den Hecken sehr glücklich sind und dass sie uns nicht stören. "
PORTUGUESE = "Bom dia a todos, quero dizer que as sebes são uma coisa da vida e não são para os outros, mas para nós. "


def read(text: str, folder: Path, settings: Settings) -> SessionRecord:
    path = folder / "a.txt"
    path.write_text(f"The following are the outputs of the captioning. It is no authoritative record.\n>> ROSA: {text}")
    return read_document(path, folder / "none", settings)


def codes(record: SessionRecord) -> set[str]:
    return {finding.code for finding in record.findings if finding.code.startswith("language")}


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (SPANISH, "es"), (GERMAN, "de"), (PORTUGUESE, "pt")])
def test_a_long_text(text: str, language: str, tmp_path: Path, settings: Settings) -> None:
    record = read(text * 12, tmp_path, settings)
    assert (record.language, record.provenance["language"]) == (language, "body")
    assert codes(record) == {"language-from-text"}


@pytest.mark.parametrize(
    "text", [ENGLISH * 12, FRENCH, ENGLISH * 12 + FRENCH * 2, "Haies! " * 300, ENGLISH * 12 + "(speaking French) " * 9]
)
def test_not_another_language(text: str, tmp_path: Path, settings: Settings) -> None:
    record = read(text, tmp_path, settings)
    assert (record.language, record.provenance["language"]) == ("en", "default")
    assert not codes(record)


def test_a_text_in_two_languages_keeps_the_default(tmp_path: Path, settings: Settings) -> None:
    record = read(ENGLISH * 6 + FRENCH * 12, tmp_path, settings)
    assert record.language == "en"
    assert codes(record) == {"language-doubtful"}


def test_an_archive_in_another_language(tmp_path: Path, settings: Settings) -> None:
    french = msgspec.structs.replace(settings, archive=msgspec.structs.replace(settings.archive, language="fr"))
    assert read(FRENCH * 12, tmp_path, french).provenance["language"] == "default"
    assert read(ENGLISH * 12, tmp_path, french).language == "en"
