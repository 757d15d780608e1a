"""Finding who said what, and when: filters, totals, years, order, names, and the way back."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from generator.records import SessionRecord, Turn, from_json
from tests.support.axe import violations_in_both_schemes
from tests.support.browser import Archive, NewVisit, Visit, build, search_status
from tests.support.serving import serving
from tests.support.years_archive import years_archive

PHONE = {"width": 390, "height": 844}
BASE = "/archive/"


@pytest.fixture(scope="module")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(years_archive(tmp_path_factory.mktemp("years")).root)


@pytest.fixture(scope="module")
def years(site: Path) -> Iterator[Archive]:
    with serving(site, base=BASE, port=0) as server:
        yield Archive(server.origin, BASE)


@pytest.fixture
def reader(new_visit: NewVisit, years: Archive) -> Iterator[Visit]:
    """A window on the archive of sixty sessions, in which nothing goes wrong unseen."""
    visit = new_visit(years)
    yield visit
    assert visit.foreign() == []
    assert visit.errors == []


@pytest.fixture(scope="module")
def records(site: Path) -> list[SessionRecord]:
    return [from_json(path.read_bytes()) for path in sorted(site.rglob("session.json"))]


def said(records: list[SessionRecord], word: str) -> list[tuple[SessionRecord, Turn]]:
    """Return the turns with a word; the words of an article are one turn."""
    pattern = re.compile(rf"\b{word}\b", re.IGNORECASE)
    return [
        (record, turn)
        for record in records
        for turn in record.turns
        if any(pattern.search(block.text) for block in turn.blocks)
    ]


def in_words(found: list[tuple[SessionRecord, Turn]]) -> str:
    """Return the totals as the search says them."""
    spoken = [(record, turn) for record, turn in found if record.kind == "transcript"]
    turns, sessions = len(spoken), len({record.source.path for record, _ in spoken})
    people = len({turn.speaker for _, turn in spoken if turn.speaker})
    articles = len(found) - turns
    return (
        f"{turns} turn{'s' * (turns != 1)} in {sessions} session{'s' * (sessions != 1)}, "
        f"{people} {'person' if people == 1 else 'people'}"
    ) + (f"; {articles} article{'s' * (articles != 1)}" if articles else "")


def shown_lines(page: Page) -> list[str]:
    """Return the lines of all turns that are shown, once all entries of the first batch are there."""
    more = page.get_by_role("button", name=re.compile("More results"))
    expect(more.or_(page.locator(".search__sessions:not(:empty)")).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page.locator(".search__turns a").all_inner_texts()


def shown_years(page: Page) -> list[str]:
    """Return the years of the sessions that are shown, in their order."""
    facts = page.locator(".search__session > .search__facts").all_inner_texts()
    return [match[1] for fact in facts if (match := re.search(r"IGF\s(\d{4})", fact))]


def year_of(record: SessionRecord) -> str:
    assert record.date is not None
    return str(record.date)[:4]


# Totals


def test_totals_are_true_at_once_and_do_not_grow(reader: Visit, records: list[SessionRecord]) -> None:
    page = reader.open("search/?q=accessibility")
    expected = in_words(said(records, "accessibility"))
    assert search_status(page) == expected
    expect(page.locator(".search__session")).to_have_count(8)

    page.get_by_role("button", name=re.compile("More results")).click()
    expect(page.locator(".search__session").nth(9)).to_be_visible()
    assert search_status(page) == expected


def test_totals_are_read_out_once_the_typing_has_paused(reader: Visit, records: list[SessionRecord]) -> None:
    page = reader.open("search/")
    page.get_by_role("searchbox").press_sequentially("encryption", delay=20)
    expect(page.locator("[role=status]").first).to_have_text(in_words(said(records, "encryption")))


def test_hits_in_titles_and_labels_come_last_and_say_so(reader: Visit) -> None:
    page = reader.open("search/?q=accessibility+rural")
    expect(page.locator(".search__part").first).to_be_visible()
    parts = page.locator(".search__part").all_inner_texts()
    assert parts[0] == "Found with the title, event or code"

    page = reader.open("search/?q=virtanen")
    assert search_status(page).startswith("No turn has all of these words.")
    assert page.locator(".search__rest").inner_text().endswith("found only in the name of the speaker.")
    expect(page.locator(".search__part")).to_have_text(["Found only in the name of the speaker"])


# Filters


def test_a_person_is_chosen_by_typing_and_only_that_persons_words_are_left(
    reader: Visit, records: list[SessionRecord]
) -> None:
    page = reader.open("search/?q=libraries")
    search_status(page)
    page.get_by_label("Person").press_sequentially("lukasz")
    page.get_by_role("button", name=re.compile("Łukasz Nowak")).click()

    own = [pair for pair in said(records, "libraries") if pair[1].speaker == "lukasz-nowak"]
    expect(page.locator(".search__status")).to_have_text(in_words(own))
    assert set(page.locator(".search__speaker").all_inner_texts()) == {"Łukasz Nowak"}
    assert "person=lukasz-nowak" in page.url
    expect(page.get_by_role("button", name="Remove the filter Łukasz Nowak")).to_be_focused()


def test_enter_in_the_field_of_a_person_chooses_the_first(reader: Visit) -> None:
    page = reader.open("search/?q=accessibility")
    search_status(page)
    page.get_by_label("Person").press_sequentially("okafor")
    expect(page.locator(".search__people button").first).to_contain_text("Grace Okafor")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove the filter Grace Okafor")).to_be_visible()


def test_the_numbers_beside_the_options_are_those_of_the_records(reader: Visit, records: list[SessionRecord]) -> None:
    page = reader.open("search/?q=libraries")
    search_status(page)
    found = said(records, "libraries")
    people = Counter(turn.name for _, turn in found if turn.speaker)
    events = Counter(record.event.name for record, _ in found if record.event)

    offered = page.locator(".search__people .search__option").all_inner_texts()
    numbers = dict(re.findall(r"(.+?)\s+(\d+) turns?", "\n".join(" ".join(text.split()) for text in offered)))
    assert numbers
    assert all(people[name.strip()] == int(count) for name, count in numbers.items())
    options = page.get_by_label("Event", exact=True).locator("option").all_inner_texts()[1:]
    assert options == [f"{name} ({count})" for name, count in sorted(events.items())]


def test_everything_a_person_said_needs_no_words(reader: Visit, records: list[SessionRecord]) -> None:
    page = reader.open("search/?person=verena-holm")
    own = [(record, turn) for record in records for turn in record.turns if turn.speaker == "verena-holm"]
    assert search_status(page) == in_words(own)

    page.get_by_role("searchbox").fill("bridges")
    expect(page.locator(".search__status")).to_have_text(in_words(said(records, "bridges")))


def test_all_filters_stand_in_the_address_and_a_shared_address_gives_the_same(reader: Visit) -> None:
    address = "search/?q=connectivity&person=mei-tanaka&type=workshop&language=en&from=2016&to=2023&order=oldest"
    page = reader.open(address)
    first = search_status(page), shown_lines(page)
    assert len(page.locator(".search__chip").all()) == 4
    page.reload()
    assert (search_status(page), shown_lines(page)) == first
    assert page.url.endswith(address)


@pytest.mark.parametrize("old", ["event=IGF+2019", "event=igf-2019"])
def test_old_addresses_with_names_keep_working(reader: Visit, old: str) -> None:
    page = reader.open(f"search/?q=accessibility&{old}")
    expect(page.locator(".search__session").first).to_be_visible()
    assert set(shown_years(page)) == {"2019"}
    assert "event=igf-2019" in page.url


def test_a_filter_that_the_archive_lacks_is_left_out_with_a_sentence(reader: Visit) -> None:
    page = reader.open("search/?q=accessibility&event=igf-1066")
    assert search_status(page).endswith("The archive has no “igf-1066”, so this filter is left out.")
    expect(page.locator(".search__session").first).to_be_visible()


def test_filters_are_taken_off_one_by_one_and_all_at_once(reader: Visit) -> None:
    page = reader.open("search/?q=accessibility&event=igf-2020&person=verena-holm")
    before = search_status(page)
    page.locator(".search__chip").first.click()
    expect(page.locator(".search__chip")).to_have_count(1)
    expect(page.locator(".search__status")).not_to_have_text(before)
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".search__chosen")).to_be_hidden()


# Years


def test_bars_by_year_are_a_filter(reader: Visit, records: list[SessionRecord]) -> None:
    page = reader.open("search/?q=children")
    search_status(page)
    expect(page.locator(".search-years__chart g")).to_have_count(10)
    page.locator(".search-years__chart g[data-year='2019']").click()

    chosen = [pair for pair in said(records, "children") if year_of(pair[0]) == "2019"]
    expect(page.locator(".search__status")).to_have_text(in_words(chosen))
    assert "from=2019&to=2019" in page.url
    expect(page.locator(".search-years__chart g")).to_have_count(10)

    page.locator(".search-years__chart g[data-year='2019']").click()
    expect(page.locator(".search__status")).to_have_text(in_words(said(records, "children")))


FEW_YEARS = """async () => {
  const { Years } = await import("/archive/assets/search-years.js");
  const years = new Years(() => {});
  document.querySelector("article").append(years.element);
  years.show(["2001", "2003"], { 2001: { turns: 3, documents: 1 }, 2003: { turns: 1, documents: 1 } }, "", "");
  return [...years.element.querySelectorAll("g")].map((group) => {
    const parts = [group.querySelectorAll("rect")[1], group.querySelector("text")];
    const [bar, label] = parts.map((part) => part.getBoundingClientRect());
    return [bar.width, label.left + label.width / 2 - bar.left - bar.width / 2];
  });
}"""
"""Shows bars of three years, and returns the width of each and how far the label is from its middle."""


def test_few_bars_are_narrow_and_have_their_years_below_them(reader: Visit) -> None:
    page = reader.open("search/")
    bars = page.evaluate(FEW_YEARS)
    assert len(bars) == 3
    assert all(0 < width < 72 and abs(shift) < 2 for width, shift in bars), bars


ROWS_OF_TWENTY_YEARS = """() => {
  const years = document.querySelector(".by-year .years");
  years.classList.add("years--many");
  while (years.children.length < 20) years.append(years.lastElementChild.cloneNode(true));
  return new Set([...years.children].map((year) => year.getBoundingClientRect().top)).size;
}"""


def test_twenty_years_of_a_person_are_one_row(reader: Visit) -> None:
    page = reader.open("people/verena-holm/")
    assert page.evaluate(ROWS_OF_TWENTY_YEARS) == 1


def test_a_drag_over_the_bars_chooses_a_range(reader: Visit) -> None:
    page = reader.open("search/?q=children")
    search_status(page)
    first, last = (page.locator(f".search-years__chart g[data-year='{year}']").bounding_box() for year in (2018, 2021))
    assert first
    assert last
    page.mouse.move(last["x"] + last["width"] / 2, last["y"] + 10)
    page.mouse.down()
    page.mouse.move(first["x"] + first["width"] / 2, first["y"] + 10)
    page.mouse.up()
    page.wait_for_url("**from=2018&to=2021*")


def test_the_table_of_years_has_the_numbers_and_works_by_keyboard(reader: Visit, records: list[SessionRecord]) -> None:
    page = reader.open("search/?q=children")
    search_status(page)
    page.get_by_text("Years as a table").click()
    turns: Counter[str] = Counter()
    sessions: defaultdict[str, set[str]] = defaultdict(set)
    for record, _ in said(records, "children"):
        turns[year_of(record)] += 1
        sessions[year_of(record)].add(record.source.path)
    rows = [row.split() for row in page.locator(".search-years__table tbody tr").all_inner_texts()]
    assert {year: (int(count), int(documents)) for year, count, documents in rows if count != "0"} == {
        year: (count, len(sessions[year])) for year, count in turns.items()
    }

    page.locator(".search-years__year[data-year='2017']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2017&to=2017*")
    expect(page.locator(".search-years__year[data-year='2017'][aria-pressed=true]")).to_be_focused()


# Order and grouping


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_the_order_is_by_date_where_a_reader_wants_it(reader: Visit, order: str) -> None:
    page = reader.open("search/?q=accessibility")
    search_status(page)
    page.get_by_label("Order").select_option(order)
    page.wait_for_url(f"**order={order}*")
    expect(page.locator(".search__session")).to_have_count(8)
    years = shown_years(page)
    assert years == sorted(years, reverse=order == "newest")


def test_results_by_person(reader: Visit, records: list[SessionRecord]) -> None:
    page = reader.open("search/?q=accessibility")
    search_status(page)
    page.get_by_label("Grouping").select_option("person")
    page.wait_for_url("**group=person*")
    people = Counter(turn.name for _, turn in said(records, "accessibility") if turn.speaker)
    expect(page.locator(".search__title").first).to_have_text(re.compile("|".join(map(str, people))))
    for title, facts in zip(
        page.locator(".search__title").all_inner_texts(),
        page.locator(".search__session > .search__facts").all_inner_texts(),
        strict=True,
    ):
        assert facts.startswith(f"{people[title]} turn")
    sources = page.locator(".search__session").first.locator(".search__source")
    assert sources.count() >= 1


# Names above the hits


def test_a_name_is_offered_from_the_first_letter(reader: Visit) -> None:
    page = reader.open("search/")
    page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")
    page.keyboard.type("v")
    expect(page.locator(".search__named")).to_contain_text("Verena Holm")
    page.keyboard.type("erena holm")
    first = page.locator(".search__named a").first
    expect(page.locator(".search__named a")).to_have_text(["Verena Holm"])
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/verena-holm/")


def test_all_files_of_a_first_letter_are_asked_for_at_once(reader: Visit) -> None:
    page = reader.open("search/")
    page.wait_for_load_state("networkidle")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)  # no answer comes before both are asked for

    page.route("**/names/*.bin*", hold)
    page.get_by_role("searchbox").press_sequentially("v")
    for _ in range(100):
        if len(held) < 2:
            page.wait_for_timeout(100)
    assert len(held) == 2
    for route in held:
        route.continue_()
    expect(page.locator(".search__named")).to_contain_text("Verena Holm")
    assert len(held) == 2


TYPE = """async ([words, shown]) => {
  const field = document.querySelector(".search input");
  const list = document.querySelector(shown);
  for (const word of words) {
    const changed = new Promise((done) => new MutationObserver(done).observe(list, { childList: true }));
    field.value = word;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await changed;
  }
}"""
"""Types each of the words, and waits until the list shows something else."""


def test_names_come_without_a_request_once_their_files_are_there(reader: Visit) -> None:
    page = reader.open("search/")
    page.get_by_role("searchbox").press_sequentially("rlgtv")
    for letter in "rlgtv":
        page.get_by_role("searchbox").fill(letter)
        expect(page.locator(".search__named")).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked = len(reader.requests)
    page.evaluate(TYPE, ["rlgt", ".search__named"])
    assert reader.requests[asked:] == []


def test_an_event_in_the_words_is_offered_as_a_filter(reader: Visit, records: list[SessionRecord]) -> None:
    page = reader.open("search/?q=IGF+2020+accessibility")
    page.get_by_role("button", name="Search “accessibility” in IGF 2020").click()
    chosen = [pair for pair in said(records, "accessibility") if year_of(pair[0]) == "2020"]
    expect(page.locator(".search__status")).to_have_text(in_words(chosen))
    assert page.get_by_role("searchbox").input_value() == "accessibility"
    assert "event=igf-2020" in page.url


@pytest.mark.parametrize("code", ["WS 17", "ws17", "WS17"])
def test_a_code_names_its_session(reader: Visit, code: str) -> None:
    page = reader.open(f"search/?q={code.replace(' ', '+')}")
    expect(page.locator(".search__named a").first).to_have_attribute("href", re.compile("/ws17-"))


def test_a_word_that_is_nowhere_has_a_proposal(reader: Visit, records: list[SessionRecord]) -> None:
    page = reader.open("search/?q=accessability")
    page.locator(".search__better").get_by_role("button", name="accessibility").click()
    expect(page.locator(".search__status")).to_have_text(in_words(said(records, "accessibility")))
    assert page.get_by_role("searchbox").input_value().lower() == "accessibility"


# Lines


def test_lines_say_role_language_and_corrections(reader: Visit) -> None:
    page = reader.open("search/?q=%22one+question+from+the+room%22")
    expect(page.locator(".search__turns a").first).to_contain_text("MODERATOR")

    page = reader.open("search/?q=comunidades")
    line = page.locator(".search__turns a").first
    expect(line.locator(".search__note")).to_have_text("in Spanish")
    expect(line.locator(".search__words")).to_have_attribute("lang", "es")

    page = reader.open("search/?q=ledger")
    expect(page.locator(".search__turns a .search__note")).to_have_text("some words corrected")
    expect(page.locator(".search__turns mark")).to_have_text(["ledger"])


def test_an_inferred_speaker_is_said_to_be_inferred(visit: Visit) -> None:
    page = visit.open("search/?person=amalia-toledo")
    expect(page.locator(".search__note").filter(has_text="(inferred)").first).to_be_visible()


# The way back


def test_back_returns_to_the_results_as_they_were(reader: Visit) -> None:
    page = reader.open("search/?q=accessibility")
    search_status(page)
    page.get_by_role("button", name=re.compile("More results")).click()
    expect(page.locator(".search__session").nth(10)).to_be_visible()
    link = page.locator(".search__turns a").nth(20)
    link.scroll_into_view_if_needed()
    place = link.bounding_box()
    link.click()
    page.wait_for_url("**mark=**")

    page.go_back()
    expect(link).to_be_focused()
    assert place is not None
    assert (link.bounding_box() or {"y": 0})["y"] == pytest.approx(place["y"], abs=2)


def test_back_goes_through_the_filters(reader: Visit) -> None:
    page = reader.open("search/?q=accessibility")
    before = search_status(page)
    page.get_by_label("Event", exact=True).select_option("igf-2020")
    expect(page.locator(".search__status")).not_to_have_text(before)
    page.go_back()
    expect(page.locator(".search__status")).to_have_text(before)
    expect(page.locator(".search__chosen")).to_be_hidden()


def test_back_opens_the_dialog_with_its_results(reader: Visit) -> None:
    page = reader.open("people/")
    page.keyboard.press("Control+k")
    page.keyboard.type("accessibility")
    dialog = page.get_by_role("dialog")
    link = dialog.locator(".search__turns a[href*='mark=accessibility']").nth(4)  # no result of a part of the word
    link.click()
    page.wait_for_url("**mark=**")

    page.go_back()
    expect(dialog.locator(".search__turns a").nth(4)).to_be_focused()
    assert dialog.get_by_role("searchbox").input_value() == "accessibility"
    page.keyboard.press("Escape")
    page.reload()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_back_opens_the_dialog_over_the_page_of_the_hit(reader: Visit) -> None:
    page = reader.open("search/?q=ledger")
    page.locator(".search__turns a").click()
    page.wait_for_url("**mark=ledger#**")
    page.keyboard.press("Control+k")
    page.keyboard.type("ledger")
    page.get_by_role("dialog").locator(".search__turns a[href*='mark=ledger']").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_link_opens_the_dialog_with_its_filters(reader: Visit, records: list[SessionRecord]) -> None:
    page = reader.open("people/verena-holm/")
    page.get_by_role("link", name="Search in what Verena Holm said").click()
    own = [(record, turn) for record in records for turn in record.turns if turn.speaker == "verena-holm"]
    expect(page.get_by_role("dialog").locator(".search__status")).to_have_text(in_words(own))


# Everybody can use it


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("place", ["page", "dialog"])
def test_axe_finds_nothing(new_visit: NewVisit, years: Archive, place: str, viewport: dict[str, int]) -> None:
    visit = new_visit(years, viewport=viewport)
    query = "q=verena+accessibility&from=2016&to=2022"
    if place == "page":
        page = visit.open(f"search/?{query}")
    else:
        page = visit.open("people/")
        page.keyboard.press("Control+k")
        page.keyboard.type("accessibility")
    expect(page.locator(".search__session").first).to_be_visible()
    fold = page.locator(".search__fold")
    if fold.is_visible():
        fold.click()
    page.get_by_text("Years as a table").click()
    assert violations_in_both_schemes(page) == []


def test_filters_are_folded_on_a_phone_and_beside_the_hits_on_a_desk(new_visit: NewVisit, years: Archive) -> None:
    page = new_visit(years, viewport=PHONE).open("search/?q=accessibility")
    search_status(page)
    fold = page.get_by_role("button", name="Filters")
    expect(page.get_by_label("Person")).to_be_hidden()
    assert fold.get_attribute("aria-expanded") == "false"
    fold.click()
    expect(page.get_by_label("Person")).to_be_visible()
    assert fold.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    desk = new_visit(years).open("search/?q=accessibility")
    search_status(desk)
    expect(desk.get_by_label("Person")).to_be_visible()
    expect(desk.get_by_role("button", name="Filters", exact=True)).to_be_hidden()


def test_targets_are_large_enough(new_visit: NewVisit, years: Archive) -> None:
    page = new_visit(years, viewport=PHONE).open("search/?q=verena+accessibility&from=2016")
    search_status(page)
    page.locator(".search__fold").click()
    page.get_by_text("Years as a table").click()
    small = page.locator(".search :is(a, button, input, select, summary)").evaluate_all(
        """all => all.filter((one) => !one.closest(".search__title, .search__source"))
          .filter((one) => one.offsetHeight && Math.min(one.offsetHeight, one.offsetWidth) < 24)
          .map((one) => one.outerHTML)"""
    )
    assert small == []


def test_the_results_of_a_word_take_few_requests(reader: Visit) -> None:
    page = reader.open("search/?q=libraries")
    expect(page.locator(".search__session").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked = len(reader.requests)
    page.evaluate(TYPE, [["encryption", "connectivity", "children"], ".search__sessions"])
    expect(page.locator(".search__session")).to_have_count(8)
    expect(page.locator(".search__session mark").last).to_be_visible()
    files = [address for address in reader.requests[asked:] if "/search-index/" in address]
    # Two files of names, one of terms, and the text of each of eight sessions: whether all texts of a word come before
    # the next word depends on the machine.
    assert 3 <= len(files) <= 3 * 11


def test_the_shortcut_is_not_shown_without_scripts(new_visit: NewVisit, years: Archive) -> None:
    page = new_visit(years, java_script_enabled=False).open("search/")
    expect(page.locator("header kbd")).to_be_hidden()
    page = new_visit(years).open("search/")
    expect(page.locator("header kbd")).to_be_visible()


def test_a_slash_is_left_to_the_field_of_a_session(reader: Visit) -> None:
    page = reader.open("people/")
    page.evaluate("document.querySelector('article').append(Object.assign(document.createElement('div'), { id: 'F' }))")
    page.evaluate("document.getElementById('F').dataset.find = ''")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
