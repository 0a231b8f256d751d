"""Whether a target can be read as a promise of its year and nothing else."""

from __future__ import annotations

import re

from duixian.model import Claim
from duixian.patterns import alternatives
from duixian.settle.chains import YearReport
from duixian.settle.likeness import pairs_of
from duixian.settle.matching import plain

_PROMISING = re.compile(
    alternatives(
        "今年",
        "年内",
        "全年",
        "明年",
        "将",
        "要",
        "争取",
        "力争",
        "确保",
        "计划",
        "完成",
        "新增",
        "新建",
        "建成",
        "建设",
        "改造",
        "改建",
        "解决",
        "淘汰",
        "压减",
        "退出",
        "推进",
        "扩大",
        "提高",
        "降低",
        "下降",
        "减少",
        "增加",
        "培训",
        "开工",
        "造林",
        "取消",
        "下放",
        "实现",
        "达到",
    )
)
_NO_PROMISE = re.compile(
    alternatives(
        "已",
        "例如",
        "比如",
        "譬如",
        "如果",
        "假如",
        "检查",
        "现在",
        "目前",
        "去年",
        "上年",
        "过去",
        "据",
        "标志",
        "可以",
        "可减",
        "不如",
        "曾",
        "应该",
        "全长",
        "预计",
        "时期",
        "[一-九]是因为",
        "其中[，,]?包括",
        "五年",
        "以来",
        "按[^，,。；;]{0,10}征收",
        "了[^，,。；;解]{0,12}[，,。；;]",
    )
)
_ATTRIBUTE = re.compile(r"^(?:以上|以下|左右|以内|及以上|及以下)?的")
"""Right behind a figure that only describes a thing: 30万千瓦以下的机组."""


def plainly_promised(report: YearReport, target: Claim) -> bool:
    """Whether a target can be read as a promise of this year and nothing else: only such a one
    may be called passed over.

    It stands in the plan, says in one clause what is to be done, and tells no fact, example or
    condition.
    """
    line = report.lines.at(target.start) if report.lines else None
    if line is None or report.lines is None or line.role not in ("targets", "tasks"):
        return False
    clause = report.lines.clause(target.start, target.end)
    around = report.lines.before(target.start, target.end)[-40:] + clause
    if _NO_PROMISE.search(around) or _ATTRIBUTE.search(report.lines.behind(target.end)):
        return False
    named = any(pair in clause for pair in pairs_of(plain(target.indicator)))
    return named and _PROMISING.search(clause) is not None
