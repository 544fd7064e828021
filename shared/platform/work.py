"""One use case = one transaction: who acts and in which office, what was changed, which facts follow.

`Caller.act` opens the transaction, asks the schema's enter() for court time, offices and an earlier answer to the same
key, runs the use case, and closes with settle(): audit rows, outbox rows and the answer are written in one call.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

import asyncpg
import structlog
from fastapi.encoders import jsonable_encoder
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlmodel.ext.asyncio.session import AsyncSession

from shared.contracts import docket_id
from shared.contracts.docket_id import DocketId
from shared.contracts.fact import Fact, Refs
from shared.contracts.intake.records import DutyChange
from shared.contracts.teams import SERVICES
from shared.gateways.wire import CLOCKS_DIFFER
from shared.law.case_rules import only_one
from shared.platform import trial
from shared.platform.acts import barred_to_who_stands_aside, stands_aside
from shared.platform.db import Database, new_id, run_sql
from shared.platform.trial import Tried
from shared.values.articles import CPC, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import STAFF, Actor, Deputyship, Office
from shared.values.zone import COURT_ZONE

P = ParamSpec("P")
R = TypeVar("R")

_EARLIEST = datetime(2000, 1, 1, tzinfo=COURT_ZONE)
_UNAVAILABLE = (OperationalError, InterfaceError, NoConnectionFree, asyncpg.InternalClientError, OSError)
_PASSING = ("08", "40", "53", "55P", "57P", "58")
"""SQLSTATEs that pass: no connection, a deadlock that this one lost, too many connections or no space left, a lock not had in
time, starting or stopping, a failing disk."""
_URGENT = {
    AuditAction.ASSET_DECIDE,
    AuditAction.ASSET_OFFLINE,
    AuditAction.FEEDBACK_FILE,
    AuditAction.MEASURE_DECIDE_RENEWAL,
    AuditAction.MEASURE_RENEW,
    AuditAction.MEASURE_RETURN,
    AuditAction.MEASURE_TAKE,
    AuditAction.QUERY_ORDER,
}
"""What cannot wait until another has the case: a thing is found, seized, kept seized (CPC[48])."""
COURT = docket_id.COURT
"""The audit chain and the docket of what concerns no single case."""


@dataclass
class Work:
    """What one use case works with. `now` is court time."""

    session: AsyncSession
    team: str
    actor: Actor
    now: datetime
    trial: bool = False
    """Nothing of it stays: what no rollback takes back (a file, a signature) is not made."""
    duties: list[DutyChange] | None = None
    """Of a trial, what would become of duties, where the use case says it itself; None: its facts say it."""
    client: str = ""
    """The address from which the request came; empty for an order."""
    via: str = ""
    """The service that reads in the caller's name, by its own token; empty: he himself."""
    offices: tuple[Office, ...] = ()
    """Of which the act asks one."""
    audits: list[dict[str, Any]] = field(default_factory=list)
    facts: list[dict[str, Any]] = field(default_factory=list)

    def audit(self, case_number: str, action: AuditAction, subject: str, /, **detail: Any) -> None:
        """Add an append-only row to the case's chain (`COURT` where there is no case)."""
        if case_number != COURT:
            structlog.contextvars.bind_contextvars(case_number=case_number)
        if self.actor.deputy_for:
            detail["deputy_for"] = list(map(str, self.actor.deputy_for))
        self.audits.append(
            {
                "case_number": case_number,
                "action": action,
                "subject": subject,
                "detail": jsonable_encoder(detail),
            }
        )

    def in_stead_of(self, deputyship: Deputyship | None) -> None:
        """The act is taken by that deputyship, None: in person; the audit rows that follow say so."""
        self.actor = replace(self.actor, deputy_for=(deputyship,) if deputyship else ())

    @property
    def stead(self) -> str | None:
        """In whose stead the act is taken; None: in person. 403 for the deputy of several who has not said for whom he acts."""
        deputyship = only_one(self.actor.deputy_for)
        return deputyship.person if deputyship else None

    @property
    def hands(self) -> frozenset[str]:
        """Whose hand the act is, whatever he has chosen to act by: what another must have done, none of them has."""
        return self.actor.hands(self.offices)

    def tell(self, what: Refs, about: str | DocketId, *, occurred_at: datetime | None = None) -> Fact:
        """Tell a docket (a case's, by its number; the court's, by COURT) and the processes that `what` concerns what has happened.

        Raises ValueError for another team's fact: a team speaks for itself only. 422 for an impossible instant.
        """
        if what.team() != self.team:
            raise ValueError(f"{self.team} cannot state {what.kind}")
        docket = about if isinstance(about, DocketId) else DocketId.case(about)
        occurred_at = occurred_at or self.now
        if not _EARLIEST <= occurred_at <= self.now + CLOCKS_DIFFER:
            detail = f"{what.label}的时间 {occurred_at.isoformat()} 早于2000年或者晚于现在"
            raise Problem(422, ProblemCode.IMPOSSIBLE_TIME, detail, CPC[85])
        refs = what.values()
        fact = Fact(
            id=new_id(),
            kind=what.kind,
            docket=str(docket),
            subject_id=str(refs[what.subject]) if what.subject else docket.subject,
            occurred_at=occurred_at,
            actor=self.actor.id,
            stead=[one.person for one in self.actor.deputy_for],
            refs=refs,
        )
        body = fact.model_dump(mode="json")
        targets = [
            (docket.keeper, str(docket)),
            *(process.target(docket.subject, refs) for process in what.processes),
        ]
        self.facts += [
            {"workflow_type": workflow_type, "workflow_id": workflow_id, "fact": body}
            for workflow_type, workflow_id in targets
        ]
        return fact

    def record(
        self, action: AuditAction, what: Refs, case_number: str, *, occurred_at: datetime | None = None
    ) -> None:
        """Audit an act on the fact's subject and tell the fact; the audit row keeps the refs."""
        fact = self.tell(what, case_number, occurred_at=occurred_at)
        self.audit(case_number, action, fact.subject_id, **fact.refs)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=jsonable_encoder)


@dataclass(frozen=True)
class Caller:
    """One request's (or order's) caller. `key` and `digest` make a repeated write answer as the first did.

    `trial`: the act is tried and not done. `client` and `via`: as in Work. `acting_as`: the one office, or office/person of a
    deputy, that the caller has chosen of those he holds; without it he has all of them.
    """

    db: Database
    team: str
    id: str
    token: str = ""
    key: str | None = None
    digest: str = ""
    trial: bool = False
    client: str = ""
    via: str = ""
    acting_as: str = ""

    async def check_office(self, offices: Office | tuple[Office, ...]) -> None:
        """403 unless one of them is held at this instant: before what an act needs is read from other teams."""
        await self.read(offices, _nothing)

    async def act(
        self,
        offices: Office | tuple[Office, ...],
        use_case: Callable[Concatenate[Work, P], Awaitable[R]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run `use_case` in one transaction, once per key; 403 unless one of `offices` is held at this instant, and for who
        stands aside in a case that it acts in. What everybody does (read a message, take a task) is left to him.

        Raises Tried instead of committing a trial; who has read what in it is kept.
        """
        allowed = (offices,) if isinstance(offices, Office) else offices
        done = use_case if set(allowed) >= set(STAFF) else _by_who_may(use_case)
        if not self.trial:
            return await self._run(self.db.transaction(), self.key, offices, done, *args, **kwargs)
        try:
            return await self._run(self.db.transaction(), None, offices, self._tried(done), *args, **kwargs)
        except Tried as tried:
            await self.read(offices, _keep, tried.looks)
            raise

    async def read(
        self,
        offices: Office | tuple[Office, ...],
        use_case: Callable[Concatenate[Work, P], Awaitable[R]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run a use case that changes nothing; 403 as `act`. Who read is audited, in a statement of its own."""
        return await self._run(self.db.statements(), None, offices, use_case, *args, **kwargs)

    async def _run(
        self,
        opened: AbstractAsyncContextManager[AsyncSession],
        key: str | None,
        offices: Office | tuple[Office, ...],
        use_case: Callable[Concatenate[Work, P], Awaitable[R]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        allowed = (offices,) if isinstance(offices, Office) else offices
        try:
            async with opened as session:
                connection = await session.connection()
                # exec_driver_sql: these two statements are part of every act, and need nothing of SQLAlchemy's compiler
                enter = f"SELECT * FROM {self.team}.enter($1, $2, $3)"
                entered = (await connection.exec_driver_sql(enter, (self.id, key, self.digest))).one()
                actor = self._actor(entered.name, entered.offices, allowed)
                if not actor.offices.intersection(allowed):
                    wanted = "、".join(office.label for office in allowed)
                    chosen = "；您只选了以另一职务办理" if self.acting_as else ""
                    raise Problem(
                        403,
                        ProblemCode.OFFICE_REQUIRED,
                        f"本操作须由{wanted}办理{chosen}",
                        article=REGULATION["一(一)"],
                    )
                if entered.digest is not None:
                    if entered.digest != self.digest:
                        raise Problem(422, ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    return entered.response  # type: ignore[no-any-return]
                work = Work(session, self.team, actor, entered.now.astimezone(COURT_ZONE))
                work.client, work.via, work.offices = self.client, self.via, allowed
                result = await use_case(work, *args, **kwargs)
                await session.flush()
                await _withhold(work, result)
                if key is not None or work.audits or work.facts:
                    settle = f"SELECT {self.team}.settle($1, $2, $3, $4, $5, $6)"
                    kept = (
                        _json(jsonable_encoder(result)) if key is not None else "null"
                    )  # for a repeat of the key, and nothing else
                    closing = (kept, work.now, _json(work.audits), _json(work.facts))
                    await connection.exec_driver_sql(settle, (self.id, key, *closing))
            return result
        except _UNAVAILABLE as failure:
            raise _unavailable() from failure
        except (DBAPIError, asyncpg.PostgresError) as failure:
            if getattr(failure, "connection_invalidated", False) or _sqlstate(failure).startswith(_PASSING):
                raise _unavailable() from failure
            raise

    def _tried(
        self, use_case: Callable[Concatenate[Work, P], Awaitable[R]]
    ) -> Callable[Concatenate[Work, P], Awaitable[R]]:
        """`use_case`, after which nothing is left but what it would have brought about."""

        async def tried(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> R:
            work.trial = True
            before = await trial.touched(work.session)
            result = await use_case(work, *args, **kwargs)
            await work.session.flush()
            await run_sql(work.session, "SET CONSTRAINTS ALL IMMEDIATE")
            rows = trial.difference(before, await trial.touched(work.session))
            raise Tried(jsonable_encoder(result), rows, work.audits, work.facts, work.duties)

        return tried

    def _actor(self, name: str | None, offices: list[str], allowed: tuple[Office, ...]) -> Actor:
        """`offices` as enter() writes them: the office, or office/person of a deputy."""
        own = {Office.SERVICE} if self.id in SERVICES else set()
        deputies, holds, in_person = set(), set(), set()
        for text in sorted(offices):
            code, _, person = text.partition("/")
            if code not in set(Office):
                continue
            if person:
                holds.add(Deputyship(Office(code), person))
            else:
                in_person.add(Office(code))
            if self.acting_as not in ("", text):
                continue
            if person:
                deputies.add(Deputyship(Office(code), person))
            else:
                own.add(Office(code))
        by_all = own and set(allowed) >= set(STAFF)  # what everybody does, he does in person
        asked = () if by_all else set(allowed) - own
        used = sorted((one for one in deputies if one.office in asked), key=str)
        by_choice = (frozenset(own), frozenset(deputies), self.token, tuple(used))
        return Actor(self.id, name or self.id, *by_choice, frozenset(holds), frozenset(in_person))


def _by_who_may(
    use_case: Callable[Concatenate[Work, P], Awaitable[R]],
) -> Callable[Concatenate[Work, P], Awaitable[R]]:
    """`use_case`, undone where a person has acted by it in a case in which he stands aside (CPC[47], CPC[48])."""

    async def done(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> R:
        result = await use_case(work, *args, **kwargs)
        cases = {one["case_number"] for one in work.audits if one["action"] not in _URGENT} - {COURT}
        if cases and Office.SERVICE not in work.actor.own:
            await work.session.flush()
            if await _aside(work, cases):
                raise stands_aside()
        return result

    return done


async def _withhold(work: Work, answer: object) -> None:
    """No act is offered in a case to who would be refused there because he stands aside."""
    offers = [] if Office.SERVICE in work.actor.own else list(barred_to_who_stands_aside(answer))
    if offers:
        aside = await _aside(work, {case_number for case_number, _ in offers})
        for case_number, act in offers:
            if case_number in aside:
                act.stands_aside()


async def _aside(work: Work, cases: Collection[str]) -> set[str]:
    """In which of the cases who acts stands aside."""
    asked = {"cases": sorted(cases), "person": work.actor.id}
    found = await run_sql(work.session, "SELECT court.stands_aside(:cases, :person)", **asked)
    return set(found.scalars())


async def _nothing(_: Work) -> None:
    pass


async def _keep(work: Work, looks: list[dict[str, Any]]) -> None:
    work.audits += looks


def _sqlstate(failure: Exception) -> str:
    """Of the server's refusal: of a statement, or (as the driver says it) of a connection."""
    return str(getattr(getattr(failure, "orig", failure), "sqlstate", None) or "")


def _unavailable() -> Problem:
    return Problem(503, ProblemCode.DATABASE_UNAVAILABLE, retriable=True)
