"""Dates as the heads of documents print them, in many languages."""

from __future__ import annotations

from collections import defaultdict
from importlib import resources

import pytest
import yaml

from generator.reading.grammar.printed_dates import find_printed_date, is_weekday, month_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-03-14", "2024-03-14"),
        ("2024-03-14T10:00:00Z", "2024-03-14"),
        ("It-Tlieta, 3 ta' Ġunju 2025", "2025-06-03"),
        ("L-Erbgħa, 12 ta’ Frar 2025", "2025-02-12"),
        ("14.03.2024", "2024-03-14"),
        ("14. 3. 2024", "2024-03-14"),
        ("令和六年四月十七日", "2024-04-17"),
        ("平成元年十二月一日", "1989-12-01"),
        ("昭和六十三年三月二十一日", "1988-03-21"),
        ("民國一百一十三年四月二日", "2024-04-02"),
        ("วันพฤหัสบดีที่ ๑๔ มีนาคม พุทธศักราช ๒๕๖๗", "2024-03-14"),
        ("Nationalrat • Herbstsession 2023 • 14.09.23 • 08h00", "2023-09-14"),
        ("Aos vinte e sete dias do mês de junho de dois mil e vinte e quatro, reuniu a câmara", "2024-06-27"),
        ("no dia três de maio de mil novecentos e noventa e oito", "1998-05-03"),
        ("a los treinta y un días del mes de enero de dos mil diecinueve", "2019-01-31"),
        ("l’an deux mil vingt-quatre, le vingt-sept juin à vingt heures", "2024-06-27"),
        ("L'an deux mille vingt-et-un, le lundi premier mars", "2021-03-01"),
        ("13/04/2024", "2024-04-13"),
        ("04/13/2024", "2024-04-13"),
        ("04/04/2024", "2024-04-04"),
        ("03.14.2024", "2024-03-14"),
        ("14-Mar-2024", "2024-03-14"),
        ("Harbour board-20240314_100000-Meeting Recording", "2024-03-14"),
        ("30 November 2023", "2023-11-30"),
        ("12 December 2023", "2023-12-12"),
        ("Thu, Mar 29, 2018 4:46PM", "2018-03-29"),
        ("SATURDAY, FEBRUARY 1, 2025", "2025-02-01"),
        ("the 14th of March, 2024", "2024-03-14"),
        ("24. Oktober 2021", "2021-10-24"),
        ("14. Jänner 2021", "2021-01-14"),
        ("6 november 2021", "2021-11-06"),
        ("14 mars 2024", "2024-03-14"),
        ("1er juin 2023", "2023-06-01"),
        ("14 de marzo de 2019", "2019-03-14"),
        ("1.º de abril de 2024", "2024-04-01"),
        ("14 d’abril de 2024", "2024-04-14"),
        ("14 марта 2019 г.", "2019-03-14"),
        ("14 березня 2024 року", "2024-03-14"),
        ("14 marca 2024 r.", "2024-03-14"),
        ("14 listopada 2024", "2024-11-14"),
        ("14. března 2024", "2024-03-14"),
        ("14 Μαρτίου 2024", "2024-03-14"),
        ("14 Mart 2024 Perşembe", "2024-03-14"),
        ("14 AĞUSTOS 2024", "2024-08-14"),
        ("2024 оны 3 дугаар сарын 14-ний өдөр", "2024-03-14"),
        ("2024 жылғы 14 наурыз № 3", "2024-03-14"),
        ("2024-yil 14 mart", "2024-03-14"),
        ("14 մարտի, 2024 թ.", "2024-03-14"),
        ("বৃহস্পতিবার, ১৪ মার্চ, ২০২৪", "2024-03-14"),
        ("Donneschdeg, 14. Mäerz 2024", "2024-03-14"),
        ("одржано на 14 март 2024 година", "2024-03-14"),
        ("2024. március 14.", "2024-03-14"),
        ("2024 m. kovo 14 d.", "2024-03-14"),
        ("2024. gada 14. marts", "2024-03-14"),
        ("torstai 14. maaliskuuta 2024", "2024-03-14"),
        ("١٤ مارس ٢٠٢٤", "2024-03-14"),
        ("14 آذار/مارس 2024", "2024-03-14"),
        ("14 במרץ 2024", "2024-03-14"),
        ("14 मार्च 2024", "2024-03-14"),
        ("วันพฤหัสบดีที่ ๑๔ มีนาคม พ.ศ. ๒๕๖๗", "2024-03-14"),
        ("ngày 14 tháng 3 năm 2024", "2024-03-14"),
        ("2019年3月14日", "2019-03-14"),
        ("二〇二四年三月十四日", "2024-03-14"),
        ("令和6年3月14日（木）", "2024-03-14"),
        ("民國113年3月14日", "2024-03-14"),
        ("2024년 3월 14일", "2024-03-14"),
        ("May 11, 1998", "1998-05-11"),
    ],
)
def test_date(text: str, date: str) -> None:
    printed = find_printed_date(text)
    assert printed is not None
    assert str(printed.date) == date


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("03/04/2024", "`03/04/2024` may be 2024-04-03 or 2024-03-04"),
        ("3-4-2024", "`3-4-2024` may be 2024-04-03 or 2024-03-04"),
        ("3月14日", "it has no year"),
        ("14 mars", "it has no year"),
        ("14 to 15 March 2024", "it is a range of days"),
        ("14. bis 15. März 2024", "it is a range of days"),
        ("14 March 2024 – 15 March 2024", "it is a range of days"),
        ("30 October - 2 November 2006", "it is a range of days"),
    ],
)
def test_problem(text: str, problem: str) -> None:
    printed = find_printed_date(text)
    assert printed is not None
    assert (printed.date, printed.problem) == (None, problem)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "at 10.05 a.m.",
        "Page 1 of 10",
        "2024-13-45",
        "31 February 2024",
        "45/45/2024",
        "14 gates 2024",
        "in 2024",
        "A/69/PV.12",
        "version 1.2.2024.3",
        "I marched 14 miles",
        "14.03.24",
        "Herbstsession 2023 • 14.03.24",
        "version 14.03.24.2024",
        "aos quarenta dias do mês de junho de dois mil e vinte",
        "mil e uma noites do mês de junho",
        "l'an deux mille vingt, le vingt-sept haies",
        "dos mil veinticuatro gracias a los niños de junio",
        "令和六年十三月一日",
    ],
)
def test_no_date(text: str) -> None:
    printed = find_printed_date(text)
    assert printed is None or printed.date is None


def test_each_month_has_one_number() -> None:
    text = resources.files("generator.reading.grammar").joinpath("months.yml").read_text(encoding="utf-8")
    numbers: dict[str, set[int]] = defaultdict(set)
    for language, months in yaml.safe_load(text)["months"].items():
        assert len(months) == 12, language
        for number, spellings in enumerate(months, 1):
            for spelling in spellings.split():
                numbers[spelling].add(number)
                assert month_of(spelling) == number, (language, spelling)
    assert not {spelling for spelling, several in numbers.items() if len(several) > 1}


@pytest.mark.parametrize("word", ["Thursday,", "Donnerstag", "JEUDI", "четверг", "木曜日", "Perşembe"])
def test_weekday(word: str) -> None:
    assert is_weekday(word)


@pytest.mark.parametrize("word", ["Garden", "day", "", "14"])
def test_no_weekday(word: str) -> None:
    assert not is_weekday(word)
