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
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())


def spoken(name: str, words: str, label: str, person: str | None = None) -> Turn:
    made = turn(name, words, label=label)
    return msgspec.structs.replace(made, speaker=person, name=person and person.replace("-", " ").title())


def values_of(made: SessionRecord) -> dict[str, Any]:
    document = summarise(made, Address("moot-1", "cheese"))
    archive = Archive(documents=(document,), people=index_people([document]))
    return session_page(made, document, archive, CONFIG, RelatedLinks(SameDay(next=document))).values


def test_voices_by_their_share_the_unidentified_last_and_several_labels_of_one_person_as_one() -> None:
    made = record(
        turn("unidentified-1", "a b c d e f g h i j"),
        spoken("ada-churn-1", "a b c", "ADA CHURN", "ada-churn"),
        spoken("ms-ada-churn-1", "a b c", "MS. ADA CHURN", "ada-churn"),
        spoken("chair-1", "a b c d", "CHAIR"),
    )
    front = values_of(made)["front"]
    shown = [(v["name"], v["kind"], v["words"], v["share"], v["swatch"], v["href"]) for v in front["speakers"]]
    assert shown == [
        ("Ada Churn", "person", 6, 30, 0, "people/ada-churn/"),
        ("CHAIR", "role", 4, 20, 1, None),
        ("Unidentified speakers", "unidentified", 10, 50, None, None),
    ]
    assert front["speakers"][0]["printed"] == ("ADA CHURN", "MS. ADA CHURN")
    assert front["swatches"] == {"ada-churn": 0, "ms-ada-churn": 0, "chair": 1}
    assert front["turns"] == 4
    assert front["previous"] is None
    assert front["next"] == {"text": "Cheese", "href": "moot-1/cheese/", "note": None}


def test_labels_with_the_same_ids_are_one_voice_with_one_sign() -> None:
    made = record(
        spoken("moderator-1", "a b", "MODERATOR"),
        spoken("moderator-2", "a b c", "Moderator"),
        spoken("unidentified-1", "a", "UNIDENTIFIED"),
        turn("unidentified-2", "a"),
    )
    front = values_of(made)["front"]
    shown = [(voice["name"], voice["words"], voice["swatch"], voice["printed"]) for voice in front["speakers"]]
    assert shown == [
        ("MODERATOR", 5, 0, ("MODERATOR", "Moderator")),
        ("UNIDENTIFIED", 1, 1, ("UNIDENTIFIED",)),
        ("Unidentified speakers", 1, None, ()),
    ]
    assert front["swatches"] == {"moderator": 0}


def test_a_session_without_words_has_no_share() -> None:
    front = values_of(record(turn("ada-1", Block("event", "(Pause)", "pause"), label="ADA")))["front"]
    assert [(voice["words"], voice["share"]) for voice in front["speakers"]] == [(0, 0)]


def test_a_document_too_large_for_a_page_has_neither_turns_nor_notices() -> None:
    made = record(turn("ada-1", "x" * (MAX_BLOCK_CHARS + 1), label="ADA"), notices=("y" * 5000,))
    values = values_of(made)
    assert values["large"]
    assert values["turns"] == ()
    assert not values["notices"]


def test_plain_text_has_every_word_and_the_id_of_every_turn() -> None:
    made = record(
        turn("ada-1", "One.", Block("event", "(Applause)", "applause"), label="ADA"),
        turn("unidentified-1", "Two."),
        notices=("Note.",),
    )
    text = plain_text(made, summarise(made, Address("moot-1", "cheese")), "https://archive.example/moot-1/cheese/")
    assert text == (
        "Cheese\n\nhttps://archive.example/moot-1/cheese/\n\nNote.\n\nADA [#ada-1]\n\nOne.\n\n(Applause)\n\n"
        "Unidentified speaker [#unidentified-1]\n\nTwo.\n"
    )


def test_an_inferred_speaker_is_marked_and_has_the_evidence_in_the_docket() -> None:
    made = msgspec.structs.replace(
        spoken("ada-1", "Hi.", "ADA", "ada-churn"), resolved="inferred", evidence=Evidence(3, "We have Ada Churn.")
    )
    values = values_of(record(made))
    assert values["turns"][0].heading == ("[Ada Churn](../../people/ada-churn/index.md) (inferred; printed as ADA)")
    (names,) = [row for row in values["front"]["docket"] if row["key"] == "names"]
    assert names["items"] == [
        {
            "text": "Ada Churn",
            "note": "inferred; printed as ADA, from line 3: “We have Ada Churn.”",
            "href": "people/ada-churn/",
        }
    ]


def test_a_name_from_the_register_is_in_the_docket_if_the_label_differs() -> None:
    made = record(
        spoken("chair-1", "Hi.", "CHAIR", "ada-churn"), spoken("ada-churn-1", "Hi.", "ADA CHURN", "ada-churn")
    )
    document = summarise(made, Address("moot-1", "cheese"))
    info = PersonInfo(id="ada-churn", name="Ada Churn", aliases=(Alias(label="CHAIR", event="moot-1"),))
    archive = Archive(documents=(document,), people=index_people([document], [info]))
    front = session_page(made, document, archive, CONFIG).values["front"]
    (names,) = [row for row in front["docket"] if row["key"] == "names"]
    assert [item["note"] for item in names["items"]] == ["printed as CHAIR; name from the people register"]


def test_words_in_another_language_name_theirs() -> None:
    french = msgspec.structs.replace(turn("rosa-1", "bonjour"), language="fr")
    made = record(turn("unidentified-1", "hello"), french)
    front = values_of(made)["front"]
    assert front["languages"] == {"rosa-1": "fr"}
    assert "language" not in front
    front = values_of(msgspec.structs.replace(record(turn("unidentified-1", "hallo")), language="de"))["front"]
    assert front["language"] == "de"
    assert "languages" not in front
