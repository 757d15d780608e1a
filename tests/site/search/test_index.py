"""The index of an archive: every word of every turn is in it, and an incremental index has the bytes of a clean one."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.archive.summary import supplied_title
from generator.corrections.applied import AppliedCorrection, applied_json
from generator.errors import BuildError
from generator.records import SessionRecord, to_json
from generator.results.file_hashes import FileHashes, hash_folder
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.settings.session_types import SessionTypeInfo
from generator.site.link_files import link_files_as
from generator.site.search import groups, shelf_files, shelves
from generator.site.search.index import index_key, index_site, make_index
from generator.site.search.index_build import IndexBuild
from generator.site.search.postings import TermPostings
from generator.site.search.terms import pieces, terms, words
from generator.workers import Workers
from tests.support.arbitrary_records import records
from tests.support.search_reader import SearchReader
from tests.support.search_records import TALK, record, turn

SETTINGS = Settings(
    archive=ArchiveInfo(), events=(), types=(SessionTypeInfo(id="workshop", name="Workshop", plural="Workshops"),)
)
VOCABULARY = (
    "tea",
    "milk",
    "brew",
    "Café",
    "don't",
    "multi-stakeholder",
    "green",
    "the",
    "of",
    "kettle",
    "漢字",
    "U.N.",
)


def write_record(folder: Path, page: str, talk: SessionRecord) -> None:
    (folder / page).mkdir(parents=True, exist_ok=True)
    (folder / page / "session.json").write_bytes(to_json(talk))


class Indexing:
    """A folder of records that is indexed again and again.

    Args:
        root: An existing, empty folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.records = root / "records"
        self.records.mkdir()
        self.old: Path | None = None
        self.runs = 0

    def run(self, *, is_clean: bool = False, workers: int = 1, program: str = "p") -> Path:
        """Make the index, and return its folder."""
        self.runs += 1
        build = self.build(is_clean=is_clean, program=program)
        with Workers(workers) as pool:
            kept = make_index(build, SETTINGS, pool).kept
        if build.old is not None:
            link_files_as(build.old, {name: old for name, (old, _) in kept.items()}, build.target)
        if not is_clean:
            self.old = build.target
        return build.target

    def build(self, *, is_clean: bool = False, program: str = "p") -> IndexBuild:
        cache = self.root / (f"cache-{self.runs}" if is_clean else "cache")
        target = self.root / f"index-{self.runs}"
        old = None if is_clean else self.old
        old_files = hash_folder(old) if old is not None else {}
        return IndexBuild(self.records, hash_folder(self.records), program, cache, target, old, old_files)


@pytest.fixture
def indexing(tmp_path: Path) -> Indexing:
    return Indexing(tmp_path)


def changed(before: FileHashes, after: FileHashes) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def invented(chance: random.Random) -> SessionRecord:
    """Return a session of invented words."""
    people = ("Ana Field", "Bo O'Lake", "Çelik Öz")
    turns = [
        turn(
            f"t-{number}", chance.choice((*people, None)), " ".join(chance.choices(VOCABULARY, k=chance.randint(0, 90)))
        )
        for number in range(chance.randint(0, 6))
    ]
    return record(*turns, title=chance.choice((None, "Tea & Milk")), date=chance.choice((None, "2031-05-06")))


def test_each_word_and_phrase_of_each_turn_is_found(indexing: Indexing) -> None:
    chance = random.Random(3)  # noqa: S311 - fixed records, not a secret
    talks = {f"igf-2031/talk-{number}/": invented(chance) for number in range(40)}
    for page, talk in talks.items():
        write_record(indexing.records, page, talk)
    reader = SearchReader(indexing.run())
    expected: dict[tuple[str, ...], set[tuple[str, int]]] = {}
    for page, talk in talks.items():
        heading = f"{talk.title or supplied_title('IGF 2031', talk.source.path)} IGF 2031 WS7"
        texts = [heading, *(" ".join(block.text for block in turn.blocks) for turn in talk.turns)]
        for number, text in enumerate(texts):
            sequence = [piece for word in words(text) for piece in pieces(word)]
            threes = zip(sequence, sequence[1:], sequence[2:], strict=False)
            for phrase in [*((term,) for term in terms(text)), *pairwise(sequence), *threes]:
                expected.setdefault(phrase, set()).add((page, number))
    assert len(expected) > 300
    for phrase, turns in expected.items():
        assert reader.find(*phrase) == turns, phrase
        if len(phrase) == 1:
            assert reader.find_term(*phrase) == turns, phrase
    found = {term for shelf in reader.shelves for term in shelf.turns.units}
    assert found == {term for shelf in reader.shelves for term in shelf.places.units}
    assert found - {"漢字", "字漢"} == {term for phrase in expected if len(phrase) == 1 for term in phrase}
    for name in ("ana", "olake", "celik", "@ana-field"):
        assert reader.named(name) == {
            (page, number)
            for page, talk in talks.items()
            for number, turn in enumerate(talk.turns, start=1)
            if turn.name and name in {*terms(turn.name), f"@{turn.speaker}"}
        }


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(records() | records("press-release"), max_size=4))
def test_each_word_of_any_record_is_found(tmp_path_factory: pytest.TempPathFactory, talks: list[SessionRecord]) -> None:
    indexing = Indexing(tmp_path_factory.mktemp("any"))
    for number, talk in enumerate(talks):
        write_record(indexing.records, f"moot-1/talk-{number}/", talk)
    reader = SearchReader(indexing.run())
    for place, talk in enumerate(talks):
        for number, spoken in enumerate(talk.turns, start=1):
            for term in terms(" ".join(block.text for block in spoken.blocks)):
                assert (f"moot-1/talk-{place}/", number) in reader.find(term)


@pytest.mark.parametrize("seed", range(6))
def test_an_incremental_index_has_the_bytes_of_a_clean_one(
    seed: int, indexing: Indexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "_MIN_DOCUMENTS", 4)
    monkeypatch.setattr(shelves, "_MAX_DOCUMENTS", 9)
    monkeypatch.setattr(shelves, "_BORDERS", 3)
    monkeypatch.setattr(groups, "_MIN_DOCUMENTS", 1)
    monkeypatch.setattr(groups, "_MAX_DOCUMENTS", 3)
    monkeypatch.setattr(groups, "_BORDERS", 2)
    chance = random.Random(seed)  # noqa: S311 - as above
    monkeypatch.setattr(shelf_files, "_MIN_DOCUMENTS", chance.choice((1, 6, 100)))
    for number in range(25):
        write_record(indexing.records, f"igf-{2030 + number % 3}/talk-{number}/", invented(chance))
    indexing.run()
    for _ in range(4):
        for _ in range(chance.randint(0, 3)):
            page = f"igf-{chance.randint(2030, 2032)}/talk-{chance.randint(0, 30)}/"
            path = indexing.records / page / "session.json"
            if path.is_file() and chance.random() < 0.3:
                path.unlink()
            elif path.is_file() and chance.random() < 0.5:
                old, new = chance.sample(VOCABULARY, 2)
                path.write_text(path.read_text("utf-8").replace(f" {old} ", f" {new} ", 1), "utf-8")
            else:
                write_record(indexing.records, page, invented(chance))
        if chance.random() < 0.3:
            damage(indexing.root / "cache", chance)
        incremental = hash_folder(indexing.run(workers=chance.choice((1, 2))))
        assert incremental == hash_folder(indexing.run(is_clean=True))


def damage(cache: Path, chance: random.Random) -> None:
    """Cut a file of the cache, as a stopped machine may leave it."""
    path = chance.choice(sorted(path for path in cache.rglob("*") if path.is_file()))
    path.write_bytes(path.read_bytes()[: chance.randint(0, 20)])


def test_only_the_files_of_changed_terms_differ(indexing: Indexing) -> None:
    for number in range(3):
        write_record(indexing.records, f"igf-2031/talk-{number}/", TALK)
    before = hash_folder(indexing.run())
    write_record(indexing.records, "igf-2031/talk-1/", renamed := rename(TALK, "Ana Meadow"))
    assert changed(before, hash_folder(indexing.run())) == {"index.json", "last/shelf.json", "names/0.bin"}
    assert "meadow" in SearchReader(indexing.run()).names
    kept = msgspec.structs.replace(renamed, status="raw", room="5")
    before = hash_folder(indexing.run())
    write_record(indexing.records, "igf-2031/talk-1/", kept)
    assert changed(before, hash_folder(indexing.run())) == set()


def rename(talk: SessionRecord, name: str) -> SessionRecord:
    turns = (msgspec.structs.replace(turn, name=name) if turn.name else turn for turn in talk.turns)
    return msgspec.structs.replace(talk, turns=tuple(turns))


def test_a_shelf_without_a_change_is_not_read(indexing: Indexing, monkeypatch: pytest.MonkeyPatch) -> None:
    write_record(indexing.records, "igf-2031/talk/", TALK)
    before = hash_folder(indexing.run())
    monkeypatch.setattr("generator.site.search.make_shelves.read_group", lambda *_: pytest.fail("a group was read"))
    assert hash_folder(indexing.run()) == before


def test_another_word_needs_the_terms_of_its_letter(indexing: Indexing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_files, "_MIN_DOCUMENTS", 1)
    tea, toe = (record(turn("t-1", "Ana Field", f"Milk for the {word}.")) for word in ("tea", "toe"))
    for number in range(3):
        write_record(indexing.records, f"igf-2031/talk-{number}/", tea)
    indexing.run()
    write_record(indexing.records, "igf-2031/talk-1/", toe)
    read: set[str] = set()

    def decoded(data: msgspec.Raw) -> dict[str, TermPostings]:
        terms_of_range = groups.decoded_range(data)
        read.update(terms_of_range)
        return terms_of_range

    monkeypatch.setattr(shelf_files, "decoded_range", decoded)
    index = indexing.run()
    assert read >= {"tea", "the", "toe"}
    assert all(term[0] == "t" for term in read)
    assert SearchReader(index).find("toe") == {("igf-2031/talk-1/", 1)}


def test_the_table_names_what_there_is(indexing: Indexing) -> None:
    write_record(indexing.records, "igf-2031/talk/", TALK)
    write_record(indexing.records, "igf-2031/news/", record(turn("text-1", None, "Tea."), kind="press-release"))
    write_record(
        indexing.records, "other/plain/", record(event=None, session=msgspec.structs.replace(TALK.session, type="nri"))
    )
    table = SearchReader(indexing.run()).table
    assert table["events"] == {"igf-2031": "IGF 2031"}
    assert (table["years"], table["languages"]) == (["2031"], ["en"])
    assert "the" in table["stop_words"]
    assert table["kinds"] == {"transcript": "Transcript", "press-release": "Press release"}
    assert table["types"] == {"nri": "nri", "workshop": "Workshop"}


def test_corrections_beside_a_record_are_a_reason_to_index_it_again(indexing: Indexing) -> None:
    write_record(indexing.records, "igf-2031/talk/", TALK)
    indexing.run()
    applied = AppliedCorrection(1, "words", "ana-field-1", 1, 0, None, "Tea", "Coffee", "Heard so.", "Ed", "2031-06-01")
    (indexing.records / "igf-2031/talk/corrections.json").write_bytes(applied_json([applied]))
    reader = SearchReader(indexing.run())
    assert reader.find("coffee") == {("igf-2031/talk/", 2)}
    assert [turn["id"] for turn in reader.shelves[0].texts[0] if turn.get("corrected")] == ["ana-field-1"]


def test_the_key_depends_on_records_types_and_program(indexing: Indexing) -> None:
    write_record(indexing.records, "igf-2031/talk/", TALK)
    key = index_key(indexing.build(), SETTINGS)
    assert index_key(indexing.build(), SETTINGS) == key
    assert index_key(indexing.build(program="q"), SETTINGS) != key
    assert index_key(indexing.build(), msgspec.structs.replace(SETTINGS, types=())) != key
    (indexing.records / "igf-2031/talk/session.txt").write_text("x", encoding="utf-8")
    assert index_key(indexing.build(), SETTINGS) == key


def test_the_command_replaces_an_old_index(tmp_path: Path) -> None:
    write_record(tmp_path, "igf-2031/talk/", TALK)
    (tmp_path / "search-index" / "old").mkdir(parents=True)
    assert index_site(tmp_path, SETTINGS) == 1
    before = hash_folder(tmp_path)
    assert index_site(tmp_path, SETTINGS) == 1
    assert hash_folder(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["igf-2031", "search-index"]
    assert sorted(path.name for path in (tmp_path / "search-index").iterdir()) == [
        "forms",
        "index.json",
        "last",
        "names",
    ]


def test_an_empty_archive_has_an_index(tmp_path: Path) -> None:
    assert index_site(tmp_path, SETTINGS) == 0
    reader = SearchReader(tmp_path / "search-index")
    assert (reader.table["shelves"], reader.names) == ([], {})


@pytest.mark.parametrize("name", ["session.json", "corrections.json"])
def test_an_invalid_file_is_reported_with_its_path(tmp_path: Path, name: str) -> None:
    write_record(tmp_path, "igf-2031/talk/", TALK)
    (tmp_path / "search-index").mkdir()
    (tmp_path / "igf-2031" / "talk" / name).write_text("{}", encoding="utf-8")
    with pytest.raises(BuildError, match="the file is not a") as caught:
        index_site(tmp_path, SETTINGS)
    assert str(caught.value.path).endswith(name)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert (tmp_path / "search-index").is_dir(), "the existing index stays"
