"""Write `requirements/*.txt` from `uv.lock`, for machines without uv; `--check` only compares.

`nox -s lock` runs it after `uv lock`, and the tests run it with `--check`. It uses the uv of the `test` group, because
a newer uv may lay out its exports differently.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from uv import find_uv_bin

FOLDER = Path(__file__).resolve().parent
SELECTIONS = {
    "site": ("--extra", "formats"),
    "test": ("--extra", "formats", "--group", "test"),
    "lint": ("--only-group", "lint"),
    "audit": ("--extra", "formats", "--extra", "cluster", "--group", "audit"),
    "bench": ("--extra", "formats", "--group", "bench"),
    "types": ("--extra", "formats", "--group", "types"),
    "validators": ("--extra", "formats", "--group", "validators"),
}
"""The options of `uv export` for each file; `site` holds the needs of the program itself, for every format."""


def export_group(group: str) -> str:
    """Return the text that `requirements/<group>.txt` should have by `uv.lock`."""
    command = (
        find_uv_bin(),
        "--no-config",
        "export",
        "--frozen",
        "--quiet",
        "--no-default-groups",
        "--no-emit-project",
    )
    result = subprocess.run(
        (*command, *SELECTIONS[group]), cwd=FOLDER.parent, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return result.stdout


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` print which of them differ; return the exit code."""
    stale = []
    for group in SELECTIONS:
        path = FOLDER / f"{group}.txt"
        text = export_group(group)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8", newline="\n")
    verb = "differ from uv.lock, run `nox -s lock`" if "--check" in arguments else "written"
    print(f"requirements: {', '.join(stale)} {verb}" if stale else "requirements: equal to uv.lock")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
