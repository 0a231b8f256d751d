"""The browsable page: one file, no scripts, everything escaped, links that lead somewhere."""

import re

import pytest

from duixian.demo.page import write_page
from duixian.model import Account, Figure, Finding

SOURCE = "2025年澜川市政府工作报告\n一、回顾\n全年地区生产总值增长5.2%，新增<b>岗位</b>4.36万人。\n"


def figure_of(claim, **changes):
    given = {"value": claim.value, "unit": claim.unit, "bound": claim.bound} | changes
    return Figure(
        doc=claim.doc,
        claim_id=claim.claim_id,
        value_high=None,
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        **given,
    )


def account(target, result, **changes):
    given = {
        "account_id": "x",
        "government": "澜川市",
        "government_code": "990100",
        "year": 2024,
        "series": "gdp_growth",
        "indicator": "地区生产总值",
        "aspect": "growth",
        "section": "",
        "verdict": "missed",
        "reason": "目标增长6%左右，实际增长5.2%，少0.8个百分点。",
        "reason_en": "Target about 6 %, result 5.2 %: short by 0.8 points.",
        "rule": "registry id",
        "score": 1.0,
        "target": target,
        "result": result,
    }
    return Account(**given | changes)


@pytest.fixture
def written(tmp_path, make_reading, make_claim):
    """Writes a page over one report with two claims; gives its text and the claims."""
    claims = [make_claim(SOURCE, "5.2%"), make_claim(SOURCE, "4.36万人", role="target")]
    reading = make_reading(SOURCE, claims)

    class Writer:
        def __init__(self):
            self.claims = claims

        def __call__(self, accounts=(), findings=()):
            page = write_page(tmp_path / "index.html", [reading], accounts, 2024, (), findings)
            return page.read_text("utf-8")

    return Writer()


def test_the_page_needs_nothing_but_itself(written):
    page = written()
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=[\"'](?!#)", page)
    assert "url(" not in page


def test_what_a_report_says_is_never_markup(written):
    page = written()
    assert "<b>岗位</b>" not in page
    assert "&lt;b&gt;岗位&lt;/b&gt;" in page


def test_every_claim_is_marked_with_its_role_and_what_was_read(written):
    page = written()
    for claim in written.claims:
        opening = rf'<mark id="c-{claim.claim_id}" class="{claim.role}" title="[^"]+">'
        assert re.search(opening + claim.quote + "</mark>", page)


def test_an_account_shows_both_quotes_the_verdict_and_the_arithmetic(written):
    result, target = written.claims
    page = written([account(figure_of(target), figure_of(result))])
    assert "未完成" in page
    assert "missed" in page
    assert "少0.8个百分点" in page
    assert page.count(f'href="#c-{result.claim_id}"') == 1
    assert page.count(f'href="#c-{target.claim_id}"') == 1


def test_every_link_leads_to_a_place_on_the_page(written):
    result, target = written.claims
    page = written([account(figure_of(target), figure_of(result))])
    places = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= places


def test_an_account_without_a_result_says_so(written):
    _, target = written.claims
    page = written([account(figure_of(target), None, verdict="unreported", reason="没有交代。")])
    assert "未交账" in page
    assert "—" in page


def test_missed_targets_stand_before_those_that_were_met(written):
    result, target = written.claims
    both = [
        account(figure_of(target), figure_of(result), verdict=verdict, reason=f"理由{verdict}")
        for verdict in ("met", "missed")
    ]
    page = written(both)
    assert page.index("理由missed") < page.index("理由met")


def test_findings_show_what_does_not_agree(written):
    result, _ = written.claims
    finding = Finding(
        finding_id="f",
        kind="ratio",
        severity="high",
        doc="a-2025",
        message="精简比例与两个数不符",
        message_en="the ratio does not follow",
        claims=(result.claim_id,),
        figures=(figure_of(result),),
        expected=60.0,
        found=63.0,
        arithmetic="(45-18)/45 = 60%",
    )
    page = written(findings=[finding])
    assert "精简比例与两个数不符" in page
    assert "(45-18)/45 = 60%" in page
