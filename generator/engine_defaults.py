"""The settings of MkDocs that an archive doesn't make itself, so that its `mkdocs.yml` may be short or missing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.interface.catalogue import SOURCE_LANGUAGE, Interface, gettext, interface_in

_DEFAULTS = Path(__file__).with_name("engine_defaults.yml")

THEME = "transcript-archive"
"""The name of the program's theme; a setting of another theme is not completed."""


def fixed_defaults(interface: Interface) -> dict[str, Any]:
    """Return the settings that are the same for every archive in a language."""
    with interface_in(interface) as locale:
        defaults = {**_settings_in_file(), "nav": _navigation()}
    if locale != SOURCE_LANGUAGE:
        defaults["theme"] = {**defaults["theme"], "locale": locale}
    return defaults


@cache
def _settings_in_file() -> Mapping[str, Any]:
    settings: dict[str, Any] = yaml.load(_DEFAULTS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return settings


def _navigation() -> list[dict[str, Any]]:
    """Return the pages in the header; short on purpose, since one that lists sessions makes the build quadratic."""
    about = [
        {gettext("Session types"): "types/index.md"},
        {gettext("What is new"): "new/index.md"},
        {gettext("Data"): "data/index.md"},
        {gettext("About"): "about.md"},
        {gettext("How to cite"): "how-to-cite.md"},
        {gettext("How it is made"): "how-it-is-made.md"},
        {gettext("Corrections"): "corrections.md"},
        {gettext("Report"): "report/index.md"},
    ]
    return [
        {gettext("Home"): "index.md"},
        {gettext("Events"): "events/index.md"},
        {gettext("People"): "people/index.md"},
        {gettext("Topics"): "topics/index.md"},
        {gettext("Series"): "series/index.md"},
        {gettext("Glossary"): "glossary/index.md"},
        {gettext("Search"): "search.md"},
        {gettext("This archive"): about},
    ]


def archive_defaults(name: str, description: str, address: str | None) -> dict[str, Any]:
    """Return the settings that say what `site_config/archive.yml` says.

    Args:
        name: The archive's name.
        description: One sentence about the archive.
        address: The address of the site; `None` if nothing gives it.
    """
    defaults: dict[str, Any] = {
        "site_name": name,
        "site_description": description,
        "copyright": f"{name} ·",
    }
    return defaults | ({"site_url": address} if address else {})


def missing_settings(own: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Return the defaults that an archive's own settings lack; MkDocs joins both field by field."""
    missing: dict[str, Any] = {}
    for key, value in defaults.items():
        if key not in own:
            missing[key] = value
        elif isinstance(value, Mapping) and isinstance(own[key], Mapping) and not _is_other_theme(key, own[key]):
            inner = missing_settings(own[key], value)
            missing |= {key: inner} if inner else {}
    return missing


def joined_settings(own: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with more of them, which win, joined field by field."""
    joined = dict(own)
    for key, value in more.items():
        before = joined.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            joined[key] = joined_settings(before, value)
        else:
            joined[key] = value
    return joined


def _is_other_theme(key: str, own: Mapping[str, Any]) -> bool:
    return key == "theme" and own.get("name", THEME) != THEME
