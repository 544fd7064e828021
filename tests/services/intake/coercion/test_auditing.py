"""A debtor is audited by who was drawn by lot, at the cost of whom the finding says: 财产调查规定第十八至二十条."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from services.intake.coercion import auditing
from services.intake.coercion.auditing import Draw
from services.intake.coercion.kinds import KINDS, AuditFinding, Outcome
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord, Operative
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE

AT = datetime(2026, 3, 2, 10, tzinfo=COURT_ZONE)
LOT, HINDERED, COST, FINE = (
    *(f"财产调查规定第{n}条" for n in ("十八", "十九", "二十")),
    "民事诉讼法第一百一十九条",
)
AUDITOR, APPLICANT = "信阳诚信会计师事务所", "浉河商贸公司"
DRAWN = {"auditor": AUDITOR, "draw_paper": "lot", "advanced": Decimal(12_000), "advance_paper": "receipt"}
NOTHING: dict[str, Any] = {"auditor": "", "draw_paper": "", "advanced": None, "advance_paper": ""}


def faults(check: Any, *arguments: Any, **named: Any) -> list[tuple[str, str]]:
    """Field and article of each fault; of a refusal as a whole no field."""
    try:
        check(*arguments, **named)
    except Problem as problem:
        found = [(one.field, str(one.article)) for one in problem.errors]
        return found or [("", str(problem.article))]
    return []


def trace(file: str, title: str, by: str = "wenshu01") -> FileRecord:
    purpose = FilePurpose.COERCION_TRACE
    return FileRecord(id=file, purpose=purpose, title=title, sha256=file, entered_at=AT, brought_by=[by])


FILES = [
    trace("lot", f"随机确定{AUDITOR}的笔录"),
    trace("receipt", f"{APPLICANT}预交审计费用的凭证"),
    trace("other_lot", "随机确定信阳华正会计师事务所的笔录"),
    trace("own", f"随机确定{AUDITOR}的笔录，承办人自存", "chengban01"),
]


@pytest.mark.parametrize(
    ("kind", "changes", "named", "found"),
    [
        ("audit", {}, AUDITOR, []),
        ("audit", NOTHING, AUDITOR, [("auditor", LOT), ("draw_paper", LOT), ("advanced", COST), ("advance_paper", COST)]),
        ("audit", {"advanced": Decimal(0)}, AUDITOR, [("advanced", COST)]),
        ("audit", {}, "信阳华正会计师事务所", [("document", LOT)]),
        ("audit", {}, f"{AUDITOR}平桥分所", [("document", LOT)]),
        ("audit", {}, None, [("document", LOT)]),
        ("audit", {"draw_paper": "other_lot"}, AUDITOR, [("draw_paper", LOT)]),
        ("audit", {"draw_paper": "own"}, AUDITOR, [("draw_paper", LOT)]),
        ("audit", {"advance_paper": "lot"}, AUDITOR, [("advance_paper", COST)]),
        ("fine", NOTHING, None, []),
        ("fine", NOTHING | {"auditor": AUDITOR}, None, [("auditor", FINE)]),
    ],
)  # fmt: skip
def test_an_audit_is_by_who_was_drawn_and_paid_in_before(
    kind: str, changes: dict[str, Any], named: str | None, found: list[tuple[str, str]]
) -> None:
    document = DocumentRecord(
        id="d", case_number="c", number="n", kind="audit_decision", sha256="s", signed_at=AT,
        operative=Operative(parties=[], assets=[], auditor=named),
    )  # fmt: skip
    draw = Draw(**DRAWN | changes)
    assert (
        faults(auditing.check_drawn, KINDS[kind], draw, document, FILES, [APPLICANT], {"chengban01"}) == found
    )


@pytest.mark.parametrize(
    ("kind", "outcome", "finding", "sanctioned", "found"),
    [
        ("audit", "reported", "nothing", False, []),
        ("audit", "reported", None, False, [("finding", COST)]),
        ("audit", "obstructed", "evaded", True, []),
        ("audit", "obstructed", "evaded", False, [("", HINDERED)]),
        ("audit", "obstructed", None, True, [("finding", COST)]),
        ("audit", "revoked", None, False, []),
        ("audit", "revoked", "nothing", False, [("finding", COST)]),
        ("eviction", "moved_out", None, False, []),
        ("eviction", "moved_out", "nothing", False, [("finding", COST)]),
    ],
)
def test_what_an_audit_has_shown_and_who_hinders_it(
    kind: str, outcome: str, finding: str | None, sanctioned: bool, found: list[tuple[str, str]]
) -> None:
    shown = AuditFinding(finding) if finding else None
    check = auditing.check_found
    assert faults(check, KINDS[kind], Outcome(outcome), shown, sanctioned=sanctioned) == found


def test_on_whom_the_cost_falls() -> None:
    evades = [one for one in AuditFinding if one is not AuditFinding.NOTHING]
    assert {auditing.borne_by(one) for one in evades} == {"respondent"}
    assert auditing.borne_by("nothing") == "applicant"
    assert auditing.borne_by(None) is None, "nothing is found yet"
