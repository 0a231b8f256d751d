"""Aspect, signed value and unit of one number, once its surroundings are peeled."""

from __future__ import annotations

from dataclasses import dataclass

from duixian import late_re as re
from duixian.extract.phrases import Peeled
from duixian.extract.quantities import Mention
from duixian.model import Aspect
from duixian.patterns import either
from duixian.records import set_by_slots

_GAP_OVER = re.compile(
    either(
        "高于",
        "低于",
        "快于",
        "慢于",
        "好于",
        "优于",
        "大于",
        "小于",
        "多于",
        "少于",
        "高出",
        "快过",
        "高过",
        "超额完成(?=[^,;:。]{0,12}(?:目标|任务|计划|指标)(?:数|值)?$)",
        "超出",
        "领先于?",
        "落后于?",
        "超过",
        "超",
        "低过",
        name="dir",
    )
    + "(?P<scope>[^,;:。]{1,18}?)(?:分别|(?<!平)均|各)?(?:约|近|了|达)?$"
)
_GAP_THAN = re.rare(
    (
        "(?<![同环占对之百])(?:比(?!率|重|例|值)|较|与)(?P<scope>[^,;:。]{1,20}?)"
        "(?:分别|(?<!平)均|各|相比|实际|名义|同期|水平|又|还|再|要|多)*"
    )
    + either(
        "高出",
        "(?<![提升])高",
        "(?<!降)低",
        "(?<!加)快",
        "慢",
        "(?<!增)多",
        "(?<!减)少",
        "提前",
        "超出",
        name="dir",
    )
    + "(?:出|了|约|近|达)*$"
)
# behind these the distance is one in time, hence a change
_IN_TIME = re.compile(
    r"上年|去年|前年|同期|上月|上季|年初|年底|年末|预算|年均|期末|以往|过去|\d年|上届|五年前|调查数"
)
_BELOW = ("低", "慢", "少", "落后", "小")
_TIMES = frozenset(("年", "届", "次", "个月", "个季度", "报告期", "天", "季", "月", "期", "个年头"))
_PULLED_DOWN = re.compile(r"拉低|压低|拖累")
STREAK = re.compile(r"(?:已|已经|实现|均|，|连年)?(?:连续|连)$")
_RANK = re.compile(
    either(
        "继续",
        "稳定",
        "稳步",
        "再次",
        "首次",
        "均",
        "分别",
        "全部",
        "双双",
        "并",
        "已",
        r"连续\S{1,4}",
        "持续",
    )
    + "*"
    + either(
        "稳居",
        "位居",
        "跃居",
        "高居",
        "居于",
        "居",
        "位列",
        "名列",
        "位于",
        "列",
        "位次",
        "排名(?![由从])",
        "排在",
        "排(?!名)",
        "跃升[至为]?",
        "进至",
        "进到",
        "升至",
        "上升至",
        "上升到",
        "上升为",
        "前移至",
        "前移到",
        "进位至",
        "提升至",
        "提升到",
        "跃升到",
        "升到",
        "保持",
        "跃至",
        "挺进",
        "跻身",
        "进入",
        "晋升",
        "由",
        "从",
        "到",
        "至",
    )
)


_AMONG = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})(?P<who>全[国省市区县球]|世界|亚洲|国内|省内|[东中西]部(?:地区)?)的?$"
)
_AMONG_ALL = re.compile(
    "(?P<who>全国|全省|全区|全市|全州|全盟)(?=[^,;。]{2,12}(?:评价|考核|评比|评估|测评|排名))"
)
"""全省营商环境评价列第18位: what is assessed of all tells among whom the place was taken."""
_AMONG_SOME = re.compile(
    r"在?(?P<who>(?:全[国省市区州盟])?\d+[个家座]"
    r"[\u4e00-\u9fff]{0,6}?(?:[县市区旗镇]{1,3}|城市|企业|街道)(?:\([^()]*\))?)"
    r"(?P<what>[\u4e00-\u9fff]{2,12}?)?中?$"
)
"""在全市8个县(市、区)综合考核中: among whom, and in what, a place was taken."""
_BETTER_IF_LESS = re.compile(r"浓度|PM|排放|能耗|污染|失业")
_PLACED = re.compile(r"居|列|排|跃|(?<!新)晋|跻身|挺进|名次|位次|进位|前移|保持|前$|第$")


@set_by_slots
@dataclass(frozen=True, slots=True)
class Sense:
    """What kind of statement a number makes, with its signed value."""

    aspect: Aspect
    value: float
    value_high: float | None
    unit: str
    scope: str | None = None
    """For a gap or rank: what it is compared with."""
    subject: str | None = None
    """The text before the comparison, when the sense was read from the whole left side."""


def sense(mention: Mention, left: str, peeled: Peeled, *, counted: bool) -> Sense:
    """Decide the aspect (eval guide: level, growth, change, gap, rank, streak).

    `left` is the clause before the number; `counted` says that a noun behind the number is
    what it counts, so that a verb before it acts and does not measure (提升200个村).
    """
    if mention.kind == "streak" or (mention.unit in _TIMES and STREAK.search(left)):
        unit = mention.unit or "年"
        return Sense("streak", mention.value, None, unit, subject=STREAK.sub("", left))
    if mention.unit == "位" and mention.kind == "arabic" and (moved := _MOVED.search(left)):
        sign = -1 if moved["back"] else 1
        subject = left[: moved.start()]
        return Sense("change", sign * mention.value, None, "位", subject=subject)
    if mention.unit == "位" and not _counts_people(mention, left, counted):
        return _rank(mention, left)
    if gap := _gap(mention, left):
        return gap
    return _measured(mention, peeled, counted)


# 较上年前移4位: by how many places, not to which
_MOVED = re.compile(
    r"(?:[比较]?(?:上年|去年|上届|上次|上期|上季度)?(?:同期)?)"
    + r"(?:(?:前移|进位|前进|上升|提升|跃升|晋升|攀升|上移)|(?P<back>后移|下降|下滑|退后|后退))了?$"
)


def _counts_people(mention: Mention, left: str, counted: bool) -> bool:
    """Whether 位 is a measure word: 在川两院院士70位, and not 居全国第7位."""
    ranked = mention.kind in ("ordinal", "first") or mention.bound_start < mention.start
    if mention.more and counted:  # 40多位外国元首先后访华
        return True
    if len(left.strip("、和与及,")) < 2:  # 位列第73位和92位
        return False
    return not ranked and not _PLACED.search(left)


def _rank(mention: Mention, left: str) -> Sense:
    matches = list(_RANK.finditer(left))
    last = matches[-1] if matches else None
    if last is None:
        among = _AMONG.search(left)  # 锡铟锗产量全球第一
        scope = among.group("who") if among else None
        return Sense(
            "rank", mention.value, None, "位", scope, left[: among.start()] if among else left
        )
    scope = left[last.end() :].strip("的第前") or None
    begins = last.start()
    for match in reversed(matches[:-1]):  # 跃升 and 到 are one
        if match.end() != begins:
            break
        begins = match.start()
    subject = left[:begins]
    if scope is None and (some := _AMONG_SOME.search(subject)):
        scope, subject = some["who"], subject[: some.start()] + (some["what"] or "")
    if scope is None and (all_of := _AMONG_ALL.match(subject)):
        scope = all_of["who"]
    return Sense("rank", mention.value, None, "位", scope, subject)


def _gap(mention: Mention, left: str) -> Sense | None:
    match = _GAP_THAN.search(left)
    if match is None and mention.unit in ("百分点", "%", "倍", "岁"):
        match = _GAP_OVER.search(left)
        if match and mention.unit != "百分点" and len(match["scope"]) < 2:
            return None
    if match is None:
        return None
    if left[: match.start("dir")].endswith("或"):  # 达到或好于Ⅲ类水体的比例
        return None
    if match["dir"] == "提前" or match["scope"].endswith(("比例", "比重", "占比", "率达", "率")):
        return None
    before = left[: match.start()]
    sign = -1 if match["dir"].startswith(_BELOW) else 1
    if match["dir"].startswith("小") and re.search(r"降幅|跌幅|减幅", left):
        sign = 1
    scope = re.sub(r"^(?:全市|我省|我市)?(?!平均)", "", match["scope"]).strip("的")
    if not scope.endswith("平均"):
        scope = re.sub(r"(?:平均)?(?:水平|增速|增幅|增长速度)?(?:分别|均|各)*$", "", scope) or scope
    in_time = bool(_IN_TIME.search(scope)) and not scope.endswith("目标")
    factor, unit = _ratio(mention)
    high = None if mention.value_high is None else sign * factor * mention.value_high
    if mention.unit in ("%", "倍") and match["dir"] in ("超过", "超"):
        return None
    if in_time:
        aspect: Aspect = "change" if mention.unit != "%" else "growth"
        return Sense(aspect, sign * factor * mention.value, high, unit, None, before)
    return Sense("gap", sign * factor * mention.value, high, unit, scope, before)


def _ratio(mention: Mention) -> tuple[float, str]:
    """Factor and unit of a number whose unit is itself a ratio: 倍 and 成 become %."""
    if mention.unit == "倍":
        return 100.0, "%"
    if mention.unit == "成":
        return 10.0, "%"
    return 1.0, mention.unit or ""


def _measured(mention: Mention, peeled: Peeled, counted: bool) -> Sense:
    factor, unit = _ratio(mention)
    value = round(mention.value * factor, 9)
    high = None if mention.value_high is None else round(mention.value_high * factor, 9)
    sign = peeled.direction
    if peeled.verb.startswith("改善") and _BETTER_IF_LESS.search(peeled.stem):
        sign = -sign  # PM2.5浓度改善16.5%
    reached = peeled.to and not peeled.rate_noun
    if mention.kind == "digits":
        return Sense("growth", value, high, unit)
    if mention.kind == "fold":
        return Sense("growth", value, high, unit)
    if mention.unit in ("百分点", "千分点") and mention.signed:
        return Sense("change", value, high, unit)
    if mention.unit in ("百分点", "千分点"):
        negative = sign < 0 or bool(_PULLED_DOWN.search(peeled.stem))
        return Sense(
            "change",
            -value if negative else value,
            None if high is None else (-high if negative else high),
            unit,
        )
    relative = unit in ("%", "‰")
    if mention.signed and relative:  # 税收-3.2%, 增速为-3.2%
        return Sense("growth", value, high, unit)
    if not sign or reached or counted:
        return Sense("level", value, high, unit)
    aspect: Aspect = "growth" if relative else "change"
    return Sense(aspect, sign * value, None if high is None else sign * high, unit)
