"""The productions that name what one number measures (the table is in `phrases`)."""

from __future__ import annotations

from dataclasses import replace

from duixian import late_re as re
from duixian.extract import cues, matters, money, part_words, phrase_patterns, phrases, topics
from duixian.extract.drafts import Draft
from duixian.extract.plans_fulfilled import FulfilmentProduction
from duixian.registry import language, units

_FELL_BACK = re.compile("回落[到至]$")
_STRIVES = re.compile("(?:力争|争取|努力|确保|冲刺)(?:达到?|实现|到)?$")
_PART_OF_IT = re.compile(
    r"(?P<part>[\u4e00-\u9fff“”]{2,12}(?:支出|收入|投入|资金|费用|投资))占[\u4e00-\u9fff]+"
)
_NEWLY = re.compile("^(?:净增加?|新增|新认定|新培育|新创建|新建成)(?=[\u4e00-\u9fff]{2})")
"""净增高企3家、累计31家: what was added up is all there are."""
_LEFT_OUT = re.compile(r"(?:剔除|扣除|不含)(?!价格|物价)[^,、。]{2,12}?(?:因素)?(?:影响)?后")


class Production(FulfilmentProduction):
    """The productions of one number, and the state that they share."""

    def build(self) -> Draft:
        if self.sense.aspect == "streak":
            return self._streak()
        told = self.frame.last
        if fulfilled := self._fulfilled():
            return fulfilled
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
        if self.mention.unit != "%" and matters.SHARE_BEHIND.match(self.around.behind):
            source = matters.PART_OF.sub("", source)  # 三大产业占工业总产值59亿元的79%
        modifier = source.endswith("的") or self.left.endswith("的")
        stem = phrases.innermost(phrases.strip_lead(source.rstrip("的"))).strip(cues.TRIM)
        if cues.DEFLATED.fullmatch(stem) or stem in ("人均", "户均", "亩均", "平均"):
            stem = ""
        if told is not None and _LEFT_OUT.fullmatch(stem):
            # 剔除新区因素后增长8.1%: another figure than the headline's
            return self._draft(f"{told.indicator}({stem})", told.noun, told.verb, "partial")
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
            self._grows_as(last)  # 增长幅度由58.6%回落到27.8%
            return self._draft(last.indicator, last.noun, last.verb, "destination")
        of_goal = cues.GOAL_OF.match(self.around.right)  # 提出8%左右的国内生产总值增长目标
        if of_goal and self.mention.unit == "%" and cues.SETTING.fullmatch(stem):
            self.sense = replace(self.sense, aspect="growth")
            return self._draft(of_goal["of"], of_goal["of"], "", "goal")
        told_of = not stem and told is not None and "目标" not in self.around.right
        goal = cues.goal_of_growth(stem, self.around.right) and not told_of
        if goal and self.sense.aspect == "growth":
            return self._draft(self.frame.economy, self.frame.economy, "", "goal")
        if stem == "人" and last is not None:  # 突破8000亿元,人|均超过15万元
            return self._draft(f"人均{last.noun}", f"人均{last.noun}", "", "partial")
        if self.noun is not None and self._head_follows(stem, verb, modifier):
            return self._head_after(stem, verb, modifier)
        if red := cues.RED_LINE.match(self.around.right):  # 坚决守住18亿亩耕地红线
            return self._draft(red.group(), red.group(), "", "behind")
        if beyond := self._beyond_target(last):
            return beyond
        if deed := money.earned(stem, self.peeled.verb, self.left):
            return self._draft(deed, deed, "", "plain")
        invested = last is not None and stem == "投资" and last.noun.endswith("固定资产投资")
        if not stem or invested or (last is not None and stem.lstrip("(") in money.CONVERTED):
            return self._inherited()
        if last is not None and (
            matters.compares_rates(stem, self.around.right)
            or (self.peeled.to and matters.BECAME.fullmatch(stem))
        ):
            return self._draft(last.indicator, last.noun, last.verb, "inherited")
        if part_words.PARTIAL.match(stem):
            return self._partial(stem)
        return self._plain(stem)

    def _head_follows(self, stem: str, verb: str, modifier: bool) -> bool:
        """Whether the noun behind the number names what is counted."""
        if self.sense.aspect != "level" or self.mention.unit in ("百分点", "千分点"):
            return False
        assert self.noun is not None
        if self.mention.unit in ("%", "‰"):
            return not stem
        if cues.PROJECT.search(self.noun.noun) and not part_words.PARTIAL.search(stem):
            return True
        measured = self.around.right.startswith("的") and (
            part_words.PARTIAL.match(stem) or cues.PLANNED_TOTAL.fullmatch(stem)
        )
        if self.peeled.to and stem and not self.counting and not measured:
            return False
        return self.counting or not stem or bool(verb or measured) or modifier

    def _head_after(self, stem: str, verb: str, modifier: bool) -> Draft:
        assert self.noun is not None
        if len(self.around.behind) > len(self.around.right):  # the next number's part of the noun
            bare = part_words.NEXT_PART.sub("", self.noun.noun)
            self.noun = replace(self.noun, noun=bare if len(bare) > 1 else self.noun.noun)
        if "对" in self.left and (dealt := cues.DEALT_WITH.fullmatch(self.around.right)):
            text = dealt["deed"] + dealt["what"]
            return self._draft(text, dealt["what"], dealt["deed"], "head-after")
        if parted := cues.AMONG_THEM.search(self.around.behind):  # 59项测评点中有22项达标
            noun = parted["of"]
            return self._draft(noun, noun, "", "head-after")
        if sized := cues.PAST_A_SIZE.match(self.around.behind):
            return self._draft(sized.group(), sized["who"], "", "head-after")
        head = re.sub(r"(?:的目标|以及|及|和|与|并|或)$", "", self.noun.noun.strip())
        head = re.sub(r"(?:投料试车|建成投产|建成|投产|达产)+后$", "", head)
        head = matters.one_of_list(head)
        shared = cues.SHARED_DEED.match(self.around.behind)
        if shared is not None and head == shared["noun"] and not head.endswith("级"):
            # 3所学校、5所幼儿园建设, but 5个省级、20个市级重点项目建设
            head += shared["deed"]
        if (where := cues.LIVING_IN.search(stem)) and cues.DWELLERS.match(head):
            stem, head = stem[: where.start()], where.group() + head  # 覆盖农村5亿人口
            verb = phrases.action_at_end(stem)
        if matters.among(self.left, self.around.right):
            head = head.removesuffix("中")
        if not stem and cues.BENEFIT.match(head) and (matter := self._matter()):
            return self._draft(matter + head, matter + head, "", "head-after")
        if not verb and (sized := cues.SIZED.match(head)):
            head = sized["base"]
        if purpose := money.purpose_of(self.around.behind, self.around.after):
            payer = money.PAYER.search(stem)
            text = (payer.group() if payer else verb) + purpose + head.partition(purpose[:2])[0]
            return self._draft(text, head, verb, "head-after")
        last = self.frame.last
        if modifier and stem and not cues.SET_BY.search(stem):
            if part_words.PARTIAL.match(stem):
                head = part_words.BEFORE_IT_IS.sub("", head)
                return self._draft(head + stem, head, "", "head-after")
            return self._draft(stem + head, stem + head, verb, "head-after")
        if self.around.right.startswith("的"):
            if part_words.PARTIAL.match(stem):
                head = part_words.BEFORE_IT_IS.sub("", head)
                return self._draft(head + stem, head, "", "head-after")
            if of_them := cues.PLANNED_TOTAL.fullmatch(stem):  # 引进落地总投资21亿元的产业项目
                return self._draft(head + of_them["what"], head, "", "head-after")
        if stem.endswith("等") and "《" in stem:  # 制定了《…条例》等28部行政法规
            action = phrases.action_at_start(stem)
            return self._draft(action + head, head, action, "head-after")
        if head in cues.BARE_KINDS and cues.OF_KINDS.search(stem):
            kinds = phrases.strip_lead(self.peeled.stem)
            text = kinds + head if len(kinds) <= cues.LONGEST_ISSUE else stem + head
            return self._draft(text, text, "", "head-after")
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
        given = phrases.strip_lead(self.peeled.stem).strip(cues.TRIM)
        if not verb and len(given) <= cues.LONGEST_ISSUE and cues.GIVEN_OUT.fullmatch(given):
            return self._draft(given + head, head, "", "head-after")  # 出台科技金融20条措施
        if verb == "试点" and verb != stem:  # 农村合作医疗试点扩大到671个县
            return self._draft(stem + head, stem + head, verb, "head-after")
        if not verb and not stem and self.listed and last is not None and last.counts_alone:
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

    def _inherited(self) -> Draft:
        if told := self._told():
            return self._draft(told, told, "", "topic")
        last, right = self.frame.last, self.around.right
        telling = language.load().predicate.match(right) if len(right) > 3 else None
        if self.noun is not None and last is None:
            return self._draft(self.noun.noun, self.noun.noun, "", "behind")
        if last is not None and not (telling and self.counting and not self.peeled.direction):
            text = _NEWLY.sub("", last.noun) if self.peeled.cumulative else last.indicator
            if self.sense.aspect in ("growth", "change"):  # 占年度计划的104%,增长8%
                text = money.SHARE_OF_PLAN.sub("", text)
            note = self.around.before.startswith("(")  # of the number before, not of this one
            match = None if note else cues.QUALIFIER.search(self.around.before)
            if match and not self.around.continued:
                text += f"({cues.unnumbered(match.group())})"
            elif (own := cues.OWN_QUALIFIER.match(self.left.lstrip(" ,、"))) and "(" not in text:
                text += f"({own.group()})"
            # 涨幅要降到10%左右,实际回落到6.1%; 增长7%左右,力争达到7.5%
            if _FELL_BACK.search(self.left) or _STRIVES.search(self.left):
                self._grows_as(last)
            of = _PART_OF_IT.fullmatch(text)
            if (
                of and last.mention.unit == "%" and self._is_money()
            ):  # 民生支出占比80%,累计达156亿元
                text = of["part"]
            return self._draft(text, last.noun, last.verb, "inherited")
        if telling and last is not None and cues.BENEFIT.match(right) and right[0] != "获":
            return self._draft(last.indicator + right, last.noun, "", "partial")
        if telling:
            return self._draft(right, right, "", "behind")
        text = self._of_goal(topics.topic(self.around.before))
        before = self.frame.before
        if len(text) < 2 and before is not None and not right:
            return self._draft(before.indicator, before.noun, before.verb, "carried")
        text = text or right
        return self._draft(text, text, "", "topic")

    def _is_money(self) -> bool:
        return units.load().dimension_of(self.mention.unit or "") == "currency"

    def _of_goal(self, text: str) -> str:
        """经济增长速度的宏观调控目标,定为8%: what the clause before sets the goal of."""
        goal = phrase_patterns.GOAL.match(text)
        if goal is None:
            return text
        if goal["growth"] and self.mention.unit == "%" and self.sense.aspect == "level":
            self.sense = replace(self.sense, aspect="growth")
        economy = goal["growth"] and goal["of"] == "经济"
        return "经济增长" if economy else goal["of"]

    def _grows_as(self, last: Draft) -> None:
        """What a growth went to is a growth as well."""
        percent = self.mention.unit == last.mention.unit == self.sense.unit == "%"
        if percent and last.sense.aspect == "growth" and self.sense.aspect == "level":
            self.sense = replace(self.sense, aspect="growth")

    def _partial(self, stem: str) -> Draft:
        last = self.frame.last
        if told := self._told():
            return self._draft(told + stem, told, "", "partial")
        these = cues.OF_THESE.match(self.around.behind) if self.around.right == "的" else None
        if these:  # 计划总投资18亿元的3个文旅项目
            which = these["which"]
            return self._draft(which + stem.removeprefix("计划"), which, "", "partial")
        if (
            stem == "投资"
            and not self.around.right
            and (what := money.money_for(self.around.after))
        ):
            return self._draft(what + stem, what, "", "spending")  # 投资3.6亿元,建设新院区
        if stem == "投资" and (what := money.invested_in(self.around.right)):
            return self._draft(what + stem, what, "", "spending")
        if last is None:
            return self._draft(stem, stem, "", "partial")
        base = last.noun
        if stem in ("总量", "经济总量", "总额") and base.endswith(("总值", "收入", "支出", "存款")):
            return self._draft(base, base, "", "partial")
        other = last.sense.aspect == "rank" or base.endswith(("收入", "总值", "产值", "投资"))
        if other and stem in ("税收", "利润", "投资"):
            return self._draft(stem, stem, "", "plain")  # 农民人均纯收入12760元;税收4250万元
        if stem.endswith(("产值", "产量")):  # 生猪出栏5.9万头,产值9585万元
            base = part_words.RAISED.sub("", base)
        share = stem in ("占比", "比重", "比例")
        if part_words.PARTIAL.search(base) and not base.endswith("项目") and not share:
            base = part_words.PARTIAL.sub("", base) or base
        if base.endswith(stem[:2]):
            base = base[:-2]
        return self._draft(base + stem, base, "", "partial")
