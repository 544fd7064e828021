"""The way to a delivery and its receipt, for tests."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from deploy.sandbox.issuer import Issuer
from shared.platform.settings import Settings
from tests.harness import Court
from tests.services.documents import road


async def messages(court: Court, case: dict[str, Any]) -> list[dict[str, Any]]:
    """What the notices system was really given for the documents of the case."""
    url = f"{court.urls['sandbox']}/books/messages"
    found = (await court.http.get(url, params={"case_number": case["case_number"]})).json()["rows"]
    return [row for row in found if row["callback"].endswith("/delivery-receipts")]


async def duties(court: Court, case: dict[str, Any]) -> dict[str, str]:
    rows = await court.listed("intake", f"/cases/{case['case_number']}/duties", "zhixiao01")
    return {row["rule_id"]: row["state"] for row in rows}


async def ready_case(court: Court, seed: int, **respondent: str) -> dict[str, Any]:
    case = await road.filed_case(court, seed, **respondent)
    await road.receive(court, case, "applicant", consent=True)
    await road.assign(court, case)
    return case


async def deliveries(court: Court, document_id: str) -> list[dict[str, Any]]:
    return await court.listed("documents", f"/documents/{document_id}/deliveries", "wenshu01")


async def receipt(court: Court, message_id: str, state: str, at: str, proof: str) -> int:
    """A receipt as the notices system sends it, under an Idempotency-Key of its own."""
    config = Settings(
        data_dir=court.data_dir, sandbox_url=court.urls["sandbox"], mode="sandbox", issuer_url=""
    )
    issuer = Issuer(config.model_copy(update={"issuer_url": f"{court.urls['sandbox']}/oidc"}))
    answer = await court.http.post(
        f"{court.urls['documents']}/delivery-receipts",
        json={"message_id": message_id, "state": state, "at": at, "proof": proof},
        headers={
            "Authorization": f"Bearer {issuer.token('system:notices')}",
            "Idempotency-Key": uuid4().hex,
        },
    )
    return answer.status_code
