"""Published addresses: every page still exists, and every turn's id is on it or on the page it redirects to."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.archive.permanence.published import Published, PublishedPage
from generator.archive.privacy.withheld_names import WithheldNames
from generator.site.checks.fault import UnplacedFault
from generator.urls import PEOPLE_ADDRESS, TYPES_ADDRESS, html_file

WITHHELD_NOTE_ID = "Name-withheld"
"""The id of the note about a withheld name; `withheld.js` has the same id."""


class RedirectPage(msgspec.Struct, frozen=True):
    """A page that redirects to another page."""

    target: str
    """The file it redirects to."""
    fragments: Mapping[str, str]
    """The id on the target, by the id in the requested address, if the two differ; '' for the top of the target."""


def renamed_fragments(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the id on the target of a redirect, '' for its top, by the id in the requested address."""
    node = tree.css_first("[data-fragments]")
    try:
        return msgspec.json.decode(
            (node.attributes.get("data-fragments") if node else None) or "{}", type=dict[str, str]
        )
    except msgspec.DecodeError:
        return {}


def check_published(
    published: Published,
    ids: Mapping[str, Container[str]],
    redirects: Mapping[str, RedirectPage],
    withheld_names: WithheldNames | None = None,
) -> Iterator[UnplacedFault]:
    """Yield a fault for each published address that is missing from the site.

    The one exception: an id that contains a withheld name may be missing if a note on the page says that a name was
    withheld.

    Args:
        published: The published pages and turns.
        ids: The ids of each page, by its file.
        redirects: The pages that redirect to another page, by their file.
        withheld_names: The names that are withheld.
    """
    for page in published.values():
        if html_file(page.address) in ids:
            yield from _check_page(page, ids, redirects, withheld_names)
        elif not (withheld_names and withheld_names.in_address(page.address)):
            yield UnplacedFault(".", f"a published page is missing; {_advice(page)}", page.address)


def _check_page(
    page: PublishedPage,
    ids: Mapping[str, Container[str]],
    redirects: Mapping[str, RedirectPage],
    withheld_names: WithheldNames | None,
) -> Iterator[UnplacedFault]:
    file = html_file(page.address)
    redirect = redirects.get(file, RedirectPage(file, {}))
    if redirect.target in redirects:
        yield UnplacedFault(file, "a published page redirects to another redirect; build the site again", page.address)
    target_ids: Container[str] = ids.get(redirect.target, ())
    for turn in page.turns:
        target_id = redirect.fragments.get(turn.id, turn.id)
        is_missing = target_id != "" and target_id not in target_ids
        if is_missing and not (
            withheld_names and WITHHELD_NOTE_ID in target_ids and withheld_names.may_be_in_id(turn.id)
        ):
            yield UnplacedFault(
                file, "the id of a published turn is missing; put its words back, or build the site again", turn.id
            )


def _advice(page: PublishedPage) -> str:
    """Return the advice for a published page that is missing."""
    folder, _, name = page.address.rstrip("/").rpartition("/")
    if page.sources:
        return f"put back {' or '.join(page.sources)}, the source of its words, or withdraw it in content/corrections"
    if f"{folder}/" == PEOPLE_ADDRESS:
        return "put back the document with this person's words" + (f", {page.first}" if page.first else "")
    if f"{folder}/" == TYPES_ADDRESS:
        return f"give a session type the id {name} again in site_config/session_types.yml"
    if not folder and page.first is not None:
        return f"put back {page.first} or give the event the id {name} again in site_config/events.yml"
    return f"put content/pages/{name}.md back" if not folder else "put back its source"
