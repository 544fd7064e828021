"""委托代理人 and who represents a unit (民事诉讼法第六十一条、第六十二条; 执行工作规定第二十条)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.harness import Court
from tests.services.intake.people import COUSIN, LAWYER, application


def represented(*agents: dict[str, Any], **party: Any) -> dict[str, Any]:
    body = application(81)
    body["parties"][0] |= {
        "representative": "周明",
        "representative_title": "总经理",
        "agents": [*agents],
    } | party
    return body


async def test_agents_and_representative_stand_with_their_party(court: Court) -> None:
    received = await court.do("POST", "intake", "/applications", "lian01", represented(LAWYER, COUSIN))
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    applicant, respondent = case["parties"]
    assert (applicant["representative"], applicant["representative_title"]) == ("周明", "总经理")
    assert [
        (agent["name"], agent["capacity"], agent["paper"], agent["number"], agent["special"])
        for agent in applicant["agents"]
    ] == [
        ("周律师", "lawyer", None, LAWYER["number"], True),
        ("周小明", "relative", "resident_id", COUSIN["number"], False),
    ]
    assert (respondent["agents"], respondent["representative"]) == ([], "")
    await court.advance()


@pytest.mark.parametrize(
    ("body", "field", "article"),
    [
        (represented(LAWYER, LAWYER, COUSIN), "parties.0.agents", "民事诉讼法第六十一条"),
        (represented(LAWYER | {"number": "1"}), "parties.0.agents.0.number", "民事诉讼法第六十一条"),
        (represented(LAWYER | {"paper": "passport"}), "parties.0.agents.0.paper", "民事诉讼法第六十一条"),
        (represented(COUSIN | {"number": LAWYER["number"]}), "parties.0.agents.0.number", "GB 11643"),
        (
            represented(kind="natural", identity=COUSIN["number"]),
            "parties.0.representative",
            "民事诉讼法第五十一条",
        ),
    ],
)
async def test_what_no_agent_or_representative_has_is_refused(
    court: Court, body: dict[str, Any], field: str, article: str
) -> None:
    answer = await court.call("POST", "intake", "/applications", "lian01", body)
    assert answer.status_code == 422
    assert [(error["field"], error["article"]) for error in answer.json()["errors"]] == [(field, article)]
