"""The contract of each service says, in Chinese, what can be asked and what may be answered, and needs no other host."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from jsonschema_rs import validator_for

from shared.contracts.teams import TEAMS
from shared.platform.http import parameters_of
from shared.platform.settings import settings
from shared.values.articles import REGULATION
from shared.values.roles import Office

CHINESE = re.compile("[一-龥]")


@pytest.fixture(scope="module")
def apps() -> Iterator[dict[str, FastAPI]]:
    settings.cache_clear()
    yield {team: import_module(f"services.{team}.app").create_app() for team in TEAMS}
    settings.cache_clear()


def operations(app: FastAPI) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and operation, but for the checks of the supervisor."""
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            if not path.startswith("/health"):
                yield method, path, operation


@pytest.mark.parametrize("team", TEAMS)
def test_each_operation_and_each_field_has_a_chinese_title(team: str, apps: dict[str, FastAPI]) -> None:
    untitled = [
        f"{method} {path}"
        for method, path, operation in operations(apps[team])
        if not CHINESE.search(operation["summary"])
    ]
    assert untitled == []
    schemas = apps[team].openapi()["components"]["schemas"]
    fields = [
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field, said in schema.get("properties", {}).items()
        if name != "Problem" and "title" in said and not CHINESE.search(said["title"])
    ]
    assert fields == [], "a word for it in shared/values/vocabulary.py"
    english = re.compile("[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
    assert english.findall(json.dumps(apps[team].openapi(), ensure_ascii=False)) == []


@pytest.mark.parametrize("team", TEAMS)
def test_each_act_names_its_article_its_offices_and_its_object(team: str, apps: dict[str, FastAPI]) -> None:
    acts = [operation for method, _, operation in operations(apps[team]) if method != "get"]
    assert acts
    for act in acts:
        assert CHINESE.search(act["x-article"]), act["operationId"]
        assert act["x-office"], act["operationId"]
        assert {Office(office) for office in act["x-office"]}
        assert act["x-object"].isidentifier()


def test_no_two_operations_have_one_name(apps: dict[str, FastAPI]) -> None:
    names = [operation["operationId"] for app in apps.values() for _, _, operation in operations(app)]
    acts = [name for name in names if "__" not in name]
    assert len(acts) == len(set(acts))


@pytest.mark.parametrize("team", TEAMS)
def test_what_every_act_requires_and_may_answer_is_written(team: str, apps: dict[str, FastAPI]) -> None:
    for method, path, operation in operations(apps[team]):
        headers = {one["name"]: one for one in operation["parameters"] if one["in"] == "header"}
        assert operation["security"] == [{"token": []}]
        assert ("Idempotency-Key" in headers) == (method != "get"), path
        assert {"401", "403", "422", "503"} <= operation["responses"].keys()
        if method != "get":
            assert headers["Idempotency-Key"]["required"]
            assert {"200", "409", "428"} <= operation["responses"].keys()
        if "if-match" in headers:
            assert headers["if-match"]["required"]
            assert "412" in operation["responses"]


@pytest.mark.parametrize("team", TEAMS)
def test_the_query_parameters_that_a_route_takes_are_those_of_its_contract(
    team: str, apps: dict[str, FastAPI]
) -> None:
    """A request is judged by the route alone: the contract, which takes seconds to build, is not asked for."""
    paths = apps[team].openapi()["paths"]
    lists = 0
    for context in iter_route_contexts(apps[team].routes):
        route = context.original_route
        if isinstance(route, APIRoute) and context.path_format in paths:
            for method in route.methods:
                said = paths[context.path_format][method.lower()].get("parameters", ())
                queried = {
                    one["name"]: one["schema"].get("type") == "array" for one in said if one["in"] == "query"
                }
                assert parameters_of(route) == queried, context.path_format
                lists += bool(queried)
    assert lists


@pytest.mark.parametrize("team", TEAMS)
def test_a_whole_number_that_is_asked_by_has_a_greatest(team: str, apps: dict[str, FastAPI]) -> None:
    """What the database's column cannot hold is refused at the door."""
    unbounded = [
        f"{method} {path} {parameter['name']}"
        for method, path, operation in operations(apps[team])
        for parameter in operation.get("parameters", [])
        for schema in (parameter["schema"], *parameter["schema"].get("anyOf", []))
        if schema.get("type") == "integer" and not {"maximum", "enum"} & schema.keys()
    ]
    assert unbounded == []


def test_a_refusal_is_listed_with_its_status(apps: dict[str, FastAPI]) -> None:
    answers = apps["commission"].openapi()["components"]["responses"]
    assert "already_issued：" in answers["409"]["description"]
    assert "same_person：" in answers["403"]["description"]
    assert "payout_not_approved" not in answers["409"]["description"]


@pytest.mark.parametrize("team", TEAMS)
def test_each_body_has_an_example_that_is_accepted(team: str, apps: dict[str, FastAPI]) -> None:
    contract = apps[team].openapi()
    missing, wrong = [], []
    for _, path, operation in operations(apps[team]):
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body is None:
            continue
        if "example" not in body:
            missing.append(operation["operationId"])
            continue
        schema = {"components": contract["components"], **body["schema"]}
        for fault in validator_for(schema).iter_errors(body["example"]):
            wrong.append((path, fault.instance_path, fault.message))
    assert (missing, wrong) == ([], [])


async def test_the_pages_name_no_other_host(apps: dict[str, FastAPI]) -> None:
    transport = httpx.ASGITransport(apps["funds"])  # no lifespan: neither database nor Temporal is needed
    async with httpx.AsyncClient(transport=transport, base_url="http://court") as client:
        page = (await client.get("/docs")).text
        assert "swagger-ui" in page
        assert re.findall(r"https?://[^\"'\s]+", page) == []
        for asset in re.findall(r'(?:src|href)="([^"]+)"', page):
            assert (await client.get(asset)).status_code == 200, asset
        assert (await client.get("/openapi.json")).json()["info"]["title"] == "执行案款管理"


def test_an_act_says_in_its_contract_what_its_route_demands(apps: dict[str, FastAPI]) -> None:
    act = apps["commission"].openapi()["paths"]["/commissions/{commission_id}/letter"]["post"]
    assert (act["summary"], act["operationId"]) == ("签发委托执行函", "issue_letter")
    assert act["x-article"] == REGULATION["二(三)2"]
    assert act["x-office"] == ["commission_officer"]
