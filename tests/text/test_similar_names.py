"""Names that are misspelt, and names that are different."""

from __future__ import annotations

import pytest

from generator.text.similar_names import (
    CITY,
    FULL_NAME,
    LABEL,
    SINGLE_NAME,
    SURNAME_IN_SPEECH,
    WITHHELD_NAME,
    WORD_OF_NAME,
    SpellingRule,
)


@pytest.mark.parametrize(
    ("rule", "name", "other", "edits"),
    [
        (WORD_OF_NAME, "okonkwo", "okonkwo", 0),
        (WORD_OF_NAME, "okonkwo", "okonwo", 1),  # a letter is left out
        (WORD_OF_NAME, "okonkwo", "okonwko", 1),  # two letters are swapped
        (WORD_OF_NAME, "lindqvist", "lindquest", 2),
        (LABEL, "ms. delgado", "ms. delgdao", 1),
        (LABEL, "chair", "chiar", 1),
        (LABEL, "secretary", "secertery", 2),
        (FULL_NAME, "ana lima", "anna lima", 1),
        (FULL_NAME, "mara lindqvist", "mara lindquest", 2),
        (SINGLE_NAME, "ekaterina", "ekatarina", 1),
        (WITHHELD_NAME, "jane doe", "jaen do", 2),
        (SURNAME_IN_SPEECH, "sun", "son", 1),
        (SURNAME_IN_SPEECH, "okonkwo", "okongwu", 2),
        (CITY, "baku", "bakou", 1),
        (CITY, "vilnius", "vilnus", 1),
        (CITY, "sharm-el-sheikh", "sharm-el-sheik", 1),
        (CITY, "guadalajara", "guadaljarra", 2),
    ],
)
def test_spellings_of_one_name(rule: SpellingRule, name: str, other: str, edits: int | None) -> None:
    assert rule.edits(name, other) == rule.edits(other, name) == edits


@pytest.mark.parametrize(
    ("rule", "name", "other"),
    [
        (WORD_OF_NAME, "singh", "sinha"),  # too short
        (WORD_OF_NAME, "miller", "moeller"),
        (WORD_OF_NAME, "hansen", "jansen"),  # another initial
        (WORD_OF_NAME, "anderson", "andreasen"),
        (WORD_OF_NAME, "johnson", "johansen"),
        (WORD_OF_NAME, "peterson", "petersohns"),  # two edits in eight letters
        (WORD_OF_NAME, "abrahamson", "adamson"),
        (LABEL, "ann", "anna"),
        (LABEL, "jane", "jans"),
        (LABEL, "mario r.", "maria s."),
        (LABEL, "moderator", "operators"),
        (FULL_NAME, "ann li", "anna li"),
        (FULL_NAME, "li wei", "li wen"),
        (FULL_NAME, "jan rossi", "joe rossi"),
        (FULL_NAME, "mara lindqvist", "mara okonkwo"),
        (FULL_NAME, "mara lindqvist", "odile brandt"),
        (FULL_NAME, "maria gonzalez", "mario fernandez"),
        (SINGLE_NAME, "andrea", "andrei"),
        (SINGLE_NAME, "christian", "kristian"),
        (SINGLE_NAME, "ekaterina", "katerina-m"),
        (WITHHELD_NAME, "jo doe", "jo dee"),
        (WITHHELD_NAME, "jane doe", "john roe"),
        (SURNAME_IN_SPEECH, "sun", "gun"),
        (SURNAME_IN_SPEECH, "lindqvist", "lovelace"),
        (SURNAME_IN_SPEECH, "smith", "smithers"),
        (CITY, "bali", "baku"),
        (CITY, "baku", "bakoo"),
        (CITY, "rome", "lima"),
        (CITY, "paris", "berlin"),
        (CITY, "geneva", "vienna"),
        (CITY, "dublin", "berlin"),
        (CITY, "london", "lisbon"),
    ],
)
def test_different_names(rule: SpellingRule, name: str, other: str) -> None:
    assert rule.edits(name, other) is None
    assert rule.edits(other, name) is None
