"""Redirects at the addresses of copies and of retired pages, so that every published address keeps working."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from generator.archive.permanence.turn_ids import RedirectedIds
from generator.archive.redirects import RetiredPage
from generator.archive.summary import Summary
from generator.pages.views.entries import markdown_link
from generator.pages.views.page import Body, Front, Page
from generator.pages.views.wording import gettext, message
from generator.settings.load import Settings
from generator.urls import GLOSSARY_ADDRESS, SERIES_ADDRESS, TYPES_ADDRESS, page_file


class RedirectFront(Front, frozen=True, kw_only=True):
    """The front matter of a redirect."""

    target: str
    """The address of the page that has the content now."""
    fragments: Mapping[str, str]
    """The turn on the target for each former turn, '' for its top; for an empty key the turn of an address without a
    fragment."""
    vanished: Sequence[str] = ()
    """The former turns whose words are no longer on the target; their addresses show a note instead of redirecting."""


class RedirectBody(Body, frozen=True, kw_only=True):
    """What `redirect.md.jinja` prints."""

    template: ClassVar[str] = "redirect.md.jinja"
    title: str
    link: str


class FormerBody(RedirectBody, frozen=True, kw_only=True):
    """What `former.md.jinja` prints."""

    template: ClassVar[str] = "former.md.jinja"
    message: str
    """An English message with `title` and `link`."""


def redirect_pages(document: Summary, redirected_ids: Mapping[str, RedirectedIds]) -> Iterator[Page]:
    """Yield a redirect for each file of a document whose own address is not the address of its page.

    Args:
        document: The document, with its copies.
        redirected_ids: Where the former turn ids lead, for each address that once had turns.
    """
    for file in document.files:
        if file.own_address == document.address:
            continue
        path = page_file(file.own_address.href)
        title = document.shown_title
        front = _front(title, document.href, redirected_ids.get(file.own_address.href, RedirectedIds()))
        yield Page(path, front, RedirectBody(title=title, link=markdown_link(document.href, path)))


def former_page(former: RetiredPage, settings: Settings) -> Page:
    """Return the redirect at the address of a retired page."""
    path = page_file(former.address)
    title = former.target.rstrip("/").capitalize()
    sentence = message("The content of this page is now on the page [%(title)s](%(link)s).")
    if former.note == "unread":
        title = gettext("Not readable at present")
        sentence = message("The source of the words at this address can't be read. See [%(title)s](%(link)s).")
    elif former.note == "withdrawn":
        title = gettext("Withdrawn")
        sentence = message(
            "The document at this address was withdrawn. The reason is on the page [%(title)s](%(link)s)."
        )
    elif former.person is not None:
        title = former.person.name
        sentence = message("The words at this address are now listed on the page of [%(title)s](%(link)s).")
    elif former.document is not None:
        title = former.document.shown_title
        if former.is_uncertain:
            sentence = message(
                "It is no longer certain who said the words at this address. The words are in [%(title)s](%(link)s)."
            )
    elif (name_of_target := _name(former.target, settings)) is not None:
        title = name_of_target
    # An address without a fragment looks up the empty fragment.
    redirected_ids = RedirectedIds({"": former.turn} if former.turn is not None else {})
    link = markdown_link(former.target, path, former.turn)
    body = FormerBody(title=title, link=link, message=sentence)
    return Page(path, _front(title, former.target, redirected_ids), body)


def _name(target: str, settings: Settings) -> str | None:
    """Return the name of a list, or of the list that a subpage belongs to."""
    first, _, rest = target.partition("/")
    entry = rest.partition("/")[0]
    if f"{first}/" == TYPES_ADDRESS:
        return settings.type_plural(entry) if entry else gettext("Session types")
    if f"{first}/" == SERIES_ADDRESS:
        return next((info.name for info in settings.series if info.id == entry), None)
    if f"{first}/" == GLOSSARY_ADDRESS:
        return next((term.acronym for term in settings.glossary if term.id == entry), None)
    event = settings.event(first)
    return event.name if event is not None else None


def _front(title: str, target: str, redirected_ids: RedirectedIds) -> RedirectFront:
    return RedirectFront(
        title=title,
        description=gettext("Another address of %(title)s.", title=title),
        template="redirect.html",
        page_kind="redirect",
        target=target,
        fragments=dict(redirected_ids.targets),
        vanished=redirected_ids.vanished,
    )
