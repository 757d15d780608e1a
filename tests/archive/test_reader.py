"""Records are read with their corrections and without withheld names."""

from __future__ import annotations

from pathlib import Path

from generator.archive.addresses import Address
from generator.archive.people.resolve import Resolver
from generator.archive.permanence.published import NOTHING_PUBLISHED, published_page
from generator.archive.privacy.redact_names import NameRedactor
from generator.archive.reader import SourceReader, for_comparing
from generator.records import SessionRecord
from tests.support.small_site import record, turn
from tests.support.withholding import WITHHELD, registered

SIGNED = "reason: Asked for., author: Ed Itor, date: 2024-05-31"
PASSAGE = "My number is five five five one two three four."
ADDRESSES = {name: Address("moot-2001", name) for name in "ab"}


class CorrectedSources:
    """Two invented sources, `a` and `b`, and the corrections of the first."""

    def __init__(self, folder: Path, correction: str, register: str = "people: []\n", **texts: str) -> None:
        self.settings = registered(folder / "site_config", register)
        transcripts, corrections = folder / "transcripts", folder / "corrections" / "moot-2001"
        files = {f"moot-2001/{name}.txt": transcripts / "moot-2001" / f"{name}.txt" for name in texts}
        corrections.mkdir(parents=True)
        (transcripts / "moot-2001").mkdir(parents=True)
        for name, text in texts.items():
            (transcripts / "moot-2001" / f"{name}.txt").write_text(text, encoding="utf-8")
        (corrections / "a.yml").write_text(f"- {{{correction}, {SIGNED}}}\n", encoding="utf-8")
        redactor = NameRedactor(self.settings)
        self.reader = SourceReader(files, transcripts, self.settings, corrections.parent, redactor)

    def read(self, name: str) -> SessionRecord:
        """Return the corrected record of a source."""
        resolver = Resolver(self.settings)
        return self.reader.read(f"moot-2001/{name}.txt", ADDRESSES[name], NOTHING_PUBLISHED, resolver).record


def texts(record: SessionRecord) -> str:
    return " ".join(block.text for turn in record.turns for block in turn.blocks)


def test_a_record_has_its_corrections_and_a_plain_one_has_none(tmp_path: Path) -> None:
    sources = CorrectedSources(tmp_path, f"correct: hide, fragment: {PASSAGE}", a=f">> ADA: Hello. {PASSAGE} Bye.\n")
    assert PASSAGE not in texts(sources.read("a"))
    assert PASSAGE in texts(sources.reader.plain("moot-2001/a.txt"))
    (applied,) = sources.reader.applied_corrections("moot-2001/a.txt", ["page-id-1"])
    assert applied.turn == "page-id-1"
    assert sources.reader.applied_corrections("moot-2001/b.txt", []) == ()
    assert sources.reader.errors == []


def test_a_correction_that_fits_nowhere_is_an_error(tmp_path: Path) -> None:
    sources = CorrectedSources(tmp_path, "correct: hide, fragment: Never said.", a=">> ADA: Hello.\n")
    sources.read("a")
    (error,) = sources.reader.errors
    assert error.fragment == "Never said."


def test_a_long_redacted_passage_in_another_session_is_an_error(tmp_path: Path) -> None:
    sources = CorrectedSources(
        tmp_path, f"correct: hide, fragment: {PASSAGE}", a=f">> ADA: Hello. {PASSAGE} Bye.\n", b=f">> BO: {PASSAGE}\n"
    )
    sources.read("a")
    sources.read("b")
    (error,) = sources.reader.find_redacted_elsewhere([["moot-2001/a.txt"], ["moot-2001/b.txt"]], sources.reader.plain)
    assert "also in moot-2001/b.txt" in str(error)


def test_a_short_redacted_passage_is_an_error_only_in_a_copy(tmp_path: Path) -> None:
    sources = CorrectedSources(
        tmp_path,
        "correct: hide, fragment: The code is 42.",
        a=">> ADA: The code is 42. Bye.\n",
        b=">> BO: The code is 42.\n",
    )
    sources.read("a")
    sources.read("b")
    paths = ["moot-2001/a.txt", "moot-2001/b.txt"]
    assert list(sources.reader.find_redacted_elsewhere([[path] for path in paths], sources.reader.plain)) == []
    assert len(list(sources.reader.find_redacted_elsewhere([paths], sources.reader.plain))) == 1


def test_withheld_names_are_replaced_in_a_record_and_its_corrections(tmp_path: Path) -> None:
    sources = CorrectedSources(
        tmp_path, "correct: words, fragment: brime, words: brine", WITHHELD, a=">> ODETTE MARSH: Washed in brime.\n"
    )
    assert [turn.id for turn in sources.read("a").turns] == ["withheld-1"]
    (applied,) = sources.reader.applied_corrections("moot-2001/a.txt", ["withheld-1"])
    assert applied.turn == "withheld-1"


def test_a_withdrawn_document_keeps_the_ids_that_reveal_no_withheld_name(tmp_path: Path) -> None:
    sources = CorrectedSources(tmp_path, "correct: withdraw", WITHHELD, b=">> ADA: Hello.\n")
    page = published_page("moot-2001/a/", "moot-2001/a.txt", record(turn("odette-marsh-1", "A."), turn("ada-1", "B.")))
    withdrawn = sources.reader.withdrawn({page.address: page})[page.address]
    assert (withdrawn.turns, withdrawn.withheld, withdrawn.reason) == (("ada-1",), True, "Asked for.")


def test_a_document_that_was_never_published_is_not_withdrawn(tmp_path: Path) -> None:
    sources = CorrectedSources(tmp_path, "correct: withdraw", b=">> ADA: Hello.\n")
    assert sources.reader.withdrawn(NOTHING_PUBLISHED) == {}
    (error,) = sources.reader.errors
    assert "no page of this document was published; delete this file" in str(error)


def test_published_turns_are_compared_with_the_redacted_passages_unless_published_without(tmp_path: Path) -> None:
    sources = CorrectedSources(tmp_path, f"correct: hide, fragment: {PASSAGE}", a=f">> ADA: Hello. {PASSAGE} Bye.\n")
    corrected = sources.reader.read("moot-2001/a.txt", ADDRESSES["a"], NOTHING_PUBLISHED, Resolver(sources.settings))
    plain = sources.reader.plain("moot-2001/a.txt")
    before = published_page("moot-2001/a/", "moot-2001/a.txt", plain)
    assert PASSAGE in texts(for_comparing(corrected, before))
    redacted = published_page("moot-2001/a/", "moot-2001/a.txt", corrected.record)
    assert PASSAGE not in texts(for_comparing(corrected, redacted))
