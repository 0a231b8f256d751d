"""What a sentence pursues, and what in a phrase around a number is no part of the indicator."""

from __future__ import annotations

from duixian import late_re as re

_PURSUED = re.compile(
    r"(?:开展|实施|推进|推行|启动|建立)了?"
    r"(?P<what>[\u4e00-\u9fff“”]{3,16}(?:试点|保险|制度|工程|计划|政策|行动))$"
)
BECAME = re.compile(r"(?:调整|优化|变化|演变|转变)+")
"""What became of the measure before: 由19.3:48.9:31.8,调整到15.6:49.9:34.5."""
SHARE_BEHIND = re.compile(r"的\d[\d.]*%")
"""Behind an amount of which a share is told."""
PART_OF = re.compile(r"^[^占]*占(?=[\u4e00-\u9fff]{3,}$)")
EACH_UNIT = re.rare(r"(?<=[\u4e00-\u9fff]{3})(?:平均)?每\d*(?:公斤|斤|吨|亩|度)$")
"""The denominator of a price, which is the unit's: 稻谷最低收购价平均每50公斤."""
_OUTDOES = re.compile(
    r"(?:仍|还|都|均|也)?(?:远远|大大|明显|显著|大幅)?(?:地)?(?:超过|高于|低于|快于|慢于|好于|超出)?了?"
    r"(?:\S*(?:年间?|期间|时期))?"
)
_RATE = re.compile(r"的(?:平均)?(?:增长)?(?:速度|增速|水平|幅度|增幅)")
_NEXT_WORK = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})、(?:建成|新建|改建|扩建|改造|安装|完成|启动|新增|新开工)(?!的)[^的]{2,}$"
)
_AND_OTHERS = re.compile(r"(?<=[\u4e00-\u9fff]{2})等一?系列活动$")


def pursued(clause: str) -> str:
    """The trial, insurance or programme that a clause says is carried out; else empty.

    >>> pursued("个县实施城镇居民社会养老保险试点"), pursued("万人参保")
    ('城镇居民社会养老保险试点', '')
    """
    match = _PURSUED.search(clause)
    return match["what"] if match else ""


def compares_rates(stem: str, right: str) -> bool:
    """Whether a rate is only told of to compare the one before with: 大大低于…增长44.6%的速度.

    >>> compares_rates("大大", "的速度"), compares_rates("出口", "的速度")
    (True, False)
    """
    return bool(_RATE.match(right)) and _OUTDOES.fullmatch(stem) is not None


# 远远超过1953年到1978年平均每年增长3.2%的速度
_OUTDONE = re.compile(r"(?:超过|高于|低于|快于|慢于|好于|超出)了?[^,;。]*$")


def outdone(left: str, right: str) -> bool:
    """Whether a rate is another time's, which the one before is compared with.

    >>> outdone("远远超过了1953年到1978年平均每年增长", "的速度"), outdone("出口增长", "的速度")
    (True, False)
    """
    return bool(_RATE.match(right)) and _OUTDONE.search(left) is not None


def grown_upon(left: str, right: str) -> bool:
    """Whether a figure is only the ground that another was reached upon.

    >>> grown_upon("是在经济总量", "的高基数上取得的"), grown_upon("在连续两年增长", "的基础上")
    (True, True)
    >>> grown_upon("经济总量", "的高基数上")
    False
    """
    return bool(_GROUND.match(right)) and "在" in left


_GROUND = re.rare(r"的?[^,;。\d]{0,6}(?:基础|基数|大盘子)上")
_UPON = re.compile(r"^.*?(?:都|均)?是在(?:全[国省市县区]|我[国省市县区])?(?=[\u4e00-\u9fff]{2})")


def ground(stem: str, right: str) -> str:
    """What a figure that others were reached upon measures: 这些成绩是在经济总量….

    >>> ground("这些成绩,是在我国经济总量", "的高基数上取得的")
    '经济总量'
    """
    return _UPON.sub("", stem) if _GROUND.match(right) else stem


_AMONG = re.compile(r"[^,;。\d]{2,14}中(?=,|$)")


def among(left: str, right: str) -> bool:
    """Whether a count only says among how many: 在1.2万多个行政村中,已有86%….

    >>> among("在", "行政村中,"), among("新建", "行政村中,")
    (True, False)
    """
    return left.endswith("在") and _AMONG.match(right) is not None


def one_of_list(noun: str) -> str:
    """The noun that a number counts, without the deeds that a 、 adds to the list it stands in.

    >>> one_of_list("市政道路、建成大道小天桥"), one_of_list("滇商大会等系列活动")
    ('市政道路', '滇商大会')
    >>> one_of_list("机制、政策")
    '机制、政策'
    """
    return _AND_OTHERS.sub("", _NEXT_WORK.sub("", noun))
