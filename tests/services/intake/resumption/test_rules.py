"""What is still owed of a case that has ended, and on which ground it goes on (法发〔2014〕26号第六条)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.closing.remainder import Debt, Waived
from services.intake.resumption import rules
from services.intake.resumption.rules import Agreed, Ended, Owed, ResumptionGround
from shared.contracts.custody.records import AssetRecord
from shared.contracts.funds.records import PlanRecord, ShareRecord
from shared.contracts.intake.closing import ENDINGS, ClosingGround
from shared.values.refusal import Problem

CLOSED = datetime.fromisoformat("2026-03-02T10:00:00+08:00")
NOW = CLOSED + timedelta(days=30)
DEBT = Debt(Decimal("100000.00"), Decimal("2500.00"), date(2025, 12, 1), {"a"})


def plan(*shares: tuple[str, str, str]) -> PlanRecord:
    rows = [ShareRecord(purpose=of, due=Decimal(due), amount=Decimal(paid)) for of, due, paid in shares]
    return PlanRecord(stop_on=date(2026, 2, 1), computed_at=CLOSED, shares=rows)


def waived(debt: str, *, all_delay: bool = False) -> Waived:
    return Waived("a", date(2026, 2, 20), Decimal(debt), Decimal(0), all_delay, Decimal(0))


@pytest.mark.parametrize(
    ("recovered", "last", "given_up", "expected"),
    [
        ("0", None, [], ("100000.00", "2500.00", "0", "2025-12-01")),
        ("1000", plan(("judgment_debt", "102500", "1000")), [], ("100000.00", "1500.00", "0", "2026-02-01")),
        (
            "42500",
            plan(("judgment_debt", "102500", "42500"), ("delay_interest", "1085", "0")),
            [],
            ("60000.00", "0", "1085", "2026-02-01"),
        ),
        (
            "42500",
            plan(("judgment_debt", "102500", "42500"), ("delay_interest", "1085", "0")),
            [waived("0", all_delay=True)],
            ("60000.00", "0", "0", "2026-02-01"),
        ),
        ("102500", plan(("delay_interest", "1085", "85")), [], ("0", "0", "1000", "2026-02-01")),
    ],
)
def test_what_was_had_pays_interest_first_and_doubled_interest_runs_on_from_the_last_plan(
    recovered: str, last: PlanRecord | None, given_up: list[Waived], expected: tuple[str, str, str, str]
) -> None:
    """迟延履行利息解释3, 4: a day is counted once, before the resumption or after it."""
    left = rules.owed(DEBT, Decimal(recovered), last, given_up)
    principal, interest, delay, due_on = expected
    assert left == Owed(Decimal(principal), Decimal(interest), Decimal(delay), date.fromisoformat(due_on))


def test_what_was_given_up_is_not_owed_again() -> None:
    left = rules.owed(DEBT, Decimal(0), None, [waived("40000")])
    assert (left.principal, left.interest) == (Decimal("60000.00"), Decimal("2500.00"))


def test_where_nothing_is_left_nothing_goes_on() -> None:
    nothing = Owed(Decimal(0), Decimal(0), Decimal(0), date(2026, 2, 1))
    with pytest.raises(Problem, match="resumption_refused"):
        rules.check_owed(nothing, "")
    rules.check_owed(nothing, "腾退民权路1号房屋")


NEVER = {
    ClosingGround.BASIS_REVOKED, ClosingGround.DEBTOR_DEAD, ClosingGround.CREDITOR_DEAD, ClosingGround.BANKRUPT,
    ClosingGround.THING_LOST, ClosingGround.UNIT_GONE, ClosingGround.TAKEN_UP, ClosingGround.ASSIGNED_ELSEWHERE,
    ClosingGround.JURISDICTION, ClosingGround.FILED_ELSEWHERE, ClosingGround.COMMISSION_RETURNED,
    ClosingGround.AWARD, ClosingGround.NOTARISED, ClosingGround.LIMITATION, ClosingGround.NOT_EFFECTIVE,
    ClosingGround.NOT_ENTITLED, ClosingGround.NOTHING_DEFINITE, ClosingGround.PERFORMED, ClosingGround.NOT_OURS,
}  # fmt: skip
"""On which a case ends for good, unless the ruling is revoked."""


def ended(mode: str, ground: ClosingGround | None = None) -> Ended:
    return Ended(mode, ground)


@pytest.mark.parametrize(
    ("state", "end", "revoked", "fine"),
    [
        ("open", ended(""), False, False),
        ("open", ended(""), True, False),
        ("closed", ended("fully_enforced"), False, False),
        ("closed", Ended("fully_enforced", None, settled=True), False, True),
        ("closed", ended("dismissed"), False, False),
        ("closed", ended("dismissed"), True, True),
        ("archived", ended("non_enforcement"), False, False),
        ("closed", ended("concluded_this_round"), False, True),
        ("archived", ended("terminated"), False, True),
        ("archived", ended("cancelled"), False, True),
        *(("archived", ended(ENDINGS[one].mode, one), False, one not in NEVER) for one in ClosingGround),
        ("archived", ended("terminated", ClosingGround.BANKRUPT), True, True),
    ],
)
def test_what_was_performed_or_is_not_to_be_enforced_does_not_go_on(
    state: str, end: Ended, revoked: bool, fine: bool
) -> None:
    """Of a case closed before grounds were kept the mode decides: no row is a dead end."""
    if fine:
        rules.check_resumable(state, end, None, revoked=revoked)
        with pytest.raises(Problem) as twice:
            rules.check_resumable(state, end, "（2026）豫1502执恢1号", revoked=revoked)
        assert "从该案恢复" in twice.value.detail
        return
    with pytest.raises(Problem, match="resumption_refused"):
        rules.check_resumable(state, end, None, revoked=revoked)


_RULED_OUT = {ClosingGround.NOT_EFFECTIVE, ClosingGround.NOT_ENTITLED, ClosingGround.NOTHING_DEFINITE,
              ClosingGround.PERFORMED, ClosingGround.NOT_OURS}  # fmt: skip
_OUT = {
    ClosingGround.WITHDRAWN, ClosingGround.BASIS_REVOKED, ClosingGround.DEBTOR_DEAD, ClosingGround.CREDITOR_DEAD,
    ClosingGround.DESTITUTE, ClosingGround.BANKRUPT, ClosingGround.THING_LOST, ClosingGround.UNIT_GONE,
}  # fmt: skip
FROM: dict[ResumptionGround, set[ClosingGround]] = {
    ResumptionGround.PROPERTY: set(),
    ResumptionGround.BREACH: {ClosingGround.WITHDRAWN},
    ResumptionGround.FRAUD: {ClosingGround.WITHDRAWN},
    ResumptionGround.RETURNED: {ClosingGround.COMMISSIONED},
    ResumptionGround.LATER: {ClosingGround.WITHDRAWN, ClosingGround.DESTITUTE},
    ResumptionGround.REVOKED: _OUT
    | _RULED_OUT
    | {ClosingGround.JURISDICTION, ClosingGround.FILED_ELSEWHERE, ClosingGround.LIMITATION},
}
"""法发〔2014〕26号第六条, read with 民诉法解释第五百一十八条, 委托执行规定第九条 and 异议复议规定第十七条."""


def allows(ground: ResumptionGround, end: Ended) -> bool:
    on_paper = ground is not ResumptionGround.REVOKED
    with suppress(Problem):
        rules.check_asked(ground, end, NOW, CLOSED, NOW, on_paper=on_paper, on_asset=False, revoked=True)
        return True
    return False


@pytest.mark.parametrize("ground", ResumptionGround)
def test_a_case_goes_on_from_the_very_ground_on_which_it_has_ended(ground: ResumptionGround) -> None:
    ends = {one: Ended(ENDINGS[one].mode, one) for one in ClosingGround}
    assert {one for one, end in ends.items() if allows(ground, end)} == FROM[ground]


@pytest.mark.parametrize(
    ("ground", "agreed", "refused"),
    [
        (ResumptionGround.BREACH, None, "没有经执行法官确认的执行和解协议"),
        (ResumptionGround.FRAUD, None, "没有经执行法官确认的执行和解协议"),
        (ResumptionGround.BREACH, Agreed(), "没有到期未履行"),
        (ResumptionGround.BREACH, Agreed(overdue=Decimal("0.01")), ""),
        (ResumptionGround.BREACH, Agreed(acts=("交还挖掘机",)), ""),
        (ResumptionGround.BREACH, Agreed(says_what=False), ""),
        (ResumptionGround.BREACH, Agreed(performed=True), "已经履行完毕"),
        (ResumptionGround.BREACH, Agreed(performed=True), "可以另行起诉"),
        (ResumptionGround.FRAUD, Agreed(), ""),
        (ResumptionGround.FRAUD, Agreed(performed=True), ""),  # by a judgment alone: test_deceit
        (ResumptionGround.LATER, Agreed(), "不履行和解协议为事由"),
        (ResumptionGround.LATER, Agreed(performed=True), "已经履行完毕"),
        (ResumptionGround.LATER, None, ""),
        (ResumptionGround.PROPERTY, Agreed(performed=True), ""),
    ],
)
def test_a_settlement_is_shown_by_its_row_and_its_breach_by_the_ledger(
    ground: ResumptionGround, agreed: Agreed | None, refused: str
) -> None:
    """执行和解规定第十一条: what is performed, performed as agreed, or not due yet, is not enforced."""
    if not refused:
        rules.check_settled(ground, agreed)
        return
    with pytest.raises(Problem) as told:
        rules.check_settled(ground, agreed)
    assert refused in str([told.value.detail, *(one.detail for one in told.value.errors)])


ASKED: dict[str, Any] = {
    "ground": ResumptionGround.PROPERTY,
    "ended": ended("concluded_this_round"),
    "received_at": NOW,
}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"on_paper": True}, []),
        ({"on_asset": True}, []),
        ({}, ["paper"]),
        ({"on_paper": True, "on_asset": True}, ["paper"]),
        ({"on_paper": True, "ended": ended("terminated")}, ["ground"]),
        ({"on_paper": True, "ground": ResumptionGround.BREACH}, ["ground"]),
        ({"on_paper": True, "ground": ResumptionGround.BREACH, "ended": ended("terminated")}, []),
        ({"on_asset": True, "ground": ResumptionGround.LATER, "ended": ended("terminated")}, ["asset"]),
        ({"on_paper": True, "ground": ResumptionGround.RETURNED, "ended": ended("cancelled")}, []),
        ({"ground": ResumptionGround.REVOKED, "ended": ended("dismissed"), "revoked": True}, []),
        ({"ground": ResumptionGround.REVOKED, "ended": ended("dismissed")}, ["ground"]),
        ({"ground": ResumptionGround.REVOKED, "ended": ended("concluded_this_round"), "revoked": True}, []),
        ({"ground": ResumptionGround.LATER, "on_paper": True}, ["ground"]),
        (
            {
                "ground": ResumptionGround.REVOKED,
                "ended": ended("non_enforcement", ClosingGround.NOTARISED),
                "revoked": True,
            },
            ["ground"],
        ),
        (
            {
                "ground": ResumptionGround.REVOKED,
                "ended": ended("cancelled"),
                "revoked": True,
                "on_paper": True,
            },
            ["paper"],
        ),
        ({"on_paper": True, "received_at": CLOSED - timedelta(days=1)}, ["received_at"]),
        ({"on_paper": True, "received_at": NOW + timedelta(days=1)}, ["received_at"]),
    ],
)
def test_each_ground_belongs_to_an_end_and_rests_on_a_paper_or_on_property(
    changes: dict[str, Any], fields: list[str]
) -> None:
    asked = ASKED | {"on_paper": False, "on_asset": False, "revoked": False} | changes
    if not fields:
        rules.check_asked(closed_at=CLOSED, now=NOW, **asked)
        return
    with pytest.raises(Problem, match="resumption_refused") as refused:
        rules.check_asked(closed_at=CLOSED, now=NOW, **asked)
    assert [fault.field for fault in refused.value.errors] == fields


def test_the_court_itself_goes_on_for_what_was_found_since() -> None:
    """终本规定9: what was known when the round was concluded is no new property."""
    asset = AssetRecord(
        id="new",
        case_number="c",
        kind="bank_deposit",
        identifier="6217",
        place_code="411502",
        outside=False,
        description="存款",
        controlled=False,
        decision=None,
        measure=None,
        found_at=NOW,
    )
    rules.check_found("new", [asset], CLOSED)
    known = asset.model_copy(update={"found_at": CLOSED - timedelta(days=1)})
    for assets in ([known], []):
        with pytest.raises(Problem, match="resumption_refused"):
            rules.check_found("new", assets, CLOSED)
