"""Full text: whatever the characters, with filters, and quick."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from duixian.portal.readmodel import bigrams
from duixian.portal.readmodel.fulltext import Fulltext, Query


def found(client: TestClient, **params: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/search.json", params=params).json()
    return answer


@pytest.mark.parametrize(
    ("simplified", "other"),
    [("就业", "就業"), ("粮食产量", "糧食產量"), ("万人", "萬人"), ("5.6%", "５．６％")],
)
def test_traditional_and_full_width_queries_find_the_same(
    simplified: str, other: str, client: TestClient
) -> None:
    one, two = found(client, q=simplified, rows=100), found(client, q=other, rows=100)
    assert one["total"] == two["total"] > 0
    assert one["hits"] == two["hits"]


def test_every_hit_holds_all_words_as_they_stand(client: TestClient) -> None:
    data = found(client, q="城镇 就业", rows=100)
    assert data["hits"]
    for hit in data["hits"]:
        assert "城镇" in hit["sentence"]
        assert "就业" in hit["sentence"]


def test_a_word_is_looked_for_as_a_phrase(client: TestClient) -> None:
    together = {h["sentence"] for h in found(client, q="新增就业", rows=100)["hits"]}
    assert together
    assert all("新增就业" in sentence for sentence in together)


def test_hits_lead_to_their_place(client: TestClient) -> None:
    claim = found(client, q="城镇新增就业", kind="claim")["hits"][0]
    assert claim["href"] == f"/c/{claim['claim_id']}#c-{claim['claim_id']}"
    sentence = found(client, q="城镇新增就业")["hits"][0]
    page = client.get(sentence["href"].partition("#")[0]).text
    marked = page.partition('id="at" class="at"')[2].partition("</p>")[0]
    assert "城镇新增就业" in marked.replace("城鎮", "城镇")


@pytest.mark.parametrize(
    ("filters", "column", "values"),
    [
        ({"government": "砚溪县"}, "government", {"砚溪县"}),
        ({"government": "砚溪，望汀"}, "government", {"砚溪县", "望汀区"}),
        ({"year": "2024"}, "year", {2024}),
        ({"part": "tasks"}, "part", {"tasks"}),
        ({"kind": "claim", "role": "target"}, "role", {"target"}),
    ],
)
def test_filters_narrow_the_search(
    filters: dict[str, str], column: str, values: set[object], client: TestClient
) -> None:
    query = "就业" if filters.get("kind") == "claim" else "发展"
    assert {h[column] for h in found(client, q=query, rows=1000, **filters)["hits"]} == values


def test_pages_of_hits_follow_one_another(client: TestClient) -> None:
    whole = found(client, q="发展", rows=30)["hits"]
    pages = [found(client, q="发展", rows=10, page=n)["hits"] for n in (1, 2, 3)]
    assert [h for page in pages for h in page] == whole
    assert found(client, q="发展", rows=1000, page=10)["hits"] == []


def test_governments_and_series_of_the_name_are_offered(client: TestClient) -> None:
    data = found(client, q="澜川 就业")
    assert [g["government"] for g in data["governments"]] == ["澜川市"]
    assert "urban_new_jobs" in {s["id"] for s in found(client, q="城镇新增就业")["series"]}


def test_repaired_text_is_found_as_it_was_meant(client: TestClient) -> None:
    from duixian.text import fold

    for doc in ("lanchuan-2024", "lanchuan-2025"):
        for repair in client.get(f"/r/{doc}.json").json()["repairs"]:
            words = "".join(c for c in fold(repair["restored"]) if "一" <= c <= "鿿")[:4]
            if len(words) >= 2 and words in fold(repair["restored"]):
                assert found(client, q=words)["total"] > 0


@pytest.mark.parametrize("words", ["", "。", "！？", "   "])
def test_nothing_to_look_for_finds_nothing(words: str, client: TestClient) -> None:
    assert found(client, q=words)["total"] == 0


def test_pairs_of_characters_are_the_words() -> None:
    assert bigrams("") == []
    assert bigrams("省") == ["省"]
    assert bigrams("GDP增长5.5%") == ["gdp", "增长", "5.5"]


def place(report_id: str, text: str, **more: object) -> dict[str, Any]:
    known = {"kind": "sentence", "gkey": "1", "year": 2020, "part": "tasks", "role": None}
    return {"report_id": report_id, "text": text, **known, **more}


def test_what_is_taken_out_is_not_found_any_more(tmp_path: Path) -> None:
    index = Fulltext(tmp_path)
    index.change([], [place("a", "新建公厕"), place("b", "新建学校", year=None)])
    assert index.find(Query("新建"), 10).total == 2
    index.change(["a"], [])
    assert [p["report_id"] for p in index.find(Query("新建"), 10).places] == ["b"]
    again = Fulltext(tmp_path)
    assert again.find(Query("新建"), 10).total == 1


def test_conditions_alone_find_what_meets_them(tmp_path: Path) -> None:
    index = Fulltext(tmp_path)
    index.change([], [place("a", "一二", year=2019), place("b", "一二", year=2021, gkey="2")])
    assert [p["report_id"] for p in index.find(Query("一二", years=((2020, 2022),)), 9).places] == [
        "b"
    ]
    assert index.find(Query("一二", years=((2019, 2019), (2021, 2021))), 9).total == 2
    assert index.find(Query("一二", governments=("2", "3")), 9).total == 1
