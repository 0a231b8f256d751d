"""The rules of the lights 绿, 黄 and 红: lights.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from duixian.errors import RegistryError

PathKind = Literal["time", "months", "seasonal"]


@dataclass(frozen=True, slots=True)
class LightPreset:
    """One rule. Thresholds in percentage points behind (or ahead of) the path."""

    id: str
    zh: str
    path: PathKind
    yellow: float
    red: float
    ahead: float
    source: str


@dataclass(frozen=True, slots=True)
class LightRules:
    """All of lights.toml."""

    presets: Mapping[str, LightPreset]
    words: Mapping[str, str]
    stages: Mapping[str, float]
    """形象进度 and the share of the work, 0 to 100, for which it stands."""

    def share_of(self, stage: str) -> float | None:
        """The share of a stage as somebody wrote it: of the furthest one that it names.

        >>> load().share_of("主体结构封顶"), load().share_of("正在协调")
        (70.0, None)
        """
        shares = [share for name, share in self.stages.items() if name in stage]
        return max(shares, default=None)


@cache
def load() -> LightRules:
    """The rules. `RegistryError` when one contradicts itself."""
    return parse(files("duixian.registry").joinpath("lights.toml").read_text(encoding="utf-8"))


def parse(source: str) -> LightRules:
    """The rules that a TOML text describes; see `load`."""
    tables = tomllib.loads(source)
    presets = {name: LightPreset(name, **row) for name, row in tables["presets"].items()}
    for preset in presets.values():
        if preset.path not in get_args(PathKind) or not 0 <= preset.yellow < preset.red:
            raise RegistryError(
                f"lights.toml: preset {preset.id} needs a path of {', '.join(get_args(PathKind))} "
                "and 0 <= yellow < red"
            )
    stages = {name: float(share) for name, share in tables["stages"].items()}
    return LightRules(presets, tables["words"], stages)
