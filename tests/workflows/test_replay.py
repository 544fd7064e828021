"""Recorded histories of every workflow replay under today's code. A committed history is never made anew."""

from __future__ import annotations

import ast
import inspect
from base64 import b64encode
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from temporalio import workflow
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

import workflows
from deploy.worker import RUNNER
from shared.platform.temporal import DATA_CONVERTER
from workflows.worker import WORKFLOWS

FILES = sorted((Path(__file__).parent.parent / "histories").glob("*.json"))
IDS = {
    "case": "case/（2026）豫1502执1号",
    "application": "application/2026-1",
    "court": "court/court",
    "upkeep": "upkeep/（2026）豫1502执1号",
}


def test_every_workflow_of_the_road_has_a_history() -> None:
    kinds = {file.name.partition("-")[0] for file in FILES}
    assert kinds >= {
        *("application", "case", "court", "network", "documents", "account"),
        *(
            "commission",
            "disposal",
            "payout",
            "closing_review",
            "inspection",
            "daily_inspection",
            "telling",
            "transfer",
        ),
    }


def patch(name: str) -> str:
    """The marker of a road that is taken behind that name, as a history has it."""
    return b64encode(f'{{"id":"{name}","deprecated":false}}'.encode()).decode()


@pytest.mark.parametrize(
    ("name", "passage"),
    [
        ("network-late", "late_fact"),
        ("network-refused", "intake.open_task"),
        ("upkeep-late", "timerCanceledEventAttributes"),
        ("account-assisting", "funds.tell_assisting"),
        ("network-assisting", "funds.tell_assisting"),
        ("account-receipt", "auction.book_balance"),
        ("disposal-sold", "auction.book_balance"),
        ("account-covered", "auction.look_at_debt"),
        ("disposal-unheld", "auction.look_at_hold"),
        ("network-sold", "custody.book_sale"),
        ("network-renamed", patch("2026-12 who is renamed is searched for")),
        ("network-renamed", patch("2026-12 a renaming is withdrawn")),
        ("inspection-waiting", "custody.follow_waiting"),
        ("inspection-concluded", "intake.keep_concluded"),
        ("network-forged", "intake.open_task"),
        ("court-anomaly", "timerCanceledEventAttributes"),
        ("closing_review-returned", "intake.send_prompts"),
        ("payout-withdrawn", "workflowExecutionCompleted"),
        ("commission-withdrawn", "commission.recall"),
        ("commission-withdrawn", "commission.send_supplement"),
    ],
)
def test_the_ways_beside_the_road_have_a_history(name: str, passage: str) -> None:
    (file,) = (file for file in FILES if file.stem == name)
    assert passage in file.read_text("utf-8")


def patches() -> set[str]:
    """The names behind which workflows take a new road."""
    found = set()
    for module in map(import_module, (f"workflows.{one.name}" for one in iter_modules(workflows.__path__))):
        for call in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "workflow.patched":
                found.add(eval(ast.unparse(call.args[0]), vars(module)))
    return found


def test_every_patch_has_a_history_that_takes_it() -> None:
    """Else who changes what stands behind it breaks the cases that have gone that way, and nothing tells."""
    taken = "".join(file.read_text("utf-8") for file in FILES)
    assert len(patches()) > 12
    assert {name for name in patches() if patch(name) not in taken} == set()


def recorded(file: Path) -> WorkflowHistory:
    kind = file.name.partition("-")[0]
    return WorkflowHistory.from_json(IDS.get(kind, f"{kind}/（2026）豫1502执1号/x"), file.read_text("utf-8"))


@pytest.mark.parametrize("history", [recorded(file) for file in FILES], ids=[file.stem for file in FILES])
async def test_replay(history: WorkflowHistory) -> None:
    replayer = Replayer(workflows=WORKFLOWS, data_converter=DATA_CONVERTER, workflow_runner=RUNNER)
    try:
        await replayer.replay_workflow(history)
    except workflow.NondeterminismError as other:
        other.add_note(
            "Cases under way would stop here. The change goes behind workflow.patched(…): docs/where-code-goes.md,"
            ' "A changed workflow with running cases".'
        )
        raise
