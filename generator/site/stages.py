"""The stages of a build after its inputs were compared, from the sources to the published site."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import msgspec

from generator.archive.permanence.published import read_permalinks
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.related.index import find_related
from generator.archive.related.series import series_hrefs
from generator.archive.stages.archive_input import ArchiveDraft
from generator.archive.stages.make_archive import ARCHIVE_STAGES, ArchiveStage
from generator.archive.topics import find_topics
from generator.errors import BuildError
from generator.exports.formats import formats_of_build
from generator.exports.stage import EXPORTS
from generator.exports.write import prepare_exports, write_exports
from generator.linking.find_all_links import LINKS
from generator.linking.mention_index import collect_mentions
from generator.pages.connections import Connections
from generator.pages.document_files import PAGES, write_documents
from generator.pages.write import WrittenDocs, write_pages
from generator.results.file_hashes import hash_folder, sizes_of
from generator.results.system_calls import flush_file_system
from generator.site.assets.asset_files import ASSETS
from generator.site.assets.write_assets import write_assets
from generator.site.check import read_site
from generator.site.checks.page_facts import KeptFacts
from generator.site.engine.engine_config import write_engine_yml
from generator.site.engine.kept_templates import KEPT_TEMPLATES, keep_templates
from generator.site.first_pages import changed_documents, first_pages
from generator.site.freeze import count_not_frozen
from generator.site.incremental.changes import find_changes
from generator.site.incremental.manifest import (
    Manifest,
    delete_manifest,
    differing_file,
    mark_docs,
    unmark_docs,
    use_manifest,
    write_manifest,
)
from generator.site.render import PARTS_RUN, Renderer, index_files, keep_index, move_index
from generator.site.replace_site import FAULTY_SITE, OLD_SITE, replace_site
from generator.site.report_sources import report_sources
from generator.site.search.index import INDEX_FOLDER, MadeIndex, index_key, make_index
from generator.site.search.index_build import IndexBuild
from generator.site.site_build import SiteBuild
from generator.site.site_copy import COPY_FOLDER, drop_copy, keep_copy
from generator.text.english import counted


def start_archive(build: SiteBuild) -> None:
    """Begin with an archive without documents."""
    build.draft = ArchiveDraft()


def _archive_stage(name: str, stage: ArchiveStage) -> Callable[[SiteBuild], str]:
    """Return a stage of the archive as a stage of the build."""

    def run(build: SiteBuild) -> str:
        if build.are_docs_kept:
            return "kept"
        build.draft = stage(build.archive_input, build.draft)
        return build.summary_of(name)

    return run


def relate(build: SiteBuild) -> str:
    """Find the related sessions of all documents."""
    if build.are_docs_kept:
        return "kept"
    archive = build.draft.archive
    build.related = find_related(archive, build.settings, archive.terms, build.cache)
    return counted(len(archive.documents), "document")


def link(build: SiteBuild) -> str:
    """Find the links in the words of all documents."""
    if build.are_docs_kept:
        return "kept"
    archive, archive_input = build.draft.archive, build.archive_input
    mentions = collect_mentions(archive, archive_input, series_hrefs(build.related.series))
    topics = find_topics(archive, archive_input.published)
    build.connections = Connections(build.related, mentions, topics)
    return build.summary_of(LINKS.name)


def export(build: SiteBuild) -> str:
    """Make the exports of each document: the files beside its page, and its pieces of other files."""
    if build.are_docs_kept:
        return "kept"
    project = build.project
    listed = build.listed_docs if build.listed_docs is not None else sizes_of(project.docs)
    build.present = {} if build.are_docs_damaged else listed
    mark_docs(project.cache)
    build.exports = prepare_exports(
        build.draft.archive,
        build.connections.mentions,
        build.archive_input,
        formats_of_build(build.settings.archive.exports),
        project.site_url(),
        build.present,
    )
    return build.summary_of(EXPORTS.name)


def write_document_pages(build: SiteBuild) -> str:
    """Write the pages of the documents into `build/docs`."""
    if build.are_docs_kept:
        return "kept"
    project = build.project
    build.document_files = write_documents(
        build.draft.archive,
        build.connections,
        build.archive_input,
        project.site_url(),
        build.present,
        build.exports.beside,
    )
    write_engine_yml(project)
    if build.first_look is not None and _has_same_rendering(build):
        build.first_look.start(changed_documents(build.cache), rendering=build.inputs.rendering)
    return build.summary_of(PAGES.name)


def write_data(build: SiteBuild) -> str:
    """Write the files of exports that belong to no single document."""
    if build.are_docs_kept:
        return "kept"
    build.data = write_exports(build.exports, build.draft.archive, build.archive_input, build.present)
    return counted(len(build.data.files), "file")


def write_markdown(build: SiteBuild) -> str:
    """Write all other pages into `build/docs`, and report the findings in the sources."""
    if build.last is not None and build.are_docs_kept:
        build.report, build.docs_lines = build.last.report, build.last.docs_lines
        build.known_docs = {name: file for name, file in build.last.docs.items() if not name.startswith(f"{ASSETS}/")}
        for line in build.docs_lines:
            build.print_line(line)
        return "all pages of build/docs are kept"
    project, archive = build.project, build.draft.archive
    written = WrittenDocs(build.present, build.document_files, build.data)
    build.known_docs = write_pages(project, archive, build.connections, build.archive_input, written)
    unmark_docs(project.cache)
    build.report = report_sources(project, archive, print_line=build.print_line)
    build.forget_archive()
    if build.report.failed_corrections:
        count = counted(build.report.failed_corrections, "correction")
        raise BuildError(f"{count} can't be applied (see above), so nothing is published; the existing site stays")
    build.docs_lines = tuple(build.lines)
    return f"{counted(len(archive.documents), 'document')} in lists"


def join_assets(build: SiteBuild) -> str:
    """Join the style sheets and scripts of the theme, and write them into `build/docs`."""
    colours = build.settings.archive.colours
    count = write_assets(build.project.docs, build.inputs.asset_folders, build.note, colours)
    return f"{counted(count, 'style sheet or script', 'style sheets and scripts')} joined"


def compare_docs(build: SiteBuild) -> str:
    """Find the pages and other files that changed since the last build."""
    assets = {f"{ASSETS}/{name}": file for name, file in hash_folder(build.project.docs / ASSETS).items()}
    build.docs = dict(sorted((build.known_docs | assets).items()))
    directory_urls = build.project.mkdocs_settings().get("use_directory_urls") is not False
    build.changes = find_changes(build.inputs, build.docs, build.last, directory_urls=directory_urls)
    pages = {name for name in build.docs if name.endswith(".md")}
    changed = pages if build.changes.taken_in is None else pages.intersection(build.changes.taken_in)
    build.page_counts = (len(changed), len(pages - changed))
    if build.changes.taken_in is None:
        return f"everything is rendered: {build.changes.reason}"
    return f"{len(build.changes.taken_in)} of {counted(len(build.docs), 'file')} changed"


def render_and_index(build: SiteBuild) -> str:
    """Render the changed pages and, at the same time, make the search index again if a record changed."""
    last_outputs = build.last.outputs if build.last is not None else {}
    if build.first_look is not None:
        assets = tuple(name for name in build.changes.taken_in or () if name not in build.docs)
        build.first_look.start(first_pages(build.changes, build.docs), assets, rendering=build.inputs.rendering)
    new_indexes: list[MadeIndex] = []
    """The new index, if there is one."""
    index_build = IndexBuild(
        records=build.project.docs,
        files=build.docs,
        program=build.inputs.program,
        cache=build.project.cache / "search",
        target=build.folder / INDEX_FOLDER,
        old=build.project.site / INDEX_FOLDER if build.last is not None else None,
        old_files=index_files(last_outputs),
    )

    def index() -> None:
        """Make the search index again, if what it depends on has changed."""
        if not build.options.use_cache:
            shutil.rmtree(index_build.cache, ignore_errors=True)
        build.search = index_key(index_build, build.settings)
        if build.last is not None and build.last.search == build.search:
            build.search_documents = build.last.search_documents
            return
        new_index = make_index(index_build, build.settings, build.workers)
        build.search_documents = new_index.documents
        new_indexes.append(new_index)

    renderer = Renderer(
        build.project,
        build.options.engine,
        build.folder,
        build.docs,
        last_outputs,
        workers=build.options.workers,
        progress=build.progress,
    )
    if not build.options.use_cache:
        shutil.rmtree(build.project.cache / KEPT_TEMPLATES, ignore_errors=True)
    if build.options.verify:
        drop_copy(build.project.cache, build.folder)  # only the published site has been read
    build.outputs = renderer.render(build.changes, build.fresh, index)
    has_old_index = renderer.has_old_index
    if new_indexes:
        build.outputs |= move_index(index_build, new_indexes[0], build.fresh, has_old_index=has_old_index)
    else:
        old_files = index_build.old_files
        build.outputs |= keep_index(build.project.site, old_files, build.fresh, has_old_index=has_old_index)
    build.print_line(f"search: {counted(build.search_documents, 'document')} indexed")
    return f"{counted(len(build.outputs), 'file')} in the site; search index {'made' if new_indexes else 'kept'}"


def check(build: SiteBuild) -> str:
    """Check the new site; pages that did not change since the last check are not read again."""
    sizes = sizes_of(build.fresh)
    if (name := differing_file(build.outputs, sizes)) is not None:  # somebody changed the copy of the site, for example
        raise BuildError("a file of the new site is not as this build made it; build again", path=name)
    published = read_permalinks(build.project.permalinks)
    hashes = {name: file.sha256 for name, file in build.outputs.items()}
    kept_facts = KeptFacts(build.project.cache, build.inputs.program, hashes, use_last=build.options.use_cache)
    withheld_names = WithheldNames(build.settings)
    checked = read_site(
        build.fresh, published, withheld_names, kept_facts, build.workers, build.progress, files=frozenset(sizes)
    )
    faults = checked.faults
    kept_facts.save()
    for fault in faults:
        build.print_line(str(fault))
    build.print_line(f"check: {counted(len(faults), 'fault') if faults else 'no faults'}")
    build.print_line(count_not_frozen(checked.turn_ids, published))
    build.report = msgspec.structs.replace(build.report, faults=len(faults))
    return f"{counted(kept_facts.pages_read, 'page')} read, {counted(len(faults), 'fault')}"


def publish(build: SiteBuild) -> str:
    """Replace the existing site by the new one, unless this has a fault."""
    project = build.project
    if build.report.faults or build.report.not_read:
        build.fresh.rename(project.cache / FAULTY_SITE)
        place = f"{project.cache.name}/{FAULTY_SITE}"
        reason = (
            "the new site has faults, so it" if build.report.faults else "some files were not read, so the new site"
        )
        build.print_line(f"publish: {reason} is in {place}/ and the existing site stays")
        return "the existing site stays"
    manifest = Manifest(
        everything=build.inputs.everything,
        reading=build.inputs.reading,
        rendering=build.inputs.rendering,
        search=build.search,
        assets=build.inputs.assets,
        docs=build.docs,
        outputs=build.outputs,
        search_documents=build.search_documents,
        report=build.report,
        docs_lines=build.docs_lines,
        lines=tuple(build.lines),
    )
    write_manifest(project.cache, manifest)
    flush_file_system(build.fresh)
    delete_manifest(project.cache)
    drop_copy(project.cache, build.folder)
    build.fresh_status = build.fresh.stat()
    is_exchanged = replace_site(project.site, build.fresh, project.cache / OLD_SITE)
    build.is_published = True
    use_manifest(project.cache)
    if not build.are_docs_kept:
        build.cache.sweep()
    last_outputs = build.last.outputs if build.last is not None else {}
    old = (build.fresh, last_outputs) if is_exchanged and last_outputs else (build.folder / COPY_FOLDER, {})
    keep_copy(project.site, build.outputs, *old, project.cache)
    keep_templates(build.folder / PARTS_RUN, project.cache, build.inputs.rendering)
    changed = sum(last_outputs.get(name) != file for name, file in build.outputs.items())
    vanished = len(last_outputs.keys() - build.outputs.keys())
    return f"{counted(changed, 'file')} of the site changed, {vanished} vanished"


STAGES: tuple[tuple[str, Callable[[SiteBuild], str]], ...] = (
    *((name, _archive_stage(name, stage)) for name, stage in ARCHIVE_STAGES),
    ("related", relate),
    ("links", link),
    ("assets", join_assets),
    ("exports", export),
    ("document pages", write_document_pages),
    ("data", write_data),
    ("pages", write_markdown),
    ("changes", compare_docs),
    ("render and search", render_and_index),
    ("check", check),
    ("publish", publish),
)
"""The stages after `inputs`, in their order and with their names in `--explain-stages`. Each returns a summary."""


def _has_same_rendering(build: SiteBuild) -> bool:
    """Return True if a page that did not change is that of the last build."""
    return build.inputs.page_by_page and build.last is not None and build.last.rendering == build.inputs.rendering
