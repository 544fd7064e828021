"""Who may be sent to the court of its seat, on whose word, and how often: 民诉法解释第五百一十一条至第五百一十四条."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from services.intake.bankruptcy import rules
from services.intake.bankruptcy.rules import Former, Side, State
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.values.articles import JS
from shared.values.identity import Paper
from shared.values.refusal import Problem

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIRM = Side("respondent", "organisation", "信阳市宏达商贸有限公司", "91411500MA0000000X", None)
PERSON = Side("respondent", "natural", "孙立业", "411502199001010011", None)
CREDITOR = Side("applicant", "organisation", "甲公司", "91411500MA0000001X", None)
SIDES = {"f": FIRM, "p": PERSON, "a": CREDITOR}


def refused(check: Callable[[], object]) -> list[tuple[str, str]]:
    """Each field that is refused, with its article; the article alone where no field is."""
    try:
        check()
    except Problem as problem:
        return [(error.field, error.article) for error in problem.errors] or [("", str(problem.article))]
    return []


@pytest.mark.parametrize(
    ("debtor", "side"),
    [
        ("p", PERSON),
        ("a", CREDITOR),
        ("f", replace(FIRM, identity="12411500MA0000000X")),
        ("f", replace(FIRM, identity="92411500MA0000000X")),
        ("f", replace(FIRM, name="信阳宏达投资中心（有限合伙）")),
        ("f", replace(FIRM, paper=Paper.FOREIGN_REGISTRATION)),
        ("gone", PERSON),
    ],
)
def test_only_an_enterprise_that_is_a_respondent_is_sent(debtor: str, side: Side) -> None:
    sides = SIDES | ({debtor: side} if debtor in SIDES else {})
    assert refused(lambda: rules.check_debtor(debtor, sides)) == [("debtor", "民诉法解释第五百一十一条")]
    assert rules.check_debtor("f", SIDES) is FIRM


def test_one_applicant_or_the_debtor_itself_consents() -> None:
    def said(by: str | None, court: str | None = "豫01", minutes: str | None = "m") -> list[str]:
        found = refused(lambda: rules.check_said("f", by, court, minutes, SIDES, {"豫01"}))
        return [field for field, _ in found]

    assert said("a") == said("f") == []
    assert said("p") == said("nobody") == ["consented_by"]
    assert said("a", "豫99") == said("a", None) == ["court"]
    assert said("a", minutes=None) == ["minutes"]
    assert said(None, None, None) == []
    assert said(None) == ["court", "minutes"]


def former(state: State, days: int = 0) -> Former:
    return Former(state, AT + timedelta(days=days))


def test_without_new_facts_it_is_sent_once() -> None:
    def again(*formers: Former, new: bool = False, agreed: bool = True) -> list[tuple[str, str]]:
        return refused(lambda: rules.check_first(formers, new, agreed=agreed))

    assert again() == []
    for state in (*rules.PENDING, State.DECLARED):
        assert again(former(state), new=True) == [("", "民诉法解释第五百一十一条")], state
    for state in (State.REFUSED, State.NOT_ACCEPTED, State.DISMISSED):
        assert again(former(state)) == [("", "民诉法解释第五百一十一条")], state
        assert again(former(state), new=True) == []
    assert again(former(State.REVOKED)) == []
    assert again(former(State.UNAGREED)) == [], "who consents now is new by himself"
    assert again(former(State.UNAGREED), agreed=False) == [("", "民诉法解释第五百一十四条")]
    assert rules.last_refused([former(State.REFUSED), former(State.NOT_ACCEPTED, 3)]) == AT + timedelta(
        days=3
    )


def entered(purpose: FilePurpose, title: str, by: str = "wenshu01", at: datetime = AT) -> FileRecord:
    return FileRecord(
        id=purpose.value, purpose=purpose, title=title, entered_at=at, sha256="0" * 64, brought_by=[by]
    )


def test_its_papers_say_whose_they_are_and_are_not_the_proposers() -> None:
    purposes = {
        "signs": FilePurpose.INSOLVENCY_SIGNS,
        "opinion": FilePurpose.REFERRAL_OPINION,
        "minutes": FilePurpose.REFERRAL_MINUTES,
        "new_facts": FilePurpose.REFERRAL_NEW_FACTS,
    }
    papers = {field: purpose.value for field, purpose in purposes.items()}

    def checked(since: datetime | None = None, **own: FileRecord) -> list[str]:
        files = {
            "signs": entered(purposes["signs"], f"{FIRM.name}的审计报告"),
            "opinion": entered(purposes["opinion"], "甲公司的同意书"),
            "minutes": entered(purposes["minutes"], "笔录"),
            "new_facts": entered(purposes["new_facts"], f"{FIRM.name}的新证据"),
        } | own
        found = refused(
            lambda: rules.check_papers(
                papers, FIRM.name, "甲公司", since, list(files.values()), {"chengban01"}
            )
        )
        return [field for field, _ in found]

    assert checked() == checked(AT) == []
    assert checked(AT + timedelta(seconds=1)) == ["new_facts"], "it was there when it was refused"
    assert checked(opinion=entered(purposes["opinion"], "乙公司的同意书")) == ["opinion"]
    assert checked(signs=entered(purposes["signs"], "审计报告")) == ["signs"]
    mine = entered(purposes["minutes"], "笔录", by="chengban01")
    assert checked(minutes=mine) == ["minutes"]


def test_days_follow_one_another_and_nothing_is_handed_over_while_it_is_seized() -> None:
    day = date(2026, 3, 2)

    def on(received: date) -> list[tuple[str, str]]:
        return refused(lambda: rules.check_day("received_on", received, day, day, rules.ARTICLE))

    assert on(day) == []
    for other in (day - timedelta(days=1), day + timedelta(days=1)):
        assert on(other) == [("received_on", "民诉法解释第五百一十一条")]
    assert refused(lambda: rules.check_lifted(0)) == []
    assert refused(lambda: rules.check_lifted(1)) == [("", "民诉法解释第五百一十三条")]
    assert refused(lambda: rules.check_handed("accepted", None)) == []
    for state, at in (("accepted", AT), ("sent", None), ("not_accepted", None)):
        assert refused(lambda s=state, a=at: rules.check_handed(s, a)) == [("", "民诉法解释第五百一十三条")]


def test_each_answer_leads_on() -> None:
    def follows(state: State, *to: State) -> list[tuple[str, str]]:
        return refused(lambda: rules.check_follows(state, *to))

    assert follows(State.SENT, State.ACCEPTED) == follows(State.SENT, State.NOT_ACCEPTED) == []
    assert follows(State.ACCEPTED, State.DECLARED) == follows(State.DECIDED, State.REVOKED) == []
    for state, to in (
        (State.SENT, State.REVOKED),
        (State.SENT, State.DECLARED),
        (State.NOT_ACCEPTED, State.ACCEPTED),
        (State.REFUSED, State.SENT),
    ):
        assert follows(state, to) == [("", "民诉法解释第五百一十一条")]
    assert refused(lambda: rules.check_says_why(State.REFUSED, "")) == [
        ("reason", "民诉法解释第五百一十一条")
    ]
    assert refused(lambda: rules.check_declared(["甲"], JS[513])) == [("ground", "民诉法解释第五百一十三条")]
    assert refused(lambda: rules.check_declared([], JS[513])) == []


def test_where_nobody_else_is_left_the_whole_case_is_stayed_by_that_ruling() -> None:
    check = rules.check_stayed
    assert refused(lambda: check(True, ["r"], "r")) == refused(lambda: check(False, [], "r")) == []
    assert refused(lambda: check(True, ["s"], "r")) == [("ruling", "民诉法解释第五百一十一条")]
