"""不予受理裁定书: drafted from the application, reviewed, signed by a judge and sealed (执行工作规定第十六条, 二(一)3)."""

from __future__ import annotations

from services.documents.drafting.reasons import is_own_reason
from services.documents.drafting.service import rendered_on
from services.documents.nonacceptance import acts, repository, rules
from services.documents.nonacceptance.kind import KIND, from_record
from services.documents.nonacceptance.models import NonAcceptance
from services.documents.nonacceptance.schemas import NonAcceptanceFilter, NonAcceptanceIn, NonAcceptanceOut
from services.documents.objects import keep, objects
from services.documents.signing import pades
from services.documents.signing.proofs import Stamper
from services.documents.signing.rules import check_bench, check_opened
from services.documents.signing.schemas import Passphrase, ReviewIn
from services.documents.signing.service import sealed, try_own_key
from shared.contracts.intake.records import ApplicationWhole
from shared.platform.paging import Page
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE


async def draft(work: Work, application: ApplicationWhole, body: NonAcceptanceIn) -> NonAcceptanceOut:
    rules.check_undecided(application, await repository.under_way(work.session, application.id))
    said = body.model_dump(mode="json") | {"ground": body.ground.label}
    fields = from_record(application) | said
    rules.check_of_all(body.ground, body.reason, application)
    rules.check_own_words(is_own_reason(KIND, fields))
    made = NonAcceptance(
        application_id=application.id,
        application_version=application.version,
        ground=body.ground,
        fields=fields,
        sha256="",
        pages=0,
        made_by=work.actor.id,
        made_for=work.stead,
        made_at=work.now,
    )
    day = work.now.astimezone(COURT_ZONE).date()
    rendered = await rendered_on(KIND, fields, made.number, day, draft=True)
    made.sha256, made.pages = await keep(rendered.pdf, trial=work.trial), rendered.pages
    work.session.add(made)
    await work.session.flush()
    work.audit(
        COURT, AuditAction.NON_ACCEPTANCE_DRAFT, made.id, application=application.id, sha256=made.sha256
    )
    return _out(work, made)


async def review(work: Work, ruling_id: str, body: ReviewIn) -> NonAcceptanceOut:
    ruling = await repository.ruling(work.session, ruling_id, lock=True)
    work.in_stead_of(rules.check_reviewer((ruling.made_by, ruling.made_for), work.actor))
    approved = body.outcome == "approved"
    ruling.state = rules.advance(ruling.state, "review" if approved else "return")
    ruling.reviewed_by, ruling.reviewed_for = work.actor.id, work.stead
    ruling.reviewed_at, ruling.opinion = work.now, body.opinion
    action = AuditAction.NON_ACCEPTANCE_REVIEW if approved else AuditAction.NON_ACCEPTANCE_RETURN
    work.audit(COURT, action, ruling.id, application=ruling.application_id, sha256=ruling.sha256)
    return _out(work, ruling)


async def try_key(work: Work, ruling_id: str, passphrase: Passphrase) -> pades.SigningKey | Problem:
    """The signer's own key, for a ruling on record; there is no case in which its lock is told of, so the court's is it."""
    await repository.ruling(work.session, ruling_id)
    return await try_own_key(work, passphrase, COURT)


async def sign(
    work: Work, ruling_id: str, application: ApplicationWhole, key: pades.SigningKey, stamper: Stamper
) -> NonAcceptanceOut:
    """The judge decides by the signature, and the court's seal follows at once; on an `application` that is still undecided."""
    ruling = await repository.ruling(work.session, ruling_id, lock=True)
    before = ruling.made_by, ruling.made_for, ruling.reviewed_by, ruling.reviewed_for
    work.in_stead_of(rules.check_signer(before, work.actor))
    check_bench(ruling.fields["bench"], work.actor.name, alone=False)
    ruling.state = rules.advance(ruling.state, "sign")
    check_opened(ruling.id in await repository.opened(work.session, work.actor.id, [ruling]))
    rules.check_still_of(application, ruling.application_version)
    made_on = ruling.made_at.astimezone(COURT_ZONE).date()
    reviewed = await rendered_on(KIND, ruling.fields, ruling.number, made_on, draft=True)
    if reviewed.sha256 != ruling.sha256:
        raise Problem(409, ProblemCode.DRAFT_CHANGED, "须退回，重新制作、审核", REGULATION["二(一)4"])
    today = work.now.astimezone(COURT_ZONE).date()
    dated = await rendered_on(KIND, ruling.fields, ruling.number, today)
    if not work.trial:  # a trial signs nothing
        ruling.sha256 = await objects().put(await sealed(dated.pdf, key, KIND.signer, stamper, at_foot=False))
    ruling.pages = dated.pages
    ruling.signed_by, ruling.signed_at = work.actor.id, work.now
    work.audit(
        COURT,
        AuditAction.NON_ACCEPTANCE_SIGN,
        ruling.id,
        application=ruling.application_id,
        draft=reviewed.sha256,
        sha256=ruling.sha256,
        client=work.client,
    )
    return _out(work, ruling)


async def application_of(work: Work, ruling_id: str) -> str:
    return (await repository.ruling(work.session, ruling_id)).application_id


async def read(work: Work, ruling_id: str) -> NonAcceptanceOut:
    """One ruling. Who read it is kept."""
    ruling = await repository.ruling(work.session, ruling_id)
    work.audit(COURT, AuditAction.NON_ACCEPTANCE_READ, ruling.id, client=work.client)
    return _out(work, ruling, opened=True)


async def list_rulings(
    work: Work, asked: NonAcceptanceFilter, application_id: str | None = None
) -> Page[NonAcceptanceOut]:
    """Of one application, or of all. Who read them is kept."""
    work.audit(COURT, AuditAction.NON_ACCEPTANCE_LIST, application_id or "", client=work.client)
    found = await repository.rulings(work.session, asked, application_id)
    reviewed = [one for one in found.items if one.state == "reviewed"]
    opened = await repository.opened(work.session, work.actor.id, reviewed)
    return found.of(lambda ruling: _out(work, ruling, opened=ruling.id in opened))


def _out(work: Work, ruling: NonAcceptance, *, opened: bool = False) -> NonAcceptanceOut:
    """`opened`: by who asks; nobody signs what he has just made, reviewed or signed."""
    offers = acts.on(work.actor, ruling, opened=opened)
    return NonAcceptanceOut(**ruling.model_dump(), number=ruling.number, acts=offers)
