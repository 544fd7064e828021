"""The id of a docket: the workflow that keeps its deadlines, case/<case number> or application/<application id>."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_UPKEEP = "upkeep/"


@dataclass(frozen=True)
class DocketId:
    """`subject`: the case number, or the application's id. `str()` is the id of the workflow that keeps it."""

    keeper: Literal["case", "application"]
    subject: str

    def __str__(self) -> str:
        return f"{self.keeper}/{self.subject}"

    @classmethod
    def case(cls, case_number: str) -> DocketId:
        return cls("case", case_number)

    @classmethod
    def application(cls, application_id: str) -> DocketId:
        return cls("application", application_id)

    @classmethod
    def parse(cls, text: str) -> DocketId:
        """Raises ValueError for any other workflow's id."""
        keeper, _, subject = text.partition("/")
        if not subject or keeper not in ("case", "application"):
            raise ValueError(f"no docket: {text}")
        return cls("case" if keeper == "case" else "application", subject)

    @classmethod
    def kept_by(cls, workflow_id: str) -> DocketId:
        """The docket that a workflow keeps, or kept on after its end: upkeep/<case number>, upkeep/application/<id>.

        Raises ValueError for any other workflow's id.
        """
        kept = workflow_id.removeprefix(_UPKEEP)
        return cls.parse(kept if "/" in kept else f"case/{kept}")

    @property
    def upkeep(self) -> str:
        """The id of the workflow that keeps it after its end."""
        return f"{_UPKEEP}{self.subject if self.keeper == 'case' else self}"
