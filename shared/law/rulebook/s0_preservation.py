"""财产保全执行 (执保): what a ruling of preservation asks of whoever carries it out."""

from shared.contracts.custody.facts import (
    AssetSetAside,
    FreezeDecided,
    MeasureTaken,
    MeasureWaiting,
    PreservationReleased,
    QueryStarted,
)
from shared.contracts.intake.facts import (
    ApplicationDecided,
    ApplicationRefused,
    ApplicationWithdrawn,
    PreservationFiled,
    PreservationLifted,
    PreservationReceived,
    PreservationTold,
)
from shared.law.periods import days, immediate, prompt
from shared.law.rulebook.model import Duty, on
from shared.values.articles import CPC, JS, PRE
from shared.values.roles import Office

STAGES = {PreservationReceived.kind: "收案"}

_TOLD = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)
_BEGUN = (
    on(FreezeDecided),
    on(MeasureTaken),
    on(MeasureWaiting),
    on(AssetSetAside, way="offline"),
    on(PreservationLifted),
)
"""To look for what is to be preserved, on application, begins it, and to leave something alone does not; once lifted, nothing is begun."""

DUTIES = (
    Duty(
        id="preservation.filed",
        article=PRE[4],
        text="裁定采取保全措施的，应当在五日内开始执行。",
        note="自裁定作出起算；未立案即无从开始执行",
        title="收到保全裁定后立案",
        opens_on=on(PreservationReceived),
        met_by=on(ApplicationDecided),
        or_met_by=(on(ApplicationRefused), on(ApplicationWithdrawn)),
        within=days(5),
        counted_from="ruled_at",
        owner=Office.FILING_CLERK,
        escalate_to=(Office.LEADER_IN_CHARGE,),
    ),
    Duty(
        id="preservation.begun",
        article=PRE[4],
        text="裁定采取保全措施的，应当在五日内开始执行。",
        note="自裁定作出起算",
        title="五日内开始执行保全裁定",
        opens_on=on(PreservationFiled, urgent="no"),
        met_by=on(QueryStarted),
        or_met_by=_BEGUN,
        within=days(5),
        counted_from="ruled_at",
        owner=Office.CUSTODY_OFFICER,
        escalate_to=_TOLD,
    ),
    Duty(
        id="preservation.begun_at_once",
        article=PRE[4],
        text="对情况紧急的，必须在四十八小时内作出裁定；裁定采取保全措施的，应当立即开始执行。",
        title="情况紧急，立即开始执行保全裁定",
        opens_on=on(PreservationFiled, urgent="yes"),
        met_by=on(QueryStarted),
        or_met_by=_BEGUN,
        within=immediate(),
        owner=Office.CUSTODY_OFFICER,
        escalate_to=_TOLD,
        unconfirmed_unit=True,
    ),
    Duty(
        id="preservation.owner_told",
        article=CPC[106],
        text="人民法院保全财产后，应当立即通知被保全财产的人。",
        title="保全后立即通知被保全人",
        opens_on=on(MeasureTaken, preserved="yes"),
        met_by=on(PreservationTold, side="respondent"),
        within=immediate(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_TOLD,
        unconfirmed_unit=True,
    ),
    Duty(
        id="preservation.applicant_told",
        article=PRE[18],
        text="人民法院进行财产保全时，应当书面告知申请保全人明确的保全期限届满日以及前款有关申请续行保全的事项。",
        note="条文无期限，按「及时」掌握",
        title="书面告知申请保全人保全期限届满日和续行事项",
        opens_on=on(MeasureTaken, preserved="yes"),
        met_by=on(PreservationTold, side="applicant"),
        within=prompt(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_TOLD,
        confidence="unsure",
        unconfirmed_unit=True,
    ),
    Duty(
        id="preservation.released",
        article=JS[166],
        text="解除以登记方式实施的保全措施的，应当向登记机关发出协助执行通知书。",
        note="条文无期限，按「及时」掌握",
        title="裁定解除保全后解除全部查封、冻结",
        opens_on=on(PreservationLifted, held="yes"),
        met_by=on(PreservationReleased),
        within=prompt(),
        owner=Office.CUSTODY_OFFICER,
        escalate_to=_TOLD,
        confidence="unsure",
        outlives_case=True,
        unconfirmed_unit=True,
    ),
)
