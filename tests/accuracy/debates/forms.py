"""Forms of transcripts as data, and documents in them with their answers."""

from __future__ import annotations

import html
import random
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
import yaml

from tests.accuracy.debates.debate import TALKS, speech
from tests.accuracy.debates.printed import Printed, cues
from tests.accuracy.debates.writers import WRITERS
from tests.accuracy.known import Fact, Known, Spoken, said

_FORMS = Path(__file__).parent / "forms"
_SEEDS = 2


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a transcript is printed."""

    form: str
    """A name for people, and of the files."""
    labels: Sequence[Mapping[str, str | Sequence[str | None] | None]]
    """For each person the labels, each with its name or with the names that are right; `None` names nobody.

    The first label is printed first, the last from then on.
    """
    line: str | None = None
    """How a statement is printed, with the fields of `Printed` in braces."""
    cue: str | None = None
    """Or how a cue of a caption file is, with the fields of `Cue`."""
    next_cue: str | None = None
    """How a cue is that continues a statement, where it is printed without the label."""
    writer: str | None = None
    """Or the name of a function that prints the whole text."""
    head: str = ""
    foot: str = "\n"
    between: str = "\n\n"
    """Between two statements."""
    paragraphs: str = "\n\n"
    """Between two paragraphs of a statement."""
    suffix: str = "txt"
    language: str = "en"
    talk: str = "debate"
    facts: Mapping[str, Fact] = {}
    """Besides kind and language."""

    @property
    def names(self) -> dict[str, tuple[str | None, ...]]:
        """The names that are right for each label."""
        return {
            label: (names,) if names is None or isinstance(names, str) else tuple(names)
            for labels in self.labels
            for label, names in labels.items()
        }


@cache
def forms(group: str) -> Sequence[Form]:
    """Return the forms of a file in `forms/`."""
    text = (_FORMS / f"{group}.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), list[Form])


def documents(group: str) -> Sequence[Known]:
    """Return some documents in each form of a group."""
    return [document(form, seed) for form in forms(group) for seed in range(_SEEDS)]


def document(form: Form, seed: int) -> Known:
    """Return the document that a seed makes in a form, the same on every machine."""
    chance = random.Random(f"{form.form} {seed}")  # noqa: S311 - the same documents every time, not a secret
    statements = TALKS[form.talk](speech(form.language), len(form.labels), 30 + 8 * seed, chance)
    printed: list[Printed] = []
    spoken: set[int] = set()
    start = 0
    for number, statement in enumerate(statements, 1):
        labels = list(form.labels[statement.speaker])
        label = labels[-1 if statement.speaker in spoken else 0]
        printed.append(Printed(number, label, statement.paragraphs, start))
        spoken.add(statement.speaker)
        start += printed[-1].seconds
    text = form.head + _body(form, printed) + form.foot
    return Known(
        f"{form.form.replace(' ', '-')}-{seed + 1}.{form.suffix}",
        text.encode(),
        tuple(Spoken(one.label, tuple(map(said, one.paragraphs))) for one in printed),
        {"kind": "transcript", "language": form.language, **form.facts},
        names={label: names for label, names in form.names.items() if any(one.label == label for one in printed)},
    )


def _body(form: Form, printed: Sequence[Printed]) -> str:
    if form.writer is not None:
        return WRITERS[form.writer](printed)
    if form.cue is not None:
        later = form.next_cue or form.cue
        parts = cues(printed, doubtful=form.next_cue is None)
        return form.between.join((form.cue if cue.first else later).format(**cue.fields()) for cue in parts)
    line = form.line or ""
    if form.suffix == "html":
        printed = [
            msgspec.structs.replace(one, label=_escaped(one.label), paragraphs=tuple(map(_escaped, one.paragraphs)))
            for one in printed
        ]
    return form.between.join(line.format(**one.fields(form.paragraphs)) for one in printed)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
