"""Schemas of others, which are no part of this repository: `ARCHIVE_SCHEMAS` names a folder that has some of them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest


def schema_file(name: str) -> Path:
    """Return a schema of the folder; the test is skipped without it."""
    path = Path(os.environ.get("ARCHIVE_SCHEMAS", ".")) / name
    if not path.is_file():
        pytest.skip(f"ARCHIVE_SCHEMAS names no folder with {name}")
    return path


def xml_schema(copies: Path, *namespaces: tuple[str, str], lax: bool = False) -> Any:  # noqa: ANN401 - the library has no types
    """Return the validator of XML schemas; those that they import are taken from the folder, too.

    Args:
        copies: An empty folder for copies of the schemas, whose imports name files in it.
        namespaces: The namespace of each schema, with the name of its file.
        lax: Whether elements of other namespaces may have no schema.
    """
    etree = pytest.importorskip("lxml.etree")
    for name in [name for _, name in namespaces]:
        _copy(name, copies, lax=lax)
    imports = "".join(f'<import namespace="{namespace}" schemaLocation="{name}"/>' for namespace, name in namespaces)
    root = copies / "all.xsd"
    root.write_text(f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{imports}</schema>', encoding="utf-8")
    return etree.XMLSchema(etree.parse(str(root)))


def _copy(name: str, copies: Path, *, lax: bool) -> None:
    """Copy a schema, and those that it imports."""
    if (copies / name).exists():
        return
    text = schema_file(name).read_text(encoding="utf-8")
    if lax:
        text = text.replace('processContents="strict"', 'processContents="lax"')
    text = re.sub(r'(schemaLocation=")[^"]*/([^"/]+")', r"\1\2", text)
    (copies / name).write_text(text, encoding="utf-8")
    for imported in re.findall(r'<(?:\w+:)?import\b[^>]*schemaLocation="([^"]+)"', text):
        _copy(imported, copies, lax=lax)
