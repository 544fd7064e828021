"""Who may do the debtor's act, for how much, and when it counts as done: 民事诉讼法第二百六十三条; 民诉法解释第五百零一条、第五百零二条."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.substitution import rules
from services.intake.substitution.rules import Case, State, Substituted, Way
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.funds.records import ReceiptRecord
from shared.values.refusal import Problem

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = date(2026, 3, 2)
CASE = Case(
    "拆除广告牌",
    {"a": ("applicant", "周明"), "r": ("respondent", "孙立业"), "s": ("respondent", "李二")},
    {"r": AT},
)
SAID: dict[str, Any] = {
    "debtor": "r",
    "way": Way.CHOSEN,
    "name": "宏远建设公司",
    "restricted": False,
    "qualification": None,
    "unable": "执行依据没有指明，协商不成",
}
CPC, CHOICE, FEE = "民事诉讼法第二百六十三条", "民诉法解释第五百零一条", "民诉法解释第五百零二条"


def refused(check: Callable[[], object]) -> list[tuple[str, str]]:
    """Each field that is refused, with its article; the article alone where no field is."""
    try:
        check()
    except Problem as problem:
        return [(error.field, error.article) for error in problem.errors] or [("", str(problem.article))]
    return []


@pytest.mark.parametrize(
    ("changes", "case", "found"),
    [
        ({}, CASE, []),
        ({"way": Way.NAMED, "unable": ""}, CASE, []),
        ({"way": Way.AGREED, "unable": ""}, CASE, []),
        ({"unable": ""}, CASE, [("unable", CHOICE)]),
        ({"way": Way.TENDER, "unable": ""}, CASE, [("unable", CHOICE)]),
        ({"restricted": True}, CASE, [("qualification", CHOICE)]),
        ({"restricted": True, "qualification": "q"}, CASE, []),
        ({"qualification": "q"}, CASE, [("qualification", CHOICE)]),
        ({"name": "孙立业"}, CASE, [("name", CHOICE)]),
        ({"name": "周明"}, CASE, [("name", CHOICE)]),
        ({"name": "周明", "way": Way.APPLICANT}, CASE, []),
        ({"way": Way.APPLICANT}, CASE, [("name", CHOICE)]),
        ({"debtor": "a"}, CASE, [("debtor", CPC)]),
        ({"debtor": "s"}, CASE, [("debtor", CPC)]),
        ({}, replace(CASE, act_owed=""), [("debtor", CPC)]),
    ],
)
def test_who_may_do_it_of_what_the_debtor_was_told_to_do(
    changes: dict[str, Any], case: Case, found: list[tuple[str, str]]
) -> None:
    assert refused(lambda: rules.check_said(**SAID | changes, case=case)) == found


def entered(purpose: FilePurpose, title: str, by: str = "wenshu01") -> FileRecord:
    return FileRecord(
        id=purpose.value, purpose=purpose, title=title, entered_at=AT, sha256="0" * 64, brought_by=[by]
    )


def test_his_papers_name_him_and_are_not_the_proposers() -> None:
    choice, fee = FilePurpose.SUBSTITUTE_CHOICE, FilePurpose.SUBSTITUTE_FEE
    shown = FilePurpose.SUBSTITUTE_QUALIFICATION

    def checked(*files: FileRecord, qualification: str | None = None) -> list[str]:
        found = refused(
            lambda: rules.check_papers(choice.value, fee.value, qualification, "宏远", files, {"chengban01"})
        )
        return [field for field, _ in found]

    assert checked(entered(choice, "宏远的推荐"), entered(fee, "宏远的报价")) == []
    assert checked(entered(choice, "推荐"), entered(fee, "宏远的报价", "chengban01")) == [
        "choice",
        "fee_paper",
    ]
    both = (entered(choice, "宏远的推荐"), entered(fee, "宏远的报价"))
    assert checked(*both, qualification=shown.value) == ["qualification"]
    assert checked(*both, entered(shown, "宏远的资质"), qualification=shown.value) == []


def receipt(id: str, amount: str, days: int = 0, listing: str | None = None) -> ReceiptRecord:
    return ReceiptRecord(id=id, amount=Decimal(amount), booked_at=AT + timedelta(days=days), listing=listing)


def test_the_fee_is_paid_by_money_of_the_case_that_has_come_for_it() -> None:
    held = {
        one.id: one
        for one in (
            receipt("x", "8000"),
            receipt("y", "4000"),
            receipt("old", "12000", -1),
            receipt("sold", "12000", listing="1"),
        )
    }

    def paid(*receipts: str, used: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        return refused(lambda: rules.check_paid(receipts, held, used, AT, Decimal(12000)))

    assert paid("x", "y") == []
    assert paid("x") == [("receipts", FEE)], "4,000 are missing"
    for one in ("old", "sold", "nobody's"):
        assert paid(one) == [("receipts.0", FEE)], one
    assert paid("x", "x") == [("receipts.1", FEE)]
    assert paid("x", "y", used=("y",)) == [("receipts.1", FEE)]


def test_it_is_enforced_when_the_time_to_pay_is_over_and_done_only_then_or_when_paid() -> None:
    def enforced(today: date, at: datetime | None = None) -> list[tuple[str, str]]:
        return refused(lambda: rules.check_enforceable(DAY, at, today))

    def performs(*, paid: bool, enforced: bool) -> list[tuple[str, str]]:
        return refused(lambda: rules.check_performs("ordered", paid=paid, enforced=enforced))

    assert enforced(DAY) == [("", FEE)]
    assert enforced(DAY + timedelta(days=1)) == []
    assert enforced(DAY + timedelta(days=1), AT) == [("", FEE)]
    assert performs(paid=True, enforced=False) == performs(paid=False, enforced=True) == []
    assert performs(paid=False, enforced=False) == [("", FEE)]
    assert refused(lambda: rules.check_unpaid("ordered", False)) == []
    for state, is_paid in (("decided", False), ("given_up", False), ("ordered", True)):
        assert refused(lambda s=state, p=is_paid: rules.check_unpaid(s, p)) == [("", FEE)]


def test_days_and_sums_are_what_the_court_has_fixed() -> None:
    later = DAY + timedelta(days=5)
    assert refused(lambda: rules.check_order(DAY, later, DAY, DAY)) == []
    assert refused(lambda: rules.check_order(DAY, DAY, DAY, DAY)) == [("prepay_by", FEE)]
    assert refused(lambda: rules.check_order(DAY, later, later, later)) == [("told_on", FEE)]
    assert refused(lambda: rules.check_order(later, later, DAY, DAY))[0] == ("told_on", FEE)
    done = rules.check_performed
    assert refused(lambda: done(DAY, DAY, Decimal(12000), Decimal(12000), DAY)) == []
    assert refused(lambda: done(DAY, DAY, Decimal("12000.01"), Decimal(12000), DAY)) == [("spent", FEE)]
    assert refused(lambda: done(later, DAY, Decimal(1), Decimal(1), DAY)) == [("performed_on", CPC)]


def test_one_at_a_time_decided_by_another_with_the_reason() -> None:
    assert refused(lambda: rules.check_first(True)) == [("", CPC)]
    assert refused(lambda: rules.check_first(False)) == []
    assert refused(lambda: rules.check_says_why(True, "")) == [("reason", CPC)]
    assert refused(lambda: rules.check_follows("proposed", State.ORDERED)) == [("", CPC)]
    assert refused(lambda: rules.check_orders("performed")) == [("", FEE)]
    assert refused(lambda: rules.check_orders("decided")) == []


@pytest.mark.parametrize(
    ("held", "record", "found"),
    [
        (Substituted(False, None, Decimal(0)), "x", []),
        (Substituted(True, None, Decimal(0)), "x", [("performance_record", CPC)]),
        (Substituted(False, "r", Decimal(0)), "x", [("performance_record", CPC)]),
        (Substituted(False, "r", Decimal(0)), None, [("performance_record", CPC)]),
        (Substituted(False, "r", Decimal(0)), "r", []),
        (Substituted(False, "r", Decimal(12000)), "r", [("closing_amount", FEE)]),
    ],
)
def test_an_act_done_by_another_closes_the_case_by_its_own_record_and_when_it_is_paid(
    held: Substituted, record: str | None, found: list[tuple[str, str]]
) -> None:
    assert [(one.field, one.article) for one in rules.closing_faults(held, record)] == found
