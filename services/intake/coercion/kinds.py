"""The kinds of investigation, coercion and sanction: who approves each, whom it may concern, its limits, its paper, its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.intake.coercion import CoercionKind
from shared.contracts.intake.petitions import PetitionKind
from shared.values.articles import CONSUMPTION, CPC, DISHONEST, EXI, INV, JS, REGULATION, Article, cite
from shared.values.labelled import Labelled


class EndGround(Labelled):
    """Why what lasts is lifted."""

    PERFORMED = "performed", "已履行生效法律文书确定的义务"
    SETTLED = "settled", "当事人达成执行和解协议且已履行完毕"
    SECURED = "secured", "提供充分有效的担保"
    CONSENT = "consent", "申请执行人书面同意解除或者申请删除"
    NOTHING_FOUND = "nothing_found", "终结本次执行程序后两次查询未发现可供执行财产"
    REVIEWED = "reviewed", "因审判监督或者破产程序裁定中止执行"
    NOT_ENFORCED = "not_enforced", "裁定不予执行或者终结执行"
    EXPIRED = "expired", "期限届满"
    EARLY = "early", "积极履行义务或者主动纠正失信行为，决定提前删除"
    WRONG = "wrong", "不应采取或者信息有误，应当纠正"
    LEFT = "left", "已经退出本案，不再是被执行人"
    OVER = "over", "案件已经结案"


class Outcome(Labelled):
    """What came of an inquiry through others, of an order to move out, of a referral."""

    REPORTED = "reported", "已经收到审计报告"
    OBSTRUCTED = "obstructed", "妨碍审计，审计不能完成，依法予以处罚"
    CLUE = "clue", "有关人员提供了财产线索，悬赏终结"
    REVOKED = "revoked", "撤回公告、委托，收回调查令"
    ANSWERED = "answered", "已经取得所需证据"
    LAPSED = "lapsed", "有效期届满，未取得所需证据"
    MOVED_OUT = "moved_out", "在指定期间自行迁出"
    REMOVED = "removed", "强制迁出完毕"
    FILED = "filed", "公安机关已经立案侦查"
    NOT_FILED = "not_filed", "公安机关不予立案，已经告知申请执行人可以自诉"
    CASE_OVER = "case_over", "因案件结案或者被执行人退出而终结"


class AuditFinding(Labelled):
    """What an audit has shown of the debtor, by which its cost falls (财产调查规定第二十条)."""

    REFUSED = "refused", "拒绝报告财产情况"
    FALSE = "false", "虚假报告财产情况"
    CONCEALED = "concealed", "隐匿、转移财产"
    EVADED = "evaded", "其他逃避债务情形"
    NOTHING = "nothing", "未发现上述情形"


class Longer(Labelled):
    """Why somebody is listed for longer (失信名单规定第二条)."""

    VIOLENCE = "violence", "以暴力、威胁方法妨碍、抗拒执行情节严重"
    SEVERAL = "several", "具有多项失信行为"


class Capacity(Labelled):
    """As what a person of a unit answers for it."""

    REPRESENTATIVE = "representative", "法定代表人"
    HEAD = "head", "主要负责人"
    RESPONSIBLE = "responsible", "直接责任人员"
    CONTROLLER = "controller", "实际控制人"


Whom = Literal["anyone", "person", "people", "unit", "itself"]
"""anyone: the respondent, or a person of a unit. person: somebody of flesh and blood. people: the same, no unit itself.
unit: a unit alone. itself: the respondent alone, nobody in its stead."""
Way = Literal["", "release", "lifting", "outcome"]
"""How what lasts ends: the officer records a release with its instant; or a ground is noted, and the judge lifts it; or what came
of it is recorded, by one of the `outcomes`."""


@dataclass(frozen=True)
class Kind:
    """`by_president`: else the case's judge. `document`: the signed paper by which it is carried out. `on_application`: the
    kind of application of a party that must have been granted before.
    """

    code: CoercionKind
    label: str
    article: Article
    document: KindOfDocument
    whom: Whom
    by_president: bool = False
    amount: bool = False
    days: bool = False
    ends: Way = ""
    grounds: tuple[EndGround, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    ending: Article | None = None
    on_application: PetitionKind | None = None
    limits: tuple[Article, ...] = ()

    @property
    def cited(self) -> str:
        return cite(self.article, *self.limits)


OF_RECORD = (EndGround.LEFT, EndGround.OVER)
"""What the record itself shows, so that nobody notes it."""
OF_A_TERM = (EndGround.EXPIRED, EndGround.EARLY, EndGround.WRONG)
"""Why somebody goes off the list who was entered for a term: the seven grounds of DISHONEST[10] do not count for him."""
_LIFTED = (EndGround.PERFORMED, EndGround.SECURED, EndGround.CONSENT, EndGround.NOT_ENFORCED, EndGround.WRONG)
_ALL = (
    Kind("summons", "传唤", INV[15], "summons", "person"),
    Kind(
        "arrest", "拘传", CPC[119], "arrest_warrant", "person",
        by_president=True, ends="release", ending=JS[482], limits=(JS[482],),
    ),
    Kind("inquiry", "现场调查", REGULATION["二(五)2(3)"], "inquiry_notice", "anyone"),
    Kind("search", "搜查", CPC[259], "search_warrant", "anyone", by_president=True),
    Kind(
        "bounty", "悬赏执行", INV[21], "bounty_notice", "itself",
        on_application="bounty", ends="outcome", outcomes=(Outcome.CLUE, Outcome.REVOKED), ending=INV[23],
    ),
    Kind(
        "audit", "司法审计", INV[17], "audit_decision", "unit",
        on_application="audit", ends="outcome", ending=INV[19],
        outcomes=(Outcome.REPORTED, Outcome.OBSTRUCTED, Outcome.REVOKED),
    ),
    Kind(
        "lawyer_order", "律师调查令", REGULATION["二(五)2(3)"], "lawyer_order", "anyone",
        on_application="lawyer_order", ends="outcome",
        outcomes=(Outcome.ANSWERED, Outcome.LAPSED, Outcome.REVOKED),
    ),
    Kind("fine", "罚款", CPC[119], "fine_decision", "anyone", by_president=True, amount=True, limits=(CPC[118],)),
    Kind(
        "detention", "拘留", CPC[119], "detention_decision", "people",
        by_president=True, days=True, ends="release", ending=CPC[118], limits=(CPC[118],),
    ),
    Kind(
        "consumption", "限制消费", CONSUMPTION[5], "consumption_order", "anyone",
        by_president=True, ends="lifting", grounds=_LIFTED, ending=CONSUMPTION[9], limits=(CONSUMPTION[3],),
    ),
    Kind(
        "dishonest", "纳入失信被执行人名单", DISHONEST[5], "dishonesty_decision", "itself",
        by_president=True, ends="lifting", ending=DISHONEST[10], limits=(DISHONEST[1], DISHONEST[2]),
        grounds=tuple(one for one in EndGround if one not in (EndGround.SECURED, *OF_RECORD)),
    ),
    Kind(
        "exit_ban", "限制出境", CPC[266], "exit_ban_decision", "people",
        ends="lifting", grounds=_LIFTED, ending=EXI[25], limits=(EXI[24],),
    ),
    Kind(
        "eviction", "强制迁出公告", CPC[261], "eviction_notice", "itself",
        by_president=True, ends="outcome", outcomes=(Outcome.MOVED_OUT, Outcome.REMOVED, Outcome.REVOKED),
    ),
    Kind(
        "referral", "移送追究拒执犯罪", CPC[114], "crime_referral", "anyone",
        ends="outcome", outcomes=(Outcome.FILED, Outcome.NOT_FILED),
    ),
)  # fmt: skip
KINDS: Mapping[str, Kind] = {one.code: one for one in _ALL}
