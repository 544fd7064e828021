"""Who may be appointed to what, and what must be settled before somebody goes (一(一), 二(一)3)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from services.intake.offices import rules
from services.intake.offices.rules import Holding, Term
from shared.values.refusal import Problem
from shared.values.roles import Office

NOW = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
LAST_YEAR = NOW - timedelta(days=365)


def on(days: int) -> datetime:
    return NOW + timedelta(days=days)


def term(begins: int, ends: int | None) -> Term:
    return Term(on(begins), None if ends is None else on(ends))


STANDING = [
    Holding("guanli01", Office.ADMINISTRATOR, Term(LAST_YEAR, None)),
    Holding("juzhang01", Office.BUREAU_DIRECTOR, Term(LAST_YEAR, None)),
    Holding("chengban01", Office.HANDLING_OFFICER, Term(LAST_YEAR, None)),
    Holding("chengban02", Office.HANDLING_OFFICER, Term(LAST_YEAR, on(30))),
    Holding("faguan01", Office.JUDGE, Term(LAST_YEAR, None)),
    Holding("faguan02", Office.JUDGE, Term(LAST_YEAR, None)),
    Holding("chengban02", Office.HANDLING_OFFICER, term(10, 20), deputy_for="chengban01"),
]


def check(asked: Holding, *by: str, departed: bool = False) -> None:
    hands = set(by or ("guanli01",))
    rules.check_appointment(asked, STANDING, hands=hands, departed=departed, now=NOW)


def faults(asked: Holding, *, departed: bool = False) -> list[tuple[str, str]]:
    with pytest.raises(Problem) as refused:
        check(asked, departed=departed)
    problem = refused.value
    assert (problem.status, problem.code) == (409, "not_appointable")
    assert all(error.article in ("一(一)", "二(一)3") for error in problem.errors)
    return [(error.field, error.detail) for error in problem.errors]


@pytest.mark.parametrize(
    "asked",
    [
        Holding("xin01", Office.CASHIER, term(0, None)),
        Holding("chengban01", Office.JUDGE, term(0, 10)),  # two offices may meet in one person
        Holding("chengban02", Office.HANDLING_OFFICER, term(30, None)),  # from the end of the last one on
        Holding("system:bank", Office.BANK_SYSTEM, term(0, None)),
        Holding("xin01", Office.HANDLING_OFFICER, term(0, 10), "chengban01"),
        Holding("xin01", Office.HANDLING_OFFICER, term(20, 30), "chengban02"),
        Holding("faguan02", Office.JUDGE, term(0, 10), "faguan01"),
        Holding("fujuzhang01", Office.BUREAU_DIRECTOR, term(0, 10), "juzhang01"),
    ],
)
def test_an_appointment_that_contradicts_nothing(asked: Holding) -> None:
    check(asked)


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        (Holding("guanli01", Office.JUDGE, term(0, None)), ("staff_id", "不得任命本人、所代理的人")),
        (
            Holding("xin01", Office.ADMINISTRATOR, term(0, 10), "guanli01"),
            ("deputy_for", "不得为本人指定代理人"),
        ),
        (
            Holding("chengban01", Office.HANDLING_OFFICER, term(50, None)),
            ("office", "该期间已任承办人"),
        ),
        (
            Holding("xin01", Office.BUREAU_DIRECTOR, term(0, 10)),
            ("office", "执行局长同一时间只有一人，现为 juzhang01"),
        ),
        (Holding("xin01", Office.SERVICE, term(0, None)), ("office", "系统服务不由任命产生")),
        (
            Holding("xin01", Office.BANK_SYSTEM, term(0, None)),
            ("office", "本院职务由本院人员担任，外部系统的职务由外部系统担任"),
        ),
        (
            Holding("system:bank", Office.CASHIER, term(0, None)),
            ("office", "本院职务由本院人员担任，外部系统的职务由外部系统担任"),
        ),
        (Holding("xin01", Office.CASHIER, term(-1, None)), ("since", "任职不得自过去的时间起算")),
        (Holding("xin01", Office.CASHIER, term(5, 5)), ("until", "任职结束须晚于开始")),
        (
            Holding("xin01", Office.BUREAU_DIRECTOR, term(0, None), "juzhang01"),
            ("until", "代理须有起止时间"),
        ),
        (
            Holding("chengban01", Office.HANDLING_OFFICER, term(0, 5), "chengban01"),
            ("deputy_for", "不得代理本人"),
        ),
        (
            Holding("xin01", Office.HANDLING_OFFICER, term(25, 31), "chengban02"),
            ("deputy_for", "被代理人在该期间并非始终任承办人"),
        ),
        (
            Holding("xin01", Office.HANDLING_OFFICER, term(0, 5), "faguan01"),
            ("deputy_for", "被代理人在该期间并非始终任承办人"),
        ),
        (
            Holding("chengban01", Office.JUDGE, term(0, 5), "faguan01"),
            ("staff_id", "执行法官只能由同任该职务的人员代理"),
        ),
        (
            Holding("xin01", Office.HANDLING_OFFICER, term(15, 25), "chengban01"),
            ("since", "该期间已由 chengban02 代理"),
        ),
    ],
)
def test_what_contradicts_the_record_or_serves_who_decides_is_refused(
    asked: Holding, fault: tuple[str, str]
) -> None:
    assert faults(asked) == [fault]


def test_whoever_has_left_is_appointed_to_nothing_and_all_faults_are_told_at_once() -> None:
    asked = Holding("guanli01", Office.SERVICE, term(-1, -2))
    assert [field for field, _ in faults(asked, departed=True)] == [
        "staff_id",
        "staff_id",
        "office",
        "since",
        "until",
    ]


def test_with_an_office_end_the_deputyships_that_rest_on_it() -> None:
    officer, judge = STANDING[2], STANDING[4]
    deputy = STANDING[6]
    of_judge = Holding("faguan02", Office.JUDGE, term(0, 5), "faguan01")
    by_judge = Holding("faguan01", Office.JUDGE, term(0, 5), "faguan02")
    assert rules.falls_with(officer, deputy)
    assert rules.falls_with(judge, of_judge)
    assert rules.falls_with(judge, by_judge)  # only a judge stands in for a judge
    for ended, held in (
        (judge, deputy),
        (deputy, deputy),
        (officer, officer),
        (Holding("chengban02", Office.HANDLING_OFFICER, term(0, None)), deputy),
    ):
        assert not rules.falls_with(ended, held)


def test_an_appointment_is_brought_to_an_earlier_end_and_never_to_one_in_the_past() -> None:
    rules.check_end(term(-9, None), NOW, NOW)
    rules.check_end(term(-9, 9), on(8), NOW)
    for held, until in ((term(-9, None), on(-1)), (term(-9, 9), on(9)), (term(-9, -1), NOW)):
        with pytest.raises(Problem) as refused:
            rules.check_end(held, until, NOW)
        assert (refused.value.status, refused.value.code) == (409, "not_to_end")


def test_an_administrator_without_end_is_always_left() -> None:
    rules.check_administered(STANDING, NOW)
    for left in (
        STANDING[1:],
        [Holding("xin01", Office.ADMINISTRATOR, term(-1, 90))],
        [Holding("xin01", Office.ADMINISTRATOR, term(1, None))],
        [Holding("xin01", Office.ADMINISTRATOR, term(-1, None), "guanli01")],
    ):
        with pytest.raises(Problem) as refused:
            rules.check_administered(left, NOW)
        assert (refused.value.status, refused.value.code) == (409, "last_administrator")


def test_a_leave_is_recorded_once_and_not_backwards() -> None:
    rules.check_leave(term(0, None), [term(-5, 0)], NOW)
    for asked, absences in (
        (term(-1, 3), []),
        (term(3, 3), []),
        (term(0, 9), [term(8, None)]),
    ):
        with pytest.raises(Problem) as refused:
            rules.check_leave(asked, absences, NOW)
        assert (refused.value.status, refused.value.code) == (409, "leave_refused")


def test_nobody_leaves_with_a_case_in_his_hands() -> None:
    rules.check_departure("chengban01", {"guanli01"}, [], [], departed=False)
    with pytest.raises(Problem) as refused:
        rules.check_departure("chengban01", {"guanli01"}, ["执1号", "执2号"], ["执3号"], departed=False)
    assert [error.detail for error in refused.value.errors] == [
        "执1号 的承办人尚未变更",
        "执2号 的承办人尚未变更",
        "执3号 的执行法官尚未变更",
    ]
    for by, departed in (("chengban01", False), ("guanli01", True)):
        with pytest.raises(Problem, match="departure_refused"):
            rules.check_departure("chengban01", {"guanli02", by}, [], [], departed=departed)


def test_nobody_appoints_by_his_deputy_whom_he_does_not_appoint_himself() -> None:
    """二(一)3, 一(一): the administrator's deputy makes neither her anything nor anybody her deputy, nor himself."""
    for asked, field in (
        (Holding("guanli01", Office.CASHIER, term(0, None)), "staff_id"),
        (Holding("daili01", Office.CASHIER, term(0, None)), "staff_id"),
        (Holding("xin01", Office.ADMINISTRATOR, term(0, 10), "guanli01"), "deputy_for"),
    ):
        with pytest.raises(Problem, match="not_appointable") as refused:
            check(asked, "daili01", "guanli01")
        assert [error.field for error in refused.value.errors] == [field]
    check(Holding("xin01", Office.CASHIER, term(0, None)), "daili01", "guanli01")
