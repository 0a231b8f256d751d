"""Productions of numbers that compare: a rank, a gap, how long in a row."""

from __future__ import annotations

from dataclasses import dataclass, replace

from duixian import late_re as re
from duixian.extract import aspects, counted_nouns, cues, mentions, part_words, phrases, topics
from duixian.extract.drafts import Around, Draft, Frame, tidy
from duixian.extract.namings import NAMINGS
from duixian.extract.quantities import Mention

# 连续3年实施十件民生实事: neither the number nor its measure word is part of what goes on
_COUNTED = re.compile(rf"(?:{mentions.NUMBER.pattern})(?:[个件项]以?上?)?", mentions.NUMBER.flags)

_ONLY_PLACE = re.compile(r"[从由]?(?:位?居|排名?|位列)?(?:世界|全[国省市球])?")
_ACHIEVING = re.compile('(?<=[\u4e00-\u9fff]{2})实现了?(?:[\u4e00-\u9fff]{2,8}的)?[“"]?$')
_OURS_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff]{4})(?:我|全)[省市区县州]$")


@dataclass(slots=True)
class ComparedProduction:
    """One number with what stands around it, and its productions that compare."""

    mention: Mention
    sense: aspects.Sense
    peeled: phrases.Peeled
    left: str
    around: Around
    noun: counted_nouns.Following | None
    frame: Frame
    listed: bool
    counting: bool
    origin: bool
    """The number is the A of 由A到B."""

    def _draft(self, indicator: str, noun: str, verb: str, rule: str) -> Draft:
        return Draft(
            self.mention,
            self.sense,
            self.peeled,
            tidy(indicator),
            tidy(noun),
            verb,
            NAMINGS[rule],
            self.around.clause,
            self.around.clause_start,
            self.around.left,
            self.around.behind,
            self.origin,
        )

    def _streak(self) -> Draft:
        subject = phrases.innermost(
            phrases.strip_lead(phrases.peel(_ACHIEVING.sub("", self.sense.subject or "")).stem)
        ).strip(cues.TRIM)
        subject = _OURS_BEHIND.sub("", subject)  # 生活方式评估我省连续两年全国第一
        if subject == "经济" and "增长" in self.left:  # 经济增长连续四年超过8%
            subject = "经济增长"
        raised = cues.RAISED.match(self.around.behind)
        if raised and not subject:
            return self._draft(raised["what"], raised["what"], "", "streak")
        says_where = not subject and self.around.behind.startswith("在")
        if says_where and len(self.around.behind) > 4:  # 连续三年在全市考核中获优秀
            told = self.around.behind.removeprefix("在")
            return self._draft(told, told, "", "streak")
        if self.mention.kind == "streak" or cues.STREAK_GOES_ON.match(self.around.behind):
            if not subject and self.frame.last is not None:
                return self._draft(
                    self.frame.last.indicator, self.frame.last.noun, "", "streak-inherited"
                )
            before = self.frame.before
            if not subject and before is not None:
                return self._draft(before.indicator, before.noun, "", "carried")
            grew = cues.GREW.match(self.around.behind)
            if subject and grew and not part_words.PARTIAL.search(subject):  # 粮食连续五年增产
                return self._draft(subject + grew.group(), subject, "", "streak")
            return self._draft(subject or self.around.behind, subject, "", "streak")
        if len(subject) > 2 and not cues.EVENT.match(self.around.behind):
            return self._draft(subject, subject, "", "streak")
        told = re.sub(r"^(?:来|以来|的|收获)", "", _COUNTED.sub("", self.around.behind))
        told = re.sub(r"^[个项天次](?:以上)?|[个项天次]以上", "", told)
        if subject.endswith(("考核", "评价", "考评", "评估", "测评", "排名")) and told:
            told = subject + told  # 工资支付工作考核连续6年获A级
        return self._draft(told or subject, told, "", "streak")

    def _compared(self) -> Draft:
        subject = phrases.innermost(
            phrases.strip_lead(phrases.peel(self.sense.subject or "").stem)
        ).strip(cues.TRIM)
        if _ONLY_PLACE.fullmatch(subject):  # 从居世界第39位跃升到第2位
            subject = ""
        located = cues.LOCATED.match(subject)
        if located and self.sense.aspect == "rank":
            self.sense = replace(self.sense, scope=located["who"] or None)
            subject = located["list"]
        if not subject and (list_of := cues.RANKED_IN.fullmatch(self.sense.scope or "")):
            subject = list_of["what"]  # 位居全国百强县投资潜力第3
            self.sense = replace(self.sense, scope=list_of["where"])
        last = self.frame.last
        if last is not None and part_words.SIZE.fullmatch(subject):  # 数量和规模居全国首位
            return self._draft(last.noun + subject, last.noun, "", self.sense.aspect)
        if subject and not (last is not None and cues.PLACE_OF.search(subject)):
            return self._draft(subject, subject, "", self.sense.aspect)
        if last is not None:
            # 占全省总量的32%,居全省第一: the rank is of the thing, not of its share
            share = last.indicator.startswith(last.noun + "占")
            name = self._all_of_them() or (last.noun if share else last.indicator)
            return self._draft(name, last.noun, "", self.sense.aspect + "-inherited")
        text = self.around.right or topics.topic(self.around.before) or self.left
        return self._draft(text, text, "", self.sense.aspect)

    def _all_of_them(self) -> str:
        """A企业达到3家、B企业达到5家,均居全国第一: the rank is of both."""
        last = self.frame.last
        if last is None or self.around.continued or not cues.ALL.match(self.around.left):
            return ""
        alike: list[str] = []
        for draft in reversed(self.frame.history):
            if draft.sense.aspect != "level" or draft.mention.unit != last.mention.unit:
                break
            alike.insert(0, draft.noun)
        return "、".join(alike) if len(alike) > 1 else ""
