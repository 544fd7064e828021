"""What can be done with an application and with a case, by whom and by which article."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from services.intake.access.acts import OPEN_CASE, SEAL_CASE
from services.intake.access.rules import check_opens
from services.intake.agents.acts import ENTER_AGENT
from services.intake.agents.rules import check_filed
from services.intake.alterations.acts import END_FOR_PARTY
from services.intake.alterations.rules import ARTICLE as ALTERATIONS
from services.intake.alterations.rules import NO_MORE as NO_MORE_ALTERATIONS
from services.intake.assignment.acts import ASSIGN_CASE, REASSIGN_CASE
from services.intake.assignment.rules import check_another, check_passes_on, check_unassigned
from services.intake.bankruptcy.acts import PROPOSE_REFERRAL
from services.intake.bankruptcy.rules import ARTICLE as BANKRUPTCY
from services.intake.bankruptcy.rules import NO_MORE as NO_MORE_REFERRALS
from services.intake.closing.acts import ARCHIVE_CASE, REQUEST_CLOSING
from services.intake.closing.rules import check_closed, check_requestable
from services.intake.clues.acts import RECORD_CLUE
from services.intake.clues.rules import ARTICLE as CLUES
from services.intake.clues.rules import NO_MORE as NO_MORE_CLUES
from services.intake.coercion.acts import ARTICLE as COERCION
from services.intake.coercion.acts import REQUEST_COERCION
from services.intake.coercion.rules import NO_MORE as NO_MORE_COERCION
from services.intake.conclusion.acts import RECORD_INTERVIEW, REQUEST_CONCLUSION
from services.intake.conclusion.rules import NO_MORE as NO_MORE_CONCLUSION
from services.intake.coordination.acts import DECIDE_COORDINATION
from services.intake.coordination.rules import ARTICLE as COORDINATION
from services.intake.corrections.acts import CORRECT_APPLICATION, CORRECT_PARTY
from services.intake.corrections.rules import check_correctable
from services.intake.filing import rules
from services.intake.filing.models import Application, Case
from services.intake.guarantees.acts import RECORD_GUARANTEE
from services.intake.guarantees.rules import ARTICLE as GUARANTEED
from services.intake.guarantees.rules import NO_MORE as NO_MORE_GUARANTEES
from services.intake.instructions.acts import SEND_INSTRUCTION
from services.intake.instructions.rules import ARTICLE as INSTRUCTIONS
from services.intake.instructions.rules import NO_MORE_INSTRUCTIONS, sender
from services.intake.library.acts import NOTE_SHIELD_GROUND, RAISE_LIBRARY_CORRECTION
from services.intake.library.rules import check_in_library, check_notes, check_raises
from services.intake.petitions.acts import RECEIVE_PETITION
from services.intake.preservation.acts import (
    RECORD_LIFTING,
    RECORD_NOTICE,
    RECORD_PART_LIFTING,
    RECORD_SUIT,
)
from services.intake.preservation.rules import check_before_suit, check_liftable, check_preserves
from services.intake.property_reports.acts import NOTE_NO_REPORT, RECORD_REPORT
from services.intake.property_reports.rules import BREACH, REPORTED
from services.intake.property_reports.rules import ENDED as REPORTS_ENDED
from services.intake.property_reports.rules import NO_MORE as NO_MORE_REPORTS
from services.intake.reception.acts import RECORD_RECEPTION, WITHDRAW_CONFIRMATION
from services.intake.reception.rules import check_not_archived
from services.intake.renamings.acts import RENAME_PARTY, WITHDRAW_RENAMING
from services.intake.renamings.rules import Renamed, check_goes_on, check_withdraws
from services.intake.resumption.acts import RESUME_CASE
from services.intake.resumption.rules import Ended, check_resumable
from services.intake.settlements.acts import RECORD_SETTLEMENT
from services.intake.settlements.rules import ARTICLE as SETTLED
from services.intake.settlements.rules import NO_MORE as NO_MORE_SETTLEMENTS
from services.intake.substitution.acts import PROPOSE_SUBSTITUTION
from services.intake.substitution.rules import ARTICLE as SUBSTITUTION
from services.intake.substitution.rules import NO_MORE as NO_MORE_SUBSTITUTIONS
from services.intake.supplements import rules as supplements
from services.intake.supplements.acts import ASK_SUPPLEMENT, RECORD_SUPPLEMENT
from services.intake.suspension.acts import RECORD_STAY, REQUEST_EXTENSION
from services.intake.suspension.rules import NO_MORE_STAYS
from services.intake.waivers.acts import RECORD_WAIVER
from services.intake.waivers.rules import NO_MORE_WAIVERS, WAIVER
from shared.law.case_access import Standing
from shared.law.case_rules import (
    check_enforces,
    check_judge,
    check_not_over,
    check_officer,
    check_open,
    check_seals,
    check_takes,
)
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CPC, EXE, REGULATION, TIM
from shared.values.case_number import PRESERVATION
from shared.values.roles import Actor, Office

RECEIVE_APPLICATION = Operation(
    "receive_application", "登记执行申请", EXE[16], (Office.FILING_CLERK,), "application"
)
FILE_CASE = Operation("file_case", "决定立案", EXE[16], (Office.FILING_CLERK,), "application")
REFUSE_APPLICATION = Operation(
    "refuse_application", "裁定不予受理", EXE[16], (Office.FILING_CLERK,), "application"
)
WITHDRAW_APPLICATION = Operation(
    "withdraw_application", "登记撤回执行申请", CPC[13], (Office.FILING_CLERK,), "application"
)
SERVE_REFUSAL = Operation(
    "serve_refusal", "登记不予受理裁定送达", CPC[87], (Office.FILING_CLERK,), "application"
)


def on_application(
    actor: Actor, application: Application, state: str | None, papers: rules.Papers | None = None
) -> list[Act]:
    """`state`: of its case, once it is filed; `papers`: None where they were not read, and the act alone judges by them."""

    def undecided() -> None:
        rules.check_undecided(application.case_number, application.outcome)

    judged: dict[Operation, list[Callable[[], object]]] = {}
    if papers is not None:
        judged = {
            FILE_CASE: [
                lambda: rules.check_accepts(papers, application.version, actor.hands(FILE_CASE.offices))
            ],
            REFUSE_APPLICATION: [lambda: rules.check_refusal(papers.rulings, application.version)],
        }
    return [
        offered(actor, FILE_CASE, undecided, *judged.get(FILE_CASE, ())),
        offered(actor, REFUSE_APPLICATION, undecided, *judged.get(REFUSE_APPLICATION, ())),
        offered(actor, WITHDRAW_APPLICATION, undecided),
        offered(
            actor, ASK_SUPPLEMENT, undecided, lambda: supplements.check_first(application.missing_asked_at)
        ),
        offered(
            actor,
            RECORD_SUPPLEMENT,
            undecided,
            lambda: supplements.check_waits(application.missing_asked_at, application.supplied_at),
        ),
        offered(
            actor,
            SERVE_REFUSAL,
            lambda: rules.check_unserved(application.outcome, application.served_at),
        ),
        offered(actor, CORRECT_APPLICATION, lambda: _check_correctable(application, state)),
    ]


def on_party(
    actor: Actor,
    application: Application,
    case: Case | None,
    agents: int,
    changes: Sequence[Renamed],
    today: date,
) -> list[Act]:
    """`agents`: how many of the party are in force; `changes`: of its name that stand; each act names the application's version."""
    state = case.state if case else None

    def named() -> None:
        rules.check_not_ended(application.outcome)
        check_goes_on(application.case_number, state, case.closing_mode if case else "")

    return [
        offered(actor, RENAME_PARTY, named),
        offered(actor, WITHDRAW_RENAMING, named, lambda: check_withdraws(changes, actor)),
        offered(actor, CORRECT_PARTY, lambda: _check_correctable(application, state)),
        offered(
            actor,
            ENTER_AGENT,
            lambda: _check_correctable(application, state),
            lambda: check_filed(application.case_number),
            lambda: rules.check_agents([agents + 1], today),
        ),
    ]


def _check_correctable(application: Application, state: str | None) -> None:
    rules.check_not_ended(application.outcome)
    check_correctable(state)


def on_case(
    actor: Actor,
    case: Case,
    *,
    assigned: Collection[str | None],
    request_open: bool,
    unfinished: bool,
    ended: Ended,
    gone_on: str | None,
    revoked: bool,
    lifted: bool,
    preserved_in: str | None,
    in_library: bool,
    stage: str,
    sued: bool,
) -> list[Act]:
    """`assigned`: by whom, and in whose stead; `request_open`: its closing is under review, or approved; `unfinished`: a duty or a task of it is open; `revoked`: the
    ruling that had ended it was, and it has not gone on yet; `lifted`: its preservation; `preserved_in`: where that goes on;
    `stage`: at which it was ruled; `sued`: a suit was brought since."""
    preserves = case.type_code == PRESERVATION
    standing = Standing(case.officer, case.judge, case.sealed)
    return [
        offered(actor, ASSIGN_CASE, lambda: check_unassigned(case.officer)),
        offered(
            actor,
            REASSIGN_CASE,
            lambda: check_another(assigned, actor.hands(REASSIGN_CASE.offices)),
            lambda: check_passes_on(case.officer, case.state, unfinished=unfinished),
        ),
        offered(
            actor,
            DECIDE_COORDINATION,
            lambda: check_enforces(case.case_number),
            lambda: check_open(case.state, "不得再决定由本案处置财产", COORDINATION),
        ),
        offered(actor, RECORD_RECEPTION, lambda: check_not_archived(case.state)),
        offered(actor, WITHDRAW_CONFIRMATION, lambda: check_not_archived(case.state)),
        offered(
            actor,
            REQUEST_CLOSING,
            lambda: check_officer(case.officer, actor, REGULATION["二(五)4"]),
            lambda: check_requestable(case.state, request_open=request_open),
        ),
        offered(
            actor,
            END_FOR_PARTY,
            lambda: check_officer(case.officer, actor, ALTERATIONS),
            lambda: check_open(case.state, NO_MORE_ALTERATIONS, ALTERATIONS),
        ),
        offered(actor, ARCHIVE_CASE, lambda: check_closed(case.state)),
        offered(
            actor,
            RECORD_NOTICE,
            lambda: check_preserves(preserves),
            lambda: check_officer(case.officer, actor, RECORD_NOTICE.article),
        ),
        offered(
            actor,
            RECORD_SUIT,
            lambda: check_preserves(preserves),
            lambda: check_takes(case.officer, actor, RECORD_SUIT.article),
            lambda: check_liftable(lifted=lifted, goes_on_in=preserved_in),
            lambda: check_before_suit(stage, sued=sued),
        ),
        offered(
            actor,
            RECORD_LIFTING,
            lambda: check_preserves(preserves),
            lambda: check_takes(case.officer, actor, RECORD_LIFTING.article),
            lambda: check_liftable(lifted=lifted, goes_on_in=preserved_in),
        ),
        offered(
            actor,
            RECORD_PART_LIFTING,
            lambda: check_preserves(preserves),
            lambda: check_takes(case.officer, actor, RECORD_PART_LIFTING.article),
            lambda: check_liftable(lifted=lifted, goes_on_in=preserved_in),
        ),
        offered(
            actor,
            RESUME_CASE,
            lambda: check_resumable(case.state, ended, gone_on, revoked=revoked),
        ),
        offered(actor, SEAL_CASE, lambda: check_seals(standing, actor)),
        offered(
            actor,
            RECORD_WAIVER,
            lambda: check_enforces(case.case_number),
            lambda: check_officer(case.officer, actor, WAIVER),
            lambda: check_open(case.state, NO_MORE_WAIVERS, WAIVER),
        ),
        *(
            offered(
                actor,
                operation,
                lambda: check_enforces(case.case_number),
                lambda: check_officer(case.officer, actor, TIM[9]),
                lambda: check_open(case.state, NO_MORE_STAYS, TIM[9]),
            )
            for operation in (RECORD_STAY, REQUEST_EXTENSION)
        ),
        offered(
            actor,
            RECORD_GUARANTEE,
            lambda: check_enforces(case.case_number),
            lambda: check_officer(case.officer, actor, GUARANTEED),
            lambda: check_open(case.state, NO_MORE_GUARANTEES, GUARANTEED),
        ),
        offered(
            actor,
            SEND_INSTRUCTION,
            lambda: sender(actor, case.officer, case.judge),
            lambda: check_open(case.state, NO_MORE_INSTRUCTIONS, INSTRUCTIONS),
        ),
        offered(
            actor,
            RECORD_SETTLEMENT,
            lambda: check_enforces(case.case_number),
            lambda: check_officer(case.officer, actor, SETTLED),
            lambda: check_open(case.state, NO_MORE_SETTLEMENTS, SETTLED),
        ),
        offered(
            actor,
            PROPOSE_REFERRAL,
            lambda: check_enforces(case.case_number),
            lambda: check_officer(case.officer, actor, BANKRUPTCY),
            lambda: check_open(case.state, NO_MORE_REFERRALS, BANKRUPTCY),
        ),
        offered(
            actor,
            PROPOSE_SUBSTITUTION,
            lambda: check_enforces(case.case_number),
            lambda: check_officer(case.officer, actor, SUBSTITUTION),
            lambda: check_open(case.state, NO_MORE_SUBSTITUTIONS, SUBSTITUTION),
        ),
        offered(actor, RECEIVE_PETITION),  # of an ended case, what its end or a ruling lies open to
        offered(
            actor,
            REQUEST_COERCION,
            lambda: check_officer(case.officer, actor, COERCION),
            lambda: check_not_over(case.state, case.closing_mode, NO_MORE_COERCION, COERCION),
        ),
        offered(
            actor,
            RECORD_REPORT,
            lambda: check_enforces(case.case_number),
            lambda: check_takes(case.officer, actor, REPORTED),
            lambda: check_not_over(case.state, case.closing_mode, NO_MORE_REPORTS, REPORTS_ENDED),
        ),
        offered(
            actor,
            NOTE_NO_REPORT,
            lambda: check_enforces(case.case_number),
            lambda: check_officer(case.officer, actor, BREACH),
            lambda: check_not_over(case.state, case.closing_mode, NO_MORE_REPORTS, REPORTS_ENDED),
        ),
        offered(
            actor,
            RECORD_CLUE,
            lambda: check_takes(case.officer, actor, CLUES),
            lambda: check_not_over(case.state, case.closing_mode, NO_MORE_CLUES, CLUES),
        ),
        offered(
            actor,
            RECORD_INTERVIEW,
            lambda: check_enforces(case.case_number),
            lambda: check_officer(case.officer, actor, RECORD_INTERVIEW.article),
            lambda: check_open(case.state, NO_MORE_CONCLUSION, RECORD_INTERVIEW.article),
        ),
        offered(
            actor,
            RAISE_LIBRARY_CORRECTION,
            lambda: check_raises(case.officer, actor),
            lambda: check_in_library(listed=in_library, article=RAISE_LIBRARY_CORRECTION.article),
        ),
        offered(
            actor,
            NOTE_SHIELD_GROUND,
            lambda: check_notes(case.officer, actor),
            lambda: check_in_library(listed=in_library, article=NOTE_SHIELD_GROUND.article),
        ),
        offered(
            actor,
            REQUEST_CONCLUSION,
            lambda: check_enforces(case.case_number),
            lambda: check_judge(case.judge, actor, REQUEST_CONCLUSION.article),
            lambda: check_open(case.state, NO_MORE_CONCLUSION, REQUEST_CONCLUSION.article),
        ),
    ]


def on_card(actor: Actor, standing: Standing) -> list[Act]:
    """Of a case that is not open to `actor`."""
    return [offered(actor, OPEN_CASE, lambda: check_opens(standing, actor, actor.id))]
