"""Measure the time to find related sessions, and whether it grows linearly with the archive.

Makes records of invented sessions at two sizes of the archive. Each session has about 10,000 words on two of 300
subjects, and few of its speakers speak often. Prints for both sizes, and as a ratio: milliseconds of processor time a
session for its terms and for its related sessions, the peak of memory in megabytes, and links a session. Growth is
linear if the times stay the same.

Run it with `python -m tests.benchmark.related [SESSIONS]`.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from itertools import accumulate

import msgspec

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.related.index import find_related
from generator.archive.summary import summarise
from generator.archive.terms.document_frequency import count_frequencies
from generator.archive.terms.terms import Term, repeated_terms, top_terms
from generator.records import Event, SessionRecord
from generator.settings.load import load_settings
from tests.support.paths import SITE_CONFIG
from tests.support.small_site import record, turn

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "kra", "sti")
_TURNS = 70
_WORDS = 140


class Maker:
    """Makes sessions on subjects, like real ones."""

    def __init__(self, sessions: int) -> None:
        """Invent the words, subjects and people of an archive with this number of sessions."""
        self._chance = random.Random(7)  # noqa: S311 - the same invented words every time, not a secret
        self._words = ["".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(2, 5))) for _ in range(30_000)]
        self._often = list(accumulate(1 / rank for rank in range(1, 30_001)))
        self._subjects = [self._chance.sample(self._words[2000:], 60) for _ in range(300)]
        self._people = [
            f"{self._chance.choice(self._words)} {self._chance.choice(self._words)}".title()
            for _ in range(4 * sessions)
        ]
        self._seldom = list(accumulate(1 / rank**0.8 for rank in range(1, 4 * sessions + 1)))

    def session(self, number: int) -> SessionRecord:
        """Return the record of a session."""
        chance = self._chance
        speakers = chance.choices(self._people, cum_weights=self._seldom, k=8)
        subject = [word for words in chance.sample(self._subjects, 2) for word in words]
        turns = []
        for position in range(_TURNS):
            words = chance.choices(self._words, cum_weights=self._often, k=_WORDS - 10) + chance.choices(subject, k=10)
            chance.shuffle(words)
            name = speakers[position % len(speakers)]
            person = name.lower().replace(" ", "-")
            made = turn(f"{person}-{position}", " ".join(words), label=name.upper())
            turns.append(msgspec.structs.replace(made, name=name, speaker=person))
        year, day = 2006 + number % 20, 1 + number // 20 % 4
        event = Event(f"igf-{year}", f"IGF {year}", None, None, f"{year}-11-01", f"{year}-11-04")
        return msgspec.structs.replace(
            record(*turns), title=f"WS{number} {subject[0]} and {subject[60]}", event=event, day=day,
            date=f"{year}-11-0{day}",
        )  # fmt: skip


def main(sessions: int) -> None:
    """Find the related sessions of an archive and of one twice as large, and print the cost of each stage."""
    sizes = (sessions, 2 * sessions)
    measured = [_measure(size) for size in sizes]
    print(f"{'stage':<10}{f'{sizes[0]} sessions':>16}{f'{sizes[1]} sessions':>16}{'ratio':>8}")
    for stage, before in measured[0].items():
        after = measured[1][stage]
        print(f"{stage:<10}{before:>13.2f}   {after:>13.2f}   {after / before:>8.2f}")


def _measure(size: int) -> dict[str, float]:
    """Return milliseconds of processor time a session, megabytes, and links a session."""
    settings = load_settings(SITE_CONFIG)
    maker = Maker(size)
    table = count_frequencies(repeated_terms(maker.session(number)) for number in range(200))
    documents, terms, spent = [], dict[str, tuple[Term, ...]](), 0.0
    for number in range(size):
        made = maker.session(number)
        document = summarise(made, Address(f"igf-{2006 + number % 20}", f"ws{number}"))
        documents.append(document)
        before = time.process_time()
        terms[document.own_address.href] = top_terms(made, table, settings.archive)
        spent += time.process_time() - before
    archive = Archive(documents=tuple(documents), people=index_people(documents))
    before = time.process_time()
    related = find_related(archive, settings, terms)
    took = time.process_time() - before
    tracemalloc.start()
    find_related(archive, settings, terms)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    topic_links = sum(len(links.related) for links in related.by_document.values())
    people_links = sum(len(links.people) for links in related.by_document.values())
    return {
        "terms": spent / size * 1000,
        "links": took / size * 1000,
        "memory": peak / 1e6,
        "topics": topic_links / size,
        "people": people_links / size,
    }


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
