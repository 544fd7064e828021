"""Calendar links as acts, and what can be done with one."""

from __future__ import annotations

from services.intake.feeds import rules
from services.intake.feeds.models import CalendarLink
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import STAFF, Actor

MAKE_LINK = Operation("make_calendar_link", "生成日历订阅链接", rules.ARTICLE, STAFF, "calendar_link")
REVOKE_LINK = Operation("revoke_calendar_link", "停用日历订阅链接", rules.ARTICLE, STAFF, "calendar_link")


def on(actor: Actor, link: CalendarLink) -> list[Act]:
    return [offered(actor, REVOKE_LINK, lambda: rules.check_standing(link.revoked_at))]
