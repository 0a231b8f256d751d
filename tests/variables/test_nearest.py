"""Nearest texts: the estimate beside the exact likeness, and what is found beside what there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from duixian import Books
from duixian.errors import RegistryError, UsageError
from duixian.registry import similarity
from duixian.sources import load
from duixian.variables import NearestText, nearest_texts
from duixian.variables.shingles import Shingled, jaccard, shingled
from duixian.variables.signatures import Bands, error, estimate, found, signature
from factories import reading

Row = dict[str, Any]
RULE = similarity.load()
KNOWN = [12531539, 6189298]
"""Of one invented text: a signature kept today is compared with one made tomorrow."""


def made_text(*pieces: int) -> str:
    """Invented text: 100 characters for each piece, that no other piece shares four in a row
    with."""
    return "。".join("".join(chr(0x4E00 + p * 150 + at) for at in range(103)) for p in pieces)


def of(text: str) -> Shingled:
    return shingled(re.split(r"[。；\n]", text), RULE.shingle, RULE.gram)


@pytest.mark.parametrize("alike", [0, 1, 5, 15, 20])
def test_the_estimate_is_within_its_error(alike: int) -> None:
    one, other = of(made_text(*range(20))), of(made_text(*range(20 - alike, 40 - alike)))
    exact = jaccard(one, other)
    assert exact is not None
    assert exact == pytest.approx(alike / (40 - alike))
    own, others = (signature(text.shingles, 4096) for text in (one, other))
    (told,) = estimate(own, others[np.newaxis])
    assert abs(told - exact) <= 4 * error(exact, 4096)


def test_a_signature_is_the_same_everywhere_and_of_the_set_alone() -> None:
    runs = of(made_text(1, 2)).shingles
    assert signature(runs, 2).tolist() == signature(runs[::-1].copy(), 2).tolist() == KNOWN


def test_what_is_found_is_what_its_probability_says() -> None:
    """Of 400 pairs of which a third is shared, by 4 bands of 2 places."""
    drawn = np.random.default_rng(1)
    hits = 0
    for _ in range(400):
        both, one, other = (drawn.integers(0, 2**64, n, np.uint64) for n in (50, 50, 50))
        sides = np.concatenate([both, one]), np.concatenate([both, other])
        bands = Bands(["a", "b"], np.stack([signature(side, 8) for side in sides]), 2)
        hits += bands.near("a").tolist() == [1]
    expected = found(1 / 3, 8, 2)  # 0.376
    assert abs(hits / 400 - expected) < 4 * error(expected, 400)


def test_texts_are_near_that_agree_in_a_whole_band_and_the_likest_come_first() -> None:
    places = [
        [1, 1, 2, 2, 3, 3, 4, 4],
        [1, 1, 2, 9, 9, 3, 9, 9],  # one band of two places, and two places beside
        [9, 8, 2, 2, 3, 3, 7, 7],  # two bands
        [1, 8, 8, 2, 3, 8, 8, 4],  # four places, no whole band
        [1, 1, 2, 6, 6, 3, 6, 6],  # as the second
    ]
    names = ["own", "z", "b", "none", "a"]
    bands = Bands(names, np.array(places, np.uint32), 2)
    assert [names[place] for place in bands.near("own")] == ["z", "b", "a"]
    assert bands.likely("own", 5) == {"a": 0.5, "b": 0.5, "z": 0.5}
    assert list(bands.likely("own", 2)) == ["a", "b"]
    assert bands.likely("none", 5) == {}
    assert "other" not in bands


@pytest.fixture
def few(tmp_path: Path) -> Callable[..., list[Row]]:
    def nearest(*made: Any, number: int = 2, **wanted: Any) -> list[Row]:
        books = Books(tmp_path / "books")
        books.add(made)
        return nearest_texts(books, number, **wanted).rows()

    return nearest


def text(*pieces: int) -> str:
    return f"一、今年目标\n{made_text(*pieces)}。"


def test_the_copied_text_is_found_whoever_wrote_it(few: Callable[..., list[Row]]) -> None:
    rows = few(
        reading("a", "兰川市", 2023, text=text(0, 1, 2, 3, 4, 5)),
        reading("b", "望亭县", 2025, text=text(0, 1, 2, 3, 4, 9)),
        reading("c", "兰川市", 2024, text=text(10, 11, 12, 0, 1, 2)),
        government="望亭县",
    )
    assert [(row["doc"], row["rank"], row["nearest_doc"]) for row in rows] == [
        ("b", 1, "a"),
        ("b", 2, "c"),
    ]
    assert (rows[0]["nearest"], rows[0]["nearest_year"]) == ("兰川市", 2023)
    # Five pieces of 100 runs, the heading's 2, and 3 across each joint of pieces 1 to 4: the made
    # report ends its sentences behind piece 0 alone. Either side has 602 and 4 joints.
    assert rows[0]["shared"] == 511
    assert rows[0]["similarity"] == pytest.approx(511 / 717)
    assert abs(rows[0]["estimate"] - rows[0]["similarity"]) < 4 * error(511 / 717, 1024)
    assert rows[1]["similarity"] == pytest.approx(305 / 923)


def test_who_has_no_nearest_text_says_why(few: Callable[..., list[Row]]) -> None:
    rows = few(
        reading("cut", "兰川市", 2023, text=text(0, 1, 2), complete=False),
        reading("short", "兰川市", 2024),
        reading("alone", "望亭县", 2024, text=made_text(20, 21, 22) + "。"),
        reading("other", "望亭县", 2025, text=made_text(30, 31, 32) + "。"),
    )
    assert {row["doc"]: row["nearest_missing"] for row in rows} == {
        "cut": "partial",
        "short": "too_short",
        "alone": "none_near",
        "other": "none_near",
    }
    assert all(row["rank"] is row["similarity"] is row["nearest_doc"] is None for row in rows)


def test_none_are_wanted(few: Callable[..., list[Row]]) -> None:
    with pytest.raises(UsageError, match="0 nearest texts"):
        few(reading("a"), number=0)


def test_bands_longer_than_the_signature_are_refused() -> None:
    with pytest.raises(RegistryError, match="rows is 9"):
        similarity.parse("shingle = 4\ngram = 2\nleast = 200\npermutations = 8\nrows = 9")


def test_the_invented_city_is_nearest_to_itself(demo_books: Books) -> None:
    rows = nearest_texts(demo_books, 1, government="澜川市").rows()
    assert [row["nearest"] for row in rows] == ["澜川市", "澜川市"]
    assert rows[0]["similarity"] == rows[1]["similarity"] > 0.1
    assert set(rows[0]) == {f.name for f in fields(NearestText)}


@pytest.mark.corpus
def test_on_real_texts_what_is_found_is_what_exact_counting_finds(corpus_dir: Path) -> None:
    files = sorted(corpus_dir.glob("*.txt"))
    texts = {path.name: of(load(path).source) for path in files}
    texts = {name: one for name, one in texts.items() if len(one.shingles) >= RULE.least}
    assert len(texts) > 20
    signed = {name: signature(one.shingles, RULE.permutations) for name, one in texts.items()}
    bands = Bands(list(signed), np.stack(list(signed.values())), RULE.rows)
    near = {name: {bands.names[place] for place in bands.near(name)} for name in signed}
    alike = 0
    for one, other in combinations(texts, 2):
        exact = jaccard(texts[one], texts[other]) or 0.0
        (told,) = estimate(signed[one], signed[other][np.newaxis])
        # A share of 1,024 places; where few are expected their number is Poisson's, not normal.
        assert abs(told - exact) <= 5 * error(exact, RULE.permutations) + 0.003
        if exact >= 0.1:
            alike += 1
            assert other in near[one]
            assert one in near[other]
    assert alike > 0


def test_who_is_nearest_does_not_depend_on_how_many_are_asked_for(
    few: Callable[..., list[Row]],
) -> None:
    """Eleven texts equally near, of which a short list by estimate would take three by chance."""
    made = [
        reading(f"t{n}", "兰川市", 2010 + n, text=text(*range(8), *range(8 + 8 * n, 16 + 8 * n)))
        for n in range(12)
    ]
    named = {
        number: [row["nearest_doc"] for row in few(*made, number=number, year=2010)]
        for number in (1, 2, 11)
    }
    assert len(set(named[11])) == 11
    assert named[1] == named[11][:1]
    assert named[2] == named[11][:2]
