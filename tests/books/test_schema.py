"""The tables are the nouns: columns, order and null follow the dataclasses."""

from __future__ import annotations

from dataclasses import fields

import pyarrow as pa
import pytest

from duixian.books import ROWS, SCHEMAS, Facts, schema_of
from duixian.books.schema import arrow_type
from duixian.model import Account, Claim, Finding
from factories import reading


@pytest.mark.parametrize("table", ROWS)
def test_a_table_has_the_fields_of_its_noun(table: str) -> None:
    assert SCHEMAS[table].names == [f.name for f in fields(ROWS[table])]


def test_only_what_may_be_none_may_be_null() -> None:
    claims = SCHEMAS["claims"]
    assert claims.field("value") == pa.field("value", pa.float64(), nullable=False)
    assert claims.field("value_high") == pa.field("value_high", pa.float64(), nullable=True)
    assert claims.field("start").type == pa.int64()


def test_nested_nouns_are_structs() -> None:
    assert schema_of(Account).field("target").type.get_field_index("quote") >= 0
    assert schema_of(Finding).field("claims").type == pa.list_(pa.string())


def test_a_type_without_an_arrow_type_is_an_error() -> None:
    with pytest.raises(TypeError, match="complex"):
        arrow_type(complex)


def test_a_reading_gives_its_tables_without_any_books() -> None:
    facts = Facts(reading())
    assert facts.claims.columns == [f.name for f in fields(Claim)]
    assert facts.claims.df()["quote"].tolist() == ["6%", "125座"]
    assert facts.report.rows()[0]["characters"] == len(facts.document.source)
    assert len(facts.sections) == 1
    assert "2 claims" in repr(facts)
