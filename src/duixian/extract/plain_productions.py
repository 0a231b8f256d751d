"""Productions of a number whose subject stands before it, alone or with what the text lends it."""

from __future__ import annotations

from dataclasses import replace

from duixian import late_re as re
from duixian.extract import (
    cues,
    distribution,
    effects,
    fields,
    money,
    part_words,
    phrase_patterns,
    phrases,
    topics,
)
from duixian.extract.compared import ComparedProduction
from duixian.extract.drafts import Draft, counts
from duixian.registry import language


class PlainProduction(ComparedProduction):
    """The productions of one number that has a subject of its own."""

    def _plain(self, stem: str) -> Draft:
        if whole := self._lent(stem) or self._spent(stem):
            return whole
        stem = stem.replace("拟安排", "安排").replace("拟投入", "投入")
        if adjusted := money.ADJUSTED.match(stem):  # 按程序调减收入预算55.3亿元
            sign = 1 if adjusted["way"] == "增" else -1
            self.sense = replace(self.sense, aspect="change", value=sign * self.sense.value)
            return self._draft(adjusted["what"], adjusted["what"], "", "plain")
        if self.peeled.verb in ("增产", "减产") and not stem.endswith(("产", "产量")):
            stem += "产量" if self.sense.aspect == "change" else ""  # 粮食增产1.6亿斤
        action = phrases.action_at_start(stem)
        if action == stem or cues.BARE_DEED.fullmatch(stem):
            action = ""
        if stem == "经济" and self.peeled.direction:  # 经济增长预期7%左右
            stem = "经济增长"
        if self.sense.aspect == "level" and (effect := effects.EFFECT.fullmatch(stem)):
            last = self.frame.last
            of_number = effects.of_number(effect["what"], last, self.around)
            if whole_effect := of_number or effects.of_clause(effect["what"], self.around):
                return self._draft(whole_effect, effect["what"], action, "partial")
        if whole := self._of_clause_before(stem) or self._beside_last(stem, action):
            return whole
        if (
            self.mention.unit in ("%", "‰")
            and self.sense.aspect == "level"
            and not self.peeled.to
            and self.noun is not None
            and not (stem.endswith("率") and self.around.right.startswith("的"))
        ):
            told = self.noun.noun + self.noun.predicate
            return self._draft(stem + told, stem + told, action, "plain")
        if (
            cues.PRICE_INDEX.search(stem)
            and self.mention.unit == "%"
            and self.sense.value < cues.HALF
        ):
            self.sense = replace(self.sense, aspect="growth")  # 居民消费价格指数控制在3.5%以内
        if cues.PER_DAY.search(stem) and self.mention.unit and "/" not in self.mention.unit:
            self.sense = replace(self.sense, unit=self.sense.unit + "/日")
            if self.frame.last is not None and cues.PER_DAY.sub("", stem) in ("平均新增", "新增"):
                stem += re.sub(r"^新登记|^新增", "", self.frame.last.noun)
        return self._draft(stem, stem[len(action) :] or stem, action, "plain")

    def _lent(self, stem: str) -> Draft | None:
        """A subject that is only a part, a reach or a growth of what was told before."""
        last = self.frame.last
        if last is not None and part_words.TAX_SHARE.fullmatch(stem) and "收入" in last.noun:
            return self._draft(last.noun + stem, last.noun, "", "partial")
        if last is not None and stem == f"{last.noun}中" and self.counting and self.around.right:
            told = last.noun + self.around.right  # 59项测评点中有22项达到最优水平
            return self._draft(told, last.noun, "", "partial")
        if last is not None and (part := part_words.SHARE_OF_TOTAL.match(stem)):
            of_it = last.noun.removesuffix(part["of"]) + stem  # 生猪出栏320万头,总量占全省35%
            return self._draft(of_it, last.noun, "", "partial")
        if last is not None and (above := part_words.ABOVE_SIZE.fullmatch(stem)):
            of = part_words.ALL_OF_IT.sub("", last.noun)  # 其中规模以上增长23%
            if of.startswith(above["of"]):
                return self._draft(above["size"] + of, of, "", "partial")
        if last is not None and part_words.AS_MUCH_AS.fullmatch(stem):
            return self._draft(last.indicator, last.noun, last.verb, "inherited")
        of_rate = self.mention.unit in ("%", "成") and self.sense.aspect == "level"
        if last is not None and of_rate and (kept := part_words.KEPT_AT.fullmatch(stem)):
            text = f"{last.indicator}占{kept['of']}比重"  # 稳定在全国1/10以上
            return self._draft(text, last.noun, "", "partial")
        added = part_words.ADDED_UP_SO_FAR.search(last.noun) if last is not None else None
        if last is not None and added and stem in ("新增", "当年新增", "年内新增"):
            of = last.noun[: added.start()]  # 网箱累计投放642口、当年新增126口
            return self._draft("新增" + of, of, "新增", "partial")
        if last is not None and stem in ("新增", "净增") and cues.STOCK.search(last.noun):
            return self._draft(stem + last.indicator, last.noun, stem, "partial")
        if last is not None and (other := cues.counterpart(stem, last.indicator)):
            return self._draft(other, other, "", "partial")
        if "、" in stem and (others := cues.SUCH_AS.fullmatch(stem)):
            deed = phrases.action_at_start(stem)
            if deed:  # 引进了甲公司手套加工、乙公司石油助剂等招商项目33个
                return self._draft(deed + others["kind"], others["kind"], deed, "plain")
        if stem in cues.REACHING and last is None and not self.around.continued:
            told = topics.topic(cues.GIVEN_TO.sub("", self.around.before))
            if cues.SHORTEST_MATTER <= len(told) <= cues.LONGEST_MATTER:
                return self._draft(told + stem, told, stem, "topic")
        return None

    def _spent(self, stem: str) -> Draft | None:
        """Money, named with what it is for where the text says so."""
        around = self.around
        if stem in money.SPENDING and around.right:
            return self._draft(stem + around.right, around.right, stem, "spending")
        stem = stem.replace("拟安排", "安排").replace("拟投入", "投入")
        for_them = around.right in money.FOR and around.behind[len(around.right) :]
        if for_them and stem.endswith(tuple(money.SPENDING)):  # 安排219亿元支持116户企业改制
            purpose = around.right + money.COUNTED.sub("", for_them)
            return self._draft(stem + purpose, stem, "", "spending")
        if around.right.startswith(money.FOR) and stem.endswith(tuple(money.SPENDING)):
            return self._draft(stem + around.right, stem, "", "spending")
        if told := money.for_what(stem, around.after if not around.right else ""):
            return self._draft(told, stem, "", "spending")
        if not around.continued and (told := money.funding(stem, around.before)):
            return self._draft(told, stem, "", "spending")
        total = cues.PLANNED_TOTAL.fullmatch(stem) if around.right == "的" else None
        if total and (these := cues.OF_THESE.match(around.behind)):  # 总投资35亿元的80项重点工程
            return self._draft(these["which"] + total["what"], these["which"], "", "plain")
        bare_money = money.BARE_MONEY.fullmatch(stem) and not around.right and not self.listed
        if bare_money and (purpose := money.money_for(around.after)):
            return self._draft(purpose + stem, stem, "", "spending")
        return None

    def _of_clause_before(self, stem: str) -> Draft | None:
        """A measure whose bearer only the clause before names."""
        before = self.around.before
        short = 2 < len(stem) < 6
        cut_short = short and before.endswith(stem[:2]) and not before.startswith("坚持")
        if cut_short and not self.around.continued and not stem.endswith(("公司", "企业")):
            return self._draft(topics.topic(before) + stem[2:], stem, "", "topic")
        if fields.HEADLESS.fullmatch(stem) and (told := self._told()):
            return self._draft(fields.named(told, stem), told, "", "topic")
        if short and (told := self._told()) and told.endswith(stem[:2]):
            return self._draft(told + stem[2:], told + stem[2:], "", "topic")
        return None

    def _beside_last(self, stem: str, action: str) -> Draft | None:
        """A subject that shares the deed, or is the deed, of the number before."""
        last = self.frame.last
        says_more = last is not None and (not action or part_words.RATE_PART.fullmatch(stem))
        if last is not None and says_more and (whole := self._of_last(stem, last)):
            return whole
        whole_deed = part_words.WHOLE_DEED.fullmatch(stem)
        if not self.around.continued and cues.BARE_DEED.fullmatch(stem) and not whole_deed:
            same = (
                last is not None
                and last.rule.told_before
                and not last.rule.joined
                and self._alike(last)
            )
            persons = self.mention.unit in ("人", "名")  # 查处案件120起,处罚150人
            done_to = last.noun if last is not None and same else "" if persons else self._object()
            if done_to:
                return self._draft(done_to + stem, done_to, stem, "topic")
            if whole := self._part_done(stem):
                return whole
        paid = self.mention.unit in ("%", "成") and money.MONEY.search(stem)
        if paid and (spent := money.SPENT_ON.match(self.around.right)):
            return self._draft(stem + spent.group(), stem, action, "spending")
        if reduced := self._reduction(stem, action):
            return reduced
        if action or last is None or not last.verb or self.sense.aspect != "level":
            return None
        if part_words.MEASURE_OF_DEED.fullmatch(last.noun):  # 造林面积…,封山育林…
            return None
        if cues.OWN_MEASURE.match(stem) or stem.endswith(
            "完成率"
        ):  # 引进省外资金120亿元、实际利用外资2000万美元
            return None
        along = self.listed and (self._alike(last) or self._laid(stem, last))
        if self._goes_on(stem, last) or along:
            kind = part_words.KIND_OF_ALL.match(last.indicator.removeprefix(last.verb))
            if kind is None or part_words.KIND_OF_ALL.match(stem):
                return self._draft(last.verb + stem, stem, last.verb, "listed")
            return self._draft(last.verb + kind.group() + stem, stem, last.verb, "listed")
        return None

    def _laid(self, stem: str, last: Draft) -> bool:
        """改造小区682个、管网7912公里: another thing done likewise, measured in length or area."""
        return (
            self.mention.unit in cues.LAID
            and last.verb in cues.BUILDING
            and counts(last.mention)
            and cues.BARE_NOUN.fullmatch(stem) is not None
            and not stem.endswith(("里程", "面积", "规模", "长度", "能力", "容量"))
        )

    def _told(self) -> str:
        """The subject of the clause before, when that clause gives no number of its own."""
        if self.around.continued or self.noun:
            return ""
        before = self.around.before
        if passed := phrase_patterns.MILESTONE.match(
            before
        ):  # 进出口总额连跨两个千亿级台阶,年均增长
            return phrases.strip_lead(passed["of"])
        return topics.told_of(before) or topics.named_measure(before)

    def _goes_on(self, stem: str, last: Draft) -> bool:
        """培养本科生600万人,研究生20万人: a noun that says nothing else is done to as well."""
        return (
            not self.around.continued
            and len(self.around.clauses) == 0
            and last.rule.hands_on
            and not last.rule.joined
            and self.sense.aspect == last.sense.aspect == "level"
            and self.mention.unit == last.mention.unit
            and self.left.strip("“") == stem.strip("“")
            and not phrases.action_at_end(stem)
            and not stem.startswith(("为", "向", "给"))  # 兑现资金…,为企业减税
            and stem[-2:] != last.noun[-2:]  # 发行新增债券25亿元,再融资债券5亿元
            and last.behind == ""
            and cues.BARE_NOUN.fullmatch(stem) is not None
        )

    def _of_last(self, stem: str, last: Draft) -> Draft | None:
        """A number that says more of the one before: its rate, its part, what was done to it."""
        alike = self._alike(last) and self.sense.aspect == last.sense.aspect == "level"
        same = alike and self.counting and self.mention.unit == last.mention.unit
        done = part_words.DEED_ON_SAME.fullmatch(stem) or (
            self.listed and cues.BARE_DEED.fullmatch(stem)
        )
        if same and done and not cues.DEED_AT_END.search(last.noun):
            return self._draft(stem + last.noun, last.noun, stem, "partial")
        if told := self._of_proposals(stem, last):
            return told
        rate = part_words.RATE_PART.fullmatch(stem) and not last.noun.endswith(("率", "比例"))
        of = part_words.CROP_MEASURE.sub("", last.noun)
        if self.listed and of not in ("", last.noun) and part_words.PROCESSED.fullmatch(stem):
            return self._draft(of + stem, of, "", "partial")  # 咖啡产值增长3倍、精深加工率85%
        kept = part_words.KEPT.match(last.indicator)
        if kept and self.listed and self.mention.unit in ("头", "只", "羽", "匹", "箱"):
            return self._draft(kept.group() + stem, stem, "", "partial")  # 出栏生猪3万头、牛1万头
        herd = part_words.HERD.sub("", last.noun)
        if herd not in ("", last.noun) and part_words.HERD.fullmatch(stem):
            return self._draft(herd + stem, herd, "", "partial")  # 生猪出栏30万头、存栏18万头
        if self.listed and (owned := distribution.of_same_bearer(last.noun, stem)):
            return self._draft(owned, owned, "", "partial")  # 乡镇企业总产值18亿元、利税1亿元
        deed_rate = len(stem) == 3 and stem[-1] == "率" and last.noun.endswith(stem[:2], 1)
        if deed_rate and last.mention.unit != "元":  # 土地流转1.2万亩,流转率43%
            return self._draft(last.noun + "率", last.noun, "", "partial")
        if rate and counts(last.mention) and not self.counting:
            noun = last.noun.removesuffix(stem[:2])  # 保交楼项目交付9630套、交付率97%
            return self._draft(noun + stem, noun, "", "partial")
        if alike and self.listed and stem == "在建" and last.verb:  # 建成过江通道4座、在建8座
            return self._draft(stem + last.noun, last.noun, stem, "partial")
        deed = cues.DEED_AT_END.search(last.noun)
        entire = part_words.WHOLE_DEED.fullmatch(stem)
        if alike and deed and not entire and cues.BARE_DEED.fullmatch(stem):  # 新能源开工…、投产…
            noun = last.noun[: deed.start()]
            return self._draft(noun + stem, noun, stem, "partial")
        if stem in cues.REACHING and last.sense.aspect == "level" and last.verb:
            return self._draft(last.indicator + stem, last.noun, stem, "partial")
        if (
            alike
            and not entire
            and (self.mention.unit == last.mention.unit or last.mention.unit not in ("起", "件"))
            and len(stem) <= 2
            and phrases.action_at_end(stem) == stem
            and not stem.startswith(language.load().compounds)  # 其中出口 is a thing of its own
        ):  # 提升农田12万亩,其中新建5万亩
            return self._draft(stem + last.noun, last.noun, stem, "partial")
        among = self.around.left.lstrip(", ").startswith("其中")
        if among and (whole := self._part_done(stem)):
            return whole
        if (
            among
            and alike
            and last.verb.startswith("新")
            and self.mention.unit == last.mention.unit
        ):
            return self._draft(last.verb + stem, stem, last.verb, "listed")
        return None

    def _of_proposals(self, stem: str, last: Draft) -> Draft | None:
        """建议186件、政协提案241件,办复率100%: of both, which are dealt with as one."""
        before = self.frame.history[-2:-1]
        if not (part_words.RATE_PART.fullmatch(stem) and last.noun.endswith("提案") and before):
            return None
        kind = re.search("(?:建议|议案)$", before[0].noun)
        if kind is None or before[0].mention.unit != last.mention.unit:
            return None
        both = kind.group() + "提案"
        return self._draft(both + stem, both, "", "partial")

    def _part_done(self, stem: str) -> Draft | None:
        """实施项目120个,年度投资260亿元,其中新开工68个: of what was counted likewise before."""
        if not self.counting or not cues.BARE_DEED.fullmatch(stem):
            return None
        for before in reversed(self.frame.history):
            if before.mention.unit == self.mention.unit and before.sense.aspect == "level":
                return self._draft(stem + before.noun, before.noun, stem, "partial")
        return None

    def _object(self) -> str:
        """What was done to, as a clause of the sentence before this one says; else empty."""
        return next(filter(None, map(cues.object_of, reversed(self.around.clauses))), "")

    def _reduction(self, stem: str, action: str) -> Draft | None:
        """压减时间58%, 减少农村贫困人口1000万人: the verb before the noun gives the direction."""
        last = self.frame.last
        if self.sense.aspect != "level" or self.peeled.to:
            return None
        verb = next((v for v in cues.REDUCING if stem.startswith(v)), "")
        if (
            not verb
            and self.listed
            and not action
            and last is not None
            and last.verb in cues.REDUCING
        ):
            verb = last.verb
        noun = stem.removeprefix(verb)
        relative = self.mention.unit in ("%", "成")
        if not verb or len(noun) < 2 or not (relative or noun.endswith(cues.REDUCED)):
            return None
        if relative and noun.endswith(("率", "比重", "占比", "比例")):
            return None
        sense = self.sense
        self.sense = replace(
            sense,
            aspect="growth" if relative else "change",
            value=-sense.value,
            value_high=None if sense.value_high is None else -sense.value_high,
        )
        return self._draft(noun, noun, verb, "reduction")

    def _alike(self, last: Draft) -> bool:
        return (
            self.counting == counts(last.mention)
            or self.mention.unit == last.mention.unit
            or not last.mention.unit
        )
