"""The productions by the name that a claim has of them: what each builds, and what follows.

What the name says is nobody's condition: who must know how a number was named asks the record.
The conditions under which `Production` builds so stand in its order; each record has a sentence
of whose number it names the indicator, and one like it that another production names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class NumberNaming:
    """How the indicator of a number was named."""

    name: str
    builds: str
    """Of what the indicator is made."""
    names: str
    """A sentence of a review; the number in [] is named so."""
    leaves: str
    """One like it: the number in [] is named otherwise."""
    counts: bool = False
    """The noun behind the number names what it counts."""
    own: bool = False
    """The number has a subject of its own before it, and nothing more was needed."""
    hands_on: bool = False
    """The deed that it counts may be the next number's as well."""
    lent: bool = False
    """The number before lends it the whole indicator."""
    follows: bool = False
    """It goes by the name of the number before, also where that is given a better one."""
    told_before: bool = False
    """A clause without number named its subject."""
    in_a_row: bool = False
    """It says how often in a row."""
    planned: bool = False
    """It says what was planned, and not what came of it."""
    lessens: bool = False
    """The verb before its noun says how much less there is."""
    joined: bool = False
    """Several numbers share the subject, and each took its part."""


_SINGLE = (
    NumberNaming(
        "plain",
        "the subject before the number",
        names="出口[6亿元]。",
        leaves="出口6亿元,增长[5%]。",
        own=True,
        hands_on=True,
    ),
    NumberNaming(
        "head-after",
        "the deed before the number and the noun behind it",
        names="新建[6所]学校。",
        leaves="新建学校[6所]。",
        counts=True,
        hands_on=True,
    ),
    NumberNaming(
        "inherited",
        "the indicator of the number before",
        names="出口6亿元,增长[5%]。",
        leaves="出口6亿元,进口增长[5%]。",
        lent=True,
        follows=True,
    ),
    NumberNaming(
        "destination",
        "the indicator of the number that a change began with",
        names="企业由6家增加到[8家]。",
        leaves="企业6家,增加[8家]。",
        lent=True,
    ),
    NumberNaming(
        "partial",
        "what the number before measures, and a part, size or rate of it",
        names="引进项目60个,总投资[6亿元]。",
        leaves="引进项目60个,税收收入[6亿元]。",
    ),
    NumberNaming(
        "listed",
        "the deed of the number before, done to another thing",
        names="培养本科生60人,研究生[20人]。",
        leaves="培养本科生60人,引进研究生[20人]。",
        hands_on=True,
    ),
    NumberNaming(
        "fulfilment",
        "the indicator of the number before, or the subject before it, whose plan was met so far",
        names="财政收入6亿元,完成预算的[103%]。",
        leaves="财政收入6亿元,增长[3%]。",
    ),
    NumberNaming(
        "plan",
        "the indicator of the number before, or the subject before it, that was planned so",
        names="财政收入6亿元,完成预算[5亿元]的120%。",
        leaves="财政收入6亿元,完成预算5亿元的[120%]。",
        planned=True,
    ),
    NumberNaming(
        "topic",
        "what a clause without number says that is pursued",
        names="继续推进安居工程建设,基本建成[500套]。",
        leaves="继续推进安居工程建设,基本建成住房[500套]。",
        told_before=True,
    ),
    NumberNaming(
        "carried",
        "the indicator of the last number of the sentence before",
        names="园区企业600家。增加到[800家]。",
        leaves="园区企业600家。产值增加到[8亿元]。",
    ),
    NumberNaming(
        "behind",
        "what is said behind a number that has nothing before it",
        names="主要产品中,有[28种]达到国家标准。",
        leaves="主要产品中,有[28种]产品达到国家标准。",
    ),
    NumberNaming(
        "spending",
        "the money before the number and what it is for behind it",
        names="安排[6亿元]用于农田建设。",
        leaves="农田建设安排[6亿元]。",
    ),
    NumberNaming(
        "goal",
        "that of which the words behind the number set a goal",
        names="提出[8%]左右的国内生产总值增长目标。",
        leaves="国内生产总值增长[8%]左右。",
    ),
    NumberNaming(
        "reduction",
        "what a deed before it reduces",
        names="减少农村贫困人口[6万人]。",
        leaves="农村贫困人口减少[6万人]。",
        lessens=True,
    ),
    NumberNaming(
        "gap",
        "what lies above or below another's",
        names="出口增速高于全省[2个百分点]。",
        leaves="出口增速提高[2个百分点]。",
    ),
    NumberNaming(
        "rank",
        "what has a place among others",
        names="出口居全省第[6位]。",
        leaves="出口6亿元,居全省第[6位]。",
    ),
    NumberNaming(
        "streak",
        "what went on, year after year",
        names="出口连续[三年]增长。",
        leaves="出口连续三年增长[5%]。",
        in_a_row=True,
    ),
    NumberNaming(
        "gap-inherited",
        "the indicator of the number before, which lies above or below another's",
        names="出口增长6%,高于全省[2个百分点]。",
        leaves="出口增速高于全省[2个百分点]。",
        lent=True,
    ),
    NumberNaming(
        "rank-inherited",
        "the indicator of the number before, which has a place among others",
        names="出口6亿元,居全省第[6位]。",
        leaves="出口居全省第[6位]。",
        lent=True,
    ),
    NumberNaming(
        "streak-inherited",
        "the indicator of the number before, which went on so",
        names="出口增长6%,连续[三年]增长。",
        leaves="出口连续[三年]增长。",
        lent=True,
        in_a_row=True,
    ),
)

_JOINED = "-joined"
NAMINGS = {one.name: one for one in _SINGLE}
_OF_SEVERAL = {
    one.name: replace(one, name=one.name + _JOINED, joined=True) for one in NAMINGS.values()
}


def of_several(naming: NumberNaming) -> NumberNaming:
    """The naming of numbers that share a subject which one of them was given by `naming`."""
    return _OF_SEVERAL[naming.name]
