"""Objections, review and the parties' applications, by national law: filed, decided, sent up in time."""

from shared.contracts.intake.facts import (
    CaseReassigned,
    PersonRecused,
    PetitionAdmitted,
    PetitionDecided,
    PetitionReceived,
    PetitionSentUp,
    PetitionWithdrawn,
)
from shared.law.periods import Limit, days, prompt
from shared.law.rulebook.model import Duty, on
from shared.values.articles import ADD, CPC, EXI, INV, OBJ, REGULATION, Article
from shared.values.roles import Office

STAGES: dict[str, str] = {}

_LEADERS = (Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE)
_ABOVE = (Office.LEADER_IN_CHARGE, Office.PRESIDENT)
_OBJECTIONS = ("conduct", "third_party", "jurisdiction", "limitation")


def _decided(
    name: str,
    article: Article,
    text: str,
    title: str,
    kinds: tuple[str, ...],
    within: Limit,
    owner: Office,
    escalate_to: tuple[Office, ...],
    note: str = "",
) -> Duty:
    """From receipt until it is decided, or taken back; after the end of the case too."""
    return Duty(
        id=f"petition.{name}",
        article=article,
        text=text,
        note=note,
        title=title,
        opens_on=on(PetitionReceived, petition_kind=kinds),
        met_by=on(PetitionDecided),
        or_met_by=(on(PetitionWithdrawn),),
        within=within,
        owner=owner,
        escalate_to=escalate_to,
        match="petition",
        outlives_case=True,
    )


DUTIES = (
    Duty(
        id="petition.admission",
        article=OBJ[2],
        text="人民法院应当在三日内立案，并在立案后三日内通知异议人和相关当事人。",
        title="执行异议三日内立案",
        opens_on=on(PetitionReceived, petition_kind=_OBJECTIONS),
        met_by=on(PetitionAdmitted),
        or_met_by=(on(PetitionDecided), on(PetitionWithdrawn)),
        within=days(3),
        owner=Office.FILING_CLERK,
        escalate_to=_LEADERS,
        match="petition",
        outlives_case=True,
    ),
    _decided(
        "objection", CPC[236],
        "当事人、利害关系人提出书面异议的，人民法院应当自收到书面异议之日起十五日内审查，",
        "执行行为异议十五日内审查", ("conduct", "jurisdiction", "limitation"), days(15),
        Office.BUREAU_DIRECTOR, _ABOVE, note="管辖异议、执行时效异议比照掌握",
    ),
    _decided(
        "third_party", CPC[238], "人民法院应当自收到书面异议之日起十五日内审查，",
        "案外人异议十五日内审查", ("third_party",), days(15), Office.BUREAU_DIRECTOR, _ABOVE,
    ),
    _decided(
        "recusal", CPC[50],
        "人民法院对当事人提出的回避申请，应当在申请提出的三日内，以口头或者书面形式作出决定。",
        "回避申请三日内决定", ("recusal",), days(3), Office.PRESIDENT, (Office.LEADER_IN_CHARGE,),
    ),
    _decided(
        "recusal_review", CPC[50],
        "人民法院对复议申请，应当在三日内作出复议决定，并通知复议申请人。",
        "回避复议三日内决定", ("recusal_review",), days(3), Office.PRESIDENT, (Office.LEADER_IN_CHARGE,),
    ),
    _decided(
        "party_change", ADD[28], "执行法院应当自收到书面申请之日起六十日内作出裁定。",
        "变更、追加当事人申请六十日内裁定", ("party_change",), days(60), Office.JUDGE, _LEADERS,
    ),
    _decided(
        "audit", INV[17], "人民法院应当自收到书面申请之日起十日内决定是否准许。",
        "审计申请十日内决定", ("audit",), days(10), Office.JUDGE, _LEADERS,
    ),
    _decided(
        "bounty", INV[21], "人民法院应当自收到书面申请之日起十日内决定是否准许。",
        "悬赏申请十日内决定", ("bounty",), days(10), Office.JUDGE, _LEADERS,
    ),
    Duty(
        id="petition.lawyer_order",
        article=REGULATION["二(五)2(3)"],
        text="传统查控：包含调查、传唤、搜查、悬赏执行、司法审计、律师调查令等；",
        note="条文无期限，按「及时」掌握",
        title="律师调查令的申请及时决定",
        opens_on=on(PetitionReceived, petition_kind="lawyer_order"),
        met_by=on(PetitionDecided),
        or_met_by=(on(PetitionWithdrawn),),
        within=prompt(),
        owner=Office.JUDGE,
        escalate_to=_LEADERS,
        confidence="unsure",
        match="petition",
        unconfirmed_unit=True,
    ),
    Duty(
        id="petition.sent_up",
        article=EXI[7],
        text="执行法院收到复议申请后，应当在五日内将复议所需的案卷材料报送上一级人民法院；",
        title="复议案卷五日内报送上一级人民法院",
        opens_on=on(PetitionReceived, petition_kind="reconsideration"),
        met_by=on(PetitionSentUp),
        or_met_by=(on(PetitionWithdrawn),),
        within=days(5),
        owner=Office.FILING_CLERK,
        escalate_to=_LEADERS,
        match="petition",
        outlives_case=True,
    ),
    Duty(
        id="petition.recused_replaced",
        article=CPC[50],
        note="条文无期限，按「及时」掌握",
        title="准许回避的，及时另行指定承办人、执行法官",
        opens_on=on(PersonRecused),
        met_by=on(CaseReassigned),
        match="former",
        earlier_counts=True,  # he may have passed the case on before it was decided
        within=prompt(),
        owner=Office.QUALITY_OFFICER,
        escalate_to=_LEADERS,
        confidence="unsure",
        unconfirmed_unit=True,
    ),
)  # fmt: skip
