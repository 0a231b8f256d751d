"""The trade that a paragraph speaks of, for a bare measure: 石化产业提质。产值突破1300亿元。"""

from __future__ import annotations

from duixian import late_re as re
from duixian.patterns import alternatives, either

HEADLESS = re.compile(
    r"(?:产业|行业|集群|全产业链|主导产业)?(?:总)?"
    r"(?:"
    r"产值"
    r"|产能"
    r"|规模"
    r"|投资"
    r"|产销量"
    r"|产销规模"
    r"|营收"
    r"|营业收入"
    r"|增加值"
    r")"
)
"""A measure of some trade that names no trade."""
_FIELD = re.compile(
    alternatives(
        (
            r"[\u4e00-\u9fff“”]{2,7}?"
            "(?:产业(?:集群|链)?(?!化)|制造业|服务业|旅游业|农业|行业|工业)"
        ),
        "(?:低空|数字|平台|银发|海洋|民营|冰雪|首发|县域|开放型|绿色|循环|夜间|总部|林下|飞地)经济",
        "新能源(?:汽车)?",
        "新材料",
        "新医药",
        "生物医药",
        "装备制造",
        "人工智能",
        "集成电路",
    )
)
_LEAD = re.compile(
    r"^(?:[(]?[一二三四五六七八九十]{1,3}[)、是]|\d{1,2}[.、])?"
    + either(
        "做大做强",
        "做优做强",
        "做强做大",
        "发展壮大",
        "培育壮大",
        "加快发展",
        "大力发展",
        "加快培育",
        "持续壮大",
        "聚力打造",
        "大力",
        "加快",
        "推动",
        "推进",
        "拓展",
        "发展",
        "培育",
        "壮大",
        "提升",
        "创新",
        "聚焦",
        "打造",
        "支持",
        "实施",
        "深化",
        "巩固",
        "突出",
        "促进",
        "抓好",
        "做强",
        "做大",
        "做优",
    )
    + "*"
)
_REACH = 400
"""Characters that a paragraph is looked back through; a trade named further off is another's."""


def field_of(paragraph: str) -> str:
    """The trade with which the last sentence of a paragraph that names one begins; else empty.

    >>> field_of("石化产业持续减油增化，释放新装置产能。"), field_of("创新新能源发展模式")
    ('石化产业', '新能源')
    >>> field_of("食品产业提质。石化产业增效。抓好项目。"), field_of("一是加快推进项目建设。")
    ('石化产业', '')
    """
    for sentence in reversed(re.split("[。;]", paragraph[-_REACH:])):
        if found := _FIELD.match(_LEAD.sub("", sentence)):
            return found.group().strip("“”")
    return ""


def named(field: str, measure: str) -> str:
    """The measure with the trade before it, what both have said once.

    >>> named("石化产业", "产值"), named("新能源", "产业投资"), named("石化产业", "产业投资")
    ('石化产业产值', '新能源产业投资', '石化产业投资')
    """
    shared = max(n for n in range(min(len(field), len(measure)) + 1) if field.endswith(measure[:n]))
    return field + measure[shared:]
