"""Which year or span a figure speaks of: explicit dates first, the section's period else."""

from __future__ import annotations

from dataclasses import dataclass

from duixian import late_re as re
from duixian.extract.time_words import COUNT, TELLS_TIME, counted, times, told_once
from duixian.model import Sentence
from duixian.records import set_by_slots
from duixian.text.times import YEAR, part_of_year, plan_period, year_of, years_back

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
_SINCE = re.compile("以来(?=[,、共累新年])")
_SINCE_RECORD = re.compile(r"以?来(?:[^,;。]{0,4})(?:最|首次|新高|新低)")
_MULTIPLE = re.compile(
    r"(?:期?[末底初]|时期|期间|同期)?的?(?:总和|之和|总量|水平)?的?(?:\d[\d.]*|[两二三四五六七八九十]+)倍"
)
_ISSUED_BEFORE = re.compile(r"底?(?:以|之)?前[^,;。:\d]{1,6}的(?=\d)")
_REACHED_IN = re.compile(r"的[ ]?\d")
_HEADING = (",", "底,", "末,", "以来,", "期间,", "时期,")
_AT_END = re.compile("”?[ ]?期?末")
"""由“九五”末的20.8%: a plan's end is its last year."""
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


def _since(match: re.Match[str]) -> bool:
    """Whether a year is the first of those that something ran over."""
    return bool(match["year"] and not match["part"] and _SINCE.match(match.string, match.end()))


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
            if TELLS_TIME.search(self.text, sentence.start, sentence.end):
                matches = told_once(times(self.text, sentence.start, sentence.end))
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
        end_of_year = text.startswith(("底", "末"), end) and not (
            before.endswith(("比", "较")) or _GOVERNS.match(text, end)  # 与“十五”末相比
        )
        comparison = bool(_COMPARED.search(before)) and not end_of_year  # 截至2020年底
        if match["rel"] in ("上年", "当年") and (
            comparison or before.endswith("在") or text.startswith(("末", "同期"), end)
        ):
            comparison = True
        if match["year"] and _SINCE_RECORD.match(text, end):  # 1985年以来最高
            comparison = True
        elif _since(match):  # 自2018年以来
            comparison = False
        if match["rel"] == "上年" and text.startswith(("结余", "结转"), end):
            comparison = True
        if _ISSUED_BEFORE.match(text, end):  # 对2000年底以前发布的756件法规进行清理
            comparison = True
        if _MULTIPLE.match(text, end):  # 是2010年的2.2倍, 是“十三五”末的1.9倍
            comparison = True
        deadline = before.endswith(("到", "至")) or text.startswith(("底前", "年底"), end)
        return TimeWord(
            start,
            end,
            period,
            comparison,
            bool(_FROM.search(before)) and not (match["span"] or _since(match)),
            deadline,
            governs=comparison and _GOVERNS.match(text, end) is not None,
            reach=self._clause_end(end, sentence)
            if match["running"]
            else self._reach(start, end, sentence),
            between=bool(match["span"] and _FROM.search(before)),
            heads=text.startswith(_HEADING, end),
        )

    def _reach(self, start: int, end: int, sentence: Sentence) -> int:
        """Behind which offset a time word dates no figure.

        提前实现2021年的目标;居民收入增长8.6%: what stands amid a clause, or says only of which year
        a target was, ends with the semicolon. 2024年,A增长5%;B增长6% goes on.
        """
        text = self.text
        opened = text.rfind("(", sentence.start, start)
        if opened >= 0 and text.find(")", opened, start) < 0:  # 招聘教师132名(上年为205名),新建
            closed = text.find(")", end, sentence.end)
            return closed if closed >= 0 else sentence.end
        reached = text[start].isdigit() and text.startswith(("到", "至"), start - 1)
        if reached and _REACHED_IN.match(text, end):
            return self._clause_end(end, sentence)  # 由2010年的77亿元跃升到2015年的161亿元
        own = (
            _GOAL_ENDS.match(text, end, sentence.end)
            or _ATTRIBUTIVE.match(text, end)
            or _GROUND.match(text, end, sentence.end)
        )
        if own:
            return self._clause_end(own.end(), sentence)
        semicolon = text.find(";", end, sentence.end)
        if semicolon < 0 or text.find(":", end, semicolon) >= 0:
            return sentence.end
        clause = _CLAUSE_BEGINS.split(text[sentence.start : start])[-1]
        amid = len(clause) > _MOST_BEFORE_HEAD and not _A_YEAR.search(clause)
        return semicolon if amid or _GOAL_OF_YEAR.match(text, end, semicolon) else sentence.end

    def _clause_end(self, at: int, sentence: Sentence) -> int:
        ends = (self.text.find(sign, at, sentence.end) for sign in ",;")
        return min((end for end in ends if end >= 0), default=sentence.end)

    def _period(self, match: re.Match[str]) -> str | None:
        report = self.report_year
        if match["end"]:  # 从1981年到本世纪末的二十年内, said before it ended
            return f"{year_of(match['a'])}-2000" if report and report < 2000 else None
        if match["span"]:
            first, last = year_of(match["a"]), match["b"]
            final = year_of(last) if len(last) == 4 else first // 100 * 100 + int(last)
            return f"{first}-{final}" if final > first else None
        if report and _since(match):  # 2018年以来,累计完成投资320亿元
            since = year_of(match["year"])
            return f"{since}-{report - 1}" if since < report - 1 else str(since)
        if match["year"]:
            return _part(str(year_of(match["year"])), match["part"], match["month"])
        if match["plan"] and report and match.string.startswith("以来", match.end()):
            began = (plan_period(match["plan"].removesuffix("五")) or "")[:4]
            return f"{began}-{report - 1}" if began and int(began) < report - 1 else began or None
        if match["plan"] or match["nth"]:
            whole = plan_period(match["nth"] or match["plan"].removesuffix("五"))
            return whole[-4:] if whole and _AT_END.match(match.string, match.end()) else whole
        if match["century"]:  # 在本世纪末把我国人口控制在12亿左右, said before it ended
            return "2000" if report and report < 2000 else None
        if match["whole"]:  # 一季度增长6.1%,全年增长5.4%
            return "@全年"
        if match["masked"]:
            return MASKED
        if match["ago"]:
            count = match["n"] or match["n2"]
            return years_back(counted(count), report)
        if match["running"]:  # 连续三年增长11%: each of three years, of which the last is told
            return years_back(counted(match["running"]), report)
        if match["before"]:  # 比五年前增加5000万吨
            return str(report - 1 - counted(match["before"])) if report else None
        if match["over"]:
            return f"{OVER_YEARS}{COUNT[match['over']]}"
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
            return f"@{COUNT[match['n4']]}"
        if match["ahead"]:
            count = match["n3"]
            years = counted(count)
            return f"{report}-{report + years - 1}" if years > 1 else str(report)
        return years_back(5, report)


def quarter_of(period: str, year: int | None) -> str | None:
    """Complete a quarter named without its year.

    >>> quarter_of("@一季度", 2020)
    '2020Q1'
    """
    return None if year is None else _part(str(year), period[1:], None)
