"""Money: whose purse it is of, which fund, what it was for, and what was set for it."""

from __future__ import annotations

from duixian import late_re as re
from duixian.extract import cues, topics

_SET_FOR_IT = (
    "(?:年初|年度|全年|年|当年|调整后?的?|变动|预期|[省市州县]定?|区|下达|确定|既定|既|计划)*"
)

FULFILS = re.compile(
    rf"(?:完成|达到?|为){_SET_FOR_IT}(?:预算数?|任务数?|目标任务|目标|计划|指标)(?:数|总额)?的?$"
    rf"|占{_SET_FOR_IT}预算数?的?$"
)

PLAN_IS = re.compile(rf"占{_SET_FOR_IT}(?:任务数?|目标任务|计划|指标)$")
"""占年度计划1.5亿元的80%: what stands before an amount that was planned."""

SHARE_OF_PLAN = re.compile(rf"占{_SET_FOR_IT}(?:预算数?|任务数?|目标任务|计划|指标)$")

_EARNED = ("增收", "减收", "增支", "减支")

_PER_HEAD = ("人均", "户均", "亩均")
_EACH_EARNS = re.rare(
    "(?P<each>人均|户均|亩均|每[亩户人头])(?:年|可|约|实现|平均)*(?P<what>[增减节][收支])"
)

_CAUSE = re.compile(r"(?:因|受|由于)[^,;]+")

SPENDING = frozenset(
    ("用", "拿出", "拨出", "投入", "投资", "安排", "花", "拨付", "统筹", "筹措", "筹集")
)

# what budget reports leave out once they have said whose it is: 收入完成421.8亿元
BARE_ACCOUNT = re.compile(
    r"(?:调整后的?|调整)?(?:总)?(?:收入|支出)(?:合计|总计|总量)?(?:年初|调整)?(?:预算)?(?:数|调整数)?"
)

# 2875.4亿元(折合401.9亿美元): the same amount in other money
CONVERTED = frozenset(("折合", "约合", "合", "折", "折合人民币", "约折合", "相当于"))

FUND = re.compile(
    r"一般公共预算"
    r"|公共财政预算"
    r"|政府性基金(?:预算)?"
    r"|国有资本经营(?:预算)?"
    r"|社会保险基金(?:预算)?"
    r"|社保基金(?:预算)?"
)

# a budget is set before the year it is for: 收入年初预算421.9亿元 is no result
SET_BUDGET = re.compile(r"(?:收入|支出|年初|调整后?的?)预算(?:数|合计|总计)?$")

ADJUSTED = re.rare(r"^.*?调(?P<way>增|减)(?P<what>(?:收入|支出)?预算)$")

BARE_MONEY = re.compile(
    r"(?:累计|共)?(?:投入|投资|筹措|筹集|拨付|安排|统筹|整合|争取)(?:各类|专项)?(?:资金)?"
)

_MONEY_FOR = re.compile(
    r"^(?:用于|支持|推动|推进|保障|(?:全面|集中|重点)?(?:实施|建设|开展|完成|改造|修建|新建|启动))"
)

_INVESTED_IN = re.compile(
    r"(?:的?(?:全面|集中|重点))?(?P<deed>实施|启动|推进|改造|新建|建设|修建|扩建|改建|治理)"
    r"(?:新一轮|了)?(?P<what>[\u4e00-\u9fff“”、]{2,20}?)(?:项目建设|工程建设)?"
)
_FOR_WHAT = re.compile(
    r"(?:主要|重点|全部|专项|专门|集中)?"
    r"(?P<what>(?:用于|支持|扶持|补贴|补助|资助|奖励|增加对)[\u4e00-\u9fff“”、和及]{3,30})"
)
_CARRIES_OUT = re.compile("(?:实施|启动)(?P<what>[\u4e00-\u9fff“”]{3,16}?(?:计划|工程|项目|行动))")
_FUND_FOR = re.compile(
    r"(?:专项|补助|补贴|奖补|国债|建设|引导|财政)*(?:资金|经费|国债)"
    r"(?:主要|重点|全部|专项)?(?P<what>(?:用于|支持|扶持|补贴|补助|资助)[^,;]+)?"
)

# what becomes of money: 财政支出八成以上投向民生领域
SPENT_ON = re.compile(r"(?:投向|用于|投入到?|用在)(?P<what>[\u4e00-\u9fff]{2,10})$")

MONEY = re.compile(r"(?:支出|财力|资金|预算|财政)$")

COUNTED = re.compile(r"\d[\d.]*[多余]?[万亿]?[多余]?[个户家名所项座处]?")

FOR = ("用于", "支持", "补助", "补贴", "奖励", "重点支持")


def earned(stem: str, verb: str, left: str = "") -> str:
    """The indicator where only the verb says what changed: 农民人均增收1200元, 因疫情减收2亿元.

    >>> earned("农民人均", "增收"), earned("因疫情", "减收"), earned("税收收入", "减收")
    ('农民人均增收', '减收', '')
    >>> earned("农民", "增收", "农民每亩增收"), earned("", "增收", "户均增收")
    ('农民每亩增收', '户均增收')
    """
    if verb not in _EARNED:
        return ""
    if each := _EACH_EARNS.search(left):
        return stem.removesuffix(each["each"]) + each["each"] + each["what"]
    if _CAUSE.fullmatch(stem):
        return verb
    return stem + verb if stem.endswith(_PER_HEAD) else ""


PAYER = re.compile(
    r"(?:(?:各级|中央|省级?|市级?|县级?|地方|国家)(?:[和与]地方)?)?财政(?=[\u4e00-\u9fff]{0,8}$)"
)
PURSE = re.compile(
    r"(?:各级|中央|省级?|市级?|地方|国家)?财政(?:将|每年|还|今年|再|新增|拟|累计|共)*(?:安排|投入|拿出|支出|拨付|补助)"
    r"(?:专项|补贴|补助)?(?:资金|经费)?"
    r"|中央预算内?投资(?:安排)?"
)


def funding(stem: str, before: str) -> str:
    """继续实施农村危房改造,中央财政投入60亿元: what for is said in the clause before.

    >>> funding("中央财政投入", "继续实施农村危房改造"), funding("中央财政收入", "实施改造")
    ('农村危房改造中央财政投入', '')
    """
    if not PURSE.fullmatch(stem):
        return ""
    purpose = topics.topic(re.sub(r"^(?:为了?|进一步)", "", before.strip()))
    return purpose + stem if 4 <= len(purpose) <= 20 else ""


def for_what(stem: str, after: str) -> str:
    """中央财政投入423亿元,用于扶助就业: what for is said in the clause behind.

    >>> for_what("中央财政投入", "用于扶助和促进就业"), for_what("中央财政投入", "增长5%")
    ('中央财政投入用于扶助和促进就业', '')
    """
    if not PURSE.fullmatch(stem) or re.search(r"\d", after):
        return ""
    told = _FOR_WHAT.fullmatch(after)
    if told is None and (carried := _CARRIES_OUT.match(after)):  # 投入100亿元,实施学校改造计划
        return stem + carried["what"]
    return stem + told["what"] if told else ""


def purpose_of(right: str, after: str) -> str:
    """What money counted before its noun is for: (安排109亿元)资金支持再就业.

    >>> purpose_of("资金支持再就业", ""), purpose_of("建设资金", "支持国有煤矿安全技术改造")
    ('支持再就业', '支持国有煤矿安全技术改造')
    """
    own = _FUND_FOR.fullmatch(right)
    if own is None or re.search(r"\d", own["what"] or after):
        return ""
    told = _FOR_WHAT.fullmatch(own["what"] or after)
    return told["what"] if told else ""


def invested_in(right: str) -> str:
    """What the amount before is invested in: 投资2.3亿元|实施新一轮农网改造.

    >>> invested_in("实施新一轮农网改造"), invested_in("改造三级公路"), invested_in("左右")
    ('农网改造', '改造三级公路', '')
    """
    found = _INVESTED_IN.fullmatch(right)
    if found is None:
        return ""
    return (
        found["what"]
        if found["deed"] in ("实施", "启动", "推进")
        else found["deed"] + found["what"]
    )


def money_for(after: str) -> str:
    """What a clause says that money before it was for: 投入1.6亿元,全面实施湖区治理工程.

    >>> money_for("全面实施湖区生态治理工程"), money_for("增长5%")
    ('湖区生态治理', '')
    """
    return cues.object_of(after) if _MONEY_FOR.match(after) and not re.search(r"\d", after) else ""
