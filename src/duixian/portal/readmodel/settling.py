"""Accounts and findings of the governments that changed, settled anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from duixian import audit, settle
from duixian.books import NamedTables, Result, table_of
from duixian.model import Account, Finding
from duixian.portal.readmodel.store import KEYED, Reader, StoreWriter
from duixian.registry.lineage import kin


class GovernmentFacts(NamedTables):
    """The current tables, narrowed to the reports of some governments."""

    def __init__(self, store: Reader, keys: Collection[str]) -> None:
        self._store, self._keys = store, list(keys)

    def table(self, name: str) -> Result:
        """The rows that the table has of these governments."""
        columns = "* EXCLUDE (gkey)" if name in KEYED or name == "reports" else "*"
        return self._store.table(
            f"SELECT {columns} FROM {name} WHERE report_id IN (SELECT report_id FROM reports "
            "WHERE coalesce(government_code, government) IN (SELECT unnest(?::VARCHAR[])))",
            [self._keys],
        )

    def newest(self) -> int:
        """Year of the newest work report of all governments; 0 where there is none."""
        return newest(self._store)

    def nation(self) -> GovernmentFacts:
        """The State Council's reports: what a target in step with the country refers to."""
        return GovernmentFacts(self._store, [NATION])


def above(key: str) -> tuple[str, ...]:
    """Keys of the governments above one, nearest first: GB/T 2260 has two digits a level.

    >>> above("210281"), above("210000"), above("兰川市")
    (('210200', '210000', '000000'), ('000000',), ('000000',))
    """
    codes = [key[:4] + "00", key[:2] + "0000"] if key.isdigit() else []
    return tuple(code for code in dict.fromkeys((*codes, "000000")) if code != key)


NATION = "000000"


def newest(store: Reader) -> int:
    """Year of the newest work report in the store; 0 where there is none."""
    return store.value("SELECT max(report_year) FROM reports WHERE genre = 'work_report'") or 0


def settle_anew(
    store: StoreWriter,
    changed: Collection[str],
    watch: Callable[[Iterable[Group]], Iterable[Group]] = iter,
) -> None:
    """Settle and check the governments that changed, and check those below them.

    A figure may be checked against the report of the government above, so a new report of
    a province is a reason to look at its cities again. What a promise waits for, or a target in
    step with the country refers to, may have come with another government's report.
    What a government was called before is settled with it, for its later reports answer.
    """
    changed = {one for key in changed for one in kin(key)}
    also = {*_waiting(store), *(_in_step(store) if NATION in changed else ())}
    settled = changed | {one for key in also for one in kin(key)}
    counts = {r["gkey"]: r["reports"] for r in store.rows(_COUNTS)}
    touched = {key for key in counts if key in changed or not set(changed).isdisjoint(above(key))}
    store.delete("accounts", "gkey", sorted(settled))
    store.delete("findings", "gkey", sorted(touched | set(changed)))
    work = touched | (settled & counts.keys())
    for group in watch(list(groups({key: counts[key] for key in work}))):
        for family in dict.fromkeys(kin(key) for key in group if key in settled):
            # Every family once, with the first of its keys that is there.
            if min(family & counts.keys()) in group:
                facts = GovernmentFacts(store, family)
                store.add("accounts", table_of(Account, settle.accounts(facts)))
        _check(store, tuple(key for key in group if key in touched))
    store.note("newest", str(newest(store)))


def _waiting(store: Reader) -> set[str]:
    """Governments with open accounts that the newest report of all may have made overdue."""
    before = int(store.value("SELECT value FROM state WHERE name = 'newest'") or 0)
    now = newest(store)
    if now == before:
        return set()
    sql = (
        "SELECT DISTINCT gkey FROM accounts "
        "WHERE verdict IN ('pending', 'awaiting_report') AND year + 1 < ?"
    )
    return {row["gkey"] for row in store.rows(sql, [max(now, before)])}


def _in_step(store: Reader) -> set[str]:
    """Governments with a headline target in words: it may refer to the country's figure."""
    sql = (
        "SELECT DISTINCT gkey FROM headlines "
        "WHERE role = 'target' AND value IS NULL AND qualitative IS NOT NULL"
    )
    return {row["gkey"] for row in store.rows(sql)}


def _check(store: StoreWriter, group: Group) -> None:
    """Findings in the reports of a group, each filed under its government."""
    reports = audit.from_books(
        GovernmentFacts(store, {a for key in group for a in (*kin(key), *above(key))})
    )
    keys = {r.doc: r.government_code or r.government for r in reports}
    filed: dict[str, list[Finding]] = {key: [] for key in group}
    for finding in audit.findings(reports):
        key = keys.get(finding.doc)
        if key in filed:
            filed[key].append(finding)
    for key, findings in filed.items():
        store.add("findings", table_of(Finding, findings), gkey=key)


Group = tuple[str, ...]


def groups(counts: Mapping[str, int]) -> Iterator[Group]:
    """Governments that are checked together, those of one province side by side.

    `counts` are the reports of each. What stands above them is loaded, and checked again,
    once for a group: large groups are quick, small ones are small in memory.

    >>> list(groups({"210000": 40, "210200": 250, "210300": 30, "220000": 5}))
    [('210000', '210200'), ('210300', '220000')]
    """
    group: list[str] = []
    reports = 0
    for key in sorted(counts):
        if group and reports + counts[key] > TOGETHER:
            yield tuple(group)
            group, reports = [], 0
        group.append(key)
        reports += counts[key]
    if group:
        yield tuple(group)


TOGETHER = 300
"""Reports checked in one go: with their texts and claims they take some 200 MB."""

_COUNTS = (
    "SELECT coalesce(government_code, government) AS gkey, count(*) AS reports "
    "FROM reports WHERE gkey IS NOT NULL GROUP BY 1"
)


class PanelFacts:
    """The headline cells of one series and the reports they are of: what a ladder needs."""

    def __init__(self, store: Reader, series: str) -> None:
        self._store, self._series = store, series

    def reports(self) -> Result:
        return self._store.table("SELECT * EXCLUDE (gkey) FROM reports")

    def claims(self) -> Result:
        return self._store.table("SELECT * EXCLUDE (gkey) FROM claims WHERE false")

    def headlines(self) -> Result:
        return self._store.table(
            "SELECT * EXCLUDE (gkey) FROM headlines WHERE series = ?", [self._series]
        )
