"""Every route of every service, as its OpenAPI lists them: nothing without a token, nothing without the office."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import re
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import pytest_asyncio
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from shared.contracts.teams import TEAMS
from shared.platform.db import Database
from shared.platform.settings import settings
from shared.platform.work import Caller
from shared.values.refusal import Problem
from shared.values.roles import Office
from tests.harness import Court
from tests.records import employ
from tests.services.documents import road
from tests.services.intake.people import application

OPEN = {"/health/live", "/health/ready"}
UNLISTED = {"/metrics", "/openapi.json", "/docs", "/docs/oauth2-redirect", "/static-offline-docs"}
BY_SECRET = {"intake": {"/calendar-feeds/{secret}"}}
"""What calendar programs read, which log in nowhere: its address is the secret, and is on no list."""
WRITES = ("POST", "PUT", "PATCH", "DELETE")
QUESTIONS = {"/forecast", "/owed"}
"""Asked by POST, for their body, and answered without a change."""

INBOUND: dict[str, set[str]] = {
    "system:court": {"commission POST /commission-feedback"},
    "system:query": {"custody POST /query-feedback"},
    "system:bank": {"funds POST /bank-messages"},
    "system:valuation": {"auction POST /price-reports"},
    "system:platform": {"auction POST /platform-events"},
    "system:notices": {
        "intake POST /notice-receipts",
        "documents POST /delivery-receipts",
        "funds POST /notice-receipts",
    },
    "service:workflow": set(),
    "shixi01": set(),
}
"""What each outside system may send us. A service writes nothing over HTTP, nor does who holds no office."""

PATTERNED = ("1", "1" * 6, "1" * 16, "1" * 64, "a")
EXAMPLES: dict[str, Any] = {
    "case_number": "（2026）豫1502执1号",
    "period": "2026-03",
    "mobile": "13900000000",
    "confirmed_mobile": "13900000000",
    "electronic_consent": False,
    "parties": application(1)["parties"],
    "party": application(1)["parties"][0],
}
"""Values for fields whose own check the schema does not tell, by the field's name."""


def example(schema: dict[str, Any], defs: dict[str, Any], name: str = "") -> Any:
    """A value of that shape: as little as it allows."""
    if name in EXAMPLES:
        return EXAMPLES[name]
    if "$ref" in schema:
        return example(defs[schema["$ref"].rpartition("/")[2]], defs, name)
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return example(schema[choice][0], defs, name)
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    match schema.get("type"):
        case "object":
            needed = schema.get("required", [])
            whole = {field: example(schema["properties"][field], defs, field) for field in needed}
            if schema.get("minProperties"):
                whole[schema["propertyNames"]["enum"][0]] = example(schema["additionalProperties"], defs)
            return whole
        case "array":
            return [example(schema["items"], defs, name)] * schema.get("minItems", 0)
        case "integer" | "number":
            return max(schema.get("minimum", 1), schema.get("exclusiveMinimum", 0) + 1)
        case "boolean":
            return True
        case "null":
            return None
        case "string" if schema.get("format", "").startswith("date"):
            return {"date": "2026-03-02", "date-time": "2026-03-02T09:00:00+08:00"}[schema["format"]]
        case "string" if "pattern" in schema:
            return next(text for text in PATTERNED if re.search(schema["pattern"], text))
        case "string":
            return "a" * max(1, schema.get("minLength", 1))
    raise AssertionError(f"{name}: {schema}")


class Route:
    def __init__(self, team: str, path: str, method: str, operation: dict[str, Any], defs: dict[str, Any]):
        self.team, self.method, self.template = team, method.upper(), path
        self.name = f"{team} {self.method} {path}"
        query = {}
        for parameter in operation.get("parameters", []):
            value = example(parameter["schema"], defs, parameter["name"])
            if parameter["in"] == "path":
                path = path.replace(f"{{{parameter['name']}}}", str(value))
            elif parameter["in"] == "query" and parameter["required"]:
                query[parameter["name"]] = str(value)
        self.path = f"{path}?{urlencode(query)}" if query else path
        content = operation.get("requestBody", {}).get("content", {})
        shown = next(iter(content.values()), {})
        self.body = shown.get("example") or (example(shown["schema"], defs) if content else None)


async def routes(court: Court, team: str) -> list[Route]:
    document = (await court.http.get(f"{court.urls[team]}/openapi.json")).json()
    return [
        Route(team, path, method, operation, document.get("components", {}).get("schemas", {}))
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        if path not in OPEN
    ]


async def statuses(court: Court, who: str | None, chosen: list[Route]) -> dict[str, tuple[int, str]]:
    """Status and problem of each; `who`: None sends no token."""
    headers = {} if who is None else {"Authorization": f"Bearer {await court.token(who)}"}

    async def ask(route: Route) -> tuple[int, str]:
        answer = await court.http.request(
            route.method,
            court.urls[route.team] + route.path,
            json=route.body,
            headers={**headers, "Idempotency-Key": uuid4().hex, "If-Match": "1"},
        )
        assert answer.headers["content-type"] == "application/problem+json", f"{route.name}: {answer.text}"
        return answer.status_code, str(answer.json()["errors"] or answer.json()["type"])

    answers = await asyncio.gather(*map(ask, chosen))
    return {route.name: answer for route, answer in zip(chosen, answers, strict=True)}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def every_route(court: Court) -> list[Route]:
    await employ(court, "shixi01")
    case = await road.filed_case(court, 1)
    assert case["case_number"] == EXAMPLES["case_number"]
    await road.assign(court, case)
    # by now a feedback has told of an asset, so that a route which looks for it first comes to the office
    asset = (await court.sql("SELECT id FROM custody.asset ORDER BY id LIMIT 1"))[0]["id"]
    EXAMPLES["asset_id"] = asset
    return [route for team in TEAMS for route in await routes(court, team)]


async def test_nothing_answers_without_a_token(court: Court, every_route: list[Route]) -> None:
    found = await statuses(court, None, every_route)
    assert len(found) > 90
    assert {name: answer for name, answer in found.items() if answer[0] != 401} == {}


@pytest.mark.parametrize("who", INBOUND)
async def test_an_outside_system_writes_only_what_is_meant_for_it(
    court: Court, every_route: list[Route], who: str
) -> None:
    """Each request is well-formed, so that what refuses it is the office; nothing comes of any of them."""
    writes = [route for route in every_route if route.method in WRITES and route.template not in QUESTIONS]
    assert len(writes) > 50
    found = await statuses(court, who, writes)
    not_refused = {name: answer for name, answer in found.items() if answer[0] != 403}
    assert set(not_refused) == INBOUND[who], not_refused
    assert all(status in (404, 409, 422) for status, _ in not_refused.values()), not_refused


@pytest.mark.parametrize("who", [who for who in INBOUND if who != "service:workflow"])
async def test_nobody_without_an_office_of_this_court_reads(
    court: Court, every_route: list[Route], who: str
) -> None:
    reads = [route for route in every_route if route.method not in WRITES or route.template in QUESTIONS]
    found = await statuses(court, who, reads)
    assert {name: answer for name, answer in found.items() if answer[0] != 403} == {}


@pytest.mark.parametrize("team", TEAMS)
def test_the_sweep_misses_no_route(team: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a service does not list in its OpenAPI is its metrics, the description itself, and what a secret opens."""
    monkeypatch.setenv("JIYUE_MODE", "sandbox")
    settings.cache_clear()
    app: FastAPI = importlib.import_module(f"services.{team}.app").create_app()
    settings.cache_clear()
    served = {context.path.replace(":path}", "}") for context in iter_route_contexts(app.routes)}
    assert served - set(app.openapi()["paths"]) == UNLISTED | BY_SECRET.get(team, set())


async def test_what_is_not_there_is_said_by_every_process(court: Court) -> None:
    for name in (*TEAMS, "worker"):
        unknown = await court.http.get(f"{court.urls[name]}/nowhere")
        wrong = await court.http.delete(f"{court.urls[name]}/health/live")
        assert [answer.status_code for answer in (unknown, wrong)] == [404, 405]
        assert {answer.headers["content-type"] for answer in (unknown, wrong)} == {"application/problem+json"}
        assert wrong.headers["allow"] == "GET"


async def test_a_service_out_of_connections_asks_to_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    db = Database("postgresql://nobody@127.0.0.1:1/none")

    @contextlib.asynccontextmanager
    async def exhausted() -> AsyncIterator[None]:
        raise NoConnectionFree("QueuePool limit")
        yield

    monkeypatch.setattr(db, "transaction", exhausted)
    with pytest.raises(Problem) as refused:
        await Caller(db, "intake", "lian01").check_office(Office.FILING_CLERK)
    assert (refused.value.status, refused.value.retriable) == (503, True)
