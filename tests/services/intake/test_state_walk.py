"""Each object of intake is walked to its end over HTTP; in each state every act is tried, and what `acts` says is what happens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio

from tests.facts import forge, forged
from tests.harness import CLOCK_START, Court
from tests.services.funds import road
from tests.services.intake.people import LAWYER, application
from tests.services.intake.road import BODY, assign, enter, file_case, lodge, rule

pytestmark = pytest.mark.walk

WORDS = {"reason": "经核对材料，依法办理"}


@dataclass
class Try:
    """One act, by somebody who holds its office."""

    method: str
    path: str
    who: str
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


Shown = Callable[[str], Awaitable[dict[str, Any]]]


async def lawful(court: Court, shown: Shown, tries: dict[str, Try]) -> set[str]:
    """The acts that can be done now: what the object says of each is what a trial of it answers."""
    can = set()
    for operation, act in tries.items():
        told = await shown(act.who)
        said = {one["operation"]: one["allowed"] for one in told["acts"]}
        version = {"If_Match": str(told["version"])} if "version" in told else {}
        headers = {"Prefer": "handling=dry-run"} | version | act.headers
        answer = await court.call(act.method, "intake", act.path, act.who, act.body, **headers)
        assert answer.is_success == said.get(operation, False), (operation, said.get(operation), answer.text)
        assert answer.is_success or answer.status_code in (403, 409), (operation, answer.text)
        if answer.is_success:
            can.add(operation)
    return can


async def one_of(court: Court, path: str, who: str, id: str) -> dict[str, Any]:
    answer = await court.do("GET", "intake", path, who)
    return next(one for one in answer.get("items", ()) if one["id"] == id)


@pytest.mark.walk
async def test_an_application_and_the_beginning_of_its_case(court: Court) -> None:
    body = application(61)
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    path = f"/applications/{received['id']}"
    basis = {name: value for name, value in body.items() if name not in ("parties", "received_at")}
    corrected = {"application": basis | {"interest": "2400.00"}, "reason": "利息数额误填"}
    ruling = await rule(court, received["id"])
    letter = await lodge(court, received["id"], "withdrawal", "wenshu01")
    served = {"served_at": received["received_at"], "receipt": ruling}
    tries = {
        "file_case": Try("POST", f"{path}/filing", "lian01"),
        "refuse_application": Try("POST", f"{path}/refusal", "lian01"),
        "withdraw_application": Try("POST", f"{path}/withdrawal", "lian01", {"paper": letter}),
        "correct_application": Try("PUT", path, "lian01", corrected),
        "serve_refusal": Try("POST", f"{path}/refusal/service", "lian01", served),
    }

    async def shown(who: str) -> dict[str, Any]:
        return dict(await court.do("GET", "intake", path, who))

    assert await lawful(court, shown, tries) == {*tries} - {"file_case", "serve_refusal"}
    version = {"If_Match": str((await shown("lian01"))["version"])}
    once = corrected | {"application": basis | {"interest": "2300.00"}}
    await court.do("PUT", "intake", path, "lian01", once, **version)
    put_right = {*tries} - {"file_case", "refuse_application", "serve_refusal"}
    assert await lawful(court, shown, tries) == put_right
    await lodge(court, received["id"], "ground_gone", "wenshu01")
    assert await lawful(court, shown, tries) == {*put_right, "file_case"}
    filed = await court.do("POST", "intake", f"{path}/filing", "lian01")
    await court.advance()
    assert await lawful(court, shown, tries) == {"correct_application"}

    case = filed["case_number"]
    first, other = (
        {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"},
        "chengban02",
    )
    tries = {
        "assign_case": Try("PUT", f"/cases/{case}/assignment", "zhixiao01", first),
        "reassign_case": Try("POST", f"/cases/{case}/reassignments", "juzhang01", {"officer": other} | WORDS),
        "archive_case": Try("POST", f"/cases/{case}/archive", "juanzong01"),
        "request_closing": Try("POST", f"/cases/{case}/closing-requests", "chengban01", BODY),
    }

    async def case_shown(who: str) -> dict[str, Any]:
        return dict(await court.do("GET", "intake", f"/cases/{case}", who))

    assert await lawful(court, case_shown, tries) == {"assign_case"}
    await assign(court, case)
    assert await lawful(court, case_shown, tries) == {"reassign_case", "request_closing"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def paid(court: Court) -> str:
    """A case whose claim, doubled interest and fee are paid, and in which no duty is left."""
    case = await road.funded_case(court, 11_000_000)
    plan = await road.distribute(court, case)
    for share in plan["shares"]:
        await road.pay(court, await road.request(court, plan, share))
    await court.advance()
    await court.sql(
        "UPDATE intake.duty SET state = 'lapsed', next_step = 'none', next_at = NULL"
        " WHERE docket = 'case/' || $1 AND state = 'open' AND rule_id <> 'case.term'",
        case,
    )
    return case


async def test_an_agent_until_his_power_ends(court: Court) -> None:
    number = await file_case(court, 63)
    case = await court.do("GET", "intake", f"/cases/{number}", "lian01")
    party = case["parties"][0]["id"]
    power = await enter(court, number, f"agency&title={LAWYER['name']}的授权委托书", "wenshu01")
    entry = {"agent": LAWYER, "power": power}
    path = f"/parties/{party}/agents"

    async def version() -> str:
        return str(
            (await court.do("GET", "intake", f"/applications/{case['application_id']}", "lian01"))["version"]
        )

    agent = await court.do("POST", "intake", path, "lian01", entry, If_Match=await version())

    async def shown(who: str) -> dict[str, Any]:
        (one,) = [one for one in await court.do("GET", "intake", path, who) if one["id"] == agent["id"]]
        return dict(one) | {"version": await version()}

    tries = {
        "change_agent": Try("PUT", f"/agents/{agent['id']}", "lian01", entry),
        "end_agent": Try("POST", f"/agents/{agent['id']}/ending", "lian01", {"end_notice": power}),
    }
    assert await lawful(court, shown, tries) == set(tries)
    await court.do(
        "POST", "intake", tries["end_agent"].path, "lian01", tries["end_agent"].body, If_Match=await version()
    )
    assert await lawful(court, shown, tries) == set()


async def test_a_waiver_until_it_is_refused_or_falls(court: Court, paid: str) -> None:
    case = await court.do("GET", "intake", f"/cases/{paid}", "chengban01")

    async def case_of(who: str) -> dict[str, Any]:
        return dict(await court.do("GET", "intake", f"/cases/{paid}", who))

    body = {
        "kind": "waiver",
        "waived_by": case["parties"][0]["id"],
        "waived_on": CLOCK_START.date().isoformat(),
    }
    for ends in (["refused"], ["confirmed", "withdrawn"]):
        file = await enter(court, paid, "claim_waiver", "wenshu01", f"放弃声明，{ends}")
        said = body | {"file": file, "judgment_debt": "1.00"}
        begin = {"record_waiver": Try("POST", f"/cases/{paid}/waivers", "chengban01", said)}
        assert await lawful(court, case_of, begin) == set(begin)
        waiver = await court.do("POST", "intake", f"/cases/{paid}/waivers", "chengban01", said)
        path = f"/waivers/{waiver['id']}/decision"

        async def shown(who: str, id: str = waiver["id"]) -> dict[str, Any]:
            waivers = await court.listed("intake", f"/cases/{paid}/waivers", who)
            return dict(next(one for one in waivers if one["id"] == id))

        for result in ends:
            tries = {"decide_waiver": Try("POST", path, "faguan01", {"result": result} | WORDS)}
            assert await lawful(court, shown, tries) == set(tries)
            await court.do("POST", "intake", path, "faguan01", {"result": result} | WORDS)
        assert await lawful(court, shown, tries) == set()


@pytest.mark.walk
async def test_requests_to_close_and_the_end_of_the_case(court: Court, paid: str) -> None:
    review = {"approved": {"result": "approved"}, "returned": {"result": "returned", "remark": "请补正"}}
    of_case = {
        "request_closing": Try("POST", f"/cases/{paid}/closing-requests", "chengban01", BODY),
        "archive_case": Try("POST", f"/cases/{paid}/archive", "juanzong01"),
    }

    async def case_shown(who: str) -> dict[str, Any]:
        return dict(await court.do("GET", "intake", f"/cases/{paid}", who))

    for result in ("returned", "approved"):
        assert await lawful(court, case_shown, of_case) == {"request_closing"}
        request = await court.do("POST", "intake", f"/cases/{paid}/closing-requests", "chengban01", BODY)
        assert await lawful(court, case_shown, of_case) == set()
        path = f"/closing-requests/{request['id']}/review"

        async def shown(who: str, id: str = request["id"]) -> dict[str, Any]:
            return await one_of(court, f"/cases/{paid}/closing-requests", who, id)

        tries = {"review_closing_request": Try("POST", path, "zhixiao01", review[result])}
        assert await lawful(court, shown, tries) == set(tries)
        await court.do("POST", "intake", path, "zhixiao01", review[result], If_Match="1")
        assert await lawful(court, shown, tries) == set()
        await court.advance()
    papers = await court.listed("documents", f"/cases/{paid}/hand-overs", "juanzong01")
    assert papers == []
    early = await court.call("POST", "intake", of_case["archive_case"].path, "juanzong01")
    assert early.json()["type"].startswith("urn:jiyue:problem:papers_not_received")
    assert "record_waiver" not in {
        one["operation"] for one in (await case_shown("chengban01"))["acts"] if one["allowed"]
    }
    closed = await case_shown("juanzong01")
    assert {one["operation"] for one in closed["acts"] if one["allowed"]} == {"archive_case"}


async def test_a_task_until_it_is_done(court: Court) -> None:
    case = await file_case(court, 62)
    await assign(court, case)
    now = await court.advance()
    refused: dict[str, Any] = {"asset": "not-on-record", "attempt": 1}
    await forge(court, f"network/{case}", forged(now, "custody.freeze_decided", f"case/{case}", **refused))
    rows = await court.listed("intake", "/tasks?state=open", "zhixiao01")
    task = next(row["id"] for row in rows if row["docket"] == f"case/{case}")

    async def shown(who: str) -> dict[str, Any]:
        return await one_of(court, "/tasks?limit=200", who, task)

    tries = {
        "take_task": Try("POST", f"/tasks/{task}/taking", "chengban01", WORDS),
        "hand_on_task": Try("POST", f"/tasks/{task}/handing-on", "chengban01", WORDS | {"to": "chengban02"}),
        "finish_task": Try("POST", f"/tasks/{task}/finishing", "chengban01", WORDS),
    }
    for state, acts in (
        ("open", {"take_task"}),
        ("taken", {"hand_on_task", "finish_task"}),
        ("done", set[str]()),
    ):
        told = await shown("chengban01")
        assert (told["state"], await lawful(court, shown, tries)) == (state, acts)
        step = {"open": "take_task", "taken": "finish_task"}.get(state)
        if step:
            seen = str(told["version"])
            await court.do("POST", "intake", tries[step].path, "chengban01", WORDS, If_Match=seen)
