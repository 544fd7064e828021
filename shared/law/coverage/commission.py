"""二(三) Commissions."""

from shared.law.coverage.model import Clause, Open, watched
from shared.values.articles import REGULATION

_INBOUND = Open("commission", "受托案件尚不能接收、办理")

CLAUSES = (
    Clause(
        REGULATION["二(三)1"],
        "执行事项委托专员专门负责发送、接收委托执行事项。",
        "C",
        (
            "shared.values.roles:Office.COMMISSION_OFFICER",
            "services.commission.outbound.service:issue_letter",
        ),
        (
            "tests/services/commission/outbound/test_from_papers_to_answer.py::test_who_may_instruct_and_issue",
        ),
        open=Open("commission", "发送已经落实，尚不能接收"),
    ),
    Clause(
        REGULATION["二(三)2"],
        "执行实施团队需要办理特定事项委托的，应制作相应法律文书并移送事项委托专员制作委托执行函。",
        "O",
        (
            "services.commission.outbound.rules:check_instruction",
            "services.commission.outbound.rules:check_papers",
            "services.commission.outbound.rules:check_enclosures",
        ),
        (
            "tests/services/commission/outbound/test_papers_on_record.py::test_papers_that_are_not_on_record_are_named",
            "tests/services/commission/outbound/test_rules.py::test_a_letter_names_every_missing_enclosure",
        ),
        open=Open("commission", "只能委托查封、冻结、续行、解除，尚不能委托调查、送达等事项"),
    ),
    *watched("commission.dispatch"),
    Clause(
        REGULATION["二(三)2"],
        "事项委托专员应负责后续跟进和催办。",
        "C",
        (),
        (
            "tests/services/commission/outbound/test_ways_on.py::test_what_is_not_answered_is_withdrawn_and_commissioned_again",
        ),
        watched=("commission.answer", "commission.answer_urgent"),
        open=Open("commission", "提示专员、可以撤回，尚不向受托法院发出催办"),
    ),
    *watched("commission.tell_team"),
    Clause(
        REGULATION["二(三)3"],
        "事项委托专员每日应查看事项委托模块更新情况。",
        "D",
        open=_INBOUND,
    ),
    Clause(
        REGULATION["二(三)3"],
        "对上级法院转发的受托案件及时接收；所有受托案件需在2个工作日内接收。",
        "D",
        open=_INBOUND,
    ),
    Clause(
        REGULATION["二(三)3"],
        "彩色打印后按银行、房产、股权、调查、送达等分类转交执行查控团队实施。",
        "O",
        open=_INBOUND,
    ),
    Clause(
        REGULATION["二(三)3"],
        "完成后将反馈材料和回执彩色扫描上传到执行指挥平台该受托案件下，网上回复委托法院。",
        "R",
        open=_INBOUND,
    ),
    Clause(REGULATION["二(三)3"], "受托案件在规定期限内完成。", "D", open=_INBOUND),
    *watched("commission.papers_handover"),
    Clause(
        REGULATION["二(三)4"],
        "受托事项反馈后3个工作日内将相关材料打印为纸质材料移送。",
        "D",
        open=_INBOUND,
    ),
)
