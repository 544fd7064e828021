"""Every clause of the regulation and of the law that it is read with, and what has become of it in the code."""

from shared.law.coverage import auction, commission, custody, documents, funds, principles, quality
from shared.law.coverage.model import Clause

GROUPS: dict[str, tuple[Clause, ...]] = {
    "一、总体原则": principles.CLAUSES,
    "二、（一）制作格式化法律文书": documents.CLAUSES,
    "二、（二）集中财产查控": custody.CLAUSES,
    "二、（三）委托执行事项办理": commission.CLAUSES,
    "二、（四）财产处置": auction.CLAUSES,
    "二、（五）执行质效管理": quality.CLAUSES,
    "二、（六）执行案款管理": funds.CLAUSES,
    "三、工作要求": funds.REQUIREMENTS,
}
