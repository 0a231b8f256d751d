"""The columns that a terminal shows, as many as fit, in the order of their importance."""

CLAIMS: tuple[str, ...] = (
    *("doc", "indicator", "aspect", "value", "unit", "bound", "role", "period", "quote"),
    *("scope", "value_high"),
)
IDENTITIES: tuple[str, ...] = (
    *("doc", "government", "report_year", "genre", "issuer", "complete", "damaged_runs"),
    *("kind", "delivered", "stated_date", "level", "title"),
)
REPORTS: tuple[str, ...] = (
    *("doc", "government", "report_year", "genre", "issuer", "complete", "claims", "tasks"),
    "kind",
    *("damaged_runs", "level", "added_at"),
)
TASKS: tuple[str, ...] = ("doc", "text", "kind", "deadline", "programme", "programme_item")
ADDED: tuple[str, ...] = ("doc", "government", "report_year", "genre", "fate", "supersedes")
PANEL: tuple[str, ...] = (
    *("doc", "indicator", "role", "year", "value", "unit", "bound", "qualitative", "absent"),
    "value_high",
)
ACCOUNTS: tuple[str, ...] = (
    *("indicator", "year", "verdict", "reason", "government", "target_quote", "result_quote"),
)
FINDINGS: tuple[str, ...] = ("doc", "severity", "kind", "message", "arithmetic")
CHANGES: tuple[str, ...] = (
    *("indicator", "year", "change", "verdict_before", "verdict", "reason", "government"),
    *("target_quote", "result_quote", "reason_before"),
)
LADDER: tuple[str, ...] = (
    *("government", "level", "year", "value", "unit", "bound", "added", "of_above", "absent"),
    *("qualitative", "value_high", "above", "quote"),
)
TREND: tuple[str, ...] = (
    *("year", "target_quote", "result_quote", "verdict", "target_value", "target_bound"),
    *("result_value", "target_unit", "target_qualitative", "target_value_high", "result_bound"),
)
