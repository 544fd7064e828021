"""Which papers a survey rests on: 二(四)1(6), 二(四)3."""

from __future__ import annotations

from datetime import date

import pytest

from services.auction.survey.rules import Finding, check_visit, doubt_faults, doubts, papers
from shared.contracts.documents.purposes import FilePurpose
from shared.values.refusal import Problem


def test_the_record_each_photo_and_the_contract_of_a_lease_are_files() -> None:
    findings = {
        "lease": Finding(value="出租", document="contract"),
        "defects": Finding(value="渗水", document="note"),
    }
    named = papers("visit", findings, ["one", "two"])
    assert [(paper.field, paper.file, paper.purpose) for paper in named] == [
        ("record_document", "visit", FilePurpose.SURVEY_RECORD),
        ("photos.0", "one", FilePurpose.SURVEY_PHOTO),
        ("photos.1", "two", FilePurpose.SURVEY_PHOTO),
        ("findings.lease.document", "contract", FilePurpose.LEASE),
        ("findings.defects.document", "note", FilePurpose.OTHER),
    ]
    assert papers("visit", {"lease": Finding(value="无")}, []) == named[:1]


@pytest.mark.parametrize(
    "text",
    [
        "产权证经鉴定系伪造",
        "牌照为假冒",
        "无法排除伪造",
        "不能排除系仿制品",
        "案外人主张所有权",
        "共有人提出异议，尚未处理",
        "权属不明",
        "无抵押；与邻居就车库权属有纠纷",
        "经鉴定系赝 品",
    ],
)
def test_what_is_forged_or_disputed_is_doubted_wherever_it_is_said(text: str) -> None:
    for finding in (Finding(value=text), Finding(unknown_because=text)):
        assert doubts({"other_condition": finding, "lease": Finding(value="无")}) == [
            "其他应详细描述的财产状况"
        ]


@pytest.mark.parametrize(
    "text",
    ["无争议", "未发现伪造痕迹", "登记在被执行人名下，不存在权属纠纷", "没有案外人提出异议", "排除伪造"],
)
def test_what_is_denied_is_no_doubt(text: str) -> None:
    assert doubts({"ownership": Finding(value=text)}) == []


def test_a_survey_of_before_is_named_once() -> None:
    said = [fault.detail for fault in doubt_faults(["现状调查", "权属"])]
    rest = "载明财产涉假或者有争议，须先由执行法官审查处理"
    assert said == [f"现状调查{rest}", f"现状调查“权属”{rest}"]


@pytest.mark.parametrize(
    ("on", "surveyors", "wrong"),
    [
        (date(2026, 3, 2), ["wangpai01"], []),
        (date(2026, 3, 16), ["wangpai01", "chengban01"], []),
        (date(1999, 5, 4), ["wangpai01"], ["surveyed_on"]),
        (date(2026, 3, 1), ["wangpai01"], ["surveyed_on"]),
        (date(2026, 3, 17), ["wangpai01"], ["surveyed_on"]),
        (date(2026, 3, 16), ["wangpai01", "张三"], ["surveyors.1"]),
    ],
)
def test_a_survey_is_of_this_case_and_by_people_of_the_court(
    on: date, surveyors: list[str], wrong: list[str]
) -> None:
    def check() -> None:
        check_visit(on, surveyors, date(2026, 3, 2), date(2026, 3, 16), {"wangpai01", "chengban01"})

    if not wrong:
        check()
        return
    with pytest.raises(Problem, match="survey_refused") as refused:
        check()
    assert [(error.field, error.article) for error in refused.value.errors] == [
        (field, "二(四)3") for field in wrong
    ]
