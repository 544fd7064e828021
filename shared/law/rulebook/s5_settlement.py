"""执行和解, by national law: confirmed, and followed to its end."""

from shared.contracts.intake.facts import (
    SettledActDecided,
    SettledActRecorded,
    SettlementConfirmed,
    SettlementEnded,
    SettlementRecorded,
)
from shared.law.periods import prompt
from shared.law.rulebook.model import Duty, on
from shared.values.articles import CPC, SET
from shared.values.roles import Office

STAGES: dict[str, str] = {}

_LATE = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)
_PROMPT = "条文无期限，按「及时」掌握"

DUTIES = (
    Duty(
        id="settlement.confirmation",
        article=CPC[241],
        text="双方当事人自行和解达成协议的，执行员应当将协议内容记入笔录，由双方当事人签名或者盖章。",
        note=_PROMPT,
        title="执行法官确认执行和解",
        opens_on=on(SettlementRecorded),
        met_by=on(SettlementConfirmed),
        within=prompt(),
        owner=Office.JUDGE,
        escalate_to=_LATE,
        confidence="unsure",
        match="settlement",
        unconfirmed_unit=True,
    ),
    Duty(
        id="settlement.act_confirmation",
        article=SET[8],
        text="执行和解协议履行完毕的，人民法院作执行结案处理。",
        note=_PROMPT,
        title="执行法官确认和解约定行为的履行",
        opens_on=on(SettledActRecorded),
        met_by=on(SettledActDecided),
        or_met_by=(on(SettlementEnded),),
        within=prompt(),
        owner=Office.JUDGE,
        escalate_to=_LATE,
        confidence="unsure",
        match="settlement",
        unconfirmed_unit=True,
    ),
    Duty(
        id="settlement.followed",
        article=SET[8],
        text="执行和解协议履行完毕的，人民法院作执行结案处理。",
        note=_PROMPT,
        title="和解期限届满，核对履行情况，结案或者恢复执行",
        opens_on=on(SettlementConfirmed, confirmed="yes"),
        met_by=on(SettlementEnded),
        within=prompt(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LATE,
        confidence="unsure",
        match="settlement",
        counted_from="due_at",
        unconfirmed_unit=True,
    ),
)
