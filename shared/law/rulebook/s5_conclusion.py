"""二(五)2(5), 5 终本: clues are checked, whoever gave them, and the president decides on what the panel asks."""

from shared.contracts.custody.facts import QueryStarted
from shared.contracts.documents.facts import ApplicantsTold
from shared.contracts.intake.facts import (
    CaseClosed,
    CaseResumed,
    CaseShielded,
    ClueChecked,
    ClueReceived,
    CluesChecked,
    ConclusionDecided,
    ConclusionRequested,
    ConclusionWithdrawn,
    InterviewHeld,
    LibraryErrorAnswered,
    LibraryErrorRaised,
    LibraryErrorSettled,
    ShieldGroundDenied,
    ShieldGroundNoted,
)
from shared.law.numbers import CONCLUSION_QUERY, CONCLUSION_YEARS
from shared.law.periods import days, months, prompt
from shared.law.rulebook.model import Duty, on
from shared.values.articles import INV, JS, REGULATION, TERMINATION
from shared.values.numerals import in_chinese
from shared.values.roles import Office

STAGES: dict[str, str] = {}

_LAST = CONCLUSION_YEARS.only * 12 // CONCLUSION_QUERY.only  # ours: twelve months a year
_OVER = on(CaseShielded, ground=("performed", "terminated"))
"""Nothing is left for which anybody would be asked about."""
_ROUNDS = tuple(f"upkeep_{round}" for round in range(1, _LAST + 1))

DUTIES = (
    *(
        Duty(
            id=f"conclusion.clues_{clues}",
            article=INV[2],
            also=(REGULATION["二(五)2(5)"],),
            text=text,
            title=f"约谈提供的财产线索{amount}日内核查",
            opens_on=on(InterviewHeld, clues=clues, each=None),
            met_by=on(CluesChecked),
            or_met_by=(on(ClueChecked),),
            within=days(amount),
            owner=Office.HANDLING_OFFICER,
            escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
            match="interview",
            outlives_case=True,
        )
        for clues, amount, text in (
            ("ordinary", 7, "财产线索明确、具体的，人民法院应当在七日内调查核实；"),
            ("urgent", 3, "情况紧急的，应当在三日内调查核实。"),
        )
    ),
    *(
        Duty(
            id=f"clue.{name}",
            article=INV[2],
            also=(REGULATION["二(五)2(5)"],),
            text=text,
            title=f"财产线索{amount}日内核查",
            opens_on=on(ClueReceived, urgent=urgent),
            met_by=on(ClueChecked),
            within=days(amount),
            owner=Office.HANDLING_OFFICER,
            escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
            match="clue",
            outlives_case=True,
        )
        for name, urgent, amount, text in (
            ("ordinary", "no", 7, "财产线索明确、具体的，人民法院应当在七日内调查核实；"),
            ("urgent", "yes", 3, "情况紧急的，应当在三日内调查核实。"),
        )
    ),
    Duty(
        id="conclusion.approval",
        article=JS[517],
        text="经过财产调查未发现可供执行的财产，在申请执行人签字确认或者执行法院组成合议庭审查核实并经院长批准后，可以裁定终结本次执行程序。",
        note="条文无期限，按「及时」掌握",
        title="院长审批终本",
        opens_on=on(ConclusionRequested),
        met_by=on(ConclusionDecided),
        or_met_by=(on(ConclusionWithdrawn),),
        within=prompt(),
        owner=Office.PRESIDENT,
        escalate_to=(Office.LEADER_IN_CHARGE,),
        confidence="unsure",
        match="conclusion",
        outlives_case=True,
        unconfirmed_unit=True,
    ),
    *(
        Duty(
            id=f"conclusion.query_{round}",
            article=TERMINATION[9],
            also=(REGULATION["一(二)"],),
            note="终结本次执行程序后五年内每六个月查询一次",
            title=f"终本后第{in_chinese(round)}次查询财产",
            opens_on=on(QueryStarted, channel="national", occasion=_ROUNDS[round - 2])
            if round > 1
            else on(CaseClosed, mode="concluded_this_round"),
            met_by=on(QueryStarted, channel="national", occasion=_ROUNDS[round - 1 :]),
            or_met_by=(on(CaseResumed), _OVER),
            within=months(CONCLUSION_QUERY.only),
            owner=Office.CUSTODY_OFFICER,
            escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
            outlives_case=True,
            confidence="memory",
        )
        for round in range(1, _LAST + 1)
    ),
    Duty(
        id="conclusion.query_told",
        article=TERMINATION[9],
        also=(REGULATION["一(二)"],),
        note="查询结果告知申请执行人，条文无期限，按「及时」掌握",
        title="终本后查询财产的结果告知申请执行人",
        opens_on=on(QueryStarted, channel="national", occasion=_ROUNDS),
        met_by=on(ApplicantsTold, document_kind="query_result_notice"),
        or_met_by=(on(CaseResumed),),
        within=prompt(),
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        outlives_case=True,
        confidence="unsure",
        version=2,
        unconfirmed_unit=True,
    ),
    Duty(
        id="library.correction",
        article=TERMINATION[14],
        also=(REGULATION["一(二)"],),
        note="公布的终本案件信息有误的，审查属实后三日内更正；审查无期限，一并计入三日",
        title="终本案件信息有误的，3日内核实、更正",
        opens_on=on(LibraryErrorRaised),
        met_by=on(LibraryErrorSettled),
        within=days(3),
        owner=Office.QUALITY_OFFICER,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        match="library_correction",
        outlives_case=True,
        confidence="memory",
    ),
    Duty(
        id="library.answer",
        article=TERMINATION[14],
        also=(REGULATION["一(二)"],),
        note="书面答复更正申请人，条文无期限，按「及时」掌握",
        title="书面答复终本案件信息的更正申请人",
        opens_on=on(LibraryErrorSettled, on_application="yes"),
        met_by=on(LibraryErrorAnswered),
        within=prompt(),
        owner=Office.QUALITY_OFFICER,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        match="library_correction",
        outlives_case=True,
        confidence="unsure",
        unconfirmed_unit=True,
    ),
    Duty(
        id="library.shield",
        article=TERMINATION[18],
        also=(REGULATION["一(二)"],),
        note="义务执行完毕、依法裁定终结执行等，三日内将案件信息从终本案件信息库中屏蔽",
        title="终本案件信息3日内屏蔽",
        opens_on=on(ShieldGroundNoted),
        met_by=on(CaseShielded),
        or_met_by=(on(ShieldGroundDenied),),
        within=days(3),
        owner=Office.QUALITY_OFFICER,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        match="shielding",
        outlives_case=True,
        confidence="memory",
    ),
)
