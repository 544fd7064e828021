"""What is done about the library of concluded cases, as acts."""

from __future__ import annotations

from services.intake.library import rules
from services.intake.library.models import LibraryCorrection, Shielding
from services.intake.library.rules import CORRECTED, SHIELDED, State
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

_TAKES = (Office.FILING_CLERK, Office.HANDLING_OFFICER, Office.QUALITY_OFFICER)
RAISE_LIBRARY_CORRECTION = Operation(
    "raise_library_correction", "登记终本案件信息的更正", CORRECTED, _TAKES, "case"
)
DECIDE_LIBRARY_CORRECTION = Operation(
    "decide_library_correction",
    "核实、更正终本案件信息",
    CORRECTED,
    (Office.QUALITY_OFFICER,),
    "library_correction",
)
ANSWER_LIBRARY_CORRECTION = Operation(
    "answer_library_correction",
    "登记更正申请的书面答复送达",
    CORRECTED,
    (Office.QUALITY_OFFICER, Office.FILING_CLERK),
    "library_correction",
)
NOTE_SHIELD_GROUND = Operation(
    "note_shield_ground",
    "登记终本案件信息的屏蔽事由",
    SHIELDED,
    (Office.HANDLING_OFFICER, Office.QUALITY_OFFICER),
    "case",
)
DECIDE_SHIELDING = Operation(
    "decide_shielding",
    "屏蔽终本案件信息",
    SHIELDED,
    (Office.QUALITY_OFFICER, Office.COMMAND_CENTRE_DIRECTOR),
    "shielding",
)


def on_correction(actor: Actor, one: LibraryCorrection, applicant: str) -> list[Act]:
    return [
        offered(actor, DECIDE_LIBRARY_CORRECTION, lambda: rules.check_follows(one.state, State.CORRECTED)),
        offered(
            actor,
            ANSWER_LIBRARY_CORRECTION,
            lambda: rules.check_answers(one.state, applicant, one.answered_at),
        ),
    ]


def on_shielding(actor: Actor, one: Shielding) -> list[Act]:
    return [
        offered(
            actor,
            DECIDE_SHIELDING,
            lambda: rules.check_shields((one.noted_by, one.noted_for), one.state, actor),
        )
    ]
