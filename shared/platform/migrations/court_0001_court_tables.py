"""court tables"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from shared.platform.db import install_court_functions

revision = "court_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("day", "version"),
        schema="court",
    )
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shift", sa.Interval(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        schema="court",
    )
    op.create_table(
        "staff",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("mobile", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        schema="court",
    )
    op.create_table(
        "appointment",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("staff_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("office", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("deputy_for", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["court.staff.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="court",
    )
    op.create_index(
        op.f("ix_court_appointment_office"), "appointment", ["office"], unique=False, schema="court"
    )
    op.create_index(
        op.f("ix_court_appointment_staff_id"), "appointment", ["staff_id"], unique=False, schema="court"
    )
    install_court_functions(op.get_bind())
    op.execute("GRANT INSERT, UPDATE ON ALL TABLES IN SCHEMA court TO intake_app")
