"""A total over years and its yearly average: 五年合计3.1亿平方米，平均每年6200万平方米."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from duixian.audit.inside.wording import follows
from duixian.audit.making import number
from duixian.audit.printed import printed
from duixian.audit.relation import Relation
from duixian.audit.reports import Report
from duixian.text.numerals import DIGITS

_AVERAGE = re.compile(r"^[,、](?:平均每年|年均|每年平均)[^,;。、\d增]{0,8}$")
_YEARS = re.compile(r"(?P<years>[两三四五六七八十]|\d)年(?:来|间|中)?(?:合计|共计|累计|共|总计)")


def relations(report: Report) -> Iterator[Relation]:
    """The pairs (total of some years, average of one)."""
    for claims in report.sentences():
        for total, mean in pairwise(claims):
            if total.unit != mean.unit or total.unit == "%" or total.aspect != "level":
                continue
            said = _YEARS.findall(report.text[total.sentence_start : total.start])
            if said and _AVERAGE.match(follows(report, total, mean)):
                years = int(said[-1]) if said[-1].isdigit() else DIGITS.get(said[-1], 10)
                value = total.value / years
                yield Relation(
                    "average",
                    report,
                    (total, mean),
                    mean,
                    printed(total).scaled(1 / years),
                    printed(mean),
                    value,
                    f"{number(total.value)} ÷ {years} = {number(value)}{total.unit}",
                    total.unit,
                )
