"""The pages of the glossary: its entries by letter, and for each where it is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.linking.mention_index import MentionIndex
from generator.pages.views.docket import Row, item, row
from generator.pages.views.entries import Entry, Section, joined, markdown_link, one_group
from generator.pages.views.listing import Listing, Page
from generator.pages.views.mentions import mention_groups
from generator.pages.views.wording import counted
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import Settings

_PAGE = "glossary/index.md"
_USED = "Where it is used"


def glossary_pages(settings: Settings, mentions: MentionIndex) -> Iterator[Page]:
    """Yield the glossary, then a page for each entry."""
    yield _index(settings.glossary)
    for entry in settings.glossary:
        yield _entry_page(entry, mentions)


def _index(entries: Sequence[GlossaryEntry]) -> Page:
    sections = [
        one_group([_line(entry) for entry in of_letter], letter)
        for letter, of_letter in groupby(entries, key=lambda entry: entry.acronym[0].upper())
    ]
    listing = Listing(
        page=_PAGE,
        kind="terms",
        title="Glossary",
        description=f"Acronyms that speakers use and what they stand for: {counted(len(entries), 'entry', 'entries')}.",
        lead="The acronyms of the field. In the transcripts the first one on a page leads to its entry here."
        if entries
        else "The archive has no glossary yet.",
        sections=sections,
    )
    return listing.parts()


def _line(entry: GlossaryEntry) -> Entry:
    return Entry(
        title=entry.acronym,
        link=markdown_link(entry.href, _PAGE),
        facts=joined([entry.expansion, entry.note]),
    )


def _entry_page(entry: GlossaryEntry, mentions: MentionIndex) -> Page:
    page = f"{entry.href}index.md"
    used = mentions.by_target.get(entry.href, ())
    docket: list[Row] = [row("expansion", "Stands for", item(entry.expansion))]
    if entry.forms:
        docket.append(row("forms", "Also", *(item(form) for form in entry.forms)))
    if entry.link is not None:
        docket.append(row("elsewhere", "Elsewhere", item(entry.link, None, entry.link)))
    docket.append(row("used", "Used in", item(counted(len(used), "document"))))
    sections = [Section(groups=mention_groups(used, page), heading=_USED)] if used else []
    listing = Listing(
        page=page,
        kind="glossary",
        title=entry.acronym,
        description=f"{entry.acronym}: {entry.expansion}.",
        crumbs=[{"text": "Glossary", "href": "glossary/"}],
        docket=docket,
        lead=entry.note,
        sections=sections,
    )
    return listing.parts()
