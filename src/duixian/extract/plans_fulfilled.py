"""How much was planned, how much of it was fulfilled, and by how much it was passed.

收入12.3亿元,完成年初预算12亿元的102.5%: plan and share are the revenue's, as is all that follows.
"""

from __future__ import annotations

from dataclasses import replace

from duixian import late_re as re
from duixian.extract import money, phrases
from duixian.extract.drafts import Draft
from duixian.extract.plain_productions import PlainProduction

_SHARE_BEHIND = re.compile(r"的[ ]?\d[\d.]*[ ]?%")
_ONLY = re.compile("(?:[只仅已还均共]|累计)+$")
_BEYOND_TARGET = re.rare(
    r"超(?:额完成|过|出)?"
    r"(?P<target>(?:全年|年度|年初|省级?|市级?|县级?|上级|下达|下调|调整|考核|既定)*(?:的)?"
    r"(?:预算|计划|任务|目标)(?:数|指标|任务)?)$"
)


class FulfilmentProduction(PlainProduction):
    """The productions of numbers beside the plan that was made for them."""

    def _fulfilled(self) -> Draft | None:
        """The plan of the indicator just told (年计划710亿元), or the share of it fulfilled."""
        found = money.FULFILS.search(self.left) or money.PLAN_IS.search(self.left)
        if found is None or self.sense.aspect != "level":
            return None
        told = self.frame.last
        own = _ONLY.sub("", phrases.strip_lead(self.left[: found.start()]).strip("、,"))
        if self.mention.unit == "%":
            rule = "fulfilment"
        elif _SHARE_BEHIND.match(self.around.behind) and (
            own or (told is not None and told.mention.unit == self.mention.unit)
        ):
            rule = "plan"
        else:
            return None
        if own and not found.group().startswith("占预算"):  # 固定资产投资完成年度计划的77.9%
            return self._draft(own, own, "", rule)
        return self._draft(told.indicator, told.noun, told.verb, rule) if told and not own else None

    def _beyond_target(self, last: Draft | None) -> Draft | None:
        """财政收入完成20亿元,超预算1.2亿元: by how much the level just told is above another."""
        excess = _BEYOND_TARGET.search(self.left)
        if excess is None or last is None or self.mention.unit != last.mention.unit:
            return None
        if not self.sense.aspect == last.sense.aspect == "level":
            return None
        self.sense = replace(self.sense, aspect="gap", scope=excess["target"])
        return self._draft(last.indicator, last.noun, last.verb, "gap-inherited")
