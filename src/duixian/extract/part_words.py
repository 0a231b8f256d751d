"""What is only a part, a size or a rate of what was told before, and names nothing by itself."""

from __future__ import annotations

from duixian import late_re as re
from duixian.patterns import either

SHARE_OF_TOTAL = re.compile(r"(?P<of>(?:总量|产量|规模|产值|数量|面积|产能)?)占")

ADDED_UP_SO_FAR = re.compile(r"(?<=[\u4e00-\u9fff]{2})累计[\u4e00-\u9fff]{0,4}$")
AS_MUCH_AS = re.compile(r"(?:但|却|仅|只|还)*相当于[\u4e00-\u9fff]{2,8}(?:平均水平|平均数?|水平)")
"""农民人均纯收入2987元,仅相当于全省平均水平的68%: said of the income."""
ABOVE_SIZE = re.compile("(?:其中)?(?P<size>规模以上|规上|限额以上|限上)(?P<of>(?:工业|服务业)?)")
ALL_OF_IT = re.compile("^(?:全部|全口径|全社会)")
KEPT_AT = re.compile(r"(?:稳定|保持|维持)在(?:占)?(?P<of>全[国省市]|世界|全球)(?:的)?")

# a rate of what was counted just before: 办结率, 按期办结率, 精简比例
RATE_PART = re.compile(
    r"(?:按期|按时|及时|综合|平均|一次)?[\u4e00-\u9fff]{2}(?:率|比例)(?<!入学率|失业率|通胀率)"
)

KIND_OF_ALL = re.compile("落后(?:的)?|(?:国家|省|市|县)级及?以上")
"""A kind that is said of the first and holds of all: 淘汰落后的水泥产能…、炼铁产能…."""
BEFORE_IT_IS = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})(?:前期工作|前期|选址|建设|完成[\u4e00-\u9fff]{4,})$"
)
"""总库容1260万立方米的清水沟水库前期工作: the size is the reservoir's."""
TAX_SHARE = re.compile("(?:非?税收?(?:收入)?)(?:占比|比重|占)")
"""一般公共预算收入增长2.1%,税占比达77.4%: of that revenue."""
# what became of things that were just counted in the same measure: 清理规章2300件,废止830件
DEED_ON_SAME = re.compile(
    either(
        "废止",
        "宣布失效",
        "修订",
        "修改",
        "取消",
        "下放",
        "撤销",
        "保留",
        "关闭",
        "关停",
        "办结",
        "审结",
        "结案",
        "立案",
        "采纳",
        "整改",
        "化解",
        "销号",
        "新发现",
    )
)

PROCESSED = re.compile(
    r"(?:就地|综合|精深|初|深)?(?:转化|加工|精深加工|商品|自给|良种|利用|机械化|精制|回收)率"
)

WHOLE_DEED = re.compile("(?:改厕|造林|植树|[减脱扶]贫|修路|招商|引资|融资|减税|降费)")

RAISED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:[存出]栏量?|种植|栽培|养殖|播种)$")

KEPT = re.compile("[存出]栏")

HERD = re.compile(r"(?:年末)?[存出]栏量?$")

CROP_MEASURE = re.compile(r"(?:总?产[值量]|产能)$")

NEXT_PART = re.compile(
    r"(?:完成|累计|实现|年度)*(?:(?:建成|种植)面积|总?投资额?|产值|营收|销售额|增加值)$"
)

SIZE = re.compile(
    r"(?:数量|总?规模|总量|增量|质量|产量|存量)(?:(?:和|、|与)(?:数量|规模|总量|质量))?"
)

MEASURE_OF_DEED = re.compile(r"(?:总?面积|里程|总量|规模|能力|人数)")
"""What is measured of a deed (造林面积): the next of the list is no object of it."""
PARTIAL = re.compile(
    "(?:合同|协议|计划|完成|年度|项目|累计|年|其|直接|实际|首期|建成|建筑|占地)*"
    + either(
        (
            "总"
            "(?:产|投资额?|市值|数|量|额|规模|面积|值|产值|收入|里程|装机|金额|人数|长度|产量|交易额|容量|产能|库容)"
        ),
        "投资额?",
        "投资总额",
        "占比",
        "比重",
        "比例",
        "数量",
        "规模",
        "面积",
        "金额",
        "产值",
        "营收",
        "营业收入",
        "办结率",
        "合格率",
        "满意率",
        "完成率",
        "余额",
        "交易额",
        "货值",
        "市场占有率",
        "就业率",
        "覆盖率",
        "销售额",
        "参保人数",
        "增速",
        "增幅",
        "降幅",
        "增量",
        "涨幅",
        "存量",
        "里程",
        "均价",
        "人数",
        "户数",
        "产能",
        "年产量",
        "成交额",
        "签约额",
        "签约金额",
        "总和",
        "税收",
        "利润",
        "利用率",
        "使用率",
        "达标率",
        "完成投资",
        "播种面积",
        "种植面积",
        "产量",
        "单产",
        "亩产",
        "总体规模",
        "投资总规模",
    )
    + "$"
)
