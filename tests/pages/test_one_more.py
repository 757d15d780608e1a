"""One more session in an archive rewrites only the pages that mention it."""

from __future__ import annotations

from pathlib import Path

from generator.exports.formats import formats_of_build
from generator.pages.citations.files import FILES
from generator.records import from_json
from generator.slugs import slug
from generator.urls import card_address
from tests.benchmark.one_more import Change, one_more
from tests.support.many_sessions import Plan


def only_topics_differ(change: Change, name: str) -> bool:
    """Return True if a page lists other topics than before: a topic came, or the weakest one made way."""
    before, after = (set(pages[name].splitlines()) for pages in (change.before, change.after))
    return all(line == b"topics:" or b'address: "topics/' in line for line in before ^ after)


def test_one_more_session_rewrites_only_the_pages_that_mention_it(tmp_path: Path) -> None:
    change = one_more(tmp_path / "archive", Plan(sessions=100, people=200, events=5))
    own = change.file.removeprefix("content/transcripts/").removesuffix(".txt")
    record = from_json(change.after[f"{own}/session.json"])
    assert record.event is not None
    assert record.session.type is not None
    year = str(record.date)[:4]
    codes = {finding.code for finding in record.findings}
    expected = {
        *(f"{own}/{name}" for name in ("index.md", "session.json", "session.txt", *FILES.values())),
        *(f"people/{turn.speaker}/index.md" for turn in record.turns if turn.speaker),
        f"{record.event.id}/index.md", f"types/{record.session.type}/index.md",
        "index.md", "events/index.md", "new/index.md", "people/index.md", "topics/index.md", "types/index.md",
        "report/index.md", "report/report.json", f"report/{year}/index.md",
        *(f"report/{slug(code)}/index.md" for code in codes),
    }  # fmt: skip
    feeds = {name for name in change.written if name.endswith(("/feed.xml", "/feed.json"))}
    topics = {name for name in change.written if name.startswith("topics/")} - expected
    data = {name for name in change.written if name.startswith("data/")}
    beside = {f"{own}/{part.file}" for entry in formats_of_build(None) for part in entry.beside}
    lists = {name for name in change.written if name.endswith(".xml") and "/" not in name} | {"llms.txt"}
    indexes = {f"people/{order}index.md" for order in ("", "by/first-name/", "by/words/")}
    cards = {card_address(record.event.id)}
    neighbours = set(change.written) - expected - feeds - topics - indexes - data - beside - lists - cards
    unchanged = {"people/index.md", "topics/index.md"}
    assert expected - set(change.written) <= unchanged, "only a new person or topic changes its index"
    assert feeds <= {name.replace("index.md", feed) for name in expected for feed in ("feed.xml", "feed.json")}
    events = {Path(name).name.removesuffix(".csv.gz") for name in change.after if name.startswith("data/turns/")}
    assert {name for name in lists if name.startswith("resourcelist-")} == {f"resourcelist-{record.event.id}.xml"}
    assert {f"data/turns/{record.event.id}.csv.gz", "data/documents.csv", "data/index.md"} <= data
    assert not {name for name in data for event in events - {record.event.id} if event in name}, "other events"
    assert all(f"](../../{own}/index.md)".encode() in change.after[name] for name in topics)
    assert 2 <= len(neighbours) <= 5 + 5 + 8 + 4, "related, same people, same day, parts and series: all are limited"
    for name in neighbours:
        assert f'address: "{own}/"'.encode() in change.after[name] or only_topics_differ(change, name)
    assert all(name.startswith("topics/") for name in change.gone), "the weakest topic may make way"
