"""Documents of the opening of a case (二(一)2(1)–(6))."""

from __future__ import annotations

from services.documents.drafting.fields import (
    APPLICANT,
    BASIS,
    CASE_ACCOUNT,
    CONTACT,
    RESPONDENT,
    DocumentKind,
    day,
    money,
    number,
    rows,
    text,
)

ADDRESS = "法院专递规定第三条、第四条"
INV2 = "财产调查规定第二条"
INV4 = "财产调查规定第四条"
INV5 = "财产调查规定第五条"
INV6 = "财产调查规定第六条"
NOTICE = "民诉法解释第四百八十条"

KINDS: tuple[DocumentKind, ...] = (
    DocumentKind(
        "acceptance_notice",
        "受理案件通知书",
        "director",
        (
            APPLICANT,
            RESPONDENT,
            *BASIS,
            day("applied_on", "申请日期", "法发〔2014〕26号第二条"),
            day("filed_on", "立案日期", "法发〔2014〕26号第二条"),
            text("papers_to_bring", "应提交的材料"),
            *CONTACT,
        ),
    ),
    DocumentKind(
        "address_confirmation",
        "送达地址确认书",
        "none",
        (
            text("cause", "案由", ADDRESS),
            text("party_role", "当事人诉讼地位", ADDRESS),
            text("party_name", "当事人", ADDRESS),
            text("recipient", "指定签收人", ADDRESS, by_hand=True),
            text("recipient_relation", "与当事人关系", ADDRESS, by_hand=True),
            number("recipient_id_number", "签收人证件号码", ADDRESS, by_hand=True),
            text("address", "送达地址", ADDRESS, by_hand=True),
            text("postcode", "邮政编码", ADDRESS, by_hand=True),
            text("mobile", "联系电话", ADDRESS, by_hand=True),
            text("electronic_consent", "是否同意电子送达", "民事诉讼法第九十条", by_hand=True),
            number("electronic_address", "电子送达地址", "民事诉讼法第九十条", by_hand=True),
            text("other_contacts", "其他联系方式", ADDRESS, by_hand=True),
            text("refusal_note", "拒绝提供情况记明", "法院专递规定第三条", by_hand=True),
            text("remarks", "备注", ADDRESS, by_hand=True),
        ),
    ),
    DocumentKind(
        "clue_form",
        "财产线索提供表",
        "none",
        (
            APPLICANT,
            RESPONDENT,
            rows(
                "clues",
                "财产线索",
                INV2,
                text("kind", "财产种类", INV2),
                text("location", "财产所在地", INV2),
                number("identifier", "权属或账户标识", INV2),
                text("source", "线索来源", INV2),
                text("attachments", "附件", INV2),
                by_hand=True,
            ),
            *CONTACT,
        ),
    ),
    DocumentKind(
        "enforcement_notice",
        "执行通知书",
        "director",
        (
            RESPONDENT,
            APPLICANT,
            *BASIS,
            day("filed_on", "立案日期", NOTICE),
            text("obligations", "应履行的义务", NOTICE),
            money("claim_amount", "申请执行标的额", NOTICE),
            money("interest", "截至日的迟延履行利息", NOTICE),
            day("interest_until", "迟延履行利息计算截至日", NOTICE),
            money("enforcement_fee", "执行费", "诉讼费用交纳办法第十四条、第三十八条"),
            text("performance_term", "履行期限", NOTICE),
            *CASE_ACCOUNT,
            *CONTACT,
        ),
    ),
    DocumentKind(
        "property_report_order",
        "报告财产令",
        "director",
        (
            RESPONDENT,
            APPLICANT,
            *BASIS,
            text("report_term", "提交财产报告的期限", INV4),
            *CONTACT,
        ),
    ),
    DocumentKind(
        "property_declaration",
        "财产申报表",
        "none",
        (
            RESPONDENT,
            number("respondent_id_number", "身份证号或者统一社会信用代码", INV5),
            rows(
                "entries",
                "财产情况",
                INV5,
                text("section", "类别（一至五）", INV5),
                text("item", "财产名称", INV5),
                text("holder", "权利人", INV5),
                number("identifier", "权属标识", INV5),
                text("location", "所在地", INV5),
                text("value", "价值或余额", INV5),
                text("encumbrance", "负担、共有、出租、争议及占有", INV5),
                by_hand=True,
            ),
            rows(
                "changes",
                "一年内变动情况",
                INV6,
                text("kind", "变动种类", INV6),
                text("date", "时间", INV6),
                text("detail", "变动内容及相对人", INV6),
                text("amount", "金额", INV6),
                by_hand=True,
            ),
        ),
    ),
)
