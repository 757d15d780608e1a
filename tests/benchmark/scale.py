"""How long a build takes a session, and whether that stays the same when the archive doubles.

Writes an archive of invented sessions (about 60 KB each, which name people, sessions and much else) into a temporary
folder, builds it at two sizes and prints, a stage a row, milliseconds of processor time a session at both sizes and
their ratio. A ratio near 1 is linear; bare times say little, because machines differ. What writing the pages is made of
stands below it, and the megabytes that it needed at its height. `--pages` stops there.

Run it with `python -m tests.benchmark.scale [SESSIONS] [--pages]`.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path
from unittest.mock import patch

from generator.pages import write
from generator.project import Project
from generator.reading.steps import read_document
from generator.settings.load import load_settings
from generator.site.check import check_site
from generator.site.engine.engine_run import run_engine
from generator.site.search_index import index_site
from tests.support.paths import ARCHIVE
from tests.support.writing import write_pages

_TURNS = 70
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "kra", "sti")
_PARTS = ("load_archive", "top_terms", "find_related", "collect_mentions", "with_links", "session_page", "render")
"""Functions that write the pages; finding the terms is a part of loading."""

_NAMED = (
    "UNESCO",
    "the MAG",
    "RFC 2616",
    "IGF 2009",
    "www.moot.example",
    "moot.org",
    "an ISP",
    "WS 3",
    "Berlin",
    "May",
)
"""What people name besides people."""


def main(sessions: int, *, pages_only: bool = False) -> None:
    """Build archives of `sessions` and twice as many sessions and print what each stage cost."""
    sizes = (sessions, 2 * sessions)
    with tempfile.TemporaryDirectory() as folder:
        measured = [_measure(_archive(Path(folder) / str(size), size), size, pages_only) for size in sizes]
    print(f"{'stage':<18}{f'{sizes[0]} sessions':>16}{f'{sizes[1]} sessions':>16}{'ratio':>8}")
    for stage, before in measured[0].items():
        after = measured[1][stage]
        unit = "MB" if stage == "memory" else "ms"
        print(f"{stage:<18}{before:>13.1f} {unit}{after:>13.1f} {unit}{after / before:>8.2f}")


def _measure(project: Project, sessions: int, pages_only: bool) -> dict[str, float]:
    """Return milliseconds of processor time a session, for each stage."""
    settings = load_settings(project.site_config)
    paths = sorted(project.transcripts.rglob("*.txt"))
    fresh = project.root / "fresh"
    stages: dict[str, Callable[[], object]] = {
        "parse": lambda: sum(len(read_document(path, project.transcripts, settings).turns) for path in paths),
        "pages": lambda: parts.update(_parts(lambda: write_pages(project, settings, project.site_url()))),
        "again": lambda: write_pages(project, settings, project.site_url()),
        "mkdocs": lambda: run_engine(project, "mkdocs", fresh),
        "index": lambda: index_site(fresh, project.cache, settings),
        "check": lambda: check_site(fresh),
    }
    parts: dict[str, float] = {}
    found = {}
    for stage, work in stages.items():
        found[stage] = _processor_time(work) / sessions * 1000
        if stage == "pages":
            found |= {f"  {name}": seconds / sessions * 1000 for name, seconds in parts.items()}
            found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
            if pages_only:
                break
    return found


def _parts(work: Callable[[], object]) -> dict[str, float]:
    """Do `work`, and return the seconds of processor time in each function that writes pages."""
    spent = dict.fromkeys(_PARTS, 0.0)

    def timed(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **named: object) -> object:
            before = time.process_time()
            try:
                return function(*args, **named)
            finally:
                spent[name] += time.process_time() - before

        return call

    with ExitStack() as stack:
        for name in _PARTS:
            stack.enter_context(patch.object(write, name, timed(name, getattr(write, name))))
        work()
    return spent


def _processor_time(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that `work` takes here and in the processes it waits for."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def _archive(root: Path, sessions: int) -> Project:
    chance = random.Random(7)  # noqa: S311 - the same invented words every time, not a secret
    vocabulary = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    names = [f"{chance.choice(vocabulary)} {chance.choice(vocabulary)}".upper() for _ in range(8 * sessions)]
    for position in range(sessions):
        year = 2006 + position % 20
        path = root / "content" / "transcripts" / f"igf-{year}" / f"ws{position}-{chance.choice(vocabulary)}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_session(chance, year, position, vocabulary, chance.sample(names, 12)), encoding="utf-8")
    shutil.copytree(ARCHIVE, root, dirs_exist_ok=True)  # its pages link to its sessions
    return Project(root=root)


def _session(chance: random.Random, year: int, number: int, vocabulary: list[str], names: list[str]) -> str:
    lines = [f"IGF {year} - Day {1 + number % 4} - WS{number} {chance.choice(vocabulary).title()} and more", "", ""]
    lines += [
        f"The following are the outputs of the captioning taken during an IGF {year} session. It is no record.",
        "",
    ]
    often = list(accumulate(1 / rank for rank in range(5, len(vocabulary) + 5)))
    for _ in range(_TURNS):
        label = f"{chance.choice(names)}: " if chance.random() < 0.8 else ""
        words = chance.choices(vocabulary, cum_weights=often, k=120)
        for place in range(0, 120, 30):
            full = chance.choice(names).title()
            words[place] = chance.choice((full, full.split()[0], full.split()[1], *chance.sample(_NAMED, 3)))
        lines += [f">> {label}{' '.join(words)}.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    numbers = [int(given) for given in sys.argv[1:] if given.isdigit()]
    main(numbers[0] if numbers else 40, pages_only="--pages" in sys.argv)
