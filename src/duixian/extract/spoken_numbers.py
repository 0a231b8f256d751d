"""Numbers as they are said rather than counted: 2个多亿, 九成五, 增速为负2.1%, 税收-3.2%."""

from __future__ import annotations

from duixian import late_re as re

_PIECES = re.compile(
    "(?<![百千万亿])个(?P<more>[多余])?"
    "亿(?=[,;。、!)]|$|以上|左右|大关|的?(?:资金|投资|贷款|收入|目标))"
)
_TENTHS = re.compile(r"成(?P<half>[一二三四五六七八九半])(?=[的,;。、!)]|$|以上|左右|多)")
_NEGATIVE = re.compile("(?:为|是|呈|达|增速|增幅|增长率)负$")
_SIGN = re.compile(r"[\u4e00-\u9fff:(][+-]$")
_OF_CHANGE = ("%", "百分点", "‰", "千分点")
HUNDRED_MILLION = 1e8


def in_pieces(text: str, end: int) -> tuple[int, bool] | None:
    """Where 个亿 behind a number ends and whether 多 stands in it; a village of 亿元 is none.

    >>> in_pieces("突破2个亿,", 3), in_pieces("争取1个多亿的资金", 3), in_pieces("2个亿元村", 1)
    ((5, False), (6, True), None)
    """
    found = _PIECES.match(text, end)
    return None if found is None else (found.end(), found["more"] is not None)


def tenth_and_half(text: str, number_end: int) -> tuple[str, int] | None:
    """The Chinese digit behind 成 and where it ends: 九成五 is 95 %, 三成五保户 are 30 %.

    >>> tenth_and_half("九成五的村", 1), tenth_and_half("三成五保户", 1)
    (('五', 3), None)
    """
    found = _TENTHS.match(text, number_end)
    return None if found is None else (found["half"], found.end())


def sign_before(text: str, start: int, unit: str | None) -> int:
    """1 or -1 where a sign stands before a rate or points, else 0. 5%-6% is a range.

    >>> sign_before("税收-3.2%", 3, "%"), sign_before("增速为负2.1%", 4, "%")
    (-1, -1)
    >>> sign_before("财政收入+5%", 5, "%"), sign_before("减负5%", 2, "%")
    (1, 0)
    """
    if unit not in _OF_CHANGE or start < 2:
        return 0
    before = text[max(0, start - 4) : start]
    if _SIGN.search(before):
        return 1 if before[-1] == "+" else -1
    return -1 if _NEGATIVE.search(before) else 0
