"""What custody tells: queries and their answers, what was decided of an asset, measures."""

from __future__ import annotations

from typing import Literal

from shared.contracts.fact import Code, Count, Id, Instant, Refs, YesNo, added, fact
from shared.contracts.process import DISPOSAL, DOCUMENTS, NETWORK, TELLING
from shared.values.asset_kind import AssetKind


@fact("custody.query_started", "发起网络查询")
class QueryStarted(Refs):
    """二(二)1, 2. `channel`: 总对总 or 点对点; `occasion` tells the query at filing from a later one."""

    occasion: Code
    channel: Literal["national", "local"]


@fact("custody.query_ordered", "重新发起网络查询", NETWORK)
class QueryOrdered(Refs):
    """二(二)2: one channel is to be asked, for the first time on that `occasion` or because it was not taken."""

    occasion: Code
    channel: Literal["national", "local"]


@fact("custody.feedback_received", "网络查询反馈", subject="feedback")
class FeedbackReceived(Refs):
    """二(二)2. `found`: whether it names an asset that the case did not know."""

    feedback: Id
    found: YesNo


@fact("custody.feedback_handled", "反馈财产已处理", subject="feedback")
class FeedbackHandled(Refs):
    """二(二)2: every asset of the answer is decided."""

    feedback: Id


@fact("custody.feedback_filed", "查控反馈存入电子卷宗", DOCUMENTS, subject="feedback")
class FeedbackFiled(Refs):
    """二(二)6."""

    feedback: Id


@fact("custody.freeze_decided", "决定网络冻结", NETWORK, subject="asset")
class FreezeDecided(Refs):
    """二(二)2(1). `attempt`: above 1 when the institution refused before; no team told it at first."""

    asset: Id
    attempt: Count = 1


@fact("custody.measure_taken", "查封冻结生效", NETWORK, subject="measure")
class MeasureTaken(Refs):
    """二(二)2(1). `document`: the ruling; `expires_at`: 24:00 of the last day, from which renewal is counted back.

    `preserved`: by a ruling of preservation; "carried": it has turned into a seizure of enforcement (民诉法解释第一百六十八条).
    `stage`: of that ruling, while it is preserved by it; `held_since`: when the term began, in whichever case.
    """

    measure: Id
    asset: Id
    asset_kind: AssetKind
    document: Id | None = added()
    expires_at: Instant
    preserved: Literal["yes", "carried", "no"] | None = added()
    stage: Code | None = None
    held_since: Instant | None = added()


@fact("custody.measure_waiting", "轮候查封冻结登记", subject="measure")
class MeasureWaiting(Refs):
    """查封扣押冻结规定第二十六条: another measure holds the thing; it is told as taken when its turn has come."""

    measure: Id
    asset: Id
    asset_kind: AssetKind
    document: Id
    rank: Count


@fact("custody.assistance_served", "协助执行通知书送达协助执行人", subject="measure")
class AssistanceServed(Refs):
    """查封扣押冻结规定第一条: offline, by letter and receipt; occurred when the measure was registered."""

    measure: Id


@fact("custody.waiting_ended", "轮候的财产已由另案处置", NETWORK, subject="measure")
class WaitingEnded(Refs):
    """查封扣押冻结规定第二十七条: the thing is sold, and its turn never comes."""

    measure: Id
    asset: Id


@fact("custody.commissioned_measure_entered", "受托法院的查封冻结登记在册", subject="asset")
class CommissionedMeasureEntered(Refs):
    """二(二)5. `commission`: by which it was taken, for the first time and not by renewal."""

    asset: Id
    asset_kind: AssetKind
    commission: Id


@fact("custody.lift_decided", "决定解除", NETWORK, subject="measure")
class LiftDecided(Refs):
    """`attempt`: above 1 when the institution refused before."""

    measure: Id
    attempt: Count | None = added()


@fact("custody.measure_lifted", "解除查封冻结", subject="measure")
class MeasureLifted(Refs):
    measure: Id
    asset: Id


@fact("custody.measure_part_lifted", "部分解除冻结", NETWORK, subject="measure")
class MeasurePartLifted(Refs):
    """A sum of it; the measure goes on with the rest."""

    measure: Id
    asset: Id


@fact("custody.renewal_decided", "决定续行", NETWORK, subject="measure")
class RenewalDecided(Refs):
    """`attempt`: above 1 when the measure could not be renewed as decided before."""

    measure: Id
    attempt: Count | None = added()


@fact("custody.measure_renewed", "续行查封冻结", subject="measure")
class MeasureRenewed(Refs):
    """The term `measure` has ended by renewal; the next one is told as taken."""

    measure: Id
    asset: Id


@fact("custody.measure_lapsed", "处理已失效的查封冻结", subject="measure")
class MeasureLapsed(Refs):
    """A measure that had lapsed, and whose asset is now decided anew (查封扣押冻结规定第二十七条)."""

    measure: Id
    asset: Id


@fact("custody.preservation_released", "保全的财产全部解除")
class PreservationReleased(Refs):
    """民诉法解释第一百六十六条: the last measure of a case of preservation was lifted."""


@fact("custody.measure_carried", "查封冻结转入后续案件", subject="measure")
class MeasureCarried(Refs):
    """法发〔2014〕26号第六条, 民诉法解释第一百六十八条: told to the case that it leaves; in the one where it goes on the measure is
    told as it stands."""

    measure: Id
    asset: Id


@fact("custody.hold_ended", "在拍财产的查封冻结失效", DISPOSAL, subject="measure")
class HoldEnded(Refs):
    """查封扣押冻结规定第二十七条: it has lapsed, or another case stands before it, while its thing is offered or bought."""

    measure: Id
    asset: Id


@fact("custody.renewal_too_late", "续行查封、冻结（办理时期限已经届满）", NETWORK, subject="measure")
class RenewalTooLate(Refs):
    """查封扣押冻结规定第二十七条: the institution has renewed what had lapsed; its thing is to be seized anew."""

    measure: Id
    asset: Id


@fact("custody.outside_asset_found", "发现辖区外财产", subject="asset")
class OutsideAssetFound(Refs):
    """二(二)2(2)."""

    asset: Id


@fact("custody.thing_shared", "查到另案已登记的同一财产", TELLING, subject="asset")
class ThingShared(Refs):
    """一(二): the answer names a thing that another case of the court has, as `other_asset`. `notice` is of the pair."""

    notice: Id
    asset: Id
    other_asset: Id


@fact("custody.asset_set_aside", "财产转线下办理或不予处理", subject="asset")
class AssetSetAside(Refs):
    """`way`: how the asset is dealt with instead."""

    asset: Id
    way: Code


@fact("custody.offline_handled", "线下查控办结", subject="asset")
class OfflineHandled(Refs):
    """二(二)4. `none`: nothing was seized, and the asset is decided anew."""

    asset: Id
    result: Literal["seized", "none"]


@fact("custody.asset_list_made", "制作已查控财产清单", DOCUMENTS, subject="list")
class AssetListMade(Refs):
    """二(二)5."""

    list: Id
