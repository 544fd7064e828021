"""Saved views as acts, and what can be done with one."""

from __future__ import annotations

from services.intake.views import rules
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import STAFF, Actor

SAVE_VIEW = Operation("save_view", "保存视图", rules.ARTICLE, STAFF, "saved_view")
REMOVE_VIEW = Operation("remove_view", "删除视图", rules.ARTICLE, STAFF, "saved_view")


def on(actor: Actor) -> list[Act]:
    return [offered(actor, REMOVE_VIEW)]
