"""When a party is received, and what confirms its address. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.files import PaperFile, check_files
from shared.values.articles import CPC, EMS, JS, REGULATION, cite
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem

CONFIRMED = cite(CPC[90], JS[136], EMS[3])


def check_not_archived(state: str) -> None:
    """409: what still comes in after the archiving goes into the dossier through its keeper."""
    if state == "archived":
        detail = "案件已经归档，不再记录初次接待；确需增添的材料由执行案件卷宗管理中心办理入卷手续"
        raise Problem(409, ProblemCode.CASE_ARCHIVED, detail, REGULATION["一(二)"])


def check_holds_paper(papers: Collection[str | None]) -> None:
    """409 for a reception that confirms nothing, or no longer does."""
    if not papers:
        detail = "本案没有这次接待，或者该次接待没有存入、已经撤销送达地址确认书"
        raise Problem(409, ProblemCode.NOTHING_CONFIRMED, detail, CONFIRMED)


def check_confirmation(
    confirmation: str, party_id: str, confirms: Collection[str], hands: Set[str], files: Sequence[FileRecord]
) -> None:
    """The signed paper is a file of the case that another has entered, and no other party's. 409.

    `confirms`: the parties that the paper was already named for.
    """
    paper = PaperFile("confirmation", confirmation, FilePurpose.ADDRESS_CONFIRMATION, CONFIRMED, not_by=hands)
    check_files(files, [paper])
    if set(confirms) - {party_id}:
        error = FieldError("confirmation", "该送达地址确认书是另一当事人的，须存入本人签名的", CONFIRMED)
        raise Problem.of([error], 409, ProblemCode.FILE_NOT_OF_CASE)
