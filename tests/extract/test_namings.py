"""Each way to name a number's indicator, with its examples both ways."""

import pytest

from duixian.extract.namings import NAMINGS, NumberNaming, of_several
from duixian.registry import confidence


def of_figure(report, sentence):
    """The naming of the number in [] of a sentence of a review."""
    figure = sentence.partition("[")[2].partition("]")[0]
    found = report(review=sentence.replace("[", "").replace("]", "")).claims
    return [claim.rule for claim in found if claim.quote == figure][-1]


@pytest.mark.parametrize("naming", NAMINGS.values(), ids=lambda naming: naming.name)
def test_it_names_the_one_and_leaves_the_other(report, naming: NumberNaming):
    assert of_figure(report, naming.names) == naming.name
    assert of_figure(report, naming.leaves) != naming.name


@pytest.mark.parametrize("naming", NAMINGS.values(), ids=lambda naming: naming.name)
def test_numbers_that_share_a_subject_are_named_so_and_joined(naming: NumberNaming):
    several = of_several(naming)
    assert (several.name, several.joined) == (f"{naming.name}-joined", True)
    assert not naming.joined
    assert (several.counts, several.follows) == (naming.counts, naming.follows)


@pytest.mark.parametrize("naming", NAMINGS.values(), ids=lambda naming: naming.name)
def test_how_sure_a_claim_is_was_measured_for_each(naming: NumberNaming):
    scale = confidence.load()
    assert naming.name.removesuffix("-inherited") in scale.rules
