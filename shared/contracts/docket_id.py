"""The id of a docket: the workflow that keeps its deadlines.

case/<case number>, application/<application id>, or court/court of what concerns no single case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

_UPKEEP = "upkeep/"
COURT = "court"
"""Stands in the place of a case number where something concerns the court as a whole."""


Keeper = Literal["case", "application", "court"]


@dataclass(frozen=True)
class DocketId:
    """`subject`: the case number, the application's id, or COURT. `str()` is the id of the workflow that keeps it."""

    keeper: Keeper
    subject: str

    def __str__(self) -> str:
        return f"{self.keeper}/{self.subject}"

    @classmethod
    def case(cls, case_number: str) -> DocketId:
        """COURT has the court's own."""
        return cls("court" if case_number == COURT else "case", case_number)

    @classmethod
    def application(cls, application_id: str) -> DocketId:
        return cls("application", application_id)

    @classmethod
    def parse(cls, text: str) -> DocketId:
        """Raises ValueError for any other workflow's id."""
        keeper, _, subject = text.partition("/")
        for known in get_args(Keeper):
            if keeper == known and subject and (known == "court") == (subject == COURT):
                return cls(known, subject)
        raise ValueError(f"no docket: {text}")

    @classmethod
    def kept_by(cls, workflow_id: str) -> DocketId:
        """The docket that a workflow keeps, or kept on after its end: upkeep/<case number>, upkeep/application/<id>.

        Raises ValueError for any other workflow's id.
        """
        kept = workflow_id.removeprefix(_UPKEEP)
        return cls.parse(kept if "/" in kept else f"case/{kept}")

    @property
    def called(self) -> str:
        """What people call it."""
        return "本院" if self.keeper == "court" else self.subject

    @property
    def upkeep(self) -> str:
        """The id of the workflow that keeps it after its end."""
        return f"{_UPKEEP}{self.subject if self.keeper == 'case' else self}"
