"""What may be commissioned, with which papers: pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from services.commission.outbound.answered import check_answer, check_term, last_day
from services.commission.outbound.rules import (
    Holder,
    Instruction,
    check_enclosures,
    check_free,
    check_instruction,
    check_issuable,
)
from shared.law.courts import Court
from shared.values.refusal import Problem

JINSHUI = Court("豫0105", "金水区法院", "basic", ("410105",), "金水区", "system:court")
LONGTING = replace(JINSHUI, code="豫0202", name="龙亭区法院", divisions=("410202",))
ITSELF = Holder("豫0105", "金水区法院")
FLAT = Instruction(
    matter="seal",
    term_days=20,
    urgent=False,
    period_months=36,
    papers=("ruling", "assistance_notice"),
    asset_kind="real_estate",
    same_case=True,
    outside=True,
    decided_way="delegate",
    place_code="410105",
    court=JINSHUI,
    held_by=None,
)
ALL_PAPERS = {"ruling", "assistance_notice", "service_receipt", "officer_card"}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"term_days": 10},
        {"term_days": 1, "urgent": True},
        {"matter": "freeze", "asset_kind": "bank_deposit", "period_months": 12},
        {"asset_kind": "vehicle", "period_months": 24},
        {"matter": "release", "period_months": None, "held_by": ITSELF},
        {"matter": "renew", "held_by": ITSELF},
        {"place_code": "410100"},
        {"place_code": "410000"},
        {"matter": "renew", "held_by": Holder("豫0105", "金水区法院（原名）")},
        {"matter": "renew", "held_by": Holder(None, "已撤销的法院")},
        {"matter": "renew", "held_by": Holder(None, "龙亭区法院"), "court": LONGTING},
    ],
)
def test_what_is_allowed(changes: dict[str, Any]) -> None:
    check_instruction(replace(FLAT, **changes), date(2026, 3, 2))


@pytest.mark.parametrize(
    ("changes", "fields", "article"),
    [
        ({"same_case": False}, ["asset_id"], "二(二)2(2)"),
        ({"outside": False}, ["asset_id"], "二(二)2(2)"),
        ({"decided_way": ""}, ["asset_id"], "二(二)2(2)"),
        ({"term_days": 9}, ["term_days"], "法发〔2017〕27号第七条"),
        ({"term_days": 21}, ["term_days"], "法发〔2017〕27号第七条"),
        ({"term_days": 1}, ["term_days"], "法发〔2017〕27号第七条"),
        ({"term_days": 2, "urgent": True}, ["term_days"], "法发〔2017〕27号第七条"),
        ({"matter": "freeze"}, ["matter"], "民诉法解释第四百八十五条"),
        ({"period_months": 37}, ["period_months"], "民诉法解释第四百八十五条"),
        ({"period_months": None}, ["period_months"], "民诉法解释第四百八十五条"),
        ({"asset_kind": "vehicle", "period_months": 25}, ["period_months"], "民诉法解释第四百八十五条"),
        (
            {"matter": "release", "held_by": ITSELF},
            ["period_months"],
            "民诉法解释第四百八十五条",
        ),
        ({"matter": "release", "period_months": None}, ["matter"], "查封扣押冻结规定第二十八条"),
        ({"matter": "renew"}, ["matter"], "民诉法解释第四百八十五条"),
        (
            {"matter": "release", "period_months": None, "held_by": Holder("豫0202", "龙亭区法院")},
            ["court_code"],
            "查封扣押冻结规定第二十八条",
        ),
        ({"court": LONGTING}, ["court_code"], "二(二)2(2)、法发〔2017〕27号第六条"),
        (
            {"court": replace(JINSHUI, level="special", divisions=())},
            ["court_code"],
            "二(二)2(2)、法发〔2017〕27号第六条",
        ),
        (
            {"place_code": "410100", "court": replace(JINSHUI, level="intermediate", divisions=("410100",))},
            ["court_code"],
            "二(二)2(2)、法发〔2017〕27号第六条",
        ),
        (
            {"matter": "renew", "held_by": Holder(None, "已撤销的法院"), "court": LONGTING},
            ["court_code"],
            "民诉法解释第四百八十五条",
        ),
        ({"papers": ()}, ["papers", "papers"], "法发〔2017〕27号第八条"),
        (
            {"term_days": 30, "papers": ("ruling",)},
            ["term_days", "papers"],
            "法发〔2017〕27号第七条、法发〔2017〕27号第八条",
        ),
    ],
)
def test_what_is_refused_and_every_fault_of_it(
    changes: dict[str, Any], fields: list[str], article: str
) -> None:
    with pytest.raises(Problem) as refused:
        check_instruction(replace(FLAT, **changes), date(2026, 3, 2))
    assert [error.field for error in refused.value.errors] == fields
    assert (refused.value.status, refused.value.article) == (409, article)


@pytest.mark.parametrize(
    ("papers", "missing"),
    [
        (set(), ["执行裁定书", "协助执行通知书", "送达回证", "执行公务证件扫描件"]),
        ({"ruling", "assistance_notice"}, ["送达回证", "执行公务证件扫描件"]),
        (ALL_PAPERS - {"ruling"}, ["执行裁定书"]),
    ],
)
def test_a_letter_names_every_missing_enclosure(papers: set[str], missing: list[str]) -> None:
    with pytest.raises(Problem) as refused:
        check_enclosures("seal", papers)
    assert [error.detail for error in refused.value.errors] == [f"缺少{name}" for name in missing]
    assert refused.value.article == "法发〔2017〕27号第八条"


@pytest.mark.parametrize("matter", ["seal", "freeze"])
def test_what_is_held_is_not_seized_again(matter: Any) -> None:
    with pytest.raises(Problem, match="already_commissioned"):
        check_free(matter, unanswered=False, held=True)


@pytest.mark.parametrize(
    ("matter", "unanswered", "held"),
    [("seal", False, False), ("renew", False, True), ("release", False, True)],
)
def test_a_matter_that_is_answered_may_be_commissioned_again(
    matter: Any, unanswered: bool, held: bool
) -> None:
    check_free(matter, unanswered, held)
    with pytest.raises(Problem, match="already_commissioned"):
        check_free(matter, True, held)


def test_the_answer_of_a_seizure_says_until_when() -> None:
    answered = {"measure_no": "1", "effective_at": "2026-03-09", "expires_on": None}
    for matter in ("seal", "freeze", "renew"):
        with pytest.raises(Problem, match="answer_incomplete") as refused:
            check_answer(matter, answered)
        assert [error.field for error in refused.value.errors] == ["expires_on"]
        assert refused.value.article == "民诉法解释第四百八十五条"
        check_answer(matter, answered | {"expires_on": "2029-03-09"})
    check_answer("release", answered | {"measure_no": None})


@pytest.mark.parametrize("last_day", ["2026-03-08", "2026-03-09"])
def test_a_measure_that_ends_before_it_began_is_refused(last_day: str) -> None:
    """It began on the ninth by the court's clock, on the eighth by Greenwich's."""
    began = datetime.fromisoformat("2026-03-08T17:00:00+00:00")
    with pytest.raises(Problem, match="answer_contradicts_itself") as refused:
        check_term(began, date.fromisoformat(last_day), None, began)
    assert [error.field for error in refused.value.errors] == ["expires_on"]
    assert refused.value.article == "民诉法解释第四百八十五条"
    check_term(began, date.fromisoformat("2026-03-10"), began, began)
    check_term(None, None, None, began)


def test_a_complete_letter_goes_once() -> None:
    check_enclosures("seal", ALL_PAPERS)
    check_issuable("instructed")
    with pytest.raises(Problem, match="already_issued"):
        check_issuable("issued")


def test_a_measure_elsewhere_is_relied_on_no_longer_than_ruling_and_law_allow() -> None:
    began, today = datetime.fromisoformat("2026-03-09T10:00:00+08:00"), date(2026, 3, 10)

    def relied_on(answered: str, ruled: str | None, kind: str = "real_estate") -> str:
        last = date.fromisoformat(ruled) if ruled else None
        return str(last_day(began, date.fromisoformat(answered), last, kind, today))

    assert relied_on("2028-01-01", "2029-03-01") == "2028-01-01"
    assert relied_on("2029-03-09", "2029-03-01") == "2029-03-01"
    assert relied_on("2036-01-01", None) == "2029-03-09"
    assert relied_on("2036-01-01", None, "bank_deposit") == "2027-03-09"
