"""Records are read with their corrections and without withheld names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.archive.archive import Archive
from generator.archive.permanence.published import Published, published_page
from generator.archive.stages.archive_of import archive_of
from generator.archive.stages.make_archive import ARCHIVE_STAGES
from generator.archive.stages.number_turns import for_comparing
from generator.records import SessionRecord
from tests.support.small_site import record, turn
from tests.support.withholding import WITHHELD, registered

SIGNED = "reason: Asked for., author: Ed Itor, date: 2024-05-31"
PASSAGE = "My number is five five five one two three four."
OTHER_WORDS = "The dairy met at noon and spoke of brine until the evening came."


class CorrectedArchive:
    """Invented sources of one event, and the corrections of the first."""

    def __init__(self, folder: Path, correction: str, register: str = "people: []\n", **texts: str) -> None:
        self.settings = registered(folder / "site_config", register)
        self.transcripts, self.corrections = folder / "transcripts", folder / "corrections"
        (self.corrections / "moot-2001").mkdir(parents=True)
        (self.transcripts / "moot-2001").mkdir(parents=True)
        for name, text in texts.items():
            (self.transcripts / "moot-2001" / f"{name}.txt").write_text(text, encoding="utf-8")
        if correction:
            entry = f"- {{{correction}, {SIGNED}}}\n"
            (self.corrections / "moot-2001" / "a.yml").write_text(entry, encoding="utf-8")

    def make(self, published: Published | None = None) -> Archive:
        """Return the archive."""
        with self._archive(published or {}) as (archive, _):
            return archive

    def record(self, name: str, published: Published | None = None) -> SessionRecord:
        """Return the record of a source as readers get it."""
        with self._archive(published or {}) as (_, records):
            return records[f"moot-2001/{name}/"]

    @contextmanager
    def _archive(self, published: Published) -> Iterator[tuple[Archive, dict[str, SessionRecord]]]:
        with archive_of(self.transcripts, self.settings, published=published, corrections=self.corrections) as (
            archive,
            record_of,
        ):
            yield archive, {href: record_of(href) for href in archive.records}


def texts(record: SessionRecord) -> str:
    return " ".join(block.text for turn in record.turns for block in turn.blocks)


def test_a_record_has_its_corrections_and_another_has_none(tmp_path: Path) -> None:
    hide = f"correct: hide, fragment: {PASSAGE}"
    archive = CorrectedArchive(tmp_path, hide, a=f">> ADA: Hello. {PASSAGE} Bye.\n", b=f">> BO: {OTHER_WORDS}\n")
    assert PASSAGE not in texts(archive.record("a"))
    made = archive.make()
    (applied,) = made.applied_corrections["moot-2001/a/"]
    assert applied.turn == "ada-1"
    assert list(made.applied_corrections) == ["moot-2001/a/"]
    assert made.correction_errors == ()


def test_an_applied_correction_names_the_turn_by_its_published_id(tmp_path: Path) -> None:
    words = ">> ADA: Hello to the dairy of the old valley. Washed in brime, they said.\n"
    archive = CorrectedArchive(tmp_path, "correct: words, fragment: brime, words: brine", a=words)
    turns = [turn("chair-7", "Hello to the dairy of the old valley. Washed in brime, they said.")]
    page = published_page("moot-2001/a/", "moot-2001/a.txt", record(*turns))
    made = archive.make({page.address: page})
    assert [applied.turn for applied in made.applied_corrections["moot-2001/a/"]] == ["chair-7"]
    assert [turn.id for turn in archive.record("a", {page.address: page}).turns] == ["chair-7"]


def test_a_correction_that_fits_nowhere_is_an_error(tmp_path: Path) -> None:
    archive = CorrectedArchive(tmp_path, "correct: hide, fragment: Never said.", a=">> ADA: Hello.\n")
    (error,) = archive.make().correction_errors
    assert error.fragment == "Never said."


@pytest.mark.parametrize(
    ("passage", "other", "errors"),
    [
        (PASSAGE, f">> BO: {PASSAGE}\n", 1),
        (PASSAGE, f">> BO: {PASSAGE.upper()}\n", 1),
        (PASSAGE, f">> BO: {OTHER_WORDS}\n", 0),
        ("The code is 42.", ">> BO: The code is 42.\n", 0),
        ("My number is five", f">> BO: {PASSAGE}\n", 0),
    ],
)
def test_a_long_redacted_passage_in_another_session_is_an_error(
    tmp_path: Path, passage: str, other: str, errors: int
) -> None:
    hide = f"correct: hide, fragment: {passage}"
    archive = CorrectedArchive(tmp_path, hide, a=f">> ADA: Hello. {passage} Bye.\n", b=other)
    found = archive.make().correction_errors
    assert ["also in moot-2001/b.txt" in str(error) for error in found] == [True] * errors


def test_a_short_redacted_passage_in_a_copy_is_an_error(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(200))
    archive = CorrectedArchive(
        tmp_path,
        "correct: hide, fragment: The code is 42.",
        a=f">> ADA: {words} The code is 42. Bye.\n",
        **{"a-1": f">> ADA: {words} The code is 42. Bye.\n"},
    )
    found = archive.make().correction_errors
    assert len(found) == 1
    assert "also in moot-2001/a-1.txt" in str(found[0])


def test_withheld_names_are_replaced_in_a_record_and_its_corrections(tmp_path: Path) -> None:
    archive = CorrectedArchive(
        tmp_path, "correct: words, fragment: brime, words: brine", WITHHELD, a=">> ODETTE MARSH: Washed in brime.\n"
    )
    assert [turn.id for turn in archive.record("a").turns] == ["withheld-1"]
    (applied,) = archive.make().applied_corrections["moot-2001/a/"]
    assert applied.turn == "withheld-1"


def test_a_withdrawn_document_keeps_the_ids_that_reveal_no_withheld_name(tmp_path: Path) -> None:
    archive = CorrectedArchive(tmp_path, "correct: withdraw", WITHHELD, b=">> ADA: Hello.\n")
    page = published_page("moot-2001/a/", "moot-2001/a.txt", record(turn("odette-marsh-1", "A."), turn("ada-1", "B.")))
    (withdrawn,) = archive.make({page.address: page}).withdrawn
    assert (withdrawn.turns, withdrawn.withheld, withdrawn.reason) == (("ada-1",), True, "Asked for.")


def test_a_document_that_was_never_published_is_not_withdrawn(tmp_path: Path) -> None:
    archive = CorrectedArchive(tmp_path, "correct: withdraw", b=">> ADA: Hello.\n").make()
    assert archive.withdrawn == ()
    (error,) = archive.correction_errors
    assert "no page of this document was published; delete this file" in str(error)


def test_published_turns_are_compared_with_the_redacted_passages_unless_published_without(tmp_path: Path) -> None:
    text = f">> ADA: Hello. {PASSAGE} Bye.\n"
    redacted = CorrectedArchive(tmp_path / "1", f"correct: hide, fragment: {PASSAGE}", a=text).record("a")
    plain = CorrectedArchive(tmp_path / "2", "", a=text).record("a")
    published_with = published_page("moot-2001/a/", "moot-2001/a.txt", plain)
    assert PASSAGE in texts(for_comparing(redacted, plain, published_with))
    published_without = published_page("moot-2001/a/", "moot-2001/a.txt", redacted)
    assert PASSAGE not in texts(for_comparing(redacted, plain, published_without))


def test_stages_have_different_names() -> None:
    names = [name for name, _ in ARCHIVE_STAGES]
    assert len(names) == len(set(names))
