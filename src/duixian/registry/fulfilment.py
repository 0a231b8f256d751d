"""Whether words claim that the targets of a whole field were met: 全面完成年度主要目标.

The audit sets such a claim against what contradicts it; a settling takes it for an answer, without
a figure, to the targets that it is for. The words are [fulfilment] of audit.toml.
"""

from __future__ import annotations

from duixian import late_re as re
from duixian.patterns import alternatives
from duixian.registry import audit


def _any(which: str) -> str:
    return "|".join(map(re.escape, audit.fulfilment(which)))


_HOW, _DONE, _GOAL = _any("how"), _any("done"), _any("goal")
CLAIM = re.compile(
    rf"(?:{_GOAL})[^,;:。]{{0,6}}?(?:{_HOW})(?:得到)?(?:{_DONE})"
    rf"|(?:{_HOW}|胜利)[地]?(?:{_DONE})了?[^,;:。]{{0,30}}?(?:{_GOAL})"
    rf"|(?:{_DONE})了[^,;:。]{{0,30}}?(?:{_GOAL})"
)
_WIDE = re.compile(_any("wide"))
_WHOLE = re.compile(_any("whole"))
_FIELD = re.compile(_any("one_field"))
_WISH = re.compile(rf"{_any('not_yet')}|为$")
_CALL = re.compile("让我们|我们要|我们一定|同志们")
_NO_WISH = re.compile("主要|重要|需要|纲要|要求|将军")
_FRAME = re.compile(
    alternatives(
        f"{_any('frame')}",
        f"{_any('whole')}",
        f"{_any('wide')}",
        f"{_HOW}",
        f"{_DONE}",
        f"{_GOAL}",
        "“[^”]*五”",
        "第.{1,2}个五年",
        "[^,;:。]{0,8}届[^,;:。]{0,10}?(?:会议|全会)",
        r"[\d〇一二三四五六七八九]{4}年",
        "[,、的了]",
    )
)
"""What a claim for the whole field is made of: little else may stand in it."""
ELSE = 4
"""Characters that may: 全市, 我们, 国家."""
WISHED = 24
"""Characters before a claim in which 确保, 为了 make it a wish."""
_BINDING = re.compile(
    rf"约束性(?:{_GOAL})[^,;:。]{{0,4}}?(?:{_HOW})(?:得到)?(?:{_DONE})"
    rf"|(?:{_HOW})(?:{_DONE})了?[^,;:。]{{0,8}}约束性(?:{_GOAL})"
)
_BOUND = re.compile(_any("binding"))


def of_whole_field(clause: str, before: str) -> bool:
    """Whether a clause claims that the targets of the whole field were met; `before` is its
    sentence up to it.

    >>> of_whole_field("全面完成年度主要目标", "一年来,")
    True
    >>> of_whole_field("全面完成主要目标", "我们要确保")
    False
    """
    done = CLAIM.search(clause)
    if done is None or not (_WIDE.search(clause) and _WHOLE.search(clause)):
        return False
    return not (_wished(before + clause[: done.start()]) or _one_field(clause, done))


def of_binding_targets(clause: str, before: str) -> bool:
    """Whether a clause claims it of the binding targets: 各项约束性指标超额完成."""
    done = _BINDING.search(clause)
    return done is not None and not _wished(before + clause[: done.start()])


def is_binding(name: str) -> bool:
    """Whether a target of this name is a binding one: energy, carbon, pollutants.

    >>> is_binding("单位国内生产总值能耗"), is_binding("进出口总额")
    (True, False)
    """
    return _BOUND.search(name) is not None


def _wished(before: str) -> bool:
    return bool(_CALL.search(before) or _WISH.search(_NO_WISH.sub("", before[-WISHED:])))


def _one_field(clause: str, done: re.Match[str]) -> bool:
    """Whether a claim is for one field only (清欠企业账款年度目标): other words are left in it."""
    if _FIELD.search(clause) and "经济社会发展" not in clause:
        return True
    goal_first = re.match(_GOAL, done.group())
    said = clause[: done.end()] if goal_first else done.group()
    return len(_FRAME.sub("", _flat(said))) > ELSE


def _flat(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)
