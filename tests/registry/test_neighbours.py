"""Which provinces adjoin: what the table must hold whoever reads the map."""

import pytest

from duixian.errors import RegistryError
from duixian.registry import neighbours, tiles

BORDERS = neighbours.load()
PROVINCES = {tile.code for tile in tiles.load() if tile.data}


def test_every_province_that_reports_is_in_the_table_and_no_other():
    assert set(BORDERS.adjoining) == PROVINCES
    assert len(PROVINCES) == 31


def test_a_border_is_known_from_both_sides():
    for code, others in BORDERS.adjoining.items():
        assert code not in others
        assert all(code in BORDERS.adjoining[other] for other in others)


@pytest.mark.parametrize(
    ("code", "number"),
    [("150000", 8), ("610000", 8), ("510000", 7), ("130000", 7), ("310000", 2), ("460000", 0)],
)
def test_how_many_adjoin(code: str, number: int):
    assert len(BORDERS.of(code, 2025) or ()) == number


def test_the_mainland_is_one_piece():
    reached, todo = set(), ["110000"]
    while todo:
        code = todo.pop()
        if code not in reached:
            reached.add(code)
            todo += BORDERS.adjoining[code]
    assert reached == PROVINCES - {"460000"}


def test_before_chongqing_was_parted_from_sichuan_nothing_is_said():
    assert BORDERS.of("510000", 1996) is None
    assert BORDERS.of("510000", 1997)


def test_a_border_from_one_side_is_refused():
    with pytest.raises(RegistryError, match="110000 adjoins 120000, and 120000 does not"):
        neighbours.parse('since = 1997\n[borders]\n110000 = ["120000"]\n120000 = []\n')
