"""Assignments are those of scipy, whichever of several that cost the same it takes."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from duixian.settle.assignment import least_cost


@pytest.mark.parametrize("kinds", [1, 2, 4, 1000], ids=lambda kinds: f"{kinds} costs")
def test_as_scipy_assigns(kinds: int) -> None:
    """With few different costs most tables have many answers that are equally good."""
    made = random.Random(kinds)
    for _ in range(300):
        rows, columns = made.randint(1, 9), made.randint(1, 9)
        costs = [
            [made.randint(0, kinds - 1) / kinds + 0.1 for _ in range(columns)] for _ in range(rows)
        ]
        expected = zip(
            *(side.tolist() for side in linear_sum_assignment(np.array(costs))), strict=True
        )
        assert least_cost(costs) == list(expected)


def test_nothing_to_assign() -> None:
    assert least_cost([]) == []
    assert least_cost([[], []]) == []
