"""One debtor over all cases of the court, and one thing over all cases: so far as the reader may know of them."""

from __future__ import annotations

import asyncio
from decimal import Decimal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.desk.frame import Me, render
from services.desk.objects import case_address
from services.desk.words import part

router = APIRouter()
_READ = 20  # ours: of so many cases at once the property is asked for


@router.get("/debtors/{party}")
async def read_debtor(request: Request, me: Me, party: str) -> Response:
    """The cases against a respondent, what they claim together, and what was found and seized in each."""
    names, found = await asyncio.gather(me.names(), me.get("intake", f"/debtors/{part(party)}"))
    if not found.ok:
        return render(request, "refused", found.status, problem=found.body)
    cases = found.body["cases"]
    opened = [one for one in cases if one["open"]]
    property_ = await asyncio.gather(
        *(
            me.get("custody", f"{case_address(one['case_number'])}/assets", limit="200")
            for one in opened[:_READ]
        )
    )
    return render(
        request,
        "debtor",
        names=names,
        debtor=found.body,
        cases=cases,
        claimed=str(sum((Decimal(one["claim"]) for one in opened), Decimal(0))),
        opened=len(opened),
        property=[
            (one, read, [asset for asset in read.items if asset["respondent_id"] == one["party_id"]])
            for one, read in zip(opened, property_, strict=False)
        ],
        cut=_READ if len(opened) > _READ else 0,
    )
