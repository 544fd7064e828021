"""What can be done with a month's bulletin, by whom and by which article."""

from __future__ import annotations

from services.intake.assessment import rules
from services.intake.assessment.rules import ARTICLE
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

_OFFICES = (Office.COMMAND_CENTRE_DIRECTOR,)

PUBLISH_BULLETIN = Operation("publish_bulletin", "发布考核通报", ARTICLE, _OFFICES, "bulletin")
CORRECT_BULLETIN = Operation("correct_bulletin", "更正考核通报", ARTICLE, _OFFICES, "bulletin")


def on(actor: Actor, *, latest: bool) -> list[Act]:
    return [offered(actor, CORRECT_BULLETIN, lambda: rules.check_latest(latest))]
