"""`Prefer: handling=dry-run`: the answer is what the act then does, and nothing of the trial stays."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from random import Random
from typing import Any

import httpx
import pytest
import pytest_asyncio

from shared.platform import trial
from tests.harness import Court, running_court
from tests.services.auction.road import FAILED, SOLD, Road
from tests.services.documents import road as documents
from tests.services.intake.people import application

TRY = "handling=dry-run"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def court() -> AsyncIterator[Court]:
    async with running_court() as running:
        await documents.install_keys(running)
        yield running


class Trying(Court):
    """A court in which every act is tried before it is done, and an earlier one tried again beside it."""

    def __init__(self, court: Court, seed: int) -> None:
        super().__init__(**{name: getattr(court, name) for name in Court.__dataclass_fields__})
        self.rng = Random(seed)
        self.earlier: list[tuple[str, str, str, str, Any, dict[str, str]]] = []
        self.opened: list[tuple[str, str]] = []
        self.tried = self.refused = 0

    async def call(
        self,
        method: str,
        team: str,
        path: str,
        who: str,
        body: Any = None,
        *,
        key: str | None = None,
        **headers: str,
    ) -> httpx.Response:
        act = (method, team, path, who, body, headers)
        if method == "GET" or path == "/clock/advance":
            return await super().call(method, team, path, who, body, key=key, **headers)
        if self.earlier:
            await self._again(*self.rng.choice(self.earlier))
        told, files = await self._told(team, who), self._files()
        answer = await self._try(*act)
        assert (await self._told(team, who), self._files()) == (told, files)
        done = await super().call(method, team, path, who, body, key=key, **headers)
        self._agree(answer, done)
        if done.is_success:
            facts = [(fact["kind"], fact["occurred_at"][:10]) for fact in answer.json()["facts"]]
            assert sorted(facts) == sorted((await self._told(team, who))[len(told) :]), path
            self.opened += [
                (duty["rule_id"], duty["due_date"])
                for duty in answer.json()["duties"]
                if duty["change"] == "opened"
            ]
            self.earlier.append(act)
        return done

    async def _try(
        self, method: str, team: str, path: str, who: str, body: Any, headers: dict[str, str]
    ) -> httpx.Response:
        self.tried += 1
        answer = await super().call(method, team, path, who, body, key="tried", Prefer=TRY, **headers)
        assert answer.status_code == 200 or answer.status_code >= 400
        if answer.is_success:
            assert answer.headers["Preference-Applied"] == TRY
        return answer

    async def _again(
        self, method: str, team: str, path: str, who: str, body: Any, headers: dict[str, str]
    ) -> None:
        """What was done before is tried in today's state; where it is refused, so is the act."""
        answer = await self._try(method, team, path, who, body, headers)
        if not answer.is_success:
            self.refused += 1
            self._agree(answer, await super().call(method, team, path, who, body, **headers))

    def _agree(self, answer: httpx.Response, done: httpx.Response) -> None:
        assert answer.is_success == done.is_success, (answer.text, done.text)
        if not done.is_success:
            assert (answer.status_code, answer.json()) == (done.status_code, done.json())

    def _files(self) -> int:
        """Drafts and signed originals."""
        return sum(1 for _ in (self.data_dir / "objects").rglob("*"))

    async def _told(self, team: str, who: str) -> list[tuple[str, str]]:
        """Kind and day of each fact that the person has told, as it was told."""
        rows = await self.sql(
            f"SELECT DISTINCT ON (fact->>'id') fact->>'kind' AS kind, fact->>'occurred_at' AS at, created_at"
            f" FROM {team}.outbox WHERE fact->>'actor' = $1 ORDER BY fact->>'id', created_at",
            who,
        )
        return [(row["kind"], row["at"][:10]) for row in sorted(rows, key=lambda row: row["created_at"])]


async def to_a_sale(court: Court) -> None:
    """A flat, from its seizure to its sale in the second round."""
    await (await Road.begin(court, FAILED, SOLD)).to_sale()


async def to_sealed_documents(court: Court) -> None:
    case = await documents.filed_case(court, 1)
    await documents.receive(court, case, "applicant", consent=True)
    await documents.assign(court, case)
    await documents.sealed_batch(court, case)


ROADS = [pytest.param(to_a_sale, marks=pytest.mark.road), to_sealed_documents]


@pytest.mark.walk
@pytest.mark.parametrize("road", ROADS)
async def test_what_is_tried_is_what_is_then_done(
    court: Court, road: Callable[[Court], Awaitable[None]]
) -> None:
    """Along a road, acts that are done and acts that are refused, and beside each one some earlier act once more."""
    trying = Trying(court, seed=1)
    await road(trying)
    assert trying.tried > 20
    dockets = await court.sql("SELECT rule_id, due_date::text, steps::text FROM intake.duty")
    dates = {(row["rule_id"], row["due_date"]) for row in dockets}
    moved = {row["rule_id"] for row in dockets if "不计入" in row["steps"]}
    assert trying.opened
    assert {(rule, day) for rule, day in trying.opened if rule not in moved} <= dates


async def counted(court: Court, *tables: str) -> list[int]:
    return [(await court.sql(f"SELECT count(*) FROM {table}"))[0][0] for table in tables]


async def test_nothing_of_a_trial_stays(court: Court) -> None:
    """No row, no number of the case counter, no audit, no fact, no answer under the key; no key is asked for."""
    body = application(1)
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    path = f"/applications/{received['id']}/filing"
    tables = ("intake.enforcement_case", "intake.audit", "intake.outbox", "intake.idempotency", "intake.duty")
    await court.advance()
    before = await counted(court, *tables)
    answer = await court.call("POST", "intake", path, "lian01", key="k1", Prefer=TRY)
    assert answer.status_code == 200, answer.text
    headers = {"Authorization": f"Bearer {await court.token('lian01')}", "Prefer": f"wait=5, {TRY}"}
    without_key = await court.http.post(court.urls["intake"] + path, headers=headers)
    assert without_key.headers["Preference-Applied"] == TRY
    assert await counted(court, *tables) == before
    would = answer.json()
    assert "intake.case_filed" in {fact["kind"] for fact in would["facts"]}
    assert {"enforcement_case"} <= {row["table"] for row in would["rows"]}
    assert would["not_done"]
    filed = await court.do("POST", "intake", path, "lian01", key="k1")
    assert would["answer"]["case_number"] == filed["case_number"]


@pytest.mark.walk
async def test_a_trial_says_every_duty_with_its_date(court: Court) -> None:
    received = await court.do("POST", "intake", "/applications", "lian01", application(2))
    await court.advance()
    path = f"/applications/{received['id']}/filing"
    would = await court.do("POST", "intake", path, "lian01", Prefer=TRY)
    filed = await court.do("POST", "intake", path, "lian01")
    await court.advance()
    duties = await court.listed("intake", f"/cases/{filed['case_number']}/duties", "lian01")
    opened = [duty for duty in would["duties"] if duty["change"] == "opened"]
    assert [duty["rule_id"] for duty in would["duties"] if duty["change"] == "met"] == ["filing.decision"]
    said = {(duty["rule_id"], duty["due_date"], tuple(duty["steps"])) for duty in opened}
    assert len(said) > 5
    assert said <= {(duty["rule_id"], duty["due_date"], tuple(duty["steps"])) for duty in duties}


async def test_a_refused_trial_says_all_faults_as_the_act_does(court: Court) -> None:
    body = application(3) | {"principal": "-1", "performance_due_on": "2999-01-01"}
    tried = await court.call("POST", "intake", "/applications", "lian01", body, Prefer=TRY)
    done = await court.call("POST", "intake", "/applications", "lian01", body)
    assert (tried.status_code, tried.json()) == (done.status_code, done.json())
    outsider = await court.call("POST", "intake", "/applications", "wangpai01", application(3), Prefer=TRY)
    assert outsider.status_code == 403


@pytest.mark.parametrize(
    "prefer", ["handling=dryrun", "handling", 'respond-async, handling="dry_run"', "x" * 201]
)
async def test_a_slip_in_the_preference_does_not_do_the_act(court: Court, prefer: str) -> None:
    before = await counted(court, "intake.application")
    answer = await court.call("POST", "intake", "/applications", "lian01", application(4), Prefer=prefer)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:preference_unknown")
    assert await counted(court, "intake.application") == before


@pytest.mark.parametrize(
    ("preferences", "wanted"),
    [
        ([], False),
        (["respond-async"], False),
        (["handling=strict"], False),
        (["handling=dry-run"], True),
        (["wait=5", 'Handling="dry-run"'], True),
        (["handling=dry-run; x=1, wait=5"], True),
    ],
)
def test_the_preference_is_read_as_it_is_written(preferences: list[str], wanted: bool) -> None:
    assert trial.is_wanted(preferences) is wanted


async def test_only_a_service_asks_for_a_forecast(court: Court) -> None:
    answer = await court.call("POST", "intake", "/forecast", "lian01", [])
    assert answer.status_code == 403
