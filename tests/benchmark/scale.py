"""How long a build takes a session, and whether that stays the same when the archive doubles.

Writes an archive of invented sessions (about 60 KB each) into a temporary folder, builds it at two sizes and prints,
a stage a row, milliseconds of processor time a session at both sizes and their ratio. A ratio near 1 is linear; bare
times say little, because machines differ.

Run it with `python -m tests.benchmark.scale [SESSIONS]`.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from generator import config
from generator.pages.write import write_pages
from generator.project import Project
from generator.reading import read_document
from generator.site.build import run_engine
from generator.site.check import check_site
from generator.site.search import index_site

_ROOT = Path(__file__).parents[2]
_TURNS = 70
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "kra", "sti")


def main(sessions: int) -> None:
    """Build archives of `sessions` and twice as many sessions and print what each stage cost."""
    sizes = (sessions, 2 * sessions)
    with tempfile.TemporaryDirectory() as folder:
        measured = [_measure(_archive(Path(folder) / str(size), size), size) for size in sizes]
    print(f"{'stage':<10}{f'{sizes[0]} sessions':>16}{f'{sizes[1]} sessions':>16}{'ratio':>8}")
    for stage, before in measured[0].items():
        after = measured[1][stage]
        print(f"{stage:<10}{before:>13.1f} ms{after:>13.1f} ms{after / before:>8.2f}")


def _measure(project: Project, sessions: int) -> dict[str, float]:
    """Return milliseconds of processor time a session, for each stage."""
    settings = config.load(project.site_config)
    paths = sorted(project.transcripts.rglob("*.txt"))
    fresh = project.root / "fresh"
    stages: dict[str, Callable[[], object]] = {
        "parse": lambda: [read_document(path, project.transcripts, settings) for path in paths],
        "pages": lambda: write_pages(project, settings, project.site_url()),
        "again": lambda: write_pages(project, settings, project.site_url()),
        "mkdocs": lambda: run_engine(project, "mkdocs", fresh),
        "index": lambda: index_site(fresh, project.cache, settings),
        "check": lambda: check_site(fresh),
    }
    return {stage: _processor_time(work) / sessions * 1000 for stage, work in stages.items()}


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
    shutil.copytree(_ROOT / "site_config", root / "site_config")
    shutil.copytree(_ROOT / "content", root / "content", dirs_exist_ok=True)  # its pages link to its sessions
    shutil.copy(_ROOT / "mkdocs.yml", root)
    return Project(root=root)


def _session(chance: random.Random, year: int, number: int, vocabulary: list[str], names: list[str]) -> str:
    lines = [f"IGF {year} - Day {1 + number % 4} - WS{number} {chance.choice(vocabulary).title()} and more", "", ""]
    lines += [
        f"The following are the outputs of the captioning taken during an IGF {year} session. It is no record.",
        "",
    ]
    for _ in range(_TURNS):
        label = f"{chance.choice(names)}: " if chance.random() < 0.8 else ""
        words = chance.choices(vocabulary, weights=range(len(vocabulary), 0, -1), k=120)
        lines += [f">> {label}{' '.join(words).capitalize()}.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
