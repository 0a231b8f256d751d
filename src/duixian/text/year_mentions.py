"""Signs of the year in the years that a text names, told of as done or as planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from duixian import late_re as re
from duixian.text.times import YEAR, year_of
from duixian.text.votes import FAIR, STRONG, WEAK, Vote

_ESTIMATE = re.compile("预计")
_ESTIMATED = re.compile(rf"({YEAR})年(?:[^。\n到至]{{0,14}})预计")
_PLANNED_NEXT = re.compile(r"明年[^。,\n]{0,16}(?:任务|要|将|计划|目标)")
_PLANNED_NOW = re.compile(r"今年[^。,\n]{0,16}(?:任务|要|将|计划|目标)")
_MENTION = re.compile(r"年(?![期代内])([^。\n]{0,60})")
_OWN_YEAR = re.compile(rf"(?<![到至—-])({YEAR})$")
_A_YEAR_OF = re.compile(
    r"年(?:,?是|,)[^。\n]{0,50}?(?:取得|胜利|成就|成功|进展|完成|发展)[^。\n]{0,40}?的一年[,。]"
)
_DONE = re.compile(r"了|达到|增长\d|完成|实现|取得|为\d|下降\d|突破|建成|胜利|以来")
_TO_DO = re.compile(r"要|将|预期|拟|力争|计划|任务是|目标|必须|努力|安排|继续")
_EITHER = re.compile(f"{_TO_DO.pattern}|{_DONE.pattern}")


def mention_votes(text: str) -> Iterator[Vote]:
    """Years told of as done and years planned for, by how often each is named."""
    done: Counter[int] = Counter()
    planned: Counter[int] = Counter()
    for found in _MENTION.finditer(text):
        own = _OWN_YEAR.search(text, max(0, found.start() - 5), found.start())
        first = _EITHER.search(found[1]) if own else None
        if own is not None and first is not None:
            (done if _DONE.match(first.group()) else planned)[year_of(own[1])] += 1
    for found in _A_YEAR_OF.finditer(text):
        own = _OWN_YEAR.search(text, max(0, found.start() - 5), found.start())
        if own is not None and not _TO_DO.search(found.group()):
            yield Vote(year_of(own[1]) + 1, FAIR, own[1] + found.group()[:24])
            break
    if done:
        likely = [y for y, n in done.items() if n * 3 >= max(done.values())]
        year = max(likely)
        share = done[year] / sum(done.values())
        weight = WEAK * min(1.0, 0.4 + share) * min(1.0, 0.4 + 0.2 * done[year])
        yield Vote(year + 1, weight, f"{year}年 ×{done[year]}")
    if planned:
        year, count = max(planned.items(), key=lambda p: (p[1], -p[0]))
        weight = WEAK * 0.6 * count / sum(planned.values())
        yield Vote(year, weight, f"{year}年 ×{count}")
        if count > 2 and _share(_PLANNED_NEXT, _PLANNED_NOW, text) > 0.5:
            # Given late in the year, a report plans for the next.
            yield Vote(year - 1, FAIR, f"明年…{year}年 ×{count}")


def estimate_votes(text: str) -> Iterator[Vote]:
    """A year's results are estimated in that year, before it is over."""
    estimated: Counter[int] = Counter()
    for found in _ESTIMATE.finditer(text):
        own = _ESTIMATED.search(text, max(0, found.start() - 20), found.end())
        if own is not None:
            estimated[year_of(own[1])] += 1
    if estimated:
        year, count = estimated.most_common(1)[0]
        if count >= 2:
            yield Vote(year, STRONG if count > 3 else WEAK, f"{year}年预计 ×{count}")


def _share(one: re.Pattern[str], other: re.Pattern[str], text: str) -> float:
    first, second = len(one.findall(text)), len(other.findall(text))
    return first / (first + second) if first + second else 0.0
