"""The door: findings over reports, from readings and from the books."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import audit_corpus
from audit_reports import Made
from duixian import audit, extract, sources
from duixian.books import Books
from duixian.model import Finding
from duixian.registry import audit as registry

DEMO = Path(audit.__file__).parents[1] / "demo" / "reports"


@pytest.fixture(scope="module")
def demo() -> tuple[Finding, ...]:
    """What the audit finds in the bundled reports of the invented city."""
    return audit.findings(
        audit.from_reading(extract.read(sources.load(path)))
        for path in sorted(DEMO.glob("lanchuan-*.txt"))
    )


def test_the_discrepancies_written_into_the_demo_are_found(demo: tuple[Finding, ...]) -> None:
    kinds = {f.kind for f in demo}
    assert {"from_to", "restated", "vanished_item", "target_in_words", "weakened_target"} <= kinds


def test_the_gravest_findings_come_first(demo: tuple[Finding, ...]) -> None:
    assert demo
    ranks = [("high", "medium", "low").index(f.severity) for f in demo]
    assert ranks == sorted(ranks)


def test_every_quote_stands_where_it_says_it_stands(demo: tuple[Finding, ...]) -> None:
    texts = {p.stem: sources.load(p).source for p in DEMO.glob("*.txt")}
    assert demo
    for finding in demo:
        assert finding.figures
        for side in finding.figures:
            assert texts[side.doc][side.start : side.end] == side.quote
            assert side.quote.strip()


def test_every_finding_explains_itself_in_both_languages(demo: tuple[Finding, ...]) -> None:
    assert demo
    for finding in demo:
        assert re.search(r"[一-鿿]", finding.message)
        assert re.match(r"[\x20-\x7e“”’…→–一-鿿]+$", finding.message_en)
        assert not re.search(r"[一-鿿]", re.sub(r"“[^“”]*”", "", finding.message_en))
        assert finding.arithmetic
        assert finding.innocent == registry.kinds()[finding.kind].innocent


def test_ids_are_distinct_and_do_not_depend_on_the_company(report: Made) -> None:
    one = report("市级议事协调机构由45个整合为18个，精简比例63%。", doc="one")
    other = report("全市工作平稳。", name="青岛市", doc="other")
    alone, together = audit.findings([one]), audit.findings([other, one])
    assert {f.finding_id for f in alone} == {f.finding_id for f in together if f.doc == "one"}
    assert len({f.finding_id for f in together}) == len(together)


def test_no_reports_no_findings() -> None:
    assert audit.findings([]) == ()


def test_reports_in_any_order_give_the_same_findings(report: Made) -> None:
    before = report("规模以上工业企业达到612家。", year=2024)
    after = report("规模以上工业企业由上年的598家增加到643家。", year=2025)
    assert audit.findings([before, after]) == audit.findings([after, before])


def test_the_books_give_the_same_findings_as_the_readings(
    tmp_path: Path, demo: tuple[Finding, ...]
) -> None:
    books = Books(tmp_path / "books")
    books.add([extract.read(sources.load(p)) for p in sorted(DEMO.glob("lanchuan-*.txt"))])
    assert audit.findings(audit.from_books(books)) == demo


def test_a_superseded_text_is_left_out() -> None:
    class Tables:
        def table(self, name: str) -> Any:
            row = dict.fromkeys(
                ("doc", "government", "government_code", "level", "report_year", "delivered")
            )
            rows = {"reports": [{**row, "report_id": "r", "superseded_by": "s"}]}
            rows["texts"] = [{"report_id": "r", "source": ""}]
            return type("Rows", (), {"rows": lambda _: rows.get(name, [])})()

    assert audit.from_books(Tables()) == ()


@pytest.mark.corpus
def test_hand_read_findings_of_each_check_are_made_and_mostly_right(corpus_dir: Path) -> None:
    made = {f.finding_id for f in audit.findings(audit_corpus.reports(corpus_dir).values())}
    labels = audit_corpus.labels()
    kinds = registry.kinds()
    read = Counter(kinds[label["kind"]].check for label in labels.values())
    right = Counter(
        kinds[label["kind"]].check
        for finding_id, label in labels.items()
        if label["verdict"] == "right" and finding_id in made
    )
    assert read
    for check, count in read.items():
        assert right[check] >= 0.8 * count, (check, right[check], count)
