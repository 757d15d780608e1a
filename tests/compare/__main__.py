"""What changes when a rule changes: `python -m tests.compare REV [--all]`.

Reads the archive's transcripts and, where they are there, the documents of the accuracy sets with the revision and with
the files as they are now, and prints what was gained and lost. Each revision runs in a process of its own and with its
own `site_config/`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tests.accuracy.known import Absent
from tests.accuracy.measure import SETS
from tests.compare.changes import Changes, Record, changes
from tests.support.paths import ROOT

_SHOWN = 60
_BATCH = 200
"""Files that one process is given: a command line has a longest length."""


def main(revision: str, *, everything: bool) -> None:
    """Compare a revision with the files as they are."""
    commit = ["git", "rev-parse", "--quiet", "--verify", f"{revision}^{{commit}}"]
    known = subprocess.run(commit, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
    if known.returncode:
        raise SystemExit(f"git knows no revision {revision!r}")
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder, "old")
        _git("worktree", "add", "--quiet", "--detach", str(old), revision)
        try:
            names = _documents(Path(folder, "new"))
            shutil.copytree(ROOT / "site_config", Path(folder, "new", "site_config"))
            content = old / "content" / "transcripts"
            shutil.rmtree(content, ignore_errors=True)
            shutil.copytree(Path(folder, "new", "content", "transcripts"), content)
            before = _read(old, old, names)
            after = _read(ROOT, Path(folder, "new"), names)
        finally:
            _git("worktree", "remove", "--force", str(old))
    print(report(changes(names, before, after), None if everything else _SHOWN))


def report(found: Changes, shown: int | None) -> str:
    """Return the sums and a sample of the differences, taken from all over."""
    step = max(1, -(-len(found.lines) // shown)) if shown else 1
    return "\n".join(
        [
            f"documents: {found.documents}, of which {found.differing} differ",
            f"turns: {found.turns[0]} gained, {found.turns[1]} lost",
            f"labels: {found.labels[0]} gained, {found.labels[1]} lost",
            f"words in turns: {found.words[0]} gained, {found.words[1]} lost",
            f"facts: {found.facts} changed",
            *(["", f"{len(found.lines[::step])} of {len(found.lines)} differences:"] if found.lines else []),
            *found.lines[::step],
        ]
    )


def _documents(folder: Path) -> list[str]:
    """Write all documents below `folder` as an archive has them, and return their paths in it."""
    transcripts = folder / "content" / "transcripts"
    shutil.copytree(ROOT / "content" / "transcripts", transcripts)
    names = [
        str(path.relative_to(transcripts))
        for path in sorted(transcripts.rglob("*"))
        if path.is_file() and path.suffix not in {".yml", ".yaml"}
    ]
    for number, documents in enumerate(SETS):
        try:
            found = documents.load()
        except Absent as absent:
            print(f"{documents.name}: {absent}", file=sys.stderr)
            continue
        for position, known in enumerate(found):
            path = transcripts / f"set-{number}-{position}" / Path(known.name).name
            path.parent.mkdir()
            path.write_bytes(known.data)
            names.append(str(path.relative_to(transcripts)))
    return names


def _read(program: Path, root: Path, names: Sequence[str]) -> list[Record]:
    """Return the records that one revision of the program makes."""
    records: list[Record] = []
    place = {**os.environ, "PYTHONPATH": str(program)}
    for start in range(0, len(names), _BATCH):
        files = [str(root / "content" / "transcripts" / name) for name in names[start : start + _BATCH]]
        command = [sys.executable, "-m", "generator", "--root", str(root), "parse", *files]
        done = subprocess.run(command, cwd=program, env=place, check=True, stdout=subprocess.PIPE)
        records += (msgspec.json.decode(line) for line in done.stdout.splitlines())
    return records


def _git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(given) != 1:
        raise SystemExit("which revision? nox -s compare -- REV")
    main(given[0], everything="--all" in sys.argv)
