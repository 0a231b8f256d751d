"""Two reports of a year, a partial one, and reports of other kinds accuse nobody."""

from dataclasses import replace

from duixian.settle import settle
from duixian.settle.chains import linked

ACCUSING = {"missed", "unreported"}


def _reports(chain, years, **more):
    return list(chain(years, **more).reports.values())


def _verdicts(reports):
    return {a.verdict for c in linked(reports) for a in settle([c]) if a.year == 2020}


def test_a_second_whole_report_of_the_year_turns_no_account_into_an_accusation(chain, claim):
    promise = claim("新建公厕", 120, "座")
    kept = claim("新建公厕", 130, "座", role="result")
    short = claim("新建公厕", 60, "座", role="result")
    first, answer = _reports(chain, {2020: [promise], 2021: [kept]})
    other = replace(
        answer, doc="second", report_id="second", claims=(short,), characters=10_000_000
    )
    assert _verdicts([first, answer]) == {"exceeded"}
    assert not _verdicts([first, answer, other]) & ACCUSING
    silent = replace(other, claims=())
    assert not _verdicts([first, answer, silent]) & ACCUSING


def test_a_partial_later_report_takes_no_whole_ones_place(chain, claim):
    promise = claim("新建公厕", 120, "座")
    kept = claim("新建公厕", 130, "座", role="result")
    first, answer = _reports(chain, {2020: [promise], 2021: [kept]})
    partial = replace(
        answer, doc="part", report_id="part", complete=False, claims=(), characters=10_000_000
    )
    assert _verdicts([first, answer, partial]) == {"exceeded"}
    assert _verdicts([first, partial]) == {"pending"}


class _Facts:
    def __init__(self, genres):
        self.genres = genres

    def reports(self):
        return [
            {
                "doc": f"r{i}",
                "report_id": str(i),
                "government": "兰川市",
                "report_year": year,
                "complete": True,
                **({} if genre is None else {"genre": genre}),
            }
            for i, (year, genre) in enumerate(self.genres)
        ]

    def claims(self):
        return []

    def headlines(self):
        return []


def test_reports_of_other_kinds_stand_in_no_chain():
    from duixian.settle import chains

    others = [
        "budget_report",
        "court_report",
        "procuratorate_report",
        "communique",
        "five_year_plan",
        "unknown",
    ]
    facts = _Facts([(2020, "work_report"), *((2021, genre) for genre in others)])
    (chain,) = chains(facts)
    assert list(chain.reports) == [2020]


def test_of_two_texts_of_a_report_the_longer_stands_whichever_comes_first():
    from duixian.settle import chains

    class Twice(_Facts):
        def __init__(self, *sizes):
            super().__init__([(2020, "work_report")] * len(sizes))
            self.sizes = sizes

        def reports(self):
            sized = zip(super().reports(), self.sizes, strict=True)
            return [row | {"characters": size} for row, size in sized]

    for sizes, stands in (((900, 14000), "r1"), ((14000, 900), "r0")):
        (chain,) = chains(Twice(*sizes))
        assert chain.reports[2020].doc == stands


def test_plan_reports_stand_in_a_chain_of_their_own():
    from duixian.settle import chains

    facts = _Facts([(2020, "plan_report"), (2020, "work_report"), (2021, "plan_report")])
    work, plan = chains(facts)
    assert (work.genre, list(work.reports)) == ("work_report", [2020, 2021])
    assert work.reports[2021].genre == "plan_report", "it stands in where no work report is there"
    assert (plan.genre, list(plan.reports)) == ("plan_report", [2020])


def test_the_silence_of_a_plan_report_that_stands_in_accuses_nobody(chain, cell):
    years = {2020: [cell("cpi", "target", 2020, 3.0, bound="le")], 2021: []}
    made = chain(years, texts={2020: ["今年价格涨幅3%。"], 2021: ["去年农业丰收。"]})
    (account,) = settle([made])
    assert account.verdict == "unreported"
    made.reports[2021] = replace(made.reports[2021], genre="plan_report")
    (account,) = settle([made])
    assert account.verdict == "not_found"


def test_a_promise_of_a_plan_report_is_not_accused_by_a_work_report(chain, cell):
    years = {2020: [cell("cpi", "target", 2020, 3.0, bound="le")], 2021: []}
    made = chain(years, texts={2020: ["今年价格涨幅3%。"], 2021: ["去年农业丰收。"]})
    made.reports[2020] = replace(made.reports[2020], genre="plan_report")
    (account,) = settle([made])
    assert account.verdict == "not_found"


def test_books_of_a_version_that_knew_no_genre_hold_work_reports():
    from duixian.settle import chains

    (chain,) = chains(_Facts([(2020, None), (2021, None)]))
    assert list(chain.reports) == [2020, 2021]


def test_a_later_text_of_another_kind_changes_no_account_of_a_kept_promise(chain, claim):
    promise = claim("新建公厕", 120, "座")
    kept = claim("新建公厕", 130, "座", role="result")
    short = claim("新建公厕", 60, "座", role="result")
    first, answer = _reports(chain, {2020: [promise], 2021: [kept]})
    plan = replace(
        answer, doc="plan", report_id="plan", claims=(short,), characters=10**7, genre="plan_report"
    )
    told = [a for c in linked([first, answer, plan]) for a in settle([c]) if a.year == 2020]
    assert [a.verdict for a in told] == ["exceeded"]
