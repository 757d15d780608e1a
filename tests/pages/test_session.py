"""Speakers and neighbours on the page of a session."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.page_limits import MAX_BLOCK_CHARS
from generator.archive.people.people_index import index_people
from generator.archive.related.index import RelatedLinks
from generator.archive.related.same_day import SameDay
from generator.archive.summary import summarise
from generator.pages.session import session_page
from generator.pages.views.plain_text import plain_text
from generator.records import Block, Evidence, SessionRecord, Turn
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.settings.people import Alias, PersonInfo
from tests.support.page_values import front_of, values_of
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())


def spoken(name: str, words: str, label: str, person: str | None = None) -> Turn:
    made = turn(name, words, label=label)
    return msgspec.structs.replace(made, speaker=person, name=person and person.replace("-", " ").title())


def values_of_record(made: SessionRecord) -> dict[str, Any]:
    document = summarise(made, Address("moot-1", "cheese"))
    archive = Archive(documents=(document,), people=index_people([document]))
    return values_of(session_page(made, document, archive, CONFIG, RelatedLinks(SameDay(next=document))))


def test_voices_by_their_share_the_unidentified_last_and_several_labels_of_one_person_as_one() -> None:
    made = record(
        turn("unidentified-1", "a b c d e f g h i j"),
        spoken("ada-churn-1", "a b c", "ADA CHURN", "ada-churn"),
        spoken("ms-ada-churn-1", "a b c", "MS. ADA CHURN", "ada-churn"),
        spoken("chair-1", "a b c d", "CHAIR"),
    )
    front = values_of_record(made)["front"]
    assert front["people"] == [
        {"name": "Ada Churn", "kind": "person", "id": "ada-churn", "words": 6, "share": 30, "first": "ada-churn-1",
         "turns": ["ada-churn", "ms-ada-churn"]},
        {"name": "CHAIR", "kind": "label", "words": 4, "share": 20, "first": "chair-1", "turns": ["chair"]},
        {"name": "Unidentified speakers", "kind": "unidentified", "words": 10, "share": 50, "first": "unidentified-1"},
    ]  # fmt: skip
    assert front["turns"] == 4
    assert "previous" not in front
    assert front["next"] == {"title": "Cheese", "address": "moot-1/cheese/"}


def test_a_role_and_an_inferred_or_corrected_person_say_so() -> None:
    role = msgspec.structs.replace(spoken("moderator-1", "Hi.", "MODERATOR"), role="moderator")
    inferred = msgspec.structs.replace(
        spoken("ada-1", "Hi.", "ADA", "ada-churn"), resolved="inferred", evidence=Evidence(3, "We have Ada Churn.")
    )
    printed = spoken("ada-churn-1", "Hi.", "ADA CHURN", "ada-churn")
    corrected = msgspec.structs.replace(spoken("bo-1", "Hi.", "BO", "bo-whey"), resolved="corrected")
    kinds = {person["name"]: person["kind"] for person in values_of_record(record(role, printed))["front"]["people"]}
    assert kinds == {"Ada Churn": "person", "MODERATOR": "role"}

    def certainties(*turns: Turn) -> dict[str, str | None]:
        people = values_of_record(record(*turns))["front"]["people"]
        return {person["name"]: person.get("certainty") for person in people}

    assert certainties(inferred, corrected) == {"Ada Churn": "inferred", "Bo Whey": "corrected"}
    assert certainties(inferred, printed) == {"Ada Churn": "partly inferred"}
    assert certainties(printed) == {"Ada Churn": None}


def test_labels_with_the_same_ids_are_one_voice_with_one_sign() -> None:
    made = record(
        spoken("moderator-1", "a b", "MODERATOR"),
        spoken("moderator-2", "a b c", "Moderator"),
        spoken("unidentified-1", "a", "UNIDENTIFIED"),
        turn("unidentified-2", "a"),
    )
    front = values_of_record(made)["front"]
    assert [(voice["name"], voice["words"], voice.get("turns")) for voice in front["people"]] == [
        ("MODERATOR", 5, ["moderator"]),
        ("UNIDENTIFIED", 1, None),
        ("Unidentified speakers", 1, None),
    ]


def test_ids_that_two_voices_share_are_named_whole() -> None:
    made = record(
        spoken("chair-1", "a b c", "CHAIR"), spoken("chair-2", "a b", "CHAIR", "ada-churn"), turn("chair-3", "a")
    )
    front = values_of_record(made)["front"]
    assert [voice.get("turns") for voice in front["people"]] == [["chair-1"], ["chair-2"], None]


def test_a_session_without_words_has_no_share() -> None:
    front = values_of_record(record(turn("ada-1", Block("event", "(Pause)", "pause"), label="ADA")))["front"]
    assert [(voice["words"], voice["share"]) for voice in front["people"]] == [(0, 0)]


def test_a_document_too_large_for_a_page_has_neither_turns_nor_notices() -> None:
    made = record(turn("ada-1", "x" * (MAX_BLOCK_CHARS + 1), label="ADA"), notices=("y" * 5000,))
    values = values_of_record(made)
    assert values["large"]
    assert values["turns"] == ()
    assert not values["notices"]
    assert "first" not in values["front"]["people"][0]


def test_plain_text_has_every_word_and_the_id_of_every_turn() -> None:
    made = record(
        turn("ada-1", "One.", Block("event", "(Applause)", "applause"), label="ADA"),
        turn("unidentified-1", "Two."),
        notices=("Note.",),
    )
    text = plain_text(made, "Cheese", "https://archive.example/moot-1/cheese/")
    assert text == (
        "Cheese\n\nhttps://archive.example/moot-1/cheese/\n\nNote.\n\nADA [#ada-1]\n\nOne.\n\n(Applause)\n\n"
        "Unidentified speaker [#unidentified-1]\n\nTwo.\n"
    )


def test_an_inferred_speaker_is_marked_and_has_the_evidence_in_the_docket() -> None:
    made = msgspec.structs.replace(
        spoken("ada-1", "Hi.", "ADA", "ada-churn"), resolved="inferred", evidence=Evidence(3, "We have Ada Churn.")
    )
    values = values_of_record(record(made))
    assert values["turns"][0].heading == ("[Ada Churn](../../people/ada-churn/index.md) (inferred; printed as ADA)")
    assert values["front"]["names"] == [
        {"label": "ADA", "name": "Ada Churn", "resolved": "inferred", "turn": "ada-1", "line": 3,
         "evidence": "We have Ada Churn."}
    ]  # fmt: skip


def test_a_name_from_the_register_is_in_the_docket_if_the_label_differs() -> None:
    made = record(
        spoken("chair-1", "Hi.", "CHAIR", "ada-churn"), spoken("ada-churn-1", "Hi.", "ADA CHURN", "ada-churn")
    )
    document = summarise(made, Address("moot-1", "cheese"))
    info = PersonInfo(id="ada-churn", name="Ada Churn", aliases=(Alias(label="CHAIR", event="moot-1"),))
    archive = Archive(documents=(document,), people=index_people([document], [info]))
    assert front_of(session_page(made, document, archive, CONFIG).front)["names"] == [
        {"label": "CHAIR", "name": "Ada Churn", "resolved": "register", "turn": "chair-1"}
    ]


def test_words_in_another_language_name_theirs() -> None:
    french = msgspec.structs.replace(turn("rosa-1", "bonjour"), language="fr")
    made = record(turn("unidentified-1", "hello"), french)
    front = values_of_record(made)["front"]
    assert front["languages"] == {"rosa-1": "fr"}
    assert front["language"] == "en"
    front = values_of_record(msgspec.structs.replace(record(turn("unidentified-1", "hallo")), language="de"))["front"]
    assert front["language"] == "de"
    assert "languages" not in front
