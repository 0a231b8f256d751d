"""The columns that a terminal shows, as many as fit, in the order of their importance."""

ENGLISH: dict[str, str] = {
    **{name: f"{name}_en" for name in ("reason", "message", "arithmetic", "evidence_reason")},
    "zh": "en",
}
"""Columns that say in English what another says in Chinese."""

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
DESK: tuple[str, ...] = (
    *("item", "light", "text", "lead", "stage_zh", "due", "actual", "expected", "why", "value"),
    *("goal", "goal_unit", "government", "version"),
)
DESK_EVENTS: tuple[str, ...] = ("seq", "at", "actor", "unit", "kind_zh", "kind", "item", "said")
DESK_OPENED: tuple[str, ...] = ("item", "fate", "origin", "text", "due", "government")
DESK_DUE: tuple[str, ...] = ("due", "days_left", "zh", "item", "text", "unit", "remind_on")
DESK_PATHS: tuple[str, ...] = ("item", "text", "shares", "years", "fate", "earlier")
DESK_BACKED_UP: tuple[str, ...] = ("folder", "database", "heads", "attachments")
DESK_RATES: tuple[str, ...] = ("zh", "numerator", "denominator", "share", "unit", "meaning")
DESK_ROLLED: tuple[str, ...] = (
    *("level", "name", "items", "done", "overdue", "share", "light", "known", "terminated"),
)
DESK_YEAR_END: tuple[str, ...] = (
    *("item", "text", "lead", "done", "share", "verdict_zh", "result_quote", "reason", "told"),
)
DESK_DRAWN: tuple[str, ...] = ("place", "item", "reviewer", "stratum", "draw", "hash", "bound")
DESK_COMMITTED: tuple[str, ...] = ("draw", "digest", "candidates", "reviewers", "committed")
DESK_ERRORS: tuple[str, ...] = ("of", "wrong", "reviewed", "share", "low", "high", "draw")
DESK_UNITS: tuple[str, ...] = ("kind", "name", "unit")
DESK_PEOPLE: tuple[str, ...] = ("id", "name", "email", "roles", "unit", "disabled", "password")
DESK_TOKENS: tuple[str, ...] = ("id", "person", "name", "scopes", "expires", "revoked")
DESK_OBJECTIONS: tuple[str, ...] = (
    *("id", "about", "target", "machine", "instead", "answer", "overdue", "answer_by", "text"),
)
DESK_HEADS: tuple[str, ...] = ("day", "size", "root")
DESK_VERIFIED: tuple[str, ...] = ("sound", "size", "heads", "first_bad", "found", "root")
EVIDENCE: tuple[str, ...] = (
    *("government", "year", "series", "value", "unit", "vintage", "source", "value_as_printed"),
    *("indicator", "aspect", "period", "scope", "published", "doc", "file_id", "quote"),
    *("sheet", "sheet_row", "sheet_column"),
)
VARIABLES: tuple[str, ...] = (
    *("government", "report_year", "series", "target", "series_unit", "bound_kind", "gap_above"),
    *("gap_neighbours", "revision", "over_fulfilment", "verdict", "stated", "share_of_above"),
    *("gap_adjoining", "neighbours", "quote"),
)
SIMILARITY: tuple[str, ...] = (
    *("government", "report_year", "similarity_last_year", "similarity_superior", "han"),
    *("similarity_superior_before", "cosine_last_year", "cosine_superior", "previous_doc"),
    *("above_doc", "last_year_missing", "superior_missing", "doc"),
)
NEAREST: tuple[str, ...] = (
    *("government", "report_year", "rank", "nearest", "nearest_year", "similarity", "shared"),
    *("estimate", "nearest_doc", "nearest_missing", "doc"),
)
WORD_COUNTS: tuple[str, ...] = (
    *("government", "report_year", "word", "section_role", "count", "share", "as_published"),
    *("words", "han", "sentences", "negated", "repeated", "dictionary", "remark", "doc"),
)
WORD_HITS: tuple[str, ...] = (
    *("doc", "word", "section_role", "sentence", "start", "end", "negated", "repeated"),
)
TRACKS: tuple[str, ...] = (
    *("government", "word", "said", "reports", "count", "first_year", "last_year", "still"),
    *("first_quote", "last_quote", "first_doc", "last_doc"),
)
DICTIONARIES: tuple[str, ...] = ("dictionary", "zh", "published", "words", "source", "note")
DESK_IMPORTED: tuple[str, ...] = (
    *("fate", "item", "text", "promised", "lead", "supporting", "due", "said", "place", "score"),
)
WIDE: tuple[str, ...] = (
    *("government", "series", "role", "year", "state", "value", "unit", "bound", "words"),
    *("comparable", "series_unit", "reason", "doc"),
)
