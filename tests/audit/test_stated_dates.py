"""Check 7: the date that a report carries, and what it tells."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from audit_reports import Made
from duixian import extract, sources
from duixian.audit import Report, dating, from_reading
from duixian.registry import audit as registry


def excerpt(text: str) -> Report:
    return from_reading(extract.read(sources.from_text(text, "excerpt")))


def test_a_task_done_ahead_of_its_plan_dates_the_text() -> None:
    page = "澜川市政府工作报告（2022年12月28日）\n“十四五”规划确定的改造任务提前两年完成。"
    (found,) = dating.check(excerpt(page))
    assert (found.kind, found.expected, found.found) == ("stated_date", 2023.0, 2022.0)
    assert "2022年12月28日" in found.message
    assert "提前两年完成即2023年" in found.arithmetic


def test_a_page_dated_after_what_it_tells_is_right() -> None:
    page = "澜川市政府工作报告（2024年1月8日）\n“十四五”规划确定的改造任务提前两年完成。"
    assert list(dating.check(excerpt(page))) == []


def test_events_of_public_record_date_the_text() -> None:
    page = "澜川市政府工作报告（2022年1月8日）\n扎实开展党纪学习教育，作风持续改进。"
    (found,) = dating.check(excerpt(page))
    assert found.expected == 2024.0


def test_one_coined_term_alone_proves_nothing() -> None:
    term = next(t for t, year in registry.terms().items() if year == 2024)
    page = f"澜川市政府工作报告（2021年1月8日）\n大力推进“{term}”，取得成效。"
    assert list(dating.check(excerpt(page))) == []


@pytest.mark.parametrize(
    "five", ["五年来", "过去五年", "五年工作回顾", "“十三五”时期回顾", "“十三五”时期工作回顾"]
)
def test_a_report_that_looks_back_on_five_years_is_not_dated_by_one_of_their_events(
    five: str,
) -> None:
    page = "澜川市政府工作报告（2026年1月8日）\n扎实开展党纪学习教育，作风持续改进。{}"
    one, several = (excerpt(page.format(more)) for more in ("", f"\n{five}，成效显著。"))
    assert [(c.year, c.exact) for c in dating.clues(one)] == [(2024, True)]
    assert [(c.year, c.exact) for c in dating.clues(several)] == [(2024, False)]


def test_the_year_under_which_a_report_is_kept_is_checked_too(report: Made) -> None:
    told = "“十四五”规划确定的老旧小区改造任务提前一年完成。"
    kept = replace(report(told, year=2025), report_year=2022, source="x" * 400 + told)
    assert [f.expected for f in dating.check(kept)] == [2024.0]


@pytest.mark.corpus
def test_the_excerpt_of_dalian_that_states_2022_speaks_of_2023(corpus_dir: Path) -> None:
    document = sources.load(corpus_dir / "dalian-stated-2022.txt")
    (found,) = dating.check(from_reading(extract.read(document)))
    assert (found.expected, found.found) == (2023.0, 2022.0)
    assert len(found.figures) > 3
    assert "“十四五”规划止于2025年，提前两年完成即2023年" in found.arithmetic


@pytest.mark.corpus
@pytest.mark.parametrize("doc", ["dalian-2020", "national-2016", "jilin-2026"])
def test_reports_with_true_dates_are_let_be(corpus_dir: Path, doc: str) -> None:
    year = int(doc[-4:])
    document = sources.load(corpus_dir / f"{doc}.txt")
    assert list(dating.check(from_reading(extract.read(document, report_year=year)))) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("支持“两新一重”建设", -1),
        ("抓好两新组织党建", -1),
        ("实施“两新”政策", 3),
        ("建设平急两用设施", 2),
        ("推广“平急两用设施”", -1),
    ],
)
def test_a_coined_term_is_not_found_inside_a_longer_name(text: str, at: int) -> None:
    term = "两新" if "两新" in text else "平急两用"
    assert dating.named_at(text, term) == at


def test_a_first_year_is_claimed_only_where_the_years_before_are_at_hand() -> None:
    path = Path(__file__).resolve().parents[2] / "eval" / "audit_terms.py"
    spec = importlib.util.spec_from_file_location("audit_terms", path)
    assert spec is not None
    assert spec.loader is not None
    terms = importlib.util.module_from_spec(spec)
    sys.modules["audit_terms"] = terms
    spec.loader.exec_module(terms)
    texts = [terms.Dated(f"national-{y}", y, "实施“双岸”行动") for y in (2004, 2005)]
    assert terms.learn(texts, {2002, 2003, 2004, 2005}) == {"双岸": (2004, 2)}
    assert terms.learn(texts, {2002, 2004, 2005}) == {}
