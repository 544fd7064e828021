"""A ruling of preservation on its way into a case of its own."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from deploy.sandbox.scenario import Find
from shared.contracts.documents.purposes import FilePurpose
from shared.gateways.wire import wire
from tests.harness import Court
from tests.services.custody.road import of_case, write_scenario
from tests.services.intake.people import application
from tests.services.intake.road import lodge

_trials = count(30001)


def ruled(seed: int, now: datetime, **changes: Any) -> dict[str, Any]:
    """A ruling of yesterday in a suit of its own, up to 60,000.00 yuan, secured by insurance."""
    trial = f"（2026）豫1502民初{next(_trials)}号"
    body = {
        "instrument_number": f"{trial}之一",
        "instrument_court": "信阳市浉河区人民法院",
        "stage": "suit",
        "trial_number": trial,
        "ruled_at": (now - timedelta(days=1)).isoformat(),
        "received_at": now.isoformat(),
        "urgent": False,
        "limit": "60000.00",
        "security_form": "insurance",
        "security": "60000.00",
        "parties": application(seed)["parties"],
    }
    return body | changes


async def hand_over(court: Court, body: dict[str, Any], seed: int, *finds: Find) -> str:
    """Received with its ruling on file, of a respondent who owns what `finds` say; the id of the application."""
    own = [wire(of_case(one, seed)) for one in finds]
    await write_scenario(court, body["parties"][1]["identity"], finds=own)
    received = await court.do("POST", "intake", "/preservations", "lian01", body)
    await lodge(court, received["id"], FilePurpose.PRESERVATION_RULING, "zhixiao01")
    return str(received["id"])


async def file(court: Court, application_id: str) -> str:
    filed = await court.do("POST", "intake", f"/applications/{application_id}/filing", "lian01")
    await court.advance()
    return str(filed["case_number"])


async def ask(court: Court, case: str) -> None:
    """Both channels, on the applicant's application."""
    paper = await court.upload(case, FilePurpose.PRESERVATION_QUERY, "lian01", f"查询申请，{case}")
    for channel in ("national", "local"):
        body = {"channel": channel, "reason": "申请保全人申请查询", "application": paper["id"]}
        await court.do("POST", "custody", f"/cases/{case}/queries", "chakong01", body)
    await court.advance()


async def refused(court: Court, *call: Any) -> tuple[str, list[str]]:
    """The code of the problem, and the articles of its faults."""
    answer = await court.call(*call)
    problem = answer.json()
    assert answer.status_code in (403, 409, 422), answer.text
    errors = [one["article"] for one in problem.get("errors", ())]
    return problem["type"].rpartition(":")[2], errors or [problem.get("article", "")]
