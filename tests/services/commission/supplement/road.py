"""The road of a commission whose papers the other court finds incomplete."""

from __future__ import annotations

from typing import Any

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court


async def asked(court: Court, case: str) -> dict[str, Any]:
    (one,) = await court.listed("commission", f"/cases/{case}/supplements", "weituo01")
    return one


async def supply(court: Court, supplement: dict[str, Any], who: str = "weituo01", **body: Any) -> Any:
    return await court.call("POST", "commission", f"/supplements/{supplement['id']}/papers", who, body)


async def new_card(court: Court, case: str, words: str = "换发的执行公务证") -> dict[str, str]:
    file = await court.upload(case, FilePurpose.OFFICER_CARD, "chengban01", words)
    return {"kind": "officer_card", "document_id": file["id"]}


async def says_incomplete(court: Court, commission: dict[str, Any], message: str) -> Any:
    body = {
        "message_id": message,
        "commission_no": commission["id"],
        "result": "incomplete",
        "note": "缺少证件",
    }
    body |= dict.fromkeys(("measure_no", "effective_at", "expires_on"))
    return await court.call("POST", "commission", "/commission-feedback", "system:court", body)
