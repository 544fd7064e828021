"""What a stored file is to its case."""

from shared.values.labelled import Labelled


class FilePurpose(Labelled):
    """As what a file was entered: it stands for such a paper and for no other."""

    AGENCY = "agency", "授权委托书、变更或者解除代理的书面告知"
    CLAIM_WAIVER = "claim_waiver", "放弃债权的书面材料"
    DEBT_FOR_PROPERTY = "debt_for_property", "以物抵债的申请、债权顺位、抽签、拒绝接受的材料"
    DELIVERY_RECORD = "delivery_record", "财产交付笔录"
    DISBURSEMENT_HOLD = "disbursement_hold", "暂缓发放的事由材料"
    DOCUMENT = "document", "手工制作的法律文书"
    DOUBT_SETTLED = "doubt_settled", "真伪鉴定意见或者权属争议处理文书"
    INVENTORY = "inventory", "财产清单"
    LEASE = "lease", "租赁合同"
    OFFICER_CARD = "officer_card", "执行公务证件扫描件"
    OTHER = "other", "其他材料"
    PARTY_PROOF = "party_proof", "当事人身份、账户证明材料"
    PAYOUT_FORM = "payout_form", "线下执行款发放审批表"
    PERFORMANCE_RECORD = "performance_record", "行为履行、标的物交付笔录"
    PRICE_MINUTES = "price_minutes", "确定保留价合议笔录"
    PUBLIC_NOTICE = "public_notice", "公告送达的登载材料"
    QUALIFICATION = "qualification", "购房资格审核材料"
    SEIZURE_RETURN = "seizure_return", "查封冻结回执、现场查封扣押笔录"
    SERVICE_RECEIPT = "service_receipt", "送达回证"
    STOP_GROUND = "stop_ground", "暂缓、中止、恢复、撤回拍卖的事由材料"
    SURVEY_PHOTO = "survey_photo", "财产照片"
    SURVEY_REPORT = "survey_report", "拍卖财产现状调查报告"
    SURVEY_RECORD = "survey_record", "现状调查笔录"
    TAX_CERTIFICATE = "tax_certificate", "完税凭证"
    TITLE_CERTIFICATE = "title_certificate", "产权登记证书"
    WAIVER = "waiver", "放弃优先购买权的书面材料"
