"""Published turns of captions, one for each cue, when a turn begins only where the speaker's name changes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.archive.permanence.published import published_page
from generator.archive.permanence.turn_ids import keep_turn_ids, with_turn_ids
from generator.reading.steps import read_document
from generator.settings.load import Settings
from generator.slugs import slug
from tests.support.invented import speech
from tests.support.made_captions import MADE, MadeCue
from tests.support.small_site import record, turn

SPEAKERS = ("Ada Churn", "Bo Whey", "Cy Rind", "petra", "Barn Room 2")


def made_meeting(seed: int, size: int) -> list[MadeCue]:
    """Return the cues of a meeting; short words come often."""
    chance = random.Random(seed)  # noqa: S311 - the same meeting every time, not a secret
    cues = []
    speaker = SPEAKERS[0]
    for number in range(size):
        speaker = chance.choice(SPEAKERS) if chance.random() < 0.25 else speaker
        is_short = chance.random() < 0.2
        words = chance.choice(["Yes.", "Thank you.", "I agree."]) if is_short else " ".join(speech(seed + number, 12))
        cues.append(MadeCue(speaker, words, number))
    return cues


@pytest.mark.parametrize("seed", range(12))
def test_ids_of_turns_by_cue_open_on_the_turn_with_their_words(seed: int, tmp_path: Path, settings: Settings) -> None:
    cues = made_meeting(seed, 120)
    counts: dict[str, int] = {}
    by_cue = []
    for cue in cues:
        counts[cue.speaker] = counts.get(cue.speaker, 0) + 1
        by_cue.append(turn(f"{slug(cue.speaker)}-{counts[cue.speaker]}", cue.words))
    page = published_page("moot/talk/", "moot/talk.vtt", record(*by_cue))
    suffix, write = MADE["Zoom"]
    path = tmp_path / f"talk{suffix}"
    path.write_text(write(cues), encoding="utf-8")
    read = read_document(path, tmp_path / "none", settings)
    kept = keep_turn_ids(read, page)
    shown = with_turn_ids(read, kept)
    opens = {shown_turn.id: shown_turn for shown_turn in shown.turns}
    for turn_id, former in kept.former_ids.items():
        opens.update(dict.fromkeys(former, opens[turn_id]))
    dead = [old.id for old in by_cue if old.id not in opens]
    assert dead == []
    elsewhere = [
        old.id
        for old, cue in zip(by_cue, cues, strict=True)
        if cue.words not in " ".join(block.text for block in opens[old.id].blocks)
    ]
    assert elsewhere == []
    assert len(shown.turns) < len(by_cue) / 2
