"""llms.txt: a guide to the archive in Markdown for programs that read text, with what they must say about its words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.archive import ExportArchive
from generator.exports.format import Format, WholeFiles
from generator.exports.libraries.resource_sync import RESOURCES_FILE
from generator.interface.catalogue import message
from generator.pages.markdown.escape import escape
from generator.pages.views.wording import sessions_and_articles
from generator.urls import DATA_ADDRESS, EVENTS_ADDRESS, PEOPLE_ADDRESS, event_address

LLMS_FILE = "llms.txt"

MAX_EVENTS = 100
"""Events that the guide lists, the newest; the page of events has all."""

_WORDS = """\
- The words are captions and transcripts, not an authoritative record: they have mistakes.
- Beside each page, `session.txt` has its plain text and `session.json` its record.
- Every turn has an address, `#` and its id behind the address of the page. Quote with this address.
- `resolved` says how a speaker is known: `printed`, `normalised`, `inferred`, `corrected`, or null for nobody. Say so \
where you quote an inferred speaker, and name nobody where the record names nobody.
- Corrections are listed beside the page in `corrections.json`, with what was printed.
"""


def llms_file(archive: ExportArchive) -> WholeFiles:
    """Yield the guide."""
    yield LLMS_FILE, (f"{line}\n".encode() for line in _lines(archive))


def _lines(archive: ExportArchive) -> Iterator[str]:
    facts = archive.facts
    yield f"# {escape(facts.name)}\n"
    yield f"> {escape(facts.description)}\n"
    yield _WORDS
    yield "## Data\n"
    yield f"- [Files for programs]({facts.site_url}{DATA_ADDRESS}): all words, with sizes and licences"
    if RESOURCES_FILE in archive.files:
        yield f"- [All pages and records]({facts.site_url}{RESOURCES_FILE}): by event, with the dates of changes"
    yield "\n## Events\n"
    parts = list(archive.by_event.items())
    for part, documents in parts[: -MAX_EVENTS - 1 : -1]:
        event = documents[0].event
        if event is not None:
            counts = sessions_and_articles(document.kind for document in documents)
            yield f"- [{escape(event.name)}]({facts.site_url}{event_address(part)}): {counts}"
    yield "\n## Optional\n"
    yield f"- [All events]({facts.site_url}{EVENTS_ADDRESS})"
    yield f"- [People]({facts.site_url}{PEOPLE_ADDRESS})"


LLMS = Format(
    name="llms",
    title=message("llms.txt"),
    about=message("A guide to the archive for programs that read text."),
    whole=llms_file,
)
"""The format."""
