"""二(五)2(3), (4) Investigation, coercion and sanctions, by national law: approved, carried out, ended in time."""

from shared.contracts.intake.facts import (
    CoercionCarriedOn,
    CoercionCarriedOut,
    CoercionDecided,
    CoercionEndDue,
    CoercionEnded,
    CoercionKept,
    CoercionRequested,
    CoercionWithdrawn,
    PropertyReportAnswered,
    PropertyReportChecked,
    PropertyReported,
)
from shared.law.numbers import DETENTION, DISHONEST_LISTING, DISHONEST_LONGER
from shared.law.periods import Limit, Unit, hours_at_most, prompt, workdays
from shared.law.rulebook.model import Duty, on
from shared.values.articles import CONSUMPTION, CPC, DISHONEST, EXI, INV, JS, REGULATION
from shared.values.roles import Office

STAGES: dict[str, str] = {}

_LEADERS = (Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE)
_LATE = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)
_PROMPT = "条文无期限，按「及时」掌握"

DUTIES = (
    Duty(
        id="report.check",
        article=INV[8],
        text="对被执行人报告的财产情况，人民法院应当及时调查核实，",
        note="条文为「及时」",
        title="财产报告及时核查",
        opens_on=on(PropertyReported),
        met_by=on(PropertyReportChecked),
        within=prompt(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LATE,
        confidence="unsure",
        match="property_report",
        outlives_case=True,
        unconfirmed_unit=True,
    ),
    Duty(
        id="report.sanction",
        article=INV[10],
        also=(INV[9],),
        text="人民法院应当依照相关规定将其纳入失信被执行人名单。",
        note=_PROMPT,
        title="违反财产报告义务的，决定是否制裁",
        opens_on=on(PropertyReportChecked, finding=("late", "false", "refused")),
        met_by=on(PropertyReportAnswered),
        or_met_by=(on(PropertyReportChecked, finding="true"),),
        within=prompt(),
        owner=Office.JUDGE,
        escalate_to=_LEADERS,
        confidence="unsure",
        match="property_report",
        outlives_case=True,
        unconfirmed_unit=True,
        version=2,
    ),
    Duty(
        id="coercion.approval_president",
        article=CPC[119],
        text="拘传、罚款、拘留必须经院长批准。",
        note=_PROMPT,
        title="院长审批强制、惩戒措施",
        opens_on=on(CoercionRequested, approver="president"),
        met_by=on(CoercionDecided),
        or_met_by=(on(CoercionWithdrawn),),
        within=prompt(),
        owner=Office.PRESIDENT,
        escalate_to=(Office.LEADER_IN_CHARGE,),
        confidence="unsure",
        match="coercion",
        unconfirmed_unit=True,
    ),
    Duty(
        id="coercion.approval_judge",
        article=REGULATION["二(五)2(3)"],
        text="传统查控：包含调查、传唤、搜查、悬赏执行、司法审计、律师调查令等；",
        note=_PROMPT,
        title="执行法官审批传统查控措施",
        opens_on=on(CoercionRequested, approver="judge"),
        met_by=on(CoercionDecided),
        or_met_by=(on(CoercionWithdrawn),),
        within=prompt(),
        owner=Office.JUDGE,
        escalate_to=_LATE,
        confidence="unsure",
        match="coercion",
        unconfirmed_unit=True,
    ),
    Duty(
        id="coercion.carrying_out",
        article=REGULATION["二(五)2(4)"],
        text="惩戒措施：拘传、罚款、拘留、纳失、限消等；",
        note=_PROMPT,
        title="批准的措施及时采取",
        opens_on=on(CoercionDecided, approved="yes"),
        met_by=on(CoercionCarriedOut),
        or_met_by=(on(CoercionWithdrawn),),
        within=prompt(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LATE,
        confidence="unsure",
        match="coercion",
        unconfirmed_unit=True,
    ),
    *(
        Duty(
            id=f"coercion.questioning_{name}",
            article=JS[482],
            text=text,
            title=f"拘传后{amount}小时内结束询问",
            opens_on=on(CoercionCarriedOut, measure="arrest", long=long),
            met_by=on(CoercionEnded, measure="arrest"),
            within=hours_at_most(amount),
            version=2,
            owner=Office.HANDLING_OFFICER,
            escalate_to=(Office.BUREAU_DIRECTOR, Office.PRESIDENT),
            match="coercion",
            outlives_case=True,
        )
        for name, amount, long, text in (
            ("8h", 8, "no", "人民法院应当及时对被拘传人进行调查询问，调查询问的时间不得超过八小时；"),
            ("24h", 24, "yes", "情况复杂，依法可能采取拘留措施的，调查询问的时间不得超过二十四小时。"),
        )
    ),
    Duty(
        id="coercion.detention",
        article=CPC[118],
        text="拘留的期限，为十五日以下。",
        title="拘留期限届满前释放",
        opens_on=on(CoercionCarriedOut, measure="detention"),
        met_by=on(CoercionEnded, measure="detention"),
        within=Limit(DETENTION.only, Unit.DAY, written=True),
        owner=Office.HANDLING_OFFICER,
        escalate_to=(Office.BUREAU_DIRECTOR, Office.PRESIDENT),
        match="coercion",
        counted_from="until",
        outlives_case=True,
    ),
    Duty(
        id="coercion.listing_term",
        article=DISHONEST[2],
        title="失信名单期限届满时删除",
        opens_on=on(CoercionCarriedOut, measure="dishonest", term="yes"),
        met_by=on(CoercionEnded, measure="dishonest"),
        or_met_by=(on(CoercionCarriedOn, measure="dishonest"),),
        within=Limit(DISHONEST_LISTING.only + DISHONEST_LONGER.only, Unit.YEAR, written=True),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LEADERS,
        confidence="memory",
        match="coercion",
        counted_from="until",
        outlives_case=True,
    ),
    *(
        Duty(
            id=f"coercion.{name}",
            article=article,
            title=title,
            opens_on=on(CoercionEndDue, measure="dishonest", wrong=wrong),
            met_by=on(CoercionEnded, measure="dishonest"),
            or_met_by=(on(CoercionKept, measure="dishonest"), on(CoercionCarriedOn, measure="dishonest")),
            within=workdays(3),
            owner=Office.JUDGE,
            escalate_to=_LEADERS,
            confidence="memory",
            match="coercion",
            outlives_case=True,
        )
        for name, article, title, wrong in (
            ("listing_deleted", DISHONEST[10], "失信信息三个工作日内删除", "no"),
            ("listing_corrected", DISHONEST[9], "错误的失信信息三个工作日内撤销、更正", "yes"),
        )
    ),
    *(
        Duty(
            id=f"coercion.{measure}_lifted",
            article=article,
            text=text,
            note="条文为「及时」" if text else _PROMPT,
            title=title,
            opens_on=on(CoercionEndDue, measure=measure),
            met_by=on(CoercionEnded, measure=measure),
            or_met_by=(on(CoercionKept, measure=measure), on(CoercionCarriedOn, measure=measure)),
            within=prompt(),
            owner=Office.JUDGE,
            escalate_to=_LEADERS,
            confidence="unsure",
            match="coercion",
            outlives_case=True,
            unconfirmed_unit=True,
        )
        for measure, article, text, title in (
            ("consumption", CONSUMPTION[9], "", "限制消费的事由消除后及时解除"),
            (
                "exit_ban",
                EXI[25],
                "在限制出境期间，被执行人履行法律文书确定的全部债务的，执行法院应当及时解除限制出境措施；",
                "限制出境的事由消除后及时解除",
            ),
        )
    ),
)
