"""Checks that the papers an act rests on lie, as files, in the dossier of its own case. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from datetime import datetime
from typing import NamedTuple

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.names import Whose, names_on
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, refuse


class PaperFile(NamedTuple):
    """A paper as a request names it: in `field`, by the id of its file; what it must be, and by which article.

    `shows_at`: the instant of what it shows to have happened, before which it cannot have been entered. `not_by`: whose
    hand acts on it; none of them can have entered it. `of_whom`: whose it is; its title names one of them.
    """

    field: str
    file: str
    purpose: FilePurpose
    article: str
    shows_at: datetime | None = None
    not_by: Set[str] = frozenset()
    of_whom: Collection[Whose] = ()


def is_of(file: FileRecord, who: Whose) -> bool:
    """Whether the title names him, as he was called when it was entered."""
    return any(name in file.title for name in names_on(who, file.entered_at))


def check_files(files: Collection[FileRecord], papers: Sequence[PaperFile]) -> dict[str, str]:
    """The SHA-256 of the file of each paper, by the file's id. `files`: those of the case.

    409 naming every paper that is no file of the case, was entered as another paper, before what it is to show,
    or by the very person who acts on it, himself or by a deputy.
    """
    known = {file.id: file for file in files}
    faults = []
    for paper in papers:
        file = known.get(paper.file)
        if file is None or file.purpose is not paper.purpose:
            entered = f"，该文件是{file.purpose.label}" if file else ""
            detail = f"须是已经存入本案卷宗的{paper.purpose.label}{entered}"
            faults.append(FieldError(paper.field, detail, paper.article))
        elif paper.shows_at is not None and file.entered_at < paper.shows_at:
            detail = f"该{paper.purpose.label}在所证明的事项发生之前即已存入卷宗，不能证明该事项"
            faults.append(FieldError(paper.field, detail, paper.article))
        elif not paper.not_by.isdisjoint(file.brought_by):
            detail = f"该{paper.purpose.label}是办理人本人存入的，须由他人存入"
            faults.append(FieldError(paper.field, detail, paper.article))
        elif paper.of_whom and not any(is_of(file, who) for who in paper.of_whom):
            names = "、".join(dict.fromkeys(str(who) for who in paper.of_whom))
            detail = f"该{paper.purpose.label}没有写明是{names}的，他人存入时须在材料名称中写明"
            faults.append(FieldError(paper.field, detail, paper.article))
    refuse(faults, 409, ProblemCode.FILE_NOT_OF_CASE)
    return {paper.file: known[paper.file].sha256 for paper in papers}
