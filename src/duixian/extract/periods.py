"""Which year or span a figure speaks of: explicit dates first, the section's period else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duixian import late_re as re
from duixian.model import Sentence
from duixian.records import set_by_slots
from duixian.text.times import YEAR, part_of_year, plan_period, year_of, years_back

_COUNT = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}

_NUMERAL = "[一二三四五六七八九十]"
TIME = re.compile(
    rf"""
      (?P<span>(?P<a>{YEAR})年?\s*(?:-|—|–|~|至|到)+\s*(?P<b>{YEAR}|\d\d)年)
    | (?P<year>{YEAR})年
      (?P<part>第?[一二三四1-4]季度|前三季度|上半年|(?P<month>\d{{1,2}})月(?:份|底)?)?
    | (?P<masked>(?<![0-9A-Za-z])(?:(?:19|20)[Xx×╳*○●]{{2}}|[Xx×╳*●]{{2}}|[Xx×╳*○●]{{4}})年)
    | “(?P<plan>{_NUMERAL}{{1,2}}五)”
    | 第(?P<nth>{_NUMERAL}{{1,2}})个五年计划
    | (?P<rel>今年|去年|明年|本年|(?<![目以之此])前年|上年(?!末?同期)|当年)
      (?P<relpart>第?[一二三四]季度|前三季度|[上下]半年|(?P<relmonth>\d{{1,2}})月(?:份|底)?)?
    | (?P<whole>全年(?!新增)|(?<![\d去上今明])年底前?|年内)
    | (?P<quarter>[一二三四]季度|前三季度|[上下]半年)
    | (?P<ago>
          (?:过去|这|近|最近|前)?(?P<n>[一两三四五六七八九十]|\d{{1,2}})年(?:来|间|中)
        | (?:过去|前|这|近)(?P<n2>[两三四五]|\d)年
      )
    | (?<![续第几每一二三四五六七八九十〇零○\d])(?P<over>[两三四五六七八九十])年
      (?=累计|节约|共(?![同建享产])|总计|合计|年?均|平均|(?:城镇|农村)?净?新?增(?!强)|翻)
    | (?P<ahead>(?:今后|未来|力争|用|到)(?P<n3>[一两三四五]|\d)(?:到[一两三四五])?年)
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
_TELLS_TIME = re.compile("[年季届”纪]")
"""Every time word has one of these: looked for first, which spares most sentences the rest."""
MASKED = "@?"
"""A year written so that nobody can tell which: 20XX年."""
OVER_YEARS = "@±"
"""Before a count of years that lie behind in a review, ahead in a plan: 三年累计."""
THIS_YEAR = "@今年"
"""The year behind the one that the sentence names, in a text of an unknown year."""
SINCE_NEW_YEAR = "@今年以来"
"""The months gone: the half year or quarter that the text reports on, else the report year."""
# a year behind these is what the figure is compared with, not what it speaks of
_COMPARED = re.compile(r"(?:比|较|与|同|和|相比|于|超过|按|扣除|以|自|建党|成立|截至|截止)(?:了)?$")
_FROM = re.compile(r"(?:从|由|自)$")
_SINCE_RECORD = re.compile(r"以?来(?:[^,;。]{0,4})(?:最|首次|新高|新低)")
_MULTIPLE = re.compile(r"(?:期?[末底初]|时期|期间|同期)?的?(?:总和|之和|总量|水平)?的?\d[\d.]*倍")
_GOVERNS = re.compile(r"[底末]?(?:相比|比较|比(?=,)|\(下同\))")
_CLAUSE_BEGINS = re.compile("[,;:。、)”!? \n]")
_MOST_BEFORE_HEAD = 6
"""So few characters before a time word leave it at the head of its clause: 我省在2024年."""
_A_YEAR = re.compile(f"{YEAR}年")
_GOAL_OF_YEAR = re.compile(
    r"(?:度|的|确定的)*[^,;。\d]{0,8}(?:目标|任务|计划|规划|指标|水平|基数|基础)(?!是|为|:)"
)
"""What stands behind a year that only says of when a target is (2021年目标任务)."""
# 提前实现2025年城镇化率达到60%的目标: the year of a goal dates its own clause
_GOAL_ENDS = re.compile(r"[^,;。:]{2,40}?的(?:预期)?(?:目标(?:任务|值)?|任务|要求|指标)(?=[,;])")
# 2023年新增的32家, 去年签约的26个: the time of what is counted there, and of nothing behind it
_ATTRIBUTIVE = re.compile(
    r"[^,;。:\d]{1,8}的(?=\d|[一二三四五六七八九十两百千]+[个家项件户人])"
    r"|(?:\d{1,2}月)?(?:底|末|年底)?前?(?:建成|投产|竣工|达产|投用|完工)后?[^,;。:]{0,20}的"
)
# 在2015年增长9%的基础上, 增长8%: what it grew upon dates its own clause
_GROUND = re.compile(r"[^,;。:]{0,40}?(?:基础|基数)上(?=,)")
_NAMED = re.compile(
    r"(?:年)?(?:不变价|可比价|远景|愿景|规划|版|议程|年度国家|中国|世界|全国|国际|“)"
)


# 增速分别为35年来、20年来首次
_FOR_THE_FIRST_TIME = re.compile(
    r"(?:[、和]近?\d{1,3}年来)*[^,;。]{0,2}(?:首次|第一次|最[高低好优多])"
)
_PRICES = re.compile(r"(?:年)?(?:的)?(?:不变|可比|同期)?价(?:格)?(?:计算)?\)?")


@set_by_slots
@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time expression: reading offsets, the period it names, how it stands in the clause."""

    start: int
    end: int
    period: str
    comparison: bool
    """It names the base of a comparison (比2020年) and dates no figure."""
    origin: bool
    """It dates only the next figure (从2020年的)."""
    deadline: bool = False
    governs: bool = False
    """It is what the whole sentence compares with (同1978年相比,A增长20%,B增长30%)."""
    reach: int = 1 << 60
    """Reading offset behind which it dates no figure: the next semicolon where it stands amid a
    clause, the next comma where it only says of when a thing or a goal is."""
    between: bool = False
    """It names where it begins and where it ends: 从1978年到1983年,由175元提高到288元."""
    heads: bool = False
    """It is a clause of its own (到2025年,), and so dates all that follows."""


def _part(period: str, part: str | None, month: str | None) -> str:
    if not part:
        return period
    if month:
        return f"{period}-{int(month):02d}" if not part.endswith("底") else period
    return part_of_year(period, part)


class Periods:
    """The time words of one text, found sentence by sentence as they are asked for."""

    def __init__(self, text: str, report_year: int | None) -> None:
        self.text = text
        self.report_year = report_year
        self._found: dict[int, list[TimeWord]] = {}

    def before(self, sentence: Sentence, position: int) -> list[TimeWord]:
        """Time words of a sentence that begin before a reading offset, in order."""
        words = self._found.get(sentence.start)
        if words is None:
            words = []
            if _TELLS_TIME.search(self.text, sentence.start, sentence.end):
                matches = _told_once(times(self.text, sentence.start, sentence.end))
                words = [w for m in matches if (w := self._word(m, sentence))]
            self._found[sentence.start] = words
        return [w for w in words if w.start < position <= w.reach]

    def _word(self, match: re.Match[str], sentence: Sentence) -> TimeWord | None:
        period = self._period(match)
        if period is None:
            return None
        text, start, end = self.text, match.start(), match.end()
        before = text[max(0, start - 3) : start]
        if before.endswith(("《", "“")) and match["plan"] is None:
            return None
        if (match["year"] or match["span"]) and _NAMED.match(text, end):
            return None
        if match["ago"] and _FOR_THE_FIRST_TIME.match(text, end):  # 30年来首次达标
            return None
        if _PRICES.match(text, end):  # (上年不变价)
            return None
        end_of_year = text.startswith(("底", "末"), end) and not before.endswith(("比", "较"))
        comparison = bool(_COMPARED.search(before)) and not end_of_year  # 截至2020年底
        if match["rel"] in ("上年", "当年") and (
            comparison or before.endswith("在") or text.startswith(("末", "同期"), end)
        ):
            comparison = True
        if match["year"] and _SINCE_RECORD.match(text, end):  # 1985年以来最高
            comparison = True
        if match["rel"] == "上年" and text.startswith(("结余", "结转"), end):
            comparison = True
        if _MULTIPLE.match(text, end):  # 是2010年的2.2倍, 是“十三五”末的1.9倍
            comparison = True
        deadline = before.endswith(("到", "至")) or text.startswith(("底前", "年底"), end)
        return TimeWord(
            start,
            end,
            period,
            comparison,
            bool(_FROM.search(before)) and not match["span"],
            deadline,
            governs=comparison and _GOVERNS.match(text, end) is not None,
            reach=self._reach(start, end, sentence),
            between=bool(match["span"] and _FROM.search(before)),
            heads=text.startswith((",", "底,", "末,", "以来,"), end),
        )

    def _reach(self, start: int, end: int, sentence: Sentence) -> int:
        """Behind which offset a time word dates no figure.

        提前实现2021年的目标;居民收入增长8.6%: what stands amid a clause, or says only of which year
        a target was, ends with the semicolon. 2024年,A增长5%;B增长6% goes on.
        """
        text = self.text
        own = (
            _GOAL_ENDS.match(text, end, sentence.end)
            or _ATTRIBUTIVE.match(text, end)
            or _GROUND.match(text, end, sentence.end)
        )
        if own:
            return min(
                (at for sign in ",;" if (at := text.find(sign, own.end(), sentence.end)) >= 0),
                default=sentence.end,
            )
        semicolon = text.find(";", end, sentence.end)
        if semicolon < 0 or text.find(":", end, semicolon) >= 0:
            return sentence.end
        clause = _CLAUSE_BEGINS.split(text[sentence.start : start])[-1]
        amid = len(clause) > _MOST_BEFORE_HEAD and not _A_YEAR.search(clause)
        return semicolon if amid or _GOAL_OF_YEAR.match(text, end, semicolon) else sentence.end

    def _period(self, match: re.Match[str]) -> str | None:
        report = self.report_year
        if match["span"]:
            first, last = year_of(match["a"]), match["b"]
            final = year_of(last) if len(last) == 4 else first // 100 * 100 + int(last)
            return f"{first}-{final}" if final > first else None
        if match["year"]:
            return _part(str(year_of(match["year"])), match["part"], match["month"])
        if match["plan"] and report and match.string.startswith("以来", match.end()):
            began = (plan_period(match["plan"].removesuffix("五")) or "")[:4]
            return f"{began}-{report - 1}" if began and int(began) < report - 1 else began or None
        if match["plan"] or match["nth"]:
            return plan_period(match["nth"] or match["plan"].removesuffix("五"))
        if match["century"]:  # 在本世纪末把我国人口控制在12亿左右, said before it ended
            return "2000" if report and report < 2000 else None
        if match["whole"]:  # 一季度增长6.1%,全年增长5.4%
            return "@全年"
        if match["masked"]:
            return MASKED
        if match["ago"]:
            count = match["n"] or match["n2"]
            return years_back(int(count) if count.isdigit() else _COUNT[count], report)
        if match["over"]:
            return f"{OVER_YEARS}{_COUNT[match['over']]}"
        if report is None and match["rel"] == "今年":  # 2023年增长5.2%,今年要增长6%
            return THIS_YEAR
        if report is None:
            return None
        if match["rel"] == "今年" and match.string.startswith("以来", match.end()):
            return SINCE_NEW_YEAR
        if match["rel"]:
            shift = {
                "今年": 0,
                "本年": 0,
                "去年": -1,
                "上年": -1,
                "当年": -1,
                "明年": 1,
                "前年": -2,
            }
            if match["rel"] == "上年":  # the year before the one the section speaks of
                return "@上年"
            return _part(str(report + shift[match["rel"]]), match["relpart"], match["relmonth"])
        if match["quarter"]:
            return "@" + match["quarter"]
        if match["n4"]:  # 三年内: of the years to come only where a plan is told
            return f"@{_COUNT[match['n4']]}"
        if match["ahead"]:
            count = match["n3"]
            years = int(count) if count.isdigit() else _COUNT[count]
            return f"{report}-{report + years - 1}" if years > 1 else str(report)
        return years_back(5, report)


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


def _told_once(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Time words without the count of years that says a span again: 1932年到1936年|五年间."""
    last: re.Match[str] | None = None
    for match in matches:
        if last is None or not (match["ago"] and last["span"] and last.end() == match.start()):
            yield match
        last = match


def quarter_of(period: str, year: int | None) -> str | None:
    """Complete a quarter named without its year.

    >>> quarter_of("@一季度", 2020)
    '2020Q1'
    """
    return None if year is None else _part(str(year), period[1:], None)
