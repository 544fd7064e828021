"""A person's saved views: kept, replaced under the same name, removed. Nobody else sees them."""

from __future__ import annotations

from services.intake.views import acts, repository, rules
from services.intake.views.models import SavedView
from services.intake.views.schemas import SavedViewIn, SavedViewOut
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction


async def save(work: Work, body: SavedViewIn) -> SavedViewOut:
    await repository.hold(work.session, work.actor.id)
    held = await repository.views(work.session, work.actor.id)
    view = next((one for one in held if (one.page, one.name) == (body.page, body.name)), None)
    if view is None:
        rules.check_room(len(held))
        view = SavedView(staff_id=work.actor.id, saved_at=work.now, **body.model_dump())
        work.session.add(view)
    view.query, view.saved_at = body.query, work.now
    work.audit(COURT, AuditAction.VIEW_SAVE, view.id)
    return _out(work, view)


async def remove(work: Work, view_id: str) -> SavedViewOut:
    view = await repository.own_view(work.session, view_id, work.actor.id)
    view.removed_at = work.now
    work.audit(COURT, AuditAction.VIEW_REMOVE, view.id)
    return _out(work, view)


async def list_views(work: Work) -> list[SavedViewOut]:
    """The caller's own."""
    return [_out(work, view) for view in await repository.views(work.session, work.actor.id)]


def _out(work: Work, view: SavedView) -> SavedViewOut:
    return SavedViewOut(**view.model_dump(), acts=acts.on(work.actor))
