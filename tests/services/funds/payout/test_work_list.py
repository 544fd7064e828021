"""二(六)2: a pay-out waits for nobody who has taken a step of it, nor in whose stead one was taken."""

from __future__ import annotations

from typing import Any

from services.funds.accounts.models import CaseAccount
from services.funds.distribution.models import Distribution, DistributionShare
from services.funds.payout.models import Payout, PayoutApproval
from tests.harness import Court
from tests.records import appoint, put, record


async def test_what_was_done_in_his_stead_does_not_wait_for_him(court: Court) -> None:
    case = "（2026）豫1502执98701号"
    await appoint(court, "ankuan02", "funds_officer")
    plan = record(Distribution, case_number=case)
    share = record(DistributionShare, distribution_id=plan.id, purpose="judgment_debt", party_id="p")
    one = record(
        Payout, case_number=case, distribution_id=plan.id, share_id=share.id, purpose="judgment_debt"
    )
    form = record(PayoutApproval, payout_id=one.id, step="form", office="handling_officer", **FORM)
    await put(court, record(CaseAccount, case_number=case), plan, share, one, form)

    async def wait(step: str) -> set[str]:
        people = ("ankuan01", "ankuan02", "ankuan03", "chengban02")
        found = {who: await court.listed("funds", f"/work?case_number={case}", who) for who in people}
        return {who for who, items in found.items() for item in items if item["operation"] == step}

    await appoint(court, "ankuan03", "funds_officer", deputy_for="ankuan01")
    assert await wait("approve_payout") == {"ankuan02"}
    for step, office, person in (
        ("first_review", "funds_officer", "ankuan02"),
        ("approval", "bureau_director", "juzhang01"),
        ("finance_review", "finance_head", "caiwu01"),
    ):
        await put(court, record(PayoutApproval, payout_id=one.id, step=step, office=office, person=person))
    assert await wait("enter_payout_paper") == {"ankuan02"}, "who has reviewed it may enter the paper"


FORM: dict[str, Any] = {"person": "chengban02", "stead": ["ankuan01"]}
"""The case's officer is a funds officer, too; his deputy has requested it."""
