"""Reports as variables: likeness and topics, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from math import sqrt
from pathlib import Path
from typing import Any, get_args

import pytest

from duixian import Books
from duixian.errors import RegistryError
from duixian.model import SectionRole
from duixian.registry import similarity, topics
from duixian.variables import ReportVariables, report_variables, topic_shares
from duixian.variables.shingles import Shingled, cosine, jaccard, shingled
from factories import reading

Row = dict[str, Any]
Told = Callable[[str], Row]

WORDS = "东西南北风雨雷电山川湖海日月星辰春夏秋冬金木水火土石田林"


def long_text(first: int) -> str:
    """Invented text of 250 characters that no other of these shares four in a row with."""
    return "".join(chr(0x4E00 + first * 300 + at) for at in range(250))


def runs(text: str, shingle: int = 2, gram: int = 2) -> Shingled:
    return shingled([text], shingle, gram)


def test_a_text_is_wholly_like_itself_and_not_at_all_like_another() -> None:
    one, other = runs(WORDS), runs("甲乙丙丁戊己庚辛")
    assert jaccard(one, one) == cosine(one, one) == 1.0
    assert jaccard(one, other) == cosine(one, other) == 0.0


def test_likeness_by_hand() -> None:
    # 促进 进就 就业 against 促进 进创 创就 就业: 2 shared of 5.
    one, other = runs("促进就业"), runs("促进创就业")
    assert jaccard(one, other) == pytest.approx(2 / 5)
    assert cosine(one, other) == pytest.approx(2 / (sqrt(3) * sqrt(4)))
    # 业业 stands twice in 业业业: counts (2) and (1, 1) -> 2 / (2 * √2).
    assert cosine(runs("业业业"), runs("业业务")) == pytest.approx(2 / (2 * sqrt(2)))
    assert jaccard(runs("业业业"), runs("业业务")) == pytest.approx(1 / 2)


def test_figures_and_signs_change_nothing_and_sentences_are_not_joined() -> None:
    told, again = runs("增长6%左右，GDP。"), runs("增长5.5%左右")
    assert jaccard(told, again) == 1.0
    assert len(shingled(["就业", "创业"], 2, 2).shingles) == 2


def test_texts_too_short_for_a_run_are_not_compared() -> None:
    nothing = runs("就", 4)
    assert jaccard(nothing, nothing) is None
    assert cosine(nothing, runs(WORDS)) is None


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Variables of made reports of a city and its county."""
    place: Path = tmp_path_factory.mktemp("texts") / "books"
    head = "一、今年目标\n"
    own, half = long_text(0), long_text(0)[:125] + long_text(1)[125:]
    Books(place).add(
        [
            reading("city-2023", "兰川市", 2023, text=f"{head}{own}。"),
            reading("city-2024", "兰川市", 2024, text=f"{head}{own}。增长6%。"),
            reading("city-2025", "兰川市", 2025, text=f"{head}{half}。"),
            reading("county-2024", "望亭县", 2024, text=f"{head}{long_text(2)}。"),
            reading("county-2025", "望亭县", 2025, text=f"{head}{half}。各位代表!"),
            reading("county-2026", "望亭县", 2026, text=f"{head}{half}。未完。", complete=False),
            reading("lone-2025", "无码县", 2025, text=f"{head}促进高校就业。"),
        ]
    )
    rows = {row["doc"]: row for row in report_variables(Books(place)).rows()}
    return lambda doc: rows[doc]


def test_likeness_to_last_years(told: Told) -> None:
    assert told("city-2024")["previous_doc"] == "city-2023"
    # Head 今年目标 of 一今年目标: 2 runs, 247 of the text in both; 2024 adds none (增长 is short).
    assert told("city-2024")["similarity_last_year"] == 1.0
    assert told("city-2024")["shared_last_year"] == told("city-2024")["shingles"] == 249
    # 125 characters stay: 122 runs and the head's 2 of 249 + 249 − 124.
    assert told("city-2025")["shared_last_year"] == 124
    assert told("city-2025")["similarity_last_year"] == pytest.approx(124 / 374)


def test_likeness_to_the_report_of_the_government_above(told: Told) -> None:
    county = told("county-2025")
    assert (county["above"], county["above_doc"]) == ("兰川市", "city-2025")
    assert county["similarity_superior"] == county["cosine_superior"] == pytest.approx(1.0)
    assert county["above_before_doc"] == "city-2024"
    assert county["similarity_superior_before"] == pytest.approx(124 / 374)
    apart = told("county-2024")
    assert apart["shared_superior"] == 2  # the heading's
    assert apart["similarity_superior"] == pytest.approx(2 / 496)


def test_formulas_are_not_compared(told: Told) -> None:
    assert told("county-2025")["han"] == told("city-2025")["han"] == 255
    assert similarity.load().formulas.search("现在,我代表市人民政府向大会报告工作,请予审议。")


def test_what_is_missing_is_null_with_a_reason(told: Told) -> None:
    first = told("city-2023")
    assert (first["similarity_last_year"], first["last_year_missing"]) == (
        None,
        "no_report",
    )
    assert first["superior_missing"] == "no_report"
    part = told("county-2026")
    assert part["last_year_missing"] == part["shares_missing"] == "partial"
    assert part["topic_jobs"] is part["part_review"] is part["cosine_last_year"] is None
    assert part["above_before_doc"] == "city-2025"
    lone = told("lone-2025")
    assert (lone["superior_missing"], lone["above_doc"]) == ("no_code", None)


def test_a_text_of_a_few_sentences_is_not_compared(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    books.add([reading("a", year=2024, value=5.0), reading("b", year=2025)])
    rows = report_variables(books, year=2025).rows()
    assert [row["last_year_missing"] for row in rows] == ["too_short"]
    assert rows[0]["previous_doc"] == "a"
    assert rows[0]["similarity_last_year"] is None


def test_topics_by_hand(told: Told) -> None:
    lone = told("lone-2025")  # 一今年目标 (5) and 促进高校就业 (6)
    assert lone["topic_jobs"] == lone["topic_education"] == pytest.approx(6 / 11)
    assert lone["topic_none"] == pytest.approx(5 / 11)
    assert lone["topic_health"] == 0.0
    assert lone["part_targets"] == 1.0
    assert topic_shares(["2025!"]) == {}


def test_a_rule_with_longer_runs_than_can_be_counted_is_refused() -> None:
    with pytest.raises(RegistryError, match="shingle is 5"):
        similarity.parse("shingle = 5\ngram = 2")


def test_a_column_for_every_topic_and_every_part() -> None:
    names = [f.name for f in fields(ReportVariables)]
    of_topics = [n.removeprefix("topic_") for n in names if n.startswith("topic_")]
    assert of_topics == [*topics.load(), "none"]
    of_parts = {n.removeprefix("part_") for n in names if n.startswith("part_")}
    assert of_parts == set(get_args(SectionRole))


def test_the_invented_city(demo_books: Books) -> None:
    rows = {row["doc"]: row for row in report_variables(demo_books).rows()}
    assert set(rows) == {"lanchuan-2024", "lanchuan-2025", "wangting-2025", "yanxi-2025"}
    city, district = rows["lanchuan-2025"], rows["wangting-2025"]
    assert city["previous_doc"] == "lanchuan-2024"
    assert 0 < city["similarity_last_year"] < city["cosine_last_year"] < 1
    assert district["above_doc"] == "lanchuan-2025"
    assert 0 < district["similarity_superior"] < city["similarity_last_year"]
    parts = [value for name, value in city.items() if name.startswith("part_")]
    assert sum(parts) == pytest.approx(1)


def test_the_likeness_is_that_of_the_sentences_in_the_books(demo_books: Books) -> None:
    """Counted again from the books' own sentences, the plain way."""
    rule = similarity.load()
    sets: list[set[str]] = []
    for doc in ("lanchuan-2024", "lanchuan-2025"):
        found: set[str] = set()
        for row in demo_books.query("SELECT reading FROM sentences WHERE doc = ?", [doc]):
            text = "".join(c for c in row["reading"] if "\u4e00" <= c <= "\u9fff")
            if not rule.formulas.search(row["reading"]):
                found |= {text[i : i + 4] for i in range(len(text) - 3)}
        sets.append(found)
    (row,) = report_variables(demo_books, government="澜川市", year=2025).rows()
    assert row["similarity_last_year"] == len(sets[0] & sets[1]) / len(sets[0] | sets[1])
    assert row["shingles"] == len(sets[1])
