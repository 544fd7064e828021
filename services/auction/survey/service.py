"""财产现状调查 (二(四)3)."""

from __future__ import annotations

from services.auction.course import missing_of_the_day
from services.auction.disposals import repository as disposals
from services.auction.disposals.evidence import CaseFile
from services.auction.disposals.rules import SURVEY, check_transferred
from services.auction.survey import rules
from services.auction.survey.models import Survey
from services.auction.survey.schemas import DoubtIn, SurveyIn, SurveyOut
from shared.contracts.auction.facts import SurveyCompleted
from shared.contracts.documents.purposes import FilePurpose
from shared.law.case_rules import check_judge
from shared.law.files import PaperFile, check_files
from shared.platform.court import staff_on
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.zone import COURT_ZONE


async def complete(work: Work, file: CaseFile, asset_id: str, body: SurveyIn) -> SurveyOut:
    """Record the finished survey; refused while anything that 二(四)3 names is neither found nor explained."""
    disposal = await disposals.step(work.session, asset_id, SURVEY)
    check_transferred(missing_of_the_day(disposal, await disposals.papers(work.session, asset_id)))
    rules.check_findings(disposal.kind, body.findings, body.photos)
    in_office = await staff_on(work.session, body.surveyors, body.surveyed_on)
    filed_on = file.case.filed_at.astimezone(COURT_ZONE).date()
    rules.check_visit(body.surveyed_on, body.surveyors, filed_on, work.now.date(), in_office)
    papers = rules.papers(body.record_document, body.findings, body.photos)
    survey = Survey(
        asset_id=asset_id,
        surveyed_on=body.surveyed_on,
        surveyors=body.surveyors,
        record_document=body.record_document,
        findings={name: finding.model_dump() for name, finding in body.findings.items()},
        priority_holders=[
            {"id": f"holder-{n}", **holder.model_dump()}
            for n, holder in enumerate(body.priority_holders, start=1)
        ],
        photos=body.photos,
        files=check_files(file.files, papers),
        doubted=rules.doubts(body.findings),
        recorded_by=work.actor.id,
        recorded_at=work.now,
    )
    work.session.add(survey)
    work.audit(disposal.case_number, AuditAction.SURVEY_COMPLETE, asset_id, record=body.record_document)
    work.tell(SurveyCompleted(asset=asset_id), disposal.case_number)
    return survey_out(survey)


async def settle_doubts(work: Work, file: CaseFile, asset_id: str, body: DoubtIn) -> SurveyOut:
    """The judge decides that what the survey calls forged or disputed may be sold; the paper is another person's entry."""
    work.in_stead_of(check_judge(file.case.judge, work.actor, REGULATION["一(一)"]))
    disposal = await disposals.disposal(work.session, asset_id, lock=True)
    survey = await work.session.get(Survey, asset_id)
    rules.check_to_settle(survey.doubts if survey else [])
    assert survey is not None
    paper = PaperFile(
        "paper",
        body.paper,
        FilePurpose.DOUBT_SETTLED,
        REGULATION["二(四)3"],
        survey.recorded_at,
        work.hands,
    )
    survey.files = survey.files | check_files(file.files, [paper])
    survey.doubts_settled_by, survey.doubts_settled_at = work.actor.id, work.now
    survey.doubts_settled_because = body.reason
    work.audit(disposal.case_number, AuditAction.SURVEY_SETTLE_DOUBTS, asset_id, paper=body.paper)
    return survey_out(survey)


def survey_out(survey: Survey) -> SurveyOut:
    return SurveyOut.model_validate(survey, from_attributes=True)
