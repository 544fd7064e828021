"""二(三)2, 4; 法发〔2017〕27号第七条; 民诉法解释第四百八十五条."""

from __future__ import annotations

from shared.contracts.commission.facts import (
    CommissionAnswered,
    CommissionDispatched,
    CommissionedMeasureEnded,
    CommissionedMeasureTaken,
    CommissionInstructed,
    CommissionTold,
    CommissionWithdrawn,
    SupplementAsked,
    SupplementSent,
)
from shared.contracts.documents.facts import PapersHandedOver
from shared.contracts.fact import Refs
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

OFFICER = Office.COMMISSION_OFFICER


def of(kind: type[Refs], commission: str) -> Event:
    return event(kind, commission, commission=commission, asset="a1")


def sent(urgent: str, term_ends_at: str) -> Event:
    refs = {"commission": "c1", "asset": "a1", "urgent": urgent}
    return event(CommissionDispatched, "c1", **refs, term_ends_at=f"{term_ends_at}:00+08:00")


def missing(commission: str) -> Event:
    return event(SupplementAsked, "s1", supplement="s1", commission=commission, asset="a1")


def papers(bundle: str, commission: str) -> Event:
    return event(PapersHandedOver, "p", bundle=bundle, commission=commission)


RULES = (
    Rule(
        "commission.dispatch", "二(三)2", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 1个工作日: Saturday 02-14 is worked.
        of(CommissionInstructed, "c1"), "2026-02-13T10:00", "2026-02-15T00:00",
        (of(CommissionDispatched, "c1"),), (of(CommissionDispatched, "c2"),),
        early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "commission.answer", "法发〔2017〕27号第七条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # The letter says 15日: 02-17 is in the Spring Festival, which ends on 02-23.
        sent("no", "2026-02-25T00:00"), "2026-02-02T10:00", "2026-02-25T00:00",
        (of(CommissionAnswered, "c1"),), (of(CommissionAnswered, "c2"),),
        not_opened_by=(sent("yes", "2026-02-03T10:00"),),
        source="法发〔2017〕27号", confidence="memory",
    ),
    Rule(
        "commission.answer_urgent", "法发〔2017〕27号第七条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 紧急的24小时, through the Spring Festival.
        sent("yes", "2026-02-17T10:00"), "2026-02-16T09:20", "2026-02-17T10:00",
        (of(CommissionAnswered, "c1"),), (of(CommissionAnswered, "c2"),),
        not_opened_by=(sent("no", "2026-03-03T00:00"),),
        source="法发〔2017〕27号", confidence="memory",
    ),
    Rule(
        "commission.supplement", "法发〔2017〕27号第十条", "statutory", OFFICER, CENTRE_THEN_LEADER,
        # 3日: the first is 03-06, the third a Sunday, so it ends with Monday 03-09.
        missing("c1"), "2026-03-05T10:00", "2026-03-10T00:00",
        (event(SupplementSent, "s1", supplement="s1", commission="c1", asset="a1"),
         of(CommissionWithdrawn, "c1"), of(CommissionAnswered, "c1")),
        (event(SupplementSent, "s2", supplement="s2", commission="c2", asset="a1"),),
        source="法发〔2017〕27号", confidence="memory", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "commission.tell_team", "二(三)2", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 及时, taken as three working days: Sunday 09-20 is worked, 09-21, 09-22.
        of(CommissionAnswered, "c1"), "2026-09-18T10:00", "2026-09-23T00:00",
        (of(CommissionTold, "c1"),), (of(CommissionTold, "c2"),),
        early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "commission.papers_handover", "二(三)4", "internal", OFFICER, CENTRE_THEN_LEADER,
        # 3个工作日: 02-14, 02-24, 02-25.
        of(CommissionAnswered, "c1"), "2026-02-13T10:00", "2026-02-26T00:00",
        (papers("commission", "c1"),), (papers("commission", "c2"), papers("initial_batch", "c1")),
    ),
    Rule(
        "commission.lapse", "民诉法解释第四百八十五条", "statutory",
        OFFICER, (Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR),
        event(CommissionedMeasureTaken, measure="c1", asset="a1", expires_at="2026-10-10T00:00:00+08:00"),
        "2025-10-11T11:00", "2026-10-10T00:00",
        (event(CommissionedMeasureEnded, measure="c1", asset="a1"),),
        (event(CommissionedMeasureEnded, measure="c2", asset="a1"),),
        source="法释〔2022〕11号；查封扣押冻结规定第二十七条",
    ),
    Rule(
        "commission.renewal", "民诉法解释第四百八十五条", "internal",
        OFFICER, (Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR),
        # 届满前7日: it ends with 10-09; the seventh day before is 10-02, a holiday, so it must be done by 09-30.
        event(CommissionedMeasureTaken, measure="c1", asset="a1", expires_at="2026-10-10T00:00:00+08:00"),
        "2025-10-11T11:00", "2026-10-01T00:00",
        (event(CommissionedMeasureEnded, measure="c1", asset="a1"),),
        (event(CommissionedMeasureEnded, measure="c2", asset="a1"),),
        source="法释〔2022〕11号；财产保全规定第十八条（提前七日，参照）", confidence="unsure",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
