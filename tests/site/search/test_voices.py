"""Voices: turns with one label, one speaker and one language."""

from __future__ import annotations

import msgspec

from generator.site.search.voices import Voice, voices_of
from tests.support.search_records import TALK, record, turn


def test_voices_come_in_the_order_of_their_first_turns() -> None:
    voices = [(voice.shown, voice.person, [place for place, _ in turns]) for voice, turns in voices_of(TALK, ())]
    assert voices == [(None, None, [1, 4]), ("Ana Field", "ana-field", [2, 5]), ("MODERATOR", None, [3])]


def test_a_turn_in_another_language_is_a_voice_of_its_own() -> None:
    french = msgspec.structs.replace(turn("a-2", "Ana", "Le thé."), language="fr")
    talk = record(turn("a-1", "Ana", "Tea."), french, turn("a-3", "Ana", "Milk."))
    assert [(voice.language, voice.turns) for voice, _ in voices_of(talk, ())] == [("en", 2), ("fr", 1)]


def test_two_labels_of_one_person_are_two_voices() -> None:
    talk = record(turn("a-1", "Ana", "Tea."), turn("a-2", "Ana", "Milk.", label="DR. ANA"), turn("a-3", "Ana", "Late."))
    assert [voice for voice, _ in voices_of(talk, ())] == [
        Voice("ana", "Ana", "ANA", "en", 2),
        Voice("ana", "Ana", "DR. ANA", "en", 1),
    ]
