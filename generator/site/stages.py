"""The stages of a build after its inputs were compared, from the sources to the published site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from generator.archive.permanence.published import read_permalinks
from generator.archive.privacy.withheld_names import WithheldNames
from generator.corrections.applied import CORRECTIONS_FILE
from generator.errors import BuildError
from generator.pages.views.wording import counted
from generator.records import RECORD_FILE
from generator.site.check import check_site
from generator.site.checks.page_facts import KeptFacts
from generator.site.freeze import count_not_frozen
from generator.site.incremental.changes import find_changes
from generator.site.incremental.file_hashes import digest, hash_folder
from generator.site.incremental.manifest import Manifest, delete_manifest, write_manifest
from generator.site.render import Renderer, keep_index, move_index
from generator.site.replace_site import FAULTY_SITE, OLD_SITE, replace_site
from generator.site.search_index import keep_documents, make_index
from generator.site.site_build import SiteBuild
from generator.site.write_docs import write_docs


def write_markdown(build: SiteBuild) -> str:
    """Read all sources and write `build/docs`, unless nothing changed that they depend on."""
    if build.last is not None and build.are_docs_kept:
        build.report, build.docs_lines = build.last.report, build.last.docs_lines
        for line in build.docs_lines:
            build.print_line(line)
        return "all pages of build/docs are kept"
    build.report = write_docs(build.project, build.settings, print_line=build.print_line)
    if build.report.failed_corrections:
        count = counted(build.report.failed_corrections, "correction")
        raise BuildError(f"{count} can't be applied (see above), so nothing is published; the existing site stays")
    build.docs_lines = tuple(build.lines)
    return counted(build.report.documents, "document")


def compare_docs(build: SiteBuild) -> str:
    """Find the pages and other files that changed since the last build."""
    build.docs = hash_folder(build.project.docs)
    directory_urls = build.project.mkdocs_settings().get("use_directory_urls") is not False
    build.changes = find_changes(build.inputs, build.docs, build.last, directory_urls=directory_urls)
    if build.changes.taken_in is None:
        return f"everything is rendered: {build.changes.reason}"
    return f"{len(build.changes.taken_in)} of {counted(len(build.docs), 'file')} changed"


def render_and_index(build: SiteBuild) -> str:
    """Render the changed pages and, at the same time, make the search index again if a record changed."""
    last_outputs = build.last.outputs if build.last is not None else {}
    bundles: list[Path] = []

    def index() -> None:
        """Make the search index again, if what it depends on has changed."""
        build.search = _search_key(build)
        if build.last is not None and build.last.search == build.search:
            build.search_documents = build.last.search_documents
            return
        bundle, build.search_documents = make_index(build.project.docs, build.folder / "search", build.settings)
        keep_documents(build.folder / "search", build.project.cache / "search")
        bundles.append(bundle)

    renderer = Renderer(build.project, build.options.engine, build.folder, build.docs, last_outputs)
    build.outputs = renderer.render(build.changes, build.fresh, index)
    if bundles:
        build.outputs |= move_index(bundles[0], build.fresh)
    else:
        build.outputs |= keep_index(build.project.site, last_outputs, build.fresh)
    build.print_line(f"search: {counted(build.search_documents, 'document')} indexed")
    return f"{counted(len(build.outputs), 'file')} in the site; search index {'made' if bundles else 'kept'}"


def check(build: SiteBuild) -> str:
    """Check the new site; pages that did not change since the last check are not read again."""
    published = read_permalinks(build.project.permalinks)
    hashes = {name: file.sha256 for name, file in build.outputs.items()}
    kept_facts = KeptFacts(build.project.cache, build.inputs.program, hashes, use_last=build.options.use_cache)
    withheld_names = WithheldNames(build.settings)
    faults = check_site(build.fresh, published, withheld_names, kept_facts)
    kept_facts.save()
    for fault in faults:
        build.print_line(str(fault))
    build.print_line(f"check: {counted(len(faults), 'fault') if faults else 'no faults'}")
    build.print_line(count_not_frozen(build.fresh, published))
    build.report = msgspec.structs.replace(build.report, faults=len(faults))
    return f"{counted(kept_facts.pages_read, 'page')} read, {counted(len(faults), 'fault')}"


def publish(build: SiteBuild) -> str:
    """Replace the existing site by the new one, unless this has a fault."""
    project = build.project
    if build.report.faults:
        build.fresh.rename(project.cache / FAULTY_SITE)
        place = f"{project.cache.name}/{FAULTY_SITE}"
        build.print_line(f"publish: the new site has faults, so it is in {place}/ and the existing site stays")
        return "the existing site stays"
    delete_manifest(project.cache)
    replace_site(project.site, build.fresh, project.cache / OLD_SITE)
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
    last_outputs = build.last.outputs if build.last is not None else {}
    changed = sum(last_outputs.get(name) != file for name, file in build.outputs.items())
    vanished = len(last_outputs.keys() - build.outputs.keys())
    return f"{counted(changed, 'file')} of the site changed, {vanished} vanished"


STAGES: tuple[tuple[str, Callable[[SiteBuild], str]], ...] = (
    ("pages", write_markdown),
    ("changes", compare_docs),
    ("render and search", render_and_index),
    ("check", check),
    ("publish", publish),
)
"""The stages after `inputs`, in their order and with their names in `--explain-stages`. Each returns a summary."""


def _search_key(build: SiteBuild) -> str:
    """Return the hash of what the search index depends on."""
    types = [(info.id, info.name) for info in build.settings.types]
    records = {name: file for name, file in build.docs.items() if name.endswith((RECORD_FILE, CORRECTIONS_FILE))}
    return digest(build.inputs.program, build.settings.archive.language, types, records)
