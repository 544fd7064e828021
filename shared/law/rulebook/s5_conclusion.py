"""二(五)2(5), 5 终本: the clues that an applicant gave are checked, and the president decides on what the panel asks."""

from shared.contracts.intake.facts import (
    CluesChecked,
    ConclusionDecided,
    ConclusionRequested,
    ConclusionWithdrawn,
    InterviewHeld,
)
from shared.law.periods import days, prompt
from shared.law.rulebook.model import Duty, on
from shared.values.articles import INV, JS, REGULATION
from shared.values.roles import Office

STAGES: dict[str, str] = {}

DUTIES = (
    *(
        Duty(
            id=f"conclusion.clues_{clues}",
            article=INV[2],
            also=(REGULATION["二(五)2(5)"],),
            text=text,
            title=f"约谈提供的财产线索{amount}日内核查",
            opens_on=on(InterviewHeld, clues=clues),
            met_by=on(CluesChecked),
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
)
