"""Copies of a session are recognised by their words, under any name; two sessions are never taken for one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.duplicates.find_copies import Copies, find_copies, merge_copies
from generator.archive.duplicates.shingles import make_sketch, words_to_compare
from generator.archive.page_limits import MAX_BLOCK_CHARS
from generator.archive.summary import Summary
from generator.records import SessionRecord
from tests.support.examples import examples
from tests.support.invented import MOOT_2001, MOOT_2003, edited, session, speech, summary
from tests.support.small_site import record, turn

TALK = speech(1)
OTHER = speech(2)
OPENING = speech(3, 150)
Files = Mapping[str, SessionRecord]


def compare(files: Files, published: Collection[str] = ()) -> tuple[Copies, dict[str, Summary], list[str]]:
    """Return the copies among the files, the summaries of all, and the addresses of the texts that were read."""
    summaries = [summary(record, path) for path, record in files.items()]
    documents = {document.own_address.href: document for document in summaries}
    records = dict(zip(documents, files.values(), strict=True))
    read: list[str] = []

    def text(href: str) -> Sequence[str]:
        read.append(href)
        return words_to_compare(records[href])

    sketches = {href: make_sketch(record) for href, record in records.items()}
    return find_copies(documents, sketches, text, published), documents, read


def groups(files: Files, published: Collection[str] = ()) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return for each group the page's address, the document that it shows, and the copies."""
    copies, _, _ = compare(files, published)
    return [(group.address.href, group.shown, group.copies) for group in copies.groups]


def finding_codes(files: Files) -> dict[str, str]:
    return {href: finding.code for href, finding in compare(files)[0].findings.items()}


ONE = "moot-2001/ws1-cheese.txt"
LONG = "moot-2001/moot-2001-day-1-room-4-ws1-cheese-and-its-holes-in-the-eyes-of-those-who-eat-it-and-of-th"
SAME = [
    ("the same file under another host", ONE, session(TALK), "mail/ws1-cheese.txt", session(TALK)),
    ("the same file under another locale and a number", ONE, session(TALK), "fr/ws1-cheese-0.txt", session(TALK)),
    ("the same words under another name", ONE, session(TALK), "x/node-117.txt", session(TALK)),
    ("edited and raw", ONE, session(edited(TALK, 5)), "moot-2001/ws1-cheese-raw.txt", session(TALK)),
    ("edited and raw under other names", ONE, session(edited(TALK, 5)), "x/node-117.txt", session(TALK)),
    ("edited much", ONE, session(edited(TALK, 6, 0.09)), "moot-2001/ws1-cheese-raw.txt", session(TALK)),
    ("a print view without labels", ONE, session(TALK), "x/ws1-cheese.txt", session(TALK, label=None)),
    ("in capitals", ONE, session(TALK), "x/ws1-cheese.txt", session([word.upper() for word in TALK])),
    ("cut off at a third", ONE, session(TALK), "x/ws1-cheese-1.txt", session(TALK[:333])),
    ("cut off at its beginning", ONE, session(TALK), "x/ws1-cheese.txt", session(TALK[500:])),
    ("cut off early in a long session", ONE, session(speech(9, 30_000)), "x/ws1-cheese.txt",
     session(speech(9, 30_000)[:400])),
    ("raw and cut off", ONE, session(edited(TALK, 7, 0.02)), "x/ws1-cheese-raw.txt", session(TALK[:400])),
    ("cut off, with its title", ONE, session(TALK, title="On Cheese"), "x/print.txt",
     session(TALK[:400], title="On cheese")),
    ("cut off, with its code", ONE, session(TALK, code="WS1", event=MOOT_2001), "x/print.txt",
     session(TALK[:400], code="WS1", event=MOOT_2001)),
    ("its name is cut off", f"{LONG}ose.txt", session(TALK), f"x/{LONG[10:]}.txt", session(TALK[:400])),
    ("one event isn't known", ONE, session(TALK, event=MOOT_2001), "x/ws1-cheese.txt", session(TALK)),
    ("one knows more than the other", ONE, session(TALK, event=MOOT_2001, day=2, date="2001-05-08", code="WS1"),
     "x/ws1-cheese.txt", session(TALK, event=MOOT_2001, start_time="09:00", room="4")),
    ("one whose form was not understood", ONE, session(TALK), "x/ws1-cheese.txt", session(TALK, kind="other")),
    ("finished", ONE, session(TALK), "x/finished-ws1-cheese.txt", session(TALK[:400])),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "first", "other_path", "second"), [case[1:] for case in SAME], ids=[case[0] for case in SAME]
)
def test_these_are_one_session(path: str, first: SessionRecord, other_path: str, second: SessionRecord) -> None:
    ((address, _, _),) = groups({path: first, other_path: second, "moot-2001/ws9.txt": session(OTHER)})
    assert address == path.removesuffix(".txt") + "/" or address == other_path.removesuffix(".txt") + "/"


def both(first: SessionRecord, second: SessionRecord, paths: Sequence[str] = (ONE, "moot-2001/ws2-milk.txt")) -> Files:
    return dict(zip(paths, (first, second), strict=True))


PARTS = ("moot-2001/ws1-cheese-part-1.txt", "moot-2001/ws1-cheese-part-2.txt")
NAMESAKES = ("moot-2001/opening.txt", "moot-2003/opening.txt")
NOT_SAME = [
    ("two sessions", both(session(TALK), session(OTHER))),
    ("the same speakers", both(session(TALK, label="CHAIR"), session(OTHER, label="CHAIR"))),
    ("the same title", both(session(TALK, title="Opening"), session(OTHER, title="Opening"))),
    ("the same name in two folders", both(session(TALK), session(OTHER), NAMESAKES)),
    ("a number that a namesake got",
     both(session(TALK, title="Opening"), session(OTHER, title="Opening"), ("a/opening.txt", "a/opening-0.txt"))),
    ("the same opening", both(session(OPENING + TALK), session(OPENING + OTHER))),
    ("the same opening and name", both(session(OPENING + TALK), session(OPENING + OTHER), NAMESAKES)),
    ("the same opening and end", both(session(OPENING + TALK + OPENING), session(OPENING + OTHER + OPENING))),
    ("short, with the same opening", both(session(OPENING + TALK[:150]), session(OPENING + OTHER[:150]), NAMESAKES)),
    ("short, and half of it the same", both(session(OPENING + TALK[:140]), session(OPENING + OTHER[:140]), NAMESAKES)),
    ("two parts", both(session(TALK[:500]), session(TALK[500:]), PARTS)),
    ("two parts, the second beginning with what the first ended with",
     both(session(TALK[:600]), session(TALK[400:]), PARTS)),
    ("a long part and a short one that says some of it again",
     both(session(TALK[:900]), session(TALK[780:900] + OTHER[:60]), PARTS)),
    ("a quotation of two hundred words", both(session(TALK), session(OTHER[:400] + TALK[:200] + OTHER[400:]))),
    ("the session and the file of its day", both(session(TALK), session(TALK + OTHER), (ONE, "moot-2001/day-1.txt"))),
    ("cut off, and nothing else says that it is the same", both(session(TALK), session(TALK[:400]))),
    ("two sessions that were not captioned", both(session(OPENING[:60]), session(OPENING[:60]), NAMESAKES)),
    ("no words at all", both(session([]), session([]), NAMESAKES)),
    ("two events", both(session(TALK, event=MOOT_2001), session(TALK, event=MOOT_2003), NAMESAKES)),
    ("two codes", both(session(TALK, code="WS1"), session(TALK, code="WS2"))),
    ("two days", both(session(TALK, day=1), session(TALK, day=2))),
    ("two dates", both(session(TALK, date="2001-05-07"), session(TALK, date="2001-05-08"))),
    ("two times", both(session(TALK, start_time="09:00"), session(TALK, start_time="15:00"))),
    ("a transcript and a summary that holds it", both(session(TALK), session(TALK, kind="summary"))),
    ("a transcript and a page of the same name that holds it and more",
     both(session(TALK, title="On cheese"), session(TALK + OTHER[:300], kind="other", title="On cheese"))),
    ("two articles of other names", both(session(TALK, kind="other"), session(TALK, kind="other"))),
    ("what is too large for a page",
     both(record(turn("a-1", "x " * MAX_BLOCK_CHARS)), record(turn("a-1", "x " * MAX_BLOCK_CHARS)), NAMESAKES)),
]  # fmt: skip


@pytest.mark.parametrize("files", [case[1] for case in NOT_SAME], ids=[case[0] for case in NOT_SAME])
def test_these_are_two_sessions(files: Files) -> None:
    assert groups(files) == []


def test_the_same_words_under_two_codes_are_a_finding() -> None:
    files = both(session(TALK, code="WS1"), session(TALK, code="WS2"))
    assert finding_codes(files) == {"moot-2001/ws1-cheese/": "same-words", "moot-2001/ws2-milk/": "same-words"}
    finding = compare(files)[0].findings["moot-2001/ws1-cheese/"]
    assert finding.severity == "warning"
    assert finding.message == (
        "the file has nearly the same words as 'moot-2001/ws2-milk.txt' but another code, so it keeps its own page"
    )


def test_a_file_without_a_known_event_never_joins_two_events() -> None:
    files = {
        "a/opening.txt": session(TALK, event=MOOT_2001),
        "b/opening.txt": session(TALK),
        "c/opening.txt": session(TALK, event=MOOT_2003),
    }
    ((_, shown, others),) = groups(files)
    assert {shown, *others} == {"a/opening/", "b/opening/"}


def test_an_article_in_several_locales_is_one() -> None:
    files = {f"{locale}/first-release.txt": session(TALK[:200], kind="press-release") for locale in ("ar", "en", "fr")}
    assert groups(files) == [("ar/first-release/", "ar/first-release/", ("en/first-release/", "fr/first-release/"))]


WHOLE, EDITED, CUT = session(TALK, status="raw"), session(edited(TALK, 5)), session(TALK[:400])
CHOICES = [
    (
        "a transcript before what isn't known to be one",
        {"a/x.txt": session([*TALK, "x"], kind="other"), "b/x.txt": EDITED},
        "a/x/",
        "b/x/",
    ),
    ("complete before cut off", {"a/x.txt": CUT, "b/x.txt": EDITED}, "a/x/", "b/x/"),
    ("a raw text that is complete before an edited one that isn't", {"a/x.txt": CUT, "b/x.txt": WHOLE}, "a/x/", "b/x/"),
    ("edited before raw", {"a/x.txt": WHOLE, "b/x.txt": EDITED}, "a/x/", "b/x/"),
    ("raw by its name", {"a/x-raw.txt": session(TALK), "b/x.txt": EDITED}, "b/x/", "b/x/"),
    ("the longer one", {"a/x.txt": session(TALK[:950]), "b/x.txt": session(TALK)}, "a/x/", "b/x/"),
    ("else the path that sorts first", {"b/x.txt": EDITED, "a/x.txt": EDITED}, "a/x/", "a/x/"),
    ("the address of the plain name", {"a/x-0.txt": EDITED, "a/x.txt": EDITED}, "a/x/", "a/x-0/"),
    ("the address of the plain name, elsewhere", {"a/x-raw.txt": EDITED, "b/x.txt": WHOLE}, "b/x/", "a/x-raw/"),
    ("a number that belongs to the name", {"a/day-1-0.txt": CUT, "a/day-1.txt": WHOLE}, "a/day-1/", "a/day-1/"),
]


@pytest.mark.parametrize(
    ("files", "address", "shown"), [case[1:] for case in CHOICES], ids=[case[0] for case in CHOICES]
)
def test_the_best_text_is_shown_at_the_plainest_address(files: Files, address: str, shown: str) -> None:
    ((group_address, group_shown, _),) = groups(files)
    assert (group_address, group_shown) == (address, shown)


def test_a_published_address_stays() -> None:
    files = {"a/x.txt": EDITED, "b/x-raw.txt": WHOLE}
    assert groups(files, published=["b/x-raw/"]) == [("b/x-raw/", "a/x/", ("b/x-raw/",))]


def test_the_differing_words_of_a_copy_are_counted() -> None:
    files = {"a/x.txt": session(TALK), "b/x.txt": session([*TALK[:-30], "two", "words"])}
    copies, documents, _ = compare(files)
    (document,) = merge_copies(documents, copies)
    (copy,) = document.copies
    assert (copy.document.path, copy.missing_words, copy.extra_words) == ("b/x.txt", 30, 2)
    assert (
        copies.findings["b/x/"].message
        == "the file is a copy of 'a/x.txt'; the page /a/x/ shows the words of 'a/x.txt'"
    )


MANY: dict[str, SessionRecord] = {
    "moot-2001/ws1-cheese.txt": session(edited(TALK, 5), event=MOOT_2001),
    "moot-2001/ws1-cheese-raw.txt": session(TALK, event=MOOT_2001, status="raw"),
    "mail/ws1-cheese-0.txt": session(TALK[:400]),
    "x/node-3.txt": session(TALK),
    "moot-2003/ws1-cheese.txt": session(edited(TALK, 8, 0.01), event=MOOT_2003),
    "moot-2001/ws2-milk.txt": session(OPENING + OTHER, event=MOOT_2001),
    "moot-2001/ws2-milk-1.txt": session(OPENING + OTHER[:300], event=MOOT_2001),
    "moot-2001/ws3-whey.txt": session(OPENING + speech(11), event=MOOT_2001),
    "moot-2001/empty.txt": session([]),
}


@given(st.permutations(sorted(MANY)), st.sets(st.sampled_from(sorted(MANY)), min_size=1))
@settings(max_examples=examples(30), deadline=None)
def test_the_order_of_the_files_changes_nothing(order: list[str], chosen: set[str]) -> None:
    """Each file is a page or a copy of one, and no page is lost."""
    first, documents, _ = compare({path: MANY[path] for path in order if path in chosen})
    again, _, _ = compare({path: MANY[path] for path in sorted(chosen)})
    assert first == again
    pages = merge_copies(documents, first)
    paths = [file.path for page in pages for file in page.files]
    assert sorted(paths) == sorted(chosen)
    assert len({page.href for page in pages}) == len(pages)
    assert {page.href for page in pages} <= {file.own_address.href for page in pages for file in page.files}


def test_the_groups_of_many_files() -> None:
    cheese = ("mail/ws1-cheese-0/", "moot-2001/ws1-cheese-raw/", "x/node-3/")
    assert groups(MANY) == [
        ("moot-2001/ws1-cheese/", "moot-2001/ws1-cheese/", cheese),
        ("moot-2001/ws2-milk/", "moot-2001/ws2-milk/", ("moot-2001/ws2-milk-1/",)),
    ]


@pytest.mark.parametrize("count", [50, 100])
def test_many_with_the_same_opening_are_not_read_again(count: int) -> None:
    files = {f"a/s{number}.txt": session(OPENING + speech(100 + number, 600)) for number in range(count)}
    copies, _, read = compare(files)
    assert copies.groups == ()
    assert len(read) <= 8 * count


@pytest.mark.parametrize("count", [50, 100])
def test_the_cost_of_copies_grows_linearly(count: int) -> None:
    files = {f"h{number}/x.txt": session([*TALK, f"host{number}"]) for number in range(count)}
    copies, _, read = compare(files)
    assert len(copies.groups) == 1
    assert len(read) <= 12 * count
