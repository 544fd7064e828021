"""The road of a measure that is taken at a counter or on the spot."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.custody.road import (
    DEPOSIT,
    assets,
    decide,
    file_case,
    ruling,
)

_papers = count()


async def offline(court: Court, seed: int, *finds: Any, **changes: Any) -> tuple[str, dict[str, Any]]:
    """A case with an asset that is to be dealt with offline; the asset."""
    case = await file_case(court, seed, *(finds or (DEPOSIT,)), **changes)
    (asset,) = (await assets(court, case)).values()
    assert (await decide(court, asset, "offline", reason="须到柜台办理")).status_code == 201
    await court.advance()
    return case, asset


async def record(court: Court, asset: dict[str, Any], **body: Any) -> Any:
    return await court.call("POST", "custody", f"/assets/{asset['id']}/offline-result", "chakong01", body)


async def paper(court: Court, case: str, purpose: FilePurpose = FilePurpose.SEIZURE_RETURN) -> str:
    """Entered now, by another than who acts on it."""
    return str((await court.upload(case, purpose, "juanzong01", f"回执{next(_papers)}"))["id"])


async def returned(court: Court, case: str) -> dict[str, Any]:
    """What the institution has done now, by its paper."""
    at = await court.advance()
    return {"record": await paper(court, case), "effective_at": at.isoformat()}


async def seizure(court: Court, case: str, **changes: Any) -> dict[str, Any]:
    now = await court.advance()
    return {
        "result": "seized",
        "record": await paper(court, case),
        "ruling_document": await ruling(court, case),
        "letter_document": await ruling(court, case, "assistance_notice"),
        "amount": "30000",
        "measure_no": "豫冻2026001",
        "effective_at": now.isoformat(),
        "expires_on": str(now.date() + timedelta(3000)),
    } | changes
