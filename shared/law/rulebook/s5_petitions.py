"""Objections, review and the parties' applications, by national law: filed, decided, sent up in time."""

from shared.contracts.auction.facts import AuctionCalledOff, RoundFailed, RoundSold, StopOrdered
from shared.contracts.custody.facts import MeasureLifted
from shared.contracts.intake.facts import (
    CaseClosed,
    CaseResumed,
    ClaimEnforcedAnew,
    ConsumptionExempted,
    ConsumptionRestored,
    EndingRevoked,
    InterferenceRemoved,
    PartyLeft,
    PersonRecused,
    PersonReplaced,
    PetitionAdmitted,
    PetitionDecided,
    PetitionOverturned,
    PetitionReceived,
    PetitionSecured,
    PetitionSentUp,
    PetitionServed,
    PetitionSued,
    PetitionTold,
    PetitionWithdrawn,
    SaleObjected,
)
from shared.law.periods import Limit, days, immediate, prompt
from shared.law.rulebook.model import Duty, On, on
from shared.values.articles import (
    ADD,
    CONSUMPTION,
    CPC,
    DISHONEST,
    EXI,
    GOODWILL,
    INV,
    JS,
    OBJ,
    REGULATION,
    Article,
    Confidence,
)
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
    confidence: Confidence = "found",
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
        confidence=confidence,
        match="petition",
        outlives_case=True,
    )


def _promptly(
    kind: str,
    article: Article,
    text: str,
    title: str,
    *,
    owner: Office = Office.JUDGE,
    escalate_to: tuple[Office, ...] = _LEADERS,
    outlives_case: bool = False,
) -> Duty:
    """What the case's judge, or the `owner`, decides, in no time that the text names."""
    return Duty(
        id=f"petition.{kind}",
        article=article,
        text=text,
        note="条文无期限，按「及时」掌握",
        title=title,
        opens_on=on(PetitionReceived, petition_kind=kind),
        met_by=on(PetitionDecided),
        or_met_by=(on(PetitionWithdrawn),),
        within=prompt(),
        owner=owner,
        escalate_to=escalate_to,
        confidence="unsure",
        match="petition",
        unconfirmed_unit=True,
        outlives_case=outlives_case,
    )


def _above(
    name: str,
    article: Article,
    text: str,
    title: str,
    within: Limit,
    *,
    of_change: tuple[str | None, ...] = ("no", None),
    of_measure: tuple[str | None, ...] = ("no", None),
    lengthened: str = "，经批准可以延长",
) -> Duty:
    """The higher court's own term: who sent it up asks when it is over."""
    return Duty(
        id=f"petition.{name}",
        article=article,
        text=text,
        note=f"上一级人民法院的期限{lengthened}；期满由本院查询",
        title=title,
        opens_on=on(PetitionSentUp, of_change=of_change, of_measure=of_measure),
        met_by=on(PetitionDecided),
        or_met_by=(on(PetitionWithdrawn),),
        within=within,
        owner=Office.FILING_CLERK,
        escalate_to=_LEADERS,
        confidence="unsure",
        match="petition",
        outlives_case=True,
    )


def _ended(kind: str, article: Article, text: str, title: str, *or_met_by: On, version: int) -> Duty:
    """Once such an objection is granted nothing is enforced, and the case is closed; unless the higher court decides otherwise."""
    return Duty(
        id=f"petition.{kind}_granted",
        article=article,
        text=text,
        note="条文无期限，按「及时」掌握",
        title=title,
        opens_on=on(PetitionDecided, petition_kind=kind, result="granted"),
        met_by=on(CaseClosed),
        or_met_by=(on(PetitionOverturned), *or_met_by),
        within=prompt(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LEADERS,
        confidence="unsure",
        match="petition",
        unconfirmed_unit=True,
        version=version,
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
    _decided(
        "listing", DISHONEST[5], "", "纳入失信名单的申请十五日内审查决定", ("listing",), days(15), Office.JUDGE, _LEADERS,
        confidence="memory",
    ),
    _decided(
        "listing_correction", DISHONEST[12], "", "纠正失信信息的申请十五日内审查", ("listing_correction",), days(15),
        Office.JUDGE, _LEADERS, confidence="memory",
    ),
    _promptly(
        "lawyer_order", REGULATION["二(五)2(3)"],
        "传统查控：包含调查、传唤、搜查、悬赏执行、司法审计、律师调查令等；",
        "律师调查令的申请及时决定",
    ),
    _promptly(
        "interference", JS[519], "人民法院可以依申请排除妨害，", "排除妨害的申请及时决定",
        outlives_case=True,
    ),
    _promptly(
        "consumption_exemption", CONSUMPTION[8], "", "限制消费例外的申请及时决定", outlives_case=True,
    ),
    _promptly(
        "travel_exemption", GOODWILL[17], "", "暂时解除乘机乘高铁限制的申请及时决定",
        owner=Office.PRESIDENT, escalate_to=(Office.LEADER_IN_CHARGE,), outlives_case=True,
    ),
    Duty(
        id="petition.exemption_over",
        article=CONSUMPTION[8],
        also=(GOODWILL[17],),
        note="条文无期限，按「及时」掌握",
        title="限制消费的例外期满，核对恢复限制",
        opens_on=on(ConsumptionExempted),
        met_by=on(ConsumptionRestored),
        counted_from="until",
        from_end_of_day=True,
        within=prompt(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LEADERS,
        confidence="unsure",
        match="petition",
        unconfirmed_unit=True,
        outlives_case=True,
    ),
    Duty(
        id="petition.interference_removed",
        article=JS[519],
        text="人民法院可以依申请排除妨害，",
        note="条文无期限，按「及时」掌握",
        title="准许排除妨害后实际排除",
        opens_on=on(PetitionDecided, petition_kind="interference", result="granted"),
        met_by=on(InterferenceRemoved),
        within=prompt(),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_LEADERS,
        confidence="unsure",
        match="petition",
        unconfirmed_unit=True,
        outlives_case=True,
    ),
    _promptly(
        "excuse", CPC[86], "可以申请顺延期限，是否准许，由人民法院决定。", "顺延期限的申请及时决定",
        outlives_case=True,
    ),
    _above(
        "above_ruled", EXI[8],
        "上一级人民法院应当自收到复议申请之日起三十日内审查完毕，并作出裁定。",
        "复议案卷报送后三十日未见裁定的，向上一级人民法院查询", days(30),
    ),
    _above(
        "above_ruled_on_change", ADD[31],
        "上一级人民法院对复议申请应当组成合议庭审查，并自收到申请之日起六十日内作出复议裁定。",
        "变更、追加当事人的复议六十日未见裁定的，向上一级人民法院查询", days(60), of_change=("yes",),
    ),
    _above(
        "above_ruled_on_sanction", JS[185],
        "上级人民法院应当在收到复议申请后五日内作出决定，并将复议结果通知下级人民法院和当事人。",
        "罚款、拘留的复议五日未见决定的，向上一级人民法院查询", days(5),
        of_measure=("fine", "detention"), lengthened="",
    ),
    _above(
        "above_ruled_on_exit_ban", OBJ[9],
        "上一级人民法院应当自收到复议申请之日起十五日内作出决定。",
        "限制出境的复议十五日未见决定的，向上一级人民法院查询", days(15),
        of_measure=("exit_ban",), lengthened="",
    ),
    Duty(
        id="petition.admission_told",
        article=OBJ[2],
        text="人民法院应当在三日内立案，并在立案后三日内通知异议人和相关当事人。",
        title="执行异议立案后三日内通知",
        opens_on=on(PetitionAdmitted),
        met_by=on(PetitionTold),
        or_met_by=(on(PetitionWithdrawn),),
        within=days(3),
        owner=Office.FILING_CLERK,
        escalate_to=_LEADERS,
        match="petition",
        outlives_case=True,
    ),
    Duty(
        id="petition.sale_stopped",
        article=EXI[15],
        text="案外人异议审查期间，人民法院不得对执行标的进行处分。",
        note="条文无期限，按「立即」掌握",
        title="案外人对正在拍卖的财产提出异议，停止拍卖",
        opens_on=on(SaleObjected),
        met_by=on(StopOrdered),
        or_met_by=(
            *(on(PetitionWithdrawn), on(PetitionSecured)),
            *(on(RoundSold), on(RoundFailed), on(AuctionCalledOff)),
        ),
        within=immediate(),
        owner=Office.JUDGE,
        escalate_to=_LEADERS,
        confidence="unsure",
        match="asset",
        unconfirmed_unit=True,
    ),
    Duty(
        id="petition.lifted",
        article=JS[314],
        text="申请执行人在法律规定的期间内未提起执行异议之诉的，人民法院应当自起诉期限届满之日起七日内解除对该执行标的采取的执行措施。",
        title="案外人异议成立且未起诉的，七日内解除查封、扣押、冻结",
        opens_on=on(PetitionServed, petition_kind="third_party", result="granted"),
        met_by=on(MeasureLifted),
        or_met_by=(on(PetitionSued),),
        earlier_counts=True,  # who gives way lifts it before the time to sue is over
        within=days(7),
        counted_from="open_until",
        from_end_of_day=True,
        owner=Office.CUSTODY_OFFICER,
        escalate_to=_LEADERS,
        match="asset",
        outlives_case=True,
    ),
    _ended(
        "limitation", JS[481],
        "被执行人对申请执行时效期间提出异议，人民法院经审查异议成立的，裁定不予执行。",
        "执行时效异议成立，裁定不予执行并报结",
        on(PartyLeft, ground="limitation"),  # of several respondents, for whoever objected alone
        version=3,
    ),
    _ended(
        "jurisdiction", EXI[3],
        "异议成立的，应当撤销执行案件，并告知当事人向有管辖权的人民法院申请执行；",
        "管辖异议成立，撤销执行案件并告知",
        version=2,
    ),
    Duty(
        id="petition.ending_revoked",
        article=OBJ[17],
        text="异议成立的，裁定撤销相关执行行为；",
        note="条文无期限，按「及时」掌握",
        title="据以结案的裁定被撤销，恢复执行",
        opens_on=on(EndingRevoked),
        met_by=on(CaseResumed),
        or_met_by=(on(PetitionOverturned, result="granted"), on(ClaimEnforcedAnew)),
        earlier_counts=True,  # the case may go on for another reason meanwhile
        within=prompt(),
        owner=Office.JUDGE,
        escalate_to=_LEADERS,
        confidence="unsure",
        unconfirmed_unit=True,
        outlives_case=True,
        version=2,
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
        met_by=on(PersonReplaced),  # in every office that he has in the case
        match="former",
        within=prompt(),
        owner=Office.BUREAU_DIRECTOR,
        escalate_to=_ABOVE,
        confidence="unsure",
        version=2,
        unconfirmed_unit=True,
    ),
)  # fmt: skip
