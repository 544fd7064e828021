"""早期预警: one's own deadlines of measures and money by the bands that the court has set, before any is late."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from services.desk.frame import Me, render
from services.desk.objects import case_of

router = APIRouter()


@router.get("/early")
async def early(
    request: Request,
    me: Me,
    band: Annotated[str, Query(pattern="^[0-9]{0,4}$")] = "",
    cursor: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    now, found = await asyncio.gather(
        me.now(), me.get("intake", "/duties/early", band=band, cursor=cursor, limit="100")
    )
    return render(request, "early", found.status, now=now, found=found, band=band, case_of=case_of)
