"""A round that is concluded, and the case in which it goes on."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from services.intake.upkeep.models import Upkeep
from services.intake.upkeep.rules import asked_at
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.facts import CaseArchived, CaseClosed
from tests.facts import made
from tests.facts import record as tell
from tests.harness import Court
from tests.records import approved, put, record
from tests.services.intake.road import leave_nothing_open

_CONCLUDE = (
    "UPDATE intake.enforcement_case SET state = 'archived', closing_mode = 'concluded_this_round',"
    " closed_at = $2 WHERE case_number = $1"
)


async def conclude(court: Court, case: str, recovered: str = "0.00") -> datetime:
    """As if its round had been concluded now, after so much was had; when that was."""
    await leave_nothing_open(court, case)
    now = await court.advance()
    request = approved(case_number=case)
    request.mode, request.recovered_amount = "concluded_this_round", Decimal(recovered)
    request.applied_amount, request.waived_amount = Decimal("102500"), Decimal(0)
    await put(court, request)
    await court.sql(_CONCLUDE, case, now)
    number = int(case.removesuffix("号").rpartition("执")[2].removeprefix("恢"))
    kept = record(
        Upkeep,
        case_number=case,
        concluded_at=now,
        round=1,
        next_at=asked_at(now, number, 1),
        state="running",
    )
    await put(court, kept)
    await tell(court, made(now, CaseClosed, f"case/{case}", mode="concluded_this_round"))
    await tell(court, made(now, CaseArchived, f"case/{case}"))
    await court.advance()
    return now


async def apply_on(court: Court, case: str) -> dict[str, Any]:
    """The application by which it is to go on, on a paper of the first applicant who is in it still."""
    file = await court.do("GET", "intake", f"/cases/{case}", "lian01")
    (applicant, *_) = [
        one["name"] for one in file["parties"] if one["role"] == "applicant" and not one["left_at"]
    ]
    now = await court.advance()
    title = f"{applicant}的恢复执行申请书"
    paper = await court.upload(case, FilePurpose.RESUMPTION_APPLICATION, "chengban01", f"{title}{now}", title)
    body = {"ground": "property", "paper": paper["id"], "received_at": now.isoformat()}
    return dict(await court.do("POST", "intake", f"/cases/{case}/resumptions", "lian01", body))


async def go_on(court: Court, case: str) -> str:
    """The number under which it goes on."""
    received = await apply_on(court, case)
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    return str(filed["case_number"])
