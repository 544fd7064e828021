"""From which day to which a rule applies: a fact is judged by the rules in force on the day it occurred."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from shared.contracts.intake.facts import CaseFiled
from shared.law import rulebook
from shared.law.periods import Unit
from shared.law.rulebook import DUTIES, Duty, duties_opened_by
from tests.shared.law.rulebook.table import event

IN_FORCE = {
    "法〔2016〕373号": "2016-12-01",
    "浉法〔2023〕30号": "2023-03-28",  # names no day; the day of issue
    "法释〔2000〕29号": "2000-09-28",
    "法释〔2016〕18号": "2017-01-01",  # 网络司法拍卖规定第三十八条
    "法发〔2017〕6号": "2017-05-01",
    "法发〔2019〕35号": "2019-12-16",  # the day of issue, unconfirmed
    "法发〔2017〕27号": "2017-09-08",  # the day of issue, unconfirmed
    "法明传〔2017〕455号": "2017-07-18",  # unconfirmed
    "法释〔2017〕8号，经法释〔2020〕21号修正": "2021-01-01",
    "法释〔2015〕17号": "2015-07-22",
    "法释〔2017〕7号": "2017-05-01",  # 失信名单规定第十三条
    "法释〔2018〕15号": "2018-09-01",  # 处置参考价规定第三十五条
    "法释〔1998〕15号，经法释〔2020〕21号修正": "2021-01-01",
    "法释〔2004〕15号，经法释〔2020〕21号修正": "2021-01-01",
    "法释〔2004〕16号，经法释〔2020〕21号修正": "2021-01-01",
    "法释〔2008〕13号，经法释〔2020〕21号修正": "2021-01-01",
    "法释〔2022〕11号": "2022-04-10",
    "法释〔2018〕4号，经法释〔2020〕21号修正": "2021-01-01",
    "法释〔2018〕3号，经法释〔2020〕21号修正": "2021-01-01",
    "法释〔2015〕10号，经法释〔2020〕21号修正": "2021-01-01",
    "法释〔2016〕21号，经法释〔2020〕21号修正": "2021-01-01",
    "法释〔2016〕22号，经法释〔2020〕21号修正": "2021-01-01",
    "主席令第11号（2023年修正）": "2024-01-01",
}


@pytest.mark.parametrize("rule", DUTIES)
def test_each_rule_applies_from_the_day_its_law_took_effect(rule: str) -> None:
    duty = DUTIES[rule]
    laws = [law for law in IN_FORCE if duty.source.startswith(law)]
    assert duty.since.isoformat() == IN_FORCE[max(laws, key=len)]
    filled_in = {
        "custody.ruling_dispatched",
        "custody.renewal",
        "commission.renewal",
        "documents.agency_notice",
        "filing.refusal_service",
        "preservation.applicant_told",
        "preservation.released",
        "preservation.thing_released",
        "preservation.sum_released",
        "auction.relisted_after_call_off",
        "auction.relisted_after_default",
        "auction.paid_stopped",
        "auction.rest_stopped",
        "auction.stay_looked_at_again",
        "auction.unheld_decided",
        "auction.unsold_decided",
        "auction.unsold_released",
        "funds.deposit_kept",
        "coercion.approval_president",
        "coercion.audit_outcome",
        "coercion.consumption_lifted",
        "coercion.eviction",
        "coercion.lawyer_order_outcome",
        "coercion.exit_ban_lifted",
        "petition.above_ruled",
        "petition.above_ruled_on_sanction",
        "petition.above_ruled_on_exit_ban",
        "coercion.revoked_fine",
        "petition.above_ruled_on_change",
        "petition.ending_revoked",
        "petition.excuse",
        "petition.consumption_exemption",
        "petition.travel_exemption",
        "petition.exemption_over",
        "petition.interference",
        "petition.interference_removed",
        "petition.jurisdiction_granted",
        "petition.limitation_granted",
        "petition.released",
        "petition.sale_stopped",
        "petition.recused_replaced",
        "conclusion.approval",
        "report.check",
        "report.sanction",
        "conclusion.query_told",
        "library.answer",
        "guarantee.decision",
        "guarantee.enforced",
        "guarantee.period_over",
        "settlement.act_confirmation",
        "settlement.confirmation",
        "settlement.followed",
        "substitution.decision",
        "substitution.order",
        "substitution.enforcement",
        "substitution.confirmation",
        "bankruptcy.decision",
        "bankruptcy.sending",
        "bankruptcy.chase",
        "bankruptcy.hand_over",
        "bankruptcy.termination",
    }
    assert (duty.layer == "internal") == (duty.source.startswith("浉法") or rule in filled_in)


def _opened(instant: str) -> set[str]:
    at = datetime.fromisoformat(instant)
    fact = event(CaseFiled, application_received_at=instant).at(at)
    return {duty.id for duty in duties_opened_by(fact, at.date())}


def test_a_case_filed_before_the_regulation_is_bound_by_the_law_alone() -> None:
    law = {"filing.handover", "case.term", "documents.enforcement_notice"}
    assert _opened("2023-03-27T23:59:59+08:00") == law
    assert _opened("2023-03-28T00:00:00+08:00") > law
    assert _opened("2022-04-09T10:00:00+08:00") == law - {"documents.enforcement_notice"}
    assert _opened("2020-12-31T10:00:00+08:00") == {"filing.handover"}
    assert not _opened("2000-09-27T10:00:00+08:00")


def test_a_rule_ends_with_the_day_before_its_successor(monkeypatch: pytest.MonkeyPatch) -> None:
    old = replace(DUTIES["case.term"], until=date(2026, 7, 1))
    new = replace(old, id="case.term.new", since=date(2026, 7, 1), until=None, version=2)
    assert (old.in_force(date(2026, 6, 30)), new.in_force(date(2026, 6, 30))) == (True, False)
    assert (old.in_force(date(2026, 7, 1)), new.in_force(date(2026, 7, 1))) == (False, True)
    monkeypatch.setitem(rulebook._opened, CaseFiled.kind, [old, new])
    assert _opened("2026-06-30T23:59:59+08:00") == {"case.term"}
    assert _opened("2026-07-01T00:00:00+08:00") == {"case.term.new"}


def _versions() -> dict[str, list[Duty]]:
    versions: dict[str, list[Duty]] = defaultdict(list)
    for section in rulebook._SECTIONS:
        for duty in section.DUTIES:
            versions[duty.id].append(duty)
    return versions


def _in_force_at_once(versions: list[Duty]) -> set[int]:
    """How many versions are in force on each day on which anything changes, and on the day before, since the beginning."""
    begins = min(duty.since for duty in versions)
    turns = {duty.since for duty in versions} | {duty.until for duty in versions if duty.until}
    days = turns | {day - timedelta(days=1) for day in turns} | {date(2099, 12, 31)}
    return {sum(duty.in_force(day) for duty in versions) for day in days if day >= begins}


def test_of_each_rule_one_version_is_in_force_on_each_day_since_its_beginning() -> None:
    versions = _versions()
    assert {rule: _in_force_at_once(each) for rule, each in versions.items()} == {
        rule: {1} for rule in DUTIES
    }
    assert {rule: each[-1] for rule, each in versions.items()} == DUTIES


@pytest.mark.parametrize(("until", "since"), [("2026-06-30", "2026-07-01"), ("2026-07-02", "2026-07-01")])
def test_a_gap_and_an_overlap_between_versions_are_found(until: str, since: str) -> None:
    old = replace(DUTIES["case.term"], until=date.fromisoformat(until))
    new = replace(old, since=date.fromisoformat(since), until=None, version=2)
    assert _in_force_at_once([old, new]) != {1}
    assert _in_force_at_once([replace(old, until=new.since), new]) == {1}


@pytest.mark.parametrize("rule", DUTIES)
def test_a_limit_without_a_number_is_marked_for_confirmation(rule: str) -> None:
    duty = DUTIES[rule]
    if duty.within.unit in (Unit.IMMEDIATE, Unit.PROMPT, Unit.DAILY):
        assert duty.unconfirmed_unit
