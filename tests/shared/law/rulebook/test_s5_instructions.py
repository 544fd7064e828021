"""二(五)3, of instructions."""

from __future__ import annotations

from shared.contracts.intake.facts import (
    InstructionAccepted,
    InstructionDone,
    InstructionEnded,
    InstructionFedBack,
    InstructionReceived,
    InstructionRefused,
    InstructionSent,
)
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

AT = "2026-09-30T10:00"
NEXT_WORKDAY = "2026-10-09T00:00"
"""The day after is the first of the National Day holiday: 10-08 is the next working day, and ends at 24:00."""
WANTED = "2026-10-12T17:00"
"""The instant that the instruction names, to the minute."""
NEXT_DAY = "浉法〔2023〕30号（条文无接收期限，取下一个工作日）"
NO_LIMIT = "浉法〔2023〕30号（条文无期限，取下一个工作日）"
WRITTEN = "浉法〔2023〕30号（反馈时间由指令写明）"


def sent(team: str) -> Event:
    return event(InstructionSent, "i1", instruction="i1", to=team, feedback_by=f"{WANTED}:00+08:00")


def refused(sender: str) -> Event:
    return event(InstructionRefused, "i1", instruction="i1", sender=sender)


ACCEPTED = event(InstructionAccepted, "i1", instruction="i1")
RECEIVED = event(InstructionReceived, "i1", instruction="i1")
DONE = event(InstructionDone, "i1", instruction="i1")
DECIDED = (ACCEPTED, refused("judge"))
OVER = tuple(event(InstructionEnded, "i1", instruction="i1", how=how) for how in ("withdrawn", "replaced"))
ENDED = (event(InstructionEnded, "i1", instruction="i1", how="withdrawn"),)
NOT_DECIDED = (RECEIVED, event(InstructionAccepted, "i2", instruction="i2"))
FED_BACK = (event(InstructionFedBack, "i1", instruction="i1"), refused("handling_officer"))
NOT_FED_BACK = (ACCEPTED, DONE, event(InstructionFedBack, "i2", instruction="i2"))

RULES = (
    Rule(
        "intake.instruction_answered", "二(五)3", "internal", Office.RECEPTION_CLERK, CENTRE_THEN_LEADER,
        sent("intake"), AT, NEXT_WORKDAY, DECIDED + ENDED, NOT_DECIDED, (sent("custody"),),
        source=NEXT_DAY, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "intake.instruction_fed_back", "二(五)3", "internal", Office.RECEPTION_CLERK, CENTRE_THEN_LEADER,
        sent("intake"), AT, WANTED, FED_BACK + ENDED, NOT_FED_BACK, (sent("custody"),),
        source=WRITTEN, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "documents.instruction_answered", "二(五)3", "internal", Office.DOCUMENT_CLERK, CENTRE_THEN_LEADER,
        sent("documents"), AT, NEXT_WORKDAY, DECIDED + ENDED, NOT_DECIDED, (sent("custody"),),
        source=NEXT_DAY, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "documents.instruction_fed_back", "二(五)3", "internal", Office.DOCUMENT_CLERK, CENTRE_THEN_LEADER,
        sent("documents"), AT, WANTED, FED_BACK + ENDED, NOT_FED_BACK, (sent("custody"),),
        source=WRITTEN, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "custody.instruction_answered", "二(五)3", "internal", Office.CUSTODY_OFFICER, CENTRE_THEN_LEADER,
        sent("custody"), AT, NEXT_WORKDAY, DECIDED + ENDED, NOT_DECIDED, (sent("auction"),),
        source=NEXT_DAY, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "custody.instruction_fed_back", "二(五)3", "internal", Office.CUSTODY_OFFICER, CENTRE_THEN_LEADER,
        sent("custody"), AT, WANTED, FED_BACK + ENDED, NOT_FED_BACK, (sent("auction"),),
        source=WRITTEN, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "commission.instruction_answered", "二(五)3", "internal", Office.COMMISSION_OFFICER, CENTRE_THEN_LEADER,
        sent("commission"), AT, NEXT_WORKDAY, DECIDED + ENDED, NOT_DECIDED, (sent("custody"),),
        source=NEXT_DAY, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "commission.instruction_fed_back", "二(五)3", "internal", Office.COMMISSION_OFFICER, CENTRE_THEN_LEADER,
        sent("commission"), AT, WANTED, FED_BACK + ENDED, NOT_FED_BACK, (sent("custody"),),
        source=WRITTEN, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "auction.instruction_answered", "二(五)3", "internal", Office.AUCTION_OFFICER, CENTRE_THEN_LEADER,
        sent("auction"), AT, NEXT_WORKDAY, DECIDED + ENDED, NOT_DECIDED, (sent("custody"),),
        source=NEXT_DAY, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "auction.instruction_fed_back", "二(五)3", "internal", Office.AUCTION_OFFICER, CENTRE_THEN_LEADER,
        sent("auction"), AT, WANTED, FED_BACK + ENDED, NOT_FED_BACK, (sent("custody"),),
        source=WRITTEN, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "funds.instruction_answered", "二(五)3", "internal", Office.FUNDS_OFFICER, CENTRE_THEN_LEADER,
        sent("funds"), AT, NEXT_WORKDAY, DECIDED + ENDED, NOT_DECIDED, (sent("custody"),),
        source=NEXT_DAY, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "funds.instruction_fed_back", "二(五)3", "internal", Office.FUNDS_OFFICER, CENTRE_THEN_LEADER,
        sent("funds"), AT, WANTED, FED_BACK + ENDED, NOT_FED_BACK, (sent("custody"),),
        source=WRITTEN, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "quality.instruction_refused_to_judge", "二(五)3", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        refused("judge"), AT, NEXT_WORKDAY, OVER,
        (event(InstructionEnded, "i2", instruction="i2", how="replaced"),), (refused("handling_officer"),),
        source=NO_LIMIT, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
    Rule(
        "quality.instruction_refused_to_handling_officer", "二(五)3", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        refused("handling_officer"), AT, NEXT_WORKDAY, OVER,
        (event(InstructionEnded, "i2", instruction="i2", how="replaced"),), (refused("judge"),),
        source=NO_LIMIT, confidence="unsure", early_to=CENTRE_THEN_LEADER,
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
