"""终本: 财产调查规定第二条 on clues, 民诉法解释第五百一十七条 on the president's approval."""

from __future__ import annotations

from typing import Any

from shared.contracts.custody.facts import QueryStarted
from shared.contracts.documents.facts import ApplicantsTold, DocumentServed
from shared.contracts.fact import Ref
from shared.contracts.intake.facts import (
    CaseClosed,
    CaseResumed,
    CaseShielded,
    ClueChecked,
    ClueReceived,
    CluesChecked,
    ConclusionDecided,
    ConclusionRequested,
    ConclusionWithdrawn,
    InterviewHeld,
    LibraryErrorAnswered,
    LibraryErrorRaised,
    LibraryErrorSettled,
    ShieldGroundDenied,
    ShieldGroundNoted,
)
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

INV = "法释〔2017〕8号，经法释〔2020〕21号修正；二(五)2(5)"
AFTER = "法〔2016〕373号；一(二)（终结本次执行程序后五年内每六个月查询一次）"
CHECKED = (
    event(CluesChecked, "a", interview="a", result="nothing"),
    event(CluesChecked, "a", interview="a", result="property"),
    event(ClueChecked, "a", clue="a", interview="a", result="nothing"),
)
OF_ANOTHER = event(CluesChecked, "b", interview="b", result="nothing")


def heard(clues: str, each: str | None = None) -> Event:
    """Before each clue was told of by itself, unless `each` says so."""
    refs: dict[str, Ref] = {"interview": "a", "clues": clues} | ({"each": each} if each else {})
    return Event(InterviewHeld, refs, "a")


def given(urgent: str) -> Event:
    return event(ClueReceived, "a", clue="a", urgent=urgent)


def found(result: str, clue: str = "a") -> Event:
    return event(ClueChecked, clue, clue=clue, result=result)


def asked(occasion: str, channel: str = "national") -> Event:
    return event(QueryStarted, occasion=occasion, channel=channel)


def served(kind: str) -> Event:
    return event(ApplicantsTold, "d1", document="d1", document_kind=kind)


def decided(conclusion: str, approved: str) -> Event:
    return event(ConclusionDecided, conclusion, conclusion=conclusion, approved=approved)


def shielded(shielding: str, ground: str = "performed") -> Event:
    return event(CaseShielded, shielding, shielding=shielding, ground=ground)


def settled(correction: str, corrected: str = "yes", on_application: str = "yes") -> Event:
    refs = {"library_correction": correction, "corrected": corrected, "on_application": on_application}
    return event(LibraryErrorSettled, correction, **refs)


def query(number: int) -> dict[str, Any]:
    """The query of each half-year: after the closing the first, after each the next. Six months after 03-04 is Friday 09-04."""
    closing = event(CaseClosed, mode="concluded_this_round")
    return {
        "article": "终本规定第九条",
        "layer": "statutory",
        "owner": Office.CUSTODY_OFFICER,
        "escalate_to": CENTRE_THEN_LEADER,
        "opened_by": asked(f"upkeep_{number - 1}") if number > 1 else closing,
        "at": "2026-03-04T10:00",
        "end": "2026-09-05T00:00",
        "met_by": (
            *(asked(f"upkeep_{number}"), asked("upkeep_10")),
            event(CaseResumed, "2026-9", application="2026-9"),
            *(shielded("a", ground) for ground in ("performed", "terminated")),
        ),
        "not_met_by": (
            *(shielded("a", ground) for ground in ("other", "revoked")),
            *(asked("again_1"), asked(f"upkeep_{number}", "local"), asked(f"upkeep_{number - 1}")),
        ),
        "not_opened_by": (
            *(
                event(CaseClosed, mode="terminated"),
                event(CaseClosed, mode="fully_enforced"),
                asked("filing"),
            ),
        ),
        "source": AFTER,
        "confidence": "memory",
    }


RULES = (
    Rule(
        "clue.ordinary", "财产调查规定第二条", "statutory", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # Seven days after 03-04 is Wednesday 03-11.
        given("no"), "2026-03-04T10:00", "2026-03-12T00:00",
        (found("nothing"), found("property")), (found("nothing", "b"),), (given("yes"),),
        source=INV,
    ),
    Rule(
        "clue.urgent", "财产调查规定第二条", "statutory", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # Three days after Tuesday 03-03 is Friday 03-06.
        given("yes"), "2026-03-03T10:00", "2026-03-07T00:00",
        (found("nothing"), found("property")), (found("nothing", "b"),), (given("no"),),
        source=INV,
    ),
    Rule(
        "conclusion.clues_ordinary", "财产调查规定第二条", "statutory",
        Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # Seven days after 03-04 is Wednesday 03-11.
        heard("ordinary"), "2026-03-04T10:00", "2026-03-12T00:00",
        CHECKED, (OF_ANOTHER,), (heard("none"), heard("urgent"), heard("ordinary", "yes")),
        source=INV,
    ),
    Rule(
        "conclusion.clues_urgent", "财产调查规定第二条", "statutory",
        Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # Three days after Tuesday 03-03 is Friday 03-06.
        heard("urgent"), "2026-03-03T10:00", "2026-03-07T00:00",
        CHECKED, (OF_ANOTHER,), (heard("none"), heard("ordinary"), heard("urgent", "yes")),
        source=INV,
    ),
    Rule(
        "conclusion.approval", "民诉法解释第五百一十七条", "internal",
        Office.PRESIDENT, (Office.LEADER_IN_CHARGE,),
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        event(ConclusionRequested, "c", conclusion="c"), "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("c", "yes"), decided("c", "no"), event(ConclusionWithdrawn, "c", conclusion="c")),
        (decided("d", "yes"),), (decided("c", "yes"),),
        source="法释〔2022〕11号（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "conclusion.query_told", "终本规定第九条", "internal",
        Office.DOCUMENT_CLERK, CENTRE_THEN_LEADER,
        # 及时, as the settings have it: 3个工作日, 03-04 to 03-06 and Monday 03-09.
        asked("upkeep_3"), "2026-03-04T10:00", "2026-03-10T00:00",
        (served("query_result_notice"), event(CaseResumed, "2026-9", application="2026-9")),
        (served("closing_notice"), event(DocumentServed, "d1", document="d1", document_kind="query_result_notice", addressee="p1")),
        not_opened_by=(asked("filing"), asked("again_1"), asked("upkeep_3", "local")),
        source="法〔2016〕373号；一(二)（查询结果告知申请执行人，条文无期限，按「及时」掌握）",
        confidence="unsure",
    ),
    Rule(
        "library.correction", "终本规定第十四条", "statutory", Office.QUALITY_OFFICER, CENTRE_THEN_LEADER,
        # Three days after Tuesday 03-03 is Friday 03-06.
        event(LibraryErrorRaised, "a", library_correction="a", on_application="no"),
        "2026-03-03T10:00", "2026-03-07T00:00",
        (settled("a"), settled("a", "no")), (settled("b"),), (settled("a"),),
        source="法〔2016〕373号；一(二)（公布的终本案件信息有误的，审查属实后三日内更正；审查无期限，一并计入三日）",
        confidence="memory",
    ),
    Rule(
        "library.answer", "终本规定第十四条", "internal", Office.QUALITY_OFFICER, CENTRE_THEN_LEADER,
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        settled("a", "no"), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(LibraryErrorAnswered, "a", library_correction="a"),),
        (event(LibraryErrorAnswered, "b", library_correction="b"),),
        (settled("a", on_application="no"),),
        source="法〔2016〕373号；一(二)（书面答复更正申请人，条文无期限，按「及时」掌握）",
        confidence="unsure",
    ),
    Rule(
        "library.shield", "终本规定第十八条", "statutory", Office.QUALITY_OFFICER, CENTRE_THEN_LEADER,
        # Three days after Thursday 03-05 is Sunday 03-08; the last day moves to Monday.
        event(ShieldGroundNoted, "a", shielding="a", ground="other"),
        "2026-03-05T10:00", "2026-03-10T00:00",
        (shielded("a", "other"), event(ShieldGroundDenied, "a", shielding="a")), (shielded("b"),),
        (shielded("a"),),
        source="法〔2016〕373号；一(二)（义务执行完毕、依法裁定终结执行等，三日内将案件信息从终本案件信息库中屏蔽）",
        confidence="memory",
    ),
    Rule("conclusion.query_1", **query(1)),
    Rule("conclusion.query_2", **query(2)),
    Rule("conclusion.query_3", **query(3)),
    Rule("conclusion.query_4", **query(4)),
    Rule("conclusion.query_5", **query(5)),
    Rule("conclusion.query_6", **query(6)),
    Rule("conclusion.query_7", **query(7)),
    Rule("conclusion.query_8", **query(8)),
    Rule("conclusion.query_9", **query(9)),
    Rule("conclusion.query_10", **query(10)),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
