"""Documents of pay-out and closing (二(六), 二(五)4), and what the parties are told in between."""

from __future__ import annotations

from services.documents.drafting.fields import (
    APPLICANT,
    BASIS,
    CAUSE,
    CONTACT,
    RESPONDENT,
    DocumentKind,
    day,
    money,
    number,
    reason,
    rows,
    text,
    time,
)
from shared.values.articles import CPC, EXE, REGULATION

PAY = REGULATION["二(六)2"]

KINDS: tuple[DocumentKind, ...] = (
    DocumentKind(
        "disbursement_form",
        "执行案款发放审批表",
        "none",
        (
            APPLICANT,
            RESPONDENT,
            text("payer", "交款人", PAY),
            money("received_amount", "到账金额", PAY),
            time("received_at", "到账时间", PAY),
            text("received_by", "到账方式", PAY),
            money("claim_amount", "债权本金等", PAY),
            text("act_owed", "执行标的（行为、交付）", PAY, by_hand=True),
            money("interest", "迟延履行利息", PAY),
            money("enforcement_fee", "执行费", PAY),
            text("distribution", "分配计算", PAY),
            text("payee", "收款人", PAY),
            number("payee_account", "收款账号", PAY),
            text("payee_bank", "收款人开户行", PAY),
            money("amount", "发放金额", PAY),
            text("payment_method", "发放方式", PAY),
            text("purpose", "发放事由", PAY),
            text("enclosures", "所附证明材料", PAY),
            text("online_number", "线上审批号", PAY),
            text("paper_number", "线下审批号", PAY),
            rows(
                "approvals",
                "五级审批意见",
                PAY,
                text("step", "审批环节", PAY),
                text("name", "审批人", PAY, by_hand=True),
                text("opinion", "意见", PAY, by_hand=True),
                text("at", "时间", PAY, by_hand=True),
            ),
        ),
        party_facing=False,
    ),
    DocumentKind(
        "closing_notice",
        "结案通知书",
        "director",
        (
            APPLICANT,
            RESPONDENT,
            *BASIS,
            day("filed_on", "立案日期"),
            reason(EXE[64]),
            money("recovered_amount", "执行到位金额", EXE[64]),
            money("disbursed_amount", "已发放金额", REGULATION["二(五)4"]),
            text("released_measures", "已解除的执行措施", REGULATION["二(五)4"]),
            *CONTACT,
        ),
        coercive_or_closing=True,
        sample_reasons=(
            "本案生效法律文书确定的内容已全部执行完毕",
            "被执行人已全部履行完毕生效法律文书确定的义务",
        ),
    ),
    DocumentKind(
        "agency_notice",
        "代理权限变更、解除通知书",
        "bureau_head",
        (
            APPLICANT,
            RESPONDENT,
            CAUSE,
            text("party_name", "受通知人", CPC[63]),
            text("represented", "委托人", CPC[63]),
            text("agent", "诉讼代理人", CPC[63]),
            text("change", "权限变更或者解除的内容", CPC[63]),
            day("effective_on", "变更、解除登记日期", CPC[63]),
            *CONTACT,
        ),
    ),
)
