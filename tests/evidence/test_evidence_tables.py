"""Tables of statistics by a mapping: what is a figure, and what is said of the rest."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from duixian.errors import InputError, UsageError
from duixian.evidence import Given, Places, TableFigures, Whose, of_table, parse_mapping, vintage_of

BY_SERIES = """
[columns]
place = "地区"
year = "年份"
[figures]
"GDP增速" = { series = "gdp_growth", unit = "%" }
"GDP（亿元）" = "gdp_level"
"""
LONG = """
[columns]
place = "地区"
year = "年份"
series = "指标"
value = "数值"
unit = "单位"
vintage = "口径"
source = "来源"
computed = "插值"
"""
BY_YEAR = """
[columns]
place = "地区"
[constants]
series = "cpi"
unit = "上年=100"
[years]
first = 2020
last = 2022
"""
GIVEN = Given("t.csv", "0" * 64, "统计年鉴", "final", at="2026-01-01T00:00:00+00:00")
PLACES = Places([Whose("澜川市", "990100")])


def read(
    text: str | bytes, mapping: str = BY_SERIES, given: Given = GIVEN, suffix: str = ".csv"
) -> TableFigures:
    data = text.encode() if isinstance(text, str) else text
    return of_table(data, "t" + suffix, suffix, parse_mapping(mapping, "m.toml"), given, PLACES)


def told(found: TableFigures) -> list[tuple[str, int, str | None, float, str]]:
    return [(e.government, e.year, e.series, e.value, e.unit) for e in found.figures]


def test_a_column_for_each_series() -> None:
    found = read('地区,年份,GDP增速,GDP（亿元）\n大连,2023,6.0,"8,752.9"\n澜川,2023年,5%,—\n')
    assert told(found) == [
        ("大连市", 2023, "gdp_growth", 6.0, "%"),
        ("大连市", 2023, "gdp_level", 8752.9e8, "元"),
        ("澜川市", 2023, "gdp_growth", 5.0, "%"),
    ]
    assert (found.bad, found.left, found.blank) == ([], [], 1)
    level = found.figures[1]
    assert (level.value_as_printed, level.sheet_row, level.sheet_column) == (
        "8,752.9",
        2,
        "GDP（亿元）",
    )
    assert (level.source, level.vintage, level.government_code) == ("统计年鉴", "final", "210200")


def test_a_row_for_each_figure_with_its_own_source_and_vintage() -> None:
    rows = [
        "地区,年份,指标,数值,单位,口径,来源,插值",
        "大连,2023,地区生产总值增速,6.0,%,初步核算,公报,",
        "大连,2023,地区生产总值增速,6.2,%,普查修订,修订公告,0",
        "大连,2022,地区生产总值增速,5.1,%,公报,公报,是",
        "大连,2021,城镇新增就业,3.5,万人,,,",
    ]
    found = read("\n".join(rows), LONG, Given("t.csv", "0" * 64))
    assert [(e.value, e.vintage, e.source) for e in found.figures] == [
        (6.0, "first", "公报"),
        (6.2, "census", "修订公告"),
    ]
    assert [str(row).partition(". ")[0] for row in (*found.left, *found.bad)] == [
        "t.csv, row 4: it is marked as computed",
        "t.csv, row 5, column 来源: its source is not said",
    ]


def test_a_column_for_each_year_of_index_numbers() -> None:
    found = read("地区,2019,2020年,2021\n澜川市,101.1,102.5,99.3\n", BY_YEAR)
    assert told(found) == [
        ("澜川市", 2020, "cpi", 2.5, "%"),
        ("澜川市", 2021, "cpi", -0.7, "%"),
    ]


def test_each_row_that_gives_no_figure_is_named_and_the_rest_is_added() -> None:
    rows = [
        "地区,年份,GDP增速,GDP（亿元）",
        "合计,2023,5.2,100",
        "各省平均,2023,5.2,100",
        "亚特兰蒂斯,2023,5.2,",
        "鼓楼区,2023,5.2,",
        "大连,2023Q1,5.2,",
        '大连,2023,5~6,"87,52.9"',
        "沈阳,2023,6.1,8122.1",
        "沈阳,2023,6.1,8123.0",
    ]
    found = read("\n".join(rows))
    assert told(found) == [
        ("沈阳市", 2023, "gdp_growth", 6.1, "%"),
        ("沈阳市", 2023, "gdp_level", 8122.1e8, "元"),
    ]
    assert [str(row).partition(". ")[0] for row in found.left] == [
        "t.csv, row 2: '合计' sums other rows up",
        "t.csv, row 3: '各省平均' sums other rows up",
        "t.csv, row 9, column GDP增速: row 8 gives the same figure for 沈阳市 2023",
    ]
    named = [str(row) for row in found.bad]
    assert [said.partition(", column")[0] for said in named] == [
        *(f"t.csv, row {row}" for row in (4, 5, 6, 7, 7, 9)),
    ]
    assert "no place is called '亚特兰蒂斯'" in named[0]
    assert "several places are called '鼓楼区' (" in named[1]
    assert "'2023Q1' is no whole year" in named[2]
    assert "'5~6' is no number" in named[3]
    assert "'87,52.9' has commas that part no thousands" in named[4]
    assert "row 8 gives another figure for 沈阳市 2023" in named[5]


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("蒲式耳", "the unit '蒲式耳' is not known"),
        ("万人", "the unit '万人' does not measure gdp_level"),
        ("", "its unit is not said"),
    ],
)
def test_an_unknown_or_wrong_unit_is_named(unit: str, said: str) -> None:
    mapping = BY_SERIES + '[constants]\nunit = "%"\n'
    head = "地区,年份,指标,数值,单位,口径,来源,插值\n"
    found = read(f"{head}大连,2023,地区生产总值,8752.9,{unit},first,公报,\n", LONG)
    assert found.figures == []
    assert said in str(found.bad[0])
    assert read("地区,年份,GDP增速,GDP（亿元）\n大连,2023,6,\n", mapping).figures[0].unit == "%"


def test_what_a_heading_has_in_brackets_and_is_no_unit_is_named() -> None:
    mapping = '[columns]\nplace = "地区"\nyear = "年份"\n[figures]\n"GDP（斗）" = "gdp_level"\n'
    found = read("地区,年份,GDP（斗）\n大连,2023,8752.9\n", mapping)
    assert found.figures == []
    assert "no unit is said, and '斗' in the heading is none that is known" in str(found.bad[0])


def test_a_computed_column_is_left_out() -> None:
    mapping = '[columns]\nplace = "地区"\nyear = "年份"\n[figures]\n"GDP增速_插值" = "gdp_growth"\n'
    found = read("地区,年份,GDP增速_插值\n大连,2023,6.05\n", mapping)
    assert found.figures == []
    assert "the heading of its column says that it was computed" in str(found.left[0])


def test_a_computed_year_column_is_named_and_left_out() -> None:
    found = read("地区,2020,2021（插值）,2022\n大连,103.9,105.0,104.0\n", BY_YEAR)
    assert [one.year for one in found.figures] == [2020, 2022]
    (left,) = found.left
    assert "column 2021（插值）" in str(left)
    assert "it was computed" in str(left)


def test_a_name_and_a_code_that_mean_two_places() -> None:
    mapping = BY_SERIES.replace("[figures]", 'code = "代码"\n[figures]')
    rows = "地区,代码,年份,GDP增速,GDP（亿元）\n大连,210100,2023,6,\n鼓楼区,320106.0,2023,5,\n"
    found = read(rows, mapping)
    assert told(found) == [("鼓楼区", 2023, "gdp_growth", 5.0, "%")]
    assert "'大连' is not the place of the code 210100, which is 沈阳市" in str(found.bad[0])


def test_a_workbook_with_a_title_above_its_header_and_per_cent_formats() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表1"
    for row in (["表1 主要指标"], [None], ["地区", "年份", "GDP增速", "GDP（亿元）"]):
        sheet.append(row)
    sheet.append(["大连市", 2023, 0.06, 8752.9])
    sheet["C4"].number_format = "0.0%"
    book.create_sheet("说明").append(["不是表"])
    kept = BytesIO()
    book.save(kept)
    found = read(kept.getvalue(), 'sheet = "表1"\nheader = 3\n' + BY_SERIES, suffix=".xlsx")
    assert [(e.value, e.value_as_printed, e.sheet, e.sheet_row) for e in found.figures] == [
        (6.0, "6.0%", "表1", 4),
        (8752.9e8, "8752.9", "表1", 4),
    ]
    with pytest.raises(UsageError, match=r"there is no sheet .表2.\. There are: 表1, 说明"):
        read(kept.getvalue(), 'sheet = "表2"\n' + BY_SERIES, suffix=".xlsx")


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("[columns", "the mapping is no TOML"),
        ("[colums]\n", "'colums' means nothing here"),
        ('[columns]\nplaces = "地区"\n', "[columns] 'places' means nothing"),
        ('[columns]\nplace = "地区"\nyear = "年份"\n', "must say once where the figures stand"),
        ('[columns]\nyear = "年份"\n[figures]\nA = "cpi"\n', "does not say whose figures"),
        ('[columns]\nplace = "地区"\n[figures]\nA = "cpi"\n', "does not say of which year"),
        ('[columns]\nplace = "地区"\n[years]\nfirst = 2000\nlast = 2001\n', "of which series"),
        ('[columns]\nplace = "地区"\nyear = "年"\n[figures]\nA = "gdp"\n', "no series 'gdp'"),
        ('[columns]\nplace = "地区"\n[years]\nfirst = 2001\nlast = 2000\n', "[years] needs first"),
    ],
)
def test_a_mapping_that_does_not_hold(mapping: str, said: str) -> None:
    with pytest.raises(UsageError) as found:
        parse_mapping(mapping, "m.toml")
    assert said in str(found.value)


def test_a_mapping_for_another_table_names_what_is_there() -> None:
    with pytest.raises(UsageError) as found:
        read("地区,年份,GDP增长率,GDP（亿元）\n大连,2023,6,1\n")
    assert "there is no column 'GDP增速'. Perhaps 'GDP增长率' is meant" in str(found.value)
    with pytest.raises(UsageError, match="two columns are called '地区'"):
        read("地区,地区,年份,GDP增速,GDP（亿元）\n")


def test_a_vintage_that_there_is_not() -> None:
    assert vintage_of("初步核算数") == "first"
    with pytest.raises(UsageError, match=r"no vintage 'soon'. There are: first \(初次公布\), "):
        vintage_of("soon")


def test_a_stata_file_gives_its_floats_as_they_were_written() -> None:
    rows = {"city": ["大连市", "澜川市"], "year": [2023, 2024], "growth": [6.7, None]}
    frame = pd.DataFrame(rows).astype({"growth": "float32"})
    kept = BytesIO()
    frame.to_stata(kept, write_index=False, version=118)
    mapping = '[columns]\nplace = "city"\nyear = "year"\n[figures]\ngrowth = "gdp_growth"\n'
    found = read(kept.getvalue(), mapping, suffix=".dta")
    assert told(found) == [("大连市", 2023, "gdp_growth", 6.7, "%")]
    assert (found.blank, found.figures[0].sheet_row, found.bad) == (1, 2, [])
    with pytest.raises(InputError, match="the Stata file is damaged"):
        read(b"no Stata file", mapping, suffix=".dta")


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        ("火星省,2019,GDP增速,5.5,%,初步核算,统计局,", "地区", "no place is called '火星省'"),
        ("大连,2019Q1,GDP增速,5.5,%,初步核算,统计局,", "年份", "is no whole year"),
        ("大连,2098,GDP增速,5.5,%,初步核算,统计局,", "年份", "2098 is not over yet"),
        ("大连,2026,GDP增速,5.5,%,初步核算,统计局,", "年份", "2026 is not over yet"),
        ("大连,2019,幸福感,5.5,%,初步核算,统计局,", "指标", "names no series"),
        ("大连,2019,GDP增速,5.5,斤,初步核算,统计局,", "单位", "does not measure gdp_growth"),
        ("大连,2019,GDP增速,5.5,%,乱写,统计局,", "口径", "乱写"),
        ("大连,2019,GDP增速,650,%,初步核算,统计局,", "数值", "more than any such growth"),
        ("大连,2019,GDP增速,五,%,初步核算,统计局,", "数值", "is no number"),
    ],
)
def test_the_column_that_is_named_is_the_one_at_fault(row: str, column: str, found: str) -> None:
    mapping = LONG + '[series_names]\n"GDP增速" = "gdp_growth"\n'
    head = "地区,年份,指标,数值,单位,口径,来源,插值\n"
    (bad,) = read(f"{head}{row}\n", mapping).bad
    assert bad.path == f"t.csv, row 2, column {column}"
    assert found in bad.found


def test_an_unknown_place_is_said_once_for_its_row() -> None:
    found = read("地区,年份,GDP增速,GDP（亿元）\n火星省,2019,5,100\n大连,2019,5,100\n")
    (bad,) = found.bad
    assert (bad.path, len(found.figures)) == ("t.csv, row 2, column 地区", 2)


def test_what_was_published_in_a_time_to_come_was_not() -> None:
    mapping = BY_SERIES.replace("[figures]", 'published = "发布"\n[figures]')
    (bad,) = read("地区,年份,发布,GDP增速,GDP（亿元）\n大连,2019,2098-01-01,5,—\n", mapping).bad
    assert "2098-01-01 has not come yet" in bad.found
    assert "column 发布" in bad.path
