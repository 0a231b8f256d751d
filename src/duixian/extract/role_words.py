"""The words around a figure that say whether it is promised or done, and over which years."""

from __future__ import annotations

from duixian import late_re as re
from duixian.patterns import alternatives

TARGET_BEHIND = re.compile(
    r"^(?:左右|以上|以内)?(?:的)?(?:年初|年度|全年|预期|增长|任务|五年|规划|计划)*(?:目标|任务|指标|计划|预期)"
)
TARGET_BEFORE = re.compile(
    r"(?:预期目标|目标(?:任务)?(?:是|为|:)|预期(?:增长|目标)?$|力争(?!上游)|确保(?:完成|实现)?$)"
)
PROPOSED = re.compile(r"(?:去年|上年|年初)[^,。;]{0,16}提出[,:]?[^。;]{0,20}要[^,;]*$")
"""What the report of last year set, told in a look-back: 去年报告提出,涨幅要降到10%左右."""
OVER_LAST_YEAR = re.compile(r"[比较]上年(?!末)")
"""Growth of one year, wherever it is told: a look-back on five years says it of the last."""
UPON = re.compile(r"[^,;。]{0,10}的?基础上")
TERM = re.compile(r"[两三四五]年|年来|期间|时期|本届")
ONCE_BUILT = re.compile(r"(?:建成|投产|达产|试车|投用|建成投产)后")
ALL_BUILT = re.compile("全部(?:工程)?(?:建成|投产|竣工|完工)(?:投产)?(?:以|之)?后")
"""How large a thing is to be one day: no day is named by which."""
# 将 before a verb is the future; before a noun it is 把 (将312万人纳入保险)
FUTURE = re.rare(
    alternatives(
        "(?:^|[^即可])将"
        + "(?="
        + alternatives(
            "达",
            "超",
            "为",
            "增",
            "有",
            "继续",
            "进一步",
            "建成",
            "实现",
            "成为",
            "会",
            "可",
            "新[增建]",
            "再",
            "突破",
            "完成",
            "投",
            "形成",
            "提[高升]",
            "下?降",
            "由",
            "逐步",
            "全面",
            "开[工放展]",
            "拥",
            "累计",
            "安排",
            "带动",
            "推动",
            "是",
            "保持",
            "于",
            "在",
        )
        + ")",
        # 产值将超过: 超过 is read with the number; 将312万人纳入保险 begins with 将
        "(?<=[\u4e00-\u9fff]{2})(?<![即可])将$",
        "力争",
        "今年(?:还|仍)?要(?![求素点])",
        r"(?<!年)到\d{4}年",
        "预期目标",
        "建成后",
        "投产后",
        "达产后",
    )
)
# 低于年初预期目标1个百分点: what a result is measured against
AGAINST_GOAL = re.compile(r"(?:[高低快慢好优大小]于|超过|超出|[比较])[^,;]{0,8}(?:目标|任务|计划)")
TO_COME = re.compile("今年(?:还|仍)?(?:要|将|力争|计划|预期)(?![求素点])")
STANDING = re.rare(
    r"[我全][国省市区][^,;]{0,10}(?:已达|现有|已有|有(?=\d|$|近|超|约))"
    r"|现有|现行|目前(?!标)|当前|已有|已达|已经达到|已经有"
    r"|已(?:经)?(?:开工|完成|投入|落实|筹集|筹措|签约)"
    r"|到(?:现在|目前)的$|(?:[只仅]占|高达)$|(?:[仍尚]有|仅[为占有])"
)
SEEN_TO_LACK = re.compile("(?:清醒|深刻)地?(?:看到|认识到?)|还存在|仍存在|存在(?:一些|不少)")
"""What a plan names as wanting, before it says what is to be done."""
# 由于已经连续三年增长速度在11%以上: what has been, told in a plan
HAS_BEEN = re.compile(r"已经?连续[^,;]*$")
# 结果炼铁焦比由950公斤降到705公斤, in a plan that gives an example of what was done
OUTCOME = re.compile(r"(?:^|[,;:])结果(?!导向|应用|运用|为|是)[^,;]*$")
# 只要成本降低1%,就可以增加收入20亿元: nothing is promised
SUPPOSED = re.rare(
    r"(?:^|[,;:。])(?:只要|如果|假如|倘若)[^。;]*$|(?:^|[,;:。])[^,;。]*只要[^,;。]*$"
)
NEW_YEAR = re.compile(r"(?:由|从|自)年初的?$")
# amounts that run up over the years, unless they are said to have reached a level
FLOW = re.compile(
    r"(?:投资|投入|资金|支出|补贴|补助|减税|减负|降费|贷款|融资|总和|让利|用汇|创汇|营业额|竣工面积)(?:超|达|近|约|共|额|累计)*$"
    "|新增[^,;]*$"
    "|(?:补水|招生|外出务工)(?:超过?|达到?|近|约)*$"
    "|(?:^|[,、])(?:累计|共|全面|已|提前|超额)*完成(?![^,;]*(?:总值|收入|总额|增加值|%))[^,;]{0,14}$"
    "|(?<![公总一])共(?:取得|安排|签订|引进|完成|审结|查处|办理|培训|培养|发放|减免)[^,;]*$"
)
# done to what is counted, though the noun does not begin with it: 农村新建住房, 国务院提出法律草案
DONE_WITHIN = re.compile(
    alternatives(
        "新建",
        "净增",
        "改造",
        "授予",
        "颁发",
        "提请",
        "制定",
        "颁布",
        "运送",
        "输送",
        "提出",
        "铺轨",
        "毕业",
        "(?:^|[,、])获(?!得感)",
        "(?:^|[,、])发展(?![到为成水])",
    )
    + r"[^,;]{1,12}$"
)
TO_ENSURE = re.compile("确保|力争|争取|奋力")
OVER_A_PLAN = re.compile(
    r"(?:投资|经费|预算|国债)(?![^,;]*(?:比重|占[^,;]*生产总值))"
    "|落户|脱贫|安排|动员|筹集|培养|输送"
)
"""What a plan of years adds up over all of them, though no deed is named: 固定资产投资总额."""
# what goes on year after year: 粮食产量连年稳定在1.3万亿斤以上
YEAR_AFTER_YEAR = re.compile(r"连年|每年都?|(?:稳定|保持|维持)在$")
STANDS = re.compile(r"(?:覆盖[^,;]{0,4}|(?:^|[,、])在建)$")
DONE_LIST = re.compile(r"已(?:经)?(?:建成|完成|实现|取得|投产)的?(?:[^,;。:]{0,4}有)?:")
REACHED = re.compile(r"(?:达到?|[增提升][加高至]?[到至]|为|有|突破|超过)$")
THEN_REACHED = re.compile(r"[,、](?:已|累计)?(?:达到?|增[至到]|升至|提高到)")
RAISED_TO = re.compile(r"[增提升下][加高低升降至]?[到至]$")
SUMMED = re.compile("(?:合计|总计|相加)(?:[,:](?!.*年)|[^,;:。]{0,3}$)")
"""The figures of several years added up: 五年间的产量合计,粮食为…亿斤,棉花为…担."""
COUNTED_OVER = re.compile("年[间内中](?:[^,;]*[^已现拥占共])?有$")
"""五年间引进的设备有1万项: 有 counts what came in those years, it does not say where they ended."""
