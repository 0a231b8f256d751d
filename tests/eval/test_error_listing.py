"""The listing of errors: worst first in the terminal, every one on the page with its sentence."""

import pytest

from error_listing import context, primary, print_errors, write_page
from outcomes import Outcome
from scoring import Miss

SOURCE = "前一句。全市<地区>生产总值增长6.5%左右。后一句。"
START = SOURCE.index("6.5")


def label(**changes):
    row = {"doc": "a-2025", "start": START, "end": START + 3, "token": "6.5", "bound": "approx"}
    return row | {"indicator": "地区生产总值", "value": 6.5, "unit": "%"} | changes


@pytest.fixture
def misses():
    return [
        ("claims", Miss(("bound",), label(), label(bound="eq", rule="plain"))),
        ("claims", Miss(("value", "role"), label(), label(value=65, rule="plain"))),
        ("claims", Miss(("missed",), label(), None)),
    ]


def test_a_number_is_shown_in_its_sentence():
    before, number, after = context(SOURCE, START, START + 3)
    assert (before, number, after) == ("全市<地区>生产总值增长", "6.5", "%左右。")


def test_an_error_is_filed_under_its_gravest_cause():
    assert primary(Miss(("value", "role", "period"), label(), label())) == "value"
    assert primary(Miss(("false figure",), label(), label())) == "false figure"


def test_the_terminal_lists_omissions_before_wrong_fields_and_stops_at_the_count(misses, capsys):
    print_errors(misses, {"a-2025": SOURCE}, 2)
    told = capsys.readouterr().err
    assert told.index("missed") < told.index("value, role")
    assert "claims: bound:" not in told


def test_the_page_has_a_row_an_error_with_label_beside_prediction(misses, tmp_path):
    outcome = Outcome({"claims.core_f1": 0.5}, {}, misses, {"a-2025": SOURCE}, {})
    page = tmp_path / "deep" / "errors.html"
    write_page(page, {"shared": outcome})
    text = page.read_text("utf-8")
    assert text.count("<mark>6.5</mark>") == 3
    assert "shared: claims: value (1)" in text
    assert "&lt;地区&gt;" in text
    assert '<span class="field wrong"><i>bound</i> eq</span>' in text
