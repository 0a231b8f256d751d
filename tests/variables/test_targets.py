"""Targets as variables: every value here was worked out by hand from the texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import factories
from duixian import Books
from duixian.errors import RegistryError, UsageError
from duixian.model import Account
from duixian.registry import bounds
from duixian.registry import series as registry
from duixian.variables import panel, target_variables, targets
from factories import reading

Row = dict[str, Any]
Pick = Callable[[str, str], Row]
Tiny = Callable[..., list[Row]]


@pytest.mark.parametrize(
    ("doc", "series", "kind", "word"),
    [
        ("lanchuan-2024", "gdp_growth", "soft", "左右"),
        ("lanchuan-2024", "cpi", "hard", "以内"),
        ("lanchuan-2024", "urban_new_jobs", "hard", "以上"),
        ("lanchuan-2024", "fiscal_revenue_growth", "plain", None),
        ("lanchuan-2024", "retail_sales_growth", "soft", None),  # 6%—6.5%
        ("lanchuan-2024", "income_growth", None, None),  # in words
    ],
)
def test_how_hard_a_target_is(
    of_target: Pick, doc: str, series: str, kind: str | None, word: str | None
) -> None:
    row = of_target(doc, series)
    assert (row["bound_kind"], row["bound_word"]) == (kind, word)


@pytest.mark.parametrize(
    ("bound", "clause", "told"),
    [
        ("approx", "确保地区生产总值增长6%左右", ("hard", "确保")),
        ("eq", "地区生产总值增长区间为6%", ("soft", "区间")),
        ("eq", "力争地区生产总值增长6%", ("plain", None)),
        ("lt", "失业率低于5%", ("hard", "低于")),
    ],
)
def test_words_of_the_clause_decide_before_the_bound(
    bound: Any, clause: str, told: tuple[str, str | None]
) -> None:
    assert bounds.load().of(bound, clause) == told


def test_a_rule_that_forgets_a_bound_is_refused() -> None:
    with pytest.raises(RegistryError, match="range is None"):
        bounds.parse(
            '[bounds]\nge="hard"\ngt="hard"\nle="hard"\nlt="hard"\napprox="soft"\neq="soft"'
        )


def test_only_words_of_the_figures_own_clause_count(tiny: Tiny) -> None:
    text = "一、今年目标\n确保社会稳定，地区生产总值增长6%，必须安全。新建公厕125座。"
    assured = "一、今年目标\n社会稳定，确保地区生产总值增长7%。新建公厕125座。"
    first = reading("a", "兰川市", 2025, text=text)
    second = reading("b", "望亭县", 2025, text=assured)
    rows = tiny(*(_bare(one) for one in (first, second)))
    assert [row["bound_kind"] for row in rows] == ["plain", "hard"]
    assert rows[1]["bound_word"] == "确保"


def test_the_gap_to_the_city_above_and_to_the_other_county(of_target: Pick) -> None:
    growth = of_target("wangting-2025", "gdp_growth")  # 6.5 under 5.5, beside 6
    assert (growth["above"], growth["above_target"], growth["gap_above"]) == ("澜川市", 5.5, 1.0)
    assert (growth["neighbours"], growth["neighbours_mean"]) == (1, 6.0)
    assert growth["gap_neighbours"] == 0.5
    assert growth["share_of_above"] is growth["gap_above_missing"] is None
    jobs = of_target("yanxi-2025", "urban_new_jobs")  # 0.4万 of 4.2万, beside 1.3万
    assert jobs["share_of_above"] == pytest.approx(4000 / 42000)
    assert jobs["gap_above"] is None
    assert jobs["gap_neighbours"] == -9000
    grain = of_target("yanxi-2025", "grain_output")  # 21.5 of 86万吨; 望汀区 sets none
    assert grain["share_of_above"] == pytest.approx(0.25)
    assert (grain["neighbours"], grain["gap_neighbours_missing"]) == (0, "no_neighbours")


def test_the_gap_to_the_provinces_that_adjoin(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, code in (
        ("京城", "110000"),
        ("津门", "120000"),
        ("冀州", "130000"),
        ("琼岛", "460000"),
    ):
        monkeypatch.setitem(factories.CODES, name, code)
    rows = tiny(
        reading("jing", "京城", 2025, 5.0),
        reading("jin", "津门", 2025, 6.0),
        reading("ji", "冀州", 2025, 5.5),
        reading("qiong", "琼岛", 2025, 9.0),
        reading("city", "兰川市", 2025, 7.0),
    )
    told = {row["doc"]: row for row in rows}
    # Peking lies between the other two: (6 + 5.5) / 2. The island is a sibling and no neighbour.
    assert (told["jing"]["adjoining"], told["jing"]["adjoining_mean"]) == (2, 5.75)
    assert told["jing"]["gap_adjoining"] == -0.75
    assert told["jing"]["neighbours"] == 3
    assert told["qiong"]["gap_adjoining_missing"] == "no_neighbours"
    assert told["city"]["gap_adjoining_missing"] == "no_borders"
    assert told["city"]["adjoining"] is None


def test_what_is_compared_is_found_in_its_text(of_target: Pick, demo_books: Books) -> None:
    row = of_target("wangting-2025", "gdp_growth")
    city = demo_books.query("SELECT source FROM texts WHERE doc = ?", [row["above_doc"]]).rows()
    quote = city[0]["source"][row["above_start"] : row["above_end"]]
    assert quote == "地区生产总值增长5.5%左右"
    (claim,) = demo_books.query(
        "SELECT value FROM claims WHERE claim_id = ?", [row["above_claim_id"]]
    ).rows()
    assert claim["value"] == 5.5


def test_the_revision_against_last_year(of_target: Pick) -> None:
    row = of_target("lanchuan-2025", "gdp_growth")  # 6 last year, 5.5 now
    assert (row["previous_target"], row["revision"]) == (6.0, -0.5)
    assert row["previous_doc"] == "lanchuan-2024"
    kept = of_target("lanchuan-2025", "urban_new_jobs")
    assert (kept["revision"], kept["revision_missing"]) == (0.0, None)
    words = of_target("lanchuan-2025", "trade_growth")  # 3% last year, 促稳提质 now
    assert (words["revision"], words["revision_missing"]) == (None, "no_figure")
    assert words["previous_target"] == 3.0


def test_over_fulfilment(of_target: Pick) -> None:
    growth = of_target("lanchuan-2024", "gdp_growth")  # 6 promised, 5.2 reported
    assert (growth["result"], growth["over_fulfilment"], growth["verdict"]) == (5.2, -0.8, "missed")
    assert growth["result_doc"] == "lanchuan-2025"
    ceiling = of_target("lanchuan-2024", "cpi")  # within 3; 0.3 came
    assert (ceiling["over_fulfilment"], ceiling["verdict"]) == (-2.7, "met")
    grain = of_target("lanchuan-2024", "grain_output")  # 86 and 86.9万吨, in 斤
    assert (grain["target"], grain["over_fulfilment"]) == (1.72e9, 1.8e7)
    waiting = of_target("lanchuan-2025", "gdp_growth")
    assert (waiting["over_fulfilment"], waiting["over_fulfilment_missing"]) == (None, "no_result")
    assert waiting["verdict"] == "pending"


def test_what_is_missing_is_null_with_a_reason(of_target: Pick) -> None:
    absent = of_target("wangting-2025", "cpi")
    assert (absent["stated"], absent["target"], absent["bound_kind"]) == ("absent", None, None)
    for name in ("gap_above", "gap_neighbours", "revision", "over_fulfilment"):
        assert absent[name] is None
        assert absent[f"{name}_missing"] == "no_figure"
    assert absent["above_target"] == 2.0  # the city's is shown all the same
    first = of_target("lanchuan-2024", "gdp_growth")  # no province, no year before in the books
    assert (first["gap_above"], first["gap_above_missing"]) == (None, "no_report")
    assert (first["revision"], first["revision_missing"]) == (None, "no_report")


def test_a_superior_of_another_year_is_none(tiny: Tiny) -> None:
    rows = tiny(reading("city", "兰川市", 2024, 6.0), reading("county", "望亭县", 2025, 7.0))
    (county,) = [row for row in rows if row["doc"] == "county"]
    assert (county["gap_above"], county["gap_above_missing"]) == (None, "no_report")
    assert county["above_target"] is None


def test_a_superior_that_sets_no_figure_is_told_from_one_without_a_report(tiny: Tiny) -> None:
    city = reading("city", "兰川市", 2025, 6.0)
    silent = replace(city, headlines=())
    (county,) = tiny(silent, reading("county", "望亭县", 2025, 7.0))
    assert county["gap_above_missing"] == "not_found"
    assert county["above_doc"] is None


def test_a_text_without_its_plan_is_not_said_to_set_nothing(tiny: Tiny) -> None:
    city = reading("city", "兰川市", 2025, 6.0)
    before = reading("r2024", "望亭县", 2024, 6.5)
    rows = tiny(_cut(city), _cut(before), reading("r2025", "望亭县", 2025, 7.0))
    (county,) = [row for row in rows if row["doc"] == "r2025"]
    assert county["gap_above_missing"] == county["revision_missing"] == "partial"
    assert county["gap_above"] is county["revision"] is None


def test_last_year_in_words_or_left_out(tiny: Tiny) -> None:
    city = reading("r2024", "兰川市", 2024, 6.0)
    (cell,) = city.headlines
    words = replace(cell, value=None, unit=None, bound=None, qualitative="平稳增长", claim_id=None)
    rows = tiny(replace(city, headlines=(words,)), reading("r2025", "兰川市", 2025, 6.5))
    assert rows[1]["revision_missing"] == "in_words"
    assert rows[1]["previous_target"] is None


def test_a_figure_in_another_unit_is_not_compared(tiny: Tiny) -> None:
    city = reading("city", "兰川市", 2025, 6.0)
    (cell,) = city.headlines
    other = replace(city, headlines=(replace(cell, unit="元"),))
    (county,) = [row for row in tiny(other, reading("c", "望亭县", 2025, 7.0)) if row["doc"] == "c"]
    assert (county["gap_above"], county["gap_above_missing"]) == (None, "another_unit")


def test_who_has_no_code_has_no_superior_that_is_known(tiny: Tiny) -> None:
    (row,) = tiny(reading("x", "无码县", 2025, 6.0))
    assert (row["gap_above_missing"], row["gap_neighbours_missing"]) == ("no_code", "no_code")
    assert row["neighbours"] is None


def test_filters_narrow_the_rows_and_not_what_they_are_compared_with(demo_books: Books) -> None:
    rows = target_variables(
        demo_books, series=["地区生产总值增速", "cpi"], government="望汀区", year=2025
    ).rows()
    assert [row["series"] for row in rows] == ["gdp_growth", "cpi"]
    assert rows[0]["gap_above"] == 1.0
    assert rows[0]["gap_neighbours"] == 0.5


def test_a_row_for_every_government_year_and_series(demo_books: Books) -> None:
    rows = target_variables(demo_books).rows()
    keys = [(row["government_code"], row["report_year"], row["series"]) for row in rows]
    assert len(set(keys)) == len(keys)
    order = list(registry.load())
    assert keys == sorted(keys, key=lambda key: (key[0], key[1], order.index(key[2])))


def test_an_unknown_series_is_wrong_usage(demo_books: Books) -> None:
    with pytest.raises(UsageError, match="no series 'growht'"):
        target_variables(demo_books, series="growht")


def _bare(made: Any) -> Any:
    cells = tuple(replace(cell, bound="eq") for cell in made.headlines)
    return replace(made, headlines=cells)


def _cut(made: Any) -> Any:
    """The same, of a text that ends before its plan."""
    identity = replace(made.outline.identity, complete=False, missing=("plan", "closing"))
    return replace(made, headlines=(), outline=replace(made.outline, identity=identity))


def test_rows_do_not_depend_on_how_many_reports_are_read_in_one_go(
    demo_books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = target_variables(demo_books).rows()
    monkeypatch.setattr(panel, "TOGETHER", 1)
    assert target_variables(demo_books).rows() == whole


def test_governments_are_read_as_their_rows_are_asked_for(
    demo_books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel, "TOGETHER", 1)
    asked: list[frozenset[panel.LineName]] = []

    def accounts(names: frozenset[panel.LineName]) -> list[Account]:
        asked.append(names)
        return []

    rows = targets(demo_books.query, accounts)  # type: ignore[arg-type]
    first = next(rows)
    assert asked == [frozenset({(first.government_code, first.government)})]
    list(rows)
    assert len(asked) > 2
    assert len(set(asked)) == len(asked)
