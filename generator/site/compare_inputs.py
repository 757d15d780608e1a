"""The first stage of a build: it alone decides whether anything is left to do.

It imports little, so that a build that finds nothing changed ends at once.
"""

from __future__ import annotations

from generator.errors import ConfigError
from generator.interface.own_catalogue import CatalogueError
from generator.project import Project
from generator.results.file_hashes import sizes_of
from generator.site.compile_catalogues import compile_catalogues
from generator.site.incremental.inputs import read_inputs
from generator.site.incremental.manifest import (
    are_docs_marked,
    are_docs_unpublished,
    changed_output,
    differing_file,
    edited_file,
    read_manifest,
)
from generator.site.site_build import SiteBuild


def compare_inputs(build: SiteBuild) -> str:
    """Hash all inputs; if they and the files of the last build are as they were, the build is complete."""
    build.project.site_url()  # an error of the address is said before the work
    _compile_catalogues(build.project)
    build.inputs = read_inputs(build.project, build.options.engine)
    build.are_docs_damaged = are_docs_marked(build.project.cache)
    last = read_manifest(build.project.cache) if build.options.use_cache else None
    if last is None:
        return "no earlier build is used"
    output = changed_output(build.project.site.resolve(), last.outputs, verify=build.options.verify)
    if output is not None:
        build.note(f"site/{output} is not as the last build left it, so everything is built again")
        return "the last build is not used"
    build.last = last
    build.listed_docs = sizes_of(build.project.docs)
    differing = differing_file(last.docs, build.listed_docs)
    if differing is None and build.options.verify:
        differing = edited_file(build.project.docs, last.docs)
    are_docs_whole = differing is None and not build.are_docs_damaged
    build.are_docs_damaged = build.are_docs_damaged or (build.options.verify and not are_docs_whole)
    is_last_docs = are_docs_whole and not are_docs_unpublished(build.project.cache)
    build.are_docs_kept = last.reading == build.inputs.reading and is_last_docs
    is_same = last.everything == build.inputs.everything and build.inputs.page_by_page
    if not is_same or not are_docs_whole:
        return "something changed since the last build"
    build.report = last.report
    build.is_complete = True
    build.page_counts = (0, sum(name.endswith(".md") for name in last.docs))
    for line in ("build: nothing changed since the last build", *last.lines):
        build.note(line)
    return f"nothing changed; {len(last.outputs)} files of the last build stay"


def _compile_catalogues(project: Project) -> None:
    """Compile the archive's own catalogues, which the engine reads.

    Raises:
        ConfigError: One of them can't be read.
    """
    try:
        compile_catalogues(project.theme)
    except CatalogueError as error:
        raise ConfigError(str(error), path=str(project.theme / "locales")) from error
