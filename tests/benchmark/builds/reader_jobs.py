"""Ten jobs of a reader in a built site: how many clicks and seconds each needs, and whether it succeeds.

A job begins on the page where the question comes up, and ends when the answer is on the screen; a job that fails raises
an error of the browser. Its words, its person and its session are taken from the records, so any archive of sessions
with named speakers will do. Seconds are those of this machine and of whatever else it does.
"""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
from playwright.sync_api import Browser, Page, expect

from generator.records import SessionRecord, Turn, from_json
from tests.support.serving import serving

BASE = "/archive/"
_WINDOW: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 900},
    "permissions": ["clipboard-read", "clipboard-write"],
}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
_WORD = re.compile(r"[^\W\d_]{6,}")
_MAX_SHARE = 0.4
"""Share of the sessions that may say the word of the jobs."""


class Facts(msgspec.Struct, frozen=True):
    """What the jobs ask for."""

    person: str
    """The name of somebody who speaks in several sessions."""
    word: str
    """A word that this person says in some of them, and others say, too."""
    session: str
    """The address of a session in which the person says it."""
    turn: str
    """The id of that turn."""
    inferred: str | None
    """The address of a session with an inferred speaker, if there is one."""


class JobFigures(msgspec.Struct, frozen=True):
    """What a job needed."""

    job: str
    clicks: int
    """Clicks, taps, and keys that do something; letters of a word that is typed are not counted."""
    seconds: float
    shown: str
    """The answer, shortened."""


class Reader:
    """Somebody at a page, whose clicks are counted."""

    def __init__(self, page: Page, root: str) -> None:
        self.page = page
        self.root = root
        self.clicks = 0

    def click(self, role: str, name: str | re.Pattern[str], within: str = "body") -> None:
        """Click on the first link, button or other control with a name."""
        self.page.locator(within).get_by_role(role, name=name).first.click()  # type: ignore[arg-type]  # a known role
        self.clicks += 1

    def click_on(self, selector: str) -> None:
        """Click on the first element that a selector selects."""
        self.page.locator(selector).first.click()
        self.clicks += 1

    def press(self, key: str) -> None:
        """Press a key that does something."""
        self.page.keyboard.press(key)
        self.clicks += 1

    def text(self, selector: str) -> str:
        """Return the text of an element once it is shown."""
        element = self.page.locator(selector).first
        expect(element).to_be_visible()
        expect(element).not_to_be_empty()
        return " ".join((element.text_content() or "").split())  # the text of a turn far down is not yet laid out


def facts_of(site: Path) -> Facts:
    """Return what the jobs ask for in a built site."""
    talks = {path.parent.relative_to(site).as_posix() + "/": from_json(path.read_bytes()) for path in _records(site)}
    sessions = {address: talk for address, talk in talks.items() if talk.kind == "transcript"}
    spoken: dict[str, set[str]] = defaultdict(set)
    said: Counter[str] = Counter()
    names: dict[str, str] = {}
    for address, talk in sessions.items():
        said.update({word for turn in talk.turns for word in _words(turn)})
        for turn in talk.turns:
            if turn.speaker and turn.name and turn.resolved in {"printed", "normalised"}:
                spoken[turn.speaker].add(address)
                names.setdefault(turn.speaker, turn.name)
    person = min(spoken, key=lambda speaker: (-len(spoken[speaker]), speaker))
    own: Counter[str] = Counter()
    for address in spoken[person]:
        own.update({word for turn in sessions[address].turns if turn.speaker == person for word in _words(turn)})
    usual = [word for word in own if said[word] <= max(2, _MAX_SHARE * len(sessions))]
    word = min(usual, key=lambda word: (-own[word], word))
    own_turns = {
        address: [turn for turn in sessions[address].turns if turn.speaker == person] for address in spoken[person]
    }
    address, turn = next(
        (address, turn)
        for address in sorted(
            own_turns, key=lambda address: (len(own_turns[address]) < 2, address)
        )  # two to jump between
        for turn in own_turns[address]
        if word in _words(turn)
    )
    inferred = next(
        (address for address, talk in sorted(sessions.items()) if any(t.resolved == "inferred" for t in talk.turns)),
        None,
    )
    return Facts(names[person], word, address, turn.id, inferred)


def _records(site: Path) -> Iterator[Path]:
    return (path for path in sorted(site.rglob("session.json")) if _is_page(path))


def _is_page(path: Path) -> bool:
    return (path.parent / "index.html").is_file()


def _words(turn: Turn) -> set[str]:
    return {word.lower() for block in turn.blocks for word in _WORD.findall(block.text)}


def measure_jobs(site: Path, browser: Browser) -> list[JobFigures]:
    """Do all jobs in a built site, each in a new window.

    Raises:
        AssertionError: A job fails.
        playwright.sync_api.Error: Likewise.
    """
    facts = facts_of(site)
    figures = []
    with serving(site, base=BASE, port=0) as server:
        for name, (start, job, options) in JOBS.items():
            with browser.new_context(**(_WINDOW | options)) as context:
                reader = Reader(context.new_page(), f"{server.origin}{BASE}")
                reader.page.goto(f"{reader.root}{start(facts)}", wait_until="networkidle")
                begin = time.monotonic()
                shown = job(reader, facts)
                figures.append(JobFigures(name, reader.clicks, time.monotonic() - begin, shown[:70]))
    return figures


def jobs_table(figures: Sequence[JobFigures]) -> list[str]:
    """Return the figures as a table in Markdown."""
    lines = ["| job | clicks | seconds | the answer |", "|---|---:|---:|---|"]
    return [*lines, *(f"| {one.job} | {one.clicks} | {one.seconds:.1f} | {one.shown} |" for one in figures)]


def _on_a_topic(reader: Reader, facts: Facts) -> str:
    """What one person said on a topic, latest first."""
    reader.press("Control+k")
    reader.page.keyboard.type(f"{facts.word} {facts.person}")
    reader.click("button", f"Search “{facts.word}” in what {facts.person} said")
    expect(reader.page.get_by_role("button", name=f"Remove the filter {facts.person}")).to_be_visible()
    reader.page.get_by_label("Order").select_option("newest")
    reader.clicks += 1
    expect(reader.page.locator(".search__turns a").first).to_be_visible()
    reader.page.wait_for_load_state("networkidle")
    assert set(reader.page.locator(".search__speaker").all_inner_texts()) == {facts.person}
    return reader.text(".search__status")


def _cite(reader: Reader, facts: Facts) -> str:
    reader.click_on(f"[data-turn='{facts.turn}'] .turn__link")
    reader.click("button", "Cite", "#Turn-tools")
    citation = reader.text("#Cite [data-style=APA]")
    assert f"#{facts.turn}" in citation
    return citation


def _link_to_a_sentence(reader: Reader, facts: Facts) -> str:
    page = reader.page
    words = page.evaluate(
        """(turn) => {
          const text = document.querySelector(`[data-turn='${turn}'] p`).firstChild;
          const end = text.data.search(/[.?!]|$/);
          getSelection().setBaseAndExtent(text, 0, text, end);
          return text.data.slice(0, end);
        }""",
        facts.turn,
    )
    reader.clicks += 1
    reader.click("button", "Copy link", ".quote-bar")
    expect(page.locator(".quote-bar").get_by_role("button", name="Copied")).to_be_visible()
    address: str = page.evaluate("navigator.clipboard.readText()")
    path = facts.session + address.partition(facts.session)[2]  # the site's own host is not this one
    page.goto(f"{reader.root}{path}")
    if "quote=" not in path:  # the sentence is the whole turn, which has an address of its own
        expect(page.locator(f"[id='{facts.turn}']")).to_be_in_viewport()
        return unquote(path)
    expect(page.locator("[data-record] mark").first).to_be_in_viewport()
    marked = "".join(page.locator("[data-record] mark").all_text_contents())
    assert " ".join(marked.split()) == " ".join(words.split())
    return unquote(path)


def _jump_on_a_phone(reader: Reader, facts: Facts) -> str:
    page = reader.page
    page.get_by_role("button", name="Session").tap()
    page.locator(".way__voices li").filter(has_text=facts.person).get_by_role("link").first.tap()
    reader.clicks += 2
    first = page.url.partition("#")[2]
    expect(page.locator(f"[id='{first}']")).to_be_in_viewport()
    if page.locator(f".turn h2:has-text('{facts.person}')").count() < 2:
        return f"{first}, the only turn here"
    page.get_by_role("button", name="Session").tap()
    page.get_by_role("button", name=f"Next turn of {facts.person}").first.tap()
    reader.clicks += 2
    following = page.locator(f".turn h2:has-text('{facts.person}')").nth(1)
    expect(following).to_be_in_viewport()
    return f"from {first} to {following.get_attribute('id')}"


def _who_and_where(reader: Reader, facts: Facts) -> str:
    shares = reader.text(".speakers")
    assert "%" in shares
    reader.press("/")
    reader.page.keyboard.type(facts.word)
    expect(reader.page.locator(".find__status")).to_contain_text(" in ")
    reader.press("Enter")
    return f"{shares}; “{facts.word}”: {reader.text('.find__status')}"


def _over_the_years(reader: Reader, facts: Facts) -> str:
    reader.click("link", "Topics", "main")
    reader.click_on(".list li a")
    reader.page.wait_for_url("**/topics/*/")
    years = reader.page.locator("main svg, main table").first
    expect(years).to_be_attached()
    return reader.text("h1")


def _data(reader: Reader, facts: Facts) -> str:
    reader.click_on("summary:has-text('files')")
    address = reader.page.get_by_role("link", name="Record (JSON)").evaluate("link => link.href")
    reader.clicks += 1
    record = msgspec.json.decode(reader.page.request.get(address).body(), type=SessionRecord)
    assert facts.turn in {turn.id for turn in record.turns}
    return f"a record of {len(record.turns)} turns"


def _new(reader: Reader, facts: Facts) -> str:
    reader.click("link", "All that is new")
    reader.page.wait_for_url("**/new/")
    return reader.text(".list li")


def _print(reader: Reader, facts: Facts) -> str:
    reader.page.emulate_media(media="print")
    expect(reader.page.locator(".head__controls")).to_be_hidden()
    expect(reader.page.locator(f"[data-turn='{facts.turn}'] .turn__words")).to_be_visible()
    return reader.text("h1")


def _certain(reader: Reader, facts: Facts) -> str:
    if facts.inferred is None:
        return "no speaker is inferred"
    return reader.text(".turn h2:has-text('inferred')")


Job = Callable[[Reader, Facts], str]

JOBS: dict[str, tuple[Callable[[Facts], str], Job, dict[str, Any]]] = {
    "What one person said on a topic": (lambda _: "", _on_a_topic, {}),
    "Cite a quotation": (lambda facts: f"{facts.session}#{facts.turn}", _cite, {}),
    "Link to one sentence": (lambda facts: f"{facts.session}#{facts.turn}", _link_to_a_sentence, {}),
    "On a phone, jump between speakers": (lambda facts: facts.session, _jump_on_a_phone, PHONE),
    "Who spoke most, and where a word is said": (lambda facts: facts.session, _who_and_where, {}),
    "Follow a topic over the years": (lambda _: "", _over_the_years, {}),
    "The session as data": (lambda facts: facts.session, _data, {}),
    "What is new": (lambda _: "", _new, {}),
    "Print a session": (lambda facts: facts.session, _print, {}),
    "Is the speaker certain?": (lambda facts: facts.inferred or facts.session, _certain, {}),
}
"""For each job, where it begins, what is done, and the options of the window."""
