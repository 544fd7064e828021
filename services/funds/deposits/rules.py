"""What a defaulted buyer's deposit serves (网络司法拍卖规定第二十四条), and what of a buyer's money is given back. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple, Protocol

from services.funds.sales import Bought
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.records import CaseRecord
from shared.law.case_rules import is_same_hand
from shared.law.files import PaperFile, check_files
from shared.values.articles import NET, PMB, REGULATION, cite
from shared.values.asset_kind import one_name
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office

ARTICLE = NET[24]
COSTS = cite(NET[24], PMB[19])
REFUND = cite(REGULATION["二(六)4"], NET[24])


def check_defaulted(listing: str, sales: Sequence[Bought]) -> Bought:
    """The sale whose buyer the judge has found to have defaulted; 409 for any other."""
    sale = next((sale for sale in sales if sale.listing == listing and sale.defaulted), None)
    if sale is None:
        raise Problem(409, ProblemCode.NOT_DEFAULTED, article=ARTICLE)
    return sale


def check_unkept(*, kept: bool) -> None:
    if kept:
        raise Problem(409, ProblemCode.DEPOSIT_KEPT, article=ARTICLE)


def deposit_of(deposit: Decimal, held: Sequence[tuple[str, Decimal]]) -> dict[str, Decimal]:
    """Receipt → what of it is the deposit: the first of the buyer's money `held`, up to its sum. 409 where not all has come, or none was given.

    Of a part that is kept the rest, which comes later, would go back to the defaulter.
    """
    if not deposit:
        detail = "买受人未交纳保证金（申请执行人参加竞买的，可以不交），没有不予退还的保证金；其已经交纳的价款予以退还"
        raise Problem(409, ProblemCode.NOT_OF_A_SALE, detail, cite(NET[17], NET[24]))
    left, taken = deposit, {}
    for receipt, amount in held:
        if part := min(left, amount):
            taken[receipt], left = part, left - part
    check_come(sum(taken.values(), Decimal(0)))
    if left:
        detail = f"保证金{format_yuan(deposit)}，已到账{format_yuan(deposit - left)}，应催告网络平台将余额划入本案账户，到齐后登记"
        raise Problem(409, ProblemCode.NOT_OF_A_SALE, detail, cite(NET[24], NET[25]))
    return taken


def check_come(held: Decimal) -> None:
    """409 where no money of a buyer lies there."""
    if not held:
        raise Problem(409, ProblemCode.NOT_OF_A_SALE, "该次拍卖的保证金尚未到账", ARTICLE)


class Cost(Protocol):
    """`party_id` has advanced or lost the money; `paper`: the file that shows it, `bill` its number, `issuer` who made it out."""

    @property
    def party_id(self) -> str: ...
    @property
    def paper(self) -> str: ...
    @property
    def bill(self) -> str: ...
    @property
    def issuer(self) -> str: ...


class Bill(NamedTuple):
    """A bill as it is told from others."""

    sha256: str
    number: str
    issuer: str

    def is_same(self, other: Bill) -> bool:
        """By its file, or by its number unless it is of another issuer, which a bill of before does not name; however they
        were typed."""
        issuers = {one_name(one) for one in (self.issuer, other.issuer)}
        alike = one_name(self.number) == one_name(other.number) and (len(issuers) == 1 or "" in issuers)
        return self.sha256 == other.sha256 or alike


@dataclass(frozen=True)
class Result:
    """What became of the thing after the default: since when the deposit serves, and how much less it brought."""

    on: date
    shortfall: Decimal


def result(listing: str, sales: Sequence[Bought], today: date) -> Result | None:
    """None while the thing is to be auctioned again: the deposit is held until then.

    The price that counts is that of the next sale; where the thing is no longer sold in the case, none is lower.
    """
    at = next(n for n, sale in enumerate(sales) if sale.listing == listing)
    after = [sale for sale in sales[at + 1 :] if sale.asset == sales[at].asset and not sale.annulled]
    settled = next((sale.effective_on for sale in after if sale.effective_on), None)
    if settled is None and not sales[at].over:
        return None
    shortfall = max(sales[at].price - after[0].price, Decimal(0)) if after else Decimal(0)
    return Result(settled or today, shortfall)


def steps(amount: Decimal, price: Decimal, costs: Decimal, shortfall: Decimal) -> list[str]:
    """The order of the article, each with what the deposit gave to it."""
    left = amount - costs
    made_up = min(left, shortfall)
    return [
        f"悔拍保证金{format_yuan(amount)}不予退还（原拍卖价款{format_yuan(price)}），依次用于：",
        f"一、支付拍卖产生的费用损失：{format_yuan(costs)}",
        f"二、弥补重新拍卖价款低于原拍卖价款的差价（{format_yuan(shortfall)}）：{format_yuan(made_up)}",
        f"三、冲抵被执行人的债务：{format_yuan(left - made_up)}",
    ]


def spread(costs: Decimal, kept: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Listing → what of the costs its deposit pays, the first deposit first. 409 beyond what is kept."""
    left, paid = costs, {}
    for listing, amount in kept.items():
        paid[listing] = min(left, amount)
        left -= paid[listing]
    if left:
        detail = f"拍卖费用损失只能从可以使用的悔拍保证金{format_yuan(sum(kept.values(), Decimal(0)))}中支付"
        raise Problem.of([FieldError("costs", detail, ARTICLE)], 409, ProblemCode.DISTRIBUTION_REFUSED)
    return paid


def check_costs(
    case: CaseRecord, files: Sequence[FileRecord], costs: Sequence[Cost], hands: Set[str]
) -> list[str]:
    """Each is a party's, and shown by a file that another than who reckons has entered: its SHA-256. 422, 409."""
    errors = [
        FieldError(f"costs.{n}.party_id", "不是本案当事人", ARTICLE)
        for n, cost in enumerate(costs)
        if cost.party_id not in case.party_ids
    ]
    refuse(errors, 422, ProblemCode.DISTRIBUTION_REFUSED)
    papers = [
        PaperFile(f"costs.{n}.paper", cost.paper, FilePurpose.AUCTION_COST, ARTICLE, not_by=hands)
        for n, cost in enumerate(costs)
    ]
    digests = check_files(files, papers)
    return [digests[cost.paper] for cost in costs]


def check_unpaid(costs: Sequence[Cost], digests: Sequence[str], paid: Sequence[Bill]) -> None:
    """409 for a bill that is `paid` already or on record as another, or named twice."""
    seen = list(paid)
    errors = []
    for n, (cost, digest) in enumerate(zip(costs, digests, strict=True)):
        bill = Bill(digest, cost.bill, cost.issuer)
        if any(map(bill.is_same, seen)):
            detail = (
                "该票据（票据号码或者文件相同）已经登记或者支付过，同一票据只登记、支付一次，且应与登记的内容一致；"
                "不同单位开具的票据号码相同的，应分别写明开票单位"
            )
            errors.append(FieldError(f"costs.{n}.bill", detail, ARTICLE))
        seen.append(bill)
    refuse(errors, 409, ProblemCode.DISTRIBUTION_REFUSED)


def check_withdraws(entered: Collection[str | None], actor: Actor, *, paid: bool) -> None:
    """409 for a bill that a plan pays, 403 for who has entered it, or in whose stead it was."""
    if paid:
        raise Problem(409, ProblemCode.COST_PAID, article=COSTS)
    if is_same_hand(entered, actor, Office.FUNDS_OFFICER, Office.BUREAU_DIRECTOR):
        raise Problem(403, ProblemCode.SAME_PERSON, "拍卖费用的登记由登记人以外的人注销", COSTS)


def application(paper: str, booked_at: datetime, hands: Set[str]) -> PaperFile:
    """The payer's own application, of after he has paid, which another than who refunds has entered."""
    return PaperFile("paper", paper, FilePurpose.REFUND_APPLICATION, REFUND, booked_at, hands)


def check_held(held: Decimal) -> None:
    """409 where nothing of a receipt lies there for a buyer."""
    if not held:
        raise Problem(409, ProblemCode.NOT_REFUNDABLE, "该笔款项没有为买受人暂存的余额", REFUND)


def check_of_none(*, names_returned: bool) -> None:
    """409 for a credit of which a person is to say first whether it brings a pay-out back."""
    if not names_returned:
        raise Problem(409, ProblemCode.NOT_REFUNDABLE, "该笔款项疑似退汇，应先核对", REFUND)


def check_of_no_sale(payer: str, sales: Sequence[Bought]) -> None:
    """409 where a buyer of the case has paid: his money is first put to his sale."""
    if any(payer == sale.buyer and not sale.annulled for sale in sales):
        fault = "缴款人是本案拍卖的买受人，应先记明款项所属拍卖"
        raise Problem(409, ProblemCode.NOT_REFUNDABLE, fault, REFUND)


def check_refundable(sale: Bought | None, *, kept: bool) -> None:
    """409 unless what is held of a receipt is beyond the price of a sale in effect, of a sale undone, or a defaulter's and no deposit (who takes in payment, or buys as an applicant, may give none)."""
    fault = ""
    if sale is None:
        fault = "该笔款项不属于本案的拍卖，应先核实其所属拍卖，或者更正为本案款项；退还缴款人的，须有缴款人的退款申请"
    elif sale.defaulted and sale.deposit and not kept:
        fault = "应先登记悔拍保证金不予退还，再退还保证金以外的款项"
    elif not sale.defaulted and not sale.annulled and sale.effective_on is None:
        fault = "该次拍卖的成交裁定尚未生效，不得退还"
    if fault:
        raise Problem(409, ProblemCode.NOT_REFUNDABLE, fault, REFUND)
