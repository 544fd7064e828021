"""Every clause of the regulation and of the law that it is read with, and what has become of it in the code."""

from shared.law.coverage import (
    auction,
    commission,
    custody,
    documents,
    funds,
    principles,
    quality,
    statute_closing,
    statute_commissions,
    statute_filing,
    statute_money,
    statute_objections,
    statute_preservation,
    statute_sale,
    statute_sanctions,
    statute_seizure,
    statute_termination,
)
from shared.law.coverage.model import Clause

INTERNAL: dict[str, tuple[Clause, ...]] = {
    "一、总体原则": principles.CLAUSES,
    "二、（一）制作格式化法律文书": documents.CLAUSES,
    "二、（二）集中财产查控": custody.CLAUSES,
    "二、（三）委托执行事项办理": commission.CLAUSES,
    "二、（四）财产处置": auction.CLAUSES,
    "二、（五）执行质效管理": quality.CLAUSES,
    "二、（六）执行案款管理": funds.CLAUSES,
    "三、工作要求": funds.REQUIREMENTS,
}

STATUTORY: dict[str, tuple[Clause, ...]] = {
    "法律 1 立案、执行通知、期限": statute_filing.FILING,
    "法律 2 查封、扣押、冻结": statute_seizure.SEIZURE,
    "法律 3 财产调查、网络查控": statute_seizure.INVESTIGATION,
    "法律 4 处置参考价": statute_sale.PRICE,
    "法律 5 网络司法拍卖": statute_sale.AUCTION,
    "法律 6 拍卖、变卖、抵债": statute_sale.GENERAL,
    "法律 7 网络司法变卖": statute_sale.SELL_OFF,
    "法律 8 迟延履行利息": statute_money.INTEREST,
    "法律 9 终结本次执行程序": statute_termination.TERMINATED,
    "法律 10 执行案款": statute_money.MONEY,
    "法律 11 委托": statute_commissions.COMMISSIONS,
    "法律 12 强制、惩戒措施": statute_sanctions.SANCTIONS,
    "法律 13 异议、复议": statute_objections.OBJECTIONS,
    "法律 14 结案、案号、卷宗": statute_closing.CLOSING,
    "法律 15 节点、指标": statute_money.INDICATORS,
    "法律 16 期间": statute_money.TIME,
    "法律 17 送达、费用": statute_money.SERVICE,
    "法律 18 财产保全执行": statute_preservation.PRESERVATION,
}

GROUPS = INTERNAL | STATUTORY
