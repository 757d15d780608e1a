"""The numbers of the search against a count over the records: who said what, and when."""

from __future__ import annotations

import itertools
import random
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from generator.records import Event, Session, SessionRecord, Turn, from_json, to_json
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.settings.series import SeriesInfo
from generator.site.search import shelves
from generator.site.search.index import index_site
from generator.site.search.terms import pieces, words
from tests.support.browser import Archive, open_window
from tests.support.search_records import record, turn
from tests.support.serving import serving

CHANCE = random.Random(12)  # noqa: S311 - the same records every time, not a secret
WORDS = [f"{first}{second}" for first in ("ka", "mo", "ri", "tel", "su") for second in ("bo", "lan", "net", "to", "vi")]
PEOPLE = [f"{first} {last}" for first in ("Ana", "Bo", "Çelik", "Łukasz") for last in ("Field", "O'Lake", "Sesan")]
SESSIONS = 60

SEARCH = """async (asked) => {
  const { search } = await import("./assets/search-engine.js");
  const answers = [];
  for (const [query, filters] of asked) {
    const { totals, counts } = await search(query, filters, { isComplete: true });
    answers.push({ totals, counts });
  }
  return answers;
}"""

Filters = dict[str, list[str]]

SETTINGS = Settings(
    archive=ArchiveInfo(), events=(), types=(), series=(SeriesInfo(id="ka", name="Ka", patterns=("kabo", "kalan")),)
)


def invented(number: int) -> SessionRecord:
    """Return a document of words that are more frequent the earlier they are in `WORDS`."""
    year = 2010 + number % 7
    event = Event(id=f"moot-{year}", name=f"Moot {year}", ordinal=None, place=None, start=f"{year}-05-01", end=None)
    return record(
        *(invented_turn(place) for place in range(CHANCE.randint(0, 25))),
        title=" ".join(CHANCE.choices(WORDS, k=2)),
        kind="transcript" if number % 9 else "summary",
        event=event if number % 5 else None,
        date=CHANCE.choice((None, f"{year}-05-02")),
        session=Session(CHANCE.choice((None, "workshop", "opening")), None, None),
        language=CHANCE.choice(("en", "en", "fr")),
    )


def invented_turn(place: int) -> Turn:
    weights = [1 / (rank + 1) for rank in range(len(WORDS))]
    text = " ".join(CHANCE.choices(WORDS, weights, k=CHANCE.randint(1, 40)))
    name = CHANCE.choice((*PEOPLE, None))
    spoken = turn(f"t-{place}", name, text, label=None if name else CHANCE.choice((None, "CHAIR")))
    return msgspec.structs.replace(spoken, language=CHANCE.choice((None, None, None, "es")))


class Count:
    """A count over the files `session.json` of a site."""

    def __init__(self, site: Path) -> None:
        paths = sorted(site.rglob("session.json"))
        self.talks = [from_json(path.read_bytes()) for path in paths]
        self.sequences = {
            (place, number): [piece for block in spoken.blocks for word in words(block.text) for piece in pieces(word)]
            for place, talk in enumerate(self.talks)
            for number, spoken in enumerate(talk.turns)
        }

    def turns(self, phrases: Sequence[str], filters: Filters, without: str = "") -> list[tuple[int, int]]:
        """Return the turns that hold all phrases and not the other one, and that each filter leaves."""
        return [
            (place, number)
            for (place, number), sequence in self.sequences.items()
            if all(holds(sequence, phrase.split()) for phrase in phrases)
            and not (without and holds(sequence, without.split()))
            and all(set(values) & self.values(key, place, number) for key, values in filters.items())
        ]

    def values(self, key: str, place: int, number: int) -> set[str]:
        talk, spoken = self.talks[place], self.talks[place].turns[number]
        event_start = talk.event.start if talk.event else None
        in_series = talk.kind == "transcript" and not {"kabo", "kalan"}.isdisjoint((talk.title or "").split())
        values: dict[str, set[str | None]] = {
            "person": {spoken.speaker},
            "years": {(talk.date or event_start or "")[:4] or "undated"},
            "event": {talk.event.id if talk.event else None},
            "kind": {talk.kind},
            "type": {talk.session.type},
            "series": {"ka"} if in_series else set(),
            "lang": {spoken.language or talk.language},
        }
        return {value for value in values[key] if value is not None}

    def numbers(self, turns: list[tuple[int, int]]) -> dict[str, int]:
        sessions = {place for place, _ in turns if self.talks[place].kind == "transcript"}
        speakers = {self.talks[place].turns[number].speaker for place, number in turns} - {None}
        return {
            "turns": sum(place in sessions for place, _ in turns),
            "sessions": len(sessions),
            "articles": len({place for place, _ in turns} - sessions),
            "people": len(speakers),
        }

    def counts(self, key: str, turns: list[tuple[int, int]]) -> dict[str, dict[str, int]]:
        by_value: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, number in turns:
            for value in self.values(key, place, number):
                by_value[value].append((place, number))
        return {
            value: {
                "documents": len({place for place, _ in found}),
                "turns": sum(self.talks[place].kind == "transcript" for place, _ in found),
            }
            for value, found in by_value.items()
        }


def holds(sequence: list[str], phrase: list[str]) -> bool:
    return any(sequence[start : start + len(phrase)] == phrase for start in range(len(sequence) - len(phrase) + 1))


@pytest.fixture(scope="module")
def counted(
    built_site: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, Count]]:
    """A window at an archive of several shelves, and the count over its records."""
    site = tmp_path_factory.mktemp("counted") / "site"
    shutil.copytree(built_site / "assets", site / "assets")
    for number in range(SESSIONS):
        folder = site / "moot" / f"talk-{number}"
        folder.mkdir(parents=True)
        (folder / "session.json").write_bytes(to_json(invented(number)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelves, "_MIN_DOCUMENTS", 10)
        patch.setattr(shelves, "_BORDERS", 5)
        index_site(site, SETTINGS)
    with serving(site, base="/archive/", port=0) as server:
        window = open_window(browser, Archive(server.origin, "/archive/"))
        yield next(window), Count(site)


def ask(window: Page, asked: list[tuple[str, Filters]]) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = window.evaluate(SEARCH, asked)
    return answers


def totals(answer: dict[str, Any]) -> dict[str, int]:
    return {key: answer["totals"][key] for key in ("turns", "sessions", "articles", "people")}


def test_200_pairs_of_a_person_and_a_word(counted: tuple[Page, Count]) -> None:
    window, count = counted
    people = sorted({spoken.speaker for talk in count.talks for spoken in talk.turns if spoken.speaker})
    pairs = CHANCE.sample(list(itertools.product(people, WORDS)), 200)
    answers = ask(window, [(word, {"person": [person]}) for person, word in pairs])
    assert sum(answer["totals"]["turns"] for answer in answers) > 1000
    for (person, word), answer in zip(pairs, answers, strict=True):
        assert totals(answer) == count.numbers(count.turns([word], {"person": [person]})), (person, word)


def test_100_pairs_of_a_word_and_a_year(counted: tuple[Page, Count]) -> None:
    window, count = counted
    pairs = CHANCE.sample(list(itertools.product(WORDS, [*map(str, range(2010, 2017)), "undated"])), 100)
    answers = ask(window, [(word, {"years": [year]}) for word, year in pairs])
    for (word, year), answer in zip(pairs, answers, strict=True):
        turns = count.turns([word], {"years": [year]})
        assert totals(answer) == count.numbers(turns), (word, year)
        assert answer["counts"]["years"] == count.counts("years", count.turns([word], {})), word


def test_every_number_beside_a_value_is_what_choosing_it_gives(counted: tuple[Page, Count]) -> None:
    window, count = counted
    choices: dict[str, list[str]] = {
        "person": ["ana-field", "lukasz-sesan", "bo-olake"],
        "years": ["2011", "2012", "2013", "2015", "undated"],
        "event": ["moot-2011", "moot-2012", "moot-2015"],
        "kind": ["transcript"],
        "type": ["workshop", "opening"],
        "series": ["ka"],
        "lang": ["en", "es", "fr"],
    }
    asked = []
    for _ in range(120):
        keys = CHANCE.sample(sorted(choices), CHANCE.randint(0, 3))
        filters = {key: CHANCE.sample(choices[key], CHANCE.randint(1, len(choices[key]))) for key in keys}
        phrases = CHANCE.sample(WORDS[:12], CHANCE.randint(1, 2))
        if CHANCE.random() < 0.3:
            phrases = [" ".join(phrases)]
        without = CHANCE.choice(("", "", WORDS[3], f"{WORDS[0]} {WORDS[1]}"))
        asked.append((phrases, without, filters))
    queries = [
        " ".join([*(f'"{phrase}"' for phrase in phrases), f'-"{without}"' if without else ""])
        for phrases, without, _ in asked
    ]
    answers = ask(window, [(query, filters) for query, (_, _, filters) in zip(queries, asked, strict=True)])
    for (phrases, without, filters), answer in zip(asked, answers, strict=True):
        assert totals(answer) == count.numbers(count.turns(phrases, filters, without))
        for key in choices:
            others = {other: values for other, values in filters.items() if other != key}
            turns = count.turns(phrases, others, without)
            assert answer["counts"][key] == count.counts(key, turns), (phrases, without, filters, key)


def test_a_filter_alone_gives_all_turns(counted: tuple[Page, Count]) -> None:
    window, count = counted
    asked: tuple[Filters, ...] = (
        {"person": ["ana-field"]},
        {"lang": ["es"], "years": ["2012"]},
        {"kind": ["summary"]},
        {"series": ["ka"]},
    )
    for filters in asked:
        (answer,) = ask(window, [("", filters)])
        assert totals(answer) == count.numbers(count.turns([], filters))
        others = {key: values for key, values in filters.items() if key != "person"}
        assert answer["counts"]["person"] == count.counts("person", count.turns([], others))
