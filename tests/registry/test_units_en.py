"""Units as English reasons write them."""

import re

from duixian.registry import units
from duixian.registry.units_en import unit_en


def test_no_unit_of_the_registry_is_written_in_chinese_outside_quotation_marks():
    known = units.load().dimension
    assert len(known) > 200
    told = {u: re.sub("“[^”]*”", "", unit_en(u)) for u in known}
    assert {u: t for u, t in told.items() if re.search(r"[\u4e00-\u9fff]", t)} == {}


def test_a_rate_is_put_together_of_its_parts():
    assert unit_en("微克/立方米") == "µg per m³"
    assert unit_en("元/人·月") == "yuan a head a month"
