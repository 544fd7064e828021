"""Cases that go on as a case of their own."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0057"
down_revision = "intake_0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "resumption",
        sa.Column("application_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ground", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("asset", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("delay_interest", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.CheckConstraint("(paper IS NULL) <> (asset IS NULL)", name="resumed_on_a_paper_or_property"),
        sa.ForeignKeyConstraint(["application_id"], ["intake.application.id"]),
        sa.ForeignKeyConstraint(["case_number"], ["intake.enforcement_case.case_number"]),
        sa.PrimaryKeyConstraint("application_id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_resumption_case_number"), "resumption", ["case_number"], unique=False, schema="intake"
    )
    op.execute(
        "ALTER TABLE intake.upkeep DROP CONSTRAINT upkeep_goes_on_or_has_ended,"
        " ADD CONSTRAINT upkeep_goes_on_or_is_over CHECK ((state = 'running') = (next_at IS NOT NULL)) NOT VALID"
    )
