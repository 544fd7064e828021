"""What the demo's last line says: every value read back from the services, PostgreSQL or Temporal after the run."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import asyncpg

from deploy.demo.story import Story
from deploy.local import NAMESPACE
from shared.platform import audit
from shared.platform.temporal import connect
from shared.values.money import to_fen
from shared.values.zone import COURT_ZONE

_MET_MEANWHILE = "line.step = 'warn' AND duty.met_at <= told.created_at + interval '5 minutes'"
"""A prompt of a duty of the same day that is opened and met in one step: whether the docket looked between is timing."""
_PROMPTS = f"""SELECT count(*) FROM intake.reminder AS told
    LEFT JOIN intake.reminder_duty AS line ON line.reminder_id = told.id
    LEFT JOIN intake.duty ON duty.id = line.duty_id
    WHERE told.docket = $1 AND ({_MET_MEANWHILE}) IS NOT TRUE"""
"""What was told of duties, a line each: how many go together in one message is timing, too."""


async def read_back(story: Story, begun: datetime) -> dict[str, Any]:
    """The summary, but for the seconds it took. `begun`: court time at the start. `others`: the cases told beside it."""
    installation = story.installation
    book = await story.get("ankuan01", "funds", "/ledger/balance")
    _, faults = await audit.verify(installation.dsn("auditor"))
    client = await connect(installation.temporal_address, NAMESPACE)
    # One that has lived again for a fact after its end has two runs: which facts those are is the relays' timing.
    listed = {
        one.id
        async for one in client.list_workflows()
        if not one.id.startswith(("inspection/", "daily_inspection/"))
    }
    connection = await asyncpg.connect(installation.superuser_dsn.rpartition("/")[0] + "/jiyue")
    try:
        first, *others = [await _of_case(one, connection) for one in (story, *story.beside)]
        now = await connection.fetchval("SELECT court.now()")
    finally:
        await connection.close()
    return (
        first
        | {
            "ledger_balanced": book["balanced"],
            "audit_verified": not faults,
            "workflows": sorted(listed),
            "court_days": (now.date() - begun.date()).days,
        }
        | ({"others": others} if others else {})
    )


async def _of_case(story: Story, connection: asyncpg.Connection[Any]) -> dict[str, Any]:
    case = story.case
    duties = await story.listed("zhixiao01", "intake", f"/cases/{case}/duties")
    file = await story.get("zhixiao01", "intake", f"/cases/{case}")
    documents = await story.listed("wenshu01", "documents", f"/cases/{case}/documents")
    measures = await story.listed("chakong01", "custody", f"/cases/{case}/measures")
    commissions = await story.listed("weituo01", "commission", f"/cases/{case}/commissions")
    disposals = await story.listed("wangpai01", "auction", f"/cases/{case}/disposals")
    receipts = await story.listed("ankuan01", "funds", f"/cases/{case}/receipts")
    payouts = await story.listed("ankuan01", "funds", f"/cases/{case}/payouts")
    row = await connection.fetchrow(
        f"SELECT (SELECT stage FROM intake.docket WHERE id = $1) AS stage, ({_PROMPTS}) AS reminders",
        f"case/{case}",
    )
    assert row is not None
    late = [_late(one) for one in duties if one["overdue_at"] is not None]
    return {
        "case_number": case,
        "stage": row["stage"],
        "closing_mode": file["closing_mode"],
        **_resumed(file),
        "duties_opened": len(duties),
        "duties_met": sum(one["state"] == "met" for one in duties),
        "duties_overdue": len(late),
        "overdue": sorted(late, key=lambda one: (one["due_date"], one["article"])),
        "reminders": row["reminders"],
        "documents": len(documents),
        "documents_signed": sum(one["signed_at"] is not None for one in documents),
        "measures": len(measures),
        "commissions": len(commissions),
        "auction_rounds": sum(len(one["listings"]) for one in disposals),
        "receipts_fen": sum(_fen(one["amount"]) for one in receipts),
        "paid_out_fen": sum(_fen(one["amount"]) for one in payouts if one["state"] == "paid"),
    }


def _resumed(file: dict[str, Any]) -> dict[str, Any]:
    """Of a case in which another goes on: which, and what was carried on of its claim."""
    carried = sum((Decimal(file[part]) for part in ("principal", "interest")), Decimal(0))
    return {"resumes": file["resumes"], "carried_fen": to_fen(carried)} if file["resumes"] else {}


def _late(duty: dict[str, Any]) -> dict[str, Any]:
    """What was reported overdue: its last day, and the day on which it was done after all."""
    met = duty["met_at"] and datetime.fromisoformat(duty["met_at"]).astimezone(COURT_ZONE).date().isoformat()
    return {name: duty[name] for name in ("article", "title", "due_date")} | {"met_on": met}


def _fen(amount: str) -> int:
    return to_fen(Decimal(amount))
