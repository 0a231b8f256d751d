"""The rate of fulfilment, what changed between settlings, and where facts come from."""

from dataclasses import asdict, replace

import pyarrow as pa
import pytest

from duixian.errors import UsageError
from duixian.settle import accounts, by_section, changes, fulfilment, ladder, panel, settle, trend


class Tables:
    """Facts as Arrow tables, as the books give them."""

    def __init__(self, *chains):
        reports = [r for c in chains for r in c.reports.values()]
        self._rows = {
            "reports": [
                {k: v for k, v in asdict(r).items() if k not in ("headlines", "claims")}
                for r in reports
            ],
            "headlines": [
                asdict(replace(h, report_id=r.report_id, doc=r.doc, government=r.government))
                for r in reports
                for h in r.headlines
            ],
            "claims": [
                asdict(replace(c, report_id=r.report_id)) for r in reports for c in r.claims
            ],
        }

    def reports(self):
        return pa.Table.from_pylist(self._rows["reports"])

    def headlines(self):
        return pa.Table.from_pylist(self._rows["headlines"])

    def claims(self):
        return pa.Table.from_pylist(self._rows["claims"])


@pytest.fixture
def years(chain, cell, claim):
    return chain(
        {
            2020: [cell("gdp_growth", "target", 2020, 6.0), claim("新建公厕", 120, "座")],
            2021: [
                cell("gdp_growth", "result", 2020, 5.0),
                cell("gdp_growth", "target", 2021, 6.0, bound="ge"),
                claim("新建公厕", 120, "座", role="result"),
            ],
        }
    )


def test_due_answered_and_kept_promises_are_counted_and_few_have_no_rate(years):
    told = fulfilment(settle([years]))
    assert (told.due, told.answered, told.kept, told.rate) == (2, 2, 1, None)
    assert told.text == "到期承诺2项，有交代2项，兑现1项（完成1项、未完成1项、未到期1项）"
    assert told.text_en == "2 due, 2 answered, 1 kept (1 met, 1 missed, 1 pending)"


def test_what_is_pending_is_not_due(years):
    pending = [a for a in settle([years]) if a.verdict == "pending"]
    assert fulfilment(pending).due == 0
    assert fulfilment(pending).text == "没有到期的承诺（未到期1项）"


def test_a_rate_is_told_of_ten_answers_and_never_without_its_counts(years):
    met, missed = (next(a for a in settle([years]) if a.verdict == v) for v in ("met", "missed"))
    nine = fulfilment([met] * 8 + [missed])
    ten = fulfilment([met] * 8 + [missed] * 2)
    assert nine.rate is None
    assert "%" not in nine.text + nine.text_en
    assert ten.rate == 0.8
    assert ten.text == "到期承诺10项，有交代10项，兑现8项，兑现率80.0%（完成8项、未完成2项）"
    assert ten.text_en == "10 due, 10 answered, 8 kept, 80.0 % of the answered (8 met, 2 missed)"


def test_only_what_was_reported_is_an_answer_and_decisions_are_no_promises(years):
    met = next(a for a in settle([years]) if a.verdict == "met")
    told = fulfilment(
        [
            met,
            replace(met, verdict="not_comparable", result=None),
            replace(met, verdict="not_comparable"),
            replace(met, verdict="not_found", result=None),
            replace(met, verdict="unreported", result=None),
            replace(met, verdict="awaiting_report", result=None),
            replace(met, role="decision"),
        ]
    )
    assert (told.due, told.answered, told.kept, told.decisions) == (5, 2, 1, 1)
    assert "另有预算安排1项" in told.text
    assert "budget decisions besides: 1" in told.text_en


def test_each_section_of_the_promises_has_its_own_rate(years):
    rates = by_section(settle([years]))
    assert rates["重点工作"].counts == {"met": 1}


@pytest.mark.parametrize(("after", "section"), [("主要目标", "主要目标"), ("重点工作", "")])
def test_a_target_in_words_stands_in_the_section_of_the_figures_around_it(
    chain, cell, claim, after, section
):
    told = [
        claim("新建公厕", 120, "座", section="主要目标"),
        cell("income_growth", "target", 2020, qualitative="与经济增长同步"),
        claim("新建公园", 12, "座", section=after),
    ]
    (words,) = [a for a in settle([chain({2020: told})]) if a.series]
    assert words.section == section


def test_a_new_report_changes_what_was_pending(chain, cell):
    target = cell("cpi", "target", 2020, 3.0, bound="le")
    before = settle([chain({2020: [target]})])
    after = settle([chain({2020: [target], 2021: [cell("cpi", "result", 2020, 2.0)]})])
    (change,) = changes(before, after)
    assert change.text == "居民消费价格涨幅：未到期 → 完成"
    assert changes(after, after) == ()
    assert changes([], before)[0].text.startswith("新立")
    assert changes(before, [])[0].text.startswith("撤销")


def test_a_promise_that_stands_elsewhere_in_a_corrected_text_is_the_same_promise(chain, cell):
    target = cell("cpi", "target", 2020, 3.0, bound="le")
    (before,) = settle([chain({2020: [target]})])
    elsewhere = replace(
        before, account_id="other", target=replace(before.target, start=before.target.start + 7)
    )
    assert changes([before], [elsewhere]) == ()
    lower = replace(elsewhere, target=replace(elsewhere.target, value=2.0))
    (change,) = changes([before], [lower])
    assert (change.before, change.after) == (before, lower)
    assert change.text == "居民消费价格涨幅：依据有变"


def test_arrow_tables_and_reports_in_memory_settle_alike(years):
    assert [a.verdict for a in accounts(Tables(years))] == [a.verdict for a in settle([years])]


def test_the_panel_has_a_row_for_each_report_series_and_role(years):
    rows = panel(Tables(years))
    assert [(r["report_year"], r["indicator"], r["role"]) for r in rows] == [
        (2020, "gdp_growth", "target"),
        (2021, "gdp_growth", "result"),
        (2021, "gdp_growth", "target"),
    ]


def test_a_facts_row_that_lacks_a_column_is_named(years, monkeypatch):
    tables = Tables(years)
    monkeypatch.setattr(tables, "headlines", lambda: [{"doc": "x"}])
    with pytest.raises(KeyError, match="headlines lacks report_id"):
        accounts(tables)


@pytest.fixture
def country(chain, cell):
    nation = chain(
        {2025: [cell("gdp_growth", "target", 2025, 5.0, bound="approx")]},
        government="全国",
        code="000000",
        level="nation",
    )
    province = chain(
        {2026: [cell("gdp_growth", "target", 2026, 5.5)]},
        government="云山省",
        code="990000",
        level="province",
    )
    city = chain({2026: [cell("gdp_growth", "target", 2026, 7.0)]}, code="990100")
    county = chain(
        {2026: [cell("gdp_growth", "target", 2026)]},
        government="望亭县",
        code="990121",
        level="county",
    )
    return Tables(county, nation, city, province)


def test_the_ladder_says_what_each_level_adds_and_who_set_none(country):
    rungs = ladder(country, "gdp_growth", 2026)
    assert [(r.government, r.above, r.added, r.absent) for r in rungs] == [
        ("云山省", None, None, False),
        ("兰川市", "云山省", 1.5, False),
        ("望亭县", "兰川市", None, True),
    ]


def test_the_nation_speaks_after_the_provinces_so_its_last_target_may_stand_above(country):
    rungs = ladder(country, "gdp_growth", 2026, latest=True)
    assert [(r.government, r.year, r.added) for r in rungs[:2]] == [
        ("全国", 2025, None),
        ("云山省", 2026, 0.5),
    ]


def test_amounts_on_the_ladder_are_shares_of_the_amount_above(chain, cell):
    nation = chain(
        {2026: [cell("urban_new_jobs", "target", 2026, 1.2e7)]}, government="全国", code="000000"
    )
    city = chain({2026: [cell("urban_new_jobs", "target", 2026, 6e5)]})
    rungs = ladder(Tables(nation, city), "urban_new_jobs", 2026)
    assert rungs[1].of_above == pytest.approx(0.05)


def test_panel_and_ladder_give_the_printed_figure_and_the_comparable_one(chain, cell):
    told = cell("grain_output", "target", 2026, 2.0e7, unit="吨")
    tables = Tables(chain({2026: [told]}))
    (row,) = panel(tables)
    assert (row["value"], row["unit"]) == (2.0e7, "吨")
    assert (row["comparable"], row["series_unit"]) == (4.0e10, "斤")
    (rung,) = ladder(tables, "grain_output", 2026)
    assert (rung.value, rung.unit, rung.comparable, rung.series_unit) == (2.0e7, "吨", 4.0e10, "斤")


def test_a_trend_sets_targets_beside_results_year_by_year(years):
    points = trend(Tables(years), "gdp_growth", "兰川市")
    assert [(p.year, p.target and p.target.value, p.result and p.result.value) for p in points] == [
        (2020, 6.0, 5.0),
        (2021, 6.0, None),
    ]
    assert [p.year for p in trend(Tables(years), "gdp_growth", "990100")] == [2020, 2021]


def test_an_unknown_series_or_government_is_refused_by_name(years):
    with pytest.raises(UsageError, match="'weather'"):
        trend(Tables(years), "weather", "兰川市")
    with pytest.raises(UsageError, match="no report of '云山省'"):
        trend(Tables(years), "gdp_growth", "云山省")
