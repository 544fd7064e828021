"""移送破产审查, by national law: decided, sent, answered by the court of the debtor's seat, and what each answer leads to."""

from shared.contracts.intake.facts import (
    PartyLeft,
    ReferralAnswered,
    ReferralChased,
    ReferralDecided,
    ReferralEnded,
    ReferralHandedOver,
    ReferralProposed,
    ReferralRevoked,
    ReferralSent,
)
from shared.law.numbers import BANKRUPTCY_ANSWER
from shared.law.periods import prompt
from shared.law.rulebook.model import Duty, on
from shared.values.articles import JS
from shared.values.roles import Office

STAGES: dict[str, str] = {}

_LATE = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)
_PROMPT = "条文无期限，按「及时」掌握"
_REFER = "应当裁定中止对该被执行人的执行，将执行案件相关材料移送被执行人住所地人民法院。"
_ANSWER = (
    "被执行人住所地人民法院应当自收到执行案件相关材料之日起三十日内，将是否受理破产案件的裁定告知执行法院。"
)

DUTIES = (
    Duty(
        id="bankruptcy.decision",
        article=JS[511],
        text=_REFER,
        note=_PROMPT,
        title="院长决定是否移送破产审查",
        opens_on=on(ReferralProposed),
        met_by=on(ReferralDecided),
        within=prompt(),
        owner=Office.PRESIDENT,
        escalate_to=(Office.LEADER_IN_CHARGE,),
        confidence="unsure",
        match="referral",
        unconfirmed_unit=True,
    ),
    Duty(
        id="bankruptcy.sending",
        article=JS[511],
        text=_REFER,
        note=_PROMPT,
        title="裁定中止执行，将材料移送被执行人住所地人民法院",
        opens_on=on(ReferralDecided, referred="yes"),
        met_by=on(ReferralSent),
        or_met_by=(on(ReferralRevoked),),
        within=prompt(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LATE,
        confidence="unsure",
        match="referral",
        unconfirmed_unit=True,
    ),
    Duty(
        id="bankruptcy.answer",
        article=JS[512],
        text=_ANSWER,
        note="受移送法院的期限；期满由本院催问",
        title="受移送法院三十日内告知是否受理破产案件",
        opens_on=on(ReferralSent),
        met_by=on(ReferralAnswered),
        within=BANKRUPTCY_ANSWER.only,
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LATE,
        match="referral",
        outlives_case=True,
    ),
    Duty(
        id="bankruptcy.chase",
        article=JS[512],
        text=_ANSWER,
        note="期满未答复的，由本院催问；条文无期限，按「及时」掌握",
        title="催问受移送法院是否受理破产案件",
        opens_on=on(ReferralSent),
        met_by=on(ReferralChased),
        or_met_by=(on(ReferralAnswered),),
        within=prompt(),
        counted_from="answer_due",
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LATE,
        confidence="unsure",
        match="referral",
        outlives_case=True,
        unconfirmed_unit=True,
    ),
    Duty(
        id="bankruptcy.hand_over",
        article=JS[513],
        text="被执行人住所地人民法院裁定受理破产案件的，执行法院应当解除对被执行人财产的保全措施。",
        note=_PROMPT,
        title="受理破产案件后解除保全措施、移交财产",
        opens_on=on(ReferralAnswered, result="accepted"),
        met_by=on(ReferralHandedOver),
        or_met_by=(on(ReferralEnded, result="dismissed"),),
        within=prompt(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LATE,
        confidence="unsure",
        match="referral",
        unconfirmed_unit=True,
    ),
    Duty(
        id="bankruptcy.termination",
        article=JS[513],
        text="被执行人住所地人民法院裁定宣告被执行人破产的，执行法院应当裁定终结对该被执行人的执行。",
        note=_PROMPT,
        title="宣告破产后裁定终结对该被执行人的执行",
        opens_on=on(ReferralEnded, result="declared"),
        met_by=on(PartyLeft),
        within=prompt(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LATE,
        confidence="unsure",
        match="party",
        unconfirmed_unit=True,
    ),
)
