"""Every query of filing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, exists, inspect, literal, or_, union_all
from sqlalchemy import select as select_columns
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.alterations.models import Alteration
from services.intake.bankruptcy.models import Referral
from services.intake.closing.models import ClosingRequest
from services.intake.clues.models import Clue
from services.intake.coercion.models import Coercion
from services.intake.conclusion.models import Conclusion, Interview
from services.intake.coordination.models import Coordination
from services.intake.docket.models import DocketRow
from services.intake.filing.models import Agent, Application, Case, Party
from services.intake.filing.rules import Earlier, names_its_court, reads_undecided
from services.intake.filing.schemas import ApplicationFilter
from services.intake.guarantees.models import Guarantee
from services.intake.instructions.models import Instruction
from services.intake.library.models import LibraryCorrection, Shielding
from services.intake.petitions.models import Petition
from services.intake.property_reports.models import PropertyReport
from services.intake.sampling.models import DossierFault
from services.intake.settlements.models import Settlement
from services.intake.substitution.models import Substitution
from services.intake.suspension.models import Stay, TermExtension
from services.intake.upkeep.models import Upkeep
from services.intake.waivers.models import Waiver
from shared.contracts.docket_id import DocketId
from shared.platform.db import among, run_sql
from shared.platform.paging import Page, Sort, begins, key_of, page, reached
from shared.platform.reading import is_listed_open
from shared.values.articles import CASE_NUMBERS
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor

ON_RECORD: Mapping[str, type[SQLModel]] = {
    "instruction": Instruction,
    "coercion": Coercion,
    "petition": Petition,
    "settlement": Settlement,
    "coordination": Coordination,
    "guarantee": Guarantee,
    "stay": Stay,
    "term_extension": TermExtension,
    "waiver": Waiver,
    "property_report": PropertyReport,
    "clue": Clue,
    "interview": Interview,
    "conclusion": Conclusion,
    "upkeep": Upkeep,
    "library_correction": LibraryCorrection,
    "shielding": Shielding,
    "referral": Referral,
    "substitution": Substitution,
    "alteration": Alteration,
    "closing_request": ClosingRequest,
    "dossier_fault": DossierFault,
}
"""What intake may hold of a case beside the case itself, by kind of object."""


async def on_record(session: AsyncSession, case_number: str) -> list[str]:
    """The kinds of ON_RECORD of which the case has any."""
    columns = ((kind, inspect(model).local_table.c.case_number) for kind, model in ON_RECORD.items())
    query = union_all(
        *(
            select_columns(literal(kind)).where(exists().where(column == case_number))
            for kind, column in columns
        )
    )
    return list((await (await session.connection()).execute(query)).scalars())


async def application(session: AsyncSession, application_id: str, *, lock: bool = False) -> Application:
    """The application; 404 if there is none."""
    found = await session.get(Application, application_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_APPLICATION)
    return found


async def applications(
    session: AsyncSession, asked: ApplicationFilter, actor: Actor
) -> Page[tuple[Application, str | None]]:
    """Each with the state of its case: those of cases that are open to `actor`, and those of none yet if he reads them."""
    of_case = col(Case.application_id) == Application.id
    query: Any = select_columns(Application, col(Case.state)).join(Case, of_case, isouter=True)
    undecided = and_(col(Case.case_number).is_(None), literal(reads_undecided(actor)))
    which = asked.equal(Application, "received_by")
    which += reached(asked.filed, Application.case_number) + reached(asked.decided, Application.decided_at)
    which += begins(asked.q, Application.id, Application.instrument_number)
    received: Any = Application.received_at
    sort = Sort(received, key_of(Application), descending=asked.sort == "newest")
    query = query.where(or_(undecided, is_listed_open(actor, "intake", Case)), *which)
    return (await page(session, query, sort, asked)).of(lambda row: (row[0], row[1]))


async def whose(
    session: AsyncSession, case_numbers: Collection[str]
) -> Sequence[tuple[str, str | None, str | None]]:
    """Officer and judge of each of those that are cases."""
    query = select(Case.case_number, Case.officer, Case.judge)
    return (await session.exec(query.where(among(Case.case_number, case_numbers)))).all()


async def case(session: AsyncSession, case_number: str, *, lock: bool = False) -> Case:
    """The case; 404 if there is none."""
    found = await session.get(Case, case_number, with_for_update=lock or None)
    if found is None:
        raise Problem(
            404, ProblemCode.UNKNOWN_CASE, f"没有案号为 {case_number} 的案件", article=str(CASE_NUMBERS)
        )
    return found


async def stage(session: AsyncSession, case_number: str) -> str:
    """Where the docket has the case; empty while it knows none."""
    query = select(DocketRow.stage).where(DocketRow.id == str(DocketId.case(case_number)))
    return (await session.exec(query)).first() or ""


async def parties(session: AsyncSession, application_id: str) -> list[Party]:
    query = select(Party).where(Party.application_id == application_id).order_by(col(Party.position))
    return list((await session.exec(query)).all())


async def present(session: AsyncSession, application_id: str) -> list[Party]:
    """Those for or against whom something is enforced still; all of them, with who has left: `parties`."""
    return [party for party in await parties(session, application_id) if party.left_at is None]


async def agents(session: AsyncSession, party_ids: Collection[str]) -> dict[str, list[Agent]]:
    """Those whose power has not ended, by party, in the order in which they were named."""
    in_force = (col(Agent.party_id).in_(party_ids), col(Agent.ended_at).is_(None))
    query = select(Agent).where(*in_force).order_by(col(Agent.position))
    found: dict[str, list[Agent]] = {}
    for agent in await session.exec(query):
        found.setdefault(agent.party_id, []).append(agent)
    return found


async def typed(session: AsyncSession, application_id: str) -> list[Agent]:
    """Whom the application names as having a special power that no paper shows yet."""
    of = (Party.application_id == application_id, Agent.special, col(Agent.power).is_(None))
    query = select(Agent).join(Party, col(Agent.party_id) == Party.id).where(*of)
    return list((await session.exec(query.where(col(Agent.ended_at).is_(None)))).all())


async def of_instrument(session: AsyncSession, found: Application) -> list[Earlier]:
    """The other applications on its instrument, as they stand; whoever else asks waits until this one is committed."""
    await run_sql(
        session,
        "SELECT pg_advisory_xact_lock(hashtextextended('intake.instrument/' || :number, 0))",
        number=found.instrument_number,
    )
    return await others_of_instrument(session, found)


async def others_of_instrument(session: AsyncSession, found: Application) -> list[Earlier]:
    """The same, where nothing is decided by it."""
    of_case = col(Case.application_id) == Application.id
    query: Any = select(Application, Case).join(Case, of_case, isouter=True)
    query = query.where(Application.instrument_number == found.instrument_number, Application.id != found.id)
    if not names_its_court(found.instrument_number):
        query = query.where(Application.instrument_court == found.instrument_court)
    return [
        Earlier(
            other.id,
            other.case_number,
            other.outcome,
            case and case.state,
            case.closing_mode if case else "",
            frozenset((party.role, party.identity) for party in await parties(session, other.id)),
        )
        for other, case in (await session.exec(query)).all()
    ]


async def next_number(session: AsyncSession, year: int, type_code: str) -> int:
    """The next natural number of the year and type; the counter's row stays locked until the case is committed."""
    result = await run_sql(
        session,
        "INSERT INTO intake.case_counter AS c (year, type_code, last_number) VALUES (:year, :type, 1)"
        " ON CONFLICT (year, type_code) DO UPDATE SET last_number = c.last_number + 1 RETURNING last_number",
        year=year,
        type=type_code,
    )
    return int(result.scalar_one())
