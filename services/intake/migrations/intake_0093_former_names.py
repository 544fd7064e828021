"""Former names of the parties, and the acts by which they were given up."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0093"
down_revision = "intake_0092"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "renaming",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("party", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("before", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("after", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("renamed_on", sa.Date(), nullable=False),
        sa.Column("proof", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("before <> after", name="renaming_to_another_name"),
        sa.ForeignKeyConstraint(["case_number"], ["intake.enforcement_case.case_number"]),
        sa.ForeignKeyConstraint(["party"], ["intake.party.id"]),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index("renaming_by_entry", "renaming", ["recorded_at", "id"], unique=False, schema="intake")
    for name in ("case_number", "party"):
        op.create_index(op.f(f"ix_intake_renaming_{name}"), "renaming", [name], unique=False, schema="intake")
    former = sa.Column("former_names", postgresql.JSONB(), nullable=False, server_default="[]")
    op.add_column("party", former, schema="intake")
