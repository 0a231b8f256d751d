"""The measures of tasks: what counts as found, and what as right."""

from task_scoring import score_tasks

REGION = {"doc": "a-2025", "region": True, "start": 0, "end": 100}


def task(start: int, end: int, **changes: object) -> dict[str, object]:
    row = {
        "doc": "a-2025",
        "start": start,
        "end": end,
        "verb": "新建",
        "object": "口袋公园",
        "kind": "quantified",
        "deadline": None,
        "programme": None,
    }
    return row | changes


def measured(labels: list[dict[str, object]], found: list[dict[str, object]]) -> dict[str, float]:
    tables, _ = score_tasks([REGION, *labels], found)
    return tables["all tasks"]


def test_a_perfect_reading_scores_one() -> None:
    figures = measured([task(0, 10), task(20, 30)], [task(0, 10), task(20, 30)])
    assert len(figures) > 1
    assert all(figures[name] == 1 for name in figures if name != "labels")


def test_half_an_overlap_is_one_task_and_less_is_none() -> None:
    assert measured([task(0, 10)], [task(0, 20)])["span_f1"] == 1
    assert measured([task(0, 10)], [task(0, 21)])["span_f1"] == 0


def test_one_prediction_meets_one_label_only() -> None:
    figures = measured([task(0, 10), task(0, 9)], [task(0, 10)])
    assert (figures["precision"], figures["recall"]) == (1, 0.5)


def test_what_is_read_outside_the_labelled_stretches_is_not_judged() -> None:
    assert measured([task(0, 10)], [task(0, 10), task(200, 210)])["precision"] == 1


def test_a_stretch_without_promises_counts_what_is_read_in_it() -> None:
    assert measured([task(0, 10)], [task(0, 10), task(50, 60)])["precision"] == 0.5


def test_a_wrong_answer_is_listed_with_its_question() -> None:
    tables, misses = score_tasks(
        [REGION, task(0, 10, deadline="2025-06-30")], [task(0, 10, kind="milestone")]
    )
    assert tables["all tasks"]["kind"] == tables["all tasks"]["deadline"] == 0
    assert misses[0].causes == ("kind", "deadline")
