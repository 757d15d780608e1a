"""How well the program has to do, set by set; a set that isn't on this machine is skipped by its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeVar

import msgspec
import pytest

from tests.accuracy.__main__ import table
from tests.accuracy.known import Absent, Set
from tests.accuracy.measure import SETS, measure
from tests.accuracy.score import Score
from tests.accuracy.speakers import measure_speakers, speaker_rows
from tests.support.paths import ROOT

Measured = TypeVar("Measured")


class Floor(msgspec.Struct, frozen=True):
    """The least that a set has to reach."""

    boundaries: float = 1
    labels: float = 1
    directions: float | None = 1
    """`None` where the answers don't tell stage directions from words."""
    found: float = 1
    """Share of the words spoken that are in turns: below 1 where editors changed words."""
    missing: int = 0
    """Facts that nothing was found for."""
    wrong: int = 0
    """Facts with another value than the answer's."""
    misattributed: int = 0
    """Words under the label of somebody who didn't say them; to be 0 everywhere."""
    unattributed: int = 0
    """Words under no label that have one in the answer."""
    foreign: int | None = None
    """Words in turns that nobody said; `None` where editors changed words."""
    names: float = 1
    """Share of the labels that name whom they should."""


FLOORS = {
    "three documents": Floor(),
    "written by hand": Floor(),
    "made from the grammar": Floor(),
    "the same as web pages": Floor(),
    "SRCCON 2018 as typed": Floor(directions=None),
    "SRCCON 2018 as published": Floor(0.998, 0.987, None, 0.996, unattributed=616),
    "SRCCON 2018 in Markdown": Floor(0.999, 0.999, None, 0.9998, misattributed=1),
    "SRCCON 2015 as typed": Floor(0.9995, 0.9985, None, unattributed=897),
    "SRCCON 2015 as published": Floor(0.986, 0.9985, None, 0.9998, unattributed=738),
    "CarpentryCon 2022": Floor(directions=None),
    "!!Con 2014, 2015": Floor(0.996, 0.988, None, missing=50, unattributed=3111),
    "QMSum blob": Floor(directions=0.99),
    "QMSum": Floor(),
    # The answers of the podcasts count the links and places of the heads as speech.
    "podcasts in Markdown": Floor(0.998, 0.998, None, 0.9992),
    "Congressional Record": Floor(directions=None),
    "cases from reports": Floor(0.988, foreign=5),
    "forms tried unseen": Floor(foreign=18),
    # A line that nobody said, above a turn, is a turn without a label.
    "a third batch of forms": Floor(0.997, names=0.98, foreign=94),
    "a fourth batch of forms": Floor(directions=0.95, names=0.95, foreign=27),
    "a fifth batch of forms": Floor(labels=0.988, wrong=1, unattributed=8, names=0.94, foreign=8),
    "a sixth batch of forms": Floor(0.992, 0.986, 0.958, unattributed=62, names=0.90, foreign=96),
    "a seventh batch of forms": Floor(names=0.914, foreign=0),
    "an eighth batch of forms": Floor(0.991, 0.991, 0.888, 0.997, missing=2, unattributed=1, foreign=197, names=0.957),
    "a ninth batch of forms": Floor(0.998, directions=0.986, missing=1, foreign=41, names=0.993),
    "a tenth batch of forms": Floor(0.996, 0.96, 0.963, wrong=1, unattributed=9, foreign=247, names=0.886),
    "an eleventh batch of forms": Floor(0.997, directions=0.975, found=0.999, wrong=2, foreign=179, names=0.987),
    "a twelfth batch of forms": Floor(labels=0.997, unattributed=7, foreign=1, names=0.993),
    "a thirteenth batch of forms": Floor(0.997, 0.994, foreign=0),
    "a fourteenth batch of forms": Floor(foreign=1),
    "a fifteenth batch of forms": Floor(names=0.993, foreign=0),
    "a sixteenth batch of forms": Floor(foreign=25),
    # The answers tell no directions from words, and put them behind their turns.
    "formats with more than text": Floor(
        0.991, directions=None, found=0.994, missing=6, wrong=2, unattributed=21, foreign=88, names=0.99
    ),
    "parliaments and councils": Floor(directions=None),
    "other languages": Floor(0.9997, 0.999, directions=None, misattributed=14, unattributed=45, names=0.992),
    "tools and interviews": Floor(directions=None),
    "Markdown and HTML": Floor(directions=None),
    "caption files": Floor(directions=None),
}
"""Of the sets by name, or by the name's beginning. Higher is better: raise them with the program, never lower them."""

NAMED = (
    *(
        "cases from reports",
        "forms tried unseen",
        "a third batch of forms",
        "a fourth batch of forms",
        "a fifth batch of forms",
        "a sixth batch of forms",
        "a seventh batch of forms",
        "an eighth batch of forms",
        "a ninth batch of forms",
        "a tenth batch of forms",
        "an eleventh batch of forms",
        "a twelfth batch of forms",
        "a thirteenth batch of forms",
        "a fourteenth batch of forms",
        "a fifteenth batch of forms",
        "a sixteenth batch of forms",
        "formats with more than text",
        "parliaments and councils",
        "other languages",
        "tools and interviews",
    ),
    *("Markdown and HTML", "caption files"),
)
"""The sets whose answers have the names that labels should be read as, in the order of `SETS`."""


@pytest.mark.parametrize("documents", SETS, ids=[documents.name for documents in SETS])
def test_floor(documents: Set) -> None:
    measured = _measured(documents)
    floor = next(floor for name, floor in FLOORS.items() if documents.name.startswith(name))
    told = "\n".join(measured.faults[:20])
    assert (measured.kept, measured.ordered) == (1, 1), told
    assert (measured.boundaries or 0) >= floor.boundaries, told
    assert (measured.labels or 0) >= floor.labels, told
    assert (measured.found or 0) >= floor.found, told
    if floor.directions is not None:
        assert (measured.stage_directions or 0) >= floor.directions, told
    assert measured.facts_wrong <= floor.wrong, told
    assert measured.facts_missing <= floor.missing, told
    assert measured.words_misattributed <= floor.misattributed, told
    assert measured.words_unattributed <= floor.unattributed, told
    assert floor.foreign is None or measured.words_foreign <= floor.foreign, told


@pytest.mark.parametrize("documents", [documents for documents in SETS if documents.name in NAMED], ids=NAMED)
def test_whom_labels_name(documents: Set) -> None:
    measured = _measured(documents)
    told = "\n".join(fault for fault in measured.faults if " names " in fault or "no turn has the label" in fault)
    assert (measured.named or 0) >= FLOORS[documents.name].names, told


@pytest.mark.parametrize(("with_list", "recall"), [(False, 0.3), (True, 0.91)])
def test_speakers(with_list: bool, recall: float) -> None:
    made = _or_skip(lambda: measure_speakers(with_list=with_list))
    assert made.precision >= 0.99, made.wrong
    assert made.recall >= recall
    assert len(made.variants) == 1
    assert made.suggested == (1 if with_list else 0), "without its front matter no list has the other spelling"


def test_the_documentation_shows_these_sets() -> None:
    text = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    table = text[text.index("| set") : text.index("## Who speaks")]
    shown = [line.split("|")[1].strip() for line in table.splitlines()[2:] if line.startswith("|")]
    assert shown == [documents.name for documents in SETS]


def test_the_documentation_shows_who_speaks() -> None:
    made = _or_skip(lambda: table(speaker_rows()))
    assert made in (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")


@cache
def _measured(documents: Set) -> Score:
    return _or_skip(lambda: measure(documents))


def _or_skip(measured: Callable[[], Measured]) -> Measured:
    """Return what `measured` returns, or skip the test if its documents are not on this machine.

    All tests skip on one line of this file, so that pytest reports them in one line.
    """
    try:
        return measured()
    except Absent as absent:
        reason = str(absent)
    pytest.skip(reason)
