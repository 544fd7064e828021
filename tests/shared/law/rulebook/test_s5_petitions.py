"""Objections and applications: 民事诉讼法第五十、二百三十六、二百三十八条; 异议复议规定第二条; 执行程序解释第七条; 变更、追加当事人规定第二十八条."""

from __future__ import annotations

from datetime import datetime, timedelta

from shared.contracts.auction.facts import AuctionCalledOff, RoundFailed, RoundSold, StopOrdered
from shared.contracts.custody.facts import MeasureLapsed, MeasureLifted
from shared.contracts.intake.facts import (
    CaseClosed,
    CaseResumed,
    ClaimEnforcedAnew,
    ConsumptionExempted,
    ConsumptionRestored,
    EndingRevoked,
    InterferenceRemoved,
    PartyLeft,
    PeriodRestored,
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
    ReleaseDue,
    SaleObjected,
)
from shared.values.roles import Office
from tests.dockets import docket
from tests.shared.law.rulebook.table import Event, Rule, check, each, event

LEADERS = (Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE)
ABOVE = (Office.LEADER_IN_CHARGE, Office.PRESIDENT)
CPC, OBJ = "主席令第11号（2023年修正）", "法释〔2015〕10号，经法释〔2020〕21号修正"
DISHONEST = "法释〔2017〕7号"
PROMPT = "（条文无期限，按「及时」掌握）"
WITHDRAWN = event(PetitionWithdrawn, "p", petition="p")
OTHERS = event(PetitionWithdrawn, "q", petition="q")
SENT = event(PetitionSentUp, "p", petition="p", of_change="no", of_measure="no")
SENT_CHANGE = event(PetitionSentUp, "p", petition="p", of_change="yes", of_measure="no")
SENT_FINE = event(PetitionSentUp, "p", petition="p", of_change="no", of_measure="fine")
SENT_BAN = event(PetitionSentUp, "p", petition="p", of_change="no", of_measure="exit_ban")
EXEMPTED = event(ConsumptionExempted, "p", petition="p", coercion="c", until="2026-03-19T00:00:00+08:00")
RESTORED = event(ConsumptionRestored, "p", petition="p")
REPLACED = event(PersonReplaced, "r", former="faguan01")
ANOTHER = event(PersonReplaced, "r", former="chengban01")
GRANTED_ANEW = event(
    PeriodRestored, "x", petition="x", against="p", asset="a", open_until="2026-04-04T00:00:00+08:00"
)


def received(kind: str) -> Event:
    return event(PetitionReceived, "p", petition="p", petition_kind=kind)


def admitted(kind: str) -> Event:
    return event(PetitionAdmitted, "p", petition="p", petition_kind=kind)


def decided(kind: str, result: str = "rejected", petition: str = "p") -> Event:
    return event(PetitionDecided, petition, petition=petition, petition_kind=kind, result=result)


def served(result: str, kind: str = "third_party") -> Event:
    refs = {"petition": "p", "petition_kind": kind, "result": result, "asset": "a"}
    return event(PetitionServed, "p", **refs, open_until="2026-03-21T00:00:00+08:00")


RULES = (
    Rule(
        "petition.admission", "异议复议规定第二条", "statutory", Office.FILING_CLERK, LEADERS,
        # 三日: 03-05, 03-06, 03-07, a Saturday; to Monday 03-09.
        received("conduct"), "2026-03-04T10:00", "2026-03-10T00:00",
        (admitted("conduct"), decided("conduct", "not_admitted"), WITHDRAWN), (OTHERS,),
        (received("recusal"), received("bounty"), received("reconsideration")), source=OBJ,
    ),
    Rule(
        "petition.objection", "民事诉讼法第二百三十六条", "statutory", Office.BUREAU_DIRECTOR, ABOVE,
        # 十五日 from 03-04: 03-19.
        received("conduct"), "2026-03-04T10:00", "2026-03-20T00:00",
        (decided("conduct"), decided("conduct", "granted"), WITHDRAWN),
        (admitted("conduct"), decided("conduct", petition="q")),
        (received("third_party"), received("party_change")),
        source=CPC + "（管辖异议、执行时效异议比照掌握）",
    ),
    Rule(
        "petition.third_party", "民事诉讼法第二百三十八条", "statutory", Office.BUREAU_DIRECTOR, ABOVE,
        received("third_party"), "2026-03-04T10:00", "2026-03-20T00:00",
        (decided("third_party"), WITHDRAWN), (admitted("third_party"), OTHERS), (received("conduct"),),
        source=CPC,
    ),
    Rule(
        "petition.recusal", "民事诉讼法第五十条", "statutory", Office.PRESIDENT, (Office.LEADER_IN_CHARGE,),
        # 三日 from 03-03: 03-06, a Friday.
        received("recusal"), "2026-03-03T10:00", "2026-03-07T00:00",
        (decided("recusal"), WITHDRAWN), (OTHERS,), (received("recusal_review"),), source=CPC,
    ),
    Rule(
        "petition.recusal_review", "民事诉讼法第五十条", "statutory", Office.PRESIDENT, (Office.LEADER_IN_CHARGE,),
        received("recusal_review"), "2026-03-03T10:00", "2026-03-07T00:00",
        (decided("recusal_review"), WITHDRAWN), (OTHERS,), (received("recusal"),), source=CPC,
    ),
    Rule(
        "petition.party_change", "变更、追加当事人规定第二十八条", "statutory", Office.JUDGE, LEADERS,
        # 六十日 from 03-04: 27 to 03-31, 30 to 04-30, 3 more: 05-03, a holiday; 05-06 is the first working day.
        received("party_change"), "2026-03-04T10:00", "2026-05-07T00:00",
        (decided("party_change"), WITHDRAWN), (OTHERS,), (received("audit"),),
        source="法释〔2016〕21号，经法释〔2020〕21号修正",
    ),
    Rule(
        "petition.audit", "财产调查规定第十七条", "statutory", Office.JUDGE, LEADERS,
        # 十日 from 03-02: 03-12.
        received("audit"), "2026-03-02T10:00", "2026-03-13T00:00",
        (decided("audit"), WITHDRAWN), (OTHERS,), (received("bounty"),),
        source="法释〔2017〕8号，经法释〔2020〕21号修正",
    ),
    Rule(
        "petition.listing", "失信名单规定第五条", "statutory", Office.JUDGE, LEADERS,
        # 十五日 from 03-02: 03-17.
        received("listing"), "2026-03-02T10:00", "2026-03-18T00:00",
        (decided("listing"), decided("listing", "granted"), WITHDRAWN), (OTHERS,),
        (received("listing_correction"),), source=DISHONEST, confidence="memory",
    ),
    Rule(
        "petition.listing_correction", "失信名单规定第十二条", "statutory", Office.JUDGE, LEADERS,
        received("listing_correction"), "2026-03-02T10:00", "2026-03-18T00:00",
        (decided("listing_correction"), decided("listing_correction", "granted"), WITHDRAWN), (OTHERS,),
        (received("listing"),), source=DISHONEST, confidence="memory",
    ),
    Rule(
        "petition.consumption_exemption", "限制消费规定第八条", "internal", Office.JUDGE, LEADERS,
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        received("consumption_exemption"), "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("consumption_exemption"), decided("consumption_exemption", "granted"), WITHDRAWN), (OTHERS,),
        (received("travel_exemption"),),
        source="法释〔2015〕17号（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "petition.travel_exemption", "善意文明执行意见第十七条", "internal", Office.PRESIDENT,
        (Office.LEADER_IN_CHARGE,),
        received("travel_exemption"), "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("travel_exemption"), decided("travel_exemption", "granted"), WITHDRAWN), (OTHERS,),
        (received("consumption_exemption"),),
        source="法发〔2019〕35号（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "petition.exemption_over", "限制消费规定第八条", "internal", Office.HANDLING_OFFICER, LEADERS,
        # Three workdays from its last day, Wednesday 03-18: 19, 20, Monday 23.
        EXEMPTED, "2026-03-04T10:00", "2026-03-24T00:00",
        (RESTORED,), (event(ConsumptionRestored, "q", petition="q"),), (decided("consumption_exemption"),),
        source="法释〔2015〕17号；善意文明执行意见第十七条（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "petition.bounty", "财产调查规定第二十一条", "statutory", Office.JUDGE, LEADERS,
        received("bounty"), "2026-03-02T10:00", "2026-03-13T00:00",
        (decided("bounty"), WITHDRAWN), (OTHERS,), (received("audit"),),
        source="法释〔2017〕8号，经法释〔2020〕21号修正",
    ),
    Rule(
        "petition.lawyer_order", "二(五)2(3)", "internal", Office.JUDGE, LEADERS,
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        received("lawyer_order"), "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("lawyer_order"), WITHDRAWN), (OTHERS,), (received("audit"),),
        source="浉法〔2023〕30号" + PROMPT, confidence="unsure",
    ),
    Rule(
        "petition.sent_up", "执行程序解释第七条", "statutory", Office.FILING_CLERK, LEADERS,
        # 五日 from 03-04: 03-09.
        received("reconsideration"), "2026-03-04T10:00", "2026-03-10T00:00",
        (SENT, WITHDRAWN), (OTHERS, decided("reconsideration")), (received("conduct"),),
        source="法释〔2008〕13号，经法释〔2020〕21号修正",
    ),
    Rule(
        "petition.interference", "民诉法解释第五百一十九条", "internal", Office.JUDGE, LEADERS,
        received("interference"), "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("interference"), WITHDRAWN), (OTHERS,), (received("excuse"),),
        source="法释〔2022〕11号" + PROMPT, confidence="unsure",
    ),
    Rule(
        "petition.interference_removed", "民诉法解释第五百一十九条", "internal", Office.HANDLING_OFFICER, LEADERS,
        decided("interference", "granted"), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(InterferenceRemoved, petition="p"),), (event(InterferenceRemoved, petition="other"),),
        (decided("interference", "rejected"), decided("excuse", "granted")),
        source="法释〔2022〕11号" + PROMPT, confidence="unsure",
    ),
    Rule(
        "petition.excuse", "民事诉讼法第八十六条", "internal", Office.JUDGE, LEADERS,
        received("excuse"), "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("excuse", "granted"), WITHDRAWN), (OTHERS,), (received("interference"),),
        source=CPC + PROMPT, confidence="unsure",
    ),
    Rule(
        "petition.above_ruled", "执行程序解释第八条", "internal", Office.FILING_CLERK, LEADERS,
        # 三十日 from 03-04: 27 to 03-31, three more: 04-03, a Friday.
        SENT, "2026-03-04T10:00", "2026-04-04T00:00",
        (decided("reconsideration"), WITHDRAWN), (OTHERS,), (SENT_CHANGE, SENT_FINE, SENT_BAN),
        source="法释〔2008〕13号，经法释〔2020〕21号修正（上一级人民法院的期限，经批准可以延长；期满由本院查询）",
        confidence="unsure",
    ),
    Rule(
        "petition.above_ruled_on_change", "变更、追加当事人规定第三十一条", "internal", Office.FILING_CLERK, LEADERS,
        # 六十日 from 03-04: 05-03, a holiday; 05-06 is the first working day.
        SENT_CHANGE, "2026-03-04T10:00", "2026-05-07T00:00",
        (decided("reconsideration"), WITHDRAWN), (OTHERS,), (SENT,),
        source="法释〔2016〕21号，经法释〔2020〕21号修正（上一级人民法院的期限，经批准可以延长；期满由本院查询）",
        confidence="unsure",
    ),
    Rule(
        "petition.above_ruled_on_sanction", "民诉法解释第一百八十五条", "internal", Office.FILING_CLERK, LEADERS,
        # 五日 from 03-04: 03-09, a Monday.
        SENT_FINE, "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("reconsideration"), WITHDRAWN), (OTHERS,), (SENT, SENT_BAN),
        source="法释〔2022〕11号（上一级人民法院的期限；期满由本院查询）",
        confidence="unsure",
    ),
    Rule(
        "petition.above_ruled_on_exit_ban", "异议复议规定第九条", "internal", Office.FILING_CLERK, LEADERS,
        # 十五日 from 03-04: 03-19, a Thursday.
        SENT_BAN, "2026-03-04T10:00", "2026-03-20T00:00",
        (decided("reconsideration"), WITHDRAWN), (OTHERS,), (SENT, SENT_FINE),
        source=OBJ + "（上一级人民法院的期限；期满由本院查询）",
        confidence="unsure",
    ),
    Rule(
        "petition.admission_told", "异议复议规定第二条", "statutory", Office.FILING_CLERK, LEADERS,
        # 三日 from 03-04: 03-07, a Saturday; to Monday 03-09.
        admitted("conduct"), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(PetitionTold, "p", petition="p"), WITHDRAWN), (OTHERS, decided("conduct")), (received("conduct"),),
        source=OBJ,
    ),
    Rule(
        "petition.sale_stopped", "执行程序解释第十五条", "internal", Office.JUDGE, LEADERS,
        # 立即, an hour as it stands, from the next full hour.
        event(SaleObjected, "p", petition="p", asset="a"), "2026-03-04T10:00", "2026-03-04T12:00",
        (
            *(event(kind, asset="a") for kind in (StopOrdered, RoundFailed, RoundSold, AuctionCalledOff)),
            event(PetitionWithdrawn, "p", petition="p", asset="a"),
            event(PetitionSecured, "p", petition="p", asset="a"),
        ),
        (event(StopOrdered, asset="b"), WITHDRAWN), (received("third_party"),),
        source="法释〔2008〕13号，经法释〔2020〕21号修正（条文无期限，按「立即」掌握）", confidence="unsure",
    ),
    Rule(
        "petition.lifted", "民诉法解释第三百一十四条", "statutory", Office.CUSTODY_OFFICER, LEADERS,
        # The time to sue ends with 03-20; 七日 from that day: 03-27.
        served("granted"), "2026-03-04T10:00", "2026-03-28T00:00",
        (event(MeasureLifted, asset="a"), event(PetitionSued, "p", petition="p", asset="a"), GRANTED_ANEW),
        (event(MeasureLifted, asset="b"),), (served("rejected"), served("granted", "conduct"), decided("third_party", "granted")),
        met_early=True, source="法释〔2022〕11号",
    ),
    Rule(
        "petition.lifted_later", "民诉法解释第三百一十四条", "statutory", Office.CUSTODY_OFFICER, LEADERS,
        # The time to sue that was granted anew ends with 04-03; 七日 from that day: 04-10.
        GRANTED_ANEW, "2026-03-19T10:00", "2026-04-11T00:00",
        (event(MeasureLifted, asset="a"), event(PetitionSued, "p", petition="p", asset="a")),
        (event(MeasureLifted, asset="b"),),
        (event(PeriodRestored, "x", petition="x", against="p", open_until="2026-04-04T00:00:00+08:00"),),
        met_early=True, source="法释〔2022〕11号；民事诉讼法第八十六条",
    ),
    Rule(
        "petition.released", "查封扣押冻结规定第二十八条", "internal", Office.HANDLING_OFFICER, LEADERS,
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        event(ReleaseDue, "a", petition="p", asset="a"), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(MeasureLifted, asset="a"), event(MeasureLapsed, asset="a")), (event(MeasureLifted, asset="b"),),
        (event(PartyLeft, "b", party="b", alteration="p", ground="ruling_fell"),),
        source="法释〔2004〕15号，经法释〔2020〕21号修正" + PROMPT, confidence="unsure",
    ),
    Rule(
        "petition.limitation_granted", "民诉法解释第四百八十一条", "internal", Office.HANDLING_OFFICER, LEADERS,
        decided("limitation", "granted"), "2026-03-04T10:00", "2026-03-10T00:00",
        (
            event(CaseClosed), event(PetitionOverturned, "p", petition="p"),
            event(PartyLeft, "b", party="b", alteration="x", ground="limitation", petition="p"),
        ),
        (
            WITHDRAWN, event(PartyLeft, "b", party="b", alteration="x", ground="debtor_dead"),
            # another respondent's objection, which was upheld too, and another that was not after all
            event(PartyLeft, "c", party="c", alteration="y", ground="limitation", petition="q"),
            event(PetitionOverturned, "q", petition="q"),
        ),
        (decided("limitation"), decided("jurisdiction", "granted")),
        source="法释〔2022〕11号" + PROMPT, confidence="unsure",
    ),
    Rule(
        "petition.jurisdiction_granted", "执行程序解释第三条", "internal", Office.HANDLING_OFFICER, LEADERS,
        decided("jurisdiction", "granted"), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(CaseClosed), event(PetitionOverturned, "p", petition="p")),
        (WITHDRAWN, event(PetitionOverturned, "q", petition="q")),
        (decided("jurisdiction"), decided("limitation", "granted")),
        source="法释〔2008〕13号，经法释〔2020〕21号修正" + PROMPT, confidence="unsure",
    ),
    Rule(
        "petition.ending_revoked", "异议复议规定第十七条", "internal", Office.JUDGE, LEADERS,
        event(EndingRevoked, "p", petition="p", ruling="r"), "2026-03-04T10:00", "2026-03-10T00:00",
        (
            event(CaseResumed, application="2026-7"),
            event(ClaimEnforcedAnew, application="2026-7"),
            event(PetitionOverturned, "p", petition="p", result="granted"),
        ),
        (event(PetitionOverturned, "p", petition="p", result="rejected"), WITHDRAWN), (decided("conduct", "granted"),),
        met_early=True, source=OBJ + PROMPT, confidence="unsure",
    ),
    Rule(
        "petition.recused_replaced", "民事诉讼法第五十条", "internal", Office.BUREAU_DIRECTOR, ABOVE,
        event(PersonRecused, "r", former="faguan01"), "2026-03-04T10:00", "2026-03-10T00:00",
        (REPLACED,), (WITHDRAWN, ANOTHER), (decided("recusal", "granted"),),
        source=CPC + PROMPT, confidence="unsure",
    ),
)  # fmt: skip


def test_of_two_respondents_who_objected_each_leaves_for_himself() -> None:
    """民诉法解释第四百八十一条: what is owed to the second stands when the first is out; the end of the case ends both."""
    at = datetime.fromisoformat("2026-03-04T10:00+08:00")
    told = [decided("limitation", "granted", one).at(at + timedelta(hours=n)) for n, one in enumerate("pq")]
    left = event(PartyLeft, "b", party="b", alteration="x", ground="limitation", petition="p")

    def states(*more: Event) -> dict[str, str]:
        later = [one.at(at + timedelta(days=n)) for n, one in enumerate(more, 1)]
        owed = [one for one in docket([*told, *later]).duties if one.rule_id == "petition.limitation_granted"]
        return {one.about: one.state for one in owed}

    assert states() == {"p": "open", "q": "open"}
    assert states(left) == {"p": "met", "q": "open"}
    assert states(left, event(CaseClosed)) == {"p": "met", "q": "met"}


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
