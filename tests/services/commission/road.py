"""A case with an asset elsewhere, its papers made, and the letter that goes to the other court."""

from __future__ import annotations

from typing import Any

from deploy.demo_courts import COURTS
from shared.contracts.documents.purposes import FilePurpose
from shared.law.periods import add_months
from shared.platform.db import derived_id
from tests.harness import Court
from tests.services.custody.road import (
    FLAT,
    FLAT_OUTSIDE,
    assets,
    assign,
    decide,
    file_case,
    ruling,
    ruling_id,
)

JINSHUI, HIGH_TECH = "豫0105", "豫0191"
"""Both have their jurisdiction where the flat lies."""
CALLED = {code: COURTS[code][0] for code in (JINSHUI, HIGH_TECH)}
SCANS = (FilePurpose.SERVICE_RECEIPT, FilePurpose.OFFICER_CARD)


def paper(case: str, kind: str, made_as: str) -> dict[str, str]:
    return {"kind": kind, "document_id": ruling_id(case, made_as)}


def letter_id(case: str, code: str = JINSHUI) -> str:
    """Of the letter to that court that `delegated` made."""
    return derived_id(code, ruling_id(case, "commission_letter"))


def instruction(asset: dict[str, Any], matter: str = "seal", months: int | None = 36) -> dict[str, Any]:
    case, kind = asset["case_number"], "lifting_ruling" if matter == "release" else "freezing_ruling"
    return {
        "asset_id": asset["id"],
        "matter": matter,
        "court_code": JINSHUI,
        "ruling_document": ruling_id(case, kind),
        "period_months": months,
        "papers": [
            paper(case, "ruling", kind),
            paper(
                case, "assistance_notice", "release_notice" if matter == "release" else "assistance_notice"
            ),
        ],
    }


async def delegated(court: Court, seed: int) -> tuple[str, dict[str, Any]]:
    """A case assigned to chengban01 with the flat outside decided to be delegated, and every paper made."""
    case = await file_case(court, seed, FLAT, FLAT_OUTSIDE, principal="2000000")
    await assign(court, case)
    asset = (await assets(court, case))[FLAT_OUTSIDE.identifier]
    assert (await decide(court, asset, "delegate")).status_code == 201
    for kind in (
        "freezing_ruling",
        "lifting_ruling",
        "assistance_notice",
        "release_notice",
    ):
        await ruling(court, case, kind)
    for code, name in CALLED.items():
        await ruling(court, case, "commission_letter", another=code, receiving_court=name)
    return case, asset


async def sent(
    court: Court, case: str, asset: dict[str, Any], matter: str = "seal", months: int | None = 36
) -> dict[str, Any]:
    """Instructed, and its letter taken by the other court."""
    body = instruction(asset, matter, months)
    made: dict[str, Any] = await court.do(
        "POST", "commission", f"/cases/{case}/commissions", "chengban01", body
    )
    assert (await letter(court, made)).status_code == 200
    await court.advance()
    return made


async def answer(court: Court, commission: dict[str, Any], **changes: Any) -> Any:
    """The other court's answer of this instant: done, for three years."""
    now = await court.advance()
    measured = commission["matter"] != "release"
    body = {
        "message_id": f"answer-{commission['id']}",
        "commission_no": commission["id"],
        "result": "done",
        "measure_no": "豫0105执保1号" if measured else None,
        "effective_at": now.isoformat() if measured else None,
        "expires_on": str(add_months(now.date(), 36)) if measured else None,
        "note": "已办结",
    }
    answered = await court.call("POST", "commission", "/commission-feedback", "system:court", body | changes)
    await court.advance()
    return answered


async def instructed(court: Court, seed: int) -> tuple[str, dict[str, Any]]:
    case, asset = await delegated(court, seed)
    path = f"/cases/{case}/commissions"
    return case, await court.do("POST", "commission", path, "chengban01", instruction(asset))


async def scans(court: Court, case: str, who: str = "weituo01") -> list[dict[str, str]]:
    """What goes with the letter, scanned into the dossier of `case`."""
    return [{"kind": kind, "document_id": (await court.upload(case, kind, who))["id"]} for kind in SCANS]


async def letter(court: Court, commission: dict[str, Any], who: str = "weituo01", **changes: Any) -> Any:
    path = f"/commissions/{commission['id']}/letter"
    body = {
        "document_id": letter_id(commission["case_number"], commission["court_code"]),
        "enclosures": await scans(court, commission["case_number"]),
    }
    return await court.call("POST", "commission", path, who, body | changes)
