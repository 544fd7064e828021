"""Anomalies: debits that nothing explains, the messages about them, and the director's finding, written once."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0014"
down_revision = "funds_0013"
branch_labels = None
depends_on = None

GUARDS = (
    """
    CREATE FUNCTION funds.check_finding() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.decided_at IS NOT NULL AND (NEW.finding, NEW.words, NEW.decided_by, NEW.decided_at)
            IS DISTINCT FROM (OLD.finding, OLD.words, OLD.decided_by, OLD.decided_at) THEN
            RAISE check_violation USING MESSAGE = 'decided before', CONSTRAINT = 'anomaly_decided_once';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER anomaly_decided_once BEFORE UPDATE ON funds.anomaly
        FOR EACH ROW EXECUTE FUNCTION funds.check_finding()
    """,
    "REVOKE UPDATE ON funds.anomaly, funds.anomaly_notice FROM funds_app",
    "GRANT UPDATE (reported_at, finding, words, decided_by, decided_at) ON funds.anomaly TO funds_app",
    "GRANT UPDATE (told_at) ON funds.anomaly_notice TO funds_app",
)
"""What holds even if the code is wrong, 二(六)3."""


def upgrade() -> None:
    op.create_table(
        "anomaly",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("account_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("bank_reference", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("booked_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("found_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("reported_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("finding", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "num_nonnulls(finding, words, decided_by, decided_at) IN (0, 4)", name="anomaly_decided_whole"
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="funds",
    )
    op.create_index("anomaly_by_finding", "anomaly", ["found_at", "id"], unique=False, schema="funds")
    op.create_index(
        "anomaly_undecided",
        "anomaly",
        ["found_at", "id"],
        unique=False,
        schema="funds",
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.create_index(
        op.f("ix_funds_anomaly_case_number"), "anomaly", ["case_number"], unique=False, schema="funds"
    )
    op.create_table(
        "anomaly_notice",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("anomaly_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("about", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("office", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("told_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["anomaly_id"],
            ["funds.anomaly.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_anomaly_notice_anomaly_id"),
        "anomaly_notice",
        ["anomaly_id"],
        unique=False,
        schema="funds",
    )
    for statement in GUARDS:
        op.execute(statement)
