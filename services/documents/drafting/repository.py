"""Every query of drafting."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, literal, or_
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.delivery.acts import SERVE
from services.documents.drafting import acts, reasons, rules
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document, InitialBatch
from services.documents.drafting.schemas import DocumentFilter
from services.documents.signing.acts import REVIEW_OF, SIGN_OF, VERIFY
from services.documents.signing.rules import CHAIN, FORM_CHAIN, Step, hands, reviewed_as
from shared.law.case_rules import parts
from shared.platform.court import CaseAccess
from shared.platform.db import run_sql
from shared.platform.paging import Page, listed
from shared.platform.todo import Waiting, acting_as, none_of
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office

_REASONED = [kind.code for kind in KINDS.values() if kind.coercive_or_closing]


async def document(session: AsyncSession, document_id: str, *, lock: bool = False) -> Document:
    """The document; 404 if there is none."""
    found = await session.get(Document, document_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_DOCUMENT)
    return found


async def lock_documents(session: AsyncSession, document_ids: Collection[str]) -> dict[str, Document]:
    """Those of `document_ids` that exist, locked in one order."""
    query = select(Document).where(col(Document.id).in_(document_ids)).order_by(Document.id).with_for_update()
    return {found.id: found for found in (await session.exec(query)).all()}


async def is_closed_as_file(session: AsyncSession, case_number: str, file_id: str) -> bool:
    """Whether a document that was made by hand as that file is closed to others."""
    query = select(Document.id).where(
        Document.case_number == case_number, Document.closed_to_others, Document.handmade_file == file_id
    )
    return (await session.exec(query)).first() is not None


async def of_case(session: AsyncSession, case_number: str) -> list[Document]:
    query = (
        select(Document)
        .where(Document.case_number == case_number)
        .order_by(col(Document.made_at), col(Document.kind), col(Document.addressee))
    )
    return list((await session.exec(query)).all())


async def of_batch(session: AsyncSession, case_number: str) -> list[Document]:
    """The first batch as it stands, without what was returned or taken back."""
    gone = ("returned", "withdrawn")
    return [one for one in await of_case(session, case_number) if one.initial and one.state not in gone]


async def sent_to(session: AsyncSession, document: Document) -> set[str]:
    """For whom the case's other documents of its kind were made that have left."""
    query = select(Document.addressee).where(
        Document.case_number == document.case_number,
        Document.kind == document.kind,
        Document.id != document.id,
        Document.state == "dispatched",
    )
    return set((await session.exec(query)).all())


async def next_ruling(session: AsyncSession, case_number: str) -> int:
    """The next ruling's number in its case; its counter stays locked until the ruling is committed."""
    result = await run_sql(
        session,
        "INSERT INTO documents.ruling_counter AS c (case_number, last_number) VALUES (:case, 1)"
        " ON CONFLICT (case_number) DO UPDATE SET last_number = c.last_number + 1 RETURNING last_number",
        case=case_number,
    )
    return int(result.scalar_one())


async def is_reason_of_another(session: AsyncSession, key: str, case_number: str) -> bool:
    """Whether a document of another case has that reason, but for names and figures.

    Documents made before keys were kept have none: theirs are reckoned now.
    """
    if not key:
        return False
    query = select(Document.id).where(Document.reason_key == key, Document.case_number != case_number)
    if (await session.exec(query.limit(1))).first() is not None:
        return True
    unkeyed = select_columns(col(Document.kind), col(Document.fields)).where(
        col(Document.reason_key) == "",
        col(Document.kind).in_(_REASONED),
        col(Document.case_number) != case_number,
    )
    rows = await session.stream(unkeyed)
    return key in {reasons.reason_key(KINDS[row.kind], row.fields) async for row in rows}


async def redrafted(session: AsyncSession, document_ids: Collection[str]) -> set[str | None]:
    """Those of `document_ids` in whose place another document stands."""
    query = select(Document.redraft_of).where(col(Document.redraft_of).in_(document_ids))
    return set((await session.exec(query)).all())


async def documents(session: AsyncSession, asked: DocumentFilter, cases: str | Select[Any]) -> Page[Document]:
    which = asked.equal(Document, "state", "kind", "signer", "initial", "made_by")
    if typed := asked.q.strip():
        case_number, ruling = rules.numbered(typed)
        of_number = col(Document.case_number).startswith(case_number, autoescape=True)
        if ruling is not None:
            of_number = and_(of_number, col(Document.ruling) == ruling)
        titled = [kind.code for kind in KINDS.values() if typed in kind.title]
        which.append(or_(of_number, col(Document.kind).in_(titled)))
    return await listed(session, Document, Document.made_at, asked, cases, *which)


async def open_batch(session: AsyncSession, case_number: str, expected: int) -> InitialBatch:
    """The case's batch, made if it is new, locked to the end of the transaction."""
    await run_sql(
        session,
        "INSERT INTO documents.initial_batch (case_number, expected) VALUES (:case, :expected) ON CONFLICT DO NOTHING",
        case=case_number,
        expected=expected,
    )
    return await session.get_one(InitialBatch, case_number, with_for_update=True)


async def lock_batch(session: AsyncSession, case_number: str) -> InitialBatch | None:
    return await session.get(InitialBatch, case_number, with_for_update=True)


async def sent_of_batch(session: AsyncSession, case_number: str) -> int:
    """How many documents of the batch have left."""
    query = select(func.count()).where(
        Document.case_number == case_number, col(Document.initial), Document.state == "dispatched"
    )
    return int((await session.exec(query)).one())


def _next(step: Step) -> ColumnElement[bool]:
    """That `step` is a document's next."""
    chains = ((col(Document.signer) != "none", CHAIN), (col(Document.signer) == "none", FORM_CHAIN))
    return or_(
        *(
            and_(of_kind, col(Document.state).in_([state for state, following in chain if following == step]))
            for of_kind, chain in chains
        )
    )


def _reviewer(signer: str) -> Callable[[Actor], ColumnElement[bool]]:
    """`check_reviewer` in SQL: another than the maker, whosever the case is."""
    offices = REVIEW_OF[signer].offices
    return lambda actor: (
        none_of(acting_as(actor, offices), Document.made_by, Document.made_for)
        if hands(signer, actor).intersection(offices)
        else false()
    )


def _reviewed_as(needed: str) -> ColumnElement[bool]:
    """`reviewed_as` in SQL."""
    return or_(
        *(
            and_(col(Document.signer) == signer, col(Document.kind) == kind.code)
            for kind in KINDS.values()
            for signer in REVIEW_OF
            if reviewed_as(kind, signer) == needed
        )
    )


_apart = col(Document.kind).in_([kind.code for kind in KINDS.values() if kind.apart])


def _is_apart(actor: Actor) -> ColumnElement[bool]:
    """`check_apart` in SQL, of the judge."""
    has_it = col(CaseAccess.judge).in_(sorted(parts(actor)))
    return and_(literal(Office.JUDGE in actor.own), ~has_it)


def _signer(signer: str) -> Callable[[Actor], ColumnElement[bool]]:
    """`check_signer` and `check_case_judge` in SQL."""
    if signer == "judge":
        return lambda actor: and_(
            case(
                (_apart, _is_apart(actor)),
                else_=and_(
                    col(CaseAccess.judge).in_(actor.stands_for(Office.JUDGE)),
                    col(CaseAccess.judge) != Document.reviewed_by,
                    col(CaseAccess.judge) != func.coalesce(Document.reviewed_for, ""),
                ),
            ),
            none_of({actor.id}, Document.reviewed_by, Document.reviewed_for),
        )
    offices = SIGN_OF[signer].offices
    return lambda actor: (
        col(Document.reviewed_by) == actor.id if hands(signer, actor).intersection(offices) else false()
    )


def _maker(actor: Actor) -> ColumnElement[bool]:
    return col(Document.made_by) == actor.id


_other = aliased(Document)
_returned = and_(col(Document.state) == "returned", ~exists().where(col(_other.redraft_of) == Document.id))
_judges = col(Document.kind).in_([kind.code for kind in KINDS.values() if kind.by_judge])
WAITING = [
    Waiting(VERIFY, Document, Document.made_at, _next("verify"), _maker),
    *(
        Waiting(
            act,
            Document,
            Document.verified_at,
            and_(_next("review"), _reviewed_as(by)),
            _reviewer(by),
        )
        for by, act in REVIEW_OF.items()
    ),
    *(
        Waiting(
            act, Document, Document.reviewed_at, and_(_next("sign"), col(Document.signer) == by), _signer(by)
        )
        for by, act in SIGN_OF.items()
    ),
    Waiting(SERVE, Document, func.coalesce(Document.signed_at, Document.verified_at), _next("order")),
    Waiting(acts.REDRAFT_BY_TEAM, Document, Document.reviewed_at, and_(_returned, ~_judges)),
    Waiting(acts.REDRAFT_BY_JUDGE, Document, Document.reviewed_at, and_(_returned, _judges)),
]
"""What waits for somebody here."""
