"""Deeds and sizes whose object an earlier clause of the sentence names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        (
            "拟连续几年发行超长期特别国债，专项用于重大项目，今年先发行1万亿元。",
            "发行超长期特别国债",
        ),
        ("将用3亿元建设职工住宅，竣工面积可达30多万平方米。", "职工住宅竣工面积"),
        ("新建县文化中心（含图书馆），建筑面积2.6万平方米。", "县文化中心建筑面积"),
        ("今年先发行1万亿元。", "先发行"),
        ("发行专项债券支持园区，标准厂房竣工面积30万平方米。", "标准厂房竣工面积"),
    ],
)
def test_the_object_of_an_earlier_clause(
    report: Callable[..., Any], sentence: str, indicator: str
) -> None:
    assert report(plan=sentence).claims[-1].indicator == indicator
