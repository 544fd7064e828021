"""Every act is offered on the object that it is taken on, judged by its own rules; what is offered on none says why not."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shared.platform.acts import Operation
from shared.values.roles import Office

SERVICES = Path(__file__).parents[2] / "services"
MACHINES = {one for one in Office if one.value.endswith("_system")} | {Office.SERVICE, Office.OUTSIDE_COURT}
"""They are told nothing of what may be done: their own system knows when it has something to say."""
THING = (
    "of an asset, which custody keeps; auction and commission have no object of it before the act makes one"
)
CASE = "of the case as a whole, which intake keeps; the team has no object of it"
NEW = "makes what there is not yet"
COURT = "of the court as a whole, by the administrator: no object, no state"
NOWHERE = {
    "defer_disposal": THING,
    "instruct": THING,
    "add_file": CASE,
    "add_application_file": "papers are taken in whatever the application's state",
    "draft_initial_batch": CASE,
    "serve_initial_batch": CASE,
    "hand_over_papers": CASE,
    "make_asset_list": CASE,
    "order_query": CASE,
    "draft_non_acceptance": "of an application, which intake keeps; the documents team has no object of it before the ruling",
    "receive_application": NEW,
    "receive_preservation": NEW,
    "enter_recusal_ground": NEW,
    "enter_staff": NEW,
    "open_dossier_round": NEW,
    "open_targeted_round": NEW,
    "make_calendar_link": NEW,
    "save_view": NEW,
    "enter_court_account": NEW,
    "publish_calendar": NEW,
    "publish_courts": NEW,
    "change_setting": COURT,
    "inspect_audit": COURT,
    "publish_bulletin": NEW,
    "make_inspection": "of the court as a whole: it makes the report of the day, or adds to it",
    "advance_clock": COURT,
    "confirm_rules": "of all limits that wait for it; on each of them its confirmation is offered",
    "sign_documents": "of many documents at once; on each of them its signature is offered",
}
"""What is offered on no object, and why."""


def _operations(value: Any) -> Iterator[Operation]:
    match value:
        case Operation():
            yield value
        case dict():
            yield from (one for one in value.values() if isinstance(one, Operation))
        case tuple():
            yield from (one for one in value if isinstance(one, Operation))


def _offering(tree: ast.Module) -> Iterator[ast.AST]:
    """The functions of a module in which acts are offered."""
    for one in tree.body:
        calls = (node.func for node in ast.walk(one) if isinstance(node, ast.Call))
        if any(isinstance(name, ast.Name) and name.id == "offered" for name in calls):
            yield one


def _modules() -> Iterator[tuple[ast.Module, Any]]:
    for path in sorted(SERVICES.rglob("*.py")):
        name = ".".join(path.relative_to(SERVICES.parent).with_suffix("").parts)
        if "migrations" not in name and not name.startswith("services.desk"):
            yield ast.parse(path.read_text("utf-8")), importlib.import_module(name)


def test_each_act_is_offered_or_has_a_reason() -> None:
    known: dict[str, Operation] = {}
    offered: set[str] = set()
    for tree, module in _modules():
        if module.__name__.endswith(".acts"):
            known |= {one.id: one for value in vars(module).values() for one in _operations(value)}
        for function in _offering(tree):
            for node in ast.walk(function):
                named = None
                if isinstance(node, ast.Name):
                    named = getattr(module, node.id, None)
                elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    named = getattr(getattr(module, node.value.id, None), node.attr, None)
                offered |= {one.id for one in _operations(named)}
    people = {one for one, act in known.items() if not set(act.offices) <= MACHINES}
    assert sorted(people - offered) == sorted(NOWHERE)
