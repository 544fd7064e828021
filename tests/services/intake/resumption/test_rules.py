"""What is still owed of a case that has ended, and on which ground it goes on (法发〔2014〕26号第六条)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.closing.remainder import Debt, Waived
from services.intake.resumption import rules
from services.intake.resumption.rules import Owed, ResumptionGround
from shared.contracts.custody.records import AssetRecord
from shared.contracts.funds.records import PlanRecord, ShareRecord
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


@pytest.mark.parametrize(
    ("state", "mode", "revoked", "fine"),
    [
        ("open", "", False, False),
        ("open", "", True, False),
        ("closed", "fully_enforced", False, False),
        ("closed", "dismissed", False, False),
        ("closed", "dismissed", True, True),
        ("archived", "non_enforcement", False, False),
        ("closed", "concluded_this_round", False, True),
        ("archived", "terminated", False, True),
        ("archived", "cancelled", False, True),
    ],
)
def test_what_was_performed_or_is_not_to_be_enforced_does_not_go_on(
    state: str, mode: str, revoked: bool, fine: bool
) -> None:
    if fine:
        rules.check_resumable(state, mode, None, revoked=revoked)
        with pytest.raises(Problem) as twice:
            rules.check_resumable(state, mode, "（2026）豫1502执恢1号", revoked=revoked)
        assert "从该案恢复" in twice.value.detail
        return
    with pytest.raises(Problem, match="resumption_refused"):
        rules.check_resumable(state, mode, None, revoked=revoked)


ASKED: dict[str, Any] = {
    "ground": ResumptionGround.PROPERTY,
    "mode": "concluded_this_round",
    "received_at": NOW,
}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"on_paper": True}, []),
        ({"on_asset": True}, []),
        ({}, ["paper"]),
        ({"on_paper": True, "on_asset": True}, ["paper"]),
        ({"on_paper": True, "mode": "terminated"}, ["ground"]),
        ({"on_paper": True, "ground": ResumptionGround.BREACH}, ["ground"]),
        ({"on_paper": True, "ground": ResumptionGround.BREACH, "mode": "terminated"}, []),
        ({"on_asset": True, "ground": ResumptionGround.LATER, "mode": "terminated"}, ["asset"]),
        ({"on_paper": True, "ground": ResumptionGround.RETURNED, "mode": "cancelled"}, []),
        ({"ground": ResumptionGround.REVOKED, "mode": "dismissed", "revoked": True}, []),
        ({"ground": ResumptionGround.REVOKED, "mode": "dismissed"}, ["ground"]),
        ({"ground": ResumptionGround.REVOKED, "mode": "non_enforcement", "revoked": True}, ["ground"]),
        (
            {"ground": ResumptionGround.REVOKED, "mode": "cancelled", "revoked": True, "on_paper": True},
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
