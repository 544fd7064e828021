"""二(四)5(1), (2) The announcement, and round after round."""

from shared.contracts.auction.facts import (
    AnnouncementDrafted,
    AnnouncementPublished,
    AnnouncementServed,
    AnnouncementWithdrawn,
    AuctionCalledOff,
    AuctionSuspended,
    PrepublicationNotified,
    PriceFixed,
    RoundFailed,
    RoundHeld,
    StopFailed,
    StopOrdered,
    StopTold,
    SuspensionCauseGone,
    SuspensionEnded,
)
from shared.contracts.documents.facts import PapersHandedOver
from shared.law import numbers
from shared.law.periods import prompt, workdays
from shared.law.rulebook.model import Duty, Stop, on
from shared.law.rulebook.s4_auction.price import RELEASED, WITHDRAWN
from shared.values.articles import NET, PMB, REGULATION
from shared.values.roles import Office

_TOLD = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)

_FIRST_FAILED = on(RoundFailed, round=1)
"""After it the asset is put up once more; after the second it is sold off without auction or taken in payment."""

_CALLED_OFF = on(AuctionCalledOff)
"""What is taken down again has nobody to be told of it, and no papers."""
_SUSPENDED = Stop(
    "暂缓、中止拍卖",
    NET[28],
    begins=on(AuctionSuspended),
    ends=(on(SuspensionEnded),),
    match="stop",
)
"""While the court has suspended the auction it cannot be held; it is resumed within five days."""

DUTIES = (
    Duty(
        id="auction.announcement_draft",
        article=REGULATION["二(四)5(1)"],
        text="在起拍参考价确定之日起3个工作日内，制作拍卖公告，交由执行实施团队签发后网上发布",
        title="起拍价确定后制作拍卖公告",
        opens_on=on(PriceFixed),
        met_by=on(AnnouncementDrafted),
        or_met_by=(RELEASED, WITHDRAWN),
        within=workdays(3),
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="asset",
        earlier_counts=True,
        version=3,
    ),
    Duty(
        id="auction.prepublication_notice",
        article=NET[16],
        text="网络司法拍卖的事项应当在拍卖公告发布三日前以书面或者其他能够确认收悉的合理方式，通知当事人、已知优先购买权人。",
        title="公告发布三日前通知当事人和已知优先购买权人",
        opens_on=on(AnnouncementDrafted),
        met_by=on(PrepublicationNotified),
        or_met_by=(on(AnnouncementWithdrawn),),
        within=numbers.PRIOR_NOTICE.only,
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="listing",
        # From the last day on which the announcement as drafted may still be published.
        counted_from="publish_by",
        version=2,
    ),
    Duty(
        id="auction.announcement_served",
        article=REGULATION["二(四)5(1)"],
        text="并自发布之日起3个工作日内将拍卖公告送达当事人及利害关系人",
        title="拍卖公告送达当事人及利害关系人",
        opens_on=on(AnnouncementPublished),
        met_by=on(AnnouncementServed),
        or_met_by=(_CALLED_OFF,),
        within=workdays(3),
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="listing",
        version=2,
    ),
    Duty(
        id="auction.announcement_papers",
        article=REGULATION["二(四)5(1)"],
        text="并自发布之日起3个工作日内将拍卖公告送达当事人及利害关系人，纸质材料移送执行案件卷宗管理中心。",
        note=f"条文无单独期限，参照{REGULATION['二(三)4']}",
        title="公告纸质材料移送卷宗管理中心",
        opens_on=on(AnnouncementPublished),
        met_by=on(PapersHandedOver, bundle="announcement"),
        or_met_by=(_CALLED_OFF,),
        within=workdays(3),
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        confidence="unsure",
        match="listing",
        version=2,
    ),
    Duty(
        id="auction.next_round",
        article=REGULATION["二(四)5(2)"],
        text="当次拍卖流拍的，及时启动下次拍程序或变卖",
        title="流拍后及时启动下次拍卖",
        opens_on=_FIRST_FAILED,
        met_by=on(AnnouncementPublished, round=2),
        or_met_by=(RELEASED, WITHDRAWN),
        within=prompt(),
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="asset",
        earlier_counts=True,
        unconfirmed_unit=True,
        version=3,
    ),
    Duty(
        id="auction.next_round_statutory",
        article=NET[26],
        text="流拍后应当在三十日内在同一网络司法拍卖平台再次拍卖",
        title="流拍后三十日内再次拍卖",
        opens_on=_FIRST_FAILED,
        # Held, not only announced: judged by the instant at which the bidding opened.
        met_by=on(RoundHeld, round=2),
        or_met_by=(RELEASED, WITHDRAWN),
        within=numbers.RELISTING.only,
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="asset",
        not_counted=(_SUSPENDED,),
        earlier_counts=True,
        version=5,
    ),
    Duty(
        id="auction.stop_announced",
        article=NET[28],
        text="暂缓或者中止拍卖的，应当及时在网络司法拍卖平台公告原因或者理由。",
        title="停止拍卖后及时在平台公告原因",
        opens_on=on(StopOrdered),
        met_by=on(AuctionSuspended),
        or_met_by=(_CALLED_OFF, on(StopFailed)),
        within=prompt(),
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="stop",
        unconfirmed_unit=True,
    ),
    Duty(
        id="auction.stop_told",
        article=PMB[18],
        text="应当决定暂缓执行或者裁定中止执行，并及时通知拍卖机构和当事人。",
        title="暂缓、中止拍卖及时通知当事人",
        opens_on=on(AuctionSuspended),
        met_by=on(StopTold),
        within=prompt(),
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="stop",
        unconfirmed_unit=True,
    ),
    Duty(
        id="auction.deferral_over",
        article=NET[28],
        text="暂缓拍卖期限届满或者中止拍卖的事由消失后，需要继续拍卖的，应当在五日内恢复拍卖。",
        title="暂缓期限届满后五日内恢复拍卖",
        opens_on=on(AuctionSuspended, way="defer"),
        # Resumed, extended or called off.
        met_by=on(SuspensionEnded),
        within=numbers.RESUMPTION.only,
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="stop",
        counted_from="until",
    ),
    Duty(
        id="auction.suspension_cause_gone",
        article=NET[28],
        text="暂缓拍卖期限届满或者中止拍卖的事由消失后，需要继续拍卖的，应当在五日内恢复拍卖。",
        title="暂停的事由消失后五日内恢复拍卖",
        opens_on=on(SuspensionCauseGone),
        met_by=on(SuspensionEnded),
        within=numbers.RESUMPTION.only,
        owner=Office.AUCTION_OFFICER,
        escalate_to=_TOLD,
        match="stop",
    ),
)
