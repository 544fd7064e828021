"""A query parameter counts once, as its contract says it; only a list is given several times."""

from __future__ import annotations

import pytest

from tests.harness import Court
from tests.services.intake.road import file_case

TWICE = [
    ("custody", "/feedbacks", "query_id", "a"),
    ("auction", "/listings", "limit", "5"),
    ("intake", "/calendar/due?start=2026-02-13T10:00:00%2B08:00&limit=5", "unit", "workday"),
]


@pytest.mark.parametrize(("team", "path", "name", "value"), TWICE)
async def test_a_parameter_given_twice_is_refused_by_its_name(
    team: str, path: str, name: str, value: str, court: Court
) -> None:
    with_it = path + ("&" if "?" in path else "?") + f"{name}={value}"
    assert (await court.call("GET", team, with_it, "zhixiao01")).status_code == 200
    problem = (await court.call("GET", team, f"{with_it}&{name}={value}", "zhixiao01")).json()
    assert (problem["status"], problem["type"]) == (422, "urn:jiyue:problem:malformed")
    assert [(fault["field"], fault["detail"]) for fault in problem["errors"]] == [
        (name, f"参数 {name} 只能给出一次")
    ]


async def test_a_list_is_given_as_often_as_it_has_members(court: Court) -> None:
    case = await file_case(court, 1)
    answer = await court.call(
        "GET",
        "intake",
        f"/cases/{case}/replay?as_of=2026-03-05T09:00:00%2B08:00&dated=a=2026-03-02&dated=b=2026-03-02",
        "zhixiao01",
    )
    assert "只能给出一次" not in answer.text
