"""What may be renewed, by which ruling and letter. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from services.custody.measures.rules import RULING, check_liftable
from shared.contracts.custody.records import MeasureState
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.records import DocumentRecord
from shared.values.articles import CKD, JS
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

NOTICE: KindOfDocument = "assistance_notice"
LAPSE = CKD[27]
WAITING = CKD[26]
RENEWAL = JS[485]


def check_renewable(state: MeasureState, lift_decided: bool, renew_decided: bool) -> None:
    """Only what is in force is renewed: what has lapsed binds nobody, and the asset is decided anew."""
    if state == "lapsed":
        detail = "期限已经届满，效力消灭，不得续行；须另行裁定，重新处理该财产"
        raise Problem(409, ProblemCode.MEASURE_LAPSED, detail, LAPSE)
    if state in ("waiting", "ended"):
        detail = "轮候查封、冻结尚未生效，期限自生效时起算，无须续行"
        if state == "ended":
            detail = "财产已由另案处置，轮候查封、冻结失效，不得续行"
        raise Problem(409, ProblemCode.MEASURE_WAITS, detail, WAITING)
    if renew_decided:
        detail = "该措施已经决定续行，不得重复续行；须待续行的措施届满前再行办理"
        raise Problem(409, ProblemCode.ALREADY_RENEWED, detail, RENEWAL)
    check_liftable(lift_decided or state == "lifted", renew_decided=False)


def check_by_hand(offline: bool, refusals: int) -> None:
    """What the network has taken it renews; at the counter only what it would not. Raises Problem 409."""
    if offline and not refusals:
        raise Problem(409, ProblemCode.RENEWAL_NOT_REFUSED, article=RENEWAL)


def check_term(term: tuple[date, date], expires_on: date) -> None:
    """The ruling's `term` joins the term that ends on `expires_on` and goes beyond it. Raises Problem 409."""
    begins, ends = term
    faults = []
    if begins > expires_on + timedelta(1):
        faults.append(
            FieldError("ruling.term", f"续行自{begins}起，原措施{expires_on}届满，其间没有查封、冻结", LAPSE)
        )
    if ends <= expires_on:
        faults.append(FieldError("ruling.term", f"续行至{ends}，没有超过原届满日{expires_on}", RENEWAL))
    refuse(faults, 409, ProblemCode.RULING_DIFFERS)


def check_letter(
    letter: DocumentRecord | None, ruling: DocumentRecord, case_number: str, identifier: str
) -> None:
    """Whoever holds the thing seizes or renews by a notice that names it (查封扣押冻结规定第一条). Raises Problem 409.

    It rests on the signed `ruling`: one of before orders another term.
    """
    if letter is None or not letter.is_signed(case_number, (NOTICE,)):
        faults = [FieldError("letter_document", "须是本案已经签发的协助执行通知书", RULING)]
    elif identifier not in letter.asset_identifiers:
        faults = [FieldError("letter_document", f"协助执行通知书没有写明该财产{identifier}", RULING)]
    elif letter.signed_at and ruling.signed_at and letter.signed_at < ruling.signed_at:
        detail = f"该协助执行通知书在{ruling.number}之前签发，须依该裁定另行制作"
        faults = [FieldError("letter_document", detail, RULING)]
    else:
        faults = []
    refuse(faults, 409, ProblemCode.PAPER_NOT_ON_RECORD)
