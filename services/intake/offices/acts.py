"""What can be done about a person of the court and his offices, by whom and by which article."""

from __future__ import annotations

from datetime import datetime

from services.intake.offices import rules
from services.intake.offices.rules import ARTICLE, Term
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

_ADMINISTRATOR = (Office.ADMINISTRATOR,)

ENTER_STAFF = Operation("enter_staff", "登记人员", ARTICLE, _ADMINISTRATOR, "staff")
CHANGE_STAFF = Operation("change_staff", "变更人员信息", ARTICLE, _ADMINISTRATOR, "staff")
APPOINT = Operation("appoint_staff", "任命、指定代理", ARTICLE, _ADMINISTRATOR, "staff")
END_APPOINTMENT = Operation("end_appointment", "终止任职", ARTICLE, _ADMINISTRATOR, "appointment")
RECORD_LEAVE = Operation("record_leave", "登记离岗", ARTICLE, _ADMINISTRATOR, "staff")
RECORD_RETURN = Operation("record_return", "登记返岗", ARTICLE, _ADMINISTRATOR, "staff")
RECORD_DEPARTURE = Operation("record_departure", "办理调离", ARTICLE, _ADMINISTRATOR, "staff")


def on_staff(actor: Actor, staff_id: str, absent: str) -> list[Act]:
    """`absent`: leave, departure or "". What is asked for, and what is in the person's hands, is judged with the act."""
    departed, hands = absent == "departure", actor.hands(_ADMINISTRATOR)
    return [
        offered(actor, CHANGE_STAFF),
        offered(actor, APPOINT, lambda: rules.check_appointable(staff_id, hands, departed=departed)),
        offered(actor, RECORD_LEAVE, lambda: rules.check_of_the_court(departed=departed)),
        offered(actor, RECORD_RETURN, lambda: rules.check_absent(bool(absent))),
        offered(
            actor,
            RECORD_DEPARTURE,
            lambda: rules.check_departure(staff_id, hands, (), (), departed=departed),
        ),
    ]


def on_appointment(actor: Actor, term: Term, now: datetime) -> list[Act]:
    return [offered(actor, END_APPOINTMENT, lambda: rules.check_end(term, max(now, term.since), now))]
