"""财产线索: received from anybody, in an interview or by itself, and checked in seven days, urgent ones in three."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.intake.clues import acts, repository, rules
from services.intake.clues.models import Clue
from services.intake.clues.rules import Held, Named, State
from services.intake.clues.schemas import ClueCheckIn, ClueFilter, ClueIn, ClueOut
from services.intake.filing import repository as cases
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import ClueChecked, ClueReceived
from shared.law.case_rules import check_not_over, check_officer, check_takes
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def record(work: Work, case_number: str, body: ClueIn, files: Sequence[FileRecord]) -> ClueOut:
    """What somebody told the court; from then on the limit of its check runs, after 终本 too."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_takes(case.officer, work.actor, rules.ARTICLE))
    check_not_over(case.state, case.closing_mode, rules.NO_MORE, rules.ARTICLE)
    parties = await cases.parties(work.session, case.application_id)
    rules.check_given(
        party=body.party,
        outsider=body.outsider,
        names={one.id: one.name for one in parties},
        respondent_id=body.respondent_id,
        respondents={one.id for one in parties if one.role == "respondent" and one.left_at is None},
        received_at=body.received_at,
        filed_at=case.filed_at,
        now=work.now,
    )
    rules.check_paper(body.paper, body.received_at, files)
    one = Clue(case_number=case_number, recorded_by=work.actor.id, recorded_at=work.now, **body.model_dump())
    rules.check_first(await repository.is_recorded(work.session, one))
    receive(work, one)
    return await _out(work, one, case.officer)


def receive(work: Work, one: Clue) -> None:
    """Enter it and tell of it, as of when it was given."""
    work.session.add(one)
    told = ClueReceived(clue=one.id, urgent="yes" if one.urgent else "no")
    work.record(AuditAction.CLUE_RECORD, told, one.case_number, occurred_at=one.received_at)


async def check(work: Work, clue_id: str, body: ClueCheckIn, held: Held) -> ClueOut:
    """What the check came to, also once the case is closed."""
    one = await repository.clue(work.session, clue_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one, with_for_update=True)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    rules.check_unchecked(one.state)
    named = Named(one.respondent_id, one.asset_kind, one.received_at)
    rules.check_answer(body.result, body.asset, body.query, body.check_paper, named, held, work.hands)
    one.state, one.result = State.CHECKED, body.result
    one.asset, one.query, one.check_paper = body.asset, body.query, body.check_paper
    one.checked_by, one.checked_at = work.actor.id, work.now
    told = ClueChecked(clue=one.id, result=body.result.value, interview=one.interview)
    work.record(AuditAction.CLUE_CHECK, told, case.case_number)
    return await _out(work, one, case.officer)


async def read(work: Work, clue_id: str) -> ClueOut:
    one = await repository.clue(work.session, clue_id)
    case = await open_case(work, one.case_number, AuditAction.CLUE_READ, clue_id)
    return await _out(work, one, case.officer)


async def list_clues(work: Work, asked: ClueFilter, case_number: str | None = None) -> Page[ClueOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.CLUE_READ, asked)
    found = await repository.clues(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    names = await repository.givers(work.session, found.items)
    return found.of(lambda one: _shown(work, one, names, standings[one.case_number].officer))


async def case_of(work: Work, clue_id: str) -> str:
    return (await repository.clue(work.session, clue_id)).case_number


async def _out(work: Work, one: Clue, officer: str | None) -> ClueOut:
    return _shown(work, one, await repository.givers(work.session, [one]), officer)


def _shown(work: Work, one: Clue, names: Mapping[str, str], officer: str | None) -> ClueOut:
    giver = names.get(one.party or "", one.outsider)
    return ClueOut(**one.model_dump(), giver=giver, acts=acts.on(work.actor, one, officer))
