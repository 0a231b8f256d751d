"""How sure a rate is that was counted on a sample."""

from __future__ import annotations


def clopper_pearson(wrong: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """The exact interval of a proportion (Clopper & Pearson 1934), from 0 to 1.

    >>> [round(end, 4) for end in clopper_pearson(0, 10)]
    [0.0, 0.3085]
    >>> [round(end, 4) for end in clopper_pearson(1, 10)]
    [0.0025, 0.445]

    `ValueError` where the numbers are no sample.
    """
    from scipy.special import betaincinv  # the quantiles of scipy.stats take half a second

    if not 0 <= wrong <= n or n < 1:
        raise ValueError(f"{wrong} of {n} is no count of a sample")
    rest = (1 - level) / 2
    low = float(betaincinv(wrong, n - wrong + 1, rest)) if wrong else 0.0
    high = float(betaincinv(wrong + 1, n - wrong, 1 - rest)) if wrong < n else 1.0
    return low, high
