"""How sure a claim is, by the rule that read it: confidence.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Scale:
    """The calibrated shares. Claims under `doubtful` are shown as doubtful everywhere."""

    doubtful: float
    rules: dict[str, float]
    adjust: dict[str, float]
    short: int
    long: int

    def of(
        self,
        rule: str,
        indicator: str,
        *,
        known: bool,
        recovered: bool,
        dated: bool,
        ocr: bool = False,
    ) -> float:
        """Expected share of right records among claims like this one, 0..1.

        >>> scale = load()
        >>> scale.of("plain", "地区生产总值", known=True, recovered=False, dated=True)
        0.97
        >>> scale.of("topic", "它", known=False, recovered=False, dated=True) < scale.doubtful
        True
        """
        family = rule.partition("-joined")[0]
        family = family.removesuffix("-inherited") or "inherited"
        value = self.rules[family]
        if rule.endswith("-joined"):
            value += self.adjust["joined"]
        if known:
            value += self.adjust["known"]
        elif len(indicator) < self.short:
            value += self.adjust["short"]
        elif len(indicator) > self.long:
            value += self.adjust["long"]
        value += self.adjust["recovered"] * recovered + self.adjust["undated"] * (not dated)
        value += self.adjust["ocr"] * ocr
        return round(min(0.99, max(0.05, value)), 3)


@cache
def load() -> Scale:
    """The scale of confidence.toml."""
    data = tomllib.loads((files("duixian.registry") / "confidence.toml").read_text("utf-8"))
    lengths = data["lengths"]
    return Scale(data["doubtful"], data["rules"], data["adjust"], lengths["short"], lengths["long"])
