"""The invented reports: marked as such, of no real place, with labels that fit their text."""

import csv
import json
from collections import defaultdict
from importlib import resources
from pathlib import Path

import pytest

from duixian.registry import governments

REPORTS = resources.files("duixian.demo") / "reports"
LABELS = Path(__file__).resolve().parents[2] / "eval" / "demo"
NAMES = ("lanchuan-2024", "lanchuan-2025", "wangting-2025", "yanxi-2025")
NAMED_PERIODS = {"2022", "2023", "2024", "2025", "2026"}


def text(doc):
    return (REPORTS / f"{doc}.txt").read_text("utf-8")


def rows(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def index():
    return list(csv.DictReader((REPORTS / "INDEX.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("doc", NAMES)
def test_the_first_line_says_that_the_report_is_invented(doc):
    assert "虚构文本" in text(doc).split("\n")[0]


def test_no_real_place_bears_the_names_or_codes():
    places = index()
    assert places
    for row in places:
        assert governments.find(row["government"]) is None
        assert governments.by_code(row["government_code"]) is None


def test_the_codes_are_in_a_range_that_the_standard_leaves_free():
    codes = [row["government_code"] for row in index()]
    assert codes
    assert all(code.startswith("99") for code in codes)


@pytest.mark.parametrize("doc", ["lanchuan-2024", "lanchuan-2025"])
def test_every_arabic_number_of_the_labelled_reports_has_its_label(doc):
    source = text(doc)
    labels = rows(LABELS / "gold" / f"{doc}.jsonl")
    for row in labels:
        assert source[row["start"] : row["end"]] == row["token"]
    covered = {place for row in labels for place in range(row["start"], row["end"])}
    bare = [i for i, c in enumerate(source) if c.isascii() and c.isdigit() and i not in covered]
    assert bare == []


def test_a_label_is_a_skip_with_its_reason_or_a_whole_claim():
    fields = {"indicator", "aspect", "value", "unit", "bound", "role", "period"}
    for doc in ("lanchuan-2024", "lanchuan-2025"):
        for row in rows(LABELS / "gold" / f"{doc}.jsonl"):
            whole = all(row.get(name) is not None for name in fields)
            assert bool(row.get("skip")) != whole
            assert "skip" in row or row["period"] in NAMED_PERIODS
            assert (row.get("bound") == "range") == (row.get("value_high") is not None)


def test_every_quote_of_the_panel_stands_in_its_report():
    panel = rows(LABELS / "panel" / "lanchuan.jsonl")
    assert panel
    for row in panel:
        assert row.get("absent") or row["quote"] in text(row["doc"])


def test_the_panel_and_the_verdicts_agree():
    panel = {
        (row["government"], row["indicator"], row["role"], row["year"]): row
        for row in rows(LABELS / "panel" / "lanchuan.jsonl")
    }
    governments_of = {row["doc"]: row["government"] for row in index()}
    for row in rows(LABELS / "verdicts.jsonl"):
        key = (governments_of[row["doc"]], row["indicator"])
        assert panel[(*key, "target", row["year"])].get("value") == row["target"]
        if row["accept"] == ["unreported"]:
            assert panel[(*key, "result", row["year"])]["absent"]
        elif row["accept"] != ["pending"]:
            assert panel[(*key, "result", row["year"])]["value"] == row["result"]


def test_the_damaged_run_stands_once_in_the_later_report():
    (repair,) = rows(LABELS / "recover.jsonl")
    assert text(repair["doc"]).count(repair["damaged"]) == 1
    assert repair["restored"] not in text(repair["doc"])


def test_one_promise_of_the_livelihood_list_is_not_accounted_for_a_year_later():
    promised = text("lanchuan-2024").split("十件民生实事：")[1].split("四、")[0]
    answered = text("lanchuan-2025").split("十件民生实事交出答卷")[1].split("\n")[0]
    things = ["幼儿园", "老旧小区", "社区食堂", "无障碍改造", "“两癌”筛查", "公厕"]
    things += ["停车泊位", "燃气老旧管网", "养老服务中心", "“大班额”"]
    assert all(thing in promised for thing in things)
    assert [thing for thing in things if thing not in answered] == ["社区食堂"]


def test_the_later_report_says_another_figure_of_last_year_than_last_years_report():
    figures: dict[str, dict[str, float]] = defaultdict(dict)
    for doc in ("lanchuan-2024", "lanchuan-2025"):
        for row in rows(LABELS / "gold" / f"{doc}.jsonl"):
            if row.get("indicator") == "规模以上工业企业" and row["aspect"] == "level":
                figures[row["period"]][doc] = row["value"]
    assert figures["2023"] == {"lanchuan-2024": 612, "lanchuan-2025": 598}
