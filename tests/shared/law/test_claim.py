"""What an applicant may still be paid: the claim with its doubled interest, less what has come but for the court's fee."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest

from shared.contracts.funds.records import ComeIn
from shared.law.claim import still_owed, still_owed_to_applicants
from tests.claims import FILED, claiming


@pytest.mark.parametrize(
    ("come", "fees", "left"),
    [("0", "0", "100000"), ("60000", "0", "40000"), ("60000", "1400", "41400"), ("120000", "1400", "-18600")],
)
def test_the_fee_is_no_claim_of_an_applicant(come: str, fees: str, left: str) -> None:
    day: date = FILED.date()
    come_in = [ComeIn(arrived_on=day, amount=D(come))]
    assert still_owed_to_applicants(claiming("100000"), come_in, D(fees), day) == D(left)
    assert still_owed(claiming("100000"), come_in, day) == D("101400") - D(come), "with the fee on it"
