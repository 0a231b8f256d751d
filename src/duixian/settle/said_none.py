"""Reports that say they set no target: 没有提出全年经济增速具体目标."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from duixian.registry import series as registry

SETS_NONE = r"统筹考核|统筹(?:评价|平衡)|不再考核|不设[^，,。]{0,6}目标|不提[^，,。]{0,6}目标"
"""Words of a series that set it no target for the year."""
_SETS_NONE = re.compile(SETS_NONE)
_DENIED = (
    r"[^，,。；;：:、\s]*(?:没有|未|不)再?(?:提出|设定|设置|设立|设|提)"
    r"[^，,。；;]{0,24}(?:目标|指标)"
)
"""A clause that says a target is not set; what of stands in it."""
_CLAUSE = re.compile(_DENIED)


@dataclass(frozen=True, slots=True)
class Denial:
    """Where a report says that it sets a series no target. Source offsets."""

    quote: str
    start: int
    end: int


def sets_none(words: str) -> bool:
    """Whether a target in words is that there is none.

    >>> sets_none("能耗强度目标在规划期内统筹考核"), sets_none("没有提出投资增速目标")
    (True, True)
    >>> sets_none("居民收入与经济增长同步")
    False
    """
    return bool(_SETS_NONE.search(words) or _CLAUSE.search(words))


def denials(ask: Callable[..., Any], report_ids: Iterable[str]) -> dict[str, dict[str, Denial]]:
    """By report and series, where reports say in their plan that they set none. `ask` is
    `Books.query`, or what asks a copy of the books the same."""
    rows = ask(
        'SELECT s.report_id, s."start", s.text FROM sentences s JOIN sections p '
        'ON p.report_id = s.report_id AND p."index" = s.section '
        "WHERE s.report_id IN (SELECT unnest(?::VARCHAR[])) AND p.role <> 'review' "
        "AND regexp_matches(s.text, ?)",
        [sorted(report_ids), _DENIED],
    )
    found: dict[str, dict[str, Denial]] = {}
    for row in rows.rows():
        for clause in _CLAUSE.finditer(row["text"]):
            place = row["start"] + clause.start()
            denial = Denial(clause[0], place, place + len(clause[0]))
            for id in series_of_clause(clause[0]):
                found.setdefault(row["report_id"], {}).setdefault(id, denial)
    return found


def series_of_clause(clause: str) -> list[str]:
    """The headline series that a clause speaks of, by the phrases of series.toml.

    >>> series_of_clause("没有提出全年经济增速具体目标")
    ['gdp_growth']
    """
    known = registry.load().values()
    return [s.id for s in known if any(mention in clause for mention in s.mentions)]
