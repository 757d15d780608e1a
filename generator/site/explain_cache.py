"""Why a page was made again: for each stage by document, the inputs that had changed when its result was made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import msgspec

from generator.archive.stages.correct_records import CORRECT
from generator.archive.stages.find_sources import source_id
from generator.archive.stages.identify_speakers import IDENTIFY
from generator.archive.stages.number_turns import NUMBER
from generator.archive.stages.read_sources import READ
from generator.archive.stages.summarise_texts import TEXTS
from generator.errors import BuildError
from generator.exports.stage import EXPORTS
from generator.linking.document_words import WORDS
from generator.linking.find_all_links import LINKS
from generator.pages.document_files import PAGES
from generator.pages.views.document_front import COPY_RECORD
from generator.project import Project
from generator.records import RECORD_FILE, SessionRecord, from_json
from generator.results.result_cache import KeptResult, ResultCache
from generator.site.build_lock import LOCK_FILE, SETTINGS_LOCK_FILE

_BY_SOURCE = (READ.name, CORRECT.name, IDENTIFY.name, TEXTS.name)
_BY_ADDRESS = (NUMBER.name, WORDS.name, LINKS.name, PAGES.name, EXPORTS.name)


def explain_page(project: Project, page: str) -> Iterator[str]:
    """Yield a line for each stage that worked on a document.

    Args:
        project: The archive's folders.
        page: The address of the document, such as `forum-2016/on-gardens/`, or the path of its Markdown file.

    Raises:
        BuildError: There is no such page, or it is not the page of a document.
    """
    address = page.removesuffix("index.md").strip("/") + "/"
    record = _record_of(project, address)
    cache = ResultCache(project.cache / "results", "", use_last=True)
    yield f"{address}: the document is {record.source.path}"
    for stage in _BY_SOURCE:
        yield from _line(stage, cache.kept_result(stage, source_id(record.source.path)))
    for stage in _BY_ADDRESS:
        yield from _line(stage, cache.kept_result(stage, address))


def clean_cache(project: Project) -> None:
    """Delete the results of all earlier builds; the site and the Markdown stay."""
    for path in project.cache.iterdir() if project.cache.is_dir() else ():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in {LOCK_FILE, SETTINGS_LOCK_FILE}:
            path.unlink()


def _line(stage: str, kept: KeptResult | None) -> Iterator[str]:
    if kept is None:
        return
    reason = f"because of {', '.join(kept.reasons)}" if kept.reasons else "for the first time"
    yield f"stage {stage}: last made {reason}"


def _record_of(project: Project, address: str) -> SessionRecord:
    for name in (RECORD_FILE, COPY_RECORD):
        path = project.docs / address / name
        try:
            return from_json(path.read_bytes())
        except (OSError, ValueError, msgspec.DecodeError):
            continue
    sentence = "no document has this address; copy the address from its page, or build the archive first"
    raise BuildError(sentence, fragment=address)
