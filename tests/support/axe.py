"""What axe-core finds on a page, in the light and in the dark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""The rules that a colour scheme has a say in, except those of AAA."""

Violations = list[dict[str, Any]]
_BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def violations(page: Page, context: str | None = None, options: Mapping[str, object] | None = None) -> Violations:
    """Return the violated rules; `context` selects a part of the page, `options` are those of `axe.run`."""
    # Turns out of view have no places that mean anything, and axe-core judges the space between links by them.
    page.evaluate("for (const group of document.querySelectorAll('.turns')) group.style.contentVisibility = 'visible'")
    # Of the other results, axe-core would describe each element, which takes longer than the rules.
    asked = {"resultTypes": ["violations"], **(options or {})}
    found: Violations = Axe().run(page, context=context, options=asked).response["violations"]
    return found


def violations_in_both_schemes(
    page: Page,
    context: str | None = None,
    options: Mapping[str, object] | None = None,
    colour_rules: tuple[str, ...] = COLOUR_RULES,
) -> Violations:
    """Return the violated rules of the light page, and then of the dark one those of colours."""
    backgrounds = set()
    found: Violations = []
    dark = {"runOnly": {"type": "rule", "values": list(colour_rules)}}
    page.emulate_media(color_scheme="light")
    for scheme_options in (options, dark):
        page.wait_for_function("document.getAnimations().length === 0")
        backgrounds.add(page.evaluate(_BACKGROUND))
        found += violations(page, context, scheme_options)
        page.emulate_media(color_scheme="dark")
    assert len(backgrounds) == 2, "the page follows the scheme while it is open"
    return found
