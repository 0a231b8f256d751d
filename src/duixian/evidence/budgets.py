"""What a budget report says was carried out, told beside what had been planned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from duixian.model import Claim
from duixian.registry import indicators, statistics
from duixian.text import fold

_PLAN = re.compile(r"(?P<of>.*(?:收入|支出))(?:年初|年度|调整|变动)?预算(?:数|合计|总计)?")
_DONE = re.compile(r"(?:实际)?(?:完成|执行|实现)(?:数)?(?:为|了|达到?)?$")
_LOOK_BACK = 8


def carried_out(claims: Iterable[Claim], source: str) -> Iterator[Claim]:
    """The claims of a part that looks back, with those as results that a planned figure led in.

    全市一般公共预算收入年初预算合计116.4亿元，实际完成120.2亿元，为预算的103.3%，比上年增长11.1%:
    the reader takes all of them for the plan's. What was carried out, and the growth that is told
    of it, are results of 全市一般公共预算收入.
    """
    done: str | None = None
    sentence = -1
    for claim in claims:
        if claim.sentence_start != sentence:
            done, sentence = None, claim.sentence_start
        planned = _PLAN.fullmatch(fold(claim.indicator))
        if claim.role != "target" or planned is None:
            yield claim
            continue
        before = fold(source[max(claim.sentence_start, claim.start - _LOOK_BACK) : claim.start])
        if claim.aspect == "level" and claim.unit != "%":
            done = planned["of"] if _DONE.search(before.rstrip()) else None
        yield claim if done is None else _as_result(claim, done)


def _as_result(claim: Claim, indicator: str) -> Claim:
    levels = statistics.load().levels
    level = next((word for word in levels if indicator.startswith(word)), None)
    known = indicators.identify(indicator.removeprefix(level or ""), claim.unit)
    scope = claim.scope or level
    return replace(claim, role="result", indicator=indicator, indicator_id=known, scope=scope)
