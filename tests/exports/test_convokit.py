from __future__ import annotations

import json
from collections import Counter
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports.convokit import corpus_files, utterances
from generator.records import SessionRecord
from generator.text.words import split_words
from tests.support.arbitrary_records import records
from tests.support.examples import examples
from tests.support.exported import archive_of_records
from tests.support.exported_records import CORRECTIONS, rich_record, timed
from tests.support.exporting import export_document
from tests.support.small_site import record, turn


class Corpus(msgspec.Struct):
    """A corpus as ConvoKit reads it: the files of its folder."""

    utterances: list[dict[str, Any]]
    speakers: dict[str, dict[str, Any]]
    conversations: dict[str, dict[str, Any]]
    corpus: dict[str, Any]
    index: dict[str, Any]


def corpus_of(*made: SessionRecord, corrected: bool = False) -> Corpus:
    """Return the corpus of an archive's only event, checked as ConvoKit checks one when it opens it."""
    archive, documents = archive_of_records(*made, corrections=CORRECTIONS if corrected else ())
    files = {path.rpartition("/")[2]: json.loads(b"".join(chunks)) for path, chunks in corpus_files(archive)}
    lines = [json.loads(line) for document in documents for line in utterances(document).splitlines()]
    corpus = Corpus(lines, *(files[f"{name}.json"] for name in ("speakers", "conversations", "corpus", "index")))
    ids = [entry["id"] for entry in corpus.utterances]
    assert len(ids) == len(set(ids))
    by_id = {entry["id"]: entry for entry in corpus.utterances}
    for entry in corpus.utterances:
        assert entry["speaker"] in corpus.speakers
        assert entry["conversation_id"] in corpus.conversations
        assert entry["reply-to"] is None or by_id[entry["reply-to"]]["conversation_id"] == entry["conversation_id"]
    roots = Counter(entry["conversation_id"] for entry in corpus.utterances if entry["reply-to"] is None)
    assert set(roots.values()) <= {1}
    return corpus


def test_a_turn_replies_to_the_turn_before_it() -> None:
    corpus = corpus_of(rich_record(), rich_record())
    assert [(entry["id"], entry["reply-to"]) for entry in corpus.utterances[4:6]] == [
        ("moot-1/cheese/#room-2-1", "moot-1/cheese/#cleo-whey-1"),
        ("moot-1/cheese-2/#unidentified-1", None),
    ]
    assert list(corpus.conversations) == ["moot-1/cheese/", "moot-1/cheese-2/"]
    assert corpus.conversations["moot-1/cheese/"]["meta"] == {
        "title": "Cheese", "address": "https://archive.example/records/moot-1/cheese/", "event": "Moot 2001",
        "date": "2001-01-02", "type": "workshop", "code": "WS3", "room": "Room 2", "language": "en", "status": "final",
    }  # fmt: skip


def test_only_people_are_people() -> None:
    corpus = corpus_of(rich_record())
    assert [entry["speaker"] for entry in corpus.utterances] == [
        "moot-1/cheese/#unidentified", "ada-churn", "moot-1/cheese/#unidentified", "cleo-whey",
        "moot-1/cheese/#unidentified",
    ]  # fmt: skip
    assert {key: (value["meta"]["name"], value["meta"]["is_person"]) for key, value in corpus.speakers.items()} == {
        "ada-churn": ("Ada Churn", True),
        "cleo-whey": ("Cleo Whey", True),
        "moot-1/cheese/#unidentified": ("Unidentified speaker", False),
    }
    assert [entry["meta"]["resolved"] for entry in corpus.utterances] == [
        "unidentified", "printed", "label-only", "inferred", "label-only",
    ]  # fmt: skip


def test_an_utterance_has_its_address_label_evidence_and_corrections() -> None:
    corpus = corpus_of(rich_record(), corrected=True)
    entry = corpus.utterances[3]
    assert corpus.corpus["address"] + entry["id"] == "https://archive.example/records/moot-1/cheese/#cleo-whey-1"
    assert entry["text"] == "It is in brine or bier & ale, or bier."
    assert entry["meta"] == {
        "label": "CLEO", "role": None, "resolved": "inferred", "evidence": "We have Cleo Whey.", "language": "fr",
        "stage_directions": ["(Laughter)"],
        "corrections": [
            {"correct": "words", "printed": "beer", "now": "bier & ale", "reason": "Heard <b>so</b>.", "author": "Ed",
             "date": "2024-05-31"}
        ],
    }  # fmt: skip


def test_times_are_metadata() -> None:
    entry = corpus_of(record(timed(turn("ada-1", "So."), 2.5))).utterances[0]
    assert entry["meta"]["start"] == 2.5
    assert "end" not in entry["meta"]


def test_the_index_has_all_metadata() -> None:
    corpus = corpus_of(rich_record())
    fields = {field for entry in corpus.utterances for field in entry["meta"]}
    assert set(corpus.index["utterances-index"]) == fields | {"start", "end", "corrections"}
    assert set(corpus.index["speakers-index"]) == set(corpus.speakers["ada-churn"]["meta"])
    assert set(corpus.index["conversations-index"]) == set(corpus.conversations["moot-1/cheese/"]["meta"])
    assert set(corpus.index["overall-index"]) == set(corpus.corpus)
    assert corpus.index["version"] == 1


def test_articles_are_no_conversations() -> None:
    article = record(turn("text-1", "Rinds."), kind="press-release")
    assert utterances(export_document(article)) == b""
    assert list(corpus_files(archive_of_records(article)[0])) == []


@given(st.lists(records(), min_size=1, max_size=3))
@settings(max_examples=examples(12), deadline=None)
def test_no_word_is_lost(made: list[SessionRecord]) -> None:
    corpus = corpus_of(*made)
    texts = [
        text for entry in corpus.utterances for text in (entry["text"], *entry["meta"].get("stage_directions", ()))
    ]
    printed = [block.text for entry in made for turn in entry.turns for block in turn.blocks]
    assert words(texts) == words(printed)


def words(texts: list[str]) -> Counter[str]:
    return Counter(word for text in texts for word in split_words(text))
