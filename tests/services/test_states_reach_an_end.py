"""No state of an object is a dead end: from each that lawful acts come to, lawful acts lead to an end of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Literal

import pytest

from services.custody.measures import rules as measures
from services.custody.offline import rules as offline
from services.custody.renewal import rules as renewal
from services.documents.nonacceptance.rules import CHAIN as NON_ACCEPTANCE
from services.documents.signing.rules import CHAIN, FORM_CHAIN
from services.funds.anomalies import rules as anomalies
from services.funds.holds import rules as holds
from services.funds.payout import rules as payout
from services.funds.payout.rules import OFFICES, STEPS, Approval, Form, Paper, Step
from services.funds.suspense import rules as suspense
from services.intake.agents import rules as agents
from services.intake.assignment import rules as assignment
from services.intake.bankruptcy import rules as bankruptcy
from services.intake.closing import rules as closing
from services.intake.clues import rules as clues
from services.intake.coercion import rules as coercion
from services.intake.conclusion import rules as conclusions
from services.intake.coordination import rules as coordination
from services.intake.filing import rules as filing
from services.intake.guarantees import rules as guarantees
from services.intake.inspection import rules as inspection
from services.intake.instructions import rules as instructions
from services.intake.library import rules as library
from services.intake.petitions import rules as petitions
from services.intake.property_reports import rules as reports
from services.intake.recusal import rules as recusal
from services.intake.sampling import rules as sampling
from services.intake.settlements import rules as settlements
from services.intake.substitution import rules as substitution
from services.intake.suspension import rules as stays
from services.intake.tasks import rules as tasks
from services.intake.waivers import rules as waivers
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office
from tests.harness import CLOCK_START
from tests.states import Move, graph, move, of_table, stuck

Ended = Callable[[Any], bool]


def only_if(holds_good: bool) -> None:
    """What no person does: an order of the process, the answer of an outside system."""
    if not holds_good:
        raise Problem(409, ProblemCode.WRONG_STATE)


def to(**changes: Any) -> Callable[[Any], Any]:
    return lambda state: replace(state, **changes)


def after(chain: Mapping[Any, str]) -> dict[str, list[str]]:
    """A chain of steps as a table of states."""
    return {state: [then for (since, _), then in chain.items() if since == state] for state, _ in chain}


SERVED = datetime(2026, 3, 2, tzinfo=UTC)
APPLICATION: list[Move[tuple[str | None, str, datetime | None]]] = [
    move("file", lambda s: ("（2026）豫1502执1号", *s[1:]), lambda s: filing.check_undecided(*s[:2])),
    move("refuse", lambda s: (s[0], "refused", s[2]), lambda s: filing.check_undecided(*s[:2])),
    move("withdraw", lambda s: (s[0], "withdrawn", s[2]), lambda s: filing.check_undecided(*s[:2])),
    move("serve", lambda s: (*s[:2], SERVED), lambda s: filing.check_unserved(*s[1:])),
]
"""Case number, outcome, when the ruling of refusal was served."""

CASE: list[Move[tuple[str | None, str, str]]] = [
    move("assign", lambda s: ("a", s[1], s[2]), lambda s: assignment.check_unassigned(s[0])),
    move(
        "reassign",
        lambda s: ("b", s[1], s[2]),
        lambda s: assignment.check_passes_on(s[0], s[1], unfinished=False),
    ),
    move(
        "request_closing",
        lambda s: (s[0], s[1], "requested"),
        lambda s: only_if(s[0] is not None),
        lambda s: closing.check_requestable(s[1], request_open=s[2] in closing.NEXT),
    ),
    move("approve", lambda s: (s[0], s[1], "approved"), lambda s: closing.moved(s[2], "approved")),
    move(
        "return",
        lambda s: (s[0], s[1], "returned"),
        lambda s: only_if(s[1] == "open"),
        lambda s: closing.moved(s[2], "returned"),
    ),
    move("close", lambda s: (s[0], "closed", s[2]), lambda s: only_if(closing.is_to_close(s[2], s[1]))),
    move("archive", lambda s: (s[0], "archived", s[2]), lambda s: closing.check_closed(s[1])),
]
"""Officer, state of the case, state of its last request to be closed."""

OFFICER = (Office.HANDLING_OFFICER,)
TASK: list[Move[tasks.Standing]] = [
    move("take", to(owner="a"), lambda s: tasks.check_takeable(s, "a", OFFICER)),
    move("hand_on", to(owner="b"), lambda s: tasks.check_hand_on(s, s.owner or "", (), "b", ["a", "b"])),
    move("lying", to(owner="a"), lambda s: tasks.check_hand_on(s, "z", [*tasks.OVERSEERS], "a", ["a"])),
    move(
        "finish",
        to(done=True),
        lambda s: only_if(s.owner is not None),
        lambda s: tasks.check_finishable(s, s.owner or ""),
    ),
]

AGENT: list[Move[bool]] = [move("end", lambda _: True, agents.check_in_force)]
"""Whether the power has ended."""


@dataclass(frozen=True)
class Measure:
    """`lifting` and `renewing`: decided, and not done yet; how often it could not be lifted or renewed (1: or more)."""

    state: Any = "in_force"
    lifting: Literal["", "online", "by hand"] = ""
    renewing: Literal["", "online", "by hand"] = ""
    refusals: int = 0
    unrenewed: int = 0


NETWORK_LIFTS = move("lifted online", to(state="lifted"), lambda s: only_if(awaits(s, "online")))
DAYS_PASS = move("days pass", to(state="lapsed"), lambda s: only_if(s.state == "in_force"))


def awaits(s: Measure, lifting: str) -> bool:
    return s.lifting == lifting and s.state != "lifted"


def renewable(s: Measure) -> None:
    renewal.check_renewable(s.state, bool(s.lifting), bool(s.renewing))


def liftable(s: Measure) -> None:
    measures.check_liftable(bool(s.lifting), bool(s.renewing))


MEASURE: list[Move[Measure]] = [
    move("lift", to(lifting="online"), liftable),
    move(
        "lift by hand",
        to(lifting="by hand"),
        liftable,
        lambda s: measures.check_by_hand(True, s.refusals),
    ),
    move("refused", to(lifting="", refusals=1), lambda s: only_if(awaits(s, "online"))),
    move(
        "refused by hand",
        to(lifting="", refusals=1),
        lambda s: offline.check_returnable(awaits(s, "by hand")),
    ),
    NETWORK_LIFTS,
    move("lifted by hand", to(state="lifted"), lambda s: offline.check_returnable(awaits(s, "by hand"))),
    move("renew", to(renewing="online"), renewable),
    move(
        "renew by hand",
        to(renewing="by hand"),
        renewable,
        lambda s: renewal.check_by_hand(True, s.unrenewed),
    ),
    move("renewed", to(state="renewed"), lambda s: only_if(s.renewing and s.state == "in_force")),
    move("not renewed", to(renewing="", unrenewed=1), lambda s: only_if(s.renewing and s.state != "renewed")),
    DAYS_PASS,
]
HELD_ONLINE = [one for one in MEASURE if one not in (NETWORK_LIFTS, DAYS_PASS) and one.name != "renewed"]
"""No network lifts it, and its term does not end."""

ASSET: list[Move[tuple[str | None, bool]]] = [
    move("freeze", lambda _: ("freeze_online", False), lambda s: measures.check_undecided(s[0] is not None)),
    move("offline", lambda _: ("offline", False), lambda s: measures.check_undecided(s[0] is not None)),
    move("not worth", lambda _: ("not_worth", False), lambda s: measures.check_undecided(s[0] is not None)),
    move("seized", lambda s: (s[0], True), lambda s: offline.check_pending(s[0], s[1])),
    move("brought nothing", lambda _: (None, False), lambda s: offline.check_pending(s[0], s[1])),
    move("frozen", lambda s: (s[0], True), lambda s: only_if(s == ("freeze_online", False))),
    move("refused", lambda _: (None, False), lambda s: only_if(s == ("freeze_online", False))),
]
"""The way that stands, and whether a measure has come of it."""

FORM = Form("p1", "（2026）豫1502执1号", "judgment_debt", "甲", "中国银行", "6217", Decimal(1), ("裁定书",))
PEOPLE = {step: f"{step}01" for step in Step}
PAPER = Paper(payout.paper_code(FORM), FORM, PEOPLE)


def taking(step: Step) -> Approval:
    return Approval(step, PEOPLE[step], min(OFFICES[step]), FORM.digest)


Payout = tuple[tuple[Approval, ...], bool, str]


def step_of(step: Step) -> Move[Payout]:
    return move(
        step,
        lambda s: ((*s[0], taking(step)), s[1], s[2]),
        lambda s: payout.check_stands(withdrawn=s[2] == "withdrawn"),
        lambda s: payout.check_step(FORM, s[0], taking(step), PAPER if s[1] else None),
    )


PAYOUT: list[Move[Any]] = [
    *map(step_of, STEPS),
    move(
        "paper",
        lambda s: (s[0], True, s[2]),
        lambda s: payout.check_stands(withdrawn=s[2] == "withdrawn"),
        lambda s: payout.check_paper_due(s[0], entered=s[1]),
    ),
    move(
        "paid",
        lambda s: (s[0], s[1], "paid"),
        lambda s: only_if(not s[2]),
        lambda s: payout.check_all_steps(FORM, s[0], PAPER if s[1] else None),
    ),
    move(
        "refused",
        lambda s: (s[0], s[1], "refused"),
        lambda s: only_if(not s[2]),
        lambda s: payout.check_all_steps(FORM, s[0], PAPER if s[1] else None),
    ),
    move(
        "withdraw",
        lambda s: (s[0], s[1], "withdrawn"),
        lambda s: only_if(bool(s[0])),
        lambda s: payout.check_stands(withdrawn=s[2] == "withdrawn"),
        lambda s: payout.check_withdraws(s[0], Actor(PEOPLE[Step.FORM], "a", frozenset(OFFICER))),
    ),
]
"""The steps taken, whether the paper form is entered, what ended it."""
FAULTY = [one for one in PAYOUT if one.name not in (Step.FINANCE_REVIEW, "paper")]
"""Somebody sees a fault in the form, and signs nothing."""

HOLD: list[Move[holds.Standing]] = [
    move("grant", to(granted=True), lambda s: holds.check_decides(s, Actor("b", "b", frozenset()))),
    move("refuse", to(granted=False), lambda s: holds.check_decides(s, Actor("b", "b", frozenset()))),
    move("lift", to(resumed=True), holds.check_in_force),
]

CLERK, HANDLER = Actor("a", "a", frozenset({Office.FUNDS_OFFICER})), Actor("b", "b", frozenset(OFFICER))
SUSPENSE: list[Move[suspense.Standing]] = [
    *(
        move(
            f"identify {case}",
            to(identified_for=case, identified=("a", None)),
            lambda s, case=case: suspense.check_identifiable(s, case),  # type: ignore[misc]
        )
        for case in ("1", "2")
    ),
    move("decide", lambda s: s, suspense.check_unidentified),
    move(
        "claim",
        lambda s: replace(s, claimed_for=s.identified_for),
        lambda s: suspense.check_claim(s, s.identified_for or ""),
        lambda s: suspense.check_claimant(s, "b", HANDLER),
    ),
    move("transferred", to(gone=True), lambda s: only_if(s.claimed_for is not None and not s.gone)),
]

AT = CLOCK_START
NOBODYS: list[Move[suspense.Standing]] = [
    move("decide", lambda s: s, suspense.check_unidentified),
    move(
        "refund",
        to(gone=True),
        lambda s: suspense.check_refundable(s, "6222020000000000", AT.date(), AT.date(), proposed=False),
    ),
]


def of(amount: int, *, free: bool = True) -> anomalies.Money:
    return anomalies.Money("1", Decimal(amount), AT, free)


ANOMALY: list[Move[tuple[bool, int]]] = [
    move("decide", lambda s: (True, s[1]), lambda s: anomalies.check_undecided(decided=s[0])),
    move(
        "a part is back",
        lambda s: (s[0], s[1] - 1),
        lambda s: anomalies.check_brings_back(of(1), "1", AT, Decimal(s[1]), unanswered=False),
    ),
]
"""Whether the director has found, and how much is still gone."""

COORDINATION: list[Move[datetime | None]] = [
    move("end", lambda _: AT, coordination.check_standing),
]
"""When it was revoked."""

RECUSAL: list[Move[datetime | None]] = [
    move(
        "end",
        lambda _: AT,
        lambda s: recusal.check_ends("a", s, Actor("b", "b", frozenset({Office.PRESIDENT}))),
    ),
]

OBJECTS: dict[str, tuple[dict[Any, dict[str, Any]], Ended]] = {
    "application": (
        graph((None, "", None), APPLICATION),
        lambda s: s[0] is not None or s[1] == "withdrawn" or s[2] is not None,
    ),
    "case": (graph((None, "open", "none"), CASE), lambda s: s[1] == "archived"),
    "closing request": (of_table(closing.NEXT), lambda s: s == "returned"),
    "waiver": (of_table(waivers.NEXT), lambda s: s in ("refused", "withdrawn")),
    "settlement": (
        of_table(settlements.NEXT),
        lambda s: s in ("refused", "performed", "resumed", "replaced"),
    ),
    "settled act": (of_table(settlements.ACT_NEXT), lambda s: s in ("confirmed", "refused")),
    "petition": (of_table(petitions.NEXT), lambda s: s in ("ended", "withdrawn")),
    "coercion": (of_table(coercion.NEXT), lambda s: s in ("refused", "withdrawn", "done", "ended")),
    "clue": (of_table(clues.NEXT), lambda s: s == "checked"),
    "library correction": (of_table(library.NEXT), lambda s: s in ("corrected", "refused")),
    "shielding": (of_table(library.NEXT_SHIELDED), lambda s: s in ("shielded", "denied")),
    "substitution": (of_table(substitution.NEXT), lambda s: s in ("refused", "confirmed", "given_up")),
    "referral": (
        of_table(bankruptcy.NEXT),
        lambda s: s in ("refused", "revoked", "not_accepted", "dismissed", "declared"),
    ),
    "property report": (of_table(reports.NEXT), lambda s: s in ("true", "excused")),
    "conclusion": (of_table(conclusions.NEXT), lambda s: s in ("approved", "refused", "withdrawn")),
    "co-ordination": (graph(None, COORDINATION), lambda s: s is not None),
    "ground of recusal": (graph(None, RECUSAL), lambda s: s is not None),
    "guarantee": (
        of_table(guarantees.NEXT),
        lambda s: s in ("refused", "released", "expired"),
    ),
    "stay": (of_table(stays.NEXT), lambda s: s in ("refused", "withdrawn", "ended")),
    "dossier round": (of_table(sampling.NEXT), lambda s: s in ("closed", "declined")),
    "dossier fault": (of_table(sampling.FAULT_NEXT), lambda s: s in ("corrected", "struck")),
    "inspection": (
        graph("made", [move("review", lambda _: "reviewed", inspection.check_reviewable)]),
        lambda s: s == "reviewed",
    ),
    "instruction": (of_table(instructions.NEXT), lambda s: s in ("fed_back", "replaced", "withdrawn")),
    "task": (
        graph(tasks.Standing(Office.HANDLING_OFFICER, None, False, "a", True), TASK),
        lambda s: s.done,
    ),
    "agent": (graph(False, AGENT), lambda s: s),
    "measure": (
        graph(Measure(), MEASURE),
        lambda s: s.state in ("lifted", "renewed", "lapsed"),
    ),
    "measure that the network will not lift": (graph(Measure(), HELD_ONLINE), lambda s: s.state == "lifted"),
    "asset": (graph((None, False), ASSET), lambda s: s[1] or s[0] == "not_worth"),
    "payout": (graph(((), False, ""), PAYOUT), lambda s: s[2] in ("paid", "refused", "withdrawn")),
    "payout whose form has a fault": (
        graph(((taking(Step.FORM),), False, ""), FAULTY),
        lambda s: s[2] == "withdrawn",
    ),
    "hold": (graph(holds.Standing("a", None, False), HOLD), lambda s: s.granted is False or s.resumed),
    "money in the main account": (
        graph(suspense.Standing(False, None, (), None), SUSPENSE),
        lambda s: s.gone,
    ),
    "money that nobody can tell the case of": (
        graph(suspense.Standing(False, None, (), None), NOBODYS),
        lambda s: s.gone,
    ),
    "anomaly": (graph((False, 2), ANOMALY), lambda s: s == (True, 0)),
    "document": (of_table(after(CHAIN)), lambda s: s in ("dispatched", "returned", "withdrawn")),
    "ruling of non-acceptance": (of_table(after(NON_ACCEPTANCE)), lambda s: s in ("sealed", "returned")),
    "form": (of_table(after(FORM_CHAIN)), lambda s: s in ("dispatched", "withdrawn")),
}


@pytest.mark.parametrize("kind", OBJECTS)
def test_from_each_state_lawful_acts_lead_to_an_end(kind: str) -> None:
    states, ended = OBJECTS[kind]
    assert len(states) > 1
    assert stuck(states, ended) == []


@pytest.mark.parametrize("kind", OBJECTS)
def test_what_has_ended_does_not_begin_again(kind: str) -> None:
    states, ended = OBJECTS[kind]
    again = {
        name for state in states if ended(state) for name, after in states[state].items() if not ended(after)
    }
    assert again <= {"reassign"}


def test_a_way_out_that_is_taken_away_is_found() -> None:
    without = [one for one in HOLD if one.name != "lift"]
    assert stuck(
        graph(holds.Standing("a", None, False), without), lambda s: s.granted is False or s.resumed
    ) == [holds.Standing("a", True, False)]
