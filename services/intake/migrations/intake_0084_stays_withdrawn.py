"""Stays withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0084"
down_revision = "intake_0083"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(
        op.f("one_stay_a_paper"),
        table_name="stay",
        schema="intake",
        postgresql_where="((state)::text <> 'refused'::text)",
    )
    op.create_index(
        "one_standing_stay_a_paper",
        "stay",
        ["case_number", "sha256"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state NOT IN ('refused', 'withdrawn')"),
    )
    op.drop_constraint("stay_confirmed_by_somebody", "stay", schema="intake")
    op.execute(
        "ALTER TABLE intake.stay ADD CONSTRAINT stay_decided_by_somebody CHECK ("
        "state IN ('recorded', 'withdrawn') AND confirmed_by IS NULL AND begins_at IS NULL"
        " OR state = 'refused' AND confirmed_by IS NOT NULL AND begins_at IS NULL"
        " OR state IN ('confirmed', 'ended') AND confirmed_by IS NOT NULL AND begins_at IS NOT NULL"
        ") NOT VALID"
    )
