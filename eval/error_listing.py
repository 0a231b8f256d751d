"""The errors of an evaluation, for the terminal and as a page to work through."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from outcomes import Outcome
from scoring import Miss

FIELDS = ("indicator", "aspect", "value", "value_high", "unit", "bound", "role", "period", "scope")
PANEL_FIELDS = ("value", "value_high", "unit", "bound", "qualitative", "quote")
ORDER = ("spurious", "missed", "value", "aspect", "role", "bound", "period", "indicator")
"""The cause that an error is filed under is the first of these that it has."""
_SENTENCE_END = re.compile(r"[。！？；\n]")


def context(source: str, start: int, end: int, most: int = 120) -> tuple[str, str, str]:
    """The sentence around a number: what precedes it, the number, what follows.

    >>> context("前一句。增长6.5%左右。后一句。", 6, 9)
    ('增长', '6.5', '%左右。')
    """
    before = source[max(0, start - most) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    after = source[end : end + most]
    stop = _SENTENCE_END.search(after)
    return (
        before[ends[-1] if ends else 0 :],
        source[start:end],
        after[: stop.end() if stop else most],
    )


def _compact(row: Mapping[str, Any] | None, names: Sequence[str]) -> str:
    kept = {name: row[name] for name in names if row and row.get(name) is not None}
    return json.dumps(kept, ensure_ascii=False)


def _described(miss: Miss) -> str:
    fields = FIELDS if "start" in miss.gold and "token" in miss.gold else None
    names: Sequence[str] = fields or [
        key for key in miss.gold if key not in ("doc", "year", "government")
    ]
    if fields and "skip" in miss.gold:
        names = ("skip",)
    return _compact(miss.gold, names)


def _predicted(miss: Miss) -> str:
    if miss.predicted is None:
        return "nothing"
    if "token" in miss.gold:
        names: Sequence[str] = (*FIELDS, "rule")
    elif "series" in miss.predicted and "verdict" not in miss.predicted:
        names = PANEL_FIELDS
    else:
        names = [
            key
            for key in miss.predicted
            if key in ("verdict", "reason", "restored", "government", "report_year")
        ]
    return _compact(miss.predicted, names)


def primary(miss: Miss) -> str:
    """The cause that the error is filed under."""
    return next((cause for cause in ORDER if cause in miss.causes), miss.causes[0])


def print_errors(misses: list[tuple[str, Miss]], sources: dict[str, str], count: int) -> None:
    """The worst `count` errors on standard error: inventions, omissions, then most fields wrong."""
    worst = sorted(
        misses, key=lambda item: (ORDER[:2].count(primary(item[1])) == 0, -len(item[1].causes))
    )
    for question, miss in worst[:count]:
        gold = miss.gold
        where = gold.get("doc", "")
        if "token" in gold:
            before, number, after = context(sources.get(where, ""), gold["start"], gold["end"], 50)
            where += f"@{gold['start']}  {before}[{number}]{after}"
        print(
            f"\n{question}: {', '.join(miss.causes)}: {where}\n  label {_described(miss)}\n"
            f"  read  {_predicted(miss)}",
            file=sys.stderr,
        )


def _page_row(miss: Miss, sources: dict[str, str]) -> dict[str, Any]:
    gold = miss.gold
    row: dict[str, Any] = {
        "doc": gold.get("doc", ""),
        "causes": miss.causes,
        "start": gold.get("start", ""),
    }
    if "token" in gold:
        row["context"] = context(sources.get(row["doc"], ""), gold["start"], gold["end"])
        row["fields"] = [
            (name, gold.get(name), (miss.predicted or {}).get(name), name in miss.causes)
            for name in FIELDS
            if gold.get(name) is not None or (miss.predicted or {}).get(name) is not None
        ]
        row["skip"] = gold.get("skip")
        row["rule"] = (miss.predicted or {}).get("rule")
    else:
        row["context"] = ("", gold.get("quote") or gold.get("damaged") or "", "")
        row["gold"], row["predicted"] = _described(miss), _predicted(miss)
    return row


def write_page(path: Path, outcomes: dict[str, Outcome]) -> None:
    """Every error, one row each, filed by question and cause."""
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    fields: Counter[str] = Counter()
    for name, outcome in outcomes.items():
        for question, miss in outcome.misses:
            groups[name, question, primary(miss)].append(_page_row(miss, outcome.sources))
            if question == "claims":
                fields.update(miss.causes)
    here = Path(__file__).resolve().parent
    environment = Environment(loader=FileSystemLoader(here), autoescape=True)
    page = environment.get_template("errors.html.j2").render(
        groups=groups, fields=fields.most_common(), outcomes=outcomes
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
