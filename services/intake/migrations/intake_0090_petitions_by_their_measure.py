"""Petitions by their measure."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0090"
down_revision = "intake_0089"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "petition_of_a_measure",
        "petition",
        ["coercion"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("coercion <> ''"),
    )
