"""How a source is cut for the page: nothing lost, each mark on its own characters."""

from duixian.demo.marking import lines, quote
from duixian.model import Repair, Span

SOURCE = "首页 > 报告\n一、回顾\n全年增长6.5%，惠及3万户。\n"


def joined(marked):
    return "\n".join("".join(piece.text for piece in line.pieces) for line in marked)


def test_the_pieces_joined_are_the_source(make_reading, make_claim):
    made = make_reading(
        SOURCE,
        [make_claim(SOURCE, "6.5%"), make_claim(SOURCE, "3万户")],
        boilerplate=(Span(0, 7),),
    )
    assert joined(lines(made)) == SOURCE.rstrip("\n")


def test_each_claim_is_a_piece_of_its_own(make_reading, make_claim):
    made = make_reading(SOURCE, [make_claim(SOURCE, "3万户"), make_claim(SOURCE, "6.5%")])
    assert [p.text for line in lines(made) for p in line.pieces if p.claim] == ["6.5%", "3万户"]


def test_of_two_claims_on_the_same_characters_the_first_is_marked(make_reading, make_claim):
    made = make_reading(SOURCE, [make_claim(SOURCE, "6.5%"), make_claim(SOURCE, "5%")])
    assert [p.text for line in lines(made) for p in line.pieces if p.claim] == ["6.5%"]


def test_a_heading_line_has_its_level_and_text_has_none(make_reading):
    made = make_reading(SOURCE, heading="一、回顾")
    assert [line.level for line in lines(made)] == [None, 1, None]


def test_a_repair_is_shown_whole_with_the_claim_inside_it(make_reading, make_claim):
    source = "按季召开?＞懦梢陨希帮助。"
    damaged = "?＞懦梢陨希"
    start = source.index(damaged)
    repair = Repair(start, start + len(damaged), damaged, "。九成以上，", 0.99)
    made = make_reading(source, [make_claim(source, "＞懦")], repairs=(repair,))
    (line,) = lines(made)
    (piece,) = [p for p in line.pieces if p.repair]
    assert piece.claim
    assert (piece.text, piece.claim.quote) == (damaged, "＞懦")


def test_furniture_over_several_lines_is_dimmed_on_each(make_reading):
    source = "下载\n打印\n各位代表：\n"
    made = make_reading(source, boilerplate=(Span(0, 5),))
    assert [all(p.furniture for p in line.pieces) for line in lines(made)] == [True, True, False]


def test_a_quote_is_the_clause_around_the_number():
    source = "上一句。全市今年城镇新增就业4.2万人以上；下一句。"
    start = source.index("4.2")
    found = quote(source, start, start + 5)
    assert (found.before, found.number, found.after) == ("全市今年城镇新增就业", "4.2万人", "以上")


def test_a_long_clause_is_cut_with_an_ellipsis():
    source = "长" * 100 + "6%" + "短" * 100
    found = quote(source, 100, 102)
    assert found.before.startswith("…长")
    assert found.after.endswith("短…")
    assert len(found.before) < 50
