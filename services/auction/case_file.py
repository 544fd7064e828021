"""What other teams hold about a case, read before the transaction with the caller's own token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fastapi import Request

from services.auction.disposals import repository
from shared.platform.http import Calling
from shared.platform.peers import Peers
from shared.platform.work import Work
from shared.values.roles import STAFF


@dataclass(frozen=True)
class CaseFile:
    """`parties` are the parties' ids."""

    case_number: str
    state: str
    officer: str | None
    judge: str | None
    parties: frozenset[str]


@dataclass(frozen=True)
class Standing:
    """Whether a property may still be sold: its case is open, and the property under control."""

    open: bool
    held: bool


def is_held(asset: Mapping[str, Any]) -> bool:
    """Custody's asset is under control, and nobody has decided to lift that."""
    return bool(asset["controlled"]) and asset["measure"]["lift_decided_at"] is None


async def standing(peers: Peers, case_number: str, asset_id: str, token: str = "") -> Standing:
    """What intake and custody hold at this instant, read with the caller's token or, in an order, the service's own."""
    case = await peers.get("intake", f"/cases/{quote(case_number)}", token)
    asset = await peers.get("custody", f"/assets/{quote(asset_id, safe='')}", token)
    return Standing(case["state"] == "open", is_held(asset))


async def read(request: Request, caller: Calling, team: str, case_number: str, what: str = "") -> Any:
    """`what` of the case (assets, receipts; the case itself by default), as `team` answers it to this caller."""
    return await request.app.state.peers.get(team, f"/cases/{quote(case_number)}{what}", caller.token)


async def of_case(request: Request, caller: Calling, case_number: str) -> CaseFile:
    case = await read(request, caller, "intake", case_number)
    return CaseFile(
        case["case_number"],
        case["state"],
        case["officer"],
        case["judge"],
        frozenset(party["id"] for party in case["parties"]),
    )


async def of_asset(request: Request, caller: Calling, asset_id: str) -> CaseFile:
    """The file of the case to which the disposal belongs."""
    return await of_case(request, caller, await case_number_of(caller, asset_id))


async def case_number_of(caller: Calling, asset_id: str) -> str:
    async def find(work: Work) -> str:
        return (await repository.disposal(work.session, asset_id)).case_number

    return await caller.reading().act(STAFF, find)
