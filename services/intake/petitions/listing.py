"""What is asked about the list of dishonest debtors: that somebody be entered, or that an entry be put right (法释〔2017〕7号)."""

from __future__ import annotations

from services.intake.coercion import repository as coercions
from services.intake.coercion.kinds import EndGround
from services.intake.coercion.models import Coercion
from services.intake.coercion.rules import State as Entry
from services.intake.petitions.models import Petition
from shared.contracts.intake.facts import CoercionEndDue
from shared.law.numbers import CONSENTED_DELETION
from shared.law.periods import nominal
from shared.platform.work import Work
from shared.values.articles import DISHONEST
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem

_STANDS = (Entry.IN_FORCE, Entry.ENDING)


async def check_entry(work: Work, case_number: str, coercion_id: str, party: str | None) -> None:
    """An entry of this case that stands, and is put right for whom it names or who is no party. 422."""
    if not coercion_id:
        return
    entry, fault = await coercions.coercion(work.session, coercion_id), ""
    if entry.case_number != case_number or entry.kind != "dishonest" or entry.state not in _STANDS:
        fault = "不是本案正在适用的纳入失信名单"
    elif party is not None and party != entry.party:
        fault = "该项失信信息不是申请人的"
    if fault:
        error = FieldError("coercion", fault, DISHONEST[11])
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)


async def check_granted(work: Work, one: Petition) -> None:
    """Who is to be entered has been, or the president has approved it; not soon after the applicant let him off. 409."""
    entries = await coercions.entries(work.session, one.case_number, one.respondent)
    let_off = [e.ended_at for e in entries if e.end_ground == EndGround.CONSENT and e.ended_at]
    wait = CONSENTED_DELETION.on(work.now.date())
    if any(one.received_at.date() <= nominal(at.date(), wait) for at in let_off):
        detail = f"申请执行人申请删除失信信息后{wait.words}内又申请纳入的，不予支持"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, DISHONEST[10])
    own = [entry.state for entry in entries if entry.case_number == one.case_number]
    if not any(state in (Entry.APPROVED, *_STANDS) for state in own):
        detail = "院长尚未批准将该被执行人纳入失信名单，不得准许"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, DISHONEST[5])


async def put_right(work: Work, one: Petition, correction: str) -> None:
    """By the decision or the higher court's, `correction`: from now on the entry is to go or to be corrected in its days."""
    entry = await coercions.coercion(work.session, one.coercion, lock=True)
    if entry.state not in _STANDS:
        return
    entry.state, entry.end_ground, entry.end_paper = Entry.ENDING, EndGround.WRONG, one.paper
    entry.ground_at, entry.correction = work.now, correction
    entry.noted_by, entry.noted_for = one.received_by, one.received_for
    told = CoercionEndDue(coercion=entry.id, measure="dishonest", wrong="yes")
    work.tell(told, entry.case_number)


async def named(work: Work, one: Petition) -> str:
    """Whom the entry names; empty where none is asked about."""
    if not one.coercion:
        return ""
    entry: Coercion = await coercions.coercion(work.session, one.coercion)
    return await coercions.party_name(work.session, entry.party)
