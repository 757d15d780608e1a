"""Who says the terms of a session."""

from __future__ import annotations

import msgspec

from generator.archive.terms.document_frequency import DocumentFrequency
from generator.archive.terms.speaker_terms import spoken_terms
from generator.archive.terms.terms import read_words, top_terms
from generator.records import SessionRecord
from generator.settings.archive import ArchiveInfo
from tests.support.small_site import record, turn

TABLE = DocumentFrequency(100, {"milk": 50})


def session(*turns: tuple[str | None, str]) -> SessionRecord:
    """Return a record of turns, each given as the id of a person and the words."""
    made = [
        msgspec.structs.replace(turn(f"t-{number}", words, label=speaker), name=speaker, speaker=speaker)
        for number, (speaker, words) in enumerate(turns)
    ]
    return record(*made)


def said(a_record: SessionRecord) -> dict[str, dict[str, int]]:
    """Return how often each person says which terms."""
    spoken = read_words(a_record)
    terms = top_terms(a_record, TABLE, ArchiveInfo(), spoken)
    return {
        speaker: {terms[term.place].term: term.count for term in of_speaker}
        for speaker, of_speaker in spoken_terms(a_record, terms, spoken).items()
    }


def test_a_term_belongs_to_those_who_say_it_repeatedly() -> None:
    found = said(
        session(
            ("ada", "The rind. A rind! Curds."), ("bram", "Which rind? Curd and curd."), (None, "Rinds, rinds, curd."),
            ("ada", "Rinds again."),
        )
    )  # fmt: skip
    assert found == {"ada": {"rind": 3}, "bram": {"curd": 2}}


def test_a_pair_of_words_counts_inside_a_turn_only() -> None:
    found = said(
        session(
            ("ada", "Blue rind, blue rind."), ("bram", "Blue."), ("bram", "Rind is blue."),
            ("bram", "Rind, blue rind."),
        )
    )  # fmt: skip
    assert found["ada"] == {"blu rind": 2, "blu": 2, "rind": 2}
    assert "blu rind" not in found["bram"]


def test_a_session_without_terms_has_nobody_who_says_them() -> None:
    assert said(session(("ada", "Milk once."))) == {}
    assert said(session()) == {}
