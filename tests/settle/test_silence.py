"""By what names a promise is looked for before a report is said to be silent of it."""

from duixian.settle.silence import names_of_phrase


def test_a_name_of_one_character_stands_in_too_many_words_to_be_a_mention() -> None:
    names = names_of_phrase("煤").words
    assert "煤炭" in names
    assert "煤" not in names  # it would be found in 煤气 and 煤城
