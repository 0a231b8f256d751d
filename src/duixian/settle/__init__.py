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
from duixian.settle.statistics import SecondVerdict, Statistics, differs
from duixian.settle.views import PANEL_COLUMNS, Point, Rung, ladder, panel, trend
from duixian.settle.wording import amount_en

__all__ = [
    "CLAIMS_COMPARABLE",
    "COMPARABLE",
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
    "YearReport",
    "accounts",
    "alike",
    "amount_en",
    "around",
    "by_section",
    "chains",
    "changes",
    "comparable",
    "differs",
    "fulfilment",
    "inside",
    "ladder",
    "of_readings",
    "panel",
    "settle",
    "trend",
    "with_comparable",
    "with_series",
]
