"""What a refusal must say, and that it changed nothing."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx

from tests.harness import Court

RECORD = (
    "SELECT to_jsonb(c) AS row FROM intake.enforcement_case c WHERE case_number = $1",
    "SELECT to_jsonb(r) AS row FROM intake.closing_request r WHERE case_number = $1 ORDER BY id",
    "SELECT to_jsonb(r) AS row FROM intake.reception r WHERE case_number = $1 ORDER BY id",
    "SELECT to_jsonb(r) AS row FROM intake.reminder r WHERE docket = 'case/' || $1 ORDER BY id",
    "SELECT to_jsonb(l) AS row FROM intake.work_log l WHERE docket = 'case/' || $1 ORDER BY id",
    "SELECT fact->'kind' AS row FROM intake.outbox WHERE workflow_id = 'case/' || $1 ORDER BY seq",
)


async def standing(court: Court, case: str) -> list[Any]:
    """What intake holds of a case, and the facts that it has told the docket."""
    return [[json.loads(row["row"]) for row in await court.sql(query, case)] for query in RECORD]


def assert_refused(
    answer: httpx.Response, status: int, code: str, title: str, article: str = "接口约定"
) -> list[tuple[str, str]]:
    """The whole problem, in Chinese; its fields' faults."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    problem = answer.json()
    shown = {name: problem[name] for name in ("type", "title", "status", "article", "retriable")}
    assert shown == {
        "type": f"urn:jiyue:problem:{code}",
        "title": title,
        "status": status,
        "article": article,
        "retriable": False,
    }, problem
    assert answer.status_code == status
    details = [problem["detail"], *(error["detail"] for error in problem["errors"])]
    assert all(re.search("[一-鿿]", detail) for detail in details)
    return [(error["field"], error["detail"]) for error in problem["errors"]]
