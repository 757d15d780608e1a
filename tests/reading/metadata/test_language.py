"""Languages: the archive's own, unless a long text is clearly in another one."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings
from tests.support.paths import FIXTURES

ENGLISH = "Good morning everyone, I would like to say that we are very happy with the hedges and that they are ours. "
FRENCH = (
    "Bonjour à tous, je voudrais vous dire que nous sommes très heureux dans ce jardin, et que les haies sont à nous. "
)
SPANISH = "Buenos días a todos, quiero decir que los setos son una cosa de la vida para las personas y para los niños. "
GERMAN = "Guten Morgen, ich möchte sagen, dass wir mit den Hecken sehr glücklich sind und dass sie uns nicht stören. "
PORTUGUESE = "Bom dia a todos, quero dizer que as sebes são uma coisa da vida e não são para os outros, mas para nós. "


def read(text: str, folder: Path, settings: Settings) -> SessionRecord:
    path = folder / "a.txt"
    notice = "The following are the outputs of the captioning. It is no authoritative record."
    path.write_text(f"{notice}\n>> ROSA: {text}", encoding="utf-8")
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


LANGUAGES = sorted((FIXTURES / "languages").glob("*.txt"))
CODES = {"nb": "no"}


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_the_language_of_a_document(path: Path, tmp_path: Path, settings: Settings) -> None:
    record = read(path.read_text(encoding="utf-8"), tmp_path, settings)
    assert record.language == CODES.get(path.stem, path.stem)
    assert all(turn.language is None for turn in record.turns)


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_the_language_of_a_turn(path: Path, tmp_path: Path, settings: Settings) -> None:
    text = path.read_text(encoding="utf-8").strip()
    record = read(f"{ENGLISH * 30}\n>> MARA: {text}\n>> ROSA: {ENGLISH}", tmp_path, settings)
    language = CODES.get(path.stem, path.stem)
    assert record.language == "en"
    assert [turn.language for turn in record.turns] == [None, None if language == "en" else language, None]


MANY_NAMES = (
    "Olufemi Adebayo-Kowalczyk, Nguyễn Thị Hường, Þórdís Guðmundsdóttir, João Gonçalves, Zoë Çelik, Łucja Wójcik,"
    " Bjørn Ødegård and Siân Llewelyn of Llanfairpwllgwyngyll said hello."
)
FOREIGN_WORDS = (
    "The Spanish word mañana and the French words raison d'être, coup d'état and je ne sais quoi are used here,"
    " and so is Schadenfreude, but that does not make this sentence anything other than English."
)
ACRONYMS = (
    "DNS, DNSSEC, BGP, RPKI, TCP, UDP, QUIC, TLS, HTTP, HTML, IETF, ICANN, RIPE, APNIC, LACNIC, AFRINIC, ARIN, ISOC,"
    " ITU, UNESCO, OECD, GDPR, DSA, DMA, AI, ML, LLM, IoT."
)
UNSURE = ["Merci beaucoup, Madame la Présidente.", MANY_NAMES, FOREIGN_WORDS, ACRONYMS, f"Ha{' ha' * 60}."]


@pytest.mark.parametrize("text", [*UNSURE, f"[{'laughter ' * 30}]"])
def test_a_turn_in_doubt_has_no_language(text: str, tmp_path: Path, settings: Settings) -> None:
    record = read(f"{ENGLISH * 30}\n>> MARA: {text}\n>> ROSA: {ENGLISH}", tmp_path, settings)
    assert [turn.language for turn in record.turns] == [None] * 3


def test_a_text_in_two_languages_keeps_the_default(tmp_path: Path, settings: Settings) -> None:
    record = read(ENGLISH * 6 + FRENCH * 12, tmp_path, settings)
    assert record.language == "en"
    assert codes(record) == {"language-doubtful"}


def test_a_text_mostly_in_one_of_two_other_languages(tmp_path: Path, settings: Settings) -> None:
    """Neither is the archive's own, so that of most words is the document's."""
    record = read(GERMAN * 9 + FRENCH * 3, tmp_path, settings)
    assert (record.language, codes(record)) == ("de", {"language-from-text"})


def test_a_text_mostly_in_another_language_and_some_in_the_default(tmp_path: Path, settings: Settings) -> None:
    record = read(GERMAN * 9 + ENGLISH * 3, tmp_path, settings)
    assert (record.language, codes(record)) == ("en", {"language-doubtful"})


def test_an_archive_in_another_language(tmp_path: Path, settings: Settings) -> None:
    french = msgspec.structs.replace(settings, archive=msgspec.structs.replace(settings.archive, language="fr"))
    assert read(FRENCH * 12, tmp_path, french).provenance["language"] == "default"
    assert read(ENGLISH * 12, tmp_path, french).language == "en"


def _several(words: list[str], folder: Path, settings: Settings) -> SessionRecord:
    path = folder / "a.txt"
    labels = ("MARA LINDQVIST", "TOM ALDAY")
    path.write_text("\n\n".join(f"{labels[i % 2]}: {text * 2}" for i, text in enumerate(words)), encoding="utf-8")
    return read_document(path, folder / "none", settings)


@pytest.mark.parametrize("words", [[GERMAN, FRENCH, GERMAN, GERMAN, FRENCH, GERMAN], [GERMAN, GERMAN, ENGLISH, GERMAN]])
def test_the_language_of_most_turns(words: list[str], tmp_path: Path, settings: Settings) -> None:
    assert _several(words, tmp_path, settings).language == "de"


@pytest.mark.parametrize(
    "words",
    [
        [GERMAN, ENGLISH, GERMAN, ENGLISH, ENGLISH, GERMAN],
        [GERMAN, FRENCH, SPANISH, GERMAN, FRENCH, SPANISH],
        [GERMAN, GERMAN, ENGLISH, ENGLISH],
        [ENGLISH, ENGLISH, GERMAN, ENGLISH, GERMAN, ENGLISH],
    ],
)
def test_no_language_of_most_turns(words: list[str], tmp_path: Path, settings: Settings) -> None:
    assert _several(words, tmp_path, settings).language == "en"


URDU = "ہم نے سیڑھیاں گن لی ہیں اور وہ نو ہیں، مگر رسی بہت پرانی ہو چکی ہے اور اسے سردیوں سے پہلے بدلنا ضروری ہے۔ "


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ([URDU, ENGLISH, URDU, URDU, URDU, ENGLISH, URDU], "ur"),
        ([URDU, ENGLISH, ENGLISH, URDU, ENGLISH, ENGLISH], "en"),
        ([URDU * 3, ENGLISH * 2], "en"),
    ],
)
def test_the_language_of_most_turns_in_two_scripts(
    words: list[str], language: str, tmp_path: Path, settings: Settings
) -> None:
    assert _several(words, tmp_path, settings).language == language
