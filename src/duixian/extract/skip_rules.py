"""The rules by which a number with a measure word measures nothing, in the order they are tried.

Each is a record: its name is the reason that is given, and of its two examples it skips the number
of the one and lets that of the other be read; a test runs both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from duixian import late_re as re
from duixian.extract import plain_counts
from duixian.extract.phrase_patterns import FIRST_TO
from duixian.extract.quantities import Mention
from duixian.registry import language, units

_WHERE = ("全国", "全省", "全市", "全区", "全州", "全盟", "我省", "我市", "省内", "国内")
_CONTEST = re.compile(
    r"[\u4e00-\u9fff()、]{2,24}(?:考评|考核|评价|评比|评估|测评|评选)(?:结果)?中?,?"
    r"(?:位列|位居|名列|排名|排|居|列|获)"
)
"""在全国217家开发区综合考评中位列第13位: among how many, and none of them counted."""
_STEPS = re.compile(r"(?:[百千万]?[亿万])(?:元|斤|吨)?(?:大)?(?:台阶|大关|关口)")
_SPECIFIES = re.compile(
    r"(?:及以上)?(?:口径|级|高程|特高压|输电|输变电|线路|变电|直流|交流|电网|型|跨径|射电)"
)
QUALIFIES = re.compile(
    r"的(?:已?竣工|已?投产|在建|新开工|新建|续建)?"
    r"(?:县域|县|企业|城市|区|镇|村|项目|产业集群|产业|园区|集群|乡镇|街道|平台|地区|商场"
    r"|工业企业|市|强镇|大项目)(?!家|数|人)"
)
_OF_THAT_SIZE = re.compile(
    r"的?(?:工业|服务业|重点|规上|优质|产业)?(?:城市|省份|县市|县|区县|企业|园区|集群|产业链|乡镇|镇|项目|商圈|市场|楼宇|平台)"
    r"(?:发展到|[达共有增到至新的突破超已]{0,4})?(?=\d|[,;。、一二三四五六七八九十两]|$)"
)
_INVESTED = re.compile("(?:的)?(?:项目)?固定资产投资")
"""完成500万元以上固定资产投资80亿元: from which size on projects are counted."""
_CAMPAIGN = re.compile(r"(?:攻坚|专项|提升)?(?:行动|计划|工程)")
_SURVEY = re.compile(r"(?:的)?(?:人口|劳动力|农业|经济|企业)?(?:变动情况)?抽样调查")
SOME = re.compile("(?:一批|若干|更多)[\u4e00-\u9fff]{0,8}(?:超过?|过|突破|达到?)?$")
FIRMS = re.compile("(?:的)?[\u4e00-\u9fff]{0,8}?(?:企业|集团|园区|集群|项目|镇|村)")
_COUNT_BEHIND = re.compile(r"(?:的)?(?:\d+|[一二两三四五六七八九十]+)[个家户项]")
_OF_PLACES = re.compile(
    "(?:省|市|自治区|直辖市)(?:[、和](?:省|市|自治区|直辖市))+的(?=[总全]|人口)"
)
_MEETINGS = ("全会", "全体会议", "党代会", "代表大会", "人代会", "全委会", "常委会", "常务会议")


@dataclass(frozen=True, slots=True)
class SkipRule:
    """Why a number is no measurement, and when."""

    name: str
    holds: Callable[[str, Mention, str, str], bool]
    """Of the text, the mention, the clause before it and what stands behind it."""
    skips: str
    """A clause whose first number it skips."""
    keeps: str
    """One like it whose first number is read."""


def _groups(text: str, mention: Mention, left: str, right: str) -> bool:
    if mention.unit not in ("个", "家", "座"):
        return False
    if left.endswith(_WHERE) and _CONTEST.match(text, mention.after):
        return True
    named = language.load().groups.match(right) is not None
    return named and plain_counts.ranks_among(text, mention)


def _counted_behind(text: str, mention: Mention, left: str, right: str) -> bool:
    return (
        (mention.bound == "gt" or (mention.bound == "ge" and mention.bound_start == mention.start))
        and mention.unit in ("元", "人", "亩", "吨", "平方米")
        and _COUNT_BEHIND.match(text, mention.after) is not None
    )


def _places(text: str, mention: Mention, left: str, right: str) -> bool:
    return mention.unit == "个" and _OF_PLACES.match(right) is not None


def _rhetoric(text: str, mention: Mention, left: str, right: str) -> bool:
    if mention.unit == "个" and mention.value == 56 and right.startswith("民族"):
        return True
    many = mention.scaled and mention.unit in ("人", "户")
    if left.endswith(("惠及", "服务", "覆盖", "带动")):
        return False
    return (many and right.startswith(language.load().rhetoric)) or (
        mention.unit == "人" and right.startswith("民")
    )


def _idiom(text: str, mention: Mention, left: str, right: str) -> bool:
    return mention.unit == "伏" and mention.kind == "chinese" and left.endswith(("危机", "杀机"))


def _lists(text: str, mention: Mention, left: str, right: str) -> bool:
    return (
        mention.unit in ("个", "大", "项", "条", "种", "类", "家", "座", "所")
        and mention.value <= 20
        and plain_counts.enumerates(mention, left, right)
    )


def _policy(text: str, mention: Mention, left: str, right: str) -> bool:
    return mention.unit == "条" and plain_counts.names_policy(mention, left, right)


def _meeting(text: str, mention: Mention, left: str, right: str) -> bool:
    return (mention.unit == "次" and right.startswith(_MEETINGS)) or (
        mention.unit in ("个", "项") and right.startswith("中全会")
    )


def _threshold(text: str, mention: Mention, left: str, right: str) -> bool:
    return (
        mention.bound == "ge"
        and mention.bound_start == mention.start
        and (plain_counts.is_threshold(text, mention, right) or bool(_INVESTED.match(right)))
    )


def _survey(text: str, mention: Mention, left: str, right: str) -> bool:
    return mention.unit in ("%", "‰") and _SURVEY.match(right) is not None


def _campaign(text: str, mention: Mention, left: str, right: str) -> bool:
    # a concentration is what a campaign may be named after (0.1微克攻坚行动)
    dimension = units.load().dimension_of(mention.unit or "")
    return dimension == "concentration" and _CAMPAIGN.match(right) is not None


def _specifies(text: str, mention: Mention, left: str, right: str) -> bool:
    if FIRST_TO.search(left):  # 成为全国首个经济总量突破5万亿元的城市
        return False
    if mention.unit == "元" and SOME.search(left) and FIRMS.match(right):
        return True  # 培育一批营收过百亿元农产品加工企业
    if mention.unit == "元" and mention.bound == "gt" and _OF_THAT_SIZE.match(right):
        return True  # 产值超10亿元企业达到12家
    sized = mention.unit in ("千伏", "米", "兆瓦", "吨") and _SPECIFIES.match(right)
    share = mention.unit in ("%", "成")  # 试点扩大到全省80%以上的县
    return bool(sized or (not share and mention.bound in ("ge", "gt") and QUALIFIES.match(right)))


def _steps(text: str, mention: Mention, left: str, right: str) -> bool:
    return mention.unit == "个" and _STEPS.match(right) is not None


def _road(text: str, mention: Mention, left: str, right: str) -> bool:
    return mention.unit == "线" and left.endswith(("国道", "省道", "县道", "乡道"))


def _name(text: str, mention: Mention, left: str, right: str) -> bool:
    return right.startswith(("级", "国集团", "国领导")) or (
        mention.unit == "方" and mention.value < 10
    )


def _bracket(text: str, mention: Mention, left: str, right: str) -> bool:
    size = mention.bound == "ge" and left.endswith("(") and right.startswith((")", "项目)"))
    return mention.unit == "元" and (size or right.startswith(("部分", "的部分")))


SKIP_RULES = (
    SkipRule(
        "size of a comparison group", _groups, "空气质量居15个副省级城市首位", "服务15个副省级城市"
    ),
    SkipRule(
        "places that a total is of",
        _places,
        "控制31个省、自治区、直辖市的总人口",
        "覆盖31个省、自治区、直辖市",
    ),
    SkipRule(
        "size of what is counted behind it",
        _counted_behind,
        "其中5亿元以上10个",
        "完成投资5亿元以上",
    ),
    SkipRule("population rhetoric", _rhetoric, "团结700万人人民", "惠及700万人"),
    SkipRule("counts what the sentence lists", _lists, "粮食、棉花、油料3项作物", "推广26项技术"),
    SkipRule("number in a policy's name", _policy, "落实稳增长27条政策", "实施道路27条"),
    SkipRule("name of a meeting", _meeting, "贯彻3个中全会精神", "新建3个会场"),
    SkipRule(
        "threshold in a category's name", _threshold, "引进10亿元以上项目", "完成投资10亿元以上"
    ),
    SkipRule("part of a survey's name", _survey, "开展5%人口抽样调查", "出生率下降5%"),
    SkipRule("part of a campaign's name", _campaign, "实施5微克攻坚行动", "浓度降至5微克"),
    SkipRule(
        "specifies the thing that is counted",
        _specifies,
        "建设500千伏输变电工程",
        "电压达到500千伏",
    ),
    SkipRule("counts the thresholds passed", _steps, "连跨3个百亿元台阶", "新建3个平台"),
    SkipRule(
        "bounds the part of an income that is taxed",
        _bracket,
        "对所得额100万元至300万元部分减半征收",
        "所得额达到100万元至300万元",
    ),
    SkipRule("idiom of four characters", _idiom, "周边危机四伏", "电压降低四伏"),
    SkipRule("number of a road", _road, "改造省道218线", "新建线路218线"),
    SkipRule("part of a name", _name, "建成5个级差水库", "建成5个水库"),
)
"""In this order: the first that holds gives the reason."""
