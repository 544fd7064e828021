"""What can be done about money that is held for a buyer and is no buyer's, by whom and by which article."""

from __future__ import annotations

from services.funds.releases import rules
from services.funds.releases.models import SaleRelease
from services.funds.releases.rules import ARTICLE
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

REQUEST_RELEASE = Operation(
    "request_sale_release", "申请更正：款项不属拍卖款", ARTICLE, (Office.FUNDS_OFFICER,), "receipt"
)
DECIDE_RELEASE = Operation(
    "decide_sale_release",
    "复核更正：款项不属拍卖款",
    ARTICLE,
    (Office.JUDGE, Office.BUREAU_DIRECTOR),
    "sale_release",
)


def on(actor: Actor, release: SaleRelease, judge: str | None) -> list[Act]:
    """`judge`: the case's. Whether the money is a buyer's after all is judged when it is decided."""
    return [
        offered(
            actor,
            DECIDE_RELEASE,
            lambda: rules.check_undecided(decided=release.granted is not None),
            lambda: rules.check_decides((release.requested_by, release.requested_for), judge, actor),
        )
    ]
