"""The demo's other stories, each to the archive, with the figures that it ended with before."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from rich.cells import cell_len
from rich.console import Console

from deploy.cli import demo
from deploy.demo.run import CLOCK_START, tell
from deploy.demo.stories import STORIES
from deploy.demo_staff import STAFF
from deploy.local import Installation

OPEN_AT_THE_END = {"no-assets": 1}
"""The debtor is asked about again every six months."""
FIGURES = json.loads((Path(__file__).parent / "stories_seed_1.json").read_text("utf-8"))


def test_each_is_told_of_where_people_look_for_it() -> None:
    help_of_make = Path("Makefile").read_text("utf-8")
    asked = get_args(get_args(get_type_hints(demo, include_extras=True)["story"])[0])
    assert set(asked) == set(STORIES) == FIGURES.keys() | {"second-round"}
    for name in STORIES:
        for page in ("README.md", "README.zh-CN.md"):
            assert f"| `{name}`" in Path(page).read_text("utf-8"), (page, name)
        assert name in help_of_make


@pytest.mark.road
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", sorted(STORIES.keys() - {"second-round"}))
async def test_it_is_told_to_its_end(name: str) -> None:
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with installation.running() as supervisor:
            console = Console(width=80, file=io.StringIO(), record=True)
            summary = await tell(installation, supervisor, 1, console, name=name)
    printed = console.export_text()
    assert max(map(cell_len, printed.splitlines())) <= 80
    assert re.search(rf"{'|'.join(STAFF)}|\d\d:\d\d|…", printed) is None, "who and when, as people say it"
    kinds = {one.partition("/")[0] for one in summary.pop("workflows")}
    assert kinds >= {"case", "closing_review", "documents", "network"}
    assert summary == FIGURES[name]
    for case in (summary, *summary.get("others", [])):
        assert case["stage"] == "归档"
        assert case["duties_opened"] - case["duties_met"] == OPEN_AT_THE_END.get(name, 0)
        assert case["paid_out_fen"] == case["receipts_fen"], "every fen out of the account that it came into"
