"""Invented statistics of the demo's city, as a file that comes into the books."""

from __future__ import annotations

import hashlib

from duixian.books import EvidenceFile
from duixian.evidence import Given, Places, Whose, of_table, parse_mapping

MAPPING = """
[columns]
place = "地区"
year = "年份"
series = "指标"
value = "数值"
unit = "单位"
vintage = "口径"
"""
ROWS = """地区,年份,指标,数值,单位,口径
澜川市,2024,地区生产总值增速,5.6,%,初步核算
澜川市,2024,地区生产总值增速,6.1,%,普查修订
澜川市,2024,社会消费品零售总额增速,6.2,%,快报
澜川市,2024,城镇新增就业,4.36,万人,快报
"""


def city_statistics() -> EvidenceFile:
    """Growth of GDP otherwise than the report has it, retail sales and jobs as it has them."""
    data = ROWS.encode()
    given = Given("澜川统计.csv", hashlib.sha256(data).hexdigest(), source="澜川统计局")
    places = Places([Whose("澜川市", "990100")])
    found = of_table(data, given.doc, ".csv", parse_mapping(MAPPING, "m"), given, places)
    assert (len(found.figures), found.bad) == (4, [])
    return EvidenceFile(given.doc, found.figures, data)
