"""帮助: what each page is for, the words of the work, and the rulebook as a page."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.desk.about import PAGES, TERMS
from services.desk.frame import Me, SignedIn, render
from services.desk.objects import acts_address

router = APIRouter()


@router.get("/help")
async def index(request: Request, _: Me) -> Response:
    return render(request, "help", pages=PAGES)


@router.get("/help/glossary")
async def glossary(request: Request, _: Me) -> Response:
    return render(request, "glossary", terms=TERMS)


@router.get("/rulebook")
async def rulebook(request: Request, session: SignedIn, me: Me) -> Response:
    """Every duty with its clause, limit and owner, and how many are open; what no text fixes, and who has confirmed it."""
    contract, names = await asyncio.gather(me.contract("intake"), me.names())
    confirm, filters = (
        contract.operations["confirm_rules"],
        contract.operations["board__read_rulebook"].filters,
    )
    asked = {one["name"]: request.query_params.get(one["name"], "") for one in filters}
    found, points = await asyncio.gather(
        me.get("intake", "/rulebook", **asked), me.get("intake", "/open-points")
    )
    return render(
        request,
        "rulebook",
        found.status,
        asked=asked,
        options={one["name"]: contract.options(contract.resolved(one["schema"])) for one in filters},
        found=found,
        points=points,
        names=names,
        off=sum(not one["in_force"] for one in found.body) if found.ok else 0,
        confirm=confirm.title if confirm.is_of(session.offices) else "",
        address=lambda act, rule: acts_address("intake", act, rule),
    )
