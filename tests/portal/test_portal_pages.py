"""What stands on the pages."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import portal_books
from duixian import extract
from duixian.books import Books, Entry
from duixian.engine import IndexEntry, Input, read_input
from duixian.model import Span
from duixian.portal import app
from duixian.portal.pages.rows import VERDICTS
from duixian.sources import from_text

CITY = portal_books.CITY


def test_the_first_page_says_what_is_in_the_books(client: TestClient) -> None:
    page = client.get("/").text
    data = client.get("/index.json").json()
    assert data["counts"]["reports"] == 5
    assert {g["government"] for g in data["governments"]} >= {"澜川市", "望汀区", "砚溪县"}
    for government in data["governments"]:
        assert f'href="{government["href"]}"' in page
    assert "duixian --books DIR add" in page
    assert data["latest_findings"]


@pytest.mark.parametrize("name", ["澜川市", "澜川"])
def test_a_government_is_found_by_its_name_and_lives_under_its_code(
    name: str, client: TestClient
) -> None:
    answer = client.get(f"/g/{name}/2024.json?verdict=met")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/g/{CITY}/2024.json?verdict=met"


def test_a_governments_page_has_its_years_and_never_a_rate_without_counts(
    client: TestClient,
) -> None:
    years = client.get(f"/g/{CITY}.json").json()["years"]
    assert [y["year"] for y in years] == [2025, 2024]
    past = years[1]
    assert past["answered"] >= 10
    assert past["rate"] == pytest.approx(past["kept"] / past["answered"])
    assert f"{past['kept']}/{past['answered']}" in client.get(f"/g/{CITY}").text


@pytest.mark.parametrize("address", ["/", f"/g/{CITY}", f"/g/{CITY}/2024"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_due_promises_lead_as_a_bar_that_is_told_in_words(
    language: str, address: str, client: TestClient
) -> None:
    twin = "/index.json" if address == "/" else f"{address}.json"
    told = client.get(twin).json()["fulfilment"]
    due, answered, kept = (told[name] for name in ("due", "answered", "kept"))
    assert due > answered > kept > 0
    page = client.get(address, params={"lang": language}).text
    words = {
        "zh": f"到期承诺 {due} 项，有交代 {answered} 项，兑现 {kept} 项",
        "en": f"{due} promises due, {answered} answered, {kept} kept",
    }[language]
    assert re.search(rf'<svg class="bar"[^>]* role="img" aria-label="{words}', page)
    widths = dict(re.findall(r'<rect class="(\w+)"[^>]* width="(\d+)"', page))
    assert widths == {
        "kept": str(kept),
        "other": str(answered - kept),
        "rest": str(due - answered),
    }
    assert page.count(words) >= 2  # said beside the picture too


def test_what_was_not_found_shows_the_nearest_sentences_at_their_characters(
    client: TestClient,
) -> None:
    data = client.get(f"/g/{CITY}/2024.json").json()
    accounts = [a for s in data["sections"] for a in s["accounts"]]
    near = [side for a in accounts if a["verdict"] == "not_found" for side in a["nearest"]]
    assert near
    page = html.unescape(client.get(f"/g/{CITY}/2024").text)
    for side in near:
        assert side["href"].startswith(("/r/", "/c/"))
        assert side["href"] in page
        assert client.get(side["href"]).status_code == 200
    assert "次年报告中最接近的句子" in page


def test_the_years_page_gives_first_what_is_asked_about_first(client: TestClient) -> None:
    data = client.get(f"/g/{CITY}/2024.json").json()
    for section in data["sections"]:
        order = [VERDICTS.index(a["verdict"]) for a in section["accounts"]]
        assert order == sorted(order)
    assert VERDICTS[:3] == ("missed", "unreported", "not_found")
    assert data["fulfilment"]["counts"]["missed"] > 0


def test_the_years_page_shows_both_quotes_with_the_arithmetic(client: TestClient) -> None:
    page = client.get(f"/g/{CITY}/2024").text
    data = client.get(f"/g/{CITY}/2024.json").json()
    missed = next(h for h in data["headlines"] if h["verdict"] == "missed")
    assert missed["target"]["quote"] in page
    assert missed["result"]["href"] in page
    assert missed["reason"] in page


@pytest.mark.parametrize("verdict", ["missed", "unreported"])
def test_a_filter_shows_accounts_of_that_verdict_alone(verdict: str, client: TestClient) -> None:
    data = client.get(f"/g/{CITY}/2024.json?verdict={verdict}").json()
    shown = [a["verdict"] for s in data["sections"] for a in s["accounts"]]
    assert set(shown) == {verdict}
    assert data["fulfilment"]["counts"][verdict] == len(shown)
    assert sum(data["fulfilment"]["counts"].values()) > len(shown)


def test_every_claim_is_marked_at_its_characters(client: TestClient) -> None:
    page = client.get("/r/lanchuan-2024").text
    data = client.get("/r/lanchuan-2024.json").json()
    repaired = [(r["start"], r["end"]) for r in data["repairs"]]
    assert data["claims"]
    for claim in data["claims"]:
        assert data["source"][claim["start"] : claim["end"]] == claim["quote"]
        assert f'id="c-{claim["claim_id"]}"' in page
        if not any(s < claim["end"] and claim["start"] < e for s, e in repaired):
            marked = re.search(rf'id="c-{claim["claim_id"]}"[^>]*>([^<]*)</a>', page)
            assert marked
            assert marked[1] == claim["quote"]


def test_roles_and_doubt_are_told_apart_without_colour(client: TestClient) -> None:
    page = client.get("/r/lanchuan-2024").text
    for role in ("target", "result", "context"):
        assert f'class="claim {role}' in page
    style = client.get("/static/portal.css").text
    assert re.search(r"\.claim\.doubtful {[^}]*dotted", style)
    assert re.search(r"\.claim\.result {[^}]*double", style)


def test_repaired_text_is_underlined_with_the_original_at_hand(client: TestClient) -> None:
    docs = [f"lanchuan-{year}" for year in (2024, 2025)]
    repairs = [(d, r) for d in docs for r in client.get(f"/r/{d}.json").json()["repairs"]]
    assert repairs
    for doc, repair in repairs:
        page = client.get(f"/r/{doc}").text
        assert re.search(r'<ins class="repair[^>]*title="原文如此', page)
        assert repair["restored"] in page


def test_a_claims_page_shows_its_fields_and_its_place(client: TestClient) -> None:
    claims = client.get("/r/lanchuan-2024.json").json()["claims"]
    target = next(c for c in claims if c["role"] == "target" and c["indicator_id"] == "gdp")
    page = client.get(f"/c/{target['claim_id']}")
    data = client.get(f"/c/{target['claim_id']}.json").json()
    for shown in (target["indicator"], target["rule"], target["claim_id"], target["quote"]):
        assert shown in page.text
    assert re.search(rf'id="c-{target["claim_id"]}"[^>]*aria-current="true" autofocus', page.text)
    assert [a["target"]["claim_id"] for a in data["accounts"]] == [target["claim_id"]]
    assert data["accounts"][0]["reason"] in page.text
    assert "/original" in page.text


def test_a_claim_that_a_finding_rests_on_says_so(client: TestClient) -> None:
    findings = client.get("/findings.json").json()["findings"]
    finding = next(f for f in findings if f["claims"])
    data = client.get(f"/c/{finding['claims'][0]}.json").json()
    assert finding["finding_id"] in {f["finding_id"] for f in data["findings"]}


def test_the_original_comes_back_byte_for_byte(client: TestClient, built: Path) -> None:
    sent = built.parent / "reports" / "lanchuan-2024.txt"
    answer = client.get("/r/lanchuan-2024/original")
    assert answer.content == sent.read_bytes()
    assert answer.headers["content-disposition"].startswith("attachment")
    row = client.get("/api/v1/reports/lanchuan-2024").json()
    assert hashlib.sha256(answer.content).hexdigest() == row["original_digest"]


def test_a_series_has_panel_ladder_and_ranking(client: TestClient) -> None:
    data = client.get("/i/gdp_growth.json?year=2025").json()
    assert {c["role"] for c in data["cells"]} == {"target", "result"}
    rungs = {r["government_code"]: r for r in data["ladder"] if r["government_code"]}
    assert rungs["990121"]["above"] == "澜川市"
    assert rungs["990121"]["added"] is not None
    # Of a year of which no report is in, no earlier one stands in: other years are not compared.
    assert client.get("/i/gdp_growth.json?year=2026").json()["ladder"] == []
    past = client.get("/i/gdp_growth.json?year=2024").json()["ranking"]
    assert [r["rank"] for r in past] == sorted(r["rank"] for r in past)
    assert [r["value"] for r in past] == sorted((r["value"] for r in past), reverse=True)


def test_where_less_is_better_the_lowest_ranks_first() -> None:
    from duixian.portal.pages.indicator import ranking

    cells = [
        {"role": "result", "year": 2024, "comparable": v, "government": g, "government_code": None}
        for g, v in (("甲", 5.4), ("乙", 5.1), ("丙", 5.4), ("丁", None))
    ]
    ranked = ranking(cells, 2024, "ceiling")
    assert [(r["government"], r["rank"]) for r in ranked] == [("乙", 1), ("甲", 2), ("丙", 2)]


def test_harvests_in_jin_and_in_tons_are_ranked_by_what_was_brought_in(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    for name, harvest in (("兰川县", "380亿斤"), ("望亭县", "2000万吨")):
        text = f"{name}2024年政府工作报告\n一、2023年工作回顾\n2023年，粮食产量达到{harvest}。\n"
        given = Input(f"{name}.txt", data=text.encode(), index=IndexEntry(name, 2024))
        books.add(Entry(read_input(given), text.encode()), force=True)
    with TestClient(app(tmp_path / "books")) as portal:
        data = portal.get("/i/grain_output.json?year=2023").json()
    ranked = [(r["government"], r["value"], r["unit"], r["comparable"]) for r in data["ranking"]]
    assert ranked == [("望亭县", 2.0e7, "吨", 4.0e10), ("兰川县", 3.8e10, "斤", 3.8e10)]


def test_an_indicator_is_found_by_id_by_name_and_by_part_of_it(client: TestClient) -> None:
    by_id = client.get("/i/gdp.json").json()
    assert {c["indicator_id"] for c in by_id["claims"]} == {"gdp"}
    name = next(c["indicator"] for c in by_id["claims"])
    assert client.get(f"/i/{name}.json").json()["claims"]
    assert client.get("/i/公厕.json").status_code in (200, 404)


def test_tasks_with_a_deadline_stand_first(client: TestClient) -> None:
    tasks = client.get("/tasks.json?rows=1000").json()["tasks"]
    dated = [task["deadline"] is not None for task in tasks]
    assert dated == sorted(dated, reverse=True)
    assert any(dated)
    only = client.get("/tasks.json?dated=yes&before=2024-12-31").json()["tasks"]
    assert only
    assert all(task["deadline"] <= "2024-12-31" for task in only)


def test_findings_show_quotes_side_by_side_and_what_would_explain_them(client: TestClient) -> None:
    page = client.get("/findings").text
    findings = client.get("/findings.json").json()["findings"]
    both = next(f for f in findings if len(f["figures"]) > 1)
    for figure in both["figures"]:
        assert figure["quote"] in page
    assert "side-by-side" in page
    graded = [f["severity"] for f in findings]
    assert graded == sorted(graded, key=["high", "medium", "low"].index)
    kind = findings[0]["kind"]
    only = client.get(f"/findings.json?kind={kind}").json()["findings"]
    assert {f["kind"] for f in only} == {kind}


def test_comparing_two_years_tells_new_dropped_and_changed(client: TestClient) -> None:
    data = client.get("/compare.json?a=lanchuan-2024&b=lanchuan-2025").json()
    assert {f["change"] for f in data["figures"]} == {"new", "dropped", "changed"}
    growth = next(
        f
        for f in data["figures"]
        if f["change"] == "changed" and f["role"] == "target" and f["first_claim_id"]
    )
    assert growth["first_value"] != growth["second_value"] or (
        growth["first_bound"] != growth["second_bound"]
    )
    assert data["reworded"]
    assert len(data["topics"]) > 15
    assert data["terms_first"]
    assert data["terms_second"]
    assert all(t["z"] > 0 for t in data["terms_second"])
    assert all(t["z"] < 0 for t in data["terms_first"])


def test_pages_say_the_same_in_english(client: TestClient) -> None:
    page = client.get(f"/g/{CITY}/2024?lang=en")
    assert page.headers["content-language"] == "en"
    assert '<html lang="en">' in page.text
    assert "Headline targets" in page.text
    assert "lang=en" in page.headers["set-cookie"]
    later = client.get(f"/g/{CITY}/2024", headers={"cookie": "lang=en"})
    assert "Headline targets" in later.text
    chinese = client.get(f"/g/{CITY}/2024")
    assert "主要预期目标" in chinese.text


def test_no_page_needs_scripts_or_other_sites(client: TestClient) -> None:
    paths = ("/", f"/g/{CITY}", f"/g/{CITY}/2024", "/r/lanchuan-2024", "/i/gdp_growth", "/panel")
    for path in paths:
        page = client.get(path).text
        assert not re.search(r'(src|href|action)="(https?:)?//', page)
        assert not re.search(r"<script(?![^>]*\bsrc=)", page)
        assert " style=" not in page
        assert " onclick=" not in page


def test_charts_have_a_picture_without_scripts_and_a_table_beside(client: TestClient) -> None:
    page = client.get("/i/gdp_growth").text
    picture = re.search(r'<noscript><img src="([^"]+)"', page)
    assert picture
    drawn = client.get(picture[1].replace("&amp;", "&"))
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert b"<svg" in drawn.content
    assert page.count("<table") >= 3


def test_the_script_that_draws_comes_from_here_whole_and_packed(client: TestClient) -> None:
    plain = client.get("/assets/vega.js", headers={"accept-encoding": "identity"})
    packed = client.get("/assets/vega.js", headers={"accept-encoding": "gzip"})
    assert b"vegaEmbed" in plain.content
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert packed.content == plain.content


def test_a_figure_out_of_a_scan_says_so(books: Path) -> None:
    text = "2031年澜川市政府工作报告\n各位代表：\n一、2030年工作回顾\n粮食总产量86.2万吨。\n"
    scan = replace(from_text(text, "scan"), recognised=(Span(0, len(text)),))
    Books(books).add(extract.read(scan), force=True)
    with TestClient(app(books), follow_redirects=False) as browser:
        (claim,) = browser.get("/r/scan.json").json()["claims"]
        assert claim["ocr"] is True
        assert "OCR" in browser.get(claim["href"].partition("#")[0]).text
        other = browser.get("/r/lanchuan-2025.json").json()["claims"][0]
        assert other["ocr"] is False
        assert "OCR" not in browser.get(other["href"].partition("#")[0]).text
