"""Headline series told in words: where no figure is given, what the report says instead.

A target in words is part of the headline sentence (居民收入增长与经济增长同步) or an outcome
promised in the plan (保持对外贸易稳定增长); a result in words is what the review says came
of the series (粮食再获丰收). An action on the subject (优化投资结构) is neither.
"""

from __future__ import annotations

from dataclasses import dataclass

from duixian import late_re as re
from duixian.model import Outline, Role, Section, Span
from duixian.patterns import alternatives, either
from duixian.registry.series import Series
from duixian.text import clauses

_FIGURE = re.compile(
    r"\d[\d.]*(?:[%‰万亿千百]|个百分点|百分点|[多余]?[元吨斤人])|百分之[一二三四五六七八九十]"
)
_OUTCOME: dict[Role, re.Pattern[str]] = {
    "target": re.compile(
        r"同步|匹配|适应|稳|持续|继续|进一步|下降|降低|增速|增长|增产|回升|提质|完成|达到|实现"
        r"|保持|控制|放缓|好于|高于|快于|不会|合理|适度|较快|平衡|统筹"
    ),
    "result": re.compile(
        r"平稳|稳|持平|超额|完成|实现|达到(?=[^,]{0,4}(?:预期|目标))|回落|回升|放缓|减缓|高于|快于|低于|位居|居全|居第|居前|丰收|连续|再获|新高|下降"
        r"|乏力|控制|增长|增产|保持|没有|连增|前列|最优|较快|较低|领先"
    ),
}
_AFTER: dict[Role, re.Pattern[str]] = {
    "target": re.compile(
        alternatives(
            "[^,]{0,40}(?:同步|匹配)",
            ".{0,6}?(?:增长|增速)?.{0,4}?"
            + either(
                "稳定",
                "平稳",
                "较快",
                "合理",
                "适度",
                "不会",
                "同步",
                "匹配",
                "下降",
                "降低",
                "增长",
                "增产",
                "回稳",
                "稳中",
                "稳量",
                "提质",
                "促稳",
                "保稳",
                "保持",
                "完成",
                "达到",
                "放缓",
                "发展",
                "高于",
                "快于",
                "好于",
            ),
        )
    ),
    "result": re.compile(
        ".{0,30}?"
        + either(
            "稳定",
            "平稳",
            "稳中",
            "企稳",
            "回稳",
            "持平",
            "超额",
            "完成",
            "实现",
            "达到(?:年初)?(?:预期|目标)",
            "回落",
            "回升",
            "放缓",
            "减缓",
            "高于",
            "快于",
            "低于",
            "位居",
            "居全",
            "居第",
            "居前",
            "丰收",
            "连续",
            "再获",
            "新高",
            "下降",
            "乏力",
            "控制",
            "保持",
            "没有",
            "连增",
            "增产",
            "前列",
            "最优",
            "较快",
            "较低",
        )
    ),
}
_BEFORE = re.compile(
    r"(?:保持|实现|促进|确保|稳定|稳住|控制|努力|降低|抑制|推动)(?:[^,;]{0,6})(?:增长|稳定|发展|生产)?$"
)
_UNMET = re.compile(r"(?:没有|未能|未)(?:如期|全面)?(?:实现|完成|达到)")
"""A target said to be missed is a result in words, though it restates the target's figure."""
_LISTED = re.compile(r"[^,]{0,12}等[^,]{0,6}(?:指标|任务)")
_LOWERED = re.compile(r"(?:降低|减少|完成)[^,]{0,4}$")
_OTHERS = re.compile(
    r"(?:国债|外商|民间|零售|收购|社会|制造业|工业|房地产|企业|对外|农业|产业|基础设施|信息|高技术|贸易|(?<!全)[镇乡县州])$"
)
"""What may stand before a mention and makes another quantity of it."""
_DISPUTED: dict[Role, re.Pattern[str]] = {
    "target": re.compile(
        r"目标(?:时|的)|因素|预期目标(?:为|是)|问题|矛盾|风险|之所以|考虑|如果|转变|方式|行动|基金|工程|政策|过快|过猛|过热|虽|尽管"
        r"|^如|(?:前提|推动|条件|情况)下$|成效$|亿级|没有|不合理|连续增产|幅度减缓|基本平衡|不平衡|占[^,]*比重|国内外贸易"
        r"|^为[^,]{1,30}(?:打下|奠定|打好|提供|创造)[^,]{0,10}(?:基础|条件|保障)$"
    ),
    "result": re.compile(
        r"因素|作为|任务(?!$)|政策|过快|过多|面临|不确定|方式|情况下|如果|矛盾突出"
        r"|(?:前提|推动)下|是在|^既要|购销|亿级|^使"
    ),
}
_LONGEST: dict[Role, int] = {"target": 36, "result": 60}
"""A clause longer than this outside the headline sentence argues; it does not set a target."""


@dataclass(frozen=True, slots=True)
class ToldInWords:
    """A clause that tells of a series in words. Reading offsets, closing sign left out."""

    span: Span
    rank: int
    """0 in the headline sentence, then the plainer the lower."""

    @property
    def of_the_year(self) -> bool:
        """Whether it stands where the report speaks of that one year."""
        return self.rank <= 3


def told(
    outline: Outline, series: Series, role: Role, year: int, parts: tuple[Span, ...]
) -> ToldInWords | None:
    """The clause within `parts` that tells of `series` for `year` without giving a figure."""
    best: ToldInWords | None = None
    for phrases, penalty in ((series.mentions, 0), (series.shared, 1)):
        for at, length in _mentions(outline.reading.text, phrases, parts):
            found = _judged(outline, at, length, role, year, penalty)
            if found is not None and (best is None or found.rank < best.rank):
                best = found
    return best


def parts_of(outline: Outline, role: Role, year: int) -> tuple[Span, ...]:
    """The stretches of a report that can speak of one role for one year. Reading offsets."""
    found: list[Span] = []
    for section in outline.sections:
        if _place(section, role, year) is None:
            continue
        if found and found[-1].end == section.start:
            found[-1] = Span(found[-1].start, section.end)
        else:
            found.append(Span(section.start, section.end))
    return tuple(found)


def _mentions(
    text: str, phrases: tuple[str, ...], parts: tuple[Span, ...]
) -> list[tuple[int, int]]:
    places = []
    for phrase in phrases:
        for part in parts:
            at = text.find(phrase, part.start, part.end)
            while at >= 0:
                places.append((at, len(phrase)))
                at = text.find(phrase, at + 1, part.end)
    return sorted(places)


def _judged(
    outline: Outline, at: int, length: int, role: Role, year: int, penalty: int
) -> ToldInWords | None:
    sentence, section = located(outline, at)
    rank = _place(section, role, year)
    if rank is None:
        return None
    text = outline.reading.text
    clause = next(c for c in clauses(text, sentence.start, sentence.end) if at < c.end)
    said = text[clause.start : clause.end].rstrip(",;:。!? ")
    if role == "result" and _UNMET.search(said):
        return ToldInWords(Span(clause.start, clause.start + len(said)), rank * 2 + penalty)
    if _FIGURE.search(said.replace("M 2", "M2")) or not _OUTCOME[role].search(said):
        return None
    if role == "result" and _OF_YEARS.search(said):
        return None
    if rank > 0:
        if len(said) > _LONGEST[role] or _DISPUTED[role].search(said):
            return None
        before = text[clause.start : at]
        after = text[at + length : clause.start + len(said)]
        if penalty:
            if not (_LISTED.match(after) or _LOWERED.search(before)):
                return None
        elif _OTHERS.search(before) or not (
            _AFTER[role].match(after)
            or (role == "target" and _BEFORE.search(before))
            or (role == "result" and _AFTER[role].match(text[at : at + length]))
        ):
            return None
    return ToldInWords(Span(clause.start, clause.start + len(said)), rank * 2 + penalty)


_OF_YEARS = re.compile(r"[两三四五六]年(?:间|来)?累计|累计[^,;]{0,6}\d")
"""固定资产投资五年累计完成300多亿元: what years made together tells of no one of them."""


def _place(section: Section, role: Role, year: int) -> int | None:
    """How near a section is to where a report states such a thing; None where it cannot be."""
    if role == "target":
        if section.period != str(year):
            return None
        return {"targets": 0, "tasks": 1}.get(section.role)
    if section.role == "problems":
        return 3
    if section.role != "review":
        return None
    return 1 if section.period == str(year) else 2


def located(outline: Outline, at: int) -> tuple[Span, Section]:
    """The sentence at a reading offset, as a span, and its section."""
    sentences = outline.sentences
    low, high = 0, len(sentences) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if sentences[middle].start <= at:
            low = middle
        else:
            high = middle - 1
    found = sentences[low]
    return Span(found.start, max(found.end, at + 1)), outline.sections[found.section]
