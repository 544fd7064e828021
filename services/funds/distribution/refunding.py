"""二(六)2: what is held of a receipt and is not the case's goes back to who has paid it."""

from __future__ import annotations

from services.funds.deposits import rules as kept_rules
from services.funds.deposits.models import KeptDeposit
from services.funds.distribution.evidence import Evidence
from services.funds.distribution.models import DistributedReceipt, Distribution, DistributionShare
from services.funds.distribution.schemas import DistributionOut, RefundIn
from services.funds.distribution.service import out, settle, tell
from services.funds.distribution.sharing import Purpose
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import Account
from services.funds.receipts import repository as receipts
from services.funds.receipts import service as receiving
from services.funds.returns import repository as returning
from services.funds.sales import named
from shared.law.case_rules import check_officer
from shared.law.files import check_files
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import Problem


async def case_of_receipt(work: Work, receipt_id: str) -> str:
    found = await receipts.receipt(work.session, receipt_id)
    if found.case_number is None:
        raise Problem(409, ProblemCode.NOT_REFUNDABLE, "该笔款项不在本案账户", kept_rules.REFUND)
    return found.case_number


async def refund(work: Work, evidence: Evidence, receipt_id: str, body: RefundIn | None) -> DistributionOut:
    """A plan of one share: what is held of a receipt beyond a buyer's price and deposit, for who has paid it."""
    case = evidence.case
    work.in_stead_of(check_officer(case.officer, work.actor, REGULATION["二(六)2"]))
    await books.lock(work.session, [case.case_number])
    await settle(work, case.case_number, evidence.sales)
    receipt = await receipts.receipt(work.session, receipt_id)
    pending = await returning.pending(work.session, [receipt_id])
    lies_on = Account.RETURNED if pending else Account.DEPOSIT
    held = (await books.by_receipt(work.session, [case.case_number], lies_on)).get(receipt_id, book.NOTHING)
    sale = named(receipt.listing, evidence.bought)
    kept_rules.check_held(held)
    kept = sale is not None and await work.session.get(KeptDeposit, sale.listing) is not None
    if pending:
        kept_rules.check_of_none(names_returned=(await receiving.out(work, receipt)).names_returned)
        receipt.return_settled_at = work.now
        why = f"附言载明的付款此前已经退汇，将重复退回的{format_yuan(held)}退还原缴款账户"
    elif sale is None and body is not None:
        kept_rules.check_of_no_sale(receipt.payer_name, evidence.bought)
        check_files(evidence.files, [kept_rules.application(body.paper, receipt.booked_at, work.hands)])
        why = f"缴款所称的拍卖没有成交，经缴款人申请，将{format_yuan(held)}退还原缴款账户"
    else:
        kept_rules.check_refundable(sale, kept=kept)
        why = f"买受人缴纳的款项中价款、保证金以外的{format_yuan(held)}，退还原缴款账户"
        if sale is not None and sale.annulled:
            why = f"该次成交已经裁定撤销，将买受人缴纳的{format_yuan(held)}退还原缴款账户"
    plan = Distribution(
        id=derived_id("refund", receipt_id),
        case_number=case.case_number,
        stop_on=work.now.date(),
        available=held,
        steps=[why],
        computed_at=work.now,
        computed_by=work.actor.id,
    )
    work.session.add(plan)
    await work.session.flush()
    share = DistributionShare(
        id=derived_id("share", plan.id, 0),
        distribution_id=plan.id,
        position=0,
        purpose=Purpose.REFUND.value,
        receipt_id=receipt_id,
        due=held,
        amount=held,
    )
    work.session.add(share)
    work.session.add(DistributedReceipt(distribution_id=plan.id, receipt_id=receipt_id))
    await book.post(work, "refunded", receipt_id, ledger.refunded(case.case_number, held, lies_on))
    work.audit(case.case_number, AuditAction.DISTRIBUTION_REFUND, plan.id, amount=held)
    tell(work, plan, [receipt_id])
    return await out(work, plan, case.officer)
