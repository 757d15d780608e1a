"""The published pages whose document was withdrawn from the archive, or can't be read."""

from __future__ import annotations

from generator.archive.archive import FormerDocument, WithdrawnDocument
from generator.archive.permanence.published import Published, PublishedPage
from generator.archive.privacy.redact_names import NameRedactor
from generator.archive.privacy.withheld_names import WithheldNames
from generator.corrections.entry import CorrectionError
from generator.corrections.files import CorrectionFiles
from generator.settings.load import Settings
from generator.sources.source_path import without_suffix


def find_withdrawn(
    corrections: CorrectionFiles, published: Published, settings: Settings
) -> tuple[dict[str, WithdrawnDocument], tuple[CorrectionError, ...]]:
    """Return the published pages whose document was withdrawn, by address, and an error for each unpublished one."""
    redactor = NameRedactor(settings)
    redact = redactor.redact_prose
    withdrawn: dict[str, WithdrawnDocument] = {}
    errors = []
    for source, correction in corrections.withdrawn.items():
        pages = [page for page in published.values() if _was_published_from(page, source)]
        if not pages:
            reason = "no page of this document was published; delete this file"
            errors.append(correction.error(None, reason))
        for page in pages:
            former = former_document(page, redactor.withheld_names)
            withdrawn[page.address] = WithdrawnDocument(
                href=former.href,
                turns=former.turns,
                withheld=former.withheld,
                reason=redact(correction.reason),
                author=redact(correction.author),
                date=correction.date,
            )
    return withdrawn, tuple(errors)


def former_document(page: PublishedPage, withheld_names: WithheldNames) -> FormerDocument:
    """Return the document of a published page that shows its words no longer.

    Args:
        page: The page as it was published.
        withheld_names: The names that no id of the note may have.
    """
    ids = tuple(turn.id for turn in page.turns if not (withheld_names and withheld_names.in_id(turn.id)))
    return FormerDocument(page.address, ids, withheld=len(ids) < len(page.turns))


def _was_published_from(page: PublishedPage, source: str) -> bool:
    """Return True if a page was made from a source with this path, which may lack its suffix."""
    return any(source in {path, without_suffix(path)} for path in page.sources)
