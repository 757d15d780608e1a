"""No published address dies: each page is there, and each turn's id is on it or on the page it leads on to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.archive.permanence.published import Published, PublishedPage
from generator.archive.privacy.withheld_names import WithheldNames
from generator.site.checks.fault import Note

WITHHELD = "Name-withheld"
"""The id of the note that a name was withheld; the script that leads there knows it, too."""


class RedirectPage(msgspec.Struct, frozen=True):
    """A page that is nothing but another address of one."""

    target: str
    """The file it leads on to."""
    fragments: Mapping[str, str]
    """The id there, by the id that is asked for here, where the two differ."""


def fragments_of(tree: LexborHTMLParser) -> dict[str, str]:
    """Return which ids a page that leads on gives another name."""
    node = tree.css_first("[data-fragments]")
    try:
        return msgspec.json.decode(
            (node.attributes.get("data-fragments") if node else None) or "{}", type=dict[str, str]
        )
    except msgspec.DecodeError:
        return {}


def check_published(
    published: Published,
    ids: Mapping[str, frozenset[str]],
    moved: Mapping[str, RedirectPage],
    hidden: WithheldNames | None = None,
) -> Iterator[Note]:
    """Yield a note for each published address that the site would let die.

    The one exception: an id that tells a name may go where a note on the page says that a name was withheld.

    Args:
        published: What readers know.
        ids: Of each page, by its file.
        moved: The pages that lead on to another, by their file.
        hidden: Whose names are withheld.
    """
    for page in published.values():
        file = f"{page.address}index.html"
        if file not in ids:
            if hidden and hidden.in_address(page.address):
                continue
            yield Note(".", f"a published page is no more; {_advice(page)}", page.address)
            continue
        target = moved.get(file, RedirectPage(file, {}))
        if target.target in moved:
            yield Note(file, "a published page leads to one that leads on itself", page.address)
        there = ids.get(target.target, frozenset())
        for turn in page.turns:
            gone = target.fragments.get(turn.id, turn.id) not in there
            if gone and not (hidden and WITHHELD in there and hidden.may_be_in_id(turn.id)):
                yield Note(file, "the id of a published turn is no more", turn.id)


def _advice(page: PublishedPage) -> str:
    """Return what to do where a published page is no more."""
    folder, _, name = page.address.rstrip("/").rpartition("/")
    if page.sources:
        return f"put back {' or '.join(page.sources)}, where its words came from, or withdraw it in content/corrections"
    if folder == "people":
        return "put back the document with the words it was for" + (f", {page.first}" if page.first else "")
    if folder == "types":
        return f"give a session type the id {name} again in site_config/session_types.yml"
    if not folder and page.first is not None:
        return f"put back {page.first} or give the event the id {name} again in site_config/events.yml"
    return f"put content/pages/{name}.md back" if not folder else "put back what it was made of"
