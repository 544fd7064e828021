"""An audit is granted of one debtor: an application of before is about the only unit that it can have meant."""

from alembic import op

revision = "intake_0104"
down_revision = "intake_0103"
branch_labels = None
depends_on = None

ABOUT = """
UPDATE intake.petition SET respondent = of_case.party
FROM (
    SELECT enforcement_case.case_number, min(party.id) AS party
    FROM intake.enforcement_case
    JOIN intake.party ON party.application_id = enforcement_case.application_id
    WHERE party.role = 'respondent' AND party.kind = 'organisation'
    GROUP BY enforcement_case.case_number
    HAVING count(*) = 1
) AS of_case
WHERE petition.case_number = of_case.case_number AND petition.kind = 'audit' AND petition.respondent = ''
"""


def upgrade() -> None:
    op.execute(ABOUT)
