"""变更、追加当事人规定第二十七条: 在法律文书中注明变更前的姓名或名称."""

from __future__ import annotations

from typing import Any

import pytest

from services.documents.drafting import rules
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.render import render
from shared.values.refusal import Problem
from tests.services.documents.samples import APPLICANT, CASE, COURT, DATED, RESPONDENT, SAMPLES

WAS = {APPLICANT["credit_code"]: "信阳旧名建材厂、信阳老厂"}
KIND = KINDS["freezing_ruling"]


def fields(former: str | None) -> dict[str, Any]:
    applicant = APPLICANT if former is None else APPLICANT | {"former_names": former}
    return SAMPLES["freezing_ruling"] | {"applicants": [applicant], "respondents": [RESPONDENT]}


@pytest.mark.parametrize(
    ("said", "was", "path"),
    [
        ("信阳旧名建材厂、信阳老厂", WAS, []),
        (None, {}, []),
        (None, WAS, ["applicants.0.former_names"]),
        ("信阳老厂", WAS, ["applicants.0.former_names"]),
        ("信阳旧名建材厂", {}, ["applicants.0.former_names"]),
    ],
)
def test_beside_the_new_name_stands_what_it_was_called_before(
    said: str | None, was: dict[str, str], path: list[str]
) -> None:
    faults = list(rules.former_name_faults(KIND, fields(said), was))
    assert [(one.field, one.article) for one in faults] == [
        (one, "变更、追加当事人规定第二十七条") for one in path
    ]


def test_the_paper_prints_the_former_name() -> None:
    said = fields("信阳老厂") | {"respondents": [RESPONDENT | {"former_names": "孙大"}]}
    text = render(KIND, said, court=COURT, case_number=CASE, dated=DATED).text
    for printed in (f"{APPLICANT['name']}（原名称：信阳老厂）", f"{RESPONDENT['name']}（曾用名：孙大）"):
        assert printed in "".join(text.split())


def test_what_was_drafted_before_a_change_of_name_is_made_again() -> None:
    rules.check_called(KIND, fields(None), {})
    rules.check_called(KIND, fields("信阳旧名建材厂、信阳老厂"), WAS)
    with pytest.raises(Problem, match="record_moved") as refused:
        rules.check_called(KIND, fields(None), WAS)
    assert refused.value.status == 409
