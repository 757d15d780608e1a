"""Who speaks: the persons that the program finds in a set whose front matter lists the speakers, against that list."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import yaml
from rapidfuzz.distance import OSA

from generator.archive.addresses import Address
from generator.archive.people.people_index import Person
from generator.archive.people.suggest import NamedPerson, people_named_in, suggest
from generator.records import SessionRecord
from generator.settings.load import load_settings
from generator.slugs import is_local_person, slug, without_document
from generator.text.normal import loose_name_key
from tests.accuracy.known import dev_data
from tests.support.loading import load_archive
from tests.support.paths import SITE_CONFIG

PODCASTS = "podcasts in Markdown"
"""The set's name."""

HEARD: Mapping[str, Sequence[str]] = {
    "adopting-bitcoin__2021": ("Pablo Fernandez",),
    "bitcoin-magazine__2020": ("Aaron van Wirdum",),
    "learning-bitcoin-and-design": ("Andrew Lawton",),
    "lets-talk-bitcoin-podcast__2016": ("Adam Levine", "Andreas Antonopoulos", "Stephanie Murphy"),
    "mit-bitcoin-expo": ("Ayush Khandelwal",),
    "sf-bitcoin-meetup__2019": ("Greg Maxwell", "Pieter Wuille", "Russell O’Connor"),
    "stephan-livera-podcast": ("Stephan Livera",),
}
"""Hosts and listeners who speak and whom the front matter doesn't list, found by reading; by the file's name."""

_LIST = re.compile(r"^speakers:.*\n(?:[ \t]*-.*\n)*", re.MULTILINE)
_LETTERS = 2
"""In which a name may differ from the list's and be the same one, spelt otherwise."""


class Speakers(msgspec.Struct, frozen=True):
    """What was found, each person counted once for each document."""

    documents: int
    found: int
    """Persons who are somebody beyond their document: named in full."""
    right: int
    variants: tuple[tuple[str, str], ...]
    """Persons found under a name that the list spells otherwise, with the list's name."""
    wrong: tuple[tuple[str, str], ...]
    """Document and person."""
    turns: int
    """Of the persons found."""
    turns_right: int
    listed: int
    heard: int
    """Of those listed, whom the program found."""
    suggested: int
    """Of the variants, those that `people suggest` offers."""

    @property
    def precision(self) -> float:
        """Share of the persons found who are the right ones; a variant is nobody else."""
        return 1 - len(self.wrong) / self.found

    @property
    def spelt_alike(self) -> float:
        """Share of the persons found who have the very name of the list."""
        return self.right / self.found

    @property
    def recall(self) -> float:
        """Share of those listed whom the program found."""
        return self.heard / self.listed


def measure_speakers(*, with_list: bool) -> Speakers:
    """Return what is found in the podcasts.

    Args:
        with_list: Whether the program may read the front matter's list; without, it has labels and words alone.

    Raises:
        Absent: The set isn't here.
    """
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted(dev_data("bitcointranscripts").glob("*.md"))
    }
    texts = {name: text for name, text in texts.items() if text.startswith("---\n")}
    listed = {name: yaml.safe_load(text.split("---\n", 2)[1]).get("speakers") or [] for name, text in texts.items()}
    records, people, said = _read(
        texts if with_list else {name: _LIST.sub("", text, 1) for name, text in texts.items()}
    )
    offered = {frozenset((one.keep, one.other)) for one in suggest(people, said, ())}
    found = right = turns = turns_right = heard = 0
    variants, wrong = [], []
    for name in sorted(texts):
        spoken: dict[str, int] = {}
        for turn in records[name].turns:
            if turn.speaker is not None:
                spoken[turn.speaker] = spoken.get(turn.speaker, 0) + 1
        here = [
            *listed[name],
            *(one for start, heard_too in HEARD.items() if name.startswith(start) for one in heard_too),
        ]
        known = {slug(one): one for one in here}
        heard += sum(slug(one) in {without_document(speaker) for speaker in spoken} for one in listed[name])
        for speaker, count in spoken.items():
            if is_local_person(speaker):
                continue
            found, turns = found + 1, turns + count
            if speaker in known:
                right, turns_right = right + 1, turns_right + count
            elif near := [one for one in here if _is_near(speaker, one)]:
                variants.append((speaker, near[0]))
            else:
                wrong.append((name, speaker))
    return Speakers(
        documents=len(texts),
        found=found,
        right=right,
        variants=tuple(variants),
        wrong=tuple(wrong),
        turns=turns,
        turns_right=turns_right,
        listed=sum(map(len, listed.values())),
        heard=heard,
        suggested=sum(frozenset((speaker, slug(one))) in offered for speaker, one in variants),
    )


def _is_near(speaker: str, name: str) -> bool:
    return OSA.distance(speaker.replace("-", " "), loose_name_key(name)) <= _LETTERS


def _read(texts: Mapping[str, str]) -> tuple[dict[str, SessionRecord], dict[str, Person], list[NamedPerson]]:
    settings = load_settings(SITE_CONFIG)
    records: dict[str, SessionRecord] = {}
    said: list[NamedPerson] = []

    def keep(record: SessionRecord, address: Address) -> None:
        records[Path(record.source.path).stem] = record
        said.extend(people_named_in(record, address.href.rstrip("/"), settings))

    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            path = Path(folder, "podcasts", f"{name}.md")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        archive = load_archive(Path(folder), settings, (), keep)
    return records, archive.people, said


def speaker_rows() -> list[Sequence[str]]:
    """Return the table of speakers, its head first.

    Raises:
        Absent: The set isn't here.
    """
    head = (PODCASTS, "documents", "persons", "precision", "spelt alike", "turns", "of right ones",
            "listed", "recall", "variants", "suggested")  # fmt: skip
    rows: list[Sequence[str]] = [head]
    for name, with_list in (("labels and words alone", False), ("with the list of speakers", True)):
        made = measure_speakers(with_list=with_list)
        rows.append(
            (
                name,
                str(made.documents),
                str(made.found),
                _shown(made.precision),
                _shown(made.spelt_alike),
                str(made.turns),
                _shown(made.turns_right / made.turns),
                str(made.listed),
                _shown(made.recall),
                str(len(made.variants)),
                str(made.suggested) if with_list else "",
            )
        )
    return rows


def _shown(value: float) -> str:
    return f"{int(value * 10_000) / 10_000:.4f}"
