"""二(四) Disposal: survey, price, announcement, rounds, settlement, transfer."""

from datetime import date

from shared.contracts.auction.facts import (
    AnnouncementDrafted,
    AnnouncementPublished,
    AnnouncementServed,
    AssetDelivered,
    BalancePaid,
    ConfirmationPrinted,
    DisposalDecided,
    DisposalRulingServed,
    FullPaymentTold,
    InquiryOrdered,
    PapersTransferred,
    PrepublicationNotified,
    PriceFixed,
    PricePapersTold,
    PriceReported,
    PriceReportServed,
    RoundFailed,
    RoundHeld,
    RoundSold,
    SaleRulingMade,
    SaleRulingPartiesServed,
    SaleRulingServed,
    TaxesPaid,
)
from shared.contracts.custody.facts import MeasureLifted
from shared.contracts.documents.facts import PapersHandedOver
from shared.contracts.fact import Refs
from shared.contracts.funds.facts import ReceiptBooked
from shared.law.periods import Limit, Unit, days, days_before, hours, prompt, same_day, workdays
from shared.law.rulebook.model import INTERNAL_SINCE, Confidence, Duty, Layer, On, on
from shared.values.roles import Office

STAGES = {DisposalDecided.kind: "处置"}

_TOLD = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)

_REGULATION = ("浉法〔2023〕30号", INTERNAL_SINCE)
_PRICE = ("法释〔2018〕15号", date(2018, 9, 1))
_ONLINE_AUCTION = ("法释〔2016〕18号", date(2017, 1, 1))
_AUCTION = ("法释〔2020〕21号", date(2021, 1, 1))

_FIRST_FAILED = on(RoundFailed, round=1)
"""After it the asset is put up once more; after the second it is sold off without auction or taken in payment."""


def _disposal(
    id: str,
    article: str,
    title: str,
    opens_on: type[Refs] | On,
    met_by: type[Refs] | On,
    within: Limit,
    owner: Office,
    law: tuple[str, date] = _REGULATION,
    *,
    or_met_by: tuple[On, ...] = (),
    while_seized: bool = False,
    match: str = "asset",
    confidence: Confidence = "found",
    counted_from: str = "",
    unconfirmed_unit: bool = False,
    earlier_counts: bool = False,
    version: int = 1,
) -> Duty:
    """A duty of one disposal; the layer and the day of effect follow from the law it stands in.

    `while_seized`: ends when the asset is released, and is not owed after that: who has paid is not sold up
    (处置参考价规定第二十九条; 拍卖变卖规定第十九条).
    """
    source, since = law
    layer: Layer = "internal" if source.startswith("浉法") else "statutory"
    return Duty(
        id=f"auction.{id}",
        article=article,
        title=title,
        opens_on=opens_on if isinstance(opens_on, On) else on(opens_on),
        met_by=met_by if isinstance(met_by, On) else on(met_by),
        within=within,
        owner=owner,
        escalate_to=_TOLD,
        layer=layer,
        source=source,
        since=since,
        or_met_by=(*or_met_by, on(MeasureLifted)) if while_seized else or_met_by,
        match=match,
        confidence=confidence,
        counted_from=counted_from,
        unconfirmed_unit=unconfirmed_unit,
        earlier_counts=earlier_counts or while_seized,
        version=version,
    )


DUTIES = (
    _disposal(
        "ruling_served", "二(四)2", "拍卖裁定送达当事人",
        DisposalDecided, DisposalRulingServed, workdays(3), Office.HANDLING_OFFICER,
        ("浉法〔2023〕30号（条文无期限，参照二(四)5(1)）", INTERNAL_SINCE),
        confidence="unsure", while_seized=True, earlier_counts=True, version=2,
    ),
    _disposal(
        "papers_transfer", "二(四)2", "拍卖裁定等材料当日移送卷宗管理中心",
        DisposalDecided, PapersTransferred, same_day(), Office.HANDLING_OFFICER,
    ),
    _disposal(
        "platform_reports", "处置参考价规定第十一条", "网络询价平台三日内出具报告，逾期未出即转委托评估",
        on(InquiryOrdered, method="online"), PriceReported, days(3), Office.AUCTION_OFFICER, _PRICE,
        or_met_by=(on(InquiryOrdered, method="appraisal"),), while_seized=True, version=2,
    ),
    _disposal(
        "price_report_served", "处置参考价规定第二十一条", "收到报告三日内送达当事人及利害关系人",
        PriceReported, PriceReportServed, days(3), Office.AUCTION_OFFICER, _PRICE, while_seized=True, version=2,
    ),
    _disposal(
        "price_papers", "二(四)3", "参考价材料移送卷宗管理中心",
        PriceReported, on(PapersHandedOver, bundle="price"), workdays(1), Office.AUCTION_OFFICER, version=2,
    ),
    _disposal(
        "price_papers_told", "二(四)3", "参考价材料形成电子卷宗后告知实施团队",
        on(PapersHandedOver, bundle="price"), PricePapersTold, workdays(1), Office.AUCTION_OFFICER,
        counted_from="received_at", earlier_counts=True, version=2,
    ),
    _disposal(
        "start_realisation", "处置参考价规定第三十条", "参考价确定后十日内启动变价程序",
        PriceReportServed, AnnouncementPublished, days(10), Office.HANDLING_OFFICER,
        ("法释〔2018〕15号（「参考价确定」按异议期最后一日掌握）", _PRICE[1]),
        counted_from="final_at", while_seized=True, version=2,
    ),
    _disposal(
        "announcement_draft", "二(四)5(1)", "起拍价确定后制作拍卖公告",
        PriceFixed, AnnouncementDrafted, workdays(3), Office.AUCTION_OFFICER, while_seized=True, version=2,
    ),
    _disposal(
        "prepublication_notice", "网络司法拍卖规定第十六条", "公告发布三日前通知当事人和已知优先购买权人",
        # From the last day on which the announcement as drafted may still be published.
        AnnouncementDrafted, PrepublicationNotified, days_before(3), Office.AUCTION_OFFICER, _ONLINE_AUCTION,
        match="listing", counted_from="publish_by",
    ),
    _disposal(
        "announcement_served", "二(四)5(1)", "拍卖公告送达当事人及利害关系人",
        AnnouncementPublished, AnnouncementServed, workdays(3), Office.AUCTION_OFFICER, match="listing",
    ),
    _disposal(
        "announcement_papers", "二(四)5(1)", "公告纸质材料移送卷宗管理中心",
        AnnouncementPublished, on(PapersHandedOver, bundle="announcement"), workdays(3), Office.AUCTION_OFFICER,
        ("浉法〔2023〕30号（条文无单独期限，参照二(三)4）", INTERNAL_SINCE), match="listing", confidence="unsure",
    ),
    _disposal(
        "next_round", "二(四)5(2)", "流拍后及时启动下次拍卖",
        _FIRST_FAILED, on(AnnouncementPublished, round=2), prompt(), Office.AUCTION_OFFICER,
        while_seized=True, unconfirmed_unit=True, version=2,
    ),
    _disposal(
        "next_round_statutory", "网络司法拍卖规定第二十六条", "流拍后三十日内再次拍卖",
        # Held, not only announced: judged by the instant at which the bidding opened.
        _FIRST_FAILED, on(RoundHeld, round=2), days(30), Office.AUCTION_OFFICER, _ONLINE_AUCTION,
        while_seized=True, version=3,
    ),
    _disposal(
        "confirmation", "二(四)5(2)", "成交后及时打印成交确认书并联系买受人",
        RoundSold, ConfirmationPrinted, prompt(), Office.AUCTION_OFFICER, unconfirmed_unit=True,
    ),
    _disposal(
        "deposit", "网络司法拍卖规定第二十五条", "网络服务提供者在成交后二十四小时内划入买受人保证金",
        # A buyer who need not pay one, or whose deposit bears another reference, has paid it with the price.
        RoundSold, on(ReceiptBooked, purpose="deposit"), hours(24), Office.AUCTION_OFFICER, _ONLINE_AUCTION,
        or_met_by=(on(BalancePaid),), match="sale", earlier_counts=True,
    ),
    _disposal(
        "balance", "网络司法拍卖规定第二十五条", "买受人在公告确定的期限内付清余款，逾期未付即为悔拍",
        RoundSold, BalancePaid, Limit(60, Unit.DAY, written=True), Office.AUCTION_OFFICER,
        ("法释〔2016〕18号（条文无期限，由公告确定；至多六十日为系统设定）", _ONLINE_AUCTION[1]),
        confidence="unsure", counted_from="balance_due_at", version=2,
    ),
    _disposal(
        "full_payment_told", "二(四)5(3)", "款项全额缴纳当日告知实施团队",
        # Paid with the receipt that completes the price, whenever that is noted.
        BalancePaid, FullPaymentTold, same_day(), Office.AUCTION_OFFICER, match="sale", version=3,
    ),
    _disposal(
        "sale_ruling", "二(四)5(3)", "制作拍卖成交裁定",
        FullPaymentTold, SaleRulingMade, workdays(3), Office.JUDGE,
    ),
    _disposal(
        "sale_ruling_served", "拍卖变卖规定第二十条", "价款全额交付后十日内将成交裁定送达买受人",
        BalancePaid, SaleRulingServed, days(10), Office.AUCTION_OFFICER, _AUCTION, match="sale", version=3,
    ),
    _disposal(
        "sale_ruling_parties", "二(四)5(3)", "成交裁定送达当事人",
        SaleRulingMade, SaleRulingPartiesServed, workdays(3), Office.AUCTION_OFFICER,
        ("浉法〔2023〕30号（条文无单独期限，参照二(四)5(1)）", INTERNAL_SINCE), confidence="unsure",
    ),
    _disposal(
        "sale_ruling_papers", "二(四)5(3)", "成交裁定纸质材料移送卷宗管理中心",
        SaleRulingMade, on(PapersHandedOver, bundle="sale_ruling"), workdays(3), Office.AUCTION_OFFICER,
        ("浉法〔2023〕30号（条文无单独期限，参照二(三)4）", INTERNAL_SINCE), confidence="unsure",
    ),
    _disposal(
        "delivery", "二(四)6", "税费缴纳后办理过户及交付",
        TaxesPaid, AssetDelivered, workdays(15), Office.AUCTION_OFFICER,
    ),
    _disposal(
        "delivery_statutory", "拍卖变卖规定第二十七条", "成交裁定送达后十五日内交付",
        SaleRulingServed, AssetDelivered, days(15), Office.AUCTION_OFFICER, _AUCTION,
    ),
    _disposal(
        "closing_papers", "二(四)6", "处置完成后纸质材料移送卷宗管理中心",
        AssetDelivered, on(PapersHandedOver, bundle="disposal"), workdays(3), Office.AUCTION_OFFICER,
    ),
)  # fmt: skip
