"""The court's own accounts: entered by the administrator, in force when the head of finance confirms them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.administration import acts, repository
from shared.law.case_rules import is_same_hand
from shared.platform.acts import Act, offered
from shared.platform.court import CourtAccount
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.fields import Text
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office

ARTICLE = REGULATION["二(六)1"]


class AccountIn(BaseModel):
    """`main`: where money of no case lies, told to nobody; `fee`: where execution fees go."""

    model_config = ConfigDict(extra="forbid")

    purpose: Literal["main", "fee"]
    bank: Text
    number: Annotated[str, Field(pattern=r"^[0-9]{8,32}$", description="账号，8至32位数字")]
    reason: Text


class CourtAccountOut(BaseModel):
    id: str
    purpose: Literal["main", "fee"]
    bank: str
    number: str
    reason: str
    entered_by: str
    entered_at: datetime
    confirmed_by: str | None
    confirmed_at: datetime | None
    acts: list[Act]


async def listed(work: Work) -> list[CourtAccountOut]:
    """Every account that was entered, the last first. Who looked is kept."""
    work.audit(COURT, AuditAction.COURT_ACCOUNT_READ, "")
    return [_out(work.actor, row) for row in await repository.court_accounts(work.session)]


async def enter(work: Work, body: AccountIn) -> CourtAccountOut:
    """Enter an account; nothing uses it before it is confirmed."""
    check_in_person(work.actor)
    row = CourtAccount(**body.model_dump(), entered_by=work.actor.id, entered_at=work.now)
    work.session.add(row)
    await work.session.flush()
    work.audit(COURT, AuditAction.COURT_ACCOUNT_ENTER, row.id, **body.model_dump())
    return _out(work.actor, row)


async def confirm(work: Work, account_id: str) -> CourtAccountOut:
    """Put it in force: by another person than who entered it, against the bank's own paper."""
    row = await repository.court_account(work.session, account_id)
    check_unconfirmed(row)
    check_other_person(work.actor, row)
    row.confirmed_by, row.confirmed_at = work.actor.id, work.now
    await work.session.flush()
    work.audit(COURT, AuditAction.COURT_ACCOUNT_CONFIRM, row.id, purpose=row.purpose, number=row.number)
    return _out(work.actor, row)


def check_unconfirmed(row: CourtAccount) -> None:
    if row.confirmed_at is not None:
        raise Problem(409, ProblemCode.ALREADY_CONFIRMED, article=ARTICLE)


def check_in_person(actor: Actor) -> None:
    """403 for a deputy: who has entered it is one person then, whom neither he nor his deputy confirms."""
    if Office.ADMINISTRATOR not in actor.own:
        raise Problem(
            403, ProblemCode.OFFICE_REQUIRED, "法院账户由系统管理员本人录入，代理人不得代为录入", ARTICLE
        )


def check_other_person(actor: Actor, row: CourtAccount) -> None:
    if is_same_hand((row.entered_by,), actor, *acts.CONFIRM_ACCOUNT.offices):
        raise Problem(403, ProblemCode.SAME_PERSON, "录入账户的人不得自行确认", ARTICLE)


def _out(actor: Actor, row: CourtAccount) -> CourtAccountOut:
    ways = [
        offered(
            actor,
            acts.CONFIRM_ACCOUNT,
            lambda: check_unconfirmed(row),
            lambda: check_other_person(actor, row),
        )
    ]
    return CourtAccountOut(**row.model_dump(), acts=ways)
