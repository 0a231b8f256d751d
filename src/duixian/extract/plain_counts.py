"""Numbers with a measure word that measure nothing all the same: durations, lists, policies."""

from __future__ import annotations

from duixian import late_re as re
from duixian.extract import measure_words
from duixian.extract.quantities import Mention
from duixian.patterns import either
from duixian.registry import language, units

_YEARS = re.compile(r"(?:19|20)\d\d$|1[0-8]\d\d$")
_POLICY_BEFORE = re.compile(
    r"(?:制定|出台|实施|推出|落实|印发|发布|执行|贯彻|细化|用好|新政|政策|经济|发展|创新|消费|稳增长|惠企)\S*$"
)
_GIVEN_OUT = re.compile(r"(?:出台|推出|制定|印发|发布)(?:(?!实施)[^,;。、]{4,})?$")
_COUNTABLE_LINE = re.compile(
    either(
        "航线",
        "线路",
        "专线",
        "道路",
        "公路",
        "铁路",
        "高速",
        "高铁",
        "街",
        "巷",
        "路",
        "河",
        "渠",
        "管",
        "措施",
        "举措",
        "政策",
        "意见",
        "建议",
        "生产线",
        "产业链",
        "链",
        "线",
        "通道",
        "隧道",
        "桥",
        "轨道",
        "地铁",
        "信息",
        "线索",
        "经验",
        "规范",
        "标准",
        "任务",
        "责任",
        "航道",
        "水系",
        "河流",
        "产线",
        "示范带",
        "廊道",
        "步道",
        "绿道",
    )
    + "$"
)
_DURATION_LEVEL = re.compile(
    r"压缩|缩短|压减|降|减少|控制|周期|时限|时间|时长|寿命|耗时|提速|去化|用时|不超过|平均|延长|通关|缩减|仅需|办结|年限|达到|提高|工期"
)
_SHORTENED = re.compile(r"(?:缩短|压缩|压减|缩减|减少|降低?|延长|增加|提高)(?:到|至|为)")
_DAYS_LEVEL = re.compile(
    r"天数|天气|达到?|优良|保持|时限|压缩|压减|缩减|缩短|减少|增加|仅|提前|不超过|比上年|控制|时间|超过|稳定|持续|平均|用时|实现"
)
_THRESHOLD_NOUN = re.compile(
    r"^\s*(?:的)?"
    + either(
        "工业",
        "服务业",
        "重点",
        "重大",
        "产业",
        "制造业",
        "先进制造业",
        "大型",
        "优质",
        "新",
        "在建",
        "签约",
        "招商",
        "外资",
        "内资",
        "利用",
        "技改",
        "民间",
        "省级",
    )
    + "?(?:建设)?"
    + either(
        "项目",
        "企业",
        "产业",
        "工程",
        "集群",
        "园区",
        "投资",
        "人口",
        "老人",
        "老年人",
        "老年",
        "居民",
        "贷款",
        "平台",
        "工业",
        "纳税",
        "养殖",
        "种植",
        "大户",
        "医院",
        "景区",
        "湖泊",
        "河流",
        "船舶",
        "机组",
        "城市",
        "高标准",
        "街区",
        "大项目",
        "级",
        "饮用水",
        "地震",
        "楼宇",
        "县",
        "镇",
        "行政村",
        "村",
        "学位",
        "职称",
        "学历",
        "常住",
    )
)
_AGE_GAP = re.compile(r"(?:高于|低于|高出|(?:比|较)[^,;。]{2,10}[高低])[^,;。\d]{0,8}$")
"""人均预期寿命79.8岁,高于全国1.6岁."""
_AGE = re.compile(r"以上|以下|至|到|-|—|及")
_COUNTED_ONES = re.compile(
    r"(?:裁员|减员|(?:人次|人数|人口|户数|用户数|员额)(?:由|从|增加到|增[长至]?到?|达到?|减少到|降到|扩大到|为)*)$"
)
_COUNTED_ITEM = re.compile(
    r"\d[万亿]?[多余]?(?!年|月|日)[\u4e00-\u9fff][^、,;]{0,16}、"
    r"(?:\d[\d.]*[百千万亿]*元?以上)?[^、\d]*$"
)
_PEOPLE_NAMED = re.compile(
    "[一-龥“”]{0,12}"
    + either(
        "人口",
        "用户",
        "农牧民",
        "灾民",
        "移民",
        "官兵",
        "职工",
        "居民",
        "群众",
        "农民",
        "学生",
        "在校生",
        "残疾人",
        "农户",
        "劳动力",
        "党员",
        "青年",
        "家庭",
        "大军",
        "学子",
        "人员",
        "老人",
        "毕业生",
        "纳税人",
        "贫困",
        "文盲",
        "工商户",
        "商户",
        "对象",
        "群体",
    )
)
_ITEMS = re.compile(r"、|和|与|以及|及(?!其)")


_TURNED = re.compile(r"(?:较大幅度|大幅度?)?(?:上调|下调|提高|降低|调整|调升|调降)")
"""What is counted in 次 behind a small numeral: 两次上调利率; 三次会议 are ordinals."""
_ISSUED = re.rare(r"(?:出台|推出|制定|颁布|发布|推广|实施了?|组成|组建)(?:了)?(?:[^,;:。]{4,}的)?$")
_ISSUED_THINGS = re.compile(
    r"(?:重大|政策|专项|新|具体)?(?:措施|举措|政策|技术|法规|办法|条例|规定|督查组|工作组)"
)
"""Guide: 出台25条措施, 推广四项新技术 are claims; what was issued or done is counted."""


def was_done(unit: str | None, left: str, right: str) -> bool:
    """Whether a small Chinese numeral counts what was issued or done.

    >>> was_done("次", "", "上调贷款基准利率"), was_done("次", "十六届人大", "会议")
    (True, False)
    >>> was_done("项", "推出进一步扩大内需的", "措施"), was_done("项", "落实", "制度")
    (True, False)
    """
    if unit == "次":
        return bool(_TURNED.match(right))
    return bool(_ISSUED.search(left) and _ISSUED_THINGS.match(right))


def streaking(left: str) -> bool:
    return left.endswith(("连续", "连", "已连续"))


_FROM = re.compile(r"[由从](?:[上去前]年的?|\d{4}年的?)?$")
_TO = re.compile(r"[\u4e00-\u9fff]{0,4}[到至](?:\d{4}年的?)?\d")


def unitless(text: str, mention: Mention, left: str, right: str) -> str | None:
    if not mention.scaled or text.startswith("个", mention.start - 1):
        return "number without unit"
    if re.match(r"人口的?(?:发展中)?(?:大国|国家|大省)", right):
        return "population rhetoric"
    if right.startswith(language.load().rhetoric):
        return "population rhetoric"
    if _COUNTED_ONES.search(left):  # 出境旅游人次由8300万增加到1亿3千多万
        return None
    if _FROM.search(left) and _TO.match(right):  # 产值由56亿增加到120亿
        return None
    if right.startswith(units.load().people) or not right or mention.after > mention.end:
        return None
    if right.startswith(("、", "和")) and left.endswith(("用户", *units.load().people)):
        return None
    if right.startswith(("、", "和", "(")) and measure_words.of_money(left):
        return None  # GDP完成56.8亿、固定资产投资32亿
    if _PEOPLE_NAMED.match(right):
        return None
    return "number without unit"


def duration(text: str, mention: Mention, left: str, right: str) -> str | None:
    unit = mention.unit
    if streaking(left):
        return None
    if unit == "年":
        if _YEARS.match(mention.text) or not re.search(r"寿命|年限|周期|工龄|教育年限", left):
            return "year or duration"
        return None
    if unit == "岁":
        if re.search(r"寿命|年龄", left) and not _AGE.match(text, mention.end):
            return None
        differs = left.endswith(("提高", "增加", "延长")) or _AGE_GAP.search(left)
        return None if differs else "age threshold"
    if unit == "日" or (unit == "周"):
        return "date"
    if mention.after > mention.end and text.startswith(("之内", "内"), mention.end):
        return None if _DURATION_LEVEL.search(left) else "time limit"
    if right.startswith(("内", "后", "前", "之后", "时间内")):
        return "time limit"
    if left.endswith(("由", "从")) and _SHORTENED.match(text, mention.end):
        return None  # 车程由5小时缩短为2.5小时
    if unit == "天":
        return None if _DAYS_LEVEL.search(left) else "duration"
    return None if _DURATION_LEVEL.search(left) else "duration"


def ranks_among(text: str, mention: Mention) -> bool:
    return bool(
        re.match(r"[^,;。]{0,16}?(?:中|之首|第|排|位|首|前|里|居|平均)", text[mention.end :][:24])
    )


_NAMED_IN_BRACKET = re.compile(r"[\u4e00-\u9fff]{3}\([^()]*、[^()]*\)$")
_GAINED = re.compile("^(?:[\u4e00-\u9fff]{0,4})(?:新增|新创建|新设立?|获批|新引进|新培育|新打造)")


def enumerates(mention: Mention, left: str, right: str) -> bool:
    lexicon = language.load()
    if right.startswith(lexicon.enumerating) and (mention.value <= 12 or mention.kind == "chinese"):
        return True
    listed = left.rsplit(":", 1)[-1]
    if listed.endswith("各"):  # 新增示范高中、特色高中各2所 counts each
        return False
    if _GAINED.search(listed):  # 新增荆州、孝感、黄冈3个过三千亿元城市
        return False
    if _COUNTED_ITEM.search(listed):  # 新增市级园区5个、省级园区2个
        return False
    if _NAMED_IN_BRACKET.search(listed):  # 养老服务中心(南湖、桥西)2家投入运营
        return False
    if "、" in listed and mention.value >= 2:
        count = 1 + len(_ITEMS.findall(listed))
        return int(mention.value) in (count, 1 + listed.count("、")) or (
            right.startswith(lexicon.enumerating) and count > 1
        )
    return False


def names_policy(mention: Mention, left: str, right: str) -> bool:
    if _GIVEN_OUT.search(left) and right.startswith(("措施", "举措", "政策措施")):
        return False  # 出台科技金融20条政策措施; 稳增长28条 is a name
    if right and not right.startswith(
        ("、", "政策", "举措", "措施", "等", "意见", "”", "硬措", "新政")
    ):
        return False
    if _COUNTABLE_LINE.search(left):
        return False
    return bool(_POLICY_BEFORE.search(left)) and mention.bound == "eq"


_OF_COUNTS = frozenset(
    ("%", "百分点", "个", "项", "家", "场", "件", "套", "户", "名", "座", "条", "所", "处")
)


def is_threshold(text: str, mention: Mention, right: str) -> bool:
    return mention.unit not in _OF_COUNTS and bool(_THRESHOLD_NOUN.match(right))
