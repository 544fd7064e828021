"""On which grounds an enforcement is terminated (终结执行): the closed list of the law, each with its article."""

from __future__ import annotations

from shared.values.articles import CPC, JS, Article
from shared.values.labelled import Labelled


class TerminationGround(Labelled):
    """民事诉讼法第二百六十八条第（一）至（五）项, and a bankruptcy of the debtor, 民诉法解释第五百一十三条.

    "其他情形" of item 6 is no ground of its own here: a ruling names the text that provides for it.
    """

    WITHDRAWN = "withdrawn", "申请执行人撤销申请"
    BASIS_REVOKED = "basis_revoked", "据以执行的法律文书被撤销"
    DEBTOR_DEAD = "debtor_dead", "作为被执行人的公民死亡，无遗产可供执行，又无义务承担人"
    CREDITOR_DEAD = "creditor_dead", "追索赡养费、扶养费、抚养费案件的权利人死亡"
    DESTITUTE = "destitute", "作为被执行人的公民因生活困难无力偿还借款，无收入来源，又丧失劳动能力"
    BANKRUPT = "bankrupt", "被执行人被人民法院宣告破产"


ARTICLES: dict[TerminationGround, Article] = {
    TerminationGround.WITHDRAWN: CPC[268, 1],
    TerminationGround.BASIS_REVOKED: CPC[268, 2],
    TerminationGround.DEBTOR_DEAD: CPC[268, 3],
    TerminationGround.CREDITOR_DEAD: CPC[268, 4],
    TerminationGround.DESTITUTE: CPC[268, 5],
    TerminationGround.BANKRUPT: JS[513],
}


def article_of(ground: str) -> Article:
    """What a ruling cites that terminates on the ground of that label."""
    return next(ARTICLES[one] for one in TerminationGround if one.label == ground)
