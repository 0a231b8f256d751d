"""What a number counts: the noun phrase behind it, and what is said of that."""

from __future__ import annotations

from dataclasses import dataclass

from duixian import late_re as re
from duixian.extract import phrase_patterns
from duixian.recent import recent
from duixian.records import set_by_slots
from duixian.registry import language

_BECOME = re.compile(r"(?:脱贫|参保|入选|获奖|参与|享受)(?:人口|人员|群众|户|者|对象|企业|县|村)")
_ALL_DID = re.compile(
    r"(?:全部|均|都)(?:已经?)?(?:通(?!过)|建成|免征|取消|达到|开展|设立|建立|配备)了?[\u4e00-\u9fff]{2,}"
)
_MORE_OF_THEM = re.compile(r"、(?:数量|总数|总量|规模|占|居|位居|位列).*$")
_HOW = re.compile(r"^(?:全部|均已?|已经?|先后|相继|陆续|顺利|如期|圆满)+(?=[\u4e00-\u9fff]{2})")
_NOUN_START = re.compile(r"[\u4e00-\u9fff“A-Z(]|\d+(?:\.\d+)?(?:千伏|万?千瓦|兆瓦)")
# 862项次(市级、区县、乡镇街道三级): a bracket that ends the clause tells of the count, no noun
_OF_THE_COUNT = re.compile(r"^\([^()]*\)$")


@set_by_slots
@dataclass(frozen=True, slots=True)
class Following:
    """What stands behind a number: the noun it counts, and what is said of that noun."""

    noun: str
    predicate: str
    telling: bool


@recent
def following(right: str) -> Following | None:
    """Read the noun phrase behind a number; None where no noun follows.

    >>> following("改革试验任务全部完成")
    Following(noun='改革试验任务', predicate='全部完成', telling=False)
    >>> following("企业入选中国民营企业500强").telling, following("用于新建学校")
    (True, None)
    """
    lexicon = language.load()
    right = phrase_patterns.NOTE.sub("", right.lstrip())
    right = _OF_THE_COUNT.sub("", right)
    if right.startswith("的"):
        right = right[1:]
    if not _NOUN_START.match(right) or lexicon.opening.match(right):
        return None
    start = right.find("”") + 1 if right.startswith("“") else 0
    match = lexicon.predicate.search(right, start)
    if match is not None and match.start() == 0 and _BECOME.match(right):  # 脱贫人口实现稳岗就业
        match = lexicon.predicate.search(right, 2)
    if match is None:
        return Following(right, "", False)
    if match.start() == 0:
        return None
    predicate = right[match.start() :]
    predicate = _MORE_OF_THEM.sub("", predicate)  # 4个新药获批上市、数量居全国前列
    telling = bool(lexicon.telling.search(predicate) or _ALL_DID.match(predicate))
    if telling:  # 贫困县全部摘帽
        predicate = _HOW.sub("", predicate)
    return Following(right[: match.start()], predicate, telling)
