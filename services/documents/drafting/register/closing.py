"""Documents of pay-out and closing (二(六), 二(五)4), and what the parties are told in between."""

from __future__ import annotations

from dataclasses import replace

from services.documents.drafting.fields import (
    APPLICANT,
    APPLICANTS,
    BASIS,
    BENCH,
    CAUSE,
    CONTACT,
    RESPONDENT,
    RESPONDENTS,
    RULING,
    DocumentKind,
    Field,
    day,
    money,
    number,
    reason,
    rows,
    text,
    time,
)
from shared.contracts.documents.kinds import KindOfDocument
from shared.values.articles import CPC, EXE, EXI, JS, REGULATION, TERMINATION, Article, cite

PAY = REGULATION["二(六)2"]


def _ending(
    code: KindOfDocument,
    ground: str,
    articles: tuple[Article, ...],
    sample_reasons: tuple[str, str],
    to_both_sides: str = "",
    *own: Field,
) -> DocumentKind:
    """By which a case ends on a ground of the law."""
    return DocumentKind(
        code,
        RULING,
        "judge",
        (
            APPLICANTS,
            RESPONDENTS,
            *BASIS,
            text("ground", ground, cite(*articles)),
            *own,
            reason(*articles, EXE[64]),
            BENCH,
        ),
        coercive_or_closing=True,
        sample_reasons=sample_reasons,
        to_both_sides=to_both_sides,
    )


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
    _ending(
        "termination_ruling",
        "终结执行的法定事由",
        (CPC[268], JS[492], JS[513]),
        ("申请执行人撤销执行申请，应当终结执行", "本案符合终结执行的法定情形，应当终结执行"),
        CPC[269],
        text("ended_for", "只对一方当事人终结执行的，其姓名、名称", CPC[268], optional=True),
        replace(money("ended_share", "该申请执行人在执行标的额中的份额", CPC[268]), optional=True),
    ),
    _ending(
        "cancellation_ruling",
        "撤销案件的法定事由",
        (EXI[2],),
        ("其他有管辖权的人民法院已经立案，应当撤销案件", "本案符合撤销案件的法定情形，应当撤销案件"),
        EXI[2],
    ),
    _ending(
        "non_enforcement_ruling",
        "不予执行的法定事由",
        (CPC[248], CPC[249]),
        ("被执行人不予执行的申请理由成立，应当不予执行", "公证债权文书确有错误，应当不予执行"),
        cite(CPC[248], CPC[249]),
    ),
    _ending(
        "dismissal_ruling",
        "驳回执行申请的事由",
        (EXE[16],),
        ("申请执行人的申请不符合受理执行案件的条件，应当驳回", "本案不符合受理执行案件的条件，应当驳回申请"),
    ),
    DocumentKind(
        "conclusion_ruling",
        RULING,
        "judge",
        (
            APPLICANTS,
            RESPONDENTS,
            *BASIS,
            money("claim_amount", "申请执行标的额", TERMINATION[6]),
            text("act_owed", "执行标的（行为、交付），没有的不填", TERMINATION[6], by_hand=True),
            text("course", "执行经过和采取的调查、强制、惩戒措施", TERMINATION[6]),
            text("property_found", "查明的财产及其处置情况", TERMINATION[6]),
            money("recovered_amount", "已经执行到位的金额", TERMINATION[6]),
            text("opinion", "约谈的时间和申请执行人的意见", TERMINATION[5]),
            text("approval", "签字确认或者合议庭审查、院长批准的情况", JS[517]),
            rows(
                "examined",
                "对各被执行人的惩戒、查找",
                TERMINATION[1],
                text("name", "被执行人", TERMINATION[1]),
                text("listing", "是否应当纳入失信被执行人名单及理由", TERMINATION[1]),
                text("whereabouts", "下落不明的，查找的情况", TERMINATION[1], optional=True),
            ),
            reason(TERMINATION[6]),
            BENCH,
        ),
        coercive_or_closing=True,
        sample_reasons=(
            "被执行人确无财产可供执行，应当终结本次执行程序",
            "经穷尽财产调查措施，未发现可供执行的财产，符合终结本次执行程序的条件",
        ),
        to_both_sides=TERMINATION[6],
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
    DocumentKind(
        "query_result_notice",
        "终本案件财产查询结果告知书",
        "bureau_head",
        (
            APPLICANT,
            RESPONDENT,
            *BASIS,
            text("queried", "第几次查询", TERMINATION[9]),
            day("queried_on", "查询日期", TERMINATION[9]),
            text("result", "查询结果和本院拟采取的措施", TERMINATION[9]),
            *CONTACT,
        ),
        to_applicants=TERMINATION[9],
    ),
)
