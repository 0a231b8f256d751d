"""One page a promise: what stands on it, and its address, which outlives texts."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import portal_books
from duixian.books import Books, Entry, key_of_words
from duixian.engine import IndexEntry, Input, read_input
from duixian.portal import citing
from duixian.registry import match_rules
from factories import reading
from portal_desk import Staffed

CITY = portal_books.CITY
ENDINGS = ("", ".json", ".csv", ".bib")
GDP = "一、今年目标\n地区生产总值增长6%左右。"


def accounts(client: TestClient, **wanted: Any) -> list[dict[str, Any]]:
    """The accounts of the city's year 2024, as its page has them."""
    data = client.get(f"/g/{CITY}/2024.json").json()
    every = [a for s in data["sections"] for a in s["accounts"]]
    return [a for a in every if all(a[k] == v for k, v in wanted.items())]


def shown(client: TestClient, account: dict[str, Any], language: str = "zh") -> str:
    return html.unescape(client.get(account["promise"], params={"lang": language}).text)


def test_both_quotes_stand_marked_with_links_to_their_characters(client: TestClient) -> None:
    account = accounts(client, series="gdp_growth")[0]
    page = shown(client, account)
    for side in (account["target"], account["result"]):
        assert f"<mark>{side['quote']}</mark>" in page
        assert f'href="{side["href"]}"' in page
        assert f"第 {side['start']}–{side['end']} 字" in page
        report = client.get(f"/r/{side['doc']}.json").json()
        assert report["source"][side["start"] : side["end"]] == side["quote"]
        assert f'href="{report["report"]["href"]}"' in page
    assert account["reason"] in page, "the arithmetic"
    assert account["reason_en"] in shown(client, account, "en")


def test_of_what_was_not_found_the_nearest_sentences_stand_there(client: TestClient) -> None:
    near = next(a for a in accounts(client, verdict="not_found") if a["nearest"])
    page = shown(client, near)
    for side in near["nearest"]:
        assert f"<mark>{side['quote']}</mark>" in page
    assert "未交账" not in page.partition("<footer")[0], "not found is not unreported"


def test_lists_and_pages_lead_to_the_promise(client: TestClient) -> None:
    account = accounts(client, series="gdp_growth")[0]
    link = f'href="{account["promise"]}"'
    claim = account["target"]["claim_id"]
    for address in (f"/g/{CITY}/2024", f"/c/{claim}"):
        assert link in client.get(address).text, address
    pending = client.get(f"/g/{CITY}.json").json()["open"][0]
    assert f'href="{pending["promise"]}"' in client.get(f"/g/{CITY}").text
    told = client.get("/findings.json", params={"rows": 1000}).json()["findings"]
    linked = [s["promise"] for f in told for s in f["figures"] if s["promise"]]
    assert linked
    page = client.get("/findings", params={"rows": 1000}).text
    assert all(f'href="{address}"' in page for address in linked)


def test_the_page_its_twin_and_the_api_say_the_same(client: TestClient) -> None:
    account = accounts(client, series="gdp_growth")[0]
    twin = client.get(f"{account['promise']}.json").json()
    api = client.get(f"/api/v1/promises/{account['key']}").json()
    for one in (twin, api):
        for settled in one["accounts"]:
            settled.pop("beside", None)
    assert api == twin
    assert twin["accounts"][0]["verdict"] == account["verdict"]


def test_the_page_can_be_shared_and_cited(client: TestClient) -> None:
    account = accounts(client, series="gdp_growth")[0]
    twin = client.get(f"{account['promise']}.json").json()
    page = shown(client, account)
    assert f'<meta property="og:title" content="{twin["title"]}">' in page
    assert account["reason"] in page.partition('property="og:description"')[2].partition(">")[0]
    cited = twin["citation"]
    assert re.search(r"^兑现\. .+\[DB/OL\]\. .*\[\d{4}-\d\d-\d\d\]\. .*/p/\w{16}\.$", cited["zh"])
    assert f"Accessed {cited['zh'].rpartition('[')[2][:10]}" in cited["en"]
    for text in (twin["address"], cited["zh"], cited["en"], cited["bibtex"]):
        assert f'spellcheck="false">{text}</textarea>' in page, "to be selected without a script"
    entry = client.get(f"{account['promise']}.bib")
    assert entry.headers["content-type"].startswith("application/x-bibtex")
    assert entry.text == cited["bibtex"]
    assert entry.text.startswith(f"@misc{{duixian-{account['key']},")
    assert entry.text.count("{") == entry.text.count("}")
    assert re.search(r"\d\\%", entry.text), "a bare % begins a comment"


def test_what_ends_a_group_of_tex_is_escaped() -> None:
    assert citing.escaped("50% {x}_a\\b") == "50\\% \\{x\\}\\_a\\textbackslash b"


def test_a_target_in_words_has_the_key_of_a_figure_in_its_place(
    own: TestClient, books: Path
) -> None:
    made = reading("first", "望亭县", 2031)
    Books(books).add(made)
    figure = own.get("/api/v1/claims?government=望亭县&year=2031&role=target").json()["items"][0]
    assert figure["key"] == key_of_words("990121", 2031, "work_report", "gdp_growth")
    assert own.get(f"/p/{figure['key']}").status_code == 200


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_claims_id_leads_to_the_promise(client: TestClient, ending: str) -> None:
    account = accounts(client, series="gdp_growth")[0]
    answer = client.get(f"/p/{account['target']['claim_id']}{ending}")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{account['promise']}{ending}"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_key_that_nothing_has_any_more_is_gone_and_one_that_never_was_is_unknown(
    own: TestClient, books: Path, ending: str
) -> None:
    Books(books).add(reading("first", "望亭县", 2031))
    rows = own.get("/api/v1/claims?government=望亭县&year=2031").json()["items"]
    keys = {row["quote"]: row["key"] for row in rows}
    Books(books).add(reading("second", "望亭县", 2031, value=7.0, text=GDP.replace("6%", "7%")))
    same = own.get(f"/p/{keys['6%']}.json")
    assert same.status_code == 200, "the key says what, not where or how much"
    assert same.json()["accounts"][0]["target"]["quote"] == "7%"
    gone = own.get(f"/p/{keys['125座']}{ending}?lang=en")
    assert gone.status_code == 410
    assert "first" in gone.text
    assert own.get(f"/p/0123456789abcdef{ending}").status_code == 404
    assert own.get(f"/p/nokey{ending}").status_code == 404
    assert own.get(f"/api/v1/promises/{keys['125座']}").status_code == 410


def test_the_second_of_two_alike_leads_on_when_it_is_the_only_one(
    own: TestClient, books: Path
) -> None:
    pair = "一、今年目标\n地区生产总值增长6%左右。新建公厕125座，新建公厕30座。"
    Books(books).add(reading("first", "望亭县", 2031, text=pair))
    rows = own.get("/api/v1/claims?government=望亭县&year=2031").json()["items"]
    keys = {row["quote"]: row["key"] for row in rows}
    if "30座" not in keys:  # the hand-made reading has one claim a sentence
        pytest.fail(f"the text has other claims now: {sorted(keys)}")
    single = pair.replace("新建公厕125座，", "")
    Books(books).add(reading("second", "望亭县", 2031, text=single))
    moved = own.get(f"/p/{keys['30座']}")
    assert (moved.status_code, moved.headers["location"]) == (308, f"/p/{keys['125座']}")


def test_a_figure_that_promises_nothing_has_no_page(client: TestClient) -> None:
    result = accounts(client, series="gdp_growth")[0]["result"]
    answer = client.get(f"/p/{result['claim_id']}?lang=en")
    assert answer.status_code == 404
    assert f'href="/c/{result["claim_id"]}"' in answer.text


def test_progress_and_objections_of_the_desk_are_public(staffed: Staffed) -> None:
    anyone, office = staffed.browser(), staffed.browser("office")
    item = next(i for i in staffed.desk.items().values() if i.promised.claim_id)
    desk_page = anyone.get(f"/desk/items/{item.id}.json").json()
    address = f"/p/{item.promised.claim_id}"
    twin = anyone.get(f"{address}.json", follow_redirects=True).json()
    assert twin["progress"]["state"] == "followed"
    assert {i["id"] for i in twin["progress"]["items"]} >= {item.id}
    assert twin["progress"]["items"][0]["stage"] == desk_page["item"]["stage"]
    from duixian.desk import objections

    raised = objections.raise_objection(
        staffed.desk,
        "verdict",
        twin["accounts"][0]["account_id"],
        "算错了",
        machine=twin["accounts"][0]["verdict"],
        actor=staffed.people["reader"].id,
    )
    for visitor in (anyone, office):
        listed = visitor.get(f"{address}.json", follow_redirects=True).json()["objections"]
        assert [(o["id"], o["text"]) for o in listed] == [(raised.id, None)], "not public yet"
    objections.answer(
        *(staffed.desk, raised.id), accept=False, actor=staffed.people["office"].id, reason="没有"
    )
    page = anyone.get(address, follow_redirects=True).text
    assert f'href="/desk/objections/{raised.id}"' in page
    assert "算错了" in page


def test_without_a_desk_it_is_said_that_nobody_follows(client: TestClient) -> None:
    account = accounts(client, series="gdp_growth")[0]
    assert "没有督查台" in shown(client, account)
    twin = client.get(f"{account['promise']}.json").json()
    assert twin["progress"] == {"state": "no_desk", "items": []}


def test_a_citation_made_on_another_day_is_not_taken_for_the_same(staffed: Staffed) -> None:
    anyone = staffed.browser()
    item = next(i for i in staffed.desk.items().values() if i.promised.claim_id)
    address = anyone.get(f"/p/{item.promised.claim_id}").headers["location"]
    first = anyone.get(f"{address}.json")
    tagged = {"If-None-Match": first.headers["etag"]}
    assert anyone.get(f"{address}.json", headers=tagged).status_code == 304
    staffed.clock.now = staffed.clock.now + timedelta(days=1)
    later = anyone.get(f"{address}.json", headers=tagged)
    assert later.status_code == 200
    assert later.json()["citation"]["zh"] != first.json()["citation"]["zh"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_id_of_a_promise_leads_to_its_one_key(
    own: TestClient, books: Path, ending: str
) -> None:
    text = GDP.replace(
        "地区生产总值增长6%左右", "居民收入增长与经济增长同步，地区生产总值增长6%左右"
    )
    given = Input("words.txt", data=text.encode(), index=IndexEntry("望亭县", 2031))
    Books(books).add(Entry(read_input(given), text.encode()))
    listed = own.get("/api/v1/accounts?limit=1000").json()["items"]
    assert any(a["target"]["claim_id"] is None for a in listed), "a promise in words"
    for account in listed:
        answer = own.get(f"/p/{account['account_id']}{ending}")
        assert answer.status_code == 308
        assert answer.headers["location"] == f"{account['promise']}{ending}"
        assert account["promise"] == f"/p/{account['key']}"
    moved = own.get(f"/api/v1/promises/{listed[0]['account_id']}")
    assert (moved.status_code, moved.headers["location"]) == (
        308,
        f"/api/v1/promises/{listed[0]['key']}",
    )


def test_what_has_no_pair_shows_no_confidence_of_one(client: TestClient) -> None:
    listed = client.get("/api/v1/accounts?limit=1000").json()["items"]
    without = {a["verdict"]: a for a in listed if a["result"] is None}
    assert {"not_found", "pending"} <= without.keys()
    for account in without.values():
        assert "把握" not in shown(client, account).partition('id="objections"')[0]
    paired = next(a for a in listed if a["result"] and a["score"])
    assert "，把握 " in shown(client, paired)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rule_is_said_in_the_pages_language(client: TestClient, language: str) -> None:
    listed = client.get("/api/v1/accounts?limit=1000").json()["items"]
    rules = {a["rule"]: a for a in listed if a["result"]}
    assert len(rules) > 1
    for rule, account in rules.items():
        page = shown(client, account, language)
        known = match_rules.load()[rule]
        assert (known.zh if language == "zh" else known.en) in page
        assert rule not in page or rule in known.en
