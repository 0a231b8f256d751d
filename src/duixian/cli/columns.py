"""The columns that a terminal shows, where all would not fit."""

CLAIMS: tuple[str, ...] = (
    *("doc", "indicator", "aspect", "value", "value_high", "unit", "bound", "role", "period"),
    *("scope", "quote"),
)
IDENTITIES: tuple[str, ...] = (
    *("doc", "government", "level", "report_year", "delivered", "stated_date", "kind"),
    *("complete", "damaged_runs", "title"),
)
REPORTS: tuple[str, ...] = (
    *("doc", "government", "level", "report_year", "kind", "complete", "claims", "tasks"),
    *("damaged_runs", "added_at"),
)
TASKS: tuple[str, ...] = ("doc", "text", "kind", "deadline", "programme", "programme_item")
ADDED: tuple[str, ...] = ("doc", "government", "report_year", "fate", "supersedes")
PANEL: tuple[str, ...] = (
    *("doc", "indicator", "role", "year", "value", "value_high", "unit", "bound"),
    *("qualitative", "absent"),
)
ACCOUNTS: tuple[str, ...] = (
    *("government", "year", "indicator", "verdict", "reason", "target_quote", "result_quote"),
)
FINDINGS: tuple[str, ...] = ("severity", "kind", "doc", "message", "arithmetic")
