"""Deferrals that a higher court's notice continues."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0088"
down_revision = "intake_0087"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "stay", sa.Column("continues", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "stay",
        sa.Column("notice_number", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="intake",
    )
    op.execute(
        "ALTER TABLE intake.stay ADD CONSTRAINT stay_continued_by_notice CHECK ("
        "continues IS NULL OR ground = 'superior' AND notice_number <> ''"
        ") NOT VALID"
    )
