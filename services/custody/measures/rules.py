"""What may be done with an asset that was found. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from shared.contracts.custody.records import Way
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.records import DocumentRecord
from shared.contracts.intake.records import CaseRecord
from shared.gateways.asset_query import Measure
from shared.law.case_rules import check_open
from shared.law.periods import add_months
from shared.values.articles import CKD, NQF, PMB, PRE, REGULATION, cite
from shared.values.asset_kind import SEALED, AssetKind
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

FREEZING_RULING: KindOfDocument = "freezing_ruling"
LIFTING_RULING: KindOfDocument = "lifting_ruling"
SALE_RULINGS: tuple[KindOfDocument, ...] = ("sale_ruling", "debt_ruling")
"""By which a thing is sold, or taken in payment: its seizure goes with it (PMB[28])."""
RULING = CKD[1]
LIFTING = CKD[28]
OUTSIDE = REGULATION["二(二)2(2)"]
BOUND = CKD[19]
_SOLD = "该财产已经拍卖成交，所有权已转移给买受人，不得再查封、冻结"


def measure_of(kind: AssetKind) -> Measure:
    return "seal" if kind in SEALED else "freeze"


def is_owed(kind: AssetKind, identifier: str, case: CaseRecord) -> bool:
    """Whether it is the very thing that the instrument orders delivered: it secures no debt, whatever it is worth."""
    return kind in SEALED and identifier in case.act_owed


@dataclass(frozen=True)
class Found:
    """The asset to be decided on. `outside`: it lies outside the prefecture; `owed`: see is_owed; `sold`: since;
    `preserved`: by a case that carries out nothing but a ruling of preservation."""

    kind: AssetKind
    value: Decimal
    outside: bool
    of_respondent: bool
    owed: bool = False
    sold: bool = False
    preserved: bool = False


@dataclass(frozen=True)
class Room:
    """What the claim still allows, yuan: `limit` less what is `controlled`; `others`, the values of undecided assets.

    `of_party`: what its owner still answers for, who was added up to a sum, with what is controlled and undecided of his alone.
    """

    limit: Decimal
    controlled: Decimal
    others: Collection[Decimal]
    of_party: bool = False

    @property
    def left(self) -> Decimal:
        return self.limit - self.controlled

    @property
    def others_suffice(self) -> bool:
        """Whether other assets, none worth more than is left, would pay the claim."""
        return sum(value for value in self.others if value <= self.left) >= self.left


def narrower(case: Room, party: Room | None) -> Room:
    """What bounds a thing: the claim, or the smaller sum up to which its owner answers."""
    return case if party is None or case.left <= party.left else party


def check_decision(
    found: Found, way: Way, amount: Decimal | None, ruling_document: str, reason: str, room: Room
) -> None:
    """Refuse a decision on an asset, with every fault of it. Raises Problem 409."""
    faults: list[FieldError] = []
    if not found.of_respondent:
        faults.append(FieldError("asset", "不是本案被执行人的财产，不得查控", NQF[7]))
    if found.sold and way != "not_worth":
        faults.append(FieldError("asset", _SOLD, PMB[26]))
    if way == "freeze_online":
        faults += _freeze_faults(found, ruling_document)
    if way in ("freeze_online", "delegate"):
        if (found.kind == "bank_deposit") != (amount is not None):
            faults.append(FieldError("amount", "冻结存款须写明金额，其他财产不填写金额", BOUND))
    elif amount is not None:
        faults.append(FieldError("amount", "不冻结存款的，不填写冻结金额", BOUND))
    if way == "delegate" and found.preserved:
        detail = "保全裁定由本院实施；辖区之外的财产到当地线下办理"
        faults.append(FieldError("way", detail, PRE[15]))
    elif way == "delegate" and not found.outside:
        faults.append(FieldError("way", "财产在辖区之内，不得委托，由本院办理", OUTSIDE))
    if way in ("offline", "not_worth") and not reason:
        faults.append(FieldError("reason", "须写明转线下办理或不予处理的理由", REGULATION["二(二)2"]))
    if way in ("freeze_online", "delegate") and not found.owed:
        faults += _bound_faults(found, amount, reason, room)
    refuse(faults, 409, ProblemCode.DECISION_REFUSED)


def _freeze_faults(found: Found, ruling_document: str) -> list[FieldError]:
    faults = []
    if found.outside and found.kind == "real_estate":
        how = "到当地线下办理" if found.preserved else "委托财产所在地法院"
        detail = f"不动产在辖区（地级市）之外，不能网络查封，须{how}"
        faults.append(FieldError("way", detail, OUTSIDE))
    if not ruling_document:
        faults.append(FieldError("ruling_document", "查封、冻结须作出裁定，请填写裁定书", RULING))
    return faults


def _bound_faults(found: Found, amount: Decimal | None, reason: str, room: Room) -> list[FieldError]:
    value = found.value if amount is None else amount
    if value <= room.left:
        return []
    left = format_yuan(max(room.left, Decimal(0)))
    if room.left <= 0 or found.kind not in SEALED:
        what, article = ("保全裁定的限额", PRE[15]) if found.preserved else ("执行标的额", BOUND)
        if room.of_party:
            what, article = "裁定追加该被执行人承担责任的限额", BOUND
        detail = f"超出{what}：尚可查控{left}，本项{format_yuan(value)}"
        return [FieldError("amount", detail, article)]
    if room.others_suffice:
        return [FieldError("way", f"其他财产足以清偿尚余的{left}，不得超标的额查封不可分物", BOUND)]
    if not reason:
        detail = f"本项价值超出尚可查控的{left}；不可分物且无其他足以清偿的财产的，须写明理由"
        return [FieldError("reason", detail, BOUND)]
    return []


def term_of(ruling: DocumentRecord, identifier: str) -> tuple[date, date]:
    """First and last day of the measure on that asset, as the ruling has it. The ruling was checked: it says so."""
    asset = ruling.operative.asset(identifier) if ruling.operative else None
    assert asset is not None
    assert asset.starts_on is not None
    assert asset.ends_on is not None
    return asset.starts_on, asset.ends_on


def months_until(ends_on: date, today: date, longest: int) -> int:
    """The whole months that a measure of `today` lasts, at least one: its last day is `ends_on` all the same."""
    lasting = [month for month in range(1, longest + 1) if add_months(today, month) - timedelta(1) <= ends_on]
    return max(lasting, default=1)


def check_case_open(closed: bool) -> None:
    """After a case is closed for good nothing more is seized; what is found after 终本 is."""
    check_open("closed" if closed else "open", "不得再查封、冻结财产", LIFTING)


def check_unsold(sold: bool) -> None:
    """What has a buyer is not the respondent's any more."""
    if sold:
        raise Problem(409, ProblemCode.THING_SOLD, _SOLD, PMB[26])


def check_undecided(decided: bool) -> None:
    if decided:
        raise Problem(409, ProblemCode.ALREADY_DECIDED, article=REGULATION["二(二)2"])


def check_own(commission: str | None) -> None:
    """What another court holds for us, that court lifts and renews."""
    if commission is not None:
        detail = "由受托法院采取，须委托该法院解除或者续行"
        raise Problem(409, ProblemCode.HELD_BY_ANOTHER_COURT, detail, OUTSIDE)


def check_liftable(lift_decided: bool, renew_decided: bool) -> None:
    """A measure whose renewal is under way or done is lifted in its next term."""
    if lift_decided:
        raise Problem(409, ProblemCode.ALREADY_LIFTED, article=LIFTING)
    if renew_decided:
        raise Problem(409, ProblemCode.ALREADY_RENEWED, "续行后解除续行的措施", LIFTING)


def check_part(amount: Decimal, kind: AssetKind, *, waits: bool) -> None:
    """A thing is let go of as a whole; what waits has frozen nothing yet of which a sum could be let go.

    Of more than is frozen all that is frozen goes: the ruling was made when there was more, and is carried out once.
    """
    refused = ""
    if kind != "bank_deposit":
        refused = "只有冻结的存款可以解除一部分金额，其他财产整项解除"
    elif amount <= 0:
        refused = "解除的金额须大于零"
    elif waits:
        refused = "轮候冻结尚未生效，没有冻结到款项，待生效后再解除所裁定的金额"
    if refused:
        raise Problem(409, ProblemCode.LIFTED_PART, refused, LIFTING)


def part_of(ruled: Decimal | None, limit: Decimal | None) -> Decimal | None:
    """What is let go of while the freeze goes on with the rest; None where it ends, since no rest of its limit would be left."""
    return None if ruled is None or (limit is not None and ruled >= limit) else ruled


def check_not_lifted_by(ruling_document: str, parts: Collection[str]) -> None:
    """A ruling lets go of its sum of an account once. `parts`: the rulings by which a sum of that was, or is to be."""
    if ruling_document in parts:
        raise Problem(409, ProblemCode.ALREADY_LIFTED, "已经依该裁定解除了所写明的金额", LIFTING)


def check_off_sale(on_sale: bool, *, sold: bool) -> None:
    """Who waits for the thing would hold it and sell it, too: until the ruling that sells it has reached the buyer. Raises Problem 409."""
    if on_sale:
        detail = (
            "成交、抵债裁定送达买受人、承受人时所有权方转移，送达以后查封、冻结才随之解除" if sold else ""
        )
        article = cite(PMB[26], CKD[27]) if sold else cite(PMB[17], PMB[20])
        raise Problem(409, ProblemCode.THING_ON_SALE, detail, article)


def check_by_hand(offline: bool, refusals: int) -> None:
    """What the network has taken it lifts; at the counter only what it would not."""
    if offline and not refusals:
        raise Problem(409, ProblemCode.LIFTING_NOT_REFUSED, article=REGULATION["二(二)2"])
