"""The published pages whose document was withdrawn from the archive."""

from __future__ import annotations

from generator.archive.archive import WithdrawnDocument
from generator.archive.permanence.published import Published, PublishedPage
from generator.archive.privacy.redact_names import NameRedactor
from generator.corrections.entry import CorrectionError
from generator.corrections.files import CorrectionFiles, without_suffix
from generator.settings.load import Settings


def find_withdrawn(
    corrections: CorrectionFiles, published: Published, settings: Settings
) -> tuple[dict[str, WithdrawnDocument], tuple[CorrectionError, ...]]:
    """Return the published pages whose document was withdrawn, by address, and an error for each unpublished one."""
    redactor = NameRedactor(settings)
    names, redact = redactor.withheld_names, redactor.redact_prose
    withdrawn: dict[str, WithdrawnDocument] = {}
    errors = []
    for source, correction in corrections.withdrawn.items():
        pages = [page for page in published.values() if _was_published_from(page, source)]
        if not pages:
            reason = "no page of this document was published; delete this file"
            errors.append(correction.error(None, reason))
        for page in pages:
            ids = tuple(turn.id for turn in page.turns if not (names and names.in_id(turn.id)))
            withdrawn[page.address] = WithdrawnDocument(
                href=page.address,
                turns=ids,
                withheld=len(ids) < len(page.turns),
                reason=redact(correction.reason),
                author=redact(correction.author),
                date=correction.date,
            )
    return withdrawn, tuple(errors)


def _was_published_from(page: PublishedPage, source: str) -> bool:
    """Return True if a page was made from a source with this path, which may lack its suffix."""
    return any(source in {path, without_suffix(path)} for path in page.sources)
