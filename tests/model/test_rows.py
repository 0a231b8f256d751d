from __future__ import annotations

from dataclasses import asdict

import pytest

from duixian import extract, sources
from duixian.model import Claim, of_rows

SOURCE = "兰川市2025年政府工作报告\n一、2025年主要目标\n地区生产总值增长6%左右。"


def rows() -> list[dict[str, object]]:
    claims = extract.read(sources.from_text(SOURCE, "lanchuan-2025")).claims
    assert claims
    return [asdict(claim) for claim in claims]


def test_rows_become_the_nouns_that_they_were() -> None:
    found = of_rows(Claim, rows())
    (claims,) = found.values()
    assert [asdict(claim) for claim in claims] == rows()


def test_columns_that_no_noun_has_are_left_alone() -> None:
    more = [row | {"gkey": "210200"} for row in rows()]
    assert of_rows(Claim, more) == of_rows(Claim, rows())


def test_a_row_that_lacks_a_needed_column_names_it() -> None:
    short = [{k: v for k, v in row.items() if k != "quote"} for row in rows()]
    with pytest.raises(KeyError, match="a row of claims lacks quote"):
        of_rows(Claim, short)
