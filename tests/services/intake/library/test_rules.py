"""终本规定第十四、十八条: each thing that is asked of a correction and of a ground, missed by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.library import rules
from services.intake.library.entry import Debtor, LibraryItem
from services.intake.library.rules import ShieldGround, Shown
from services.intake.resumption.rules import Owed
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord, Operative
from shared.values.identity import Paper, PartyKind
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office

ENDED = datetime.fromisoformat("2026-03-04T10:00:00+08:00")
LATER = ENDED + timedelta(days=30)
D = Decimal
HE = Debtor("r", PartyKind.NATURAL, Paper.RESIDENT_ID, "孙立业", "411502199003071238", "民权路1号", "")
RAISED: dict[str, Any] = {
    "item": LibraryItem.NAME,
    "respondent_id": "r",
    "debtors": {"r"},
    "party": "r",
    "outsider": "",
    "names": {"a": "周明", "r": "孙立业"},
    "on_paper": True,
    "received_at": LATER,
    "concluded_at": ENDED,
    "now": LATER,
}


@pytest.mark.parametrize(
    ("own", "fields"),
    [
        ({}, []),
        ({"party": "a"}, []),
        ({"party": None, "outsider": "李和"}, []),
        ({"party": None, "on_paper": False}, []),
        ({"item": LibraryItem.OBLIGATION, "respondent_id": None}, []),
        ({"item": LibraryItem.OBLIGATION}, ["respondent_id"]),
        ({"respondent_id": None}, ["respondent_id"]),
        ({"respondent_id": "left"}, ["respondent_id"]),
        ({"party": "x"}, ["party"]),
        ({"outsider": "李和"}, ["party"]),
        ({"party": None, "outsider": "周明"}, ["outsider"]),
        ({"on_paper": False}, ["paper"]),
        ({"party": None}, ["paper"]),
        ({"received_at": ENDED - timedelta(seconds=1)}, ["received_at"]),
        ({"now": ENDED}, ["received_at"]),
    ],
)
def test_who_says_what_is_wrong(own: dict[str, Any], fields: list[str]) -> None:
    if not fields:
        rules.check_raised(**RAISED | own)
        return
    with pytest.raises(Problem) as refused:
        rules.check_raised(**RAISED | own)
    assert [one.field for one in refused.value.errors] == fields


@pytest.mark.parametrize(
    ("item", "value", "proof", "stood", "fields"),
    [
        (LibraryItem.NAME, "孙立", "p", "孙立业", []),
        (LibraryItem.REPRESENTATIVE, None, "p", "周明", []),
        (LibraryItem.IDENTITY, "41150219900307123X", "p", HE.identity, ["value"]),
        (LibraryItem.IDENTITY, HE.identity, "p", HE.identity, ["value"]),
        (LibraryItem.NAME, None, "p", "孙立业", ["value"]),
        (LibraryItem.NAME, "孙立业", "p", "孙立业", ["value"]),
        (LibraryItem.NAME, "孙立", None, "孙立业", ["proof"]),
        (LibraryItem.NAME, None, None, "孙立业", ["value", "proof"]),
    ],
)
def test_what_is_put_right_says_something_else_and_is_shown(
    item: LibraryItem, value: str | None, proof: str | None, stood: str, fields: list[str]
) -> None:
    if not fields:
        assert rules.check_value(item, value, proof, stood, HE) == (value or "")
        return
    with pytest.raises(Problem) as refused:
        rules.check_value(item, value, proof, stood, HE)
    assert [one.field for one in refused.value.errors] == fields


def test_who_has_left_the_case_is_not_put_right() -> None:
    rules.check_debtor(LibraryItem.NAME, "r", {"r"})
    rules.check_debtor(LibraryItem.PERFORMANCE, None, ())
    with pytest.raises(Problem, match="library_correction_out_of_order"):
        rules.check_debtor(LibraryItem.NAME, "r", ())


def owes(principal: str = "0", interest: str = "0", delay: str = "0") -> Owed:
    return Owed(D(principal), D(interest), D(delay), date(2026, 3, 4))


def file(id: str, purpose: FilePurpose, title: str, by: str = "lian01", at: datetime = LATER) -> FileRecord:
    return FileRecord(id=id, purpose=purpose, title=title, sha256="0" * 64, entered_at=at, brought_by=[by])


def ruled(kind: str = "termination_ruling", case: str = "c", **own: Any) -> DocumentRecord:
    says = Operative.model_validate({"parties": [], "assets": []} | own)
    return DocumentRecord(
        id="d", case_number=case, number="n", kind=kind, sha256="0" * 64, signed_at=LATER, operative=says
    )


WHOLE = FilePurpose.FULL_PERFORMANCE
FILES = [
    file("both", WHOLE, "周明、立业公司的收据"),
    file("his", WHOLE, "周明的收据"),
    file("theirs", WHOLE, "立业公司的收据", at=LATER + timedelta(days=1)),
    file("own", WHOLE, "周明、立业公司的收据", by="chengban01"),
    file("before", WHOLE, "周明、立业公司的收据", at=ENDED - timedelta(days=1)),
    file("ground", FilePurpose.SHIELD_GROUND, "批准材料"),
]
PAID = Shown(FILES, owes(), True, "", LATER, ["周明", "立业公司"])
PERFORMED, OTHER = ShieldGround.PERFORMED, ShieldGround.OTHER
TERMINATED, REVOKED = ShieldGround.TERMINATED, ShieldGround.REVOKED


@pytest.mark.parametrize(
    ("ground", "papers", "changes", "since"),
    [
        (PERFORMED, [], {}, LATER),
        (PERFORMED, [], {"paid_at": ENDED - timedelta(days=9)}, ENDED),
        (PERFORMED, [], {"left": owes("0.01")}, None),
        (PERFORMED, [], {"left": owes("0", "0.01")}, None),
        (PERFORMED, [], {"left": owes("0", "0", "0.01")}, None),
        (PERFORMED, [], {"reckoned": False}, None),
        (PERFORMED, [], {"act_owed": "腾空房屋"}, None),
        (PERFORMED, [], {"paid_at": None}, None),
        (PERFORMED, ["both"], {"left": owes("1")}, LATER),
        (PERFORMED, ["his", "theirs"], {"left": owes("1")}, LATER + timedelta(days=1)),
        (PERFORMED, ["his"], {}, None),
        (PERFORMED, ["own"], {}, None),
        (PERFORMED, ["before"], {}, None),
        (PERFORMED, ["ground"], {}, None),
        (OTHER, ["ground"], {}, LATER),
        (OTHER, [], {}, None),
        (OTHER, ["both"], {}, None),
        (TERMINATED, [], {"ruling": ruled()}, LATER),
        (TERMINATED, [], {"ruling": ruled(ended_for="周明")}, None),
        (TERMINATED, [], {"ruling": ruled("conclusion_ruling")}, None),
        (TERMINATED, [], {"ruling": ruled(case="other")}, None),
        (TERMINATED, [], {}, None),
        (REVOKED, [], {"objection": LATER}, LATER),
        (REVOKED, [], {"objection": ENDED - timedelta(days=1)}, None),
        (REVOKED, [], {}, None),
        (ShieldGround.RESUMED, [], {}, None),
    ],
)
def test_a_ground_is_shown_by_the_record(
    ground: ShieldGround, papers: list[str], changes: dict[str, Any], since: datetime | None
) -> None:
    shown = replace(PAID, **changes)
    if since is not None:
        assert rules.check_ground(ground, papers, "c", shown, ENDED, {"chengban01"}) == since
        return
    with pytest.raises(Problem) as refused:
        rules.check_ground(ground, papers, "c", shown, ENDED, {"chengban01"})
    assert refused.value.status == 409


@pytest.mark.parametrize(
    ("ground", "papers", "ruling", "petition", "fields"),
    [
        (PERFORMED, ["p"], None, None, []),
        (OTHER, ["p"], None, None, []),
        (TERMINATED, [], "d", None, []),
        (REVOKED, [], None, "q", []),
        (PERFORMED, [], "d", "q", ["ruling", "petition"]),
        (TERMINATED, ["p"], "d", None, ["papers"]),
        (REVOKED, ["p"], None, "q", ["papers"]),
    ],
)
def test_nothing_is_named_that_shows_another_ground(
    ground: ShieldGround, papers: list[str], ruling: str | None, petition: str | None, fields: list[str]
) -> None:
    if not fields:
        rules.check_named(ground, papers, ruling, petition)
        return
    with pytest.raises(Problem) as refused:
        rules.check_named(ground, papers, ruling, petition)
    assert [one.field for one in refused.value.errors] == fields


def test_another_takes_it_out_and_once() -> None:
    officer = Actor("zhixiao01", "质效", frozenset({Office.QUALITY_OFFICER}))
    rules.check_shields(("chengban01", None), "noted", officer)
    for noted_by, state, status in (
        ("zhixiao01", "noted", 403),
        ("x", "shielded", 409),
        ("x", "denied", 409),
    ):
        with pytest.raises(Problem) as refused:
            rules.check_shields((noted_by, None), state, officer)
        assert refused.value.status == status


@pytest.mark.parametrize(
    ("ground", "papers", "paid", "shielded", "status"),
    [
        (PERFORMED, [], True, True, None),
        (PERFORMED, [], False, False, None),
        (PERFORMED, [], True, False, 409),
        (PERFORMED, [], False, True, 409),
        (PERFORMED, ["p"], False, True, None),
        (PERFORMED, ["p"], True, False, None),
        (OTHER, ["p"], True, False, None),
    ],
)
def test_the_ledger_is_looked_at_again_when_it_is_decided(
    ground: ShieldGround, papers: list[str], paid: bool, shielded: bool, status: int | None
) -> None:
    shown = PAID if paid else replace(PAID, left=owes("1"))
    if status is None:
        rules.check_still(ground, papers, shown, shielded=shielded)
        return
    with pytest.raises(Problem) as refused:
        rules.check_still(ground, papers, shown, shielded=shielded)
    assert refused.value.status == status
