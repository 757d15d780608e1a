"""Programs of harvesters read what the archive writes, where `nox -s validators` installed them, and schemas hold.

The schemas are no part of this repository: a test is skipped if `ARCHIVE_SCHEMAS` names no folder with its schemas.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest

from generator.exports.libraries.oai import OAI_FILE
from tests.support.exporting import export
from tests.support.make_archive import real_archive
from tests.support.schemas import xml_schema
from tests.support.xml_trees import parsed

OAI = "http://www.openarchives.org/OAI/2.0/"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
STATIC = "{http://www.openarchives.org/OAI/2.0/static-repository}"
RESOURCE_SYNC = "http://www.openarchives.org/rs/terms/"


def answer(repository: ET.Element, verb: str) -> bytes:
    """Return what a gateway answers from a static repository, by its rules: the parts keep their words."""
    ET.register_namespace("", OAI)
    root = ET.Element(f"{{{OAI}}}OAI-PMH")
    ET.SubElement(root, f"{{{OAI}}}responseDate").text = "2024-01-01T00:00:00Z"
    ET.SubElement(root, f"{{{OAI}}}request", {"verb": verb}).text = "http://127.0.0.1/"
    part = ET.SubElement(root, f"{{{OAI}}}{verb}")
    own = repository.find(f"{STATIC}{verb}")
    assert own is not None
    part.extend(list(own))
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


@contextmanager
def gateway(repository: ET.Element) -> Iterator[str]:
    """Answer harvesters from a static repository, and yield the address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            verb = parse_qs(urlsplit(self.path).query)["verb"][0]
            data = answer(repository, verb)
            self.send_response(200)
            self.send_header("Content-Type", "text/xml")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            """Print nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the exports of an archive of three documents."""
    folder = tmp_path_factory.mktemp("harvested")
    return export(real_archive(folder / "archive"), folder / "export", "oai", "resourcesync").parent


def test_a_harvester_gets_every_document(root: Path) -> None:
    sickle = pytest.importorskip("sickle")
    repository = parsed((root / OAI_FILE).read_bytes())
    with gateway(repository) as address:
        harvester = sickle.Sickle(address)
        assert harvester.Identify().granularity == "YYYY-MM-DD"
        records = list(harvester.ListRecords(metadataPrefix="oai_dc"))
    identifiers = [record.metadata["identifier"][0] for record in records]
    assert len(identifiers) == 3
    assert [record.header.identifier.rpartition(":")[2] for record in records] == [
        identifier.split("/", 4)[4].rstrip("/") for identifier in identifiers
    ]


def test_a_program_for_resource_sync_reads_every_list(root: Path) -> None:
    resource_list = pytest.importorskip("resync.resource_list")
    records: set[str] = set()
    for path in sorted(root.glob("resourcelist-*.xml")):
        parsed_list = resource_list.ResourceList()
        parsed_list.read(uri=str(path), index_only=True)
        assert parsed_list.capability == "resourcelist"
        records |= {resource.uri for resource in parsed_list if resource.uri.endswith(".json")}
    assert len(records) == 3
    assert all(record.startswith("https://transcripts.example.org/archive/") for record in records)


@pytest.fixture
def answers(tmp_path: Path) -> Any:  # noqa: ANN401 - the library has no types
    """The validator of answers of OAI-PMH."""
    return xml_schema(tmp_path, (OAI, "OAI-PMH.xsd"), (f"{OAI}oai_dc/", "oai_dc.xsd"))


def tree(data: bytes) -> Any:  # noqa: ANN401
    return pytest.importorskip("lxml.etree").fromstring(data)


@pytest.mark.parametrize("verb", ["Identify", "ListMetadataFormats", "ListRecords"])
def test_the_answers_of_a_gateway_are_valid(answers: Any, root: Path, verb: str) -> None:  # noqa: ANN401
    answers.assertValid(tree(answer(parsed((root / OAI_FILE).read_bytes()), verb)))


def test_the_schema_of_answers_sees_a_mistake(answers: Any, root: Path) -> None:  # noqa: ANN401
    repository = parsed((root / OAI_FILE).read_bytes())
    for identifier in repository.iter(f"{{{OAI}}}identifier"):
        identifier.tag = f"{{{OAI}}}name"
    assert not answers.validate(tree(answer(repository, "ListRecords")))


def test_the_lists_of_resource_sync_are_sitemaps(tmp_path: Path, root: Path) -> None:
    schema = xml_schema(tmp_path, (SITEMAP, "sitemap.xsd"), lax=True)
    paths = [root / "resourcesync.xml", root / "capabilitylist.xml", *sorted(root.glob("resourcelist-*.xml"))]
    assert len(paths) > 2
    for path in paths:
        schema.assertValid(tree(path.read_bytes()))


def test_the_index_of_lists_is_a_sitemap_index(tmp_path: Path, root: Path) -> None:
    schema = xml_schema(tmp_path, (SITEMAP, "siteindex.xsd"), lax=True)
    schema.assertValid(tree((root / "resourcelist.xml").read_bytes()))


@pytest.fixture
def static_repository(tmp_path: Path) -> Any:  # noqa: ANN401
    """The validator of static repositories, with everything in them."""
    schemas = ((STATIC.strip("{}"), "static-repository.xsd"), (OAI, "OAI-PMH.xsd"), (f"{OAI}oai_dc/", "oai_dc.xsd"))
    return xml_schema(tmp_path, *schemas)


def test_the_static_repository_is_valid(static_repository: Any, root: Path) -> None:  # noqa: ANN401
    static_repository.assertValid(tree((root / OAI_FILE).read_bytes()))


def test_the_schema_of_static_repositories_sees_a_mistake(static_repository: Any, root: Path) -> None:  # noqa: ANN401
    repository = tree((root / OAI_FILE).read_bytes())
    repository.remove(repository.find(f"{STATIC}ListMetadataFormats"))
    assert not static_repository.validate(repository)


@pytest.fixture(params=["sitemap.xsd", "siteindex.xsd"])
def lists(request: pytest.FixtureRequest, tmp_path: Path, root: Path) -> tuple[Any, list[Path]]:
    """The validator of lists or of indexes with the elements of ResourceSync, and the files that it judges."""
    schema = xml_schema(tmp_path, (SITEMAP, request.param), (RESOURCE_SYNC, "resourcesync.xsd"))
    index = root / "resourcelist.xml"
    if request.param == "siteindex.xsd":
        return schema, [index]
    names = ("resourcesync.xml", "capabilitylist.xml", "resourcelist-*.xml")
    return schema, [path for name in names for path in sorted(root.glob(name))]


def test_the_elements_of_resource_sync_are_valid(lists: tuple[Any, list[Path]]) -> None:
    schema, paths = lists
    assert paths
    for path in paths:
        schema.assertValid(tree(path.read_bytes()))


def test_the_schema_of_resource_sync_sees_a_mistake(lists: tuple[Any, list[Path]]) -> None:
    schema, paths = lists
    root = tree(paths[0].read_bytes())
    next(root.iter(f"{{{RESOURCE_SYNC}}}md")).set("change", "renamed")
    assert not schema.validate(root)
