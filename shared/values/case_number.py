"""Case numbers of enforcement cases, 法〔2015〕137号: （收案年度）法院代字 类型代字 编号 号."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import AfterValidator, Field

from shared.values.articles import CASE_NUMBERS
from shared.values.malformed import Malformed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem

ARTICLE = str(CASE_NUMBERS)
PRESERVATION = "执保"
CASE_TYPES = ("执", "执恢", PRESERVATION, "执异", "执监", "执协", "执他")

_COURT = r"最高法|[一-龥][0-9]{0,4}"
_TYPE = "|".join(CASE_TYPES)
_SUFFIX = "之(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = r"(201[6-9]|20[2-9][0-9])"
"""The form is of 2016: an older number is written in another one."""
_FORM = re.compile(rf"[（(]{_YEAR}[）)]({_COURT})({_TYPE})([1-9][0-9]{{0,8}})号({_SUFFIX})?")
_LOOSE = re.compile(
    rf"(?<![0-9]){_YEAR}\s*[\])〕]?\s*年?\s*({_COURT})\s*({_TYPE})\s*字?\s*第?\s*0*([1-9][0-9]{{0,8}})(?![0-9])"
)


@dataclass(frozen=True)
class CaseNumber:
    """`sequence` counts the cases of one year, court and type from 1; `suffix` (之一 …) its rulings.

    Raises ValueError if the parts make no case number.
    """

    year: int
    court_code: str
    case_type: str
    sequence: int
    suffix: str = ""

    def __post_init__(self) -> None:
        if not _FORM.fullmatch(str(self)):
            raise ValueError(f"not a case number: {self}")

    def __str__(self) -> str:
        return f"（{self.year}）{self.court_code}{self.case_type}{self.sequence}号{self.suffix}"

    @classmethod
    def parse(cls, text: str, court_code: str | None = None) -> Self:
        """Read a number with half- or full-width signs (of `court_code`). Raises Problem 422."""
        try:
            return cls._read(text, court_code)
        except Malformed as fault:
            error = FieldError("case_number", str(fault), ARTICLE)
            raise Problem.of([error], 422, ProblemCode.CASE_NUMBER_MALFORMED) from fault

    @classmethod
    def _read(cls, text: str, court_code: str | None = None) -> Self:
        match = _FORM.fullmatch(unicodedata.normalize("NFKC", text.strip()))
        if not match:
            raise Malformed("案号应如（2026）豫1502执1234号：年度、法院代字、类型代字、不补零的编号", ARTICLE)
        year, court, case_type, sequence, suffix = match.groups(default="")
        if court_code is not None and court != court_code:
            raise Malformed(f"案号的法院代字应为{court_code}，不是{court}", ARTICLE)
        return cls(int(year), court, case_type, int(sequence), suffix)

    @classmethod
    def find(cls, text: str) -> list[Self]:
        """The case numbers that a free text (a bank remark) mentions in any usual way, each once."""
        found = _LOOSE.findall(unicodedata.normalize("NFKC", text))
        return list(dict.fromkeys(cls(int(y), court, kind, int(n)) for y, court, kind, n in found))


CaseNumberStr = Annotated[str, AfterValidator(lambda text: str(CaseNumber._read(text)))]
"""A case number in a message, of any court, normalised to full-width parentheses."""
CourtCode = Annotated[str, Field(pattern=r"^[一-龥][0-9]{0,4}$", description="法院代字，如豫0105")]
"""What the numbers of a court's cases are known by."""


def is_preservation(case_number: str) -> bool:
    """Whether it is the number of a case in which a ruling of preservation is carried out; of anything else, False."""
    read = _FORM.fullmatch(case_number)
    return read is not None and read[3] == PRESERVATION
