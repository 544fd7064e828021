"""Every operation is asked what its contract allows and what it does not: no 500, no answer that is not written there.

`make fuzz` asks at length. Half of the requests name objects that exist.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from shared.contracts.teams import TEAMS
from shared.values.roles import Office
from tests.harness import Court
from tests.services.commission.road import instructed

EXAMPLES = int(os.environ.get("JIYUE_FUZZ_EXAMPLES", "6"))
HELD = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
]
NOT_ASKED = {"/clock/advance", "/health/live", "/health/ready", "/inspections"}
"""What moves the court's time or sets its workflows going is no question."""


@pytest.mark.walk
@pytest.mark.parametrize("team", TEAMS)
async def test_no_answer_is_unwritten(team: str, court: Court, existing: dict[str, list[str]]) -> None:
    answer = await court.http.get(f"{court.urls[team]}/openapi.json")
    contract = schemathesis.openapi.from_dict(answer.json())
    contract.config.base_url = court.urls[team]
    tokens = {office: await court.token(who) for office, who in (await holders(court)).items()}
    for operation in operations(contract):
        await asyncio.to_thread(ask, operation, tokens, existing)


def operations(contract: Any) -> Iterator[Any]:
    for found in contract.get_all_operations():
        if found.ok().path not in NOT_ASKED:
            yield found.ok()


def ask(operation: Any, tokens: dict[str, str], existing: dict[str, list[str]]) -> None:
    offices = operation.definition.raw.get("x-office", ["quality_officer", "bureau_director"])
    checks = CHECKS.get_by_names(HELD)
    whatever_arrived = CHECKS.get_by_names(HELD[:-1])

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=EXAMPLES < 10,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def answers(data: st.DataObject) -> None:
        mode = data.draw(st.sampled_from([GenerationMode.POSITIVE, GenerationMode.NEGATIVE]))
        try:
            case = data.draw(operation.as_strategy(generation_mode=mode))
        except schemathesis.errors.SchemathesisError:
            return  # nothing is invalid here
        for name in case.path_parameters or {}:
            if existing.get(name) and data.draw(st.booleans()):
                case.path_parameters[name] = data.draw(st.sampled_from(existing[name]))
        for name in {"content-length", "transfer-encoding"} & {one.lower() for one in case.headers or {}}:
            del case.headers[name]  # how long a request is says who sends it; a lie never comes to a service
        token = tokens.get(data.draw(st.sampled_from(offices)), tokens["quality_officer"])
        response = case.call(headers={"Authorization": f"Bearer {token}"})
        sent = parse_qs(urlsplit(response.request.url).query, keep_blank_values=True)
        arrived = set(case.query or {}) <= set(sent)  # an empty list is not sent, so nothing was invalid
        arrived &= not any(
            isinstance(value, dict) or (isinstance(value, list) and len(value) == 1)
            for value in (case.query or {}).values()
        )
        # nor is a list of one in a query told from its one value, an object from a word
        case.validate_response(response, checks=checks if arrived else whatever_arrived)

    answers()


async def holders(court: Court) -> dict[str, str]:
    """Somebody in each office."""
    rows = await court.sql(
        "SELECT DISTINCT ON (office) office, staff_id FROM court.appointment ORDER BY 1, 2"
    )
    return {Office(row["office"]).value: row["staff_id"] for row in rows}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def existing(court: Court) -> dict[str, list[str]]:
    """Ids that a path may name, of a case that has come to its commission."""
    case, commission = await instructed(court, 1)
    known = {"case_number": [case], "commission_id": [commission["id"]]}
    for name, query in {
        "application_id": "SELECT id FROM intake.application",
        "party_id": "SELECT id FROM intake.party",
        "asset_id": "SELECT id FROM custody.asset",
        "document_id": "SELECT id FROM documents.document",
        "file_id": "SELECT id FROM documents.file",
        "staff_id": "SELECT id FROM court.staff",
        "appointment_id": "SELECT id FROM court.appointment",
    }.items():
        known[name] = [row["id"] for row in await court.sql(query)]
    return known
