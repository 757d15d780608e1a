"""Which pages one added session rewrites.

Writes the pages of an archive of 2,000 invented sessions and 4,000 people, adds one session, writes them again, and
counts the files of `build/docs` that are new or changed, by what they are. Run it with
`python -m tests.benchmark.one_more [SESSIONS]`.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

import msgspec

from generator.project import Project
from generator.settings.load import load_settings
from tests.support.many_sessions import Plan, add_session, many_sessions
from tests.support.writing import write_pages


class Change(msgspec.Struct, frozen=True):
    """What one added session changed."""

    file: str
    """The source, relative to the archive's folder."""
    before: dict[str, bytes]
    after: dict[str, bytes]

    @property
    def written(self) -> list[str]:
        """The files that are new or have other bytes."""
        return sorted(name for name, data in self.after.items() if self.before.get(name) != data)

    @property
    def gone(self) -> list[str]:
        """The files that are no more."""
        return sorted(self.before.keys() - self.after.keys())


def one_more(folder: Path, plan: Plan) -> Change:
    """Write an archive's pages into `folder`, then those of the same archive with another session."""
    project = many_sessions(folder, plan)
    before = _pages(project)
    path = add_session(project, plan, plan.sessions)
    return Change(path.relative_to(project.root).as_posix(), before, _pages(project))


def kind(name: str) -> str:
    """Return what a file of `build/docs` is."""
    first, _, rest = name.partition("/")
    if name == "index.md":
        return "home page"
    if first in {"people", "types", "events", "series", "glossary", "report"}:
        return (
            f"{first}, index" if rest in {"index.md", "report.json"} or rest.startswith(("letter", "script")) else first
        )
    return f"{'event' if rest == 'index.md' else 'session'} {name.rpartition('.')[2]}"


def _pages(project: Project) -> dict[str, bytes]:
    write_pages(project, load_settings(project.site_config), project.site_url())
    return {
        path.relative_to(project.docs).as_posix(): path.read_bytes()
        for path in project.docs.rglob("*")
        if path.is_file()
    }


def main(sessions: int) -> None:
    """Print how many files of each kind were written, and the names of few."""
    with tempfile.TemporaryDirectory() as folder:
        change = one_more(Path(folder) / "archive", Plan(sessions=sessions, people=2 * sessions))
    print(f"{len(change.written)} of {len(change.after):,} files written, {len(change.gone)} gone: {change.file}")
    kinds = Counter(map(kind, change.written))
    totals = Counter(map(kind, change.after))
    for name, count in sorted(kinds.items()):
        print(f"  {name:<16}{count:>6} of {totals[name]:,}")
    for name in change.written:
        print(f"    {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
