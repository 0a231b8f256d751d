"""Facts to accounts: targets matched with results and graded; panels, ladders, trends."""

from duixian.settle.accounts import (
    Change,
    Fulfilment,
    accounts,
    by_section,
    changes,
    fulfilment,
    settle,
)
from duixian.settle.chains import (
    Chain,
    Elsewhere,
    FactTables,
    YearReport,
    around,
    chains,
    of_readings,
)
from duixian.settle.comparing import (
    CLAIMS_COMPARABLE,
    COMPARABLE,
    comparable,
    with_comparable,
    with_series,
)
from duixian.settle.likeness import inside
from duixian.settle.likeness import likeness as alike
from duixian.settle.statistics import FIRST, SecondVerdict, Statistics, differs
from duixian.settle.views import PANEL_COLUMNS, Point, Rung, ladder, panel, trend
from duixian.settle.wide import Wide, WideColumn, WideRole, WideRow, wide, wide_years
from duixian.settle.wide_cells import WideCell
from duixian.settle.wording import amount_en, amount_zh, figure_en, figure_zh

__all__ = [
    "CLAIMS_COMPARABLE",
    "COMPARABLE",
    "FIRST",
    "PANEL_COLUMNS",
    "Chain",
    "Change",
    "Elsewhere",
    "FactTables",
    "Fulfilment",
    "Point",
    "Rung",
    "SecondVerdict",
    "Statistics",
    "Wide",
    "WideCell",
    "WideColumn",
    "WideRole",
    "WideRow",
    "YearReport",
    "accounts",
    "alike",
    "amount_en",
    "amount_zh",
    "around",
    "by_section",
    "chains",
    "changes",
    "comparable",
    "differs",
    "figure_en",
    "figure_zh",
    "fulfilment",
    "inside",
    "ladder",
    "of_readings",
    "panel",
    "settle",
    "trend",
    "wide",
    "wide_years",
    "with_comparable",
    "with_series",
]
