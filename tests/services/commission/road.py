"""A case with an asset elsewhere, its papers made, and the letter that goes to the other court."""

from __future__ import annotations

from typing import Any

from tests.harness import Court
from tests.services.custody.road import (
    FLAT,
    FLAT_OUTSIDE,
    SHA256,
    assets,
    decide,
    file_case,
    ruling,
    ruling_id,
)

SCANS = ("service_receipt", "officer_card")


SCANNED = "cd" * 32


def paper(case: str, kind: str, made_as: str) -> dict[str, str]:
    return {"kind": kind, "document_id": ruling_id(case, made_as), "sha256": SHA256}


def instruction(asset: dict[str, Any], matter: str = "seal", months: int | None = 36) -> dict[str, Any]:
    case, kind = asset["case_number"], "lifting_ruling" if matter == "release" else "freezing_ruling"
    return {
        "asset_id": asset["id"],
        "matter": matter,
        "receiving_court": "河南省郑州市金水区人民法院",
        "ruling_document": ruling_id(case, kind),
        "period_months": months,
        "papers": [
            paper(case, "ruling", kind),
            paper(case, "assistance_notice", "assistance_notice"),
        ],
    }


async def delegated(court: Court, seed: int) -> tuple[str, dict[str, Any]]:
    """A case assigned to chengban01 with the flat outside decided to be delegated, and every paper made."""
    case = await file_case(court, seed, FLAT, FLAT_OUTSIDE, principal="2000000")
    assignment = {"track": "simple", "officer": "chengban01", "judge": "faguan01"}
    await court.do("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", assignment, If_Match="1")
    asset = (await assets(court, case))[FLAT_OUTSIDE.identifier]
    assert (await decide(court, asset, "delegate")).status_code == 201
    for kind in ("freezing_ruling", "lifting_ruling", "assistance_notice", "commission_letter"):
        await ruling(court, case, kind)
    for kind in SCANS:
        scan = {"title": "扫描件", "kind": kind, "sha256": SCANNED}
        await court.do("POST", "documents", f"/cases/{case}/dossier/items", "weituo01", scan)
    return case, asset


async def instructed(court: Court, seed: int) -> tuple[str, dict[str, Any]]:
    case, asset = await delegated(court, seed)
    path = f"/cases/{case}/commissions"
    return case, await court.do("POST", "commission", path, "chengban01", instruction(asset))


async def letter(court: Court, commission: dict[str, Any], who: str = "weituo01", **changes: Any) -> Any:
    path = f"/commissions/{commission['id']}/letter"
    body = {
        "document_id": ruling_id(commission["case_number"], "commission_letter"),
        "sha256": SHA256,
        "enclosures": [{"kind": kind, "document_id": kind, "sha256": SCANNED} for kind in SCANS],
    }
    return await court.call("POST", "commission", path, who, body | changes)
