"""What a paper may give up, on which day, by whom; and what becomes of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from services.intake.waivers import rules
from services.intake.waivers.rules import NEXT, Said, State
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office

CLAIM, EFFECTIVE, TODAY = Decimal("102500.00"), date(2025, 11, 20), date(2026, 3, 2)
NONE = Decimal(0)


def paper(**changes: Any) -> Said:
    said = {"kind": "waiver", "file": "f", "waived_by": "party-1", "waived_on": TODAY, "fee": NONE}
    sums = {"judgment_debt": Decimal(2500), "delay_interest": NONE, "all_delay_interest": False}
    return Said(**said | sums | changes)


FEE = {"kind": "fee_relief", "waived_by": None, "judgment_debt": NONE, "fee": Decimal(50)}


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        (paper(), []),
        (paper(kind="settlement", judgment_debt=NONE, all_delay_interest=True), []),
        (paper(judgment_debt=CLAIM, waived_on=EFFECTIVE), []),
        (paper(**FEE), []),
        (paper(**FEE | {"waived_by": "party-1"}), ["kind"]),
        (paper(**FEE | {"judgment_debt": Decimal(1)}), ["kind"]),
        (paper(fee=Decimal(1)), ["fee"]),
        (paper(waived_by=None), ["waived_by"]),
        (paper(judgment_debt=NONE), ["judgment_debt"]),
        (paper(judgment_debt=Decimal("102500.01")), ["judgment_debt"]),
        (paper(all_delay_interest=True, delay_interest=Decimal(1)), ["delay_interest"]),
        (paper(waived_on=date(2025, 11, 19)), ["waived_on"]),
        (paper(waived_on=date(2026, 3, 3)), ["waived_on"]),
    ],
)
def test_what_is_recorded(said: Said, fields: list[str]) -> None:
    if not fields:
        rules.check_said(said, CLAIM, EFFECTIVE, TODAY)
        return
    with pytest.raises(Problem, match="waiver_refused") as refused:
        rules.check_said(said, CLAIM, EFFECTIVE, TODAY)
    assert [fault.field for fault in refused.value.errors] == fields
    assert refused.value.article == (
        "诉讼费用交纳办法第五十一条" if said.kind == "fee_relief" else rules.WAIVER
    )


def test_an_agent_without_a_special_power_waives_nothing() -> None:
    entitled = {"party-1": "party-1", "agent-1": "party-1"}
    assert rules.waived_for(None, entitled) is None
    assert rules.waived_for("agent-1", entitled) == "party-1"
    with pytest.raises(Problem, match="no_special_power") as refused:
        rules.waived_for("agent-2", entitled)
    assert (refused.value.status, refused.value.article) == (409, "民事诉讼法第六十二条")


@pytest.mark.parametrize("state", State)
def test_it_moves_by_its_table_only(state: State) -> None:
    for to in State:
        if to in NEXT.get(state, ()):
            assert rules.moved(state, to, "材料真实") is to
        else:
            with pytest.raises(Problem, match="waiver_decided"):
                rules.moved(state, to, "材料真实")


@pytest.mark.parametrize(
    ("state", "to"), [(State.RECORDED, State.REFUSED), (State.CONFIRMED, State.WITHDRAWN)]
)
def test_what_does_not_stand_has_its_reason(state: State, to: State) -> None:
    with pytest.raises(Problem, match="waiver_refused"):
        rules.moved(state, to, "")


def test_who_records_a_paper_does_not_confirm_it() -> None:
    judge, officer = (Actor(who, "", frozenset({Office.JUDGE})) for who in ("faguan01", "chengban01"))
    rules.check_another(("chengban01", None), judge)
    with pytest.raises(Problem, match="own_waiver") as refused:
        rules.check_another(("chengban01", None), officer)
    assert refused.value.status == 403
    with pytest.raises(Problem, match="own_waiver"):
        rules.check_another(("chengban02", "chengban01"), officer)
