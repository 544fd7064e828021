"""Another court is commissioned to lift all that it froze for us: by no ruling that lets go of a sum (查封扣押冻结规定第二十八条)."""

from __future__ import annotations

from datetime import date

import pytest

from services.commission.outbound.rules import Commissioned, Evidence, check_made
from shared.contracts.custody.records import AssetRecord
from shared.values.refusal import Problem
from tests.services.custody.measures.parts import CASE, of_case

ACCOUNT = "6222081718001234567"
DEPOSIT = AssetRecord(
    id="a",
    case_number=CASE,
    respondent_id="debtor",
    kind="bank_deposit",
    identifier=ACCOUNT,
    place_code="410105",
    outside=True,
    description="",
    controlled=True,
    decision=None,
    measure=None,
)


@pytest.mark.parametrize("amount", [None, "10000"])
def test_a_ruling_that_lets_go_of_a_sum_is_no_commission_to_lift_the_whole(amount: str | None) -> None:
    read = of_case(ACCOUNT, amount, "r1")
    assert read.ruling is not None
    seized = read.ruling.model_copy(update={"number": read.seized_by})
    evidence = Evidence(read.case, {"r1": read.ruling}, {}, assets=[DEPOSIT], seized_by=seized)
    asked = (Commissioned("release", ACCOUNT, "r1", "另一法院"), DEPOSIT, None, evidence, date(2026, 3, 4))
    if amount is None:
        assert check_made(*asked) is None
        return
    with pytest.raises(Problem) as problem:
        check_made(*asked)
    assert (problem.value.code, [one.field for one in problem.value.errors]) == ("ruling_differs", ["ruling"])
