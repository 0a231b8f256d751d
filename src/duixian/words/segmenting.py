"""Texts cut into words: for the denominator, and the way that published counts are made."""

from __future__ import annotations

from collections import Counter
from typing import Any

from duixian import late_re as re
from duixian.errors import PackageMissing

_TELLS = re.compile(r"[^\W\d_]")
"""A letter or Han character: what is only digits and signs is no word."""


def number_of_words(text: str) -> int:
    """Words of a text without punctuation and numbers, cut by rjieba. `PackageMissing`.

    >>> number_of_words("2024年,新增就业11.6万人。")
    4
    """
    return sum(bool(_TELLS.search(token)) for token in _package("rjieba").cut(text))


def published_tokens(text: str) -> Counter[str]:
    """Tokens of a raw text as the usual script counts them: `jieba.lcut`, nothing repaired.

    `PackageMissing` where jieba is not installed.
    """
    jieba = _package("jieba")
    jieba.setLogLevel(60)
    return Counter(jieba.lcut(text))


def jieba_at_hand() -> bool:
    """Whether `published_tokens` can be had here."""
    from importlib.util import find_spec

    return find_spec("jieba") is not None


def _package(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise PackageMissing(
            f"counting by words needs {name}, which is not installed. "
            "Install duixian with the extra words"
        ) from error
