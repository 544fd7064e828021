"""现场直接交付 (二(六)1; 法发〔2017〕6号第九条): what shows it, who confirms it, when cash is at the bank. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from datetime import datetime
from decimal import Decimal

from shared.contracts.documents.purposes import FilePurpose
from shared.law.case_rules import is_same_hand
from shared.law.files import PaperFile
from shared.values.articles import CASE_MONEY, REGULATION
from shared.values.labelled import Labelled
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office

ARTICLE = REGULATION["二(六)1"]
CASH = CASE_MONEY[9]
OFFICERS = (Office.HANDLING_OFFICER, Office.JUDGE)
"""Who may have been there."""


class Kind(Labelled):
    """What changed hands: cash that the officers took along, or what they gave to the applicant there and then."""

    CASH_TAKEN = "cash_taken", "现场收取现金，存入本案账户"
    CASH_HANDED = "cash_handed", "现金当场交付申请执行人"
    GOODS_HANDED = "goods_handed", "财物当场交付申请执行人"


HANDED = (Kind.CASH_HANDED, Kind.GOODS_HANDED)


def check_record(
    kind: Kind, taken_at: datetime, filed_at: datetime, now: datetime, receipt: str | None, goods: str
) -> None:
    """422, all faults at once: an act within the case, the applicant's receipt and the goods where they belong."""
    faults = []
    if not filed_at <= taken_at <= now:
        faults.append(FieldError("taken_at", "时间早于立案或者晚于现在", ARTICLE))
    if (kind in HANDED) != (receipt is not None):
        detail = "交付申请执行人的，须有其签收的收据；存入本案账户的，没有该收据"
        faults.append(FieldError("applicant_receipt", detail, ARTICLE))
    if (kind is Kind.GOODS_HANDED) != bool(goods):
        faults.append(FieldError("goods", "交付财物的，须写明财物名称、数量；现金不写", ARTICLE))
    refuse(faults, 422, ProblemCode.ON_SITE_REFUSED)


def check_parties(
    payer: str, respondents: frozenset[str], payee: str | None, applicants: frozenset[str]
) -> None:
    """422 unless it came from a respondent, and went to an applicant where it was handed over."""
    faults = []
    if payer not in respondents:
        faults.append(FieldError("payer", "不是本案被执行人", ARTICLE))
    if payee is not None and payee not in applicants:
        faults.append(FieldError("payee", "不是本案申请执行人", ARTICLE))
    refuse(faults, 422, ProblemCode.ON_SITE_REFUSED)


def papers(record: str, receipt: str | None, taken_at: datetime, hands: Set[str]) -> list[PaperFile]:
    """The minutes, signed on the spot, and the applicant's receipt, which another than who records it has entered."""
    found = [PaperFile("record", record, FilePurpose.ON_SITE_RECORD, CASH, taken_at)]
    if receipt is not None:
        purpose = FilePurpose.APPLICANT_RECEIPT
        found.append(PaperFile("applicant_receipt", receipt, purpose, ARTICLE, taken_at, hands))
    return found


def slip(file: str, taken_at: datetime) -> PaperFile:
    """The bank's slip, of after the last of the cash was taken."""
    return PaperFile("slip", file, FilePurpose.CASH_SLIP, CASH, taken_at)


def check_second(second: str, actor: Actor) -> None:
    """403 for any but the second officer who was there, in person: he has an office of his own, and is nobody's deputy in it."""
    if actor.id != second or actor.own.isdisjoint(OFFICERS):
        detail = "现场收款、交付应由在场的另一名执行人员本人核对"
        raise Problem(403, ProblemCode.SAME_PERSON, detail, CASH)


def check_is_another(second: str, hands: Set[str], *, holds_office: bool) -> None:
    """422 unless two different officers were there; `hands`: by whose hand it is recorded."""
    if second in hands or not holds_office:
        error = FieldError("second", "应有两名执行人员在场，须写明另一名执行人员或者执行法官", CASH)
        raise Problem.of([error], 422, ProblemCode.ON_SITE_REFUSED)


def check_unconfirmed(*, confirmed: bool) -> None:
    if confirmed:
        raise Problem(409, ProblemCode.ON_SITE_CONFIRMED, article=CASH)


def check_unused(receipt: str | None, others: Collection[Mapping[str, str]]) -> None:
    """409 for an applicant's receipt, by its SHA-256, on which another delivery rests: one is recorded once."""
    if receipt is not None and any(receipt in files.values() for files in others):
        error = FieldError(
            "applicant_receipt", "该收据已经用于登记另一项现场交付，同一交付只登记一次", ARTICLE
        )
        raise Problem.of([error], 409, ProblemCode.ON_SITE_REFUSED)


def check_not_there(there: Collection[str | None], actor: Actor) -> None:
    """403 for by whose hand the cash was taken: another says by which credit it came to the bank."""
    if is_same_hand(there, actor, Office.FUNDS_OFFICER):
        detail = "现场收取的现金是否入账，应由收款人员以外的案款专员核对"
        raise Problem(403, ProblemCode.SAME_PERSON, detail, CASH)


def check_to_pay_in(kind: str, confirmed: bool | None, *, said: bool) -> None:
    """409 unless it is cash that was taken and is not `said` to be paid in."""
    if kind != Kind.CASH_TAKEN or confirmed is False or said:
        raise Problem(409, ProblemCode.NO_CASH_TO_PAY_IN, article=CASH)


def check_unnamed(*, named: bool) -> None:
    """409 for an entry, or a slip, by which other cash is said to be paid in."""
    if named:
        error = FieldError("bank_reference", "该银行流水或者缴款单已经登记为其他现金的缴存", CASH)
        raise Problem.of([error], 409, ProblemCode.NO_CASH_TO_PAY_IN)


def check_unanswered(*, answered: bool) -> None:
    if answered:
        raise Problem(409, ProblemCode.ON_SITE_CONFIRMED, "该项现金缴存已经核对", CASH)


def check_credit(amount: Decimal, taken_at: datetime, credit: tuple[Decimal, datetime] | None) -> None:
    """409 unless the entry is money of the case (amount, booked at) since the cash was taken, and makes up its sum to the fen."""
    fault = ""
    if credit is None:
        fault = "银行未通知本案账户有该流水号的到账，或者该笔到账属于拍卖款、已经对应其他收据"
    elif credit[0] != amount:
        fault = f"该笔到账{format_yuan(credit[0])}，与所列现金合计{format_yuan(amount)}不符"
    elif credit[1] < taken_at:
        fault = "该笔到账早于现场收款"
    if fault:
        error = FieldError("bank_reference", fault, CASH)
        raise Problem.of([error], 409, ProblemCode.NO_CASH_TO_PAY_IN)
