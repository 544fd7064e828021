"""Shares given back to the case."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0030"
down_revision = "funds_0029"
branch_labels = None
depends_on = None

GUARDS = (
    "ALTER TABLE funds.share ADD CONSTRAINT share_reversed_by_somebody"
    " CHECK ((reversed_at IS NULL) = (reversed_by IS NULL)) NOT VALID",
    "GRANT UPDATE (reversed_at, reversed_by, replanned_in) ON funds.share TO funds_app",
    """
    CREATE FUNCTION funds.check_reversed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.reversed_at IS NULL AND EXISTS (
            SELECT FROM funds.payout WHERE share_id = NEW.id
                AND refused_at IS NULL AND returned_at IS NULL AND withdrawn_at IS NULL
        ) THEN
            RAISE check_violation USING MESSAGE = 'a form asks for it', CONSTRAINT = 'share_unrequested';
        END IF;
        IF OLD.reversed_at IS NOT NULL
            AND (OLD.reversed_at, OLD.reversed_by) IS DISTINCT FROM (NEW.reversed_at, NEW.reversed_by)
            OR OLD.replanned_in IS NOT NULL OR NEW.reversed_at IS NULL THEN
            RAISE check_violation USING MESSAGE = 'given back before, or not', CONSTRAINT = 'share_reversed_once';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER share_reversed BEFORE UPDATE ON funds.share"
    " FOR EACH ROW EXECUTE FUNCTION funds.check_reversed()",
    """
    CREATE FUNCTION funds.check_share_stands() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (SELECT reversed_at FROM funds.share WHERE id = NEW.share_id) IS NOT NULL THEN
            RAISE check_violation USING MESSAGE = 'the case has it back', CONSTRAINT = 'share_stands';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER payout_share_stands BEFORE INSERT ON funds.payout"
    " FOR EACH ROW EXECUTE FUNCTION funds.check_share_stands()",
)
"""What holds even if the code is wrong: what a form asks for stays set apart, and what is given back is asked for no more."""


def upgrade() -> None:
    op.add_column(
        "distribution",
        sa.Column("older_interest", sa.Numeric(precision=18, scale=2), nullable=True),
        schema="funds",
    )
    op.add_column(
        "share", sa.Column("reversed_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="funds"
    )
    op.add_column(
        "share", sa.Column("reversed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="funds"
    )
    op.add_column(
        "share", sa.Column("replanned_in", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="funds"
    )
    op.create_foreign_key(
        "share_replanned_in_fkey",
        "share",
        "distribution",
        ["replanned_in"],
        ["id"],
        source_schema="funds",
        referent_schema="funds",
        postgresql_not_valid=True,
    )
    for statement in GUARDS:
        op.execute(statement)
