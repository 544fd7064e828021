"""Where the regulation is silent, unclear or at odds with the law: the question, and the reading that the system carries out.

A reading is confirmed by a person's name and a day, in its version; what of it is a number can be set, from a day on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shared.values.articles import (
    CASE_MONEY,
    CPC,
    EMS,
    ENT,
    EXE,
    INV,
    JS,
    MATTERS,
    NET,
    ONL,
    PMB,
    REF,
    REGULATION,
    TERMINATION,
    Article,
)


@dataclass(frozen=True)
class OpenPoint:
    """`by`: what carries the reading out, as module:name; `rules`: the duties that follow it; `settings`: its numbers."""

    article: Article
    question: str
    reading: str
    grounds: tuple[Article, ...] = ()
    by: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    version: int = 1


OPEN_POINTS: Mapping[str, OpenPoint] = {
    "six_tasks": OpenPoint(
        REGULATION["一(二)"],
        "称六项事务性工作，只列出五项",
        "线上查控与线下查控分别计为一项；不另设第六项",
        by=("shared.values.roles:Office",),
    ),
    "nine_duties": OpenPoint(
        REGULATION["一(二)"],
        "九项管理职责只列名称，多数没有办理规则",
        "繁简标准、风险标准由本院设定；终本案件维护按全国规定每六个月查询一次，满五年止；其余按本系统的设置办理",
        (TERMINATION[9],),
        ("services.intake.assignment.triage:criteria", "services.intake.risks.service:look"),
        settings=(
            "simple_claim",
            "simple_parties",
            "complex_weight",
            "idle_days",
            "stay_days",
            "plan_days",
            "price_off_percent",
        ),
    ),
    "whom_it_binds": OpenPoint(
        REGULATION["三(二)"],
        "称“各院”“两级法院”“本实施意见”，而本院没有下级法院",
        "只约束本院",
        by=("shared.values.articles:REGULATION",),
    ),
    "since_when": OpenPoint(
        REGULATION["三(二)"],
        "没有施行日期、解释机关和废止条款",
        "自印发之日起施行",
        by=("shared.values.articles:REGULATION",),
    ),
    "who_signs": OpenPoint(
        REGULATION["二(一)3"],
        "“应当由执行局长或院长签发”的文书未列明；“执行局负责人”指谁不明",
        "法律规定由院长签发、决定的，只由院长签发；其余按文书种类定明签发人；负责人外出的，由登记在案的代行职务的人签发，密钥不出借",
        (CPC[119], CPC[259], CPC[261], JS[517], EXE[63]),
        ("services.documents.signing.rules:check_signer", "services.documents.signing.rules:hands"),
    ),
    "made_by_judge": OpenPoint(
        REGULATION["二(一)2"],
        "哪些文书“必须由执行法官制作”没有列明",
        "查封、冻结等依决定制作的裁定由团队制作；处分实体权利的裁定由执行法官或者合议庭制作",
        by=("services.documents.drafting.rules:check_maker", "services.documents.signing.rules:check_bench"),
    ),
    "notice_term": OpenPoint(
        REGULATION["二(一)7"],
        "执行通知：5个工作日、10个工作日与法定十日并存",
        "三项同时计算，先到者先提示；法定十日自收到申请执行书起算，另外两项自立案之日起算",
        (JS[480], EXE[22]),
        rules=("documents.initial_batch", "quality.enforcement_notice", "documents.enforcement_notice"),
    ),
    "notice_given": OpenPoint(
        REGULATION["二(一)7"],
        "执行通知以“发出”为准还是以“送达”为准",
        "期限到发出为止；送达另行登记、另行跟踪",
        (JS[480],),
        ("services.documents.delivery.rules:received_at",),
        ("documents.initial_batch",),
    ),
    "first_query": OpenPoint(
        REGULATION["二(二)1"],
        "首次查询“立即”发起，又规定24小时内发起",
        "立案时自动发起；24小时是最迟的时间，按自然小时计算，遇节假日不停",
        rules=("custody.first_query", "custody.national_query"),
        settings=("immediate_hours",),
    ),
    "two_systems": OpenPoint(
        REGULATION["二(五)2(2)"],
        "查控写“总对总”，管控写“点对点”",
        "是两个系统，24小时内都要发起，分别检查；终本前再查“总对总”",
        by=("services.custody.network.service:order_queries",),
        rules=("custody.national_query", "quality.local_query"),
    ),
    "out_of_area_time": OpenPoint(
        REGULATION["二(二)2"],
        "反馈后24小时内处理，辖区外财产又为3个工作日，委托专员另有1个工作日",
        "24小时内作出处理决定，能网络冻结的即行冻结；委托在反馈后3个工作日内发出，其中专员收到材料后至多1个工作日",
        rules=("custody.feedback_handled", "custody.delegate_outside", "commission.dispatch"),
    ),
    "area": OpenPoint(
        REGULATION["二(二)2(2)"],
        "“辖区范围（地级市）之外”以区还是以市为界",
        "以信阳市为界；市内各县区的财产由本院查控",
        by=("services.custody.network.rules:lies_outside",),
    ),
    "price_ways": OpenPoint(
        REGULATION["二(四)4"],
        "议价不成后可以任选网络询价、定向询价",
        "按司法解释的次序：有税收、政府指导价的先定向询价，再网络询价；双方同意的可以跳过；法定三种情形必须评估",
        (REF[5], REF[7], REF[14]),
        ("services.auction.pricing.rules:check_order",),
    ),
    "starting_price": OpenPoint(
        REGULATION["二(四)5(1)"],
        "“起拍参考价”混用参考价与起拍价",
        "3个工作日自合议庭确定起拍价之日起算；异议期未满不得确定；参考价确定后十日内启动变价",
        (NET[10], REF[22], REF[23], REF[30]),
        ("services.auction.pricing.rules:check_objections_over",),
        ("auction.announcement_draft", "auction.start_realisation"),
    ),
    "notice_before_publication": OpenPoint(
        REGULATION["二(四)5(1)"],
        "公告发布后送达，而司法解释要求发布前通知",
        "两项都办：发布三日前的通知有登记才能发布，发布后3个工作日内再送达公告",
        (NET[16],),
        ("services.auction.listing.rules:notice_faults",),
        ("auction.prepublication_notice", "auction.announcement_served"),
    ),
    "day_bundle": OpenPoint(
        REGULATION["二(四)2"],
        "当日移送的材料中，现状调查报告和保留价笔录在裁定当日往往尚未形成",
        "当日移送已有的材料，其余形成后移送；材料不齐不得发布公告",
        by=(
            "services.auction.disposals.rules:check_day_bundle",
            "services.auction.disposals.rules:missing_papers",
        ),
        rules=("auction.papers_transfer",),
    ),
    "who_surveys": OpenPoint(
        REGULATION["二(四)3"],
        "现状调查由执行人员还是由网拍团队办理",
        "法定职责仍属执行人员；网拍团队协助，笔录写明参加的人",
        (NET[6], PMB[7]),
        ("services.auction.survey.service:complete",),
    ),
    "tenancy_and_eviction": OpenPoint(
        REGULATION["二(四)1(2)"],
        "涤除租赁、排除非法占有列为辅助工作，而二者都要作出决定",
        "网拍团队只做准备；裁定由执行法官作出，限期迁出公告由院长签发",
        (PMB[28], CPC[261]),
        ("services.documents.drafting.rules:check_maker",),
    ),
    "disclaimer": OpenPoint(
        REGULATION["二(四)3"],
        "禁止以免责声明逃避责任，而司法解释允许声明不承担瑕疵担保",
        "已经完成现状调查并公示瑕疵的，可以声明；只有声明而没有调查、公示的，不得发布",
        (NET[15],),
        ("services.auction.listing.announcement:disclaimer",),
    ),
    "sale_ruling_service": OpenPoint(
        REGULATION["二(四)5(3)"],
        "成交裁定没有送达期限，也没有写送达买受人",
        "3个工作日内制作并送达当事人；价款全额交付后十日内送达买受人",
        (PMB[20], NET[22]),
        rules=("auction.sale_ruling", "auction.sale_ruling_parties", "auction.sale_ruling_served"),
    ),
    "delivery_term": OpenPoint(
        REGULATION["二(四)6"],
        "过户交付为15个工作日，司法解释为裁定送达后十五日",
        "两项同时计算，以先到的为准",
        (PMB[27],),
        rules=("auction.delivery", "auction.delivery_statutory"),
    ),
    "prompt_next_round": OpenPoint(
        REGULATION["二(四)5(2)"],
        "流拍后“及时”启动下次拍卖或者变卖",
        "及时按设定的日数提示，最迟不超过司法解释的三十日",
        (NET[26],),
        rules=("auction.next_round", "auction.next_round_statutory", "auction.sell_off"),
        settings=("prompt_workdays",),
    ),
    "conclusion_conditions": OpenPoint(
        REGULATION["二(五)5(2)"],
        "终本程序要件列四项后以分号结束，似未列完",
        "四项是必要条件，另须符合全国规定的各项条件和院长批准；结案前再次“总对总”的时效由本院设定",
        (TERMINATION[1], JS[517]),
        ("services.intake.closing.concluded:faults",),
        settings=("query_again_days",),
    ),
    "offline_checks": OpenPoint(
        REGULATION["二(五)2(3)"],
        "传统查控列举各项措施并以“等”结尾，是否须全部采取",
        "不须全部采取；没有采取的，写明理由",
        by=("services.intake.closing.concluded:faults",),
    ),
    "about_to_expire": OpenPoint(
        REGULATION["二(五)2"],
        "“即将到期”没有日数",
        "按期限长短由本院设定提前的时间；查封冻结和案款另设四档早期预警",
        by=("shared.law.rulebook.model:Duty.warn_at",),
        settings=(
            *("warn_hours_immediate", "warn_hours_same_day", "warn_hours_of_a_day", "warn_workdays_short"),
            *("warn_workdays_long", "warn_days_of_months"),
            *("early_days_1", "early_days_2", "early_days_3", "early_days_4"),
        ),
    ),
    "sure_to_receive": OpenPoint(
        REGULATION["二(五)2"],
        "“能够确定收到的方式”指什么",
        "收件人本人在系统中确认才算收到；逾时未确认的，换一种方式，再换上一级",
        by=("services.intake.prompts.rules:check_addressee",),
        settings=("acknowledge_hours",),
    ),
    "when_reported": OpenPoint(
        REGULATION["二(五)2"],
        "节点超期没有写明何时报告",
        "与指令、结案一样，发现当日报告",
        by=("services.intake.docket.steps:judge",),
        settings=("report_waits_minutes",),
    ),
    "whom_reported": OpenPoint(
        REGULATION["二(五)2"],
        "节点和指令报中心主任“或”主管领导，结案报中心主任“或”局长，案款只报局长",
        "三条路线分别设置；有“或”的，其中一人确认即可，记明是谁",
        by=("services.intake.prompts.rules:of_the_office",),
    ),
    "three_what": OpenPoint(
        REGULATION["二(六)5(2)"],
        "“到账之日起3内”缺少单位",
        "内部目标按3个工作日，逾期报执行局长；法定上限三十日另行计算；没有争议的部分先发放",
        (CASE_MONEY[10],),
        rules=("funds.disbursement", "funds.disbursement_statutory"),
    ),
    "three_from_when": OpenPoint(
        REGULATION["二(六)5(2)"],
        "自系统显示到账起算，还是自财务通知起算",
        "内部目标自系统显示到账起算，法定三十日自收到到账通知起算",
        (CASE_MONEY[10],),
        rules=("funds.disbursement", "funds.disbursement_of_receipt_statutory"),
    ),
    "who_defers_payment": OpenPoint(
        REGULATION["二(六)5(2)"],
        "暂缓发放由谁批准没有写明",
        "由执行局长或者主管院领导批准，写明事由和止期，期满前提示",
        (CASE_MONEY[10],),
        ("services.funds.holds.rules:check_decides",),
        ("funds.hold_ended", "funds.disbursement_after_hold"),
    ),
    "money_nobody_knows": OpenPoint(
        REGULATION["二(六)4"],
        "不明案款只规定了能够识别的情形",
        "不能识别的留在主体账户台账，每日列出，不得发放；能识别的3个工作日内认领",
        by=("services.funds.suspense.rules:check_claimable",),
        rules=("funds.claim",),
    ),
    "main_account": OpenPoint(
        REGULATION["二(六)1"],
        "不得告知主体账户，而网络扣划的款项只能进主体账户",
        "任何文书、通知不得写主体账户；扣划到账的，认领到本案账户后发放",
        (CASE_MONEY[6],),
        ("shared.law.told_accounts:main_account_faults", "services.funds.receipts.rules:match"),
    ),
    "paid_on_the_spot": OpenPoint(
        REGULATION["二(六)1"],
        "现场直接交付可以不经一案一账号",
        "可以，但须登记：双方到场、两人见证、有收条；没有登记的不计入到位金额",
        by=("services.funds.onsite.rules:check_record", "services.funds.onsite.rules:check_second"),
    ),
    "commission_term": OpenPoint(
        REGULATION["二(三)3"],
        "受托事项“规定期限内”完成没有写明日数",
        "按委托函所定的期限；没有写明的，按全国规定的期限",
        (MATTERS[7],),
        ("services.commission.outbound.answered:check_term",),
        ("commission.answer", "commission.answer_urgent"),
    ),
    "kind_of_commission": OpenPoint(
        REGULATION["二(三)2"],
        "标题和文书名称混用“委托执行”与“事项委托”",
        "本节只规定事项委托；委托执行须另行立案、移送，不用委托函办理",
        (ENT[1],),
        ("services.commission.outbound.rules:check_instruction",),
    ),
    "electronic_consent": OpenPoint(
        REGULATION["二(一)6"],
        "电子送达列举短信、微信、邮件，没有写须经同意",
        "受送达人同意的才能电子送达；裁定经同意也可以，并可以要纸质文书",
        (CPC[90], JS[136], ONL[29]),
        ("services.documents.delivery.rules:check_consent",),
    ),
    "three_addresses": OpenPoint(
        REGULATION["二(一)6"],
        "没有确认地址的向三处地址同时邮寄，宽于司法解释",
        "照此办理；自然人的工商登记地指其个体工商户的登记地",
        (EMS[5],),
        ("services.documents.delivery.rules:addresses_of",),
    ),
    "service_failed": OpenPoint(
        REGULATION["二(一)6"],
        "不能送达的只写到报告为止",
        "报告后由负责人决定下一步：留置或者公告送达；仅电子送达失败的，不得公告",
        (CPC[95],),
        ("services.documents.undelivered.rules:check_public",),
        ("documents.service_failure",),
    ),
    "papers_without_term": OpenPoint(
        REGULATION["二(四)5(1)"],
        "几处纸质材料移送没有单独的期限",
        "参照委托材料，按3个工作日；由文书团队制发的，按2个工作日",
        rules=("auction.announcement_papers", "auction.sale_ruling_papers", "documents.drafts_handover"),
    ),
    "query_papers": OpenPoint(
        REGULATION["二(二)6"],
        "网络查控结果当日保存，纸质材料何时移送",
        "当日指电子卷宗；纸质材料在传统查控完成后3个工作日内移送",
        rules=("custody.feedback_filed",),
    ),
    "offline_or_clue": OpenPoint(
        REGULATION["二(二)4"],
        "线下查控10个工作日，而申请人提供的线索依司法解释应在七日、三日内核实",
        "指令出自线索的，两项同时计算，以先到的为准",
        (INV[2],),
        rules=("custody.offline",),
    ),
    "from_the_day": OpenPoint(
        REGULATION["二(一)7"],
        "“之日起”当日是否计算",
        "开始的日和时不计算在内，期限届满日是节假日的顺延",
        (CPC[85],),
        ("shared.law.periods:due",),
    ),
    "objection_window": OpenPoint(
        REGULATION["二(五)5"],
        "对终本裁定的异议有无期限",
        "终结本次执行程序不适用终结执行的六十日，期限届满后仍可提出",
        by=("services.intake.petitions.objected:objected",),
    ),
    "money_before_closing": OpenPoint(
        REGULATION["二(五)4"],
        "结案信息项含“案款是否发放或退付完毕”，未发放完毕能否结案",
        "不能，除非已经批准暂缓发放且期限未满；提存尚未实现",
        by=("services.intake.closing.rules:faults", "shared.contracts.funds.records:HoldRecord.stands"),
    ),
}
"""By a name of ours, in the order of the regulation's subjects."""
