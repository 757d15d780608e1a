"""Write `requirements/*.txt` from `uv.lock`, for machines where uv isn't found; `--check` only compares.

Run by `nox -s lock` after `uv lock`, and by the tests with `--check`. uv is the one of the `test` group, so that a
newer uv with another layout of its exports doesn't fail anybody's tests.
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
    "types": ("--extra", "formats", "--group", "types"),
}
"""What each file holds; `site` is what the program itself needs, for every format."""


def exported(group: str) -> str:
    """Return the text of `requirements/<group>.txt` as `uv.lock` would have it now."""
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
    """Write the files, or with `--check` say which of them differ; return the exit code."""
    stale = []
    for group in SELECTIONS:
        path = FOLDER / f"{group}.txt"
        text = exported(group)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8", newline="\n")
    verb = "differ from uv.lock, run `nox -s lock`" if "--check" in arguments else "written"
    print(f"requirements: {', '.join(stale)} {verb}" if stale else "requirements: equal to uv.lock")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
