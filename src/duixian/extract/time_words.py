"""Words of time in a text, as they stand there; which period each names is told elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duixian import late_re as re
from duixian.text.times import YEAR

COUNT = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "二十": 20}

_NUMERAL = "[一二三四五六七八九十]"
TIME = re.compile(
    rf"""
      (?P<span>(?P<a>{YEAR})年?\s*(?:-|—|–|~|至|到)+\s*(?:(?P<b>{YEAR}|\d\d)年|(?P<end>(?:本|二十|20)世纪末)))
    | (?P<year>{YEAR})年
      (?P<part>第?[一二三四1-4]季度|前三季度|上半年|(?P<month>\d{{1,2}})月(?:份|底)?)?
    | (?P<masked>(?<![0-9A-Za-z])(?:(?:19|20)[Xx×╳*○●]{{2}}|[Xx×╳*●]{{2}}|[Xx×╳*○●]{{4}})年)
    | “(?P<plan>{_NUMERAL}{{1,2}}五)”
    | 第(?P<nth>{_NUMERAL}{{1,2}})个五年计划
    | (?P<rel>今年|去年|明年|本年|(?<![目以之此])前年|上年(?!末?同期)|当年)
      (?P<relpart>第?[一二三四]季度|前三季度|[上下]半年|(?P<relmonth>\d{{1,2}})月(?:份|底)?)?
    | (?P<whole>全年(?!新增)|(?<![\d去上今明])年底前?|(?<![二三四五六七八九十几])年内)
    | (?P<quarter>[一二三四]季度|前三季度|[上下]半年)
    | (?P<ago>
          (?:过去|这|近|最近|(?<!学)前)?(?P<n>[一两三四五六七八九十]|\d{{1,2}})年(?:来|间|中)
        | (?:过去|(?<!学)前|这|近)(?P<n2>[两三四五]|\d)年
      )
    | (?<![续第几每一二三四五六七八九十〇零○\d])(?P<over>[两三四五六七八九十])年
      (?=
          累计|节约|(?:提高|上升|下降|降低|增加|减少)(?=\d)|共(?![同建享产])|总计|合计|年?均|平均|(?:城镇|农村)?净?新?增(?!强)|翻
        | (?:淘汰|关停|化解|压减)[^,;。:年\d]{{1,12}}\d
        | [\u4e00-\u9fff]{{2,14}}?(?<!年)(?:累计|总计|合计)
      )
    | (?<=[比较])(?P<before>[两三四五六七八九十]|\d{{1,2}})年前(?!后)
    | (?<=连续)(?P<running>[两三四五六七八九十]|\d{{1,2}})年
      (?:
          (?<=增[长速幅]连续\w年)(?=(?:都|均)?(?:达|保持|超|高于|略?高|在))
        | (?=[^,;。:\d]{{0,4}}(?:增长|增速|增幅|递增|累计))
      )
    | (?P<ahead>
          (?:今后|未来|力争|用|到)(?P<n3>[一两三四五]|二?十|\d|[12]0)(?:到[一两三四五])?年(?!一遇)
      )
    | (?P<n4>[两三四五])年内
    | (?P<century>(?:本|二十|20)世纪末)
    | (?P<term>本届政府(?:任期内?|以来|成立以来)|(?:过去|上)一届政府)
    """,
    re.VERBOSE,
)
_BEGINS_TIME = re.compile(
    r"[\d一二两三四五六七八九十Xx×╳*○●“第今去明本前上下当全年过这近最未力用到]"
    r"(?=[\d一二两三四五六七八九十〇零Xx×╳*○●年季半前去近后来争届底内世])"
)
"""What `TIME` can begin with, and what can stand behind it."""
TELLS_TIME = re.compile("[年季届”纪]")
"""Every time word has one of these: looked for first, which spares most sentences the rest."""


def counted(count: str) -> int:
    return int(count) if count.isdigit() else COUNT[count]


def times(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The time words between two reading offsets: all that `TIME` finds there, in a sixth of the
    time, since its twenty alternatives are tried only where one of them may begin.

    >>> [found.group() for found in times("去年增长5%,2025年增长6%", 0, 17)]
    ['去年', '2025年']
    """
    at = start
    while (first := _BEGINS_TIME.search(text, at, end)) is not None:
        found = TIME.match(text, first.start(), end)
        if found is not None:
            yield found
        at = first.end() if found is None else found.end()


def told_once(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Time words without the count of years that says a span again: 1932年到1936年|五年间."""
    last: re.Match[str] | None = None
    for match in matches:
        if last is None or not (match["ago"] and last["span"] and last.end() == match.start()):
            yield match
        last = match
