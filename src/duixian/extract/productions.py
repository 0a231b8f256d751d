"""The productions that name what one number measures (the table is in `phrases`)."""

from __future__ import annotations

import re
from dataclasses import replace

from duixian.extract import cues, fields, matters, phrase_patterns, phrases
from duixian.extract.compared import ComparedProduction
from duixian.extract.drafts import Draft, counts
from duixian.registry import language


class Production(ComparedProduction):
    """The productions of one number, and the state that they share."""

    def build(self) -> Draft:
        if self.sense.aspect == "streak":
            return self._streak()
        told = self.frame.last
        if told is not None and self.mention.unit == "%" and cues.FULFILS.search(self.left):
            # 完成预算的100.2%: of what was just told
            return self._draft(told.indicator, told.noun, told.verb, "fulfilment")
        if self.sense.aspect in ("gap", "rank"):
            return self._compared()
        if (
            told is not None
            and self.mention.unit == "%"
            and matters.outdone(self.left, self.around.right)
        ):
            sign = -1 if self.peeled.direction < 0 else 1
            value = sign * abs(self.sense.value)
            self.sense = replace(self.sense, aspect="growth", value=value, scope=None)
            return self._draft(told.noun, told.noun, told.verb, "inherited")
        source = (
            self.peeled.stem
            if self.sense.subject is None
            else phrases.peel(self.sense.subject).stem
        )
        source = matters.ground(source, self.around.right)
        if by := cues.BY_RATE.match(self.around.right):  # 按不低于5%的幅度压减一般性支出
            sign = -1 if by["verb"] in cues.REDUCING or by["verb"] in ("下降", "递减") else 1
            self.sense = replace(self.sense, aspect="growth", value=sign * abs(self.sense.value))
            source = by["noun"] or re.sub(r"(?:一律)?(?:按|以)$", "", source)
        modifier = source.endswith("的") or self.left.endswith("的")
        stem = phrases.innermost(phrases.strip_lead(source.rstrip("的"))).strip(cues.TRIM)
        if cues.DEFLATED.fullmatch(stem) or stem in ("人均", "户均", "亩均", "平均"):
            stem = ""
        stem = matters.EACH_UNIT.sub("", stem)
        place, stem = phrases.parted_region(stem)
        if place and not (self.frame.own or "").endswith(place):
            self.sense = replace(self.sense, scope=place)
        verb = phrases.action_at_end(stem)
        if verb and self.counting and self.noun and self.left.endswith(stem + self.peeled.verb):
            whole = phrases.action_at_end(stem + self.peeled.verb)  # 整合提升1000个综合体
            if len(whole) > len(verb) and self.peeled.verb:
                stem, verb = stem + self.peeled.verb, whole
        last = self.frame.last
        if (
            last is not None
            and last.origin
            and self.around.continued
            and not self.left.startswith("、")
        ):
            return self._draft(last.indicator, last.noun, last.verb, "destination")
        of_goal = cues.GOAL_OF.match(self.around.right)  # 提出8%左右的国内生产总值增长目标
        if of_goal and self.mention.unit == "%" and cues.SETTING.fullmatch(stem):
            self.sense = replace(self.sense, aspect="growth")
            return self._draft(of_goal["of"], of_goal["of"], "", "goal")
        if cues.goal_of_growth(stem, self.around.right) and self.sense.aspect == "growth":
            return self._draft(self.frame.economy, self.frame.economy, "", "goal")
        if self.noun is not None and self._head_follows(stem, verb, modifier):
            return self._head_after(stem, verb, modifier)
        if deed := cues.earned(stem, self.peeled.verb):
            return self._draft(deed, deed, "", "plain")
        if not stem or (last is not None and stem.lstrip("(") in cues.CONVERTED):
            return self._inherited()
        if last is not None and (
            matters.compares_rates(stem, self.around.right)
            or (self.peeled.to and matters.BECAME.fullmatch(stem))
        ):
            return self._draft(last.indicator, last.noun, last.verb, "inherited")
        if phrase_patterns.PARTIAL.match(stem):
            return self._partial(stem)
        return self._plain(stem)

    def _head_follows(self, stem: str, verb: str, modifier: bool) -> bool:
        """Whether the noun behind the number names what is counted."""
        if self.sense.aspect != "level" or self.mention.unit in ("百分点", "千分点"):
            return False
        assert self.noun is not None
        if self.mention.unit in ("%", "‰"):
            return not stem
        if cues.PROJECT.search(self.noun.noun) and not phrase_patterns.PARTIAL.search(stem):
            return True
        if self.peeled.to and stem and not self.counting:
            return False
        measured = self.around.right.startswith("的") and (
            phrase_patterns.PARTIAL.match(stem) or cues.PLANNED_TOTAL.fullmatch(stem)
        )
        return self.counting or not stem or bool(verb or measured) or modifier

    def _head_after(self, stem: str, verb: str, modifier: bool) -> Draft:
        assert self.noun is not None
        if len(self.around.behind) > len(self.around.right):  # the next number's part of the noun
            bare = cues.NEXT_PART.sub("", self.noun.noun)
            self.noun = replace(self.noun, noun=bare if len(bare) > 1 else self.noun.noun)
        if sized := cues.PAST_A_SIZE.match(self.around.behind):
            return self._draft(sized.group(), sized["who"], "", "head-after")
        head = re.sub(r"(?:的目标|以及|及|和|与|并|或)$", "", self.noun.noun.strip())
        head = re.sub(r"(?:投料试车|建成投产|建成|投产|达产)+后$", "", head)
        head = matters.one_of_list(head)
        if matters.among(self.left, self.around.right):
            head = head.removesuffix("中")
        if not stem and cues.BENEFIT.match(head) and (matter := self._matter()):
            return self._draft(matter + head, matter + head, "", "head-after")
        if not verb and (sized := cues.SIZED.match(head)):
            head = sized["base"]
        last = self.frame.last
        if modifier and stem and not cues.SET_BY.search(stem):
            if phrase_patterns.PARTIAL.match(stem):
                return self._draft(head + stem, head, "", "head-after")
            return self._draft(stem + head, stem + head, verb, "head-after")
        if self.around.right.startswith("的"):
            if phrase_patterns.PARTIAL.match(stem):
                return self._draft(head + stem, head, "", "head-after")
            if of_them := cues.PLANNED_TOTAL.fullmatch(stem):  # 引进落地总投资21亿元的产业项目
                return self._draft(head + of_them["what"], head, "", "head-after")
        if stem.endswith("等") and "《" in stem:  # 制定了《…条例》等28部行政法规
            action = phrases.action_at_start(stem)
            return self._draft(action + head, head, action, "head-after")
        if stem.endswith("等") and self.noun.telling:
            return self._draft(head + self.noun.predicate, head, "", "head-after")
        built = "" if verb or phrases.action_at_start(stem) else self._built(head)
        if built and (not stem or stem.endswith("等")):
            return self._draft(built, head, "", "head-after")
        if stem.endswith("等"):  # 建立…等14项机制, but 竹纤维等57个项目 only names examples
            action = phrases.action_at_start(stem)
            whole = stem + head if action and len(head) < 3 else action + head
            text = whole if action else head
            return self._draft(text, text, "", "head-after")
        if not verb and not stem and self.listed and last is not None and last.rule == "head-after":
            verb = last.verb
        if verb in cues.REACHING and verb == stem and last is not None and last.verb:
            verb = last.indicator + verb
        elif verb.endswith(cues.REACHING) and len(stem) <= cues.LONGEST_MATTER:
            verb = stem  # 育儿补贴惠及124万名婴幼儿
        text = head + self.noun.predicate if not verb and self.noun.telling else verb + head
        return self._draft(text, head, verb, "head-after")

    def _built(self, head: str) -> str:
        """The noun with what became of it, where it was built; else empty."""
        assert self.noun is not None
        became = cues.BUILT.search(head + self.noun.predicate)
        return cues.BUILT.sub("", head) + became.group() if became else ""

    def _matter(self) -> str:
        """What the sentence pursues, of which a number of people tells who takes part."""
        told = [draft.behind for draft in self.frame.history] + list(self.around.clauses)
        return next(filter(None, map(matters.pursued, reversed(told))), "")

    def _told(self) -> str:
        """The subject of the clause before, when that clause gives no number of its own."""
        if self.around.continued or self.noun:
            return ""
        before = self.around.before
        return phrases.told_of(before) or phrases.named_measure(before)

    def _inherited(self) -> Draft:
        if told := self._told():
            return self._draft(told, told, "", "topic")
        last, right = self.frame.last, self.around.right
        telling = language.load().predicate.match(right) if len(right) > 3 else None
        if self.noun is not None and last is None:
            return self._draft(self.noun.noun, self.noun.noun, "", "behind")
        if last is not None and not (telling and self.counting and not self.peeled.direction):
            text = last.noun if self.peeled.cumulative else last.indicator
            if self.sense.aspect in ("growth", "change"):  # 占年度计划的104%,增长8%
                text = cues.SHARE_OF_PLAN.sub("", text)
            note = self.around.before.startswith("(")  # of the number before, not of this one
            match = None if note else cues.QUALIFIER.search(self.around.before)
            if match and not self.around.continued:
                text += f"({cues.unnumbered(match.group())})"
            elif (own := cues.OWN_QUALIFIER.match(self.left.lstrip(" ,、"))) and "(" not in text:
                text += f"({own.group()})"
            return self._draft(text, last.noun, last.verb, "inherited")
        if telling and last is not None and cues.BENEFIT.match(right) and right[0] != "获":
            return self._draft(last.indicator + right, last.noun, "", "partial")
        if telling:
            return self._draft(right, right, "", "behind")
        text = phrases.topic(self.around.before)
        before = self.frame.before
        if len(text) < 2 and before is not None and not right:
            return self._draft(before.indicator, before.noun, before.verb, "carried")
        text = text or right
        return self._draft(text, text, "", "topic")

    def _partial(self, stem: str) -> Draft:
        last = self.frame.last
        if told := self._told():
            return self._draft(told + stem, told, "", "partial")
        if last is None:
            return self._draft(stem, stem, "", "partial")
        base = last.noun
        if stem in ("总量", "经济总量", "总额") and base.endswith(("总值", "收入", "支出", "存款")):
            return self._draft(base, base, "", "partial")
        share = stem in ("占比", "比重", "比例")
        if phrase_patterns.PARTIAL.search(base) and not base.endswith("项目") and not share:
            base = phrase_patterns.PARTIAL.sub("", base) or base
        if base.endswith(stem[:2]):
            base = base[:-2]
        return self._draft(base + stem, base, "", "partial")

    def _plain(self, stem: str) -> Draft:
        last = self.frame.last
        if last is not None and (part := cues.SHARE_OF_TOTAL.match(stem)):
            of_it = last.noun.removesuffix(part["of"]) + stem  # 生猪出栏320万头,总量占全省35%
            return self._draft(of_it, last.noun, "", "partial")
        if "、" in stem and (others := cues.SUCH_AS.fullmatch(stem)):
            deed = phrases.action_at_start(stem)
            if deed:  # 引进了甲公司手套加工、乙公司石油助剂等招商项目33个
                return self._draft(deed + others["kind"], others["kind"], deed, "plain")
        if last is not None and stem in ("新增", "净增") and cues.STOCK.search(last.noun):
            return self._draft(stem + last.indicator, last.noun, stem, "partial")
        if stem in cues.REACHING and last is None and not self.around.continued:
            told = phrases.topic(
                re.sub(r"^向[\u4e00-\u9fff]{2,8}?(?=发放)", "", self.around.before)
            )
            if cues.SHORTEST_MATTER <= len(told) <= cues.LONGEST_MATTER:
                return self._draft(told + stem, told, stem, "topic")
        if stem in cues.SPENDING and self.around.right:
            return self._draft(stem + self.around.right, self.around.right, stem, "spending")
        stem = stem.replace("拟安排", "安排").replace("拟投入", "投入")
        if self.around.right.startswith(cues.FOR) and stem.endswith(tuple(cues.SPENDING)):
            return self._draft(stem + self.around.right, stem, "", "spending")
        if not self.around.continued and (told := cues.funding(stem, self.around.before)):
            return self._draft(told, stem, "", "spending")
        bare_money = cues.BARE_MONEY.fullmatch(stem) and not self.around.right and not self.listed
        if self.around.right == "的" and (total := cues.PLANNED_TOTAL.fullmatch(stem)):
            if of_them := cues.OF_THESE.match(self.around.behind):  # 总投资35亿元的80项重点工程
                return self._draft(of_them["which"] + total["what"], of_them["which"], "", "plain")
        if bare_money and (purpose := cues.money_for(self.around.after)):
            return self._draft(purpose + stem, stem, "", "spending")
        if adjusted := cues.ADJUSTED.match(stem):  # 按程序调减收入预算55.3亿元
            sign = 1 if adjusted["way"] == "增" else -1
            self.sense = replace(self.sense, aspect="change", value=sign * self.sense.value)
            return self._draft(adjusted["what"], adjusted["what"], "", "plain")
        if last is not None and (other := cues.counterpart(stem, last.indicator)):
            return self._draft(other, other, "", "partial")
        if self.peeled.verb in ("增产", "减产") and not stem.endswith(("产", "产量")):
            stem += "产量" if self.sense.aspect == "change" else ""  # 粮食增产1.6亿斤
        action = phrases.action_at_start(stem)
        if action == stem or cues.BARE_DEED.fullmatch(stem):
            action = ""
        if stem == "经济" and self.peeled.direction:  # 经济增长预期7%左右
            stem = "经济增长"
        before = self.around.before
        cut_short = 2 < len(stem) < 6 and before.endswith(stem[:2])
        if cut_short and not self.around.continued and not stem.endswith(("公司", "企业")):
            return self._draft(phrases.topic(before) + stem[2:], stem, "", "topic")
        if fields.HEADLESS.fullmatch(stem) and (told := self._told()):
            return self._draft(fields.named(told, stem), told, "", "topic")
        if 2 < len(stem) < 6 and (told := self._told()) and told.endswith(stem[:2]):
            return self._draft(told + stem[2:], told + stem[2:], "", "topic")
        says_more = last is not None and (not action or cues.RATE_PART.fullmatch(stem))
        if last is not None and says_more and (whole := self._of_last(stem, last)):
            return whole
        if not self.around.continued and cues.BARE_DEED.fullmatch(stem):
            same = last is not None and last.rule == "topic" and self._alike(last)
            done_to = last.noun if last is not None and same else self._object()
            if done_to:
                return self._draft(done_to + stem, done_to, stem, "topic")
        money = self.mention.unit in ("%", "成") and cues.MONEY.search(stem)
        if money and (spent := cues.SPENT_ON.match(self.around.right)):
            return self._draft(stem + spent.group(), stem, action, "spending")
        if reduced := self._reduction(stem, action):
            return reduced
        if not action and last is not None and self._goes_on(stem, last):
            return self._draft(last.verb + stem, stem, last.verb, "listed")
        if (
            self.listed
            and not action
            and last is not None
            and last.verb
            and self.sense.aspect == "level"
            and self._alike(last)
        ):
            return self._draft(last.verb + stem, stem, last.verb, "listed")
        if (
            self.mention.unit in ("%", "‰")
            and self.sense.aspect == "level"
            and not self.peeled.to
            and self.noun is not None
        ):
            told = self.noun.noun + self.noun.predicate
            return self._draft(stem + told, stem + told, action, "plain")
        if cues.PER_DAY.search(stem) and self.mention.unit and "/" not in self.mention.unit:
            self.sense = replace(self.sense, unit=self.sense.unit + "/日")
            if self.frame.last is not None and cues.PER_DAY.sub("", stem) in ("平均新增", "新增"):
                stem += re.sub(r"^新登记|^新增", "", self.frame.last.noun)
        return self._draft(stem, stem[len(action) :] or stem, action, "plain")

    def _goes_on(self, stem: str, last: Draft) -> bool:
        """培养本科生600万人,研究生20万人: a noun that says nothing else is done to as well."""
        return (
            bool(last.verb)
            and not self.around.continued
            and len(self.around.clauses) == 0
            and last.rule in ("plain", "listed", "head-after")
            and self.sense.aspect == last.sense.aspect == "level"
            and self.mention.unit == last.mention.unit
            and self.left == stem
            and last.behind == ""
            and cues.BARE_NOUN.fullmatch(stem) is not None
        )

    def _of_last(self, stem: str, last: Draft) -> Draft | None:
        """A number that says more of the one before: its rate, its part, what was done to it."""
        alike = self._alike(last) and self.sense.aspect == last.sense.aspect == "level"
        rate = cues.RATE_PART.fullmatch(stem) and not last.noun.endswith(("率", "比例"))
        if rate and counts(last.mention) and not self.counting:
            noun = last.noun.removesuffix(stem[:2])  # 保交楼项目交付9630套、交付率97%
            return self._draft(noun + stem, noun, "", "partial")
        deed = cues.DEED_AT_END.search(last.noun)
        if alike and deed and cues.BARE_DEED.fullmatch(stem):  # 新能源开工…、投产…
            noun = last.noun[: deed.start()]
            return self._draft(noun + stem, noun, stem, "partial")
        if (
            alike
            and len(stem) <= 2
            and phrases.action_at_end(stem) == stem
            and not stem.startswith(language.load().compounds)  # 其中出口 is a thing of its own
        ):  # 提升农田12万亩,其中新建5万亩
            return self._draft(stem + last.noun, last.noun, stem, "partial")
        among = self.around.left.lstrip(", ").startswith("其中")
        if (
            among
            and alike
            and last.verb.startswith("新")
            and self.mention.unit == last.mention.unit
        ):
            return self._draft(last.verb + stem, stem, last.verb, "listed")
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
        if not verb or len(noun) < 2 or not (relative or noun.endswith(("人口", "排放", "排放量"))):
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
