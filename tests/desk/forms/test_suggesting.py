"""Who might do a task: learned from imported rows, with its evidence, never certain."""

from __future__ import annotations

from duixian.desk.forms import FormRow, Suggester, suggest

WATER, ROADS, SCHOOLS = "市水务局", "市交通运输局", "市教育局"


def rows() -> list[FormRow]:
    """Thirty items of three units, in words that the trades share and words that they do not."""
    places = ["东城", "西城", "南城", "北城", "中城"]
    made = []
    for place in places:
        for task, lead, support in (
            (f"加快推进{place}水库除险加固", WATER, "市财政局"),
            (f"加快推进{place}灌区节水改造", WATER, "市农业农村局"),
            (f"加快推进{place}农村公路建设", ROADS, "市财政局"),
            (f"加快推进{place}公交站点改造", ROADS, "市城管局"),
            (f"加快推进{place}中小学校建设", SCHOOLS, "市财政局"),
            (f"加快推进{place}幼儿园改造", SCHOOLS, "市卫健委"),
        ):
            made.append(FormRow(task, lead_units=(lead,), supporting_units=(support, "各区政府")))
    return made


def test_a_unit_is_suggested_by_the_words_of_its_tasks() -> None:
    suggester = Suggester(rows())
    for text, unit in (
        ("开展病险水库加固", WATER),
        ("新改建农村公路300公里", ROADS),
        ("新建中小学校5所", SCHOOLS),
    ):
        assert suggester.leads(text)[0].unit == unit


def test_left_out_rows_get_back_the_unit_that_they_had() -> None:
    known = rows()
    right = 0
    for i, row in enumerate(known):
        others = [r for j, r in enumerate(known) if j != i]
        right += Suggester(others).leads(row.text)[0].unit == row.lead_units[0]
    assert right == len(known)


def test_a_suggestion_says_that_it_is_one_and_what_it_rests_on() -> None:
    found = Suggester(rows()).leads("开展病险水库加固")[0]
    assert found.basis == "suggested"
    assert "水库" in "".join(found.words)
    assert all("水库" in row.text for row in found.rows)
    assert found.learned_from == 10


def test_nothing_is_suggested_without_evidence() -> None:
    assert suggest("举办电影节", rows()) == ()
    assert suggest("加快推进建设", rows()) == (), "words that all tasks have speak for nobody"
    assert suggest("新建水库", []) == ()


def test_supporting_units_are_suggested_apart_from_leading_ones() -> None:
    found = suggest("推进灌区节水改造", rows())
    assert (found[0].unit, found[0].part) == (WATER, "lead")
    assert "市农业农村局" in {s.unit for s in found if s.part == "support"}
    assert "各区政府" not in {s.unit for s in found}, "all of a kind is no unit"


def test_a_unit_written_in_two_ways_is_one() -> None:
    learned = [
        FormRow("编制发展规划纲要", lead_units=("市发改委",)),
        FormRow("评估发展规划纲要", lead_units=("市发展和改革委员会",)),
        FormRow("新建水库", lead_units=(WATER,)),
    ]
    (found,) = Suggester(learned).leads("修订发展规划纲要")
    assert found.learned_from == 2


def test_where_no_unit_leads_the_first_responsible_one_does() -> None:
    learned = [
        FormRow("新建水库大坝", responsible_units=(WATER, "市财政局")),
        FormRow("新建农村公路", responsible_units=(ROADS, "市财政局")),
    ]
    assert Suggester(learned).leads("加固水库大坝")[0].unit == WATER
