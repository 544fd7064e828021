"""Who appointed and who ended it, and why; absences."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "court_0002"
down_revision = "court_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("staff_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["court.staff.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="court",
    )
    op.create_index(op.f("ix_court_absence_staff_id"), "absence", ["staff_id"], unique=False, schema="court")
    op.add_column(
        "appointment",
        sa.Column("appointed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="court",
    )
    op.add_column(
        "appointment", sa.Column("appointed_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="court"
    )
    op.add_column(
        "appointment",
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="court",
    )
    op.add_column(
        "appointment",
        sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="court",
    )
    op.add_column(
        "appointment", sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="court"
    )
    op.add_column(
        "appointment",
        sa.Column("end_reason", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="court",
    )
    op.add_column(
        "staff", sa.Column("version", sa.Integer(), server_default="1", nullable=False), schema="court"
    )
    for name, holds in (
        ("nobody_appoints_himself", "appointed_by <> staff_id"),
        ("nobody_is_his_own_deputy", "deputy_for <> staff_id"),
        ("nobody_appoints_his_own_deputy", "appointed_by <> deputy_for"),
        ("no_service_is_appointed", "office <> 'service'"),
        ("ends_after_it_begins", "until >= since"),
        ("ended_by_somebody", "num_nulls(ended_by, ended_at) IN (0, 2)"),
    ):
        op.create_check_constraint(name, "appointment", holds, schema="court", postgresql_not_valid=True)
    op.execute(
        """
        CREATE FUNCTION court.ended_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.until IS NULL OR NEW.until > OLD.until THEN
                RAISE EXCEPTION 'appointment % has been ended', OLD.id
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'ended_stays_ended';
            END IF;
            RETURN NEW;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER ended_stays_ended BEFORE UPDATE OF until ON court.appointment"
        " FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION court.ended_stays_ended()"
    )
    # who, what, since when and in whose stead: never written anew
    op.execute("REVOKE UPDATE ON court.appointment FROM intake_app")
    op.execute("GRANT UPDATE (until, ended_by, ended_at, end_reason) ON court.appointment TO intake_app")
    op.execute("GRANT INSERT, UPDATE (ended_by, ended_at) ON court.absence TO intake_app")
