"""The program, held against a set."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from generator.reading.record import record_of
from generator.reading.steps import draft_of
from generator.settings.load import Settings, load_settings
from generator.sources.document import read_source
from tests.accuracy.debates.forms import documents
from tests.accuracy.known import Known, Set
from tests.accuracy.score import Score, score
from tests.accuracy.sets.formats import formats
from tests.accuracy.sets.invented import (
    made,
    reported,
    unseen,
    web_pages,
    written,
)
from tests.accuracy.sets.markdown import podcasts
from tests.accuracy.sets.others import bangbangcon, carpentry, congress
from tests.accuracy.sets.qmsum import FORMS, qmsum
from tests.accuracy.sets.srccon import markdown_2018, srccon_2015, srccon_2018, typed_2015, typed_2018
from tests.accuracy.sets.three import three
from tests.support.paths import SITE_CONFIG

SETS: tuple[Set, ...] = (
    Set("three documents", three),
    Set("written by hand", written),
    Set("made from the grammar", made),
    Set("the same as web pages", web_pages),
    Set("cases from reports", reported),
    Set("forms tried unseen", functools.partial(unseen, "unseen")),
    Set("a third batch of forms", functools.partial(unseen, "unseen2")),
    Set("a fourth batch of forms", functools.partial(unseen, "unseen3")),
    Set("a fifth batch of forms", functools.partial(unseen, "unseen4")),
    Set("a sixth batch of forms", functools.partial(unseen, "unseen5")),
    Set("a seventh batch of forms", functools.partial(unseen, "unseen6")),
    Set("an eighth batch of forms", functools.partial(unseen, "unseen7")),
    Set("a ninth batch of forms", functools.partial(unseen, "unseen8")),
    Set("a tenth batch of forms", functools.partial(unseen, "unseen9")),
    Set("an eleventh batch of forms", functools.partial(unseen, "unseen10")),
    Set("a twelfth batch of forms", functools.partial(unseen, "unseen11")),
    Set("a thirteenth batch of forms", functools.partial(unseen, "unseen12")),
    Set("a fourteenth batch of forms", functools.partial(unseen, "unseen13")),
    Set("a fifteenth batch of forms", functools.partial(unseen, "unseen14")),
    Set("a sixteenth batch of forms", functools.partial(unseen, "unseen15")),
    Set("formats with more than text", formats),
    Set("parliaments and councils", functools.partial(documents, "parliaments")),
    Set("other languages", functools.partial(documents, "languages")),
    Set("tools and interviews", functools.partial(documents, "tools")),
    Set("Markdown and HTML", functools.partial(documents, "markup")),
    Set("caption files", functools.partial(documents, "captions")),
    Set("SRCCON 2018 as typed", typed_2018),
    Set("SRCCON 2018 as published", srccon_2018),
    Set("SRCCON 2018 in Markdown", markdown_2018),
    Set("SRCCON 2015 as typed", typed_2015),
    Set("SRCCON 2015 as published", srccon_2015),
    Set("CarpentryCon 2022", carpentry),
    Set("!!Con 2014, 2015", bangbangcon),
    *(Set(f"QMSum {form}", functools.partial(qmsum, form)) for form in FORMS),
    Set("podcasts in Markdown", podcasts),
    Set("Congressional Record", congress),
)
"""The rows of the table, in its order."""


def measure(documents: Set) -> Score:
    """Return the score of a set.

    Raises:
        Absent: The set isn't here.
    """
    settings = load_settings(SITE_CONFIG)
    return sum((_one(known, settings) for known in documents.load()), start=Score())


def _one(known: Known, settings: Settings) -> Score:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, known.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(known.data)
        document = read_source(path, Path(folder))
    return score(known, record_of(draft_of(document, settings)), "\n".join(document.lines))
