"""Where an act names a record, people choose it by what they call it."""

from __future__ import annotations

import pytest

from tests.harness import Court
from tests.services.desk.browser import browser
from tests.services.funds import road


@pytest.mark.walk
async def test_the_credits_of_the_account_the_sales_and_who_may_waive_are_chosen(court: Court) -> None:
    case = await road.new_case(court)
    number = await road.account(court, case)
    gone = await road.tell(court, road.message(number, 100_000))
    await road.tell(court, road.message(number, 100_000, kind="debit"))
    (anomaly,) = await court.listed("funds", f"/cases/{case}/anomalies", "juzhang01")
    credit = (await road.tell(court, road.message(number, 60_000, payer_name="某银行")))["receipt"]
    await road.sold(court, case, "CJ-2026-001")
    (sale,) = await court.listed("auction", f"/cases/{case}/listings", "wangpai01")
    held = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    applicants = [one["id"] for one in held["parties"] if one["role"] == "applicant"]
    async with browser(court) as one:
        await one.login("ankuan01")
        page = await one.get(f"/acts/funds/propose_return/{anomaly['id']}", case=case)
        assert set(page.chosen("receipt_id")) == {gone["receipt"], credit}
        assert "某银行 600.00 元" in page.words
        page = await one.get(f"/acts/funds/assign_receipt_to_sale/{credit}", case=case)
        assert page.chosen("sale") == [sale["id"]]
        assert "某甲，60,000.00 元" in page.words
    async with browser(court) as one:
        await one.login("chengban01")
        page = await one.get(f"/acts/intake/record_waiver/{case}")
        assert page.chosen("waived_by") == applicants
