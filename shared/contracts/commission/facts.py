"""What commission tells of matters given to other courts."""

from __future__ import annotations

from typing import Literal

from shared.contracts.fact import Id, Instant, Refs, YesNo, added, fact
from shared.contracts.process import COMMISSION, NETWORK, TELLING


class _OfCommission(Refs):
    commission: Id
    asset: Id


@fact("commission.instructed", "收到委托事项文书", COMMISSION, subject="commission")
class CommissionInstructed(_OfCommission):
    """二(三)2."""


@fact("commission.issued", "委托执行函签发", COMMISSION, subject="commission")
class CommissionIssued(_OfCommission):
    """二(三)2."""


@fact("commission.dispatched", "事项委托发出", COMMISSION, subject="commission")
class CommissionDispatched(_OfCommission):
    """二(三)2. `term_ends_at`: when the time given to the other court is over."""

    urgent: YesNo | None = added()
    term_ends_at: Instant | None = added()


@fact("commission.withdrawn", "撤回委托事项", COMMISSION, subject="commission")
class CommissionWithdrawn(_OfCommission):
    """Before the other court has answered; what it answers all the same is booked."""


@fact("commission.supplement_asked", "受托法院要求补正", subject="supplement")
class SupplementAsked(_OfCommission):
    """法发〔2017〕27号第十条. `supplement`: what is asked for, once for each time that it is."""

    supplement: Id


@fact("commission.supplied", "补正材料签发", COMMISSION, subject="supplement")
class SupplementIssued(_OfCommission):
    supplement: Id


@fact("commission.supplement_sent", "补正材料发出", subject="supplement")
class SupplementSent(_OfCommission):
    supplement: Id


@fact("commission.answered", "受托法院反馈", COMMISSION, subject="commission")
class CommissionAnswered(_OfCommission):
    result: Literal["done", "returned"]


@fact("commission.measure_taken", "受托法院查封冻结生效", NETWORK, subject="commission")
class CommissionedMeasureTaken(_OfCommission):
    """`measure`: the commission under which it was taken; `expires_at`: 24:00 of the last day."""

    measure: Id
    expires_at: Instant


@fact("commission.measure_ended", "受托法院解除或者续行查封冻结", NETWORK, subject="commission")
class CommissionedMeasureEnded(_OfCommission):
    measure: Id


@fact("commission.answer_notice_ordered", "交付告知受托法院反馈", TELLING, subject="notice")
class AnswerNoticeOrdered(Refs):
    """二(三)2. `notice`: the commission that was answered; `late`: its asset was taken after it was withdrawn."""

    notice: Id
    late: YesNo | None = added()


@fact("commission.told", "反馈结果告知实施团队", COMMISSION, subject="commission")
class CommissionTold(_OfCommission):
    """二(三)2: occurred when the officer's message arrived."""
