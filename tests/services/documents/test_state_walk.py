"""No state of a document, of a delivery or of one that failed is a dead end: lawful steps lead from each to an end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest

from services.documents.delivery.rules import Way, after_receipt
from services.documents.drafting import rules as drafting
from services.documents.signing.rules import CHAIN, FORM_CHAIN, STEPS, State, Step, advance
from services.documents.undelivered import rules as undelivered
from services.documents.undelivered.rules import Tried
from shared.contracts.intake.records import PartyRecord, ReceptionRecord
from shared.values.identity import PartyKind
from shared.values.refusal import Problem

NOW = datetime(2026, 3, 2, tzinfo=UTC)
CHAINS = {"judge": CHAIN, "none": FORM_CHAIN}


def moves(signer: str) -> dict[State, set[str]]:
    """By trying every step in every state; what was returned is made again."""
    found: dict[State, set[str]] = {}
    for state in State:
        found[state] = set()
        for step in STEPS:
            try:
                found[state].add(advance(state, step, signer))
            except Problem:
                continue
        try:
            drafting.check_returned(state, taken=False)
        except Problem:
            continue
        found[state].add(State.DRAFTED)
    return found


def reached(found: dict[State, set[str]], start: str) -> set[str]:
    seen, left = set[str](), [start]
    while left:
        if (at := left.pop()) not in seen:
            seen.add(at)
            left += found[State(at)]
    return seen


@pytest.mark.parametrize("signer", CHAINS)
def test_every_state_of_a_document_leads_to_an_end(signer: str) -> None:
    found = moves(signer)
    come_to = reached(found, State.DRAFTED)
    ends = {state for state in come_to if not found[State(state)]}
    assert ends == {State.DISPATCHED, State.WITHDRAWN}
    for state in come_to:
        assert reached(found, state) & ends
    assert come_to == (set(State) if signer != "none" else set(State) - {"reviewed", "returned", "sealed"})


@pytest.mark.parametrize("signer", CHAINS)
def test_a_document_moves_by_its_chain_only(signer: str) -> None:
    for state in State:
        for step in STEPS:
            after = CHAINS[signer].get((state, step))
            if after is None:
                with pytest.raises(Problem, match="out_of_order"):
                    advance(state, step, signer)
            else:
                assert advance(state, step, signer) == after


def test_what_is_drafted_or_sealed_and_not_sent_is_taken_back_and_what_is_on_its_way_is_not() -> None:
    step: Step = "withdraw"
    assert {state for state, of in CHAIN if of == step} == {State.DRAFTED, State.SEALED}
    assert {state for state, of in FORM_CHAIN if of == step} == {State.DRAFTED, State.VERIFIED}


ADDRESSES = {"household_address": "户籍地", "residence_address": "暂住地", "registered_address": ""}
PARTY = PartyRecord(
    id="p",
    role="respondent",
    kind=PartyKind.NATURAL,
    name="-",
    identity="-",
    mobile="",
    payee_bank="",
    payee_account="",
    **ADDRESSES,
)
CONFIRMED = ReceptionRecord(
    id="r", party_id="p", confirmed_address="确认的地址", confirmed_mobile="139", electronic_consent=True
)
WAYS = [Way("post", at) for at in ("户籍地", "暂住地", "确认的地址")] + [Way("electronic", "139")]
TRIED = [tried for size in range(1, len(WAYS) + 1) for tried in combinations(WAYS, size)]


@pytest.mark.parametrize("state", ["ordered", "sent", "failed", "delivered"])
@pytest.mark.parametrize("receipt", ["delivered", "read", "failed"])
def test_each_word_of_the_carrier_ends_an_attempt(state: str, receipt: str) -> None:
    proven = state == "delivered" or receipt != "failed"
    assert after_receipt(state, receipt, NOW, None) == ("delivered" if proven else "failed")


@pytest.mark.parametrize("reported", [None, NOW])
def test_a_failed_delivery_is_reported_or_sent_again(reported: datetime | None) -> None:
    """The one or the other is always open, and never both."""
    open_acts = []
    for check in (undelivered.check_unreported, undelivered.check_reported):
        try:
            check(reported)
            open_acts.append(check)
        except Problem:
            continue
    assert len(open_acts) == 1


@pytest.mark.parametrize("is_party", [True, False])
@pytest.mark.parametrize("tried", TRIED)
def test_whatever_has_failed_there_is_a_next_way(tried: tuple[Way, ...], is_party: bool) -> None:
    """While an address is left it is used; with the last of them public notice is open."""
    failed = [Tried(way, NOW) for way in tried]
    left = undelivered.untried(PARTY if is_party else None, CONFIRMED if is_party else None, failed)
    assert not set(left) & set(tried)
    if is_party and len(tried) < len(WAYS):
        assert left
        for way in left:
            undelivered.check_again(way, left, failed, is_party=True)
    else:
        over = NOW + timedelta(days=30)
        undelivered.check_public(date(2026, 3, 2), date(2026, 3, 2), over, over, left)
    if not is_party:
        undelivered.check_again(Way("post", "另一地址"), left, failed, is_party=False)
