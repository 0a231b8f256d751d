"""Verb and object of a promise, and whether it is counted, an event, or a course kept."""

from __future__ import annotations

from dataclasses import dataclass

from duixian import late_re as re
from duixian.extract.task_deadlines import Stated
from duixian.extract.task_heads import Head
from duixian.model import TaskKind
from duixian.patterns import either
from duixian.registry.tasks import EVENT, REACH, TaskWords

_PREDICATE = re.compile(
    either(
        "达到?",
        "突破",
        "超过",
        "增长",
        "增加",
        "增至",
        "增",
        "提高",
        "提升",
        "上升",
        "扩大",
        "下降",
        "降低",
        "降",
        "减少",
        "压减",
        "压缩",
        "控制",
        "保持",
        "稳定",
        "稳",
        "维持",
        "完成",
        "实现",
        "安排",
        "新增",
        "净增",
        "不低于",
        "不少于",
        "不超过",
        "力争",
        "确保",
    )
    + "(?!的)(?:到|至|在|为)?"
)
_TAIL = re.compile(
    "(?:"
    + "(?:和|或|并)?"
    + either(
        "达到?",
        "突破",
        "超过",
        "增长",
        "提高",
        "提升",
        "上升",
        "扩大",
        "下降",
        "降低",
        "减少",
        "增加",
        "控制",
        "保持",
        "稳定",
        "不少于",
        "不低于",
        "不超过",
        "总量",
        "约",
        "近",
        "超",
        "逾",
        "至少",
        "各",
        "共",
        "再",
        "累计",
        "分别",
        "力争",
        "均",
        "都",
    )
    + "(?:到|至|在|为)?"
    + ")"
    + "+$"
)
_BOUND = re.compile(r"^(?:以上|左右|以内|以下|余|多|上下|之内|的|个|名|亿|万)+")
_FROM = re.compile(r"由|从|比|较(?!好|大|高)|按")
_LEADING = re.compile(r"^(?:好|了|一批|一些|更多|更|再|第\d+[届次])+(?=..)")
_LEADING_STARTS = frozenset("好了一更再第")
_WHEN_OR_WHO = re.compile(
    "(?:年度|全年|年内|当年|本年|今年|上半年|下半年|[一二三四]季度|前三季度)+"
    "|(?:各级|中央|全国|[省市县区乡镇]级?|本级|地方|和)*财政"
)
_WHERE = ("城镇", "农村", "城乡", "全社会")
_JOINT = re.compile("[、和并与及或/]")
_MARKS = frozenset("“”()")
_UP_TO = ("", "在", "到", "至", "为")
"""Left between verb and figure (里程要控制在3400公里): then the verb is said of its subject."""
_HOSTS = ("办好", "举办", "承办", "筹办", "开好", "召开")


@dataclass(slots=True)
class Action:
    """What is done to what. `at` is the verb's reading span, None where no verb stands."""

    verb: str
    object: str
    at: tuple[int, int] | None


def action_of_head(text: str, head: Head, target: tuple[int, int] | None) -> Action:
    """The action of a clause whose verb its head shows; `target` is its first figure."""
    assert head.verb is not None
    start, end = head.verb
    if head.moved is not None:
        return Action(text[start:end], _tidy(text[slice(*head.moved)]), head.verb)
    found = _object(text, end, head.end, target)
    if found in _UP_TO and head.subject is not None:
        found = subject(text[slice(*head.subject)])
    return Action(text[start:end], found, head.verb)


def action_behind(
    text: str, head: Head, time: Stated, verb: tuple[int, int], target: tuple[int, int] | None
) -> Action:
    """The action of a verb behind a subject and a time word (中央财政今年安排…)."""
    found = (
        _object(text, verb[1], head.end, target)
        or subject(text[head.start : time.start])
        or subject(text[time.end : verb[0]])
    )
    return Action(text[slice(*verb)], found, verb)


def action_of_figure(text: str, head: Head, target: tuple[int, int]) -> Action | None:
    """The action of a clause that only says what a figure comes to (高铁里程突破3400公里).

    None where it has no subject; the verb is empty where none stands (失业率4.5%以内).
    """
    begin = head.time.end if head.time is not None else head.start
    spans = [m.span() for m in _PREDICATE.finditer(text, begin, target[0])]
    if not spans:
        found = subject(text[begin : target[0]])
        return Action("", found, None) if found else None
    start, end = spans[-1]
    found = subject(text[begin:start])
    named = subject(_TAIL.sub("", text[end : target[0]]))
    if len(named) > 1 and _WHEN_OR_WHO.fullmatch(found):  # 年度完成投资80亿元, 县财政安排资金
        found = named
    elif len(named) > 1 and found in _WHERE:  # 城镇新增就业5000人
        found += named
    if not found and start == begin:
        found = _object(text, end, head.end, target)
    return Action(text[start:end], found, (start, end)) if found else None


def kind_of(text: str, end: int, action: Action, whole: bool, words: TaskWords) -> TaskKind:
    """Milestone or continuing, for a promise without a figure that ends at `end`.

    A milestone either has happened on a given day or has not: something is opened, finished,
    issued, abolished, held.
    """
    verb = action.verb
    flags = words.senses.get(verb)
    if flags is None:
        flags = 0
        for part in _parts(verb):
            flags |= words.senses.get(part, 0)
    if flags & EVENT:
        return "milestone"
    if (flags & REACH or verb in words.causing) and words.event.search(text, end - 8, end):
        return "milestone"
    if whole and verb in words.ending:
        return "milestone"
    hosted = verb in _HOSTS and words.hosted.search(text, end - 4, end)
    return "milestone" if hosted else "continuing"


def _parts(verb: str) -> list[str]:
    """The single verbs of a chain.

    >>> _parts("取消或停征"), _parts("建成投用"), _parts("实施")
    (['取消', '停征'], ['建成', '投用'], ['实施'])
    """
    parts = _JOINT.split(verb)
    if len(parts) == 1 and len(verb) > 3:
        return [verb[:2], verb[2:]]
    return parts


def _object(text: str, start: int, end: int, target: tuple[int, int] | None) -> str:
    """What stands behind the verb, without the figure and what bounds it.

    >>> text = "新改建农村公路3500公里"
    >>> _object(text, 3, len(text), (7, 13)), _object("建成100个示范村", 2, 9, (2, 6))
    ('农村公路', '示范村')
    """
    if target is None or not start <= target[0] < end:
        return _tidy(text[start:end])
    before = _tidy(_TAIL.sub("", text[start : target[0]]))
    after = _BOUND.sub("", text[target[1] : end])
    after = _tidy(after.partition("、")[0] if re.search(r"\d", after) else after)
    if before and not before.endswith("等"):
        return before
    return before + after


def subject(phrase: str) -> str:
    """A subject without its time words, comparisons and adverbs."""
    if phrase.startswith(("比", "较", "同比")):
        return ""
    cut = _FROM.search(phrase, 2)
    phrase = phrase[: cut.start()] if cut else phrase
    return _tidy(re.sub(r"(?:都|也|均|还|应|将|要|分别|全部|基本|力争|在|于)+$", "", phrase))


def _tidy(phrase: str) -> str:
    """Without outer signs; quotation marks and brackets in pairs."""
    phrase = phrase.strip(" ,、:;")
    if phrase[:1] in _LEADING_STARTS:
        phrase = _LEADING.sub("", phrase)
    phrase = phrase.removesuffix("的")
    if _MARKS.isdisjoint(phrase):
        return phrase
    if phrase.count("“") != phrase.count("”"):
        phrase = phrase.replace("“", "").replace("”", "")
    if phrase.count("(") != phrase.count(")"):
        phrase = phrase.replace("(", "").replace(")", "")
    return phrase
