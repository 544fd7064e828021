"""Each asset, measure and feedback is walked to its end over HTTP; in each state every act is tried, and what `acts` says is what happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.services.custody.offline.road import returned, seizure
from tests.services.custody.road import CAR, DEPOSIT, fault, file_case, one_thing, ruled, ruling
from tests.services.custody.waiting.road import sealed

pytestmark = pytest.mark.road

DAY = timedelta(days=1)
WHO = "chakong01"
DECIDE, OFFLINE = "decide_asset", "record_offline"
LIFT, RENEW, RETURN = "lift_measure", "renew_measure", "record_offline_return"
PATHS = {
    DECIDE: "decision",
    OFFLINE: "offline-result",
    LIFT: "lifting",
    RENEW: "renewal",
    RETURN: "return",
}


@dataclass
class Walk:
    """One asset of a case and the latest measure on it, tried with papers that are in order."""

    court: Court
    asset_id: str

    async def asset(self) -> dict[str, Any]:
        return dict(await self.court.do("GET", "custody", f"/assets/{self.asset_id}", WHO))

    async def measures(self) -> list[dict[str, Any]]:
        case = (await self.asset())["case_number"]
        rows = await self.court.listed("custody", f"/cases/{case}/measures", WHO)
        return [row for row in rows if row["asset_id"] == self.asset_id]

    async def body(self, operation: str) -> dict[str, Any]:
        court, case = self.court, (await self.asset())["case_number"]
        match operation:
            case "decide_asset":
                return {"way": "offline", "reason": "须到柜台办理"}
            case "record_offline":
                return await seizure(court, case)
            case "record_offline_return":
                return await returned(court, case)
        measure = (await self.measures())[-1]
        by, rows = measure["ruling_document"], (await ruled(court, case))["assets"]
        if operation == LIFT:
            number = (await court.do("GET", "documents", f"/documents/{by}", "wenshu01"))["number"]
            rows = (await ruled(court, case, "lifting_ruling"))["assets"]
            lifts = [row | {"ruling": number} for row in rows]
            lifting = await ruling(court, case, "lifting_ruling", another=f"lifts {by}", assets=lifts)
            return {"ruling_document": lifting, "reason": "已履行完毕"}
        last = date.fromisoformat(measure["expires_on"])
        term = {"starts_on": str(last + DAY), "ends_on": str(last + 300 * DAY)}
        joins = [row | term for row in rows]
        return {
            "ruling_document": await ruling(court, case, another=f"renews {measure['id']}", assets=joins),
            "letter_document": await ruling(court, case, "assistance_notice"),
        }

    async def act(self, operation: str, **changes: Any) -> Any:
        on = await self._on(operation)
        body = await self.body(operation) | changes
        done = await self.court.do("POST", "custody", f"{on}/{PATHS[operation]}", WHO, body)
        await self.court.advance()
        return done

    async def _on(self, operation: str) -> str:
        if operation in (DECIDE, OFFLINE):
            return f"/assets/{self.asset_id}"
        return f"/measures/{(await self.measures())[-1]['id']}"

    async def lawful(self) -> tuple[str | None, set[str]]:
        """The state of the latest measure, and what can be done: what is offered is what a trial of it answers."""
        asset, measures = await self.asset(), await self.measures()
        offered = [*asset["acts"], *(measures[-1]["acts"] if measures else [])]
        for act in offered:
            path = f"{await self._on(act['operation'])}/{PATHS[act['operation']]}"
            trial = {"Prefer": "handling=dry-run"}
            body = await self.body(act["operation"])
            tried = await self.court.call("POST", "custody", path, WHO, body, **trial)
            assert tried.is_success == act["allowed"], (act, tried.text)
            assert tried.is_success or tried.status_code == 409, (act, tried.text)
        state = measures[-1]["state"] if measures else None
        return state, {act["operation"] for act in offered if act["allowed"]}


async def test_at_the_counter_from_the_find_to_the_lifting_of_the_second_term(court: Court) -> None:
    case = await file_case(court, 140, DEPOSIT)
    (found,) = await court.listed("custody", f"/cases/{case}/assets", WHO)
    walk = Walk(court, found["id"])
    assert await walk.lawful() == (None, {DECIDE})
    await walk.act(DECIDE)
    assert await walk.lawful() == (None, {OFFLINE})
    nothing = dict.fromkeys(("amount", "effective_at", "expires_on"))
    nothing |= dict.fromkeys(("ruling_document", "letter_document", "measure_no"), "")
    await walk.act(OFFLINE, result="none", reason="账户被其他法院扣划", **nothing)
    assert await walk.lawful() == (None, {DECIDE})
    await walk.act(DECIDE)
    await walk.act(OFFLINE)
    for decided in (LIFT, RENEW):
        assert await walk.lawful() == ("in_force", {LIFT, RENEW})
        await walk.act(decided)
        assert await walk.lawful() == ("in_force", {RETURN})
        await walk.act(RETURN, result="refused", effective_at=None)
    await walk.act(RENEW)
    await walk.act(RETURN)
    first, _ = await walk.measures()
    assert (first["state"], [act for act in first["acts"] if act["allowed"]]) == ("renewed", [])
    assert await walk.lawful() == ("in_force", {LIFT, RENEW})
    await walk.act(LIFT)
    await walk.act(RETURN)
    assert await walk.lawful() == ("lifted", set())


async def test_online_behind_another_case_until_it_holds_and_lapses_and_is_seized_anew(court: Court) -> None:
    first, second = [
        Walk(court, (await sealed(court, seed, one_thing(CAR, "141"), days=20))["id"]) for seed in (141, 142)
    ]
    assert await second.lawful() == ("waiting", {LIFT})
    await fault(court, "query", "releases", "refused")
    await first.act(LIFT)
    assert await first.lawful() == ("in_force", {LIFT, RENEW})
    await first.act(LIFT, offline=True)
    assert await first.lawful() == ("in_force", {RETURN})
    await first.act(RETURN)
    assert await first.lawful() == ("lifted", set())
    assert await second.lawful() == ("in_force", {LIFT, RENEW})
    await second.act(RENEW)
    assert [one["state"] for one in await second.measures()] == ["renewed", "in_force"]
    last = date.fromisoformat((await second.measures())[-1]["expires_on"])
    await court.advance(to=datetime.combine(last + DAY, time(1), COURT_ZONE).isoformat())
    assert await second.lawful() == ("lapsed", {DECIDE, LIFT})
    await second.act(DECIDE)
    acts = (await second.asset())["acts"]
    assert [act["operation"] for act in acts if act["allowed"]] == [OFFLINE]


async def test_the_answers_of_a_query_until_they_are_filed(court: Court) -> None:
    case = await file_case(court, 143, DEPOSIT)

    async def offered() -> set[bool]:
        rows = await court.listed("custody", f"/cases/{case}/feedbacks", WHO)
        return {act["allowed"] for row in rows for act in row["acts"]}

    async def filed() -> int:
        return int((await court.call("POST", "custody", f"/cases/{case}/feedback-filing", WHO)).status_code)

    assert (await offered(), await filed()) == ({True}, 200)
    await court.advance()
    assert (await offered(), await filed()) == ({False}, 409)
    again = {"channel": "local", "reason": "补行查询"}
    ordered = await court.do("POST", "custody", f"/cases/{case}/queries", WHO, again)
    await court.advance()
    queries = await court.listed("custody", f"/cases/{case}/queries", WHO)
    started = [one["started_at"] for one in queries if one["occasion"] == ordered["occasion"]]
    assert started
    assert all(started)
