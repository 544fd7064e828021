"""docs/how-a-case-goes.md: every step of the demo, and no act that the contracts do not have."""

from __future__ import annotations

import re

from deploy.demo.chronicle import PAGE, Told, heading, operations, written
from deploy.demo.run import CLOCK_START
from deploy.demo.stories import STEPS
from deploy.demo.story import Call

CASE = "（2026）豫1502执1号"


def test_an_act_is_told_by_its_operation_and_repeated_ones_once() -> None:
    files = [Call("lian01", "documents", "POST", f"/cases/{CASE}/files")] * 2
    clock = Call("guanli01", "intake", "POST", "/clock/advance")
    page = written(
        [
            Told(
                STEPS[1],
                CLOCK_START,
                (Call("lian01", "intake", "POST", "/applications/a1/filing"), *files, clock),
            )
        ]
    )
    assert heading(1, STEPS[1]) in page
    assert "2026-03-02，二(二)1、二(二)2" in page
    assert (
        "| 立案人员 李立安 | 决定立案 | 执行工作规定第十六条 | `file_case` | `POST /intake/applications/{application_id}/filing` |"
        in page
    )
    assert page.count("存入卷宗材料 ×2") == 1
    assert "clock" not in page


def test_the_page_tells_every_step_of_the_demo() -> None:
    """It is written by the demo itself (`jiyue demo --chronicle`); here, that it is the present one's."""
    page = PAGE.read_text("utf-8")
    told = [line for line in page.splitlines() if line.startswith("## ")]
    assert told == [heading(number, step) for number, step in enumerate(STEPS, start=1)]
    assert re.findall(r"^\d{4}-\d\d-\d\d，(.*)$", page, re.MULTILINE) == [step.article for step in STEPS]
    known = {
        (one.title, one.article, one.id, f"{one.method} /{team}{one.path}")
        for team, acts in operations().items()
        for one in acts
    }
    rows = re.findall(
        r"^\| [^|]+ \| ([^|×]+?)(?: ×\d+)? \| ([^|]+) \| `([^`]+)` \| `([^`]+)` \|$", page, re.MULTILINE
    )
    assert len(rows) > len(STEPS)
    assert set(rows) <= known
