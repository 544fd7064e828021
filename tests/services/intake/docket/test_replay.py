"""What was owed then, as then known; what would be owed under another day's rules, or were a fact otherwise dated."""

from __future__ import annotations

import asyncio
import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from typer.testing import CliRunner

from deploy.cli import app
from services.intake.docket.replay import Known, replayed
from shared.contracts.custody.facts import MeasureTaken
from shared.law.calendar import Calendar
from tests import dockets
from tests.dockets import by_rule
from tests.harness import Court
from tests.services.intake.docket.road import EVENTS, FILED, START
from tests.services.intake.people import application

CALENDAR = Calendar(version=0)
KNOWN = [Known(fact, fact.occurred_at) for fact in EVENTS]
LATER = START + timedelta(days=400)
NOTICE = "documents.enforcement_notice"


def test_replayed_to_its_end_a_docket_is_what_it_is() -> None:
    replay = by_rule(replayed("case/x", KNOWN, CALENDAR, LATER))
    real = by_rule(dockets.docket(EVENTS))
    assert {rule: (owed.due_at, owed.state, owed.met_at) for rule, owed in replay.items()} == {
        rule: (owed.due_at, owed.state, owed.met_at) for rule, owed in real.items()
    }


def test_what_was_not_known_yet_has_not_happened() -> None:
    """A measure that took effect on day 1 and was told on day 10 counts from day 10 on."""
    (taken,) = (fact for fact in EVENTS if fact.kind == MeasureTaken.kind)
    told_late = [Known(taken, taken.occurred_at + timedelta(days=9)), *KNOWN[:1]]
    before = by_rule(replayed("case/x", told_late, CALENDAR, taken.occurred_at + timedelta(days=8)))
    after = by_rule(replayed("case/x", told_late, CALENDAR, taken.occurred_at + timedelta(days=9)))
    assert "custody.renewal" not in before
    assert after["custody.renewal"].opened_at == taken.occurred_at


def test_facts_are_judged_by_the_rules_of_the_day_that_is_asked_for() -> None:
    """The regulation is of 2023-03-28: under the rules of the day before, it owes nothing; the law since 2022 does."""
    before = by_rule(replayed("case/x", KNOWN[:1], CALENDAR, LATER, date(2023, 3, 27)))
    since = by_rule(replayed("case/x", KNOWN[:1], CALENDAR, LATER, date(2023, 3, 28)))
    assert NOTICE in before
    assert "documents.initial_batch" not in before
    assert "documents.initial_batch" in since


def test_a_fact_may_be_supposed_to_have_happened_at_another_time() -> None:
    """二(一)7: five working days from filing, on Monday 2026-03-02, or a week later."""
    moved = {FILED.id: START + timedelta(days=7)}
    ends = [
        by_rule(replayed("case/x", KNOWN[:1], CALENDAR, LATER, None, supposed))[
            "documents.initial_batch"
        ].due_date
        for supposed in (None, moved)
    ]
    assert ends == [date(2026, 3, 9), date(2026, 3, 16)]


async def filed(court: Court, seed: int) -> str:
    received = await court.do("POST", "intake", "/applications", "lian01", application(seed))
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    return str(case["case_number"])


async def test_leaders_replay_a_case_over_http(court: Court) -> None:
    case = await filed(court, 950)
    path = f"/cases/{case}/replay"
    now = await court.do("GET", "intake", path, "juzhang01")
    duties = await court.listed("intake", f"/cases/{case}/duties", "juzhang01")
    assert {(row["rule_id"], row["due_at"], row["state"]) for row in now["duties"]} == {
        (row["rule_id"], row["due_at"], row["state"]) for row in duties
    }
    (fact,) = (fact for fact in now["facts"] if fact["kind"] == "intake.case_filed")
    early = datetime.fromisoformat(fact["known_since"]) - timedelta(seconds=1)
    before = await asked(court, path, as_of=early.isoformat())
    assert before.json()["duties"] == []
    supposed = f"{fact['id']}=2026-02-13T10:00:00+08:00"
    other = await asked(court, path, dated=supposed)
    (batch,) = (row for row in other.json()["duties"] if row["rule_id"] == "documents.initial_batch")
    assert (batch["due_date"], batch["late"]) == ("2026-02-27", True)


async def asked(court: Court, path: str, who: str = "juzhang01", **query: str) -> Any:
    headers = {"Authorization": f"Bearer {await court.token(who)}"}
    return await court.http.get(court.urls["intake"] + path, params=query, headers=headers)


@pytest.mark.parametrize(
    ("who", "query", "status"),
    [
        ("wenshu01", {}, 403),
        ("juzhang01", {"dated": "x"}, 422),
        ("juzhang01", {"dated": "nobody=2026-03-02T09:00:00+08:00"}, 404),
        ("juzhang01", {"as_of": "2026-03-02"}, 422),
        ("juzhang01", {"rules": "2026-03-02"}, 422),
    ],
)
async def test_what_cannot_be_replayed_is_refused(
    court: Court, who: str, query: dict[str, str], status: int
) -> None:
    answer = await asked(court, f"/cases/{await filed(court, 951)}/replay", who, **query)
    assert (answer.status_code, bool(answer.json()["detail"])) == (status, True)


async def test_the_auditor_replays_a_case_from_the_command_line(court: Court) -> None:
    case = await filed(court, 952)
    asking = ["replay", case, "--auditor", court.dsn("auditor")]
    answer = await run(*asking, "--rules-at", "2023-03-27")
    assert answer.exit_code == 0, answer.output
    rules = {duty["rule_id"] for duty in json.loads(answer.stdout)["duties"]}
    assert NOTICE in rules
    assert "documents.initial_batch" not in rules
    for wrong in (["--as-of", "yesterday"], ["--dated", "x"]):
        refused = await run(*asking, *wrong)
        assert (refused.exit_code, refused.stderr.startswith("无法回放：")) == (2, True)
    unknown = await run("replay", "（2026）豫1502执999号", "--auditor", court.dsn("auditor"))
    assert (unknown.exit_code, "没有案件" in unknown.stderr) == (1, True)


async def run(*args: str) -> Any:
    """In a thread: the command runs a loop of its own."""
    return await asyncio.to_thread(CliRunner().invoke, app, args)
