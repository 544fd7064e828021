"""When a price is paid, a sale ruling may be made, and taxes are borne by those whom the law names. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DeliveryRecord, NoticeRecord
from shared.contracts.funds.records import ReceiptRecord
from shared.law.files import PaperFile
from shared.values.articles import CPC, DEED_TAX, HSE, JS, NET, PMB, REGULATION, cite
from shared.values.asset_kind import REGISTERED, one_name
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import begin_of


@dataclass(frozen=True)
class Paid:
    at: datetime
    receipts: tuple[str, ...]


def paid_in_full(
    price: Decimal, references: Collection[str | None], receipts: Sequence[ReceiptRecord]
) -> Paid:
    """The instant at which the receipts for this sale reached its price; 409 if they are a fen short (art. 25)."""
    total, counted = Decimal(0), []
    for receipt in sorted(receipts, key=lambda one: (one.booked_at, one.id)):
        if receipt.listing is None or receipt.listing not in references:
            continue
        total += receipt.amount
        counted.append(receipt.id)
        if total >= price:
            return Paid(receipt.booked_at, tuple(counted))
    raise Problem(
        409,
        ProblemCode.BALANCE_SHORT,
        f"成交价{format_yuan(price)}，已到账{format_yuan(total)}，差{format_yuan(price - total)}",
        NET[25],
    )


def is_objected(served_at: datetime, objected: datetime | None) -> bool:
    """Whether the objection was there before the ruling reached the buyer: else it was his by then (OBJ[6])."""
    return objected is not None and objected <= served_at


def check_not_objected(objected: bool) -> None:
    """409 while an outsider's objection to the thing is looked into: nobody is given it by a ruling."""
    if objected:
        raise Problem(409, ProblemCode.PETITION_BARS, article=JS[463])


def check_ruling(
    housing: bool,
    qualified: bool | None,
    checked_on: date | None,
    sold_on: date,
    today: date,
    article: str = HSE[3],
) -> None:
    """For housing the buyer's qualification is checked after the sale and before the ruling, and holds (art. 3; a taker's, art. 5)."""
    if not housing:
        return
    errors = []
    if qualified is None or checked_on is None:
        errors.append(FieldError("qualification", "作出成交裁定前应审核买受人的购房资格", article))
    else:
        if not sold_on <= checked_on <= today:
            errors.append(FieldError("qualification.checked_on", "应在成交后、作出裁定前审核", article))
        if not qualified:
            errors.append(
                FieldError("qualification.qualified", "买受人不持续具备购房资格，不予出具成交裁定", article)
            )
    refuse(errors, 409, ProblemCode.NOT_QUALIFIED)


def qualification(proof: str, checked_on: date, sold_at: datetime, hands: Set[str]) -> PaperFile:
    """What shows the check: entered after the sale and not before the day of the check, by another than the judge."""
    shows_at = max(sold_at, begin_of(checked_on))
    return PaperFile("qualification.proof", proof, FilePurpose.QUALIFICATION, HSE[3], shows_at, hands)


def ruling_kind(*, taken: bool, own: bool, named: str) -> KindOfDocument:
    """Whose sort of ruling gives the thing away: a sale's, or that of a taking in payment (PMB[20]).

    `own`: it was taken since there is that kind; of one taken before the sale ruling that was made by then is good, too.
    """
    if taken and not own and named == "sale_ruling":
        return "sale_ruling"
    return "debt_ruling" if taken else "sale_ruling"


def check_parties_to_serve(made_at: datetime | None, served: Collection[object]) -> None:
    """The sale ruling is served on the parties once, after it is made (二(四)5(3)). Raises Problem 409."""
    if made_at is None or served:
        raise Problem(409, ProblemCode.SALE_RULING_NOT_TO_SERVE, article=REGULATION["二(四)5(3)"])


TaxKind = Literal["deed", "vat", "income", "land_value", "stamp", "other"]
Bearer = Literal["buyer", "respondent"]
_BORNE_BY_LAW: dict[TaxKind, Bearer] = {
    "deed": "buyer",
    "vat": "respondent",
    "income": "respondent",
    "land_value": "respondent",
}
"""契税法第一条; 增值税法, 个人所得税法, 土地增值税暂行条例: whoever receives."""


def check_taxes(asset_class: str, taxes: Sequence[tuple[TaxKind, Bearer]]) -> None:
    """Each tax by whom the law names (art. 30); without the deed tax no registration of land (契税法第十一条)."""
    errors = []
    kinds = [kind for kind, _ in taxes]
    for n, (kind, bearer) in enumerate(taxes):
        if _BORNE_BY_LAW.get(kind, bearer) != bearer:
            errors.append(FieldError(f"taxes.{n}.borne_by", "应由法律规定的主体承担", NET[30]))
        if kind != "other" and kind in kinds[:n]:
            errors.append(FieldError(f"taxes.{n}.kind", "同一税种重复填写", NET[30]))
    if asset_class == "real_estate" and "deed" not in kinds:
        errors.append(FieldError("taxes", "缺少契税完税凭证，不能办理权属登记", DEED_TAX[11]))
    refuse(errors, 409, ProblemCode.TAXES_REFUSED)


def check_paid(paid: Sequence[datetime], sold_at: datetime, now: datetime) -> None:
    """A tax on the sale is paid after it, and not in the future (422)."""
    errors = [
        FieldError(f"taxes.{n}.paid_at", "缴税时间早于成交或者晚于现在", NET[30])
        for n, at in enumerate(paid)
        if not sold_at <= at <= now
    ]
    refuse(errors, 422, ProblemCode.ACT_OUT_OF_TIME)


def certificates(taxes: Sequence[tuple[str, datetime]], hands: Set[str]) -> list[PaperFile]:
    """The certificate of each tax, which shows when it was paid (二(四)6 税费缴纳完成); not entered by who books it."""
    purpose, article = FilePurpose.TAX_CERTIFICATE, REGULATION["二(四)6"]
    return [
        PaperFile(f"taxes.{n}.certificate", file, purpose, article, paid_at, hands)
        for n, (file, paid_at) in enumerate(taxes)
    ]


def shown_certificate(taxes: Sequence[Mapping[str, str]]) -> str:
    """The certificate shown to the register: the deed tax's where there is one."""
    return min(taxes, key=lambda tax: tax["kind"] != "deed")["certificate_number"]


def notices_of(identifier: str, notices: Collection[NoticeRecord]) -> list[NoticeRecord]:
    """Those that are signed, stand, and ask to enter the buyer of that thing."""
    return [
        one
        for one in notices
        if one.signed_at is not None
        and one.withdrawn_at is None
        and one_name(identifier) in map(one_name, one.asset_identifiers or ())
    ]


def check_notice(
    kind: str, identifier: str, ruled_at: datetime, notices: Collection[NoticeRecord]
) -> list[NoticeRecord]:
    """The notices, signed since the ruling, by which who keeps the register is asked; 409 where there is none.

    None of a thing whose owner no register keeps.
    """
    if kind not in REGISTERED:
        return []
    signed = [
        one
        for one in notices_of(identifier, notices)
        if one.signed_at is not None and one.signed_at >= ruled_at
    ]
    if signed:
        return signed
    detail = "申请过户前，应当就该财产制作并签发成交、抵债裁定以后的协助执行通知书（过户）；没有的，先由文书人员制作，报局长签发"
    raise Problem(409, ProblemCode.TRANSFER_NOT_NOTIFIED, detail, CPC[262])


def registers_receipt(
    notices: Sequence[NoticeRecord],
    deliveries: Mapping[str, Sequence[DeliveryRecord]],
    parties: Collection[str],
    proof: str | None,
    hands: Set[str],
) -> PaperFile | None:
    """The receipt of a notice that was handed to the register; None where one has provably reached it by itself.

    `deliveries`: by notice. What one of `hands` has ordered, or has gone to a party or the buyer, proves nothing.
    Raises Problem 409 where there is neither.
    """
    for notice in notices:
        for one in deliveries.get(notice.id or "", ()):
            others = one.addressee in parties or one.addressee.split(".")[0] == "buyer"
            if one.served_at is not None and not one.is_by(hands) and not others:
                return None
    if proof is None:
        detail = "协助执行通知书（过户）没有已经送达登记机构的送达记录；由文书人员送达，或者当面送交后由他人存入登记机构签收的送达回证"
        raise Problem(409, ProblemCode.TRANSFER_NOTICE_NOT_SERVED, detail, CPC[262])
    signed_at = min(one.signed_at for one in notices if one.signed_at)
    return PaperFile("proof", proof, FilePurpose.SERVICE_RECEIPT, CPC[262], signed_at, hands)


def check_instant(field: str, at: datetime, after: datetime, now: datetime, article: str) -> None:
    """An act on paper lies after what it follows from, and not in the future."""
    if not after <= at <= now:
        error = FieldError(field, "时间早于前一步骤或者晚于现在", article)
        raise Problem.of([error], 422, ProblemCode.ACT_OUT_OF_TIME)


def reached_buyer(deliveries: Collection[DeliveryRecord], hands: Set[str] = frozenset()) -> datetime | None:
    """When the ruling's delivery provably reached the buyer; one that one of `hands` has ordered proves nothing."""
    reached = [
        one.served_at
        for one in deliveries
        if one.served_at is not None and not one.is_by(hands) and one.addressee.split(".")[0] == "buyer"
    ]
    return min(reached, default=None)


def buyers_receipt(proof: str | None, made_at: datetime, hands: Set[str]) -> PaperFile:
    """The receipt of a ruling that was handed to the buyer; 409 where there is neither that nor a delivery on record."""
    if proof is None:
        detail = "成交裁定书没有已经送达买受人的送达记录；当面送交的，由他人存入买受人签名的送达回证"
        raise Problem(409, ProblemCode.RULING_NOT_SERVED, detail, cite(PMB[20], JS[491]))
    return PaperFile("proof", proof, FilePurpose.SERVICE_RECEIPT, PMB[20], made_at, hands)
