"""English everyday names: what the table may not hold."""

from __future__ import annotations

import pytest

from duixian.errors import RegistryError
from duixian.registry import everyday


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('[a]\n"harvest" = ["grain_output"]\n[b]\n"harvest" = ["grain_area"]', "given twice"),
        ('[a]\n"Harvest" = ["grain_output"]', "in lower case"),
        ('[a]\n"cpi" = ["gdp_growth"]', "is an id already"),
        ('[a]\n"harvest" = ["grain"]', "stands for grain"),
        ('[a]\n"harvest" = []', "stands for nothing"),
    ],
)
def test_a_faulty_line_is_refused(line: str, said: str) -> None:
    with pytest.raises(RegistryError, match=said):
        everyday.parse(line)


def test_a_name_stands_for_its_ids_in_order() -> None:
    told = everyday.parse('filling = ["the"]\n[a]\n"harvest" = ["grain_output", "grain_area"]')
    assert told.of(" Harvest ") == ("grain_output", "grain_area")
    assert told.of("crop") == ()
    assert "the" in told.filling
