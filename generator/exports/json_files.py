"""JSON: records a line each, an index of all documents, and JSON Schemas."""

from __future__ import annotations

from generator.exports.archive import ExportArchive
from generator.exports.format import PART, Format, Joined, WholeFiles
from generator.exports.gzip_members import gzipped
from generator.exports.json_index import index_file
from generator.exports.json_lines import record_line
from generator.exports.schemas import schema_files
from generator.interface.catalogue import message
from generator.urls import DATA_ADDRESS


def _whole(archive: ExportArchive) -> WholeFiles:
    yield from index_file(archive)
    for path, data in schema_files(archive.facts.site_url):
        yield path, [data]


JSON = Format(
    name="json",
    title=message("JSON"),
    about=message(
        "The records of all documents, a line each, with the address and the corrections; an index of all documents;"
        " JSON Schemas of these files and of those that maintainers write."
    ),
    joined=(gzipped(Joined(f"{DATA_ADDRESS}records/{PART}.jsonl.gz", record_line)),),
    whole=_whole,
)
"""The format."""
