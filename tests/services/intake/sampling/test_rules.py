"""How a round draws, what a dossier scores, and how a fault goes on (一(二))."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.sampling import rules
from services.intake.sampling.rules import Answer, FaultState, Judged, Selection, Verdict
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
FRAME = [f"（2026）豫1502执{number}号" for number in range(1, 13)]


def test_who_has_seed_and_frame_draws_the_same_cases() -> None:
    frame = rules.sha256(*FRAME)
    seed = rules.seed(frame, "secret", "83150246")
    drawn = rules.draw(FRAME, seed, 3)
    assert drawn == rules.draw(list(reversed(FRAME)), seed, 3)
    assert len(set(drawn)) == 3
    assert set(drawn) < set(FRAME)
    others = {
        rules.seed(rules.sha256(*FRAME[1:]), "secret", "83150246"),
        rules.seed(frame, "another", "83150246"),
        rules.seed(frame, "secret", "83150247"),
    }
    assert len(others | {seed}) == 4


def test_each_case_is_drawn_as_often_as_any_other() -> None:
    drawn = Counter(case for seed in range(2000) for case in rules.draw(FRAME, str(seed), 3))
    assert set(drawn) == set(FRAME)
    assert all(400 <= often <= 600 for often in drawn.values()), drawn  # 500 expected


def judged(kind: str, **other: Verdict) -> list[Judged]:
    return [
        Judged(
            item,
            verdict := other.get(item.value, Verdict.KEPT),
            "缺材料" if verdict is Verdict.FAULTY else "",
        )
        for item in rules.checklist(kind)
    ]


@pytest.mark.parametrize("kind", ["执", "执恢", "执保"])
def test_a_checklist_adds_up_to_a_hundred(kind: str) -> None:
    assert sum(points.points for points in rules.checklist(kind).values()) == 100


def test_the_score_is_what_was_kept_of_what_the_case_could_have() -> None:
    def score(kind: str, **other: Verdict) -> Decimal:
        return rules.score(kind, {one.item.value: one.verdict.value for one in judged(kind, **other)})

    assert score("执") == Decimal("100.0")
    assert score("执", service=Verdict.FAULTY) == Decimal("90.0")
    # 80 points could be had, 65 are kept: 81.25, half up
    some = {"disposal": Verdict.ABSENT, "money": Verdict.ABSENT}
    assert score("执", service=Verdict.FAULTY, order=Verdict.FAULTY, **some) == Decimal("81.3")
    assert score("执保", measure=Verdict.FAULTY) == Decimal("60.0")


def test_each_item_is_judged_once_and_what_is_faulty_says_why_and_until_when() -> None:
    until = NOW + timedelta(days=10)
    rules.check_judged("执", judged("执"), None, NOW)
    rules.check_judged("执", judged("执", service=Verdict.FAULTY), until, NOW)
    rules.check_judged("执", judged("执", service=Verdict.FAULTY), NOW + timedelta(days=30), NOW)
    no_words = [Judged(one.item, Verdict.FAULTY, "") for one in judged("执")]
    for found, end, field in (
        (judged("执")[1:], until, "items"),
        ([*judged("执"), judged("执")[0]], until, "items.11.item"),
        (judged("执保", basis=Verdict.ABSENT), until, "items.0.verdict"),
        (no_words, until, "items.0.words"),
        (judged("执", service=Verdict.FAULTY), None, "correct_by"),
        (judged("执", service=Verdict.FAULTY), NOW, "correct_by"),
        (judged("执", service=Verdict.FAULTY), NOW + timedelta(days=31), "correct_by"),
    ):
        kind = "执保" if len(found) == len(rules.checklist("执保")) else "执"
        with pytest.raises(Problem) as refused:
            rules.check_judged(kind, found, end, NOW)
        assert field in [error.field for error in refused.value.errors], field


def test_who_has_or_had_the_case_does_not_judge_it() -> None:
    people = {"chengban01", "faguan01", "chengban02"}
    quality = frozenset({Office.QUALITY_OFFICER})
    rules.check_apart(people, Actor("zhixiao01", "钱质效", quality))
    deputy = frozenset({Deputyship(Office.HANDLING_OFFICER, "chengban02")})
    for actor in (Actor("faguan01", "王执行", quality), Actor("zhixiao01", "钱质效", quality, deputy)):
        with pytest.raises(Problem) as refused:
            rules.check_apart(people, actor)
        assert refused.value.status == 403


def test_a_fault_is_settled_as_it_was_answered_and_returned_with_a_reason_and_a_day() -> None:
    until = NOW + timedelta(days=3)
    rules.check_recheck(FaultState.CORRECTED, Answer.CORRECTED, "", None, NOW)
    rules.check_recheck(FaultState.STRUCK, Answer.CONTESTED, "理由成立", None, NOW)
    for answer in Answer:
        rules.check_recheck(FaultState.RETURNED, answer, "仍未补正", until, NOW)
    for result, answer, words, end in (
        (FaultState.CORRECTED, Answer.CONTESTED, "", None),
        (FaultState.STRUCK, Answer.CORRECTED, "理由成立", None),
        (FaultState.STRUCK, Answer.CONTESTED, "", None),
        (FaultState.RETURNED, Answer.CORRECTED, "", until),
        (FaultState.RETURNED, Answer.CORRECTED, "仍未补正", None),
    ):
        with pytest.raises(Problem):
            rules.check_recheck(result, answer, words, end, NOW)


def test_a_scope_has_passed_and_leaves_cases_to_chance() -> None:
    today, end = NOW.date(), NOW + timedelta(days=90)
    rules.check_scope(today, today, end, 2, 3, NOW)
    for day_from, day_to, finish, size in (
        (today, today + timedelta(days=1), end, 2),
        (today, today - timedelta(days=1), end, 2),
        (today, today, end, 3),  # nothing is left to chance
        (today, today, NOW, 2),
        (today, today, end + timedelta(days=1), 2),
    ):
        with pytest.raises(Problem) as refused:
            rules.check_scope(day_from, day_to, finish, size, 3, NOW)
        assert refused.value.status == 422


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"closed_to": NOW.date() + timedelta(1)}, ["closed_to"]),
        ({"closed_from": NOW.date() + timedelta(1)}, ["closed_to"]),
        ({"missing": FRAME[:1]}, ["cases"]),
        ({"frame": 0}, ["closed_to"]),
        ({"frame": rules.MOST + 1}, ["closed_to"]),
        ({"finish_by": NOW}, ["finish_by"]),
        ({"finish_by": NOW + timedelta(days=400)}, ["finish_by"]),
    ],
)
def test_a_targeted_round_is_of_cases_that_are_there_in_a_time_that_has_passed(
    changes: dict[str, Any], fields: list[str]
) -> None:
    scope: dict[str, Any] = {
        "closed_from": NOW.date() - timedelta(90),
        "closed_to": NOW.date(),
        "finish_by": NOW + timedelta(days=5),
        "frame": 12,
        "missing": [],
        "now": NOW,
    }
    if not fields:
        rules.check_targets(**scope | changes)
        return
    with pytest.raises(Problem) as refused:
        rules.check_targets(**scope | changes)
    assert [one.field for one in refused.value.errors] == fields


def test_a_round_goes_the_way_of_its_kind_by_another_than_who_has_chosen_it() -> None:
    rules.check_selection("targeted", Selection.TARGETED)
    with pytest.raises(Problem, match="dossier_round_state"):
        rules.check_selection("targeted", Selection.RANDOM)
    rules.check_draws(("zhixiao01", None), Actor("yuanzhang01", "", frozenset({Office.PRESIDENT})))
    with pytest.raises(Problem, match="own_dossier_round"):
        rules.check_draws(("zhixiao01", None), Actor("zhixiao01", "", frozenset({Office.PRESIDENT})))
