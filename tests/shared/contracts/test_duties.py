"""A duty names refs that its facts carry: whatever else it names is refused where the duty is declared."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from pydantic import AwareDatetime

from shared.contracts.documents.facts import DocumentServed
from shared.contracts.fact import Instant
from shared.contracts.funds.facts import DisbursementHeld, DisbursementResumed, ReceiptBooked
from shared.contracts.intake.facts import CaseFiled
from shared.law.rulebook import DUTIES
from shared.law.rulebook.model import Duty, On, Stop, on
from tests.facts import made

ALL = [pytest.param(duty, id=name) for name, duty in DUTIES.items()]
ENDS = {
    (duty.id, boundary.kind.kind): boundary
    for duty in DUTIES.values()
    for boundary in (duty.opens_on, *duty.endings)
}
BOUNDARIES = [pytest.param(boundary, id="-".join(name)) for name, boundary in ENDS.items()]


@pytest.mark.parametrize("duty", ALL)
def test_a_duty_pairs_and_counts_by_refs_of_its_facts_only(duty: Duty) -> None:
    with pytest.raises(TypeError, match="no ref 'misspelt'"):
        replace(duty, match="misspelt")
    with pytest.raises(TypeError, match="no ref 'misspelt'"):
        replace(duty, counted_from="misspelt")
    for name, ref in duty.opens_on.kind.model_fields.items():
        if ref.annotation not in (AwareDatetime, Instant | None):
            with pytest.raises(TypeError, match=f"{name} is no instant"):
                replace(duty, counted_from=name)


@pytest.mark.parametrize("duty", [duty for duty in ALL if duty.values[0].match])  # type: ignore[attr-defined]
def test_a_duty_is_met_only_by_facts_that_carry_the_ref_it_pairs_by(duty: Duty) -> None:
    for changes in ({"opens_on": on(CaseFiled)}, {"met_by": on(CaseFiled)}, {"or_met_by": (on(CaseFiled),)}):
        with pytest.raises(TypeError, match=f"no ref '{duty.match}'"):
            replace(duty, **changes)


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_a_duty_waits_only_for_what_its_facts_can_say(boundary: On) -> None:
    with pytest.raises(TypeError, match="no ref 'misspelt'"):
        on(boundary.kind, misspelt="yes")
    for name in boundary.kind.model_fields:
        with pytest.raises(TypeError, match=f"{name} cannot be"):
            on(boundary.kind, **{name: "两 字"})
    for name, wanted in boundary.refs.items():
        allowed = wanted if isinstance(wanted, tuple) else (wanted,)
        with pytest.raises(TypeError, match=f"{name} cannot be"):
            on(boundary.kind, **{name: (*allowed, "两 字")})


def test_a_value_that_its_kind_does_not_list_is_refused() -> None:
    on(ReceiptBooked, payable="yes")
    for refs in (
        {"payable": "true"},
        {"payable": ("yes", "maybe")},
        {"purpose": "payment"},
        {"amount_fen": "1"},
    ):
        with pytest.raises(TypeError, match="cannot be"):
            on(ReceiptBooked, **refs)


def test_time_is_taken_out_only_between_facts_that_carry_the_ref_they_are_paired_by() -> None:
    begins, ends = on(DocumentServed), (on(CaseFiled),)
    with pytest.raises(TypeError, match="no ref 'document'"):
        Stop("中止", "民事诉讼法", begins, ends, match="document")


def test_a_stop_ends_at_the_latest_at_the_instant_that_its_fact_names() -> None:
    (stop,) = DUTIES["funds.disbursement"].not_counted
    begun = made(
        "2026-03-02T10:00:00+08:00", DisbursementHeld, "case/c", hold="h1", until="2026-04-01T00:00:00+08:00"
    )
    for lifted_at, end in (
        (None, "2026-04-01T00:00:00+08:00"),
        ("2026-03-10T09:00:00+08:00", "2026-03-10T09:00:00+08:00"),
        ("2026-04-20T09:00:00+08:00", "2026-04-01T00:00:00+08:00"),
    ):
        lifted = [] if lifted_at is None else [made(lifted_at, DisbursementResumed, "case/c", hold="h1")]
        (span,) = stop.spans([begun, *lifted])
        assert span.until == datetime.fromisoformat(end)
    with pytest.raises(TypeError, match="no ref"):
        replace(stop, until="last_day")
    with pytest.raises(TypeError, match="no instant"):
        replace(stop, until="hold")
