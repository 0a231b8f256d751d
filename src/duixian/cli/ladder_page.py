"""The ladder of one series in a terminal: each level under the one above, and what it adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from duixian.cli.language import is_chinese, told
from duixian.cli.page import write
from duixian.registry import series as registry
from duixian.settle import Rung

DEPTH = {"nation": 0, "province": 1, "prefecture": 2, "county": 3, "township": 4}
LEVEL_ZH = {
    "nation": "国家",
    "province": "省级",
    "prefecture": "市级",
    "county": "县级",
    "township": "乡级",
}


def show(rungs: Sequence[Rung], year: int) -> None:
    """Write the ladder to standard output, then each level in one line with its counts."""
    write(lambda console: _write(console, rungs, year))


def _write(console: Console, rungs: Sequence[Rung], year: int) -> None:
    known = registry.load()[rungs[0].series]
    title = f"{known.zh} {year}年的目标"
    if not is_chinese():
        title += f" · {known.en}, targets of {year}"
    console.print(Text(title, style="bold"))
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(told("政府 government"), no_wrap=True)
    table.add_column(told("目标 target"), overflow="fold")
    table.add_column(told("比上级 on the level above"), overflow="fold")
    table.add_column(told("报告 report"), overflow="fold")
    top = min((DEPTH[r.level] for r in rungs if r.level), default=0)
    for rung in rungs:
        depth = DEPTH[rung.level] - top if rung.level else 0
        table.add_row(
            Text("  " * depth + rung.government), _target(rung, year), _added(rung), Text(rung.doc)
        )
    console.print(table)
    for line in _levels(rungs):
        console.print(Text(line))


def _target(rung: Rung, year: int) -> Text:
    if rung.absent:
        return Text(told("未找到 none found"), style="dim")
    said = " ".join((rung.quote or rung.qualitative or "").split())
    return Text(said if rung.year == year else f"{said}（{rung.year}年）")


def _added(rung: Rung) -> Text:
    if rung.added is not None:
        points = f"{rung.added:+g}"
        if rung.value is not None and rung.value_high is not None:
            points += f" … {rung.added + rung.value_high - rung.value:+g}"
        style = "yellow" if rung.added > 0 else ""
        return Text(told(f"{points} 个百分点 points on {rung.above}"), style=style)
    if rung.of_above is not None:
        return Text(told(f"{rung.of_above:.2%} of the target of {rung.above}"))
    return Text("–", style="dim")


def _levels(rungs: Sequence[Rung]) -> Iterator[str]:
    """What each level does to the targets of the one above, never without its counts."""
    for level in dict.fromkeys(r.level for r in rungs):
        here = [r for r in rungs if r.level == level]
        absent = [r.government for r in here if r.absent]
        words = sum(r.value is None and not r.absent for r in here)
        said = [
            told("1 report" if len(here) == 1 else f"{len(here)} reports"),
            told(f"{sum(r.value is not None for r in here)} with a figure"),
        ]
        said += [told(f"{words} in words only")] if words else []
        if added := [r.added for r in here if r.added is not None]:
            signs = Counter((a > 0) - (a < 0) for a in added)
            lower = "; of a range its lower end" if any(r.value_high for r in here) else ""
            mean = f"{sum(added) / len(added):+.2f}"
            compared = (
                f"{signs[1]} above, {signs[0]} at, {signs[-1]} below the level above "
                f""
                f"(mean of {len(added)}: {mean} points{lower})"
            )
            said.append(told(compared))
        if shares := [r.of_above for r in here if r.of_above is not None]:
            said.append(told(f"{len(shares)} together {sum(shares):.1%} of the level above"))
        if absent:
            said.append(told(f"未找到 none found: {'、'.join(absent)}"))
        if is_chinese():
            yield f"{LEVEL_ZH.get(level or '', '级别不明')}：{'；'.join(said)}"
        else:
            named = LEVEL_ZH.get(level or "", "–")
            yield f"{named} {level or 'of unknown level'}: {'; '.join(said)}"
