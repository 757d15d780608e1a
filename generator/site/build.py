"""The build of the archive as a list of stages: from the sources to a checked site that is ready to be published."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from generator.archive.permanence.published import read_permalinks
from generator.archive.privacy.withheld_names import WithheldNames
from generator.corrections.applied import CORRECTIONS_FILE
from generator.errors import BuildError
from generator.pages.views.wording import counted
from generator.project import Project
from generator.settings.load import Settings, load_settings
from generator.site.build_lock import build_lock
from generator.site.build_report import BuildReport
from generator.site.check import check_site
from generator.site.checks.page_facts import KeptFacts
from generator.site.freeze import count_not_frozen
from generator.site.incremental.changes import Changes, find_changes
from generator.site.incremental.file_hashes import FileHashes, digest, hash_folder
from generator.site.incremental.inputs import Inputs, read_inputs
from generator.site.incremental.manifest import (
    Manifest,
    changed_output,
    delete_manifest,
    read_manifest,
    write_manifest,
)
from generator.site.render import Renderer, keep_index, move_index
from generator.site.replace_site import replace_site
from generator.site.search_index import RECORD_FILE, keep_documents, make_index
from generator.site.write_docs import PrintLine, write_docs

_RUN_PREFIX = "run-"
"""The beginning of the name of a folder in the cache that one build uses; the process of a stopped build may go on
writing into its own folder, so each build has a new one."""

_OLD_SITE = "site-before"
"""The folder in the cache for the site that is being replaced."""

_FAULTY_SITE = "site-with-faults"
"""The folder in the cache for a site that isn't published."""


class BuildOptions(msgspec.Struct, frozen=True):
    """How to build."""

    engine: str = "mkdocs"
    """`mkdocs` or `properdocs`."""
    use_cache: bool = True
    """Whether results of the last build are used."""
    verify: bool = False
    """Whether the files of the last build are compared by their content; else by presence and size."""
    explain_stages: bool = False
    """Whether a line is printed for each stage."""


class SiteBuild:
    """The state of one build: each stage reads what earlier stages have set.

    Args:
        project: The archive's folders.
        options: How to build.
        folder: An empty folder for the files of this build.
        print_line: Called with each line for the maintainer.
    """

    inputs: Inputs
    report: BuildReport
    docs: FileHashes
    changes: Changes
    outputs: FileHashes
    search: str
    search_documents: int

    def __init__(self, project: Project, options: BuildOptions, folder: Path, print_line: PrintLine) -> None:
        self.project = project
        self.options = options
        self.folder = folder
        self.fresh = folder / "site"
        self.last: Manifest | None = None
        self.is_complete = False
        self.lines: list[str] = []
        self.note = print_line
        """Prints a line that is about this build only."""

    def print_line(self, line: str) -> None:
        """Print a line, and keep it for a later build that finds nothing changed."""
        self.lines.append(line)
        self.note(line)


def build_site(project: Project, *, print_line: PrintLine, options: BuildOptions = BuildOptions()) -> BuildReport:  # noqa: B008 - it is frozen
    """Build the site beside the existing one, check it, and replace the existing one if it has no fault.

    Args:
        project: The archive's folders.
        print_line: Called with each line for the maintainer.
        options: How to build.

    Raises:
        ArchiveError: Settings, a correction, MkDocs or Pagefind failed, or another build is running; the existing site
            stays.
    """
    with build_lock(project.cache, print_line):
        _remove_leftovers(project)
        with tempfile.TemporaryDirectory(prefix=_RUN_PREFIX, dir=project.cache) as folder:
            build = SiteBuild(project, options, Path(folder), print_line)
            for name, stage in STAGES:
                started = time.monotonic()
                summary = stage(build)
                if options.explain_stages:
                    print_line(f"stage {name}: {time.monotonic() - started:.2f} s; {summary}")
                if build.is_complete:
                    break
            return build.report


def compare_inputs(build: SiteBuild) -> str:
    """Hash all inputs; if they and the files of the last build are as they were, the build is complete."""
    build.inputs = read_inputs(build.project, build.options.engine)
    last = read_manifest(build.project.cache) if build.options.use_cache else None
    if last is None:
        return "no earlier build is used"
    output = changed_output(build.project.site.resolve(), last.outputs, verify=build.options.verify)
    if output is not None:
        build.note(f"site/{output} is not as the last build left it, so everything is built again")
        return "the last build is not used"
    build.last = last
    is_same = last.everything == build.inputs.everything and build.inputs.page_by_page
    if not is_same or changed_output(build.project.docs, last.docs, verify=build.options.verify) is not None:
        return "something changed since the last build"
    build.report = last.report
    build.is_complete = True
    for line in ("build: nothing changed since the last build", *last.lines):
        build.note(line)
    return f"nothing changed; {counted(len(last.outputs), 'file')} of the last build stay"


def write_markdown(build: SiteBuild) -> str:
    """Read all sources and write `build/docs`."""
    build.report = write_docs(build.project, print_line=build.print_line)
    if build.report.failed_corrections:
        count = counted(build.report.failed_corrections, "correction")
        raise BuildError(f"{count} can't be applied (see above), so nothing is published; the existing site stays")
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
        settings = load_settings(build.project.site_config)
        build.search = _search_key(build, settings)
        if build.last is not None and build.last.search == build.search:
            build.search_documents = build.last.search_documents
            return
        bundle, build.search_documents = make_index(build.project.docs, build.folder / "search", settings)
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
    withheld_names = WithheldNames(load_settings(build.project.site_config))
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
        build.fresh.rename(project.cache / _FAULTY_SITE)
        place = f"{project.cache.name}/{_FAULTY_SITE}"
        build.print_line(f"publish: the new site has faults, so it is in {place}/ and the existing site stays")
        return "the existing site stays"
    delete_manifest(project.cache)
    replace_site(project.site, build.fresh, project.cache / _OLD_SITE)
    manifest = Manifest(
        everything=build.inputs.everything,
        rendering=build.inputs.rendering,
        search=build.search,
        assets=build.inputs.assets,
        docs=build.docs,
        outputs=build.outputs,
        search_documents=build.search_documents,
        report=build.report,
        lines=tuple(build.lines),
    )
    write_manifest(project.cache, manifest)
    last_outputs = build.last.outputs if build.last is not None else {}
    changed = sum(last_outputs.get(name) != file for name, file in build.outputs.items())
    vanished = len(last_outputs.keys() - build.outputs.keys())
    return f"{counted(changed, 'file')} of the site changed, {vanished} vanished"


STAGES: tuple[tuple[str, Callable[[SiteBuild], str]], ...] = (
    ("inputs", compare_inputs),
    ("pages", write_markdown),
    ("changes", compare_docs),
    ("render and search", render_and_index),
    ("check", check),
    ("publish", publish),
)
"""The stages in their order, each with its name in `--explain-stages`. A stage returns a summary of its work."""


def _search_key(build: SiteBuild, settings: Settings) -> str:
    """Return the hash of what the search index depends on."""
    types = [(info.id, info.name) for info in settings.types]
    records = {name: file for name, file in build.docs.items() if name.endswith((RECORD_FILE, CORRECTIONS_FILE))}
    return digest(build.inputs.program, settings.archive.language, types, records)


def _remove_leftovers(project: Project) -> None:
    """Delete the files of earlier builds that did not end, and the last site with faults.

    A build that was stopped between two renames has left only the old site, in the cache: it is moved back.
    """
    site, old_site = project.site.resolve(), project.cache / _OLD_SITE
    if old_site.is_dir() and not site.exists():
        old_site.rename(site)
    for folder in [*project.cache.glob(f"{_RUN_PREFIX}*"), project.cache / _FAULTY_SITE, old_site]:
        shutil.rmtree(folder, ignore_errors=True)
