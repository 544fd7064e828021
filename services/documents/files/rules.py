"""As what a file may be entered, and by whom. Pure."""

from __future__ import annotations

from services.documents.files.formats import JPEG, PDF, PNG, refused
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.records import CaseRecord
from shared.law.case_rules import only_one
from shared.values.articles import ARCHIVES, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office

_ONLY = {FilePurpose.SURVEY_PHOTO: (PNG, JPEG), FilePurpose.DOCUMENT: (PDF,)}
"""What a paper must be where not any of the formats will do."""
_OF_ONE_CASE = {Office.HANDLING_OFFICER, Office.JUDGE, Office.PANEL_MEMBER}


_AFTER_ARCHIVING = frozenset(
    {FilePurpose.RESUMPTION_APPLICATION, FilePurpose.COMMISSION_RETURN}
    | {FilePurpose.SETTLEMENT_JUDGMENT, FilePurpose.PETITION, FilePurpose.PETITION_END}
    | {FilePurpose.SERVICE_RECEIPT, FilePurpose.POSTING_PROOF, FilePurpose.SUPERIOR_RULING}
    | {FilePurpose.PRESERVATION_LIFTING, FilePurpose.PRESERVATION_SUIT, FilePurpose.PARTY_PROOF}
    | {FilePurpose.CLUE, FilePurpose.CLUE_CHECK, FilePurpose.PROPERTY_REPORT, FilePurpose.REPORT_CHECK}
    | {FilePurpose.LIBRARY_APPLICATION, FilePurpose.LIBRARY_CHECK, FilePurpose.LIBRARY_REPLY}
    | {FilePurpose.FULL_PERFORMANCE, FilePurpose.SHIELD_GROUND, FilePurpose.INTERFERENCE_REMOVAL}
)
"""What a case that has ended goes on by, and what shows a settlement to be had by deceit, what is brought, served, sent up and
ruled above of an objection to its end, what lifts a preservation that was carried out long ago or shows the suit for which it goes
on, how what disturbs a thing enforced was removed, who becomes a party after 终本, the clues and reports of property that are checked
on then, and by what the library of concluded cases is put right and left."""


def check_entrant(case: CaseRecord, actor: Actor) -> Deputyship | None:
    """403 for an officer or judge of another case; the teams work for every case (责任到人, 一(一)).

    The deputyship by which he enters it; None where he does in person.
    """
    people = (case.officer, case.judge)
    if actor.own - _OF_ONE_CASE or actor.id in people:
        return None
    of_case = [one for one in actor.deputyships if one.person in people]
    able = of_case or [one for one in actor.deputyships if one.office not in _OF_ONE_CASE]
    if not able:
        raise Problem(
            403,
            ProblemCode.NOT_CASE_OFFICER,
            "承办人、执行法官只能为本人的案件存入材料",
            REGULATION["一(一)"],
        )
    return only_one(able)


def check_archive(state: str, purpose: FilePurpose, actor: Actor) -> None:
    """409 for an archived case: only the dossier centre's keeper adds to its dossier what must still be added.

    What may come when the case has long been archived is entered by whoever receives it.
    """
    if purpose in _AFTER_ARCHIVING:
        return
    if state == "archived" and Office.DOSSIER_KEEPER not in actor.offices:
        detail = "案件已经归档，确需增添材料的，由执行案件卷宗管理中心办理入卷手续"
        raise Problem(409, ProblemCode.CASE_ARCHIVED, detail, str(ARCHIVES))


def check_type(media_type: str, declared: str, purpose: FilePurpose) -> None:
    """422 file_refused unless the bytes are what they were `declared` to be, and can be such a paper."""
    if declared.partition(";")[0].strip().lower() != media_type:
        raise refused(f"内容是 {media_type}，与所称的类型 {declared or '（未写明）'} 不符")
    allowed = _ONLY.get(purpose, (media_type,))
    if media_type not in allowed:
        raise refused(f"{purpose.label}须为 {'、'.join(allowed)}，不能是 {media_type}")
