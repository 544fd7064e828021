"""Who sees a task, takes it, hands it on and finishes it (二(五)3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.intake.tasks.rules import (
    Standing,
    check_finishable,
    check_hand_on,
    check_takeable,
    concerns,
)
from shared.values.refusal import Problem
from shared.values.roles import Office

OF_THE_CASE = Standing(Office.HANDLING_OFFICER, None, done=False, own="chengban01", personal=True)
OF_AN_OFFICE = Standing(Office.CUSTODY_OFFICER, None, done=False, own=None, personal=False)


@pytest.mark.parametrize(
    ("task", "person", "office", "seen"),
    [
        (OF_THE_CASE, "chengban01", Office.HANDLING_OFFICER, True),
        (OF_THE_CASE, "chengban02", Office.HANDLING_OFFICER, False),
        (OF_THE_CASE, "wenshu01", Office.DOCUMENT_CLERK, False),
        (OF_THE_CASE, "zhongxin01", Office.COMMAND_CENTRE_DIRECTOR, True),
        (OF_THE_CASE, "zhixiao01", Office.QUALITY_OFFICER, True),
        (replace(OF_THE_CASE, own=None), "chengban01", Office.HANDLING_OFFICER, False),
        (replace(OF_THE_CASE, owner="wenshu01"), "wenshu01", Office.DOCUMENT_CLERK, True),
        (OF_AN_OFFICE, "chakong02", Office.CUSTODY_OFFICER, True),
        (OF_AN_OFFICE, "caiwu01", Office.FINANCE_HEAD, False),
    ],
)
def test_a_task_is_seen_by_whom_it_concerns_and_by_who_oversees(
    task: Standing, person: str, office: Office, seen: bool
) -> None:
    assert concerns(task, person, {office}) is seen


def refused(check: object, *given: object) -> tuple[int, str]:
    with pytest.raises(Problem) as problem:
        check(*given)  # type: ignore[operator]
    return problem.value.status, problem.value.code


def test_one_takes_it_and_nobody_takes_it_from_him() -> None:
    mine = {Office.HANDLING_OFFICER}
    check_takeable(OF_THE_CASE, "chengban01", mine)
    assert refused(check_takeable, OF_THE_CASE, "chengban02", mine) == (403, "not_your_task")
    taken = replace(OF_THE_CASE, owner="zhixiao01")
    assert refused(check_takeable, taken, "chengban01", mine) == (409, "task_taken")
    assert refused(check_takeable, replace(taken, done=True), "chengban01", mine) == (409, "task_done")


def test_its_owner_or_who_oversees_hands_it_on_to_somebody_in_office() -> None:
    taken = replace(OF_THE_CASE, owner="chengban01")
    staff = {"chengban01", "chengban02"}
    check_hand_on(taken, "chengban01", {Office.HANDLING_OFFICER}, "chengban02", staff)
    check_hand_on(OF_THE_CASE, "zhongxin01", {Office.COMMAND_CENTRE_DIRECTOR}, "chengban02", staff)
    stranger = (taken, "chengban02", {Office.HANDLING_OFFICER}, "chengban02", staff)
    assert refused(check_hand_on, *stranger) == (403, "not_your_task")
    for to in ("chengban01", "gone01"):
        given = (taken, "chengban01", {Office.HANDLING_OFFICER}, to, staff)
        assert refused(check_hand_on, *given) == (409, "not_to_hand_on")
    over = (replace(taken, done=True), "chengban01", set[Office](), "chengban02", staff)
    assert refused(check_hand_on, *over) == (409, "task_done")


def test_only_who_has_taken_it_says_how_it_ended_and_once() -> None:
    assert refused(check_finishable, OF_THE_CASE, "chengban01") == (403, "not_your_task")
    taken = replace(OF_THE_CASE, owner="chengban01")
    check_finishable(taken, "chengban01")
    assert refused(check_finishable, taken, "zhongxin01") == (403, "not_your_task")
    assert refused(check_finishable, replace(taken, done=True), "chengban01") == (409, "task_done")
