"""What a survey of the present condition must find out, by kind of property: 二(四)3(1)-(4). Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.law.files import PaperFile
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse


class Finding(BaseModel):
    """What was found, or why it could not be; `document`: the file of a paper that shows it, a lease's contract."""

    model_config = ConfigDict(extra="forbid")

    value: Annotated[str, Field(max_length=2000, title="查明的情况")] = ""
    unknown_because: Annotated[str, Field(max_length=2000, title="不能查明的原因")] = ""
    document: Annotated[
        str, Field(max_length=200, title="证明材料"), paper_as(FilePurpose.LEASE, FilePurpose.OTHER)
    ] = ""


NONE = "无"
COMMON = {
    "ownership": "权属",
    "encumbrances": "权利负担",
    "occupation": "占有使用",
    "unpaid_charges": "欠缴税费",
    "defects": "质量瑕疵",
    "effect_on_sale": "可能影响上拍、竞买、交付的其他情况",
    "other_condition": "其他应详细描述的财产状况",
}
REAL_ESTATE = {
    "matches_register": "现状与登记簿记载是否相符",
    "appearance": "外观及装修情况",
    "occupants": "实际占有情况（居住人员身份、年龄、身体状况等）",
    "lease": "租赁情况",
    "unlicensed_building": "有无搭建无证建筑",
    "boundary": "是否越土地红线",
    "searched": "是否已搜查",
    "locks_changed": "是否已换锁",
    "clearing_needed": "是否需要清场腾退",
}
VEHICLE = {
    "plate": "车牌",
    "brand": "品牌",
    "model": "车型",
    "age": "车龄",
    "appearance": "外观",
    "mileage": "行驶里程",
    "first_registered": "首次上牌时间",
    "transactions": "交易记录",
}
LABELS = (
    COMMON
    | {name: f"{label}（不动产）" for name, label in REAL_ESTATE.items()}
    | {name: f"{label}（车辆）" for name, label in VEHICLE.items()}
    | {"appearance": "外观（车辆），外观及装修情况（不动产）"}
)
"""What is found out of any property, then what of land and buildings, or of a vehicle alone."""
_BY_KIND = {
    "real_estate": (REAL_ESTATE, REGULATION["二(四)3(2)"]),
    "vehicle": (VEHICLE, REGULATION["二(四)3(3)"]),
}


def items(kind: str) -> dict[str, tuple[str, str]]:
    """Name → (label, article) of everything that the report on a property of this kind contains."""
    special, article = _BY_KIND.get(kind, ({}, ""))
    common = {
        name: (label, REGULATION["二(四)3(4)"] if name == "other_condition" else REGULATION["二(四)3(1)"])
        for name, label in COMMON.items()
    }
    return common | {name: (label, article) for name, label in special.items()}


_DOUBTED = re.compile(
    "伪造|变造|假冒|仿冒|仿制|冒牌|赝品|假货|假证|造假|作假|争议|异议|纠纷|诉讼|权属不清|权属不明|案外人"
)
_DENIED = re.compile(
    "(无(?!法)|没有|未见|未发现|不存在|并非|不是|未提出|(?<![不法能以])排除)[^，。；、,;]{0,12}"
)


def doubts(findings: Mapping[str, Finding]) -> list[str]:
    """Labels of the findings that say something is forged, counterfeit or disputed (二(四)3 知假拍假; NET[36])."""
    labels = COMMON | REAL_ESTATE | VEHICLE
    return [
        labels[name]
        for name, finding in findings.items()
        if any(
            _DOUBTED.search(_DENIED.sub("", re.sub(r"\s", "", part)))
            for part in (finding.value, finding.unknown_because)
        )
    ]


_SURVEY = "现状调查"
"""Named instead of a finding where the survey was recorded before its findings were read for doubts."""


def doubt_faults(doubts: Collection[str]) -> list[FieldError]:
    """Nothing is put up for sale while there are `doubts`: labels of findings that no judge has settled."""
    named = [_SURVEY if label == _SURVEY else f"{_SURVEY}“{label}”" for label in doubts]
    said = "载明财产涉假或者有争议，须先由执行法官审查处理"
    return [FieldError("survey", f"{one}{said}", REGULATION["二(四)3"]) for one in named]


def check_to_settle(doubts: Collection[str]) -> None:
    """409 where there is no doubt, or it is settled."""
    if not doubts:
        raise Problem(409, ProblemCode.NOTHING_DOUBTED, article=REGULATION["二(四)3"])


def check_visit(
    on: date, surveyors: Sequence[str], filed_on: date, today: date, in_office: Collection[str]
) -> None:
    """The survey was made in this case and by people who were of the court then: what it says is the present condition (二(四)3)."""
    errors = []
    if not filed_on <= on <= today:
        detail = f"现状调查应在立案（{filed_on}）以后、今天以前进行，填写的是{on}"
        errors.append(FieldError("surveyed_on", detail, REGULATION["二(四)3"]))
    for at, person in enumerate(surveyors):
        if person not in in_office:
            detail = f"{person}在调查当日不是本院在任人员"
            errors.append(FieldError(f"surveyors.{at}", detail, REGULATION["二(四)3"]))
    refuse(errors, 422, ProblemCode.SURVEY_REFUSED)


def papers(record: str, findings: Mapping[str, Finding], photos: Sequence[str]) -> list[PaperFile]:
    """The files that a survey rests on: the record of the visit, photographs, the contract of a lease."""
    named = [PaperFile("record_document", record, FilePurpose.SURVEY_RECORD, REGULATION["二(四)3"])]
    named += [
        PaperFile(f"photos.{at}", photo, FilePurpose.SURVEY_PHOTO, REGULATION["二(四)1(6)"])
        for at, photo in enumerate(photos)
    ]
    for name, finding in findings.items():
        if finding.document:
            purpose = FilePurpose.LEASE if name == "lease" else FilePurpose.OTHER
            field = f"findings.{name}.document"
            named.append(PaperFile(field, finding.document, purpose, REGULATION["二(四)3(2)"]))
    return named


def check_findings(kind: str, findings: Mapping[str, Finding], photos: Collection[str]) -> None:
    """Every item is found or said to be unknown and why; what is missing is told all at once."""
    wanted, errors = items(kind), []
    for name, (label, article) in wanted.items():
        finding = findings.get(name, Finding())
        found, unknown = finding.value.strip(), finding.unknown_because.strip()
        if not found and not unknown:
            errors.append(FieldError(f"findings.{name}", f"缺少“{label}”；查不清的应写明原因", article))
        elif found and unknown:
            errors.append(FieldError(f"findings.{name}", f"“{label}”不能既已查明又查不清", article))
    lease = findings.get("lease", Finding())
    if kind == "real_estate" and lease.value.strip() not in ("", NONE) and not lease.document:
        errors.append(FieldError("findings.lease.document", "有租赁的应附租赁合同", REGULATION["二(四)3(2)"]))
    for name in findings:
        if name not in wanted:
            errors.append(FieldError(f"findings.{name}", "不是这类财产的调查事项", REGULATION["二(四)3"]))
    if not photos:
        errors.append(FieldError("photos", "缺少财产照片或视频", REGULATION["二(四)1(6)"]))
    refuse(errors, 422, ProblemCode.SURVEY_INCOMPLETE)
