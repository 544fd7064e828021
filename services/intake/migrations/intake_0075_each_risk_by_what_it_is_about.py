"""Each risk by what it is about."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0075"
down_revision = "intake_0074"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(
        op.f("one_risk_of_a_rule"), table_name="risk", schema="intake", postgresql_where="(ended_at IS NULL)"
    )
    op.execute(
        "UPDATE intake.risk SET subject = taken.measure FROM ("
        "SELECT DISTINCT ON (docket, refs->>'asset') docket, refs->>'asset' AS asset, refs->>'measure' AS measure"
        " FROM intake.applied_fact WHERE kind = 'custody.measure_taken'"
        " ORDER BY docket, refs->>'asset', refs->>'expires_at'"
        ") AS taken WHERE risk.rule = 'seizure_expiring' AND risk.ended_at IS NULL"
        " AND taken.docket = 'case/' || risk.case_number AND taken.asset = risk.subject"
    )
    op.create_index(
        "one_risk_of_a_subject",
        "risk",
        ["case_number", "rule", "subject"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("ended_at IS NULL"),
    )
