"""Which column each row takes, so that all of it costs least.

The method, and what it does where several answers cost the same, are those of
`scipy.optimize.linear_sum_assignment`: shortest augmenting paths (D. F. Crouse, On implementing 2D
rectangular assignment algorithms, 2016). To load that takes longer than to settle a government,
whose tables of figures have some dozens of cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

Costs = Sequence[Sequence[float]]
"""A row of finite numbers for each of those that are to be assigned, all of one length."""


def least_cost(costs: Costs) -> list[tuple[int, int]]:
    """Row and column of each pair, by row: of the fewer of the two each is in one.

    >>> least_cost([[4.0, 1.0, 3.0], [2.0, 0.0, 5.0]])
    [(0, 1), (1, 0)]
    >>> least_cost([[1.0], [0.5]])
    [(1, 0)]
    """
    if not costs or not costs[0]:
        return []
    if len(costs[0]) < len(costs):
        turned = _Assignment([list(column) for column in zip(*costs, strict=True)])
        return sorted((i, j) for j, i in enumerate(turned.column_of))
    return list(enumerate(_Assignment(costs).column_of))


class _Assignment:
    """Rows, not more than columns, assigned one after the other; `column_of` is the answer."""

    def __init__(self, costs: Costs) -> None:
        self._costs = costs
        self._columns = len(costs[0])
        self.column_of = [-1] * len(costs)
        self._row_of = [-1] * self._columns
        self._row_price = [0.0] * len(costs)
        self._column_price = [0.0] * self._columns
        for row in range(len(costs)):
            self._assign(row)

    def _assign(self, row: int) -> None:
        """Give a row the column at the end of the cheapest path, and those on it the one before."""
        way = _Way(self._columns)
        least = self._follow(row, way)
        self._row_price[row] += least
        for other in way.rows[1:]:
            self._row_price[other] += least - way.cost[self.column_of[other]]
        for column in way.closed:
            self._column_price[column] -= least - way.cost[column]
        column = way.closed[-1]
        while True:
            before = way.came_from[column]
            self._row_of[column] = before
            self.column_of[before], column = column, self.column_of[before]
            if before == row:
                return

    def _follow(self, row: int, way: _Way) -> float:
        """Go from a row to the nearest column that nobody has; what the way there costs."""
        least = 0.0
        while row != -1:
            way.rows.append(row)
            costs, price = self._costs[row], self._row_price[row]
            lowest, nearest = inf, -1
            for place, column in enumerate(way.open):
                reduced = least + costs[column] - price - self._column_price[column]
                if reduced < way.cost[column]:
                    way.came_from[column] = row
                    way.cost[column] = reduced
                known = way.cost[column]
                # Of columns equally near one that is free is better: it ends the way.
                if known < lowest or (known == lowest and self._row_of[column] == -1):
                    lowest, nearest = known, place
            least = lowest
            row = self._row_of[way.close(nearest)]
        return least


class _Way:
    """How far a search has come: the columns not yet reached for good, and what reaching costs."""

    def __init__(self, columns: int) -> None:
        # From the last to the first: of equal costs every row then takes its own column.
        self.open = list(range(columns - 1, -1, -1))
        self.closed: list[int] = []
        self.rows: list[int] = []
        self.cost = [inf] * columns
        self.came_from = [-1] * columns

    def close(self, place: int) -> int:
        """Take the column at that place of the open ones, whose last moves there."""
        column, last = self.open[place], self.open.pop()
        if place < len(self.open):
            self.open[place] = last
        self.closed.append(column)
        return column
