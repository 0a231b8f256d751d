"""Every sentence of `readings.txt` is read as the file says, which somebody looked at."""

import pytest

import readings

GROUPS = readings.kept(readings.FILE.read_text("utf-8"))


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_a_sentence_is_read_as_it_was_looked_at(group: readings.Group) -> None:
    for one in group.readings:
        assert readings.told(one.part, one.sentence) == one.told, (
            f"{one.sentence} is read otherwise; look at it with python eval/readings.py, "
            "then take it with --update"
        )


def test_no_sentence_stands_twice_and_each_says_something() -> None:
    every = [(one.part, one.sentence) for group in GROUPS for one in group.readings]
    assert len(every) == len(set(every))
    assert all(one.told for group in GROUPS for one in group.readings)


def test_the_file_is_written_as_it_is_read() -> None:
    assert readings.written(GROUPS) == readings.FILE.read_text("utf-8")


def test_a_line_that_names_no_part_of_a_report_is_refused() -> None:
    with pytest.raises(ValueError, match=r"line 2 of readings\.txt"):
        readings.kept("## numbers\nreviews 新建学校6所。\n")
