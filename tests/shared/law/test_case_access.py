"""Who reads a case by what he is to it; and that nobody who owes something in a case is shut out of it."""

from __future__ import annotations

import pytest

from shared.contracts.intake.facts import CaseAssigned, CaseFiled, InstructionSent
from shared.contracts.teams import TEAMS
from shared.law.case_access import EVERY_CASE, TEAM_OFFICES, Standing, is_open, oversees
from shared.law.rulebook import DUTIES
from shared.values.opening_reason import OpeningReason
from shared.values.roles import LEADERS, Actor, Deputyship, Office

OPEN = Standing("chengban01", "faguan01", sealed=False)
SEALED = Standing("chengban01", "faguan01", sealed=True)
UNASSIGNED = Standing(None, None, sealed=False)


def actor(person: str, *offices: Office, deputy: Deputyship | None = None) -> Actor:
    return Actor(person, person, frozenset(offices), frozenset({deputy} if deputy else ()))


OWN = [
    actor("chengban01", Office.HANDLING_OFFICER),
    actor("faguan01", Office.JUDGE),
    actor("chengban02", deputy=Deputyship(Office.HANDLING_OFFICER, "chengban01")),
    actor("faguan02", Office.JUDGE, deputy=Deputyship(Office.JUDGE, "faguan01")),
]
STRANGERS = [
    actor("chengban02", Office.HANDLING_OFFICER),
    actor("faguan02", Office.JUDGE),
    actor("chengban01", Office.JUDGE),  # the officer's number in another office
    actor("faguan02", deputy=Deputyship(Office.JUDGE, "faguan03")),
    actor("guanli01", Office.ADMINISTRATOR),
    actor("jijian01", Office.DISCIPLINE_INSPECTOR),
]


@pytest.mark.parametrize("person", OWN)
def test_its_officer_its_judge_and_their_deputies_read_it_sealed_or_not(person: Actor) -> None:
    for standing in (OPEN, SEALED):
        assert all(is_open(standing, person, team) for team in TEAMS)
        assert oversees(standing, person)
    assert not any(is_open(UNASSIGNED, person, team) for team in TEAMS)


@pytest.mark.parametrize("person", STRANGERS)
def test_a_stranger_reads_it_by_a_reason_alone(person: Actor) -> None:
    for standing in (OPEN, SEALED, UNASSIGNED):
        assert not any(is_open(standing, person, team) for team in TEAMS)
        assert not oversees(standing, person)
    opened = Standing("chengban01", "faguan01", sealed=False, opened=OpeningReason.PETITION)
    assert all(is_open(opened, person, team) for team in TEAMS)
    assert not oversees(opened, person)


@pytest.mark.parametrize("office", [*LEADERS, Office.QUALITY_OFFICER, Office.DOSSIER_KEEPER])
def test_who_oversees_reads_each_case_that_is_not_sealed(office: Office) -> None:
    assert all(is_open(OPEN, actor("x", office), team) for team in TEAMS)
    assert not any(is_open(SEALED, actor("x", office), team) for team in TEAMS)


def test_a_team_reads_what_it_keeps_itself() -> None:
    assert is_open(OPEN, actor("weituo01", Office.COMMISSION_OFFICER), "commission")
    assert not is_open(OPEN, actor("weituo01", Office.COMMISSION_OFFICER), "auction")
    assert not is_open(SEALED, actor("weituo01", Office.COMMISSION_OFFICER), "commission")


def test_the_system_itself_reads_what_it_acts_on() -> None:
    assert all(is_open(SEALED, actor("service:custody", Office.SERVICE), team) for team in TEAMS)


def test_whoever_owes_something_in_a_case_reads_it() -> None:
    """By his office, or because his own team, by what it has told there, has made him owe it."""
    personal = {Office.HANDLING_OFFICER, Office.JUDGE}
    for duty in DUTIES.values():
        if duty.owner in EVERY_CASE | personal or duty.opens_on.kind in (CaseFiled, CaseAssigned):
            continue
        (team,) = [team for team, offices in TEAM_OFFICES.items() if duty.owner in offices]
        # papers handed over for a price come of a disposal that the auction team was told to begin; an instruction is read by
        # the team that it is sent to, and opens its case to who receives it (tests/services/intake/instructions)
        otherwise = duty.opens_on.kind.kind in ("documents.papers_handed_over", InstructionSent.kind)
        assert duty.opens_on.kind.team() == team or otherwise
