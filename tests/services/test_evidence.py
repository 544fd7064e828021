"""What an act is judged by is read under the offices of that act, not under offices spelled out beside it."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize("path", sorted(Path("services").glob("*/*/evidence.py")), ids=str)
def test_it_asks_for_the_offices_of_the_act(path: Path) -> None:
    assert "read(Office." not in path.read_text("utf-8")
