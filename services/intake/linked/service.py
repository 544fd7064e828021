"""关联案件: which other cases are against the same debtor, on the same instrument or after the same thing (一(二))."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.filing import repository as cases
from services.intake.filing.models import Application, Case, Party
from services.intake.linked import repository
from services.intake.linked.models import LinkNotice, SharedThing
from services.intake.linked.schemas import DebtorCaseOut, DebtorOut, LinkedCaseOut
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import tell
from shared.contracts.custody.records import AssetRecord
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import CaseLinked
from shared.platform.paging import Listing, Page
from shared.platform.reading import open_case
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.asset_kind import one_name
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office
from shared.values.tie import Tie


async def list_linked(work: Work, asked: Listing, case_number: str) -> Page[LinkedCaseOut]:
    """Of a case that is open to the caller; of the others no more than their cards say. Who read it is kept."""
    case = await cases.case(work.session, case_number)
    await open_case(work, case_number, AuditAction.LINKED_READ)
    own = await cases.application(work.session, case.application_id)
    found = await repository.linked(work.session, own, asked, work.actor)
    return found.of(
        lambda row: LinkedCaseOut(
            **row[0].model_dump(include={"case_number", "filed_at", "state", "officer", "judge"}), ties=row[1]
        )
    )


async def read_debtor(work: Work, party_id: str) -> DebtorOut:
    """A respondent of a case that is open to the caller, over all cases; of the others their cards. Who read it is kept."""
    party = await work.session.get(Party, party_id)
    if party is None or party.role != "respondent":
        raise Problem(404, ProblemCode.UNKNOWN_PARTY, "没有这名被执行人")
    application = await cases.application(work.session, party.application_id)
    if application.case_number is None:
        raise Problem(409, ProblemCode.NOT_FILED_YET, article=REGULATION["一(二)"])
    await open_case(work, application.case_number, AuditAction.DEBTOR_READ, party_id)
    found = await repository.against(work.session, party, work.actor)
    names = dict.fromkeys(name for _, _, one, _ in found for name in one.names)
    return DebtorOut(
        name=party.name,
        former_names=[name for name in names if name != party.name],
        cases=[
            DebtorCaseOut(
                **case.model_dump(include={"case_number", "filed_at", "state", "officer", "judge"}),
                open=opened,
                claim=of.principal + of.interest if opened else None,
                party_id=one.id if opened else None,
            )
            for case, of, one, opened in found
        ],
    )


async def note(work: Work, application: Application) -> None:
    """Officers of linked cases hear of each other: at filing, at assignment, and when a tie is found later.

    Once a pair. A case that has no officer yet waits for him; of a sealed one only its own people hear.
    """
    if application.case_number is None:
        return
    await work.session.flush()
    case = await cases.case(work.session, application.case_number)
    found = await repository.all_linked(work.session, application)
    await _tell(work, case, found)
    for other, ties in found:
        await _tell(work, other, [(case, ties)])


async def _tell(work: Work, case: Case, found: Sequence[tuple[Case, list[Tie]]]) -> None:
    """No message names the other case: it stays in the log when that is sealed. The case's page says which it is."""
    docket_id = str(DocketId.case(case.case_number))
    known = await repository.told_of(work.session, case.case_number)
    new = [
        (other, ties)
        for other, ties in found
        if other.case_number not in known
        and not (other.sealed and case.officer not in (other.officer, other.judge))
    ]
    if case.officer is None or case.state != "open" or not new:
        return
    to = await addressee(work, docket_id, (Office.HANDLING_OFFICER,))
    if to is None:
        return
    for other, _ in new:
        pair = {"case_number": case.case_number, "other_case": other.case_number}
        work.session.add(LinkNotice(**pair, told_at=work.now))
    why = "；".join(dict.fromkeys(tie.label for _, ties in new for tie in ties))
    words = f"发现与本案关联的案件{len(new)}件（{why}），请在案件页“关联案件”一栏查看"
    tell(work, docket_id, "case_linked", to, words, REGULATION["一(二)"], work.now)
    work.tell(CaseLinked(), case.case_number)


async def note_thing(work: Work, asset: AssetRecord, other: AssetRecord) -> None:
    """The network has answered with a thing that another case knows: by what custody has on record of both."""
    same = asset.kind == other.kind and one_name(asset.identifier) == one_name(other.identifier)
    if not same or asset.case_number == other.case_number:
        return
    if await work.session.get(SharedThing, (asset.id, other.id)) is None:
        shared = SharedThing(
            asset=asset.id,
            other_asset=other.id,
            case_number=asset.case_number,
            other_case=other.case_number,
            noted_at=work.now,
        )
        work.session.add(shared)
        case = await cases.case(work.session, asset.case_number)
        await note(work, await cases.application(work.session, case.application_id))
