"""Check which lines continue the paragraph above, by what the whole document shows."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from generator.reading.draft import Piece
from generator.reading.layout.hard_wraps import wrapped_lines
from generator.reading.steps import read_document
from generator.settings.load import Settings

SPEECH = (
    "The harbour has nine ladders, and we counted every one of them before the winter, because the old rope was worn"
    " through and nobody could say when it was bought. So I went down to the quay with Wim and a lamp, and we pulled"
    " on each of them as hard as we could. Three came off the wall at once, which was a surprise to both of us, and"
    " one fell into the water beside a boat. What did we learn? That a ladder looks sound from above long after the"
    " iron is gone, and that a list on paper is no inspection. We wrote down the place of each, the age, and who had"
    " fixed it last, and then we asked the office for new ones, which came in spring and were painted yellow. After"
    " that people began to tell us about other ladders, in harbours that we had never seen, and we drew a map of all"
    " of them together."
)
POEM = """\
the ladder leans against the wall
of salt
nobody climbs it
when the tide
goes out and leaves the boats at rest
they lie like
sleeping cows beside the quay
and wait for rain
or for a hand that pulls
the rope
the rope is old
as every rope in every harbour is
it keeps
what it has kept
the winter and
the knots my father made for me
the night he left
for islands with
no ladders and no walls of salt
no list of names
that anyone would read aloud
when we go down
to count them in the dark again
by lamp"""
CHAT = """\
hi everyone can you hear me
yes
we hear you fine from the back of the hall
same here
is the rope on the agenda today
i think it comes after the ladders
right
ok thanks
who has the list
me
sending it now to all of you
got it
there are only eight on it
really
i counted nine last week with wim
maybe one is on the other side
could be
let me look at the map for a second
yes it is on the other side of the quay
so nine
nine then
shall we start
fine with me
one moment the chair is late"""
LIST = "\n".join(f"{name} of the harbour office" for name in ("Ana", "Bo", "Caspian", "Dee", "Eleonore", "Fay") * 5)


def pieces(text: str) -> list[Piece]:
    lines = text.split("\n")
    return [Piece(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def wrapped(text: str, width: int = 40) -> list[str]:
    return textwrap.wrap(text, width)


def edited(lines: list[str]) -> list[str]:
    """Return lines as somebody leaves them who adds words to some and takes words from others, without wrapping."""
    changed = list(lines)
    for index in range(4, len(changed) - 4, 8):
        changed[index] += " [and here he added more]"
        changed[index + 3] = changed[index + 3].rsplit(" ", 2)[0]
    return changed


def test_a_wrapped_text_that_was_edited_is_joined() -> None:
    lines = edited(wrapped(SPEECH))
    assert wrapped_lines(pieces("\n".join(lines))) >= set(range(2, len(lines) + 1)) - {
        number for number, line in enumerate(lines, 1) if line[:1].isupper()
    }


def test_a_blank_line_ends_a_paragraph_of_an_edited_text() -> None:
    lines = edited(wrapped(f"{SPEECH} {SPEECH}"))
    continues = wrapped_lines(pieces("\n".join([*lines[:20], "", *lines[20:]])))
    assert 22 not in continues
    assert 21 not in continues
    assert {18, 25} <= continues


def test_blank_lines_between_all_lines_end_no_paragraph() -> None:
    lines = wrapped(SPEECH)
    continues = wrapped_lines(pieces("\n\n".join(lines)))
    assert continues == set(range(3, 2 * len(lines), 2))


def test_a_text_with_a_narrower_passage_is_joined_up_to_the_lines_that_are_set_in() -> None:
    wide = textwrap.wrap(SPEECH, 66, initial_indent="  ")
    narrow = textwrap.wrap(SPEECH, 56, initial_indent="       ", subsequent_indent="     ")
    continues = wrapped_lines(pieces("\n".join([*wide, *wide, *narrow, *narrow])))
    starts = {1, len(wide) + 1, 2 * len(wide) + 1, 2 * len(wide) + len(narrow) + 1}
    assert continues == set(range(1, 2 * len(wide) + 2 * len(narrow) + 1)) - starts


def test_wrapped_chinese_is_joined() -> None:
    text = "港口有九个梯子我们在冬天之前数过每一个因为旧绳子已经磨损没有人能说出它是什么时候买的" * 6
    lines = textwrap.wrap(text, 32)
    assert wrapped_lines(pieces("\n".join(lines))) == set(range(2, len(lines) + 1))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(POEM, id="a poem"),
        pytest.param("\n".join(line.capitalize() for line in POEM.split("\n")), id="a poem with capitals"),
        pytest.param(POEM.replace("\n", "\n\n"), id="a poem with a blank line below each line"),
        pytest.param(CHAT, id="a chat"),
        pytest.param(LIST, id="a list"),
        pytest.param(re.sub("^", "7 ", LIST, flags=re.MULTILINE), id="a numbered list"),
        pytest.param(LIST.replace("\n", "\n\n"), id="a list with blank lines"),
        pytest.param("\n".join(f"- {line}" for line in wrapped(SPEECH)[:24:2]), id="a list with signs"),
        pytest.param("\n".join(SPEECH.split(". ")) + "\n" + "\n".join(SPEECH.split("? ")), id="paragraphs of one line"),
        pytest.param("\n\n".join(f"{part}." for part in SPEECH.split(", ")), id="paragraphs of a clause"),
        pytest.param("港口有九个梯子,我们在冬天之前数过每一个,旧绳子已经磨损。\n" * 24, id="sentences in Chinese"),
        pytest.param("في الميناء تسعة سلالم، عددناها كلها قبل الشتاء، والحبل القديم بال؟\n" * 24, id="in Arabic"),
        pytest.param("बंदरगाह में नौ सीढ़ियाँ हैं, हमने सर्दियों से पहले सबको गिना।\n" * 24, id="in Hindi"),
    ],
)
def test_other_lines_stay_paragraphs(text: str) -> None:
    assert wrapped_lines(pieces(text)) == frozenset()


def test_a_wrapped_text_without_marks_has_no_subheads(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("\n".join(wrapped(f"I am glad to be here in Harbour City. {SPEECH}")) + "\n")
    blocks = [block for turn in read_document(path, tmp_path, settings).turns for block in turn.blocks]
    assert [block.type for block in blocks] == ["text"]


def test_joined_lines_keep_their_words(tmp_path: Path, settings: Settings) -> None:
    lines = edited(wrapped(SPEECH))
    path = tmp_path / "talk.txt"
    path.write_text(">> ODILE: Good morning.\n\n>> WIM: " + "\n".join(lines) + "\n")
    _, turn = read_document(path, tmp_path, settings).turns
    assert " ".join(block.text for block in turn.blocks) == " ".join(lines)
    assert len(turn.blocks) < len(lines) / 4
