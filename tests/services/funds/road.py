"""The way of a case's money, as the staff and the bank go it over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import Any

import httpx

from deploy.demo.scans import scan
from deploy.local import DEMO_FEE_ACCOUNT
from services.auction.disposals.models import Disposal
from services.auction.listing.models import Listing
from services.auction.settlement.models import Settlement
from services.funds.activities import FundsActivities
from shared.contracts.documents.purposes import FilePurpose
from shared.platform.auth import ServiceIdentity
from shared.platform.db import Database, new_id
from shared.platform.peers import Peers
from shared.platform.service import Resources
from shared.platform.settings import settings
from tests.harness import Court
from tests.records import put, record
from tests.services.intake.people import application

_seeds = count(1)
_references = count(1)
PAPERS = ("执行裁定书", "分配方案")
APPROVERS = {"first_review": "ankuan01", "approval": "juzhang01", "finance_review": "caiwu01"}


async def new_case(court: Court, **changes: Any) -> str:
    """A filed and assigned case: 100,000.00 and 2,500.00 of interest, to be performed by 2025-12-01."""
    body = application(next(_seeds), **changes)
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    number = str(case["case_number"])
    assignment = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
    await court.do(
        "PUT", "intake", f"/cases/{number}/assignment", "zhixiao01", assignment, If_Match=str(case["version"])
    )
    await until(lambda: _told(court, number))
    return number


async def _told(court: Court, case: str) -> bool:
    answer = await court.call("GET", "funds", f"/cases/{case}/account", "chengban01")
    return answer.is_success and answer.json()["told_at"] is not None


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    """Wait for one thing only, while the rest of the court goes on with its work."""
    async with asyncio.timeout(60):
        while not await happened():  # noqa: ASYNC110 - it happens in another service
            await asyncio.sleep(0.02)


async def account(court: Court, case: str) -> str:
    found = await court.do("GET", "funds", f"/cases/{case}/account", "chengban01")
    return str(found["account_number"])


async def sandbox(court: Court, method: str, path: str, body: Any = None) -> Any:
    answer = await court.http.request(method, court.urls["sandbox"] + path, json=body)
    return answer.raise_for_status().json()


async def pay_in(
    court: Court, number: str, fen: int, remark: str = "", payer: str = "6222020000000000"
) -> None:
    """Somebody pays into `number`, and the bank tells us."""
    credit = {
        "account_number": number,
        "amount_fen": fen,
        "payer_name": "某甲",
        "payer_account": payer,
        "remark": remark,
    }
    await sandbox(court, "POST", "/credits", credit)


async def send_back(court: Court, payout: Any, **how: Any) -> None:
    """The payee's bank sends the pay-out back, and the bank tells us."""
    await sandbox(court, "POST", "/returns", {"payment_id": payout["id"], **how})


def message(account: str, fen: int = 5_000_000, remark: str = "", **changes: Any) -> dict[str, Any]:
    reference = f"test-{next(_references)}"
    return {
        "message_id": f"message-{reference}",
        "account_number": account,
        "kind": "credit",
        "amount_fen": fen,
        "payer_name": "某甲",
        "payer_account": "6222020000000000",
        "remark": remark,
        "booked_at": "2026-03-02T10:00:00+08:00",
        "bank_reference": reference,
        **changes,
    }


async def tell(court: Court, body: dict[str, Any], status: int = 200) -> Any:
    answer = await court.call("POST", "funds", "/bank-messages", "system:bank", body)
    assert answer.status_code == status, answer.text
    return answer.json()


async def sale_decided(court: Court, case: str) -> str:
    """The auction team's record of a disposal under way; answers its asset.

    Of one that is `sold` the team would book the price by itself.
    """
    disposal = record(Disposal, asset_id=new_id(), case_number=case, kind="real_estate", state="paid")
    await put(court, disposal)
    return disposal.asset_id


async def sold(court: Court, case: str, sale: str, **columns: Any) -> str:
    """The auction team's record of a thing sold, `sale` its confirmation's number, to 某甲 unless said; its asset."""
    asset = await sale_decided(court, case)
    bought: dict[str, Any] = {
        "price": Decimal(60_000),
        "deposit": Decimal(6_000),
        "buyer_name": "某甲",
        "starting_price": Decimal(1),
        "state": "sold",
    }
    listing = record(
        Listing,
        id=new_id(),
        asset_id=asset,
        case_number=case,
        buyer_ref="b",
        confirmation_number=sale,
        **bought | columns,
    )
    await put(court, listing)
    return asset


async def sale_paid(
    court: Court,
    case: str,
    receipts: list[str],
    *,
    beyond: int = 0,
    served_at: str | None = "2026-03-02T09:00:00+08:00",
) -> str:
    """The auction team's record of a sale whose price those receipts made up, but for `beyond` yuan; its asset."""
    asset = await sale_decided(court, case)
    (paid,) = await court.sql("SELECT sum(amount) AS sum FROM funds.receipt WHERE id = ANY($1)", receipts)
    listing = record(
        Listing,
        id=asset,
        asset_id=asset,
        case_number=case,
        state="sold",
        price=paid["sum"] - beyond,
        buyer_ref="b",
        confirmation_number=asset,
    )
    settlement = record(
        Settlement,
        asset_id=asset,
        listing_id=asset,
        sale=asset,
        receipts=receipts,
        ruling_served_at=datetime.fromisoformat(served_at) if served_at else None,
    )
    await put(court, listing, settlement)
    return asset


async def settled(court: Court, case: str, sale: str, receipts: list[str]) -> None:
    """The auction team's record that the price of `sale` was paid by those receipts, and its ruling served."""
    (listing,) = await court.sql(
        "SELECT id, asset_id FROM auction.listing WHERE case_number = $1 AND confirmation_number = $2",
        case,
        sale,
    )
    settlement = record(
        Settlement,
        asset_id=listing["asset_id"],
        listing_id=listing["id"],
        sale=sale,
        receipts=receipts,
        ruling_served_at=datetime.fromisoformat("2026-03-02T09:00:00+08:00"),
    )
    await put(court, settlement)


async def funded_case(court: Court, fen: int = 10_000_000, **changes: Any) -> str:
    case = await new_case(court, **changes)
    await pay_in(court, await account(court, case), fen)
    await until(lambda: _received(court, case))
    return case


async def _received(court: Court, case: str) -> bool:
    return bool(await court.listed("funds", f"/cases/{case}/receipts", "chengban01"))


async def distribute(court: Court, case: str) -> Any:
    return await court.do("POST", "funds", f"/cases/{case}/distributions", "chengban01", {})


async def form(court: Court, plan: Any, share: Any) -> dict[str, Any]:
    """The form of one share as the handling officer fills it in from the case's own record."""
    if share["purpose"] == "fee":
        payee = {
            "payee_name": "河南省信阳市浉河区人民法院",
            "payee_account": DEMO_FEE_ACCOUNT[0],
            "payee_bank": DEMO_FEE_ACCOUNT[1],
        }
    elif share["purpose"] == "refund":
        receipts = await court.listed("funds", f"/cases/{plan['case_number']}/receipts", "chengban01")
        paid = next(one for one in receipts if one["id"] == share["receipt_id"])
        payee = {
            "payee_name": paid["payer_name"],
            "payee_account": paid["payer_account"],
            "payee_bank": "中国银行信阳分行",
        }
    else:
        case = await court.do("GET", "intake", f"/cases/{plan['case_number']}", "chengban01")
        party = next(party for party in case["parties"] if party["id"] == share["party_id"])
        payee = {
            "payee_name": party["name"],
            "payee_account": party["payee_account"],
            "payee_bank": party["payee_bank"],
        }
    return {"share_id": share["id"], "papers": await papers(court, plan["case_number"]), **payee}


async def papers(court: Court, case: str) -> list[int]:
    """A ruling and the plan, by their numbers in the case's e-dossier."""
    for title in PAPERS:
        path = f"/cases/{case}/files?purpose=other&title={title}"
        await court.do("POST", "documents", path, "chengban01", scan(title), Content_Type="application/pdf")
    entries = await court.listed("documents", f"/cases/{case}/dossier", "chengban01")
    return [entry["number"] for entry in entries if entry["title"] in PAPERS]


async def request(court: Court, plan: Any, share: Any) -> Any:
    body = await form(court, plan, share)
    return await court.do("POST", "funds", f"/distributions/{plan['id']}/payouts", "chengban01", body)


async def requested(court: Court, fen: int = 10_000_000) -> Any:
    """A pay-out of the judgment debt, its form submitted."""
    plan = await distribute(court, await funded_case(court, fen))
    share = next(share for share in plan["shares"] if share["purpose"] == "judgment_debt")
    return await request(court, plan, share)


async def paper(court: Court, payout: Any, **changes: Any) -> dict[str, Any]:
    """The paper form, signed by those who approved online, its scan in the dossier."""
    entered = await court.upload(
        payout["case_number"], FilePurpose.PAYOUT_FORM, "ankuan01", payout["paper_code"]
    )
    names = ("case_number", "purpose", "payee_name", "payee_bank", "payee_account", "amount", "papers")
    signatures = {"form": "chengban01", **APPROVERS}
    return {
        "code": payout["paper_code"],
        "payout_id": payout["id"],
        "signatures": signatures,
        "scan": entered["id"],
        **{name: payout[name] for name in names},
        **changes,
    }


async def approve(court: Court, payout: Any, upto: str = "finance_review") -> None:
    for step, person in APPROVERS.items():
        body = {"step": step, "digest": payout["digest"]}
        await court.do("POST", "funds", f"/payouts/{payout['id']}/approvals", person, body)
        if step == upto:
            break


async def order(court: Court, payout: Any) -> None:
    """Approvals, paper and the cashier's step; the process pays after it."""
    await approve(court, payout)
    await court.do("POST", "funds", f"/payouts/{payout['id']}/paper", "ankuan01", await paper(court, payout))
    await court.do(
        "POST", "funds", f"/payouts/{payout['id']}/payment", "chuna01", {"digest": payout["digest"]}
    )


async def pay(court: Court, payout: Any) -> Any:
    await order(court, payout)
    await until(lambda: is_paid(court, payout))
    return await read(court, payout)


async def is_paid(court: Court, payout: Any) -> bool:
    return bool((await read(court, payout))["state"] == "paid")


async def read(court: Court, payout: Any) -> Any:
    return await court.do("GET", "funds", f"/payouts/{payout['id']}", "ankuan01")


async def facts(court: Court, case: str, kind: str) -> list[Any]:
    """The facts of that kind that the case's docket was told."""
    rows = await court.sql(
        "SELECT fact FROM funds.outbox WHERE workflow_id = $1 AND fact->>'kind' = $2 ORDER BY seq",
        f"case/{case}",
        f"funds.{kind}",
    )
    return [json.loads(row["fact"]) for row in rows]


async def bank_payments(court: Court, case: str) -> list[Any]:
    rows = await sandbox(court, "GET", "/books/payments")
    return [row for row in rows["rows"] if row["remark"].startswith(case)]


@contextlib.asynccontextmanager
async def activities(court: Court) -> AsyncIterator[FundsActivities]:
    """What a worker of funds would carry out, for orders that no workflow has given."""
    config, db = settings(), Database(court.dsn("funds_app"))
    identity = ServiceIdentity(config.issuer_url, "service:funds", config.client_secret)
    peers = Peers(config, identity)
    async with httpx.AsyncClient() as http:
        yield FundsActivities(Resources(config, db, peers, http))
    await peers.close()
    await db.close()
