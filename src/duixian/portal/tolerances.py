"""The thresholds of all verdicts as one table: what the registry holds, in words."""

from __future__ import annotations

from dataclasses import dataclass, fields

from duixian.registry import series, verdicts

_SHARES = ("share", "share_of_years", "exceeded_share", "stable_share", "rounding")

_LEAST_SHOWN = 1e-6
"""A smaller share only allows for how numbers are kept, which no reader asks about."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """A threshold: its name in verdicts.toml and in words.toml, and its value."""

    name: str
    value: float
    share: bool
    """Whether it is a share of the target, shown in percent."""

    @property
    def shown(self) -> str:
        """The value as the table shows it.

        >>> Tolerance("share", 0.05, True).shown, Tolerance("growth_points", 0.2, False).shown
        ('5%', '0.2')
        >>> Tolerance("rounding", 1e-9, True).shown
        '< 0.0001%'
        """
        if self.share and 0 < self.value < _LEAST_SHOWN:
            return f"< {_LEAST_SHOWN * 100:g}%"
        return f"{self.value * 100:g}%" if self.share else f"{self.value:g}"


@dataclass(frozen=True, slots=True)
class Override:
    """A series with a tolerance of its own."""

    series: str
    zh: str
    en: str
    value: float


def table(limits: verdicts.Thresholds | None = None) -> tuple[Tolerance, ...]:
    """Every number of verdicts.toml that decides a verdict, in the order of `Thresholds`."""
    chosen = limits or verdicts.load()
    values = {field.name: getattr(chosen, field.name) for field in fields(chosen)}
    return tuple(
        Tolerance(name, float(value), name in _SHARES)
        for name, value in values.items()
        if isinstance(value, int | float)
    )


def overrides() -> tuple[Override, ...]:
    """The series whose tolerance is another, in their own unit."""
    return tuple(
        Override(one.id, one.zh, one.en, one.tolerance)
        for one in series.load().values()
        if one.tolerance is not None
    )
