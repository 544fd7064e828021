"""Parts of a preservation that a ruling lifts."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0095"
down_revision = "intake_0094"
branch_labels = None
depends_on = None

_TEXTS = ("id", "case_number", "ruling", "number", "ground", "asset", "identifier", "recorded_by")


def upgrade() -> None:
    op.create_table(
        "preservation_part_lifting",
        *(sa.Column(name, sqlmodel.sql.sqltypes.AutoString(), nullable=False) for name in _TEXTS),
        sa.Column("ruled_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("held", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_number"], ["intake.enforcement_case.case_number"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_number", "number", "asset"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_preservation_part_lifting_case_number"),
        "preservation_part_lifting",
        ["case_number"],
        unique=False,
        schema="intake",
    )
