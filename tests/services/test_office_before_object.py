"""Who holds no office is told the same of what exists and of what does not: the office is judged first, everywhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
import pytest_asyncio

from shared.contracts.teams import TEAMS
from shared.values.roles import STAFF, Office
from tests.harness import Court
from tests.records import employ
from tests.services.commission.road import instructed

NOBODY = "shixi01"
ELSEWHERE = {Office.ADMINISTRATOR: "guanli01", Office.FILING_CLERK: "lian01"}
UNKNOWN = {"case_number": "（2026）豫1502执9999号", "year": "2001"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def existing(court: Court) -> dict[str, str]:
    """What a path may name, of a case that has come to its commission."""
    await employ(court, NOBODY)
    case, commission = await instructed(court, 1)
    known = {
        "case_number": case,
        "commission_id": commission["id"],
        "asset_id": commission["asset_id"],
        "year": "2026",
    }
    for name, table in {
        "application_id": "intake.application",
        "party_id": "intake.party",
        "document_id": "documents.document",
        "file_id": "documents.file",
        "staff_id": "court.staff",
    }.items():
        for row in await court.sql(f"SELECT id FROM {table} LIMIT 1"):
            known[name] = row["id"]
    return known


@pytest.mark.parametrize("team", TEAMS)
async def test_what_exists_and_what_does_not_is_the_same_to_who_has_not_the_office(
    team: str, court: Court, existing: dict[str, str]
) -> None:
    contract = (await court.http.get(f"{court.urls[team]}/openapi.json")).json()
    told = {}
    for path, method, operation in (
        (path, method, operation)
        for path, operations in contract["paths"].items()
        for method, operation in operations.items()
        if "{" in path
    ):
        sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
        who = outsider(operation)
        asked = "?purpose=receipt" if path.endswith("/files") and method == "post" else ""
        for known in (existing, UNKNOWN):
            named = re.sub(r"\{(\w+)\}", lambda part, known=known: known.get(part[1], "unknown"), path)
            answer = await court.call(method, team, named + asked, who, sent, if_match='"1"')
            said = (answer.status_code, answer.json()["type"])
            if said != (403, "urn:jiyue:problem:office_required"):
                told[f"{method} {named}"] = said
    assert not told


def outsider(operation: dict[str, Any]) -> str:
    """Somebody of the court who holds none of the offices of the act; of what all may read or do, who holds none at all."""
    offices = operation.get("x-office", STAFF)
    return next((who for office, who in ELSEWHERE.items() if office not in offices), NOBODY)
