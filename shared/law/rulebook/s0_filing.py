"""Filing and the term of the whole case: national law; the regulation's 一(二), 二(五)1 give no limits of their own."""

from shared.contracts.auction.facts import (
    AnnouncementPublished,
    AuctionCalledOff,
    AuctionSuspended,
    RoundFailed,
    RoundSold,
    SuspensionEnded,
)
from shared.contracts.intake.facts import (
    ApplicationDecided,
    ApplicationReceived,
    ApplicationRefused,
    ApplicationWithdrawn,
    CaseAssigned,
    CaseClosed,
    CaseFiled,
    RefusalServed,
    StayBegun,
    StayEnded,
    SupplementAsked,
    SupplementReceived,
    TermExtended,
)
from shared.law.periods import days, months, prompt
from shared.law.rulebook.model import Duty, Stop, on
from shared.values.articles import CPC, EXE, JS, TIM
from shared.values.roles import Office

STAGES = {ApplicationReceived.kind: "收案", CaseFiled.kind: "立案", CaseAssigned.kind: "查控"}

_AUCTION, _RESUMED = (
    Stop(
        "拍卖期间不计入",
        TIM[9, 12],
        begins=begins,
        ends=(on(RoundFailed), on(RoundSold), on(AuctionSuspended), on(AuctionCalledOff)),
        match="listing",
    )
    for begins in (on(AnnouncementPublished), on(SuspensionEnded, result="resumed"))
)
"""Read narrowly, so that no term ends too late: each round, from its announcement to its result, but not while it is suspended."""

STAYS = {
    ground: Stop(
        reason,
        article,
        begins=on(StayBegun, ground=ground),
        ends=(on(StayEnded),),
        match="stay",
        until="until",
    )
    for ground, reason, article in (
        ("suspension", "中止执行期间不计入", TIM[9, 9]),
        ("security", "执行担保后暂缓执行期间不计入", TIM[9, 10]),
        ("settlement", "执行和解后暂缓执行期间不计入", TIM[9, 10]),
        ("superior", "上级人民法院通知暂缓执行期间不计入", TIM[9, 11]),
        ("appraisal", "审计、评估、资产清理期间不计入", TIM[9, 8]),
        ("expertise", "鉴定期间不计入", TIM[9, 6]),
        ("public_notice", "公告期间不计入", TIM[9, 6]),
        ("jurisdiction", "审理管辖权异议、处理管辖争议期间不计入", TIM[9, 7]),
    )
}
"""What stops the term of a case, by its ground. An objection to enforcement stops it only where it is suspended for it."""

DUTIES = (
    Duty(
        id="filing.decision",
        article=EXE[16],
        text="人民法院对符合上述条件的申请，应当在七日内予以立案；不符合上述条件之一的，应当在七日内裁定不予受理。",
        title="七日内决定立案或不予受理",
        opens_on=on(ApplicationReceived),
        met_by=on(ApplicationDecided),
        or_met_by=(on(ApplicationRefused), on(ApplicationWithdrawn), on(SupplementAsked)),
        within=days(7),
        owner=Office.FILING_CLERK,
        escalate_to=(Office.LEADER_IN_CHARGE,),
        version=2,
    ),
    Duty(
        id="filing.decision_supplied",
        article=JS[208],
        text="在补齐相关材料后，应当在七日内决定是否立案。",
        title="补齐材料后七日内决定立案或不予受理",
        opens_on=on(SupplementReceived),
        met_by=on(ApplicationDecided),
        or_met_by=(on(ApplicationRefused), on(ApplicationWithdrawn)),
        within=days(7),
        owner=Office.FILING_CLERK,
        escalate_to=(Office.LEADER_IN_CHARGE,),
    ),
    Duty(
        id="filing.supplement_lapsed",
        article=EXE[16],
        text="不符合上述条件之一的，应当在七日内裁定不予受理。",
        note="逾期不补正的，自补正期限届满起算",
        title="逾期不补正的，七日内决定",
        opens_on=on(SupplementAsked),
        met_by=on(ApplicationDecided),
        or_met_by=(on(ApplicationRefused), on(ApplicationWithdrawn), on(SupplementReceived)),
        within=days(7),
        counted_from="until",
        from_end_of_day=True,
        earlier_counts=True,  # it may have come before the notice was on record
        owner=Office.FILING_CLERK,
        escalate_to=(Office.LEADER_IN_CHARGE,),
        version=2,
    ),
    Duty(
        id="filing.refusal_service",
        article=CPC[87],
        text="送达诉讼文书必须有送达回证，由受送达人在送达回证上记明收到日期，签名或者盖章。",
        note="条文无期限，按「及时」掌握",
        title="不予受理裁定送达申请人",
        opens_on=on(ApplicationRefused),
        met_by=on(RefusalServed),
        within=prompt(),
        owner=Office.FILING_CLERK,
        escalate_to=(Office.LEADER_IN_CHARGE,),
        confidence="unsure",
        unconfirmed_unit=True,
    ),
    Duty(
        id="filing.handover",
        article=TIM[7],
        text="立案机构应当在决定立案的三日内将案卷材料移送审判庭。",
        title="三日内将案卷移送执行机构",
        opens_on=on(CaseFiled),
        met_by=on(CaseAssigned),
        within=days(3),
        owner=Office.FILING_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
    ),
    Duty(
        id="case.term",
        article=EXE[63],
        text="人民法院执行生效法律文书，一般应当在立案之日起六个月内执行结案，但中止执行的期间应当扣除。",
        note="扣除拍卖期间和经登记、确认的中止、暂缓、评估、鉴定、公告、管辖争议期间，加上院长批准延长的月数",
        title="六个月内执行结案",
        opens_on=on(CaseFiled),
        met_by=on(CaseClosed),
        within=months(6),
        owner=Office.HANDLING_OFFICER,
        enforcement_only=True,
        escalate_to=(Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE),
        not_counted=(_AUCTION, _RESUMED, *STAYS.values()),
        lengthened_by=on(TermExtended),
        version=2,
    ),
)
