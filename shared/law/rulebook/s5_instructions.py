"""二(五)3 Instructions: overdue at every stage, by the team that is to carry them out and by who sent them."""

from shared.contracts.intake.facts import (
    InstructedTeam,
    InstructionAccepted,
    InstructionEnded,
    InstructionFedBack,
    InstructionRefused,
    InstructionSender,
    InstructionSent,
)
from shared.law.numbers import INSTRUCTION_FEEDBACK
from shared.law.periods import workdays
from shared.law.rulebook.model import Duty, on
from shared.values.articles import REGULATION
from shared.values.roles import Office

STAGES: dict[str, str] = {}

_ARTICLE = REGULATION["二(五)3"]
_TOLD = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)
_TEAMS: dict[InstructedTeam, Office] = {
    "intake": Office.RECEPTION_CLERK,
    "documents": Office.DOCUMENT_CLERK,
    "custody": Office.CUSTODY_OFFICER,
    "commission": Office.COMMISSION_OFFICER,
    "auction": Office.AUCTION_OFFICER,
    "funds": Office.FUNDS_OFFICER,
}
_SENDERS: dict[InstructionSender, Office] = {
    "judge": Office.JUDGE,
    "handling_officer": Office.HANDLING_OFFICER,
}


def _answered(team: InstructedTeam, owner: Office) -> Duty:
    return Duty(
        id=f"{team}.instruction_answered",
        article=_ARTICLE,
        text="每天检查执行人员在执行案件流程系统中向执行指挥中心相关模块发送指令的情况，以及相关模块工作人员接收、完成、反馈指令的情况",
        note="条文无接收期限，取下一个工作日",
        title="接收指令并决定是否接受",
        opens_on=on(InstructionSent, to=team),
        met_by=on(InstructionAccepted),
        or_met_by=(on(InstructionRefused), on(InstructionEnded)),
        within=workdays(1),
        owner=owner,
        escalate_to=_TOLD,
        early_to=_TOLD,
        confidence="unsure",
        match="instruction",
    )


def _fed_back(team: InstructedTeam, owner: Office) -> Duty:
    return Duty(
        id=f"{team}.instruction_fed_back",
        article=_ARTICLE,
        text="对即将或已经超过指令要求的反馈时间的，应在发现当日以相关人员能够确定收到的方式，提示其按要求落实指令要求",
        note="反馈时间由指令写明",
        title="按指令要求的时间办理并反馈",
        opens_on=on(InstructionSent, to=team),
        met_by=on(InstructionFedBack),
        or_met_by=(on(InstructionRefused), on(InstructionEnded)),
        within=INSTRUCTION_FEEDBACK.only,
        owner=owner,
        escalate_to=_TOLD,
        early_to=_TOLD,
        confidence="unsure",
        match="instruction",
        counted_from="feedback_by",
    )


def _refused(sender: InstructionSender, owner: Office) -> Duty:
    return Duty(
        id=f"quality.instruction_refused_to_{sender}",
        article=_ARTICLE,
        text="提示其按要求落实指令要求",
        note="条文无期限，取下一个工作日",
        title="指令未被接受，重新发送或者撤回",
        opens_on=on(InstructionRefused, sender=sender),
        met_by=on(InstructionEnded),
        within=workdays(1),
        owner=owner,
        escalate_to=_TOLD,
        early_to=_TOLD,
        confidence="unsure",
        match="instruction",
    )


DUTIES = (
    *(_answered(team, office) for team, office in _TEAMS.items()),
    *(_fed_back(team, office) for team, office in _TEAMS.items()),
    *(_refused(sender, office) for sender, office in _SENDERS.items()),
)
