"""What can be done with an announcement and its round, by whom and by which article."""

from __future__ import annotations

from datetime import datetime

from services.auction.course import Course
from services.auction.disposals.rules import DRAFT as DRAFTING
from services.auction.disposals.rules import WITHDRAW_LISTING, after
from services.auction.listing import publication, rules
from services.auction.listing.models import Listing
from services.auction.listing.rules import State
from services.auction.survey.rules import doubt_faults
from shared.law.calendar import Calendar
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import NET, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import refuse
from shared.values.roles import Actor, Office

_ARTICLE, _OFFICER = REGULATION["二(四)5(1)"], (Office.AUCTION_OFFICER,)

DRAFT = Operation("draft_listing", DRAFTING.label, DRAFTING.article, _OFFICER, "disposal")
NOTIFY = Operation("notify_before_publication", "发布前通知", NET[16], _OFFICER, "listing")
SIGN = Operation("sign_announcement", "签发拍卖公告", _ARTICLE, (Office.TEAM_LEADER,), "listing")
WITHDRAW = Operation(
    "withdraw_announcement", WITHDRAW_LISTING.label, WITHDRAW_LISTING.article, _OFFICER, "listing"
)
PUBLISH = Operation("order_publication", "发布拍卖公告", _ARTICLE, _OFFICER, "listing")
SERVE = Operation("serve_announcement", "送达拍卖公告", _ARTICLE, _OFFICER, "listing")
TAKE = Operation(
    "receive_platform_event", "平台竞价结果", REGULATION["二(四)5(2)"], (Office.PLATFORM_SYSTEM,), "listing"
)
PRINT = Operation("print_confirmation", "打印成交确认书", REGULATION["二(四)5(2)"], _OFFICER, "listing")


def drafting(actor: Actor, course: Course, now: datetime) -> Act:
    """The announcement of the disposal's next round."""
    failed, doubts = course.failed_rounds, course.survey.doubts if course.survey else []
    return offered(
        actor,
        DRAFT,
        lambda: after(course.disposal.state, DRAFTING),
        lambda: refuse(doubt_faults(doubts), 409, ProblemCode.PROPERTY_DOUBTED),
        lambda: rules.check_round(failed + 1, failed, now.date()),
    )


def on(actor: Actor, course: Course, listing: Listing, now: datetime, calendar: Calendar) -> list[Act]:
    def drafted() -> None:
        rules.check_state(listing.state, State.DRAFTED)

    def publishable() -> None:
        drafted()
        refuse(publication.faults(course, listing, now, calendar), 409, ProblemCode.NOT_PUBLISHABLE)

    return [
        offered(actor, NOTIFY, drafted),
        offered(actor, WITHDRAW, drafted),
        offered(
            actor,
            SIGN,
            drafted,
            lambda: rules.check_signature((listing.drafted_by, listing.drafted_for), actor),
            lambda: rules.check_unsigned(listing.signed_by),
        ),
        offered(
            actor,
            PUBLISH,
            publishable,
        ),
        offered(actor, SERVE, lambda: rules.check_to_serve(listing.published_at, listing.served)),
        offered(actor, PRINT, lambda: rules.check_to_print(listing.state, listing.confirmation_printed_at)),
    ]
