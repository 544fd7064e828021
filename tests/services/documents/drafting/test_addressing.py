"""Whom a paper is for and what it calls him, where a house lies, and who is said to be free to buy one."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from services.auction.survey import rules as survey
from services.documents.drafting.addressing import file_name
from services.documents.drafting.fields import Form
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.rules import examine
from services.documents.drafting.shape import leaves
from shared.law.housing import is_housing
from shared.values.refusal import Problem
from tests.services.documents.samples import APPLICANT, CASE_ACCOUNT, RESPONDENT, SAMPLES


def check(code: str, fields: dict[str, Any] | None = None, housing: bool = True, **changes: Any) -> None:
    kind, filled = KINDS[code], (fields or SAMPLES[code]) | changes
    numbers = [leaf.value for leaf in leaves(kind, filled) if leaf.field.form is Form.NUMBER]
    examine(
        kind,
        filled,
        by_team=not kind.by_judge,
        parties={
            "applicant": {(APPLICANT["name"], APPLICANT["credit_code"])},
            "respondent": {(RESPONDENT["name"], RESPONDENT["id_number"])},
        },
        case_account=CASE_ACCOUNT,
        forbidden_accounts=[],
        known=numbers,
        assets=dict.fromkeys(numbers, housing),
        units={APPLICANT["name"]: True, RESPONDENT["name"]: False},
    )


def refusal(code: str, fields: dict[str, Any] | None = None, **changes: Any) -> Problem:
    with pytest.raises(Problem) as refused:
        check(code, fields, **changes)
    return refused.value


# 二(四)3(3), 竞买人资格规定第三条: a car is no house


def test_the_survey_of_a_car_asks_what_the_regulation_asks_of_a_car() -> None:
    asked = {field.name for field in KINDS["vehicle_survey_report"].fields}
    assert asked >= set(survey.items("vehicle")) - {"plate"}
    assert not asked & (set(survey.REAL_ESTATE) - set(survey.VEHICLE))


@pytest.mark.parametrize(
    ("kind", "description", "stated", "refused"),
    [
        ("vehicle", "小型轿车一辆", "", []),
        ("vehicle", "小型轿车一辆", "经审核，买受人具备购房资格", ["qualification"]),
        ("real_estate", "住宅一套", "", ["qualification"]),
        ("real_estate", "住宅一套", " ", ["qualification"]),
        ("real_estate", "临街商铺一间", "", []),
        ("real_estate", "临街商铺一间", "经审核，买受人具备购房资格", ["qualification"]),
    ],
)
def test_who_buys_a_house_and_no_other_is_said_to_be_qualified(
    kind: str, description: str, stated: str, refused: list[str]
) -> None:
    """A shop has a certificate as a house has: what it is stands in the record."""
    changes = {"housing": is_housing(kind, description), "qualification": stated}
    if not refused:
        check("sale_ruling", **changes)
        return
    problem = refusal("sale_ruling", **changes)
    assert [(error.field, error.article) for error in problem.errors] == [
        (name, "竞买人资格规定第三条") for name in refused
    ]


@pytest.mark.parametrize(
    ("code", "told", "refused"),
    [
        ("enforcement_notice", "你", []),
        ("enforcement_notice", "你单位", ["addressed_as"]),
        ("enforcement_notice", "你（单位）", ["addressed_as"]),
        ("acceptance_notice", "你", ["addressed_as"]),
        ("acceptance_notice", "你单位", []),
    ],
)
def test_whoever_is_told_is_called_what_the_record_says_he_is(
    code: str, told: str, refused: list[str]
) -> None:
    fields = SAMPLES[code] | {"addressed_as": told}
    if not refused:
        check(code, fields)
        return
    assert [error.field for error in refusal(code, fields).errors] == refused


@pytest.mark.parametrize("place", ["信阳市", "浉河区湖东大道", "浉河区湖东大道南段"])
@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("freezing_ruling", "assets.1."),
        ("auction_ruling", "assets.0."),
        ("release_notice", "matters.0."),
        ("commission_letter", "assets.0."),
        ("sale_ruling", ""),
    ],
)
def test_a_register_reads_the_full_address_of_a_house(code: str, where: str, place: str) -> None:
    changes: dict[str, Any] = {"location": place}
    if where:
        name, at, _ = where.split(".")
        rows = copy.deepcopy(SAMPLES[code][name])
        rows[int(at)] |= changes
        changes = {name: rows}
    assert [error.field for error in refusal(code, **changes).errors] == [f"{where}location"]


@pytest.mark.parametrize(
    ("code", "signed", "name"),
    [
        ("enforcement_notice", True, "（2026）豫1502执1号 执行通知书 孙立业.pdf"),
        ("enforcement_notice", False, "草稿 （2026）豫1502执1号 执行通知书 孙立业.pdf"),
        ("acceptance_notice", True, "（2026）豫1502执1号 受理案件通知书 信阳市明升建材有限公司.pdf"),
        ("release_notice", True, "（2026）豫1502执1号 协助执行通知书 信阳市不动产登记中心.pdf"),
        ("freezing_ruling", True, "（2026）豫1502执1号 执行裁定书.pdf"),
        ("clue_form", False, "（2026）豫1502执1号 财产线索提供表.pdf"),
    ],
)
def test_a_paper_is_kept_under_its_number_its_title_and_whom_it_is_for(
    code: str, signed: bool, name: str
) -> None:
    assert file_name(KINDS[code], SAMPLES[code], "（2026）豫1502执1号", signed=signed) == name
