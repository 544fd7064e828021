"""What another team has a person told, and what has become of it (二(五)2)."""

from __future__ import annotations

from services.intake.docket import repository as docket
from services.intake.filing import repository as cases
from services.intake.prompts.addressee import Addressee, addressee
from services.intake.prompts.messages import log_told, new_message
from services.intake.prompts.models import Reminder
from services.intake.prompts.schemas import NoticeOut
from services.intake.tasks import repository as tasks
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import TaskOpened
from shared.contracts.intake.orders import Matter, Tell
from shared.platform.reading import open_case
from shared.platform.work import COURT, Work
from shared.values.articles import CKD, PMB, REGULATION, cite
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import Problem

_NOTICES: dict[Matter, tuple[str, str]] = {
    "receipts": ("本案执行款已经到账，请查看并及时发放", REGULATION["二(六)4(1)"]),
    "commission_answer": ("受托法院已经反馈本案委托事项的办理结果，请查看", REGULATION["二(三)2"]),
    "commission_late": (
        "委托事项撤回以后，受托法院仍反馈已经查封、冻结，请委托该法院解除，或者依法继续控制",
        REGULATION["二(三)2"],
    ),
    "price_papers": ("本案拍卖财产参考价的有关材料已经形成电子卷宗，请查看", REGULATION["二(四)3"]),
    "full_payment": (
        "本案拍卖价款已经全额缴纳，请在3个工作日内制作拍卖成交裁定",
        REGULATION["二(四)5(3)"],
    ),
    "sale_unheld": (
        "本案正在拍卖或者已经成交的财产，查封、扣押、冻结已经失效或者已不在先，不得继续办理：尚未成交的由执行法官撤回拍卖；"
        "能够重新查封且在先的，重新查封后由执行法官决定是否继续；已经成交又不能重新查封的，撤销成交并退还保证金、价款",
        CKD[27],
    ),
    "debt_covered": (
        "本案到账款项（包括其他财产的价款）已足以清偿债务，尚有财产正在拍卖，请执行法官及时停止拍卖",
        cite(PMB[14], PMB[19]),
    ),
    "service_failure": ("本案文书未能送达，原因已经写明，请查看", REGULATION["二(一)6"]),
    "key_locked": (
        "有签发人员在签发本案文书时连续输错口令，其签名密钥已经停用，请核实是否系其本人所为",
        REGULATION["二(一)3"],
    ),
    "own_key_locked": (
        "签发本案文书时您的签名密钥口令连续错误，密钥已经停用；如非您本人所为，请立即报告执行局长并更换密钥",
        REGULATION["二(一)3"],
    ),
    "money_identified": (
        "法院主体账户有一笔款项识别为本案案款，请在3个工作日内认领至本案一案一账号",
        REGULATION["二(六)4(2)"],
    ),
    "anomaly_found": (
        "案款账户有一笔支出没有相应的发放手续，请立即核查并作出处理",
        REGULATION["二(六)3"],
    ),
    "anomaly_decided": ("案款收发异常已经执行局长核查处理，请查看", REGULATION["二(六)3"]),
    "payout_returned": (
        "本案一笔已付案款被收款银行退回，已恢复为待发放款项，请核对收款账户后重新办理发放",
        REGULATION["二(六)5(2)"],
    ),
    "payout_form_returned": (
        "本案一份发放审批表在审批中被退回，请查看退回理由，改正后重新提交",
        REGULATION["二(六)2"],
    ),
    "return_doubtful": ("本案到账一笔疑似退汇的款项，请核对后确认", REGULATION["二(六)3"]),
    "suspense_refund_denied": (
        "一笔不明案款的退还未获批准，请查看审批意见，继续查找所属案件",
        REGULATION["二(六)4(2)"],
    ),
    "suspense_refund_paid": ("一笔不明案款已由银行退还原缴款账户，请查看", REGULATION["二(六)4(2)"]),
    "suspense_refund_refused": (
        "一笔不明案款的退还被银行拒绝，款项仍在法院主体账户，请查明原因后重新报请",
        REGULATION["二(六)4(2)"],
    ),
    "anomaly_referred": ("案款收发异常及其核查处理情况，现予通报，请查看", REGULATION["二(六)3"]),
}
"""What a person is told when another team has ordered it, by its kind."""

_TO_DO: frozenset[Matter] = frozenset({"commission_late"})
"""What has to be dealt with besides being known."""


async def take_notice(work: Work, order: Tell) -> None:
    """Put another team's notice on record as a message, once; 404 for a case that is not on record."""
    if order.case_number != COURT:
        await cases.case(work.session, order.case_number)
    docket_id = str(DocketId.case(order.case_number))
    row = await docket.lock_docket(work.session, docket_id)
    if await _of_notice(work, order.notice) is not None:
        return
    words, article = _NOTICES[order.kind]
    named = Addressee(order.person, order.office) if order.person else None
    to = named or await addressee(work, docket_id, (order.office,))
    if to is None or order.kind in _TO_DO:
        await tasks.open_task(work.session, row, f"{order.notice}/{order.kind}", words, work.now)
        work.tell(TaskOpened(), DocketId.parse(docket_id))
    if to is None:
        return
    message = new_message(work, docket_id, order.kind, to, words, work.now)
    message.id, message.notice, message.team = derived_id("notice", order.notice), order.notice, order.team
    work.session.add(message)
    log_told(work, docket_id, order.kind, to, words, article)


async def _of_notice(work: Work, notice: str) -> Reminder | None:
    return await work.session.get(Reminder, derived_id("notice", notice))


async def read_notice(work: Work, notice: str) -> NoticeOut:
    """404 for one that intake has not been given."""
    message = await _of_notice(work, notice)
    if message is None:
        raise Problem(404, ProblemCode.UNKNOWN_NOTICE)
    case_number = DocketId.parse(message.docket).subject
    if case_number == COURT:
        work.audit(COURT, AuditAction.NOTICE_READ, notice)
    else:
        await open_case(work, case_number, AuditAction.NOTICE_READ, notice)
    arrived = [at for at in (message.delivered_at, message.acknowledged_at) if at is not None]
    return NoticeOut(
        case_number=case_number,
        team=message.team or "",
        received_at=min(arrived, default=None),
        staff_id=message.staff_id,
        text=message.text,
        proof=message.proof,
    )
