"""执行担保, by national law: accepted, and followed to its end."""

from shared.contracts.intake.facts import (
    GuaranteeCalled,
    GuaranteeDecided,
    GuaranteeEnded,
    GuaranteeGiven,
)
from shared.law.periods import months, prompt
from shared.law.rulebook.model import Duty, on
from shared.values.articles import CPC, GUA
from shared.values.roles import Office

STAGES: dict[str, str] = {}

_LATE = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)
_PROMPT = "条文无期限，按「及时」掌握"

DUTIES = (
    Duty(
        id="guarantee.decision",
        article=CPC[242],
        text="被执行人向人民法院提供担保，并经申请执行人同意的，人民法院可以决定暂缓执行及暂缓执行的期限。",
        note=_PROMPT,
        title="执行法官审查执行担保",
        opens_on=on(GuaranteeGiven),
        met_by=on(GuaranteeDecided),
        within=prompt(),
        owner=Office.JUDGE,
        escalate_to=_LATE,
        confidence="unsure",
        match="guarantee",
        outlives_case=True,
        unconfirmed_unit=True,
    ),
    Duty(
        id="guarantee.period_over",
        article=GUA[13],
        text="担保期间届满后，申请执行人申请执行担保财产或者保证人财产的，人民法院不予支持。",
        note=_PROMPT,
        title="担保期间届满，登记担保责任消灭",
        opens_on=on(GuaranteeDecided, accepted="yes"),
        met_by=on(GuaranteeEnded),
        or_met_by=(on(GuaranteeCalled),),
        within=prompt(),
        owner=Office.JUDGE,
        escalate_to=_LATE,
        confidence="unsure",
        match="guarantee",
        counted_from="over_at",
        outlives_case=True,
        unconfirmed_unit=True,
    ),
    Duty(
        id="guarantee.enforced",
        article=GUA[11],
        text="直接裁定执行担保财产或者保证人的财产，不得将担保人变更、追加为被执行人。",
        note="条文无期限，按执行期限六个月掌握",
        title="执行担保财产、保证人的财产完毕",
        opens_on=on(GuaranteeCalled),
        met_by=on(GuaranteeEnded),
        within=months(6),
        owner=Office.JUDGE,
        escalate_to=_LATE,
        confidence="unsure",
        match="guarantee",
        outlives_case=True,
        unconfirmed_unit=True,
    ),
)
