"""分别: several numbers over several subjects, in order."""

from __future__ import annotations

from duixian import late_re as re
from duixian.patterns import either
from duixian.registry import indicators

_SPLIT = re.compile(r"、|以及|和|与|及(?!其)|,")
# what a full indicator ends with; an item that lacks it borrows the last item's
_HEAD = re.compile(
    either(
        "(?:增加值|产值|营收|投资|收入|数量)?占.{3,}",
        "产业增加值",
        "居民人均可支配收入",
        "人均可支配收入",
        "人均纯收入",
        "可支配收入",
        "(?:行业|领域|全产业链)?增加值",
        "(?:行业)?总产值",
        "(?:行业|全产业链总?)?产值",
        "(?:货物)?进出口(?:总额|总值)?",
        "(?:外)?贸易额",
        "总额",
        "限[上额]以?上?零售额",
        "零售额",
        "销售额",
        "交易额",
        "成交额",
        "贷款余额",
        "存款余额",
        "余额",
        "总量",
        "产量",
        "销量",
        "收入",
        "支出",
        "投资额",
        "投资",
        "贷款",
        "进口",
        "出口",
        "人数",
        "人次",
        "(?:在校|毕业|招)生",
        "[存出]栏量?",
        "案?件数",
        "起数",
        "户数",
        "总数",
        "面积",
        "里程",
        "吞吐量",
        "周转量",
        "利润",
        "利税",
        "税收",
        "营收",
        "比重",
        "占比",
        "比例",
        "率",
        "(?:平均|年均)?浓度",
        "单产",
        "保险(?:参保人数|参保率|覆盖率|基金收入|基金支出)",
        "数量",
        "消费",
        "用电量",
        "业务量",
        "排放量",
        "能耗",
        "水平",
        "指数",
        "价格",
        "收购价",
        "招商引资",
        "外资",
        "数",
        "案件",
        "企业",
        "项目",
        "人员",
        "机构",
        "床位",
        "货运量",
        "客运量",
        "(?:人均)?(?:财政)?(?:补助|补贴|保障|筹资)标准",
        "标准",
        "补助",
        "养老金",
    )
    + "$"
)
# GDP、财政收入、固定资产投资三项指标总量分别是…
_BOTH_FELL = re.compile("(?:同比|比上年|实现|保持)*“?[双三四](?:下降|增长|提升|提高)”?,?$")
_ALL_OF_THEM = re.compile("等?[两二三四五六七八九]项(?:主要)?(?:经济)?指标(?:总量|增速|增幅)?$")
# two words in one, each with a number of its own: 存贷款余额分别为…
_PAIRS = {"城乡": ("城镇", "农村"), "存贷款": ("存款", "贷款")}
# what parts a population in two: the first, alone, takes all that follows the second
_INDUSTRIES = re.compile(r"(?P<list>第?[一二](?:[、和]第?[二三])+)次?产业(?P<of>.*)")
_STRUCTURE = re.compile(
    r"(?:三次|三大|三|一二三|第?一、第?二、第?三)次?产业?(?:增加值)?"
    r"(?P<of>结构比重?|结构|构成|比例|比重|占比|之比|比)|(?P<alone>结构比)"
)
_SHARE_OF = {
    "结构": "比重",
    "构成": "比重",
    "结构比": "比重",
    "结构比重": "比重",
    "之比": "比重",
    "比": "比重",
}
# a known indicator that is also the name of goods: 新能源汽车、智能家电限上零售额
_BEARER = re.compile(r"(?:汽车|产业|制造业|服务业|机器人|电池|家电|手机)$")
_MODIFIERS = ("城镇", "农村", "城市", "乡村", "城区", "农民", "工业", "农业", "进口", "出口")
_PREFIX = (
    "规模以上工业",
    "规上工业",
    "全社会",
    "生产安全事故",
    "道路交通事故",
    "火灾事故",
    "规模以上",
    "规上",
    "全市",
    "全省",
)


_GRADE = re.compile(r"(?:世界|国家|自治区|[国省市区县部])级")
_GRADED = re.compile(rf"{_GRADE.pattern}(?P<of>[\u4e00-\u9fff“”]{{2,}})")
_OF_BEARER = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,}(?:企业|工业|农业|服务业|制造业|行业))"
    r"(?:数量|户数|营业收入|主营业务收入|销售收入|增加值|总产值|产值|营收|利税|利润)"
)
_BARE_MEASURE = re.compile(
    r"(?:实现|上[交缴])?(?:利润(?:总额)?|利税|税[金收]|营业?收入|增加值|总?产值|从业人员)"
)


def distribute(subject: str, count: int, before: str | None = None) -> list[str]:
    """The `count` indicators that a joined subject holds, or [] when it cannot be told.

    >>> distribute("城乡居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> distribute("生产安全事故起数和死亡人数", 2)
    ['生产安全事故起数', '生产安全事故死亡人数']
    >>> distribute("规模以上工业战略性新兴产业、高技术产业增加值", 2)
    ['规模以上工业战略性新兴产业增加值', '规模以上工业高技术产业增加值']
    >>> distribute("规模以上工业增加值、固定资产投资、社会消费品零售总额", 3)
    ['规模以上工业增加值', '固定资产投资', '社会消费品零售总额']
    >>> distribute("全体居民、城镇居民、农村居民人均可支配收入", 3)[:2]
    ['全体居民人均可支配收入', '城镇居民人均可支配收入']
    >>> distribute("交通、水利、能源领域投资额", 3)
    ['交通领域投资额', '水利领域投资额', '能源领域投资额']
    >>> distribute("全国、全省", 2)
    ['全国', '全省']
    >>> distribute("三次产业结构", 3)
    ['第一产业比重', '第二产业比重', '第三产业比重']
    >>> distribute("城镇、农村居民", 2, before="居民人均可支配收入")
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']

    `before` is the indicator that these are parts of, when the text says so.
    """
    subject = _BOTH_FELL.sub("", subject)
    subject = _ALL_OF_THEM.sub("", subject.removesuffix("由").replace("存、贷款", "存贷款"))
    if count == 3 and (structure := _STRUCTURE.fullmatch(subject)):
        of = structure["of"] or structure["alone"]  # 三次产业协调发展,结构比由14:68:18
        share = _SHARE_OF.get(of, of)
        return [f"第{n}产业{share}" for n in "一二三"]
    if industries := _INDUSTRIES.fullmatch(subject):
        names = [n for n in "一二三" if n in industries["list"]]
        if len(names) == count:
            return [f"第{n}产业{industries['of']}" for n in names]
    if count == 2 and (townland := re.fullmatch(r"城、乡(.+)", subject)):
        return [f"城镇{townland[1]}", f"农村{townland[1]}"]
    for pair, halves in _PAIRS.items():
        if count == 2 and pair in subject and not _SPLIT.search(subject):
            return [subject.replace(pair, half) for half in halves]
    items = [item for item in _SPLIT.split(subject) if item]
    if len(items) > count and count > 1:
        items = _regroup(subject, count) or items
    if len(items) != count:
        return []
    items = _share_rest(items)
    if before is not None and not any(_HEAD.search(item) for item in items):
        items = _share_head([*items, before])[:count]
    lent = _HEAD.search(items[0]) is None  # prefix[A、B]head: what stands before A is B's as well
    return _share_prefix(_share_known(_share_head(items)), to_all=lent)


def _regroup(subject: str, count: int) -> list[str]:
    """A、B和C、D read as two: split only at the rarer conjunction."""
    for separator in (r"、", r"和", r"与", r"以及"):
        items = re.split(separator, subject)
        if len(items) == count and all(items):
            return items
    return []


def _share_rest(items: list[str]) -> list[str]:
    """职工医保、居民医保住院报销比例: what follows the thing that all end with is each one's."""
    thing = items[0][-2:]
    at = items[-1].find(thing, 1)
    if len(items[0]) < 4 or at < 0 or len(items[-1]) - at < 6:
        return items
    if not all(item.endswith(thing) for item in items[:-1]):
        return items
    rest = items[-1][at + 2 :]
    return [*(item + rest for item in items[:-1]), items[-1]]


def _share_head(items: list[str]) -> list[str]:
    last = items[-1]
    if (
        last.startswith(_MODIFIERS) and len(last) > 4 and any(i in _MODIFIERS for i in items)
    ):  # 城镇和农村人均住房面积
        return [item + last[2:] if item in _MODIFIERS else item for item in items]
    if whole := _GRADED.fullmatch(last):  # 国家级、部级创新平台
        items = [item + whole["of"] if _GRADE.fullmatch(item) else item for item in items]
    head = _HEAD.search(last)
    if head is None:
        return items
    shared = head.group()
    if shared == "率" and len(last) > 4:  # 污水、垃圾处理率 share 处理率
        shared = last[-3:]
    short = len(items[0])
    between = len(last) - len(shared) - short
    if short <= 3 and between == 2 and all(len(i) == short for i in items[:-1]):
        shared = last[short:]  # 交通、水利、能源领域投资额 share 领域投资额
    bearers = any(not _HEAD.search(item) and not _known(item) for item in items[:-1])
    return [
        item
        if _HEAD.search(item) or _names_all(item, shared, lent=bearers)
        else _join(item, shared)
        for item in items
    ]


def _names_all(item: str, head: str, *, lent: bool) -> bool:
    """Whether an item is an indicator by itself, and 粮食 of 粮食、油料产量 is not."""
    known = indicators.identify(item, "%")
    if known is None or (lent and _BEARER.search(item)):
        return False
    return indicators.identify(_join(item, head), "%") != known


def _known(item: str) -> bool:
    """Whether an item names an indicator by itself, and borrows nothing from its neighbours."""
    return indicators.identify(item, "%") is not None


def _share_known(items: list[str]) -> list[str]:
    """单位生产总值能耗和二氧化碳排放: of the item and what the first lends it, the known."""
    first = items[0]
    shared = []
    for item in items:
        lent = (first[:n] + item for n in range(len(first) - 1, 1, -1))
        name = item if item is first or _known(item) else next(filter(_known, lent), item)
        shared.append(name)
    return shared


def _join(item: str, head: str) -> str:
    """城镇居民 and 居民人均可支配收入 share their 居民."""
    if item.endswith("业"):  # 高技术制造业 and 产业增加值
        head = head.removeprefix("产业")
    overlap = max(n for n in range(min(len(item), len(head)) + 1) if item.endswith(head[:n]))
    return item + head[overlap:]


def of_same_bearer(noun: str, stem: str) -> str:
    """A bare measure with the firms that the one before it in a list is of; "" without such.

    >>> of_same_bearer("乡镇企业总产值", "利税"), of_same_bearer("工业总产值", "税收")
    ('乡镇企业利税', '')
    """
    bearer = _OF_BEARER.match(noun)
    if bearer is None or not _BARE_MEASURE.fullmatch(stem):
        return ""
    who = bearer["who"]
    return who + stem if who.endswith("企业") or who.startswith(("规", "限")) else ""


_BARE_RATE = re.compile(r"[\u4e00-\u9fff]{2}率")
_SALES = re.compile(r"(?P<of>(?:销售|营业|主营业务)收入)[\u4e00-\u9fff]{2}率")


def _share_prefix(items: list[str], *, to_all: bool) -> list[str]:
    first = items[0]
    if sales := _SALES.fullmatch(first):  # 销售收入利税率、利润率
        return [sales["of"] + i if _BARE_RATE.fullmatch(i) else i for i in items]
    if bearer := _OF_BEARER.fullmatch(first):  # 省属企业营业收入、利润
        who = bearer["who"]
        items = [who + i if _BARE_MEASURE.fullmatch(i) else i for i in items]
    prefix = next((p for p in _PREFIX if first.startswith(p) and len(first) > len(p)), None)
    if prefix is None:
        return items
    return [
        item
        if item.startswith((prefix, "规上", "规模以上")) or (_known(item) and not to_all)
        else prefix + item
        for item in items
    ]
