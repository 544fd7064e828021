"""二(四)2–4 From the decision to dispose of an asset to its reference price."""

from shared.contracts.auction.facts import (
    AnnouncementPublished,
    DisposalDecided,
    DisposalDeferred,
    DisposalDue,
    DisposalRulingServed,
    DisposalWithdrawn,
    InquiryOrdered,
    PapersTransferred,
    PricePapersTold,
    PriceReported,
    PriceReportServed,
)
from shared.contracts.custody.facts import MeasureLifted
from shared.contracts.documents.facts import PapersHandedOver
from shared.law import numbers
from shared.law.periods import days, same_day, workdays
from shared.law.rulebook.model import Duty, on
from shared.values.articles import REF, REGULATION
from shared.values.roles import Office

_TOLD = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)

RELEASED = on(MeasureLifted)
"""Who has paid is not sold up (REF[29], PMB[19]): what is owed for a seized asset ends when it is released."""
WITHDRAWN = on(DisposalWithdrawn)
"""Nor is what the judge has given up (PMB[17])."""

DUTIES = (
    Duty(
        id="auction.price_start_once_first",
        article=REF[1],
        text="人民法院查封、扣押、冻结财产后，对需要拍卖、变卖的财产，应当在三十日内启动确定财产处置参考价程序。",
        note="轮候的，自转为在先查封之日起算",
        title="转为在先查封后三十日内启动确定参考价程序",
        opens_on=on(DisposalDue),
        met_by=on(InquiryOrdered),
        or_met_by=(RELEASED, WITHDRAWN, on(DisposalDeferred)),
        within=days(30),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_TOLD,
        match="asset",
    ),
    Duty(
        id="auction.ruling_served",
        article=REGULATION["二(四)2"],
        text="执行实施团队决定拍卖或变卖被执行人财产的，应制作并送达拍卖或变卖裁定书。",
        note=f"条文无期限，参照{REGULATION['二(四)5(1)']}",
        title="拍卖裁定送达当事人",
        opens_on=on(DisposalDecided),
        met_by=on(DisposalRulingServed),
        or_met_by=(RELEASED, WITHDRAWN),
        within=workdays(3),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_TOLD,
        confidence="unsure",
        match="asset",
        earlier_counts=True,
        version=3,
    ),
    Duty(
        id="auction.papers_transfer",
        article=REGULATION["二(四)2"],
        text="拍卖或变卖裁定书随同拍卖财产现状调查报告、确定财产处置保留价合议笔录、产权登记证书（不动产或特殊动产）、财产清单、当事人身份信息等，于当日移送执行案件卷宗管理中心。",
        title="拍卖裁定等材料当日移送卷宗管理中心",
        opens_on=on(DisposalDecided),
        met_by=on(PapersTransferred),
        within=same_day(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_TOLD,
        match="asset",
        version=3,
    ),
    Duty(
        id="auction.platform_reports",
        article=REF[11],
        text="司法网络询价平台应当在收到人民法院网络询价委托书之日起三日内出具网络询价报告。",
        note="平台在期限届满前申请延长三日的未登记，须核对",
        title="网络询价平台三日内出具报告",
        opens_on=on(InquiryOrdered, method="online"),
        met_by=on(PriceReported),
        or_met_by=(on(InquiryOrdered, method="appraisal"), RELEASED, WITHDRAWN),
        within=numbers.PLATFORM_REPORT.only,
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="asset",
        earlier_counts=True,
        version=3,
    ),
    Duty(
        id="auction.price_report_served",
        article=REF[21],
        text="人民法院收到定向询价、网络询价、委托评估、说明补正等报告后，应当在三日内发送给当事人及利害关系人。",
        note="「收到报告」按全部收到、形成参考价之日掌握",
        title="收到报告三日内送达当事人及利害关系人",
        opens_on=on(PriceReported),
        met_by=on(PriceReportServed),
        or_met_by=(RELEASED, WITHDRAWN),
        within=days(3),
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="asset",
        earlier_counts=True,
        version=3,
    ),
    Duty(
        id="auction.price_papers",
        article=REGULATION["二(四)3"],
        text="纸质材料应在确定拍卖财产参考价后1个工作日内移送执行案件卷宗管理中心。",
        title="参考价材料移送卷宗管理中心",
        opens_on=on(PriceReported),
        met_by=on(PapersHandedOver, bundle="price"),
        within=workdays(1),
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="asset",
        version=2,
    ),
    Duty(
        id="auction.price_papers_told",
        article=REGULATION["二(四)3"],
        text="网拍专员应在相关材料电子卷宗形成后，1个工作日内将有关情况告知发送网拍指令的执行实施团队。",
        title="参考价材料形成电子卷宗后告知实施团队",
        opens_on=on(PapersHandedOver, bundle="price"),
        met_by=on(PricePapersTold),
        # A price that is asked for anew has papers of its own.
        or_met_by=(on(InquiryOrdered),),
        within=workdays(1),
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        early_to=_TOLD,
        match="asset",
        counted_from="received_at",
        stays_done=True,  # of one price, whatever papers of it follow
        version=3,
    ),
    Duty(
        id="auction.start_realisation",
        article=REF[30],
        text="人民法院应当在参考价确定后十日内启动财产变价程序。",
        note="「参考价确定」按异议期最后一日掌握，不能提出异议的按取得参考价之日",
        title="参考价确定后十日内启动变价程序",
        opens_on=on(PriceReportServed),
        met_by=on(AnnouncementPublished),
        or_met_by=(RELEASED, WITHDRAWN),
        within=days(10),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_TOLD,
        match="asset",
        counted_from="final_at",
        earlier_counts=True,
        version=4,
    ),
)
