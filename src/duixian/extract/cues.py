"""The cues in the words around one number that choose between the productions."""

from __future__ import annotations

from duixian import late_re as re
from duixian.extract import topics
from duixian.patterns import alternatives, either

QUALIFIER = re.compile(r"(?:扣除|剔除|不含|按可比)[^,;。]{2,40}$")
# in the figure's own clause: 扣除物价上涨因素增长86.9%, 按可比口径增长10%
OWN_QUALIFIER = re.compile(r"(?:扣除|剔除)[\u4e00-\u9fff]{2,14}?(?:因素|影响)|按(?:可比|同)口径")
GROWTH_GOAL = re.compile(r"的?(?:经济)?(?:预期)?(?:增长(?:预期)?(?:目标|速度|率)|增速|经济增速)")
GOAL_OF = re.compile(r"的?(?P<of>[\u4e00-\u9fff]{2,14})增长(?:预期)?目标")
SETTING = re.compile(r"(?:把|将)?(?:确定|提出|设定|安排|保持|实现|定为)?")
PROJECT = re.compile(r"(?:项目|工程|机组|装置|生产线|基地|电站|园区)$")
STREAK_GOES_ON = re.compile(
    r"\s*"
    + either(
        "增长",
        "上升",
        "下降",
        "位居",
        "居",
        "保持",
        "稳定",
        "超过",
        "两位数",
        "正增长",
        "全国",
        "全省",
        "世界",
        "全球",
        "第",
        "增产",
        "增收",
        "丰收",
        "减少",
        "跨越",
        "突破",
        "迈上",
        "实现",
        "达",
        "净",
        "提高",
        "增加",
        "高于",
        "低于",
        "快于",
        "慢于",
        "好于",
        "排",
        "位列",
        "稳居",
        "丰",
        "在",
        "占",
        "过",
        "超",
        "持续",
        "改善",
        "好转",
        "优于",
        "$",
    )
)
# what happens year after year is what is told, though it has a subject: 华录集团连续3届入选…
EVENT = re.compile(
    r"(?:来|以来|成功)?(?:入选|荣?获|被|实施|开展|举办|承办|收获|跻身|入围|夺|蝉联|上榜|当选|进入|组织|安排|出台|无)"
)
GREW = re.compile("增产|增收|丰收|减产")
# 连续第7年提高企业退休人员基本养老金: what is raised is the subject, where none stands before
RAISED = re.compile(r"(?:提高|上调|增加|提升)(?P<what>[\u4e00-\u9fff]{4,20})")
PER_DAY = re.compile(r"每个?(?:工作)?[日天]")
LOCATED = re.compile(r"^(?P<who>.*?)在(?P<list>.{2,14}?)(?:中|里)?$")
BENEFIT = re.compile(r"受益|参保|领取|脱贫|就业|参加|纳入|享受")
# what became of what was built: 15条高速公路建成通车, 60个项目全部开工
BUILT = re.compile(
    r"(?:"
    r"开工(?:建设)?"
    r"|竣工"
    r"|建成"
    r"|投产"
    r"|投用"
    r"|投运"
    r"|通车"
    r"|通航"
    r"|完工"
    r"|并网(?:发电)?"
    r"|达产"
    r"|投入(?:使用|运营)"
    r"|(?:集中)?签约(?:落地)?"
    r"|封顶"
    r")+$"
)
TRIM = " ,、:;“"
BARE_KINDS = frozenset(("项目", "行动", "工程", "活动", "机制", "改革"))
OF_KINDS = re.compile("(?:建设|改造|提升|整治|治理|化|培育|服务|保护|修复)等$")
"""What such a noun is of, where it is told and not named: 住院楼建设等10个项目."""
OWN_MEASURE = re.compile(
    "基本(?:建成|完成)|(?:实际)?(?:利用|使用)外资|每[千万百]?[人户村]|[人户村]均"
)
"""What names itself and is done to by no verb before it."""
RED_LINE = re.compile("(?:永久基本农田|耕地(?:保护)?|生态(?:保护)?)红线")
SHARED_DEED = re.compile(
    r"^(?P<noun>[\u4e00-\u9fff()“”]{2,10})"
    r"(?:[、和]\d[\d.]*[万千]?[个所座条栋处户套项公里米亩]{1,2}[\u4e00-\u9fff()“”]{1,10}?)+"
    r"(?P<deed>建设|改造|整治|治理|修复|提升|扩建|新建)(?:任务|工程)?$"
)
"""What is done to all of a list stands behind its last: 完成3所学校、5所幼儿园建设."""
AMONG_THEM = re.compile(r"^(?P<of>[\u4e00-\u9fff]{2,12}?)(?:当|之)?中,?(?:有|已有)?\d")
"""59项测评点中有22项达到最优水平: of the first number the noun, of the second what became of it."""
DEALT_WITH = re.compile(
    r"(?P<what>[\u4e00-\u9fff、]{2,14}?)(?:进行|实施|开展)了?(?:全面|重点|集中|彻底|系统|专项)*的?"
    r"(?P<deed>[\u4e00-\u9fff]{2,4})"
)
"""对756件行政法规进行全面清理."""
REDUCED = (
    *("人口", "排放", "排放量", "文盲", "编制", "机构", "事故"),
    *("支出", "经费", "消费", "消费量", "消费总量"),
)
"""What there is less of after so many were taken from it: 减少青壮年文盲4万人."""
REDUCING = ("压减", "减少", "缩减", "压缩", "精简", "降低", "削减", "下调")

# what was done and not to what: 基本建成500万套, 新(改)建6000公里
BARE_DEED = re.compile(
    alternatives(
        (
            "(?:基本|累计|全年|当年|已|再|新)*"
            "(?:改扩建|改造提升|建成通车|建成投用|建成投产|竣工投产|开工建设|建成|开工|投产|竣工|交付|建|改建|扩建|改造|完成|分配|新开工)"
        ),
        r"新\(?改\)?(?:扩)?建",
        r"新\(改、?扩\)建",
        "新开工(?:建设)?",
        "新建(?:改造)?",
    )
)
# 191家企业营业收入超百亿元: the amount says which of them are counted
PAST_A_SIZE = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,12}?)"
    + either(
        "营业收入",
        "营收",
        "主营业务收入",
        "产值",
        "年产值",
        "销售收入",
        "税收",
        "纳税",
        "利润",
        "市值",
        name="what",
    )
    + "(?P<past>超过?|突破|达到?|过|上)(?P<size>[十百千万亿]+元)"
)
DEED_AT_END = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:基本|累计|新)?(?:开工|投产|竣工|建成|并网|交付)(?:建设)?$"
    r"|(?<=[\u4e00-\u9fff]{3})(?:新建|改建|改扩建|扩建|改造|改造提升)$"
)
_PURSUED = re.compile(
    r"(?:提升|攻坚|提质|改造|建设|专项|三年|整治|振兴|保护|发展|推进|更新|新一轮|工作|任务|项目)*"
    r"(?:行动(?:计划|方案)?|工程|计划|建设(?:力度)?|工作)$"
)
_FOUGHT = re.compile(r"(?:打好|打赢)(?P<of>[\u4e00-\u9fff“”]{2,12}?)(?:攻坚战|持久战|保卫战)")
_ROUND = re.compile(r"^(?:新一轮|新的|一批|系列|各类|全市|全省|全区)+")
DEFLATED = re.compile(r"(?:考虑|扣除|剔除|不含)[^,;]*(?:因素|影响|价格|变动)")
ALL = re.compile(r"\s*(?:均|都|双双|皆|全部)")
SHORTEST_MATTER, LONGEST_MATTER = 3, 16
"""Characters of what a clause says was done, so that its reach can be named after it."""
LONGEST_ISSUE = 26
"""Characters of what was issued: 出台推动人工智能产业发展和赋能应用(措施)."""
SUCH_AS = re.compile(r"[^等]{8,}、[^等]{8,}等(?P<kind>[\u4e00-\u9fff“”]{3,12})")
"""Names too long to be what is counted: 引进了甲公司手套加工、乙公司石油助剂等招商项目33个."""
OF_THESE = re.compile(
    r"的\d+多?余?[个项](?P<which>[\u4e00-\u9fff]{2,12}?(?:项目|工程))(?=建设|[,;。、]|[\u4e00-\u9fff]|$)"
)
GIVEN_OUT = re.compile(r"(?:出台|推出|制定|印发|发布)了?[\u4e00-\u9fff“”]{3,}(?<!等方面)(?<!等)")
PRICE_INDEX = re.compile(r"消费价格(?:总?指数|总水平)$")
HALF = 50
"""A price index is about a hundred; a rise never reached half of that since there is an index."""
GIVEN_TO = re.compile(r"^向[\u4e00-\u9fff]{2,8}?(?=发放)")
BARE_NOUN = re.compile(r"[“”\d\u4e00-\u9fff]{2,14}(?<![率量额值数比重积])")
LAID = frozenset(("公里", "米", "平方米", "亩", "公顷"))
BUILDING = frozenset(
    (
        "改造",
        "新建",
        "建成",
        "建设",
        "新改建",
        "改建",
        "修建",
        "实施",
        "完成",
        "治理",
        "开工改造",
        "新建改造",
    )
)
REACHING = ("惠及", "受益", "覆盖", "涉及", "带动")
SIZED = re.compile(
    "(?P<base>.{2,}?)(?:水质|空气质量|全年|平均|综合)*"
    "(?:优良|达标|合格|完好|整改|办结|覆盖|安全)[^,]*(?:率|比例|占比)"
    "(?:达到?|为|超过?|保持)?$"
)
SET_BY = re.compile(r"(?:确定|部署|提出|安排|明确|下达|制定|规定)的?$")
BY_RATE = re.compile(
    r"的(?:幅度|比例|速度)(?P<verb>压减|压缩|削减|下降|增长|提高|递增|递减|减少|降低)(?P<noun>.*)"
)
STOCK = re.compile(r"余额$|存款$|贷款$")
"""What stands, so that 新增 behind it counts what came to it: 贷款余额680亿元,新增72亿元."""
RANKED_IN = re.compile(
    r"(?P<where>(?:全[国省市球]|世界)?(?:[百千]强|十强|前列)(?:县|区|市|镇|县市)?)"
    r"(?P<what>[\u4e00-\u9fff]{2,12}(?<![县区市镇强位]))"
)
PLANNED_TOTAL = re.compile(
    r"(?:抓好|抓实|推进|加快|新|计划|预计|引进|签约|落地|开工|落户|招引|集中|启动|建设|谋划|实施|储备)*了?"
    r"(?P<what>总投资额?|投资额|时速|全长|总长度?|长度?|占地)"
)
PLACE_OF = re.compile(r"(?:位次|排名|名次|排位)$")


def goal_of_growth(stem: str, right: str) -> bool:
    """Whether a bare 增长目标 follows: 确定4.5%左右的增长目标 speaks of the economy's growth.

    >>> goal_of_growth("确定", "的增长目标"), goal_of_growth("出口", "的增长")
    (True, False)
    """
    return SETTING.fullmatch(stem) is not None and bool(GROWTH_GOAL.match(right))


def object_of(clause: str) -> str:
    """What a clause says is pursued, as the object of a deed that the next one counts.

    >>> object_of("继续推进保障性安居工程建设"), object_of("实施新一轮农村公路提升行动")
    ('保障性安居工程', '农村公路')
    >>> object_of("在确保质量的前提下")
    ''
    """
    if clause.startswith(("在", "按", "为", "以", "通过", "围绕")):
        return ""
    found = _ROUND.sub("", topics.topic(clause))
    if fought := _FOUGHT.fullmatch(found):
        return fought["of"]
    bare = _PURSUED.sub("", found)
    return bare if len(bare) > 2 else found if 2 < len(found) < 14 else ""


_COUNTERPARTS = {"农村": ("城镇", "城市"), "乡村": ("城镇", "城市"), "城镇": ("农村",)}


def counterpart(stem: str, last: str) -> str:
    """城镇人均居住面积…,农村增加到22平方米: the same of the other half; empty where it is none.

    >>> counterpart("农村", "城镇人均居住面积"), counterpart("农村", "粮食产量")
    ('农村人均居住面积', '')
    """
    for half in _COUNTERPARTS.get(stem, ()):
        if last.startswith(half):
            return stem + last.removeprefix(half)
    return ""


def unnumbered(text: str) -> str:
    return re.sub(r"\d+年|\d+", "", text)


# 覆盖农村5亿人口, 培训城镇3万劳动力: where those who are counted live stands before the number
LIVING_IN = re.compile(r"(?:农村|城镇|城市|乡村)$")
DWELLERS = re.compile(r"(?:人口|居民|学生|劳动力|家庭|群众|老人|儿童|低保)")
