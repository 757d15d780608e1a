"""`series.yml`: its errors, and patterns that find only whole words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ConfigError
from generator.settings.load import Settings, load_settings
from generator.settings.series import SeriesInfo, SeriesMatcher, folded_fields, parse_pattern
from tests.support.cases import Case, cases


@pytest.mark.parametrize("case", cases("series.txt"))
def test_where_a_pattern_is_found(case: Case) -> None:
    pattern, text = case.input.split("\n")
    title, code, kind, name = ([part.strip() or None for part in text.split("|")] + [None] * 3)[:4]
    is_found = SeriesMatcher(SeriesInfo(id="a", name="A", patterns=(pattern,))).matches(
        kind, folded_fields((title, code, kind, name))
    )
    assert is_found == (case.expected == "yes")


def matches(title: str, kind: str | None = None, **fields: tuple[str, ...]) -> bool:
    info = SeriesInfo(id="a", name="A", **fields)  # type: ignore[arg-type]
    return SeriesMatcher(info).matches(kind, folded_fields((title, kind)))


def test_types_are_enough_and_narrow_the_patterns() -> None:
    assert matches("Anything", "opening", types=("opening",))
    assert not matches("Anything", "closing", types=("opening",))
    assert not matches("Anything", None, types=("opening",))
    assert matches("On rinds", "workshop", types=("workshop",), patterns=("rinds",))
    assert not matches("On curds", "workshop", types=("workshop",), patterns=("rinds",))
    assert not matches("On rinds", "opening", types=("workshop",), patterns=("rinds",))


def test_excluded_words_keep_a_session_out() -> None:
    assert matches("Orientation", patterns=("orientation",), without=("cheese orientation",))
    assert not matches("Cheese orientation", patterns=("orientation",), without=("cheese orientation",))


FIRST = "- id: first\n  name: First\n  patterns: [first]\n"
WRONG = {
    "a: b\n": "the file must be a list of entries",
    "- 3\n": ":1: entry 1: it must be fields with values, not a number",
    FIRST + "- id: x\n  patterns: [x]\n": ":4: entry 2 (x), field `name`: it is missing",
    FIRST + "- id: x\n  name: X\n  pattern: [x]\n": ":6: entry 2 (x), field `pattern`: there is no such field;",
    FIRST + "- id: first\n  name: X\n  patterns: [x]\n": ":4: entry 2 (first), field `id`: entry 1 has the same id",
    FIRST + "- id: x\n  name: FIRST!\n  patterns: [x]\n": "field `name`: entry 1 is called 'FIRST!', too",
    "- id: a/b\n  name: X\n  patterns: [x]\n": "field `id`: 'a/b' can't be an address",
    "- id: index\n  name: X\n  patterns: [x]\n": "field `id`: 'index' can't be an address",
    "- id: x\n  name: '...'\n  patterns: [x]\n": "field `name`: '...' has no letter or digit;"
    " write the name of the series",
    "- id: x\n  name: X\n  called: [X2, '?']\n  patterns: [x]\n": "field `called[1]`: '?' has no letter or digit;"
    " write the",
    "- id: x\n  name: X\n": "field `patterns`: without patterns and types every session would belong",
    "- id: x\n  name: X\n  patterns: x\n": "field `patterns`: it must be a list, not text",
    "- id: x\n  name: X\n  patterns: [x, '*']\n": "field `patterns[1]`: `*` is allowed only at the end of a word: '*'",
    "- id: x\n  name: X\n  patterns: ['a*b']\n": "field `patterns[0]`: `*` is allowed only at the end of a word: 'a*b'",
    "- id: x\n  name: X\n  patterns: ['?!']\n": "field `patterns[0]`: it has no words: '?!'",
    "- id: x\n  name: X\n  patterns: ['a + ']\n": "field `patterns[0]`: a part beside `+` has no words",
    "- id: x\n  name: X\n  patterns: [x]\n  without: ['']\n": "field `without[0]`: it has no words",
    "- id: x\n  name: X\n  types: [talk]\n": "field `types[0]`: 'talk' must be one of opening, keynote, ",
    "- id: x\n  name: X\n  patterns: [x]\n  link: javascript:go()\n": "field `link`: 'javascript:go()' must be",
    "- id: [\n": ":2: a bracket is not closed, or a value is missing",
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.items(), ids=range(len(WRONG)))
def test_an_error_has_its_line_entry_and_field(text: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "series.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_settings(tmp_path)
    assert "series.yml" in str(error.value)
    assert sentence in str(error.value)


def test_an_empty_file_has_no_series(tmp_path: Path) -> None:
    assert load_settings(tmp_path).series == ()
    (tmp_path / "series.yml").write_text("# None yet.\n", encoding="utf-8")
    assert load_settings(tmp_path).series == ()


def test_a_pattern_that_backtracks_for_years_as_a_regular_expression() -> None:
    pattern = "+".join(["a* " * 30 + "b"] * 20)
    assert not matches("a " * 5000, patterns=(pattern,))


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_a_pattern_or_an_error(words: str, title: str) -> None:
    try:
        parse_pattern(words)
    except ValueError:
        return
    matches(title, patterns=(words,))
    if "*" not in words:
        assert matches(words.replace("+", " "), patterns=(words,))


def test_the_series_of_this_archive(settings: Settings) -> None:
    def of(title: str, kind: str | None = None, name: str = "") -> list[str]:
        text = folded_fields((title, None, kind, name))
        return [info.id for info in settings.series if SeriesMatcher(info).matches(kind, text)]

    coalition = "dynamic-coalition"
    assert of("DC on Internet Rights and Principles", coalition) == ["dc-internet-rights-and-principles"]
    assert of("DCAD annual meeting") == ["dc-accessibility-and-disability"]
    assert of("Main Session on Dynamic Coalitions", "main-session") == ["dc-coordination"]
    assert of("Dynamic Coalition on Child Online Safety", coalition) == ["dc-childrens-rights"]
    assert of("DC on Children's Rights in the Digital Environment", coalition) == ["dc-childrens-rights"]
    assert of("BPF Gender and Access", "best-practice-forum") == ["bpf-gender"]
    assert of("Best Practices Forum on Cyber Security") == ["bpf-cybersecurity"]
    assert of("NRIs Collaborative Session", "nri") == ["nris"]
    assert of("Open Mic/Taking Stock") == ["taking-stock", "open-mic"]
    assert of("x", None, "igf-2018-day-3-salle-i-open-mictaking-stock") == ["taking-stock", "open-mic"]
    assert of("MAG Virtual Meeting XIV", "mag-meeting") == ["mag-meetings"]
    assert of("First Open Consultations and MAG Meeting", "open-consultation") == ["mag-meetings", "open-consultations"]
    assert of("Internet rights and principles for all", "workshop") == []
    assert of("Gender and the Internet of Things", "workshop") == []
    assert of("An open consultation process", "open-forum") == []
    assert of("Sexual orientation online", "workshop") == []
    assert of("Magazines, microphones and other media") == []
