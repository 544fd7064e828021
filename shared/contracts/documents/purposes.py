"""What a stored file is to its case."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from shared.values.labelled import Labelled


class FilePurpose(Labelled):
    """As what a file was entered: it stands for such a paper and for no other."""

    ACCOUNT_PROOF = "account_proof", "当事人收款账户证明材料"
    ADDRESS_CONFIRMATION = "address_confirmation", "送达地址确认书"
    AGENCY = "agency", "授权委托书、变更或者解除代理的书面告知"
    ANNOUNCEMENT = "announcement", "拍卖公告"
    APPLICATION = "application", "执行申请书"
    APPLICANT_RECEIPT = "applicant_receipt", "申请执行人签收的收据"
    AUCTION_COST = "auction_cost", "拍卖费用、损失的票据"
    BANKRUPTCY_ANSWER = "bankruptcy_answer", "受理、不予受理、驳回破产申请或者宣告破产的裁定"
    BANKRUPTCY_RECEIPT = "bankruptcy_receipt", "解除保全、向管理人移交财产的回执"
    CASH_SLIP = "cash_slip", "现金缴款单"
    CLAIM_WAIVER = "claim_waiver", "放弃债权的书面材料"
    CLUE = "clue", "财产线索提供表等提供财产线索的材料"
    CLUE_CHECK = "clue_check", "财产线索核查材料"
    CONCLUSION_CONSENT = "conclusion_consent", "申请执行人同意终本的签字确认材料"
    COERCION_GROUND = "coercion_ground", "采取调查、强制、惩戒措施的事由材料"
    COERCION_TRACE = "coercion_trace", "调查、搜查、讯问笔录，执行强制、惩戒措施的回执"
    COERCION_END = "coercion_end", "解除、纠正强制、惩戒措施的事由材料"
    COMMISSION_ANSWER = "commission_answer", "受托法院回复、回执"
    COMMISSION_RETURN = "commission_return", "受托法院退回委托执行案件的书面说明"
    DEBT_FOR_PROPERTY = "debt_for_property", "以物抵债的申请、债权顺位、抽签、拒绝接受的材料"
    DECEIT_RULING = "deceit_ruling", "认定因受欺诈、胁迫达成执行和解的裁定书"
    DEFERRAL_DECISION = "deferral_decision", "暂缓执行决定书"
    DELIVERY_RECORD = "delivery_record", "财产交付笔录"
    DISBURSEMENT_HOLD = "disbursement_hold", "暂缓发放的事由材料"
    DISTRIBUTION_PLAN = "distribution_plan", "分配方案"
    DOCUMENT = "document", "手工制作的法律文书"
    DOSSIER_CORRECTION = "dossier_correction", "卷宗评查的整改材料"
    DOUBT_SETTLED = "doubt_settled", "真伪鉴定意见或者权属争议处理文书"
    EXPERT_COMMISSION = "expert_commission", "委托评估、审计、鉴定的委托书"
    FEE_RELIEF = "fee_relief", "减交、免交申请执行费的决定"
    FULL_PERFORMANCE = "full_performance", "申请执行人确认已经全部受偿的书面材料"
    GROUND_GONE = "ground_gone", "不予受理的事由已经消除的材料（含上一级法院的裁定）"
    HIGH_COURT_RECORD = "high_court_record", "层报高级人民法院备案延长执行期限的材料"
    INSOLVENCY_SIGNS = "insolvency_signs", "被执行人丧失清偿能力的材料"
    INSTRUCTION_ANSWER = "instruction_answer", "办理指令形成的材料"
    INSTRUMENT = "instrument", "执行依据"
    INTEREST_RECKONING = "interest_reckoning", "迟延履行期间债务利息计算书"
    INTERFERENCE_REMOVAL = "interference_removal", "排除妨害的执行笔录"
    INTERVIEW_RECORD = "interview_record", "终本约谈笔录"
    INVENTORY = "inventory", "财产清单"
    JURISDICTION_OBJECTION = "jurisdiction_objection", "管辖权异议、管辖争议的材料"
    JURISDICTION_RULING = "jurisdiction_ruling", "管辖权异议、管辖争议的处理文书"
    LEASE = "lease", "租赁合同"
    LIBRARY_APPLICATION = "library_application", "更正终本案件信息的书面申请"
    LIBRARY_CHECK = "library_check", "核实终本案件信息的材料"
    LIBRARY_REPLY = "library_reply", "对更正终本案件信息申请的书面答复"
    NON_ACCEPTANCE = "non_acceptance", "不予受理裁定书"
    OFFICER_CARD = "officer_card", "执行公务证件扫描件"
    ON_SITE_RECORD = "on_site_record", "现场收款、交付笔录"
    OTHER = "other", "其他材料"
    PAID_FOR_BUYER = "paid_for_buyer", "代买受人缴款的说明"
    PANEL_MINUTES = "panel_minutes", "合议庭审查终本的合议笔录"
    PARTY_PROOF = "party_proof", "当事人身份证明材料"
    PAYOUT_FORM = "payout_form", "线下执行款发放审批表"
    PERFORMANCE_RECORD = "performance_record", "行为履行、标的物交付笔录"
    PETITION = "petition", "异议书、复议申请书、回避等书面申请"
    PETITION_END = "petition_end", "撤回异议、申请的材料，执行异议之诉的裁判文书"
    PETITION_SECURITY = "petition_security", "请求继续执行、停止处分的担保材料"
    PETITION_SUIT = "petition_suit", "执行异议之诉的起诉、受理材料"
    POSTING_PROOF = "posting_proof", "寄件凭证"
    PRESERVATION_LIFTING = "preservation_lifting", "解除财产保全的裁定书"
    PRESERVATION_QUERY = "preservation_query", "申请保全人查询被保全人财产的书面申请"
    PRESERVATION_RULING = "preservation_ruling", "财产保全裁定书"
    PRESERVATION_SUIT = "preservation_suit", "诉前保全后起诉、申请仲裁的受理通知书"
    PRICE_MINUTES = "price_minutes", "确定保留价合议笔录"
    PRICE_REPORT = "price_report", "询价、评估报告"
    PROPERTY_REPORT = "property_report", "被执行人的财产报告、补充报告"
    PUBLIC_NOTICE = "public_notice", "公告送达的登载材料"
    QUALIFICATION = "qualification", "购房资格审核材料"
    REFERRAL_CHASE = "referral_chase", "催问受移送法院的函"
    REFERRAL_MINUTES = "referral_minutes", "合议庭评议移送破产审查的笔录"
    REFERRAL_NEW_FACTS = "referral_new_facts", "再次移送破产审查的新事实、证据"
    REFERRAL_OPINION = "referral_opinion", "是否同意移送破产审查的书面意见、征询笔录"
    REFERRAL_RECEIPT = "referral_receipt", "受移送法院签收移送材料的回执"
    REFUND_APPLICATION = "refund_application", "缴款人的退款申请"
    REPORT_CHECK = "report_check", "财产报告核查材料"
    SECURITY_UNDERTAKING = "security_undertaking", "执行担保书"
    SECURITY_CONSENT = "security_consent", "申请执行人同意执行担保的书面意见、笔录"
    SECURITY_REGISTRATION = "security_registration", "担保财产的抵押、质押登记证明"
    SECURITY_RELEASE = "security_release", "同意解除执行担保、担保人已经承担责任的材料"
    SECURITY_RESOLUTION = "security_resolution", "担保公司的章程和董事会、股东会决议"
    RESUMPTION = "resumption", "恢复执行的裁定、决定、通知"
    RESUMPTION_APPLICATION = "resumption_application", "恢复执行申请书"
    SALE_CONFIRMATION = "sale_confirmation", "成交确认书"
    SEIZURE_RETURN = "seizure_return", "查封冻结回执、现场查封扣押笔录"
    SERVICE_RECEIPT = "service_receipt", "送达回证"
    SETTLEMENT = "settlement", "执行和解协议"
    SETTLEMENT_JUDGMENT = "settlement_judgment", "确认和解协议无效或者撤销和解协议的生效判决书"
    SHIELD_GROUND = "shield_ground", "屏蔽终本案件信息的其他事由材料"
    STAY_RULING = "stay_ruling", "中止执行裁定书"
    STOP_GROUND = "stop_ground", "暂缓、中止、恢复、撤回拍卖的事由材料"
    SUBSTITUTE_BILLS = "substitute_bills", "代履行费用清单、主要凭证"
    SUBSTITUTE_CHOICE = "substitute_choice", "确定代履行人的材料（执行依据、协商、推荐、申请、招标）"
    SUBSTITUTE_FEE = "substitute_fee", "代履行费用预算、报价"
    SUBSTITUTE_NOTICE = "substitute_notice", "责令预付代履行费用的通知（被执行人已签收）"
    SUBSTITUTE_QUALIFICATION = "substitute_qualification", "代履行人资格证明"
    SUPPLEMENT = "supplement", "申请人补正的材料"
    SUPPLEMENT_NOTICE = "supplement_notice", "补正通知书（申请人已签收）"
    SUPERIOR_DEFERRAL = "superior_deferral", "上级人民法院暂缓执行的通知、决定"
    SUPERIOR_EXTENSION = "superior_extension", "上级人民法院继续暂缓执行的通知"
    SUPERIOR_RULING = "superior_ruling", "上级人民法院复议裁定书"
    SURVEY_PHOTO = "survey_photo", "财产照片"
    SURVEY_REPORT = "survey_report", "拍卖财产现状调查报告"
    SURVEY_RECORD = "survey_record", "现状调查笔录"
    TAX_CERTIFICATE = "tax_certificate", "完税凭证"
    TERMINATION_GROUND = (
        "termination_ground",
        "终结执行、销案、不予执行、驳回申请的事由材料（死亡、财产状况证明，其他法院的裁定书、立案通知书等）",
    )
    TITLE_CERTIFICATE = "title_certificate", "产权登记证书"
    WITHDRAWAL = "withdrawal", "撤回执行申请书"
    WAIVER = "waiver", "放弃优先购买权的书面材料"


def paper_as(*purposes: FilePurpose, made: bool = False) -> Any:
    """Of a field that names a file: as what it must have been entered, said in the contract (x-purpose).

    `made`: it may name a document made here as well (x-made).
    """
    said: dict[str, Any] = {"x-purpose": [one.value for one in purposes]}
    return Field(json_schema_extra=said | ({"x-made": True} if made else {}))


def papers_as(purposes: Mapping[Any, FilePurpose]) -> Any:
    """The same of an object that names a file under each code (x-purposes)."""
    return Field(json_schema_extra={"x-purposes": {code: [one.value] for code, one in purposes.items()}})
