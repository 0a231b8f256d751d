"""A fault of the program costs the number that it met: named, counted, and told."""

from __future__ import annotations

from importlib import import_module

import pytest

from duixian import extract
from duixian.cli.remarks import left_out
from duixian.model import Reading
from duixian.sources import from_text
from duixian.text import outline

TEXT = (
    "2025年兰川市政府工作报告\n——2025年1月10日在兰川市第十七届人民代表大会第四次会议上\n"
    "各位代表:\n一、2024年工作回顾\n地区生产总值增长6%,投资增长7%,出口增长8%。新建公园9个。\n"
    "二、2025年工作安排\n地区生产总值增长5%左右。加快建设新区。新建学校4所。\n"
)


def read() -> Reading:
    return extract.read(from_text(TEXT, "made-up"), government="兰川市", report_year=2025)


def stumble(monkeypatch: pytest.MonkeyPatch, module: str, name: str, over: str) -> None:
    """Have a function of a module fail when one of its arguments speaks of `over`."""
    room = import_module(f"duixian.extract.{module}")
    real = getattr(room, name)

    def stumbling(*given: object, **named: object) -> object:
        if over in repr((given, named)):
            raise IndexError("it stumbles")
        return real(*given, **named)

    monkeypatch.setattr(room, name, stumbling)


def values(reading: Reading) -> list[float]:
    return [claim.value for claim in reading.claims]


def test_without_a_fault_nothing_is_left_out() -> None:
    found = read()
    assert found.faults == ()
    assert values(found) == [6, 7, 8, 9, 5, 4]


@pytest.mark.parametrize(
    ("module", "name", "over", "part"),
    [
        ("mentions", "_plain", "span=(74, 75)", "number"),
        ("skips", "reason", "value=7.0", "claim"),
        ("clauses", "read", "value=7.0", "claim"),
        ("roles", "standing", "clause='投资增长'", "claim"),
    ],
)
def test_a_fault_over_one_number_costs_that_number(
    monkeypatch: pytest.MonkeyPatch, module: str, name: str, over: str, part: str
) -> None:
    if name == "_plain":
        at = outline(from_text(TEXT, "x")).reading.text.index("7%")
        over = f"span=({at}, {at + 1})"
    stumble(monkeypatch, module, name, over)
    found = read()
    assert values(found) == [6, 8, 9, 5, 4]
    (fault,) = found.faults
    assert fault.part == part
    assert fault.quote in ("7", "7%")
    assert TEXT[fault.start : fault.end] == fault.quote
    assert fault.error == "IndexError: it stumbles"


def test_a_fault_over_a_sentence_costs_its_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    stumble(monkeypatch, "tasks", "kind_of", "加快")
    whole, found = [t.text for t in read().tasks], read()
    assert found.faults[0].part == "tasks"
    assert "新建学校4所" in whole
    assert "加快建设新区" not in whole
    assert values(found) == [6, 7, 8, 9, 5, 4]


def test_a_fault_over_a_headline_costs_that_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read().headlines
    stumble(monkeypatch, "headlines", "nearest", "indicator='地区生产总值'")
    found = read()
    assert {f.part for f in found.faults} == {"headline"}
    assert "gdp_growth (target)" in found.faults[0].error
    assert 0 < len(found.headlines) < len(whole)


def test_without_memory_nothing_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(import_module("duixian.extract.clauses"), "read", full)
    with pytest.raises(MemoryError):
        read()


def test_the_parts_by_themselves_raise_what_they_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    stumble(monkeypatch, "clauses", "read", "value=7.0")
    with pytest.raises(IndexError):
        extract.claims(outline(from_text(TEXT, "made-up")))


def test_what_is_left_out_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    stumble(monkeypatch, "clauses", "read", "bound='eq'")
    told = left_out(read().faults)
    assert told.startswith("the reader failed on a claim at ")
    assert "('6%')" in told
    assert "and 4 more: IndexError: it stumbles" in told
