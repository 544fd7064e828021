"""What answers an objection or an application: 异议的裁定、回避决定、变更追加当事人的裁定."""

from __future__ import annotations

from dataclasses import replace

from services.documents.drafting.fields import (
    APPLICANTS,
    BASIS,
    BENCH,
    CAUSE,
    RESPONDENTS,
    RULING,
    DocumentKind,
    Field,
    SignerClass,
    day,
    money,
    reason,
    text,
)
from shared.contracts.documents.kinds import KindOfDocument
from shared.values.articles import ADD, CONSUMPTION, CPC, DISHONEST, EXI, GOODWILL, OBJ, SET, Article, cite


def _about(thing: str, *articles: Article) -> tuple[Field, ...]:
    """Whose it is, of which kind, what it is about, and what was asked."""
    source = cite(*articles)
    return (
        text("petitioner", "异议人、申请人", source),
        text("petition_kind", "异议、申请的种类", source),
        text("thing", thing, source),
        day("received_on", "收到书面异议、申请的日期", source),
        text("request", "请求、事实和理由", source),
        text("result", "审查结果", source),
    )


def _exemption(
    code: KindOfDocument, signer: SignerClass, article: Article, yes: str, no: str, *own: Field
) -> DocumentKind:
    """What somebody restricted may spend all the same, and on which days; nothing of what is refused."""
    granted = (
        text("exempt_kinds", "准许的消费种类，不予准许的不填", CONSUMPTION[3]),
        text("exempt_scope", "准许的消费，不予准许的不填", article),
        text("exempt_times", "准许的次数，不限次数、不予准许的不填", article),
        day("exempt_from", "准许的起始日期，不予准许的不填", article),
        day("exempt_until", "准许的截止日期，不予准许的不填", article),
    )
    return DocumentKind(
        code,
        "决定书",
        signer,
        (
            APPLICANTS,
            RESPONDENTS,
            CAUSE,
            *_about("被限制消费的人员", article),
            *(replace(field, optional=True) for field in granted),
            reason(article),
            *own,
        ),
        coercive_or_closing=True,
        sample_reasons=(yes, no),
    )


KINDS: tuple[DocumentKind, ...] = (
    DocumentKind(
        "objection_ruling",
        RULING,
        "judge",
        (
            APPLICANTS,
            RESPONDENTS,
            *BASIS,
            *_about("异议针对的执行行为、执行标的", CPC[236], CPC[238], EXI[3]),
            reason(OBJ[17]),
            BENCH,
        ),
        coercive_or_closing=True,
        sample_reasons=("异议人的异议请求不能成立，应予驳回", "异议人的异议理由成立，应予支持"),
        apart=True,
    ),
    DocumentKind(
        "recusal_decision",
        "回避决定书",
        "president",
        (
            APPLICANTS,
            RESPONDENTS,
            CAUSE,
            *_about("被申请回避的人员", CPC[50]),
            reason(CPC[47]),
        ),
        coercive_or_closing=True,
        sample_reasons=("申请人提出的回避申请符合法律规定", "申请人提出的回避申请不符合法定情形"),
    ),
    DocumentKind(
        "party_change_ruling",
        RULING,
        "judge",
        (
            APPLICANTS,
            RESPONDENTS,
            *BASIS,
            *_about("被申请变更、追加的当事人", ADD[28]),
            text("changed_as", "变更、追加为", ADD[28]),
            text("changed_by", "变更、追加的法定事由", ADD[28]),
            replace(money("liable_for", "承担责任的限额，不限额的不填", ADD[28]), optional=True),
            reason(ADD[28]),
            BENCH,
        ),
        coercive_or_closing=True,
        sample_reasons=("申请人的申请符合变更、追加当事人的法定情形", "申请人的申请缺乏法律依据，应予驳回"),
    ),
    DocumentKind(
        "deceit_ruling",
        RULING,
        "judge",
        (
            APPLICANTS,
            RESPONDENTS,
            *BASIS,
            day("settled_on", "达成执行和解的日期", CPC[241]),
            day("received_on", "收到恢复执行申请的日期", SET[9]),
            text("deceit", "认定的情形：欺诈、胁迫", CPC[241]),
            reason(CPC[241]),
            BENCH,
        ),
        coercive_or_closing=True,
        sample_reasons=(
            "申请执行人系因受欺诈与被执行人达成和解协议，应当恢复执行",
            "申请执行人系因受胁迫与被执行人达成和解协议，应当恢复执行",
        ),
        to_both_sides=SET[12],
    ),
    DocumentKind(
        "listing_correction_decision",
        "决定书",
        "judge",
        (
            APPLICANTS,
            RESPONDENTS,
            CAUSE,
            *_about("申请纠正的是谁的失信信息", DISHONEST[11]),
            reason(DISHONEST[12]),
            BENCH,
        ),
        coercive_or_closing=True,
        sample_reasons=("申请人不应被纳入失信被执行人名单", "申请人申请纠正的理由不能成立，应予驳回"),
    ),
    _exemption(
        "exemption_decision",
        "judge",
        CONSUMPTION[8],
        "申请人因生活必需申请消费，理由成立，应予准许",
        "申请人的申请不属于生活或者经营必需，不予准许",
        BENCH,
    ),
    _exemption(
        "travel_exemption_decision",
        "president",
        GOODWILL[17],
        "申请人有亟需赴外地的紧急情况，应予准许",
        "申请人的申请不属于紧急情况，不予准许",
    ),
)
