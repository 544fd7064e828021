"""What `make demo` prints is read on a terminal of 80 columns."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from deploy.demo.run import line, noted
from deploy.demo.stories import STORIES

NARROW = Console(width=80, file=io.StringIO(), record=True)
OVERDUE = (
    "逾期：【超期报告】（2026）豫1502执1号 二(一)8 文书签发稿移送卷宗管理中心 2个工作日 → 2026-03-04（3件：受理案件通知书"
    "（2026）豫1502执1号、报告财产令（2026）豫1502执1号、执行通知书（2026）豫1502执1号），已报告指挥中心主任 何中心"
    "（回执2026030900001），确认后补送"
)


def printed(shown: RenderableType) -> list[str]:
    NARROW.print(shown)
    lines = NARROW.export_text().splitlines()
    assert max(map(cell_len, lines)) <= 80
    return lines


def ends_of_words(lines: Iterable[str], whole: str) -> bool:
    """Whether each line but the last ends after a mark, or where the whole has a space."""
    rest, broken = whole, list(lines)
    for one in broken[:-1]:
        assert rest.startswith(one), (one, rest)
        rest = rest.removeprefix(one)
        if not (one[-1] in "，、；：。" or rest.startswith(" ")):
            return False
        rest = rest.lstrip(" ")
    return rest == broken[-1]


@pytest.mark.parametrize("name", STORIES)
def test_a_step_breaks_between_words(name: str) -> None:
    for step in STORIES[name].steps:
        lines = printed(line(NARROW, "36/36", date(2026, 12, 31), step, 123.4))
        assert lines[0].startswith("36/36 2026-12-31 ")
        assert lines[0].rstrip().endswith(" 123.4s")
        told = [
            one.removesuffix("123.4s").strip()
            for one in (lines[0].removeprefix("36/36 2026-12-31"), *lines[1:])
        ]
        assert ends_of_words(told, f"{step.article} {step.title}"), lines


def test_a_note_is_told_whole_and_breaks_between_words() -> None:
    lines = printed(noted(NARROW, [OVERDUE]))
    told = [one.strip("│ ") for one in lines if one.startswith("│")]
    assert len(told) > 3
    assert ends_of_words(told, OVERDUE), lines
