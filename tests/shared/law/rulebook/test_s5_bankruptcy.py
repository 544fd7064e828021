"""移送破产审查: 民诉法解释第五百一十一条至第五百一十三条."""

from __future__ import annotations

from shared.contracts.intake.facts import (
    PartyLeft,
    ReferralAnswered,
    ReferralChased,
    ReferralDecided,
    ReferralEnded,
    ReferralHandedOver,
    ReferralProposed,
    ReferralRevoked,
    ReferralSent,
)
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

JS = "法释〔2022〕11号"
PROMPT = "（条文无期限，按「及时」掌握）"
PROPOSED = event(ReferralProposed, "a", referral="a")
SENT = event(ReferralSent, "a", referral="a", answer_due="2026-04-04T00:00:00+08:00")
CHASED = event(ReferralChased, "a", referral="a")
OFFICER = Office.HANDLING_OFFICER


def decided(referred: str) -> Event:
    return event(ReferralDecided, "a", referral="a", referred=referred)


def answered(result: str, of: str = "a") -> Event:
    return event(ReferralAnswered, of, referral=of, party="p", result=result)


def ended(result: str, of: str = "a") -> Event:
    return event(ReferralEnded, of, referral=of, party="p", result=result)


RULES = (
    Rule(
        "bankruptcy.decision", "民诉法解释第五百一十一条", "internal", Office.PRESIDENT, (Office.LEADER_IN_CHARGE,),
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        PROPOSED, "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("yes"), decided("no")), (SENT,), (),
        source=JS + PROMPT, confidence="unsure",
    ),
    Rule(
        "bankruptcy.sending", "民诉法解释第五百一十一条", "internal", OFFICER, CENTRE_THEN_LEADER,
        decided("yes"), "2026-03-04T10:00", "2026-03-10T00:00",
        (SENT, event(ReferralRevoked, "a", referral="a")), (answered("accepted", "b"),), (decided("no"),),
        source=JS + PROMPT, confidence="unsure",
    ),
    Rule(
        "bankruptcy.answer", "民诉法解释第五百一十二条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # Thirty days from 03-04 are over on Friday 04-03.
        SENT, "2026-03-04T00:00", "2026-04-04T00:00",
        (answered("accepted"), answered("not_accepted")), (CHASED, answered("accepted", "b")), (decided("yes"),),
        source=JS + "（受移送法院的期限；期满由本院催问）",
    ),
    Rule(
        "bankruptcy.chase", "民诉法解释第五百一十二条", "internal", OFFICER, CENTRE_THEN_LEADER,
        # From Saturday 04-04: Monday is off for 清明, so 04-07, 04-08, 04-09.
        SENT, "2026-03-04T00:00", "2026-04-10T00:00",
        (CHASED, answered("not_accepted")), (answered("accepted", "b"),), (decided("yes"),),
        source=JS + "（期满未答复的，由本院催问；条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "bankruptcy.hand_over", "民诉法解释第五百一十三条", "internal", OFFICER, CENTRE_THEN_LEADER,
        answered("accepted"), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(ReferralHandedOver, "a", referral="a"), ended("dismissed")),
        (ended("declared"), event(ReferralHandedOver, "b", referral="b")), (answered("not_accepted"),),
        source=JS + PROMPT, confidence="unsure",
    ),
    Rule(
        "bankruptcy.termination", "民诉法解释第五百一十三条", "internal", OFFICER, CENTRE_THEN_LEADER,
        ended("declared"), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(PartyLeft, "p", party="p", alteration="x"),),
        (event(PartyLeft, "q", party="q", alteration="x"),), (ended("dismissed"),),
        source=JS + PROMPT, confidence="unsure",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
