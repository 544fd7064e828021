"""Recusal as acts."""

from __future__ import annotations

from services.intake.recusal import rules
from services.intake.recusal.models import RecusalGround
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CPC
from shared.values.roles import STAFF, Actor, Office

ENTER_GROUND = Operation("enter_recusal_ground", "登记回避情形", rules.ARTICLE, STAFF, "recusal_ground")
END_GROUND = Operation("end_recusal_ground", "决定不再回避", CPC[49], (Office.PRESIDENT,), "recusal_ground")


def on(actor: Actor, ground: RecusalGround) -> list[Act]:
    return [offered(actor, END_GROUND, lambda: rules.check_ends(ground.staff_id, ground.ended_at, actor))]
