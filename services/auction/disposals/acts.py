"""What can be done with a disposal's ruling and papers, by whom and by which article."""

from __future__ import annotations

from services.auction.course import Course
from services.auction.disposals import rules
from shared.law.case_access import Standing
from shared.law.case_rules import check_judge, check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import PMB, REGULATION
from shared.values.roles import Actor, Office

_ARTICLE, _OFFICER = REGULATION["二(四)2"], (Office.HANDLING_OFFICER,)

DECIDE = Operation("decide_disposal", "决定拍卖", _ARTICLE, _OFFICER, "case")
SERVE_RULING = Operation("serve_auction_ruling", "送达拍卖裁定", _ARTICLE, _OFFICER, "disposal")
HAND_OVER = Operation("hand_over_disposal_papers", "移转处置材料", _ARTICLE, _OFFICER, "disposal")
CHECK_PAPERS = Operation(
    "check_disposal_papers", "核收处置材料", _ARTICLE, (Office.DOSSIER_KEEPER,), "disposal"
)
WITHDRAW = Operation("withdraw_disposal", "撤回处置", PMB[17], (Office.JUDGE,), "disposal")


def on(actor: Actor, course: Course, standing: Standing) -> list[Act]:
    """`standing`: of the disposal's case. By which ruling what was given up is taken up again, is judged when it is."""

    def of_officer() -> object:
        return check_officer(standing.officer, actor, REGULATION["一(一)"])

    return [
        offered(actor, SERVE_RULING, of_officer, lambda: rules.check_unserved(course.disposal.ruling_served)),
        offered(actor, HAND_OVER, of_officer, lambda: rules.check_due(due_papers(course))),
        offered(
            actor,
            WITHDRAW,
            lambda: check_judge(standing.judge, actor, REGULATION["一(一)"]),
            lambda: rules.check_withdrawable(course.disposal.state),
        ),
        offered(actor, CHECK_PAPERS, lambda: rules.check_to_check(givers(course), actor)),
        offered(actor, DECIDE, of_officer, lambda: rules.check_given_up(course.disposal.state)),
    ]


def due_papers(course: Course) -> list[str]:
    on_record = {paper.paper: paper.state for paper in course.papers}
    made = {
        "survey_report": course.survey is not None,
        "price_minutes": course.decision is not None,
    }
    return rules.due_papers(course.disposal.kind, on_record, made)


def givers(course: Course) -> rules.Givers:
    waiting = [paper for paper in course.papers if paper.state == "waiting"]
    return {paper.paper: (paper.handed_over_by, paper.handed_over_for) for paper in waiting}
