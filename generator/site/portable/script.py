"""Scripts of the portable copy: joined modules as classic scripts, and files that scripts fetch as scripts."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator

from generator.errors import BuildError

_EXPORTS = re.compile(r"^export \{([^}]*)\};?", re.MULTILINE)
_LOADED_LATER = re.compile(r"""\bimport\(["']\./([\w-]+\.js)["']\)""")
_STATIC = re.compile(r"^(?:import\b(?!\()|export\b)", re.MULTILINE)
_PAIR = re.compile(r"(?<![\w$])([\w$]++) as ([\w$]++)")


def classic_script(name: str, text: str) -> str:
    """Return a joined module as a classic script.

    Args:
        name: The file's name, such as `search.js`.
        text: The module, as `join_script` returns it.

    Raises:
        BuildError: The module was not joined with those that it imports.
    """
    exports = [match[1] for match in _EXPORTS.finditer(text)]
    body = _EXPORTS.sub("", text)
    if _STATIC.search(body):
        raise BuildError("this script imports others, so it can't be in a copy without a server", path=name)
    body = _LOADED_LATER.sub(lambda match: f"portableCopy.script({json.dumps(match[1])})", body)
    pairs = ", ".join(f"{outer}: {inner}" for pairs in exports for inner, outer in _PAIR.findall(pairs))
    return f'(() => {{\n"use strict";\n{body}\nportableCopy.exports({json.dumps(name)}, {{ {pairs} }});\n}})();\n'


def loaded_later(text: str) -> Iterator[str]:
    """Yield the names of the scripts that a module loads when they are asked for."""
    return (match[1] for match in _LOADED_LATER.finditer(text))


def data_script(path: str, data: bytes) -> str:
    """Return a script that hands over the content of a file: text as it is, other bytes in Base64.

    Args:
        path: The file, relative to the root of the site.
        data: Its content.
    """
    try:
        content, is_text = data.decode("utf-8"), "true"
    except UnicodeDecodeError:
        content, is_text = base64.b64encode(data).decode("ascii"), "false"
    return f"portableCopy.file({json.dumps(path)}, {is_text}, {_literal(content)});\n"


def _literal(text: str) -> str:
    """Return a text as a string of JavaScript."""
    return json.dumps(text, ensure_ascii=False)
