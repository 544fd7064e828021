"""Adds recorded histories; never replaces one.

`python -m tests.workflows.record_histories 3`: one of each workflow of the road that seed 3 tells. Without a number: a
process that lives again for a late fact, one whose order was refused, the upkeep of an archived case, who carries a
measure out being told of the account (before and after it is open), who is renamed, what nobody has told, a sum that is let go of, a review that returns a request, a transfer that the
bank refuses and one that it makes, a pay-out that is sent back, one whose form is taken back, a thing that is sold while another case waits for it, a
commission whose papers are supplied and that is withdrawn, a price that is looked for with a sale and with a receipt, and whether what is
sold is held and what has come pays for all, the court's own docket, the daily inspection.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from temporalio.client import WorkflowHistory

from deploy.local import DEMO_MASTER_ACCOUNT
from shared.contracts.auction.facts import RoundSold, SaleRulingServed
from shared.contracts.custody.facts import (
    FreezeDecided,
    HoldEnded,
    MeasureLifted,
    MeasurePartLifted,
    WaitingEnded,
)
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.fact import Fact
from shared.contracts.funds.facts import CaseFundsCleared, ReceiptBooked, ReturnNoticeOrdered
from shared.contracts.intake.facts import (
    CaseArchived,
    CaseClosed,
    PartyJoined,
    PartyRenamed,
    RenamingWithdrawn,
)
from shared.contracts.teams import WORKFLOW_QUEUE
from tests.facts import forge, forged, made, record
from tests.harness import Court, running_court
from tests.servers import Servers
from tests.services.commission.road import delegated, sent
from tests.services.custody.road import DEPOSIT, SAVINGS, assets, file_case, freeze_online
from tests.services.funds import road as money
from tests.services.intake.preservation.road import file, hand_over, ruled
from tests.services.intake.road import ask, assign, review
from tests.workflows.road import told

KEPT = Path(__file__).parent.parent / "histories"


def keep(name: str, history: WorkflowHistory) -> None:
    file = KEPT / f"{name}.json"
    if not file.exists():
        file.write_text(history.to_json(), "utf-8")


async def of_the_road(seed: int) -> None:
    async with told(seed) as road:
        for history in await road.histories():
            keep(f"{history.workflow_id.partition('/')[0]}-{seed}", history)


async def beside_the_road() -> None:
    async with running_court() as court:
        case = await file_case(court, 1, DEPOSIT)
        docket, network = f"case/{case}", f"network/{case}"
        now = await court.advance()
        await forge(court, network, made(now, FreezeDecided, docket, asset="not-on-record"))
        await keep_of(court, "network-refused", network)
        await tell(court, made(now, CaseClosed, docket, mode="x"), network)
        (deposit,) = (await assets(court, case)).values()
        (await freeze_online(court, deposit, amount="40000")).raise_for_status()
        await court.advance()
        await keep_of(court, "network-late", network)
        now = await court.advance()
        await tell(court, made(now, CaseClosed, docket, mode="x"))
        frozen = await court.sql("SELECT id FROM custody.measure WHERE case_number = $1", case)
        lifted = {"measure": frozen[0]["id"], "asset": deposit["id"]}
        await tell(court, made(await court.advance(), MeasureLifted, docket, **lifted))
        await tell(court, made(await court.advance(), CaseArchived, docket))
        now = await court.advance()
        await tell(court, made(now, ReceiptBooked, docket, payable="yes"))
        await court.advance(to=(now + timedelta(days=7)).isoformat())
        await tell(court, made(await court.advance(), CaseFundsCleared, docket))
        await keep_of(court, "upkeep-late", f"upkeep/{case}")
        await of_a_transfer(court)
        await of_a_return(court)
        await of_a_form(court)
        await of_what_waits(court)
        await of_who_joins(court)
        await of_who_is_renamed(court)
        await of_what_nobody_has_told(court)
        await of_a_sum(court)
        await of_a_price(court)


async def of_a_form(court: Court) -> None:
    payout = await money.requested(court)
    because = {"withdrawn_because": "收款账号有误"}
    await court.do("POST", "funds", f"/payouts/{payout['id']}/withdrawal", "chengban01", because)
    await court.advance()
    await keep_of(court, "payout-withdrawn", f"payout/{payout['case_number']}/{payout['id']}")


async def of_what_waits(court: Court) -> None:
    """A thing is sold, and another case waits for it; and the inspection that sees whose turn has come."""
    case = await file_case(court, 2)
    docket, network = f"case/{case}", f"network/{case}"
    now = await court.advance()
    await forge(court, network, made(now, SaleRulingServed, docket, asset="not-on-record"))
    await forge(court, network, made(now, WaitingEnded, docket, measure="m1", asset="a1"))
    await court.advance()
    await keep_of(court, "network-sold", network)
    await court.client.execute_workflow("inspection", id="inspection/now", task_queue=WORKFLOW_QUEUE)
    await keep_of(court, "inspection-concluded", "inspection/now")


async def of_who_joins(court: Court) -> None:
    """A respondent is added, and an applicant takes another's place: the one is searched for."""
    case = await file_case(court, 3)
    docket, network = f"case/{case}", f"network/{case}"
    for role, petition in (("respondent", "1" * 32), ("applicant", "2" * 32)):
        now = await court.advance()
        joined = made(now, PartyJoined, docket, party=petition, petition=petition, role=role)
        await tell(court, joined, network)
    await keep_of(court, "network-joined", network)


async def of_who_is_renamed(court: Court) -> None:
    """A respondent and an applicant are renamed, and it proves to be wrong: the one is searched for each time."""
    case = await file_case(court, 4)
    docket, network = f"case/{case}", f"network/{case}"
    for what in (PartyRenamed, RenamingWithdrawn):
        for role, renaming in (("respondent", "1" * 32), ("applicant", "2" * 32)):
            refs = {"party": renaming, "renaming": renaming, "role": role}
            await tell(court, made(await court.advance(), what, docket, **refs), network)
    await keep_of(court, "network-renamed", network)


async def of_what_nobody_has_told(court: Court) -> None:
    """Another fact under the id of one before, and one of a kind that this version has not."""
    case = await file_case(court, 5)
    docket, network = f"case/{case}", f"network/{case}"
    now = await court.advance()
    told = made(now, WaitingEnded, docket, measure="m1", asset="a1")
    other = told.model_copy(update={"refs": {**told.refs, "measure": "m2"}})
    await forge(court, network, told, other, forged(now, "custody.of_a_later_version", docket))
    await keep_of(court, "network-forged", network)


async def of_a_sum(court: Court) -> None:
    """A sum of a deposit that a 执保 froze is let go of: the rest may have to go on in the enforcement case."""
    now = await court.advance()
    case = await file(court, await hand_over(court, ruled(6, now), 6))
    docket, network = f"case/{case}", f"network/{case}"
    await forge(
        court, network, made(await court.advance(), MeasurePartLifted, docket, measure="m1", asset="a1")
    )
    await keep_of(court, "network-part", network)


async def of_a_price(court: Court) -> None:
    """The bank and the platform tell, and what has come in is looked at; of a sale that nobody holds on record."""
    case = await money.new_case(court)
    docket, account, disposal = f"case/{case}", f"account/{case}", f"disposal/{case}/not-on-record"
    now = await court.advance()
    sold = made(now, RoundSold, docket, asset="not-on-record", balance_due_at=now.isoformat())
    await tell(court, sold, disposal)
    await tell(court, made(now, ReceiptBooked, docket, payable="yes", sale="s", purpose="balance"), account)
    await keep_of(court, "disposal-sold", disposal)
    await keep_of(court, "account-receipt", account)
    await tell(court, made(now, HoldEnded, docket, asset="not-on-record"), disposal)
    await tell(court, made(now, ReceiptBooked, docket, payable="yes"), account)
    await keep_of(court, "disposal-unheld", disposal)
    await keep_of(court, "account-covered", account)


async def of_a_transfer(court: Court) -> None:
    case = await money.new_case(court)
    await money.tell(court, money.message(DEMO_MASTER_ACCOUNT, 5_000, f"{case}还款"))
    (row,) = await court.sql("SELECT id FROM funds.receipt WHERE identified_for = $1", case)
    for empty in (True, False):  # the bank refuses what it does not hold, and moves it when it does
        if not empty:
            await money.pay_in(court, DEMO_MASTER_ACCOUNT, 5_000)
        path = f"/receipts/{row['id']}/claim"
        await court.do("POST", "funds", path, "chengban01", {"case_number": case})
        await court.advance()
        name = "transfer-refused" if empty else "transfer-late"
        await keep_of(court, name, f"transfer/{case}/{row['id']}")


async def of_a_return(court: Court) -> None:
    case = await money.new_case(court)
    refs = {"notice": "n1", "about": "payout_returned", "office": "funds_officer"}
    telling = f"telling/{case}/n1"
    await tell(court, made(await court.advance(), ReturnNoticeOrdered, f"case/{case}", **refs), telling)
    await keep_of(court, "telling-returned", telling)


async def who_is_told() -> None:
    async with running_court() as court:
        case = await file_case(court, 2, DEPOSIT, SAVINGS)
        first, second = (await assets(court, case)).values()
        (await freeze_online(court, first, amount=str(first["value"]))).raise_for_status()
        await court.advance()
        await assign(court, case)
        await court.advance()
        await keep_of(court, "account-assisting", f"account/{case}")
        (await freeze_online(court, second, amount=str(second["value"]))).raise_for_status()
        await court.advance()
        await keep_of(court, "network-assisting", f"network/{case}")
        request = (await ask(court, case)).raise_for_status().json()["id"]
        await court.advance()
        (await review(court, request, "returned", remark="请补正")).raise_for_status()
        await court.advance()
        await keep_of(court, "closing_review-returned", f"closing_review/{case}/{request}")


async def of_the_court() -> None:
    """What is owed in no single case: a debit of the main account that nothing explains, told of, examined, passed on."""
    async with running_court() as court:
        await money.tell(court, money.message(DEMO_MASTER_ACCOUNT, 300_000, kind="debit"))
        await court.advance()
        (found,) = await court.listed("funds", "/anomalies?main_account=true", "juzhang01")
        finding = {"finding": "unlawful", "words": "未经审批支出，已责令追回", "refer_to": ["finance_head"]}
        await court.do("POST", "funds", f"/anomalies/{found['id']}/finding", "juzhang01", finding)
        await court.advance()
        await keep_of(court, "court-anomaly", "court/court")
        daily = "daily_inspection"
        await court.client.execute_workflow(daily, id=f"{daily}/now", task_queue=WORKFLOW_QUEUE)
        await court.advance()
        await keep_of(court, "daily_inspection-now", f"{daily}/now")


async def of_a_withdrawal() -> None:
    async with running_court() as court:
        case, asset = await delegated(court, 1)
        commission = await sent(court, case, asset)
        body = {
            "message_id": "incomplete",
            "commission_no": commission["id"],
            "result": "incomplete",
            "measure_no": None,
            "effective_at": None,
            "expires_on": None,
            "note": "缺少执行公务证件扫描件",
        }
        await court.do("POST", "commission", "/commission-feedback", "system:court", body)
        card = await court.upload(case, FilePurpose.OFFICER_CARD, "chengban01", "换发的执行公务证")
        (asked,) = await court.listed("commission", f"/cases/{case}/supplements", "weituo01")
        papers = {"enclosures": [{"kind": "officer_card", "document_id": card["id"]}]}
        await court.do("POST", "commission", f"/supplements/{asked['id']}/papers", "weituo01", papers)
        await court.advance()
        reason = {"reason": "改由本院直接办理"}
        path = f"/commissions/{commission['id']}/withdrawal"
        await court.do("POST", "commission", path, "chengban01", reason)
        await court.advance()
        await keep_of(court, "commission-withdrawn", f"commission/{case}/{commission['id']}")


async def tell(court: Court, fact: Fact, workflow_id: str = "") -> None:
    await record(court, fact, workflow_id)
    await court.advance()


async def keep_of(court: Court, name: str, workflow_id: str) -> None:
    keep(name, await court.client.get_workflow_handle(workflow_id).fetch_history())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(of_the_road(int(sys.argv[1])))
    else:
        servers = Servers()
        servers.start()
        asyncio.run(who_is_told())
        asyncio.run(of_a_withdrawal())
        asyncio.run(of_the_court())
        asyncio.run(beside_the_road())
        servers.stop()
