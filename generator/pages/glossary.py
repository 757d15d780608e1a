"""The glossary by letter, and the page of each entry with the documents that use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.linking.mention_index import MentionIndex
from generator.pages.views.entries import Entry, joined, markdown_link, one_group
from generator.pages.views.listing import Listing, letter_id, letter_links
from generator.pages.views.mentions import mention_list
from generator.pages.views.page import Page
from generator.pages.views.rows import Row, item, row
from generator.pages.views.wording import counted, gettext, sessions_and_articles
from generator.settings.glossary import GlossaryEntry
from generator.urls import GLOSSARY_ADDRESS, glossary_crumb, page_file

_INDEX = page_file(GLOSSARY_ADDRESS)


def glossary_page(entries: Sequence[GlossaryEntry]) -> Page:
    """Return the page that lists all entries."""
    sections = [
        one_group([_list_entry(entry) for entry in of_letter], letter, letter_id(letter))
        for letter, of_letter in groupby(entries, key=lambda entry: entry.acronym[0].upper())
    ]
    listing = Listing(
        path=_INDEX,
        kind="terms",
        title=gettext("Glossary"),
        description=gettext(
            "Acronyms that speakers use, with their meanings: %(entries)s.", entries=counted(len(entries), "entry")
        ),
        lead=gettext(
            "Acronyms of the field. On the page of a session or article, the first use of each one links to its entry."
        )
        if entries
        else gettext("The archive has no glossary yet."),
        sections=sections,
        places=letter_links(sections),
    )
    return listing.to_page()


def _list_entry(entry: GlossaryEntry) -> Entry:
    return Entry(
        title=entry.acronym,
        link=markdown_link(entry.href, _INDEX),
        facts=joined([entry.expansion, entry.note]),
    )


def entry_pages(entry: GlossaryEntry, mentions: MentionIndex) -> Iterator[Page]:
    """Yield the page of an entry, and its subpages if too many documents use it for one page."""
    path = page_file(entry.href)
    uses = mentions.by_target.get(entry.href, ())
    long_list = mention_list(
        entry.href, entry.acronym, "glossary", (glossary_crumb(),), uses, gettext("Where it is used")
    )
    docket: list[Row] = [row("expansion", gettext("Meaning"), item(entry.expansion))]
    if entry.forms:
        docket.append(row("forms", gettext("Also"), *(item(form) for form in entry.forms)))
    if entry.link is not None:
        docket.append(row("elsewhere", gettext("Elsewhere"), item(entry.link, None, entry.link)))
    docket.append(row("used", gettext("Used in"), item(sessions_and_articles(use.document.kind for use in uses))))
    listing = Listing(
        path=path,
        kind="glossary",
        title=entry.acronym,
        description=gettext("%(subject)s: %(facts)s.", subject=entry.acronym, facts=entry.expansion),
        crumbs=[glossary_crumb()],
        docket=docket,
        lead=entry.note,
        sections=long_list.sections(path, gettext("Where it is used")),
    )
    yield listing.to_page()
    yield from long_list.pages()
