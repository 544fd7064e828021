"""Lists of years: cases by their sum, duties that have ended, what a person has done."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0021"
down_revision = "intake_0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "application_by_amount",
        "application",
        [sa.literal_column("(principal + interest)"), "case_number"],
        unique=False,
        schema="intake",
    )
    op.create_index("applied_fact_actor", "applied_fact", ["actor"], unique=False, schema="intake")
    op.create_index(
        "duty_ended_by_age",
        "duty",
        ["state", "opened_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("state <> 'open'"),
    )
    op.create_index(
        "duty_ended_by_end",
        "duty",
        ["state", "due_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("state <> 'open'"),
    )
    op.create_index(
        "duty_met_by",
        "duty",
        ["met_by"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("met_by IS NOT NULL"),
    )
    op.create_index(
        "duty_met_last",
        "duty",
        ["met_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("state = 'met'"),
    )
    op.create_index(
        "duty_open_by_age",
        "duty",
        ["opened_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("state = 'open'"),
    )
