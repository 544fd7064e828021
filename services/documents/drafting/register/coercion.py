"""Papers of investigation, coercion and sanction (二(五)2(3), (4)): each names its person, and what was approved.

What the president approves he signs; what the judge approves goes out after the head of the bureau has reviewed it.
"""

from __future__ import annotations

from services.documents.drafting.fields import (
    APPLICANT,
    BASIS,
    CONTACT,
    RESPONDENT,
    DocumentKind,
    Field,
    SignerClass,
    day,
    money,
    reason,
    text,
    time,
)
from shared.contracts.documents.kinds import KindOfDocument
from shared.values.articles import CONSUMPTION, CPC, DISHONEST, EXI, INV, JS, REGULATION, Article


def _paper(
    code: KindOfDocument, title: str, signer: SignerClass, article: Article, sample: str, *own: Field
) -> DocumentKind:
    return DocumentKind(
        code,
        title,
        signer,
        (
            APPLICANT,
            RESPONDENT,
            *BASIS,
            text("sanctioned", "被采取措施的人员（姓名或者名称）", article),
            reason(article),
            *own,
            *CONTACT,
        ),
        coercive_or_closing=True,
        sample_reasons=(sample,),
    )


_INVESTIGATION = REGULATION["二(五)2(3)"]
_UNWILLING = "被执行人未按执行通知书指定的期间履行生效法律文书确定的义务"
_COMES_AT = (time("due_at", "应到时间", INV[15]), text("place", "应到处所", INV[15]))

KINDS: tuple[DocumentKind, ...] = (
    _paper("summons", "传票", "bureau_head", INV[15], "需要就财产状况接受调查询问", *_COMES_AT),
    _paper("arrest_warrant", "拘传票", "president", CPC[119], "经依法传唤无正当理由拒不到场", *_COMES_AT),
    _paper(
        "inquiry_notice", "调查通知书", "bureau_head", _INVESTIGATION, "需要现场调查被执行人的财产状况",
        text("matters_to_check", "调查事项", _INVESTIGATION),
    ),
    _paper(
        "search_warrant", "搜查令", "president", CPC[259], "被执行人隐匿财产、拒不交出",
        text("place", "搜查的处所", CPC[259]), text("searchers", "搜查人员", CPC[259]),
    ),
    _paper(
        "bounty_notice", "悬赏公告", "bureau_head", INV[21], "申请执行人申请发布悬赏公告查找财产",
        text("bounty", "悬赏金的数额或者计算方法", INV[21]), text("clue_contact", "领取条件和联系方式", INV[21]),
    ),
    _paper(
        "audit_decision", "审计决定书", "bureau_head", INV[17], "被执行人有隐匿、转移财产等逃避债务情形",
        text("auditor", "审计机构", INV[18]), text("accounts_to_hand_in", "责令提交的资料", INV[18]),
        day("due_on", "提交审计报告的期限", INV[18]),
    ),
    _paper(
        "lawyer_order", "律师调查令", "bureau_head", _INVESTIGATION, "申请执行人因客观原因不能自行收集证据",
        text("lawyer", "持令律师", _INVESTIGATION), text("matters_to_check", "调查事项", _INVESTIGATION),
        day("valid_until", "有效期至", _INVESTIGATION),
    ),
    _paper(
        "fine_decision", "罚款决定书", "president", CPC[118], _UNWILLING,
        money("sanction_amount", "罚款金额", CPC[118]), day("due_on", "缴纳期限", CPC[118]),
    ),
    _paper(
        "detention_decision", "拘留决定书", "president", CPC[118], _UNWILLING,
        text("sanction_days", "拘留日数", CPC[118]),
    ),
    _paper(
        "early_release_decision", "提前解除拘留决定书", "president", JS[182], "被拘留人承认并改正错误，已经具结悔过",
        text("custodian", "负责看管的公安机关", JS[182]),
    ),
    _paper(
        "consumption_order", "限制消费令", "president", CONSUMPTION[5], _UNWILLING,
        text("restricted_for", "限制消费的期间", CONSUMPTION[5]),
    ),
    _paper(
        "dishonesty_decision", "失信决定书", "president", DISHONEST[5], "有履行能力而拒不履行生效法律文书确定义务",
        text("listing_ground", "纳入的法定情形", DISHONEST[1]), text("listed_for", "纳入期限", DISHONEST[2]),
    ),
    _paper("exit_ban_decision", "限制出境决定书", "bureau_head", EXI[23], _UNWILLING),
    _paper(
        "eviction_notice", "公告", "president", CPC[261], "被执行人拒不迁出房屋",
        text("premises", "应当迁出的房屋、土地", CPC[261]), day("due_on", "迁出期限", CPC[261]),
    ),
    _paper(
        "crime_referral", "移送函", "bureau_head", CPC[114], "被执行人拒不执行判决、裁定，情节严重，涉嫌犯罪",
        text("referred_to", "受移送机关", CPC[114]),
    ),
)  # fmt: skip
