"""Order of the steps, papers, and the survey's fields (二(四)2, 3)."""

from __future__ import annotations

import pytest

from services.auction.disposals import rules
from services.auction.disposals.rules import State, Step, after
from services.auction.survey.rules import REAL_ESTATE, VEHICLE, Finding, check_findings, items
from shared.values.refusal import Problem
from tests.services.auction.road import FINDINGS

STEPS = [value for value in vars(rules).values() if isinstance(value, Step)]
ROAD = [
    rules.SURVEY, rules.INQUIRE, rules.REPORT, rules.SERVE_REPORT, rules.FIX_PRICE, rules.DRAFT, rules.FAIL,
    rules.DRAFT, rules.REFUSED, rules.DRAFT, rules.WITHDRAW_LISTING, rules.DRAFT, rules.SELL, rules.DEFAULT,
    rules.DRAFT, rules.SELL, rules.PAY, rules.RULE, rules.SERVE_RULING,
    rules.TAX, rules.ORDER_TRANSFER, rules.TRANSFER, rules.DELIVER,
]  # fmt: skip


def test_the_steps_lead_from_the_decision_to_the_delivery() -> None:
    state: str = State.DECIDED
    for step in ROAD:
        state = after(state, step)
    assert state == State.DELIVERED


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.label)
def test_a_step_is_taken_in_its_place_only(step: Step) -> None:
    for state in set(State) - {step.since}:
        with pytest.raises(Problem) as refused:
            after(state, step)
        assert (refused.value.status, refused.value.article) == (409, step.article)


@pytest.mark.parametrize(
    ("kind", "controlled", "asset_class", "article"),
    [
        ("real_estate", False, "real_estate", "民诉法解释第四百八十四条"),
        ("bank_deposit", True, "other", "民事诉讼法第二百五十三条"),
        ("real_estate", True, "movable", "网络司法拍卖规定第十二条"),
        ("vehicle", True, "real_estate", "网络司法拍卖规定第十二条"),
        ("equity", True, "movable", "网络司法拍卖规定第十二条"),
    ],
)
def test_what_may_not_be_put_up(kind: str, controlled: bool, asset_class: str, article: str) -> None:
    with pytest.raises(Problem) as refused:
        rules.check_disposable(kind, controlled, asset_class)
    assert [error.article for error in refused.value.errors] == [article]


@pytest.mark.parametrize(
    ("kind", "asset_class"),
    [("real_estate", "real_estate"), ("vehicle", "movable"), ("equity", "other")],
)
def test_what_may_be_put_up(kind: str, asset_class: str) -> None:
    rules.check_disposable(kind, True, asset_class)


def test_the_day_bundle_is_four_papers_and_title_only_where_there_is_one() -> None:
    with pytest.raises(Problem) as refused:
        rules.check_day_bundle([], "real_estate")
    assert [error.detail for error in refused.value.errors] == [
        "缺少拍卖裁定书",
        "缺少产权登记证书",
        "缺少财产清单",
        "缺少当事人身份信息",
    ]
    rules.check_day_bundle(["ruling", "inventory", "party_data"], "goods")
    with pytest.raises(Problem):
        rules.check_day_bundle(["ruling", "inventory", "party_data"], "vehicle")


def findings(**changes: dict[str, str]) -> dict[str, Finding]:
    return {name: Finding(**finding) for name, finding in (FINDINGS | changes).items()}


PHOTOS = ["a" * 64]


def test_the_team_begins_when_the_centre_has_the_papers_of_the_day() -> None:
    """二(四)2."""
    rules.check_transferred([])
    with pytest.raises(Problem) as refused:
        rules.check_transferred(["拍卖裁定书", "财产清单"])
    (fault,) = refused.value.errors
    assert (refused.value.status, refused.value.code) == (409, "day_bundle_incomplete")
    assert (fault.field, fault.article) == ("papers", "二(四)2")
    assert "拍卖裁定书、财产清单" in fault.detail


def test_a_complete_survey_passes_with_what_is_unknown_explained() -> None:
    assert FINDINGS["unpaid_charges"] == {"unknown_because": "物业公司未答复"}
    check_findings("real_estate", findings(), PHOTOS)


@pytest.mark.parametrize(("kind", "special"), [("real_estate", REAL_ESTATE), ("vehicle", VEHICLE)])
def test_everything_missing_is_told_at_once(kind: str, special: dict[str, str]) -> None:
    with pytest.raises(Problem) as refused:
        check_findings(kind, {}, [])
    named = {error.field.removeprefix("findings.") for error in refused.value.errors}
    assert named == {*items(kind), "photos"}
    assert set(special) < named
    assert len(items(kind)) == 7 + len(special)


@pytest.mark.parametrize("name", list(FINDINGS))
def test_no_item_may_be_left_out_or_left_blank(name: str) -> None:
    for blank in ({}, {"value": "  "}, {"unknown_because": " "}):
        with pytest.raises(Problem) as refused:
            check_findings("real_estate", findings(**{name: blank}), PHOTOS)
        (error,) = refused.value.errors
        assert error.field == f"findings.{name}"
        assert error.article == items("real_estate")[name][1]


def test_a_lease_comes_with_its_contract() -> None:
    let = {"value": "出租给某公司至2028年"}
    with pytest.raises(Problem) as refused:
        check_findings("real_estate", findings(lease=let), PHOTOS)
    assert [error.field for error in refused.value.errors] == ["findings.lease.document"]
    check_findings("real_estate", findings(lease=let | {"document": "contract-1"}), PHOTOS)


def test_known_and_unknown_at_once_and_items_of_another_kind_are_refused() -> None:
    both = {"value": "有", "unknown_because": "不详"}
    with pytest.raises(Problem) as refused:
        check_findings("real_estate", findings(defects=both, mileage={"value": "1"}), PHOTOS)
    assert [error.field for error in refused.value.errors] == ["findings.defects", "findings.mileage"]


@pytest.mark.parametrize("state", State)
def test_27_delivery_waits_for_the_ruling_and_for_nothing_else(state: State) -> None:
    after_ruling = {State.RULING_SERVED, State.TAXED, State.TRANSFERRING, State.TRANSFERRED}
    if state in after_ruling:
        rules.check_deliverable(state, delivered=False)
    for delivered in (True,) if state in after_ruling else (True, False):
        with pytest.raises(Problem) as refused:
            rules.check_deliverable(state, delivered)
        assert refused.value.article == "拍卖变卖规定第二十七条"


@pytest.mark.parametrize(
    ("state", "owner", "lawful"),
    [
        ("decided", "a", False),
        ("sold", "b", False),
        ("withdrawn", "a", True),
        ("delivered", "a", False),  # he no longer owns it
        ("delivered", "c", False),  # another who owned a part of it, and has bought nothing
        ("delivered", "", False),
        ("delivered", "bx", True),  # the buyer's own debt
    ],
)
def test_26_a_thing_is_sold_in_one_case(state: str, owner: str, lawful: bool) -> None:
    others = [rules.Elsewhere("（2026）豫1502执1号", state, "BX")]
    if lawful:
        rules.check_first_sale(others, owner)
    else:
        with pytest.raises(Problem) as refused:
            rules.check_first_sale(others, owner)
        assert refused.value.article == "查封扣押冻结规定第二十六条"
        assert "（2026）豫1502执1号案" in str(refused.value.detail)
        with pytest.raises(Problem) as sealed:
            rules.check_first_sale([others[0]._replace(case_number="")], owner)
        assert "本院另一案件中" in str(sealed.value.detail)


def test_26_what_was_sold_on_is_sold_from_who_has_bought_it_last() -> None:
    sales = [rules.Elsewhere("一案", "delivered", "B"), rules.Elsewhere("二案", "delivered", "C")]
    rules.check_first_sale(sales, "C")
    for owner in ("A", "B"):
        with pytest.raises(Problem):
            rules.check_first_sale(sales, owner)
