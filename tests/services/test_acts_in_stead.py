"""一(一): each act of an officer or a judge in his own case may be done by his deputy, and is logged as done in his stead alone.

`test_deputies` walks one act of each team; this reads the others, so that none is added without.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType, ModuleType
from typing import Any

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

import services
from shared.platform.acts import Operation
from shared.values.roles import STAFF, Office

PERSONAL = {Office.HANDLING_OFFICER, Office.JUDGE}
"""Who acts in his own cases only."""
IN_PERSON = {"confirm_on_site", "secure_petition"}
"""By no deputy."""
BY_OFFICE = {
    *("add_application_file", "enter_auction_cost", "enter_recusal_ground", "open_case", "seal_case"),
    *("seal_document", "verify_document", "withdraw_opening", "withdraw_payout"),
}
"""Others do it, too, whosever the case is: each deputyship by which he might is logged."""
OTHERS = IN_PERSON | BY_OFFICE


def modules(name: str) -> Iterator[ModuleType]:
    for found in walk_packages(services.__path__, "services."):
        if found.name.rpartition(".")[2] == name:
            yield import_module(found.name)


def operations() -> dict[str, Operation]:
    found = [one for module in modules("acts") for one in vars(module).values() if isinstance(one, Operation)]
    return {one.id: one for one in found}


def personal() -> Iterator[tuple[str, Callable[..., Any]]]:
    """What a route of an officer's or a judge's act does, by the operation."""
    known = operations()
    for module in modules("routes"):
        router = next(one for one in vars(module).values() if isinstance(one, APIRouter))
        for route in router.routes:
            if not isinstance(route, APIRoute) or route.methods == {"GET"}:
                continue
            operation = known[route.operation_id or ""]
            everybody = set(operation.offices) >= set(STAFF)
            if PERSONAL.intersection(operation.offices) and not everybody and operation.id not in OTHERS:
                yield operation.id, route.endpoint


def calls(function: Callable[..., Any]) -> Iterator[ast.Call]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def reached(function: Callable[..., Any], depth: int = 4) -> Iterator[str]:
    """The names of what it calls, and of what those of its own service call that are given the work."""
    for call in calls(function):
        for named in (call.func, *call.args):
            name = ast.unparse(named)
            yield name
            first, _, rest = name.partition(".")
            found = function.__globals__.get(first)
            found = getattr(found, rest, None) if rest and isinstance(found, ModuleType) else found
            if depth and isinstance(found, FunctionType) and found.__module__.startswith("services."):
                yield from reached(found, depth - 1)


@pytest.mark.parametrize(
    ("operation", "endpoint"), list(personal()), ids=lambda one: one if isinstance(one, str) else ""
)
def test_in_whose_stead_an_act_in_a_case_is_done_is_said(
    operation: str, endpoint: Callable[..., Any]
) -> None:
    assert "work.in_stead_of" in set(reached(endpoint)), operation
