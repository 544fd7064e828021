"""终本规定第五条, 财产调查规定第二条, 民诉法解释第五百一十七条: each fault of an interview and of an approval by itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from services.intake.conclusion import rules
from services.intake.conclusion.rules import State
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office

NOW = datetime.fromisoformat("2026-06-12T10:00:00+08:00")
SECOND = timedelta(seconds=1)
AGREED: dict[str, Any] = {
    "is_applicant": True,
    "agent": "special",
    "special": {"special"},
    "agrees": True,
    "signed": True,
    "urgent_without_clues": False,
    "held_at": NOW,
    "filed_at": NOW - timedelta(days=100),
    "now": NOW,
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"agent": None, "special": set()}, []),
        ({"agrees": False, "signed": False}, []),
        ({"held_at": AGREED["filed_at"]}, []),
        ({"is_applicant": False}, [("applicant", "终本规定第五条")]),
        ({"agent": "general"}, [("agent", "终本规定第五条")]),
        ({"signed": False}, [("signed_consent", "民诉法解释第五百一十七条")]),
        ({"agrees": False}, [("signed_consent", "民诉法解释第五百一十七条")]),
        ({"urgent_without_clues": True}, [("urgent", "财产调查规定第二条")]),
        ({"held_at": NOW + SECOND}, [("held_at", "终本规定第五条")]),
        ({"held_at": AGREED["filed_at"] - SECOND}, [("held_at", "终本规定第五条")]),
    ],
)
def test_each_fault_of_an_interview_by_itself(
    changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    if not expected:
        rules.check_interview(**AGREED | changes)
        return
    with pytest.raises(Problem) as refused:
        rules.check_interview(**AGREED | changes)
    assert refused.value.status == 422
    assert [(one.field, one.article) for one in refused.value.errors] == expected


def file(
    name: str, purpose: FilePurpose, by: str = "lian01", at: datetime = NOW, title: str = ""
) -> FileRecord:
    return FileRecord(id=name, purpose=purpose, title=title, sha256="0" * 64, entered_at=at, brought_by=[by])


@pytest.mark.parametrize(
    ("consent", "fits"),
    [
        ({"title": "周明签字确认的材料"}, True),
        ({"title": "李和签字确认的材料"}, False),
        ({}, False),
        ({"title": "周明签字确认的材料", "by": "chengban01"}, False),
        ({"title": "周明签字确认的材料", "at": NOW - SECOND}, False),
    ],
)
def test_a_consent_is_of_the_applicant_heard(consent: dict[str, Any], fits: bool) -> None:
    files = [
        file("record", FilePurpose.INTERVIEW_RECORD, by="chengban01"),
        file("consent", FilePurpose.CONCLUSION_CONSENT, **consent),
    ]
    if fits:
        rules.check_interview_papers("record", "consent", NOW, files, {"chengban01"}, "周明")
        return
    with pytest.raises(Problem) as refused:
        rules.check_interview_papers("record", "consent", NOW, files, {"chengban01"}, "周明")
    faults = [(one.field, one.article) for one in refused.value.errors]
    assert faults == [("signed_consent", "民诉法解释第五百一十七条")]


@pytest.mark.parametrize(
    ("known", "consented", "article"),
    [(True, False, "终本规定第五条"), (False, True, "民诉法解释第五百一十七条")],
)
def test_a_record_and_a_consent_serve_an_applicant_once(known: bool, consented: bool, article: str) -> None:
    rules.check_unrecorded(known=False, consented=False)
    with pytest.raises(Problem) as refused:
        rules.check_unrecorded(known=known, consented=consented)
    assert (refused.value.status, refused.value.article) == (409, article)


def test_the_panels_minutes_are_later_than_what_was_said_and_than_a_refusal() -> None:
    minutes = [file("minutes", FilePurpose.PANEL_MINUTES)]
    rules.check_minutes("minutes", minutes, {"faguan01"}, [NOW - SECOND, NOW])
    for since in ([NOW, NOW + SECOND], [NOW + SECOND, NOW]):
        with pytest.raises(Problem) as early:
            rules.check_minutes("minutes", minutes, {"faguan01"}, since)
        assert "之前即已存入" in early.value.detail
    with pytest.raises(Problem) as own:
        rules.check_minutes("minutes", minutes, {"lian01"}, [])
    assert "须由他人存入" in own.value.detail


PRESIDENT = Actor("yuanzhang01", "院长", frozenset({Office.PRESIDENT}))
DEPUTY = Actor(
    "fuyuan01",
    "副院长",
    frozenset({Office.LEADER_IN_CHARGE}),
    frozenset({Deputyship(Office.PRESIDENT, "yuanzhang01")}),
)


@pytest.mark.parametrize(
    ("asked_by", "state", "actor", "status", "code"),
    [
        ("faguan01", State.REQUESTED, DEPUTY, 403, "president_only"),
        ("yuanzhang01", State.REQUESTED, PRESIDENT, 403, "same_person"),
        ("faguan01", State.APPROVED, PRESIDENT, 409, "conclusion_out_of_order"),
        ("faguan01", State.REFUSED, PRESIDENT, 409, "conclusion_out_of_order"),
        ("faguan01", State.WITHDRAWN, PRESIDENT, 409, "conclusion_out_of_order"),
    ],
)
def test_each_fault_of_an_approval_by_itself(
    asked_by: str, state: State, actor: Actor, status: int, code: str
) -> None:
    rules.check_decides(("faguan01", None), State.REQUESTED, PRESIDENT)
    with pytest.raises(Problem) as refused:
        rules.check_decides((asked_by, None), state, actor)
    assert (refused.value.status, str(refused.value.code), refused.value.article) == (
        status,
        code,
        "民诉法解释第五百一十七条",
    )


def test_only_what_waits_for_the_president_is_withdrawn() -> None:
    rules.check_follows(State.REQUESTED, State.WITHDRAWN)
    for ended in (State.APPROVED, State.REFUSED, State.WITHDRAWN):
        with pytest.raises(Problem) as refused:
            rules.check_follows(ended, State.WITHDRAWN)
        assert ended.label in refused.value.detail
