"""A pay-out form that is returned or taken back before the bank is asked; its share may then be requested anew."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0028"
down_revision = "funds_0027"
branch_labels = None
depends_on = None

GUARDS = (
    """
    CREATE OR REPLACE FUNCTION funds.check_paid() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        steps constant bigint := (SELECT count(*) FROM funds.approval WHERE payout_id = NEW.id);
    BEGIN
        IF OLD.withdrawn_at IS NOT NULL OR (NEW.withdrawn_at IS NOT NULL AND steps >= 5) THEN
            RAISE check_violation USING MESSAGE = 'withdrawn, or ordered', CONSTRAINT = 'payout_withdrawn';
        END IF;
        IF NEW.withdrawn_at IS NULL AND (OLD.refused_at IS NOT NULL OR OLD.returned_at IS NOT NULL
            OR (OLD.paid_at IS NOT NULL) <> (NEW.returned_at IS NOT NULL)
            OR (OLD.paid_at, OLD.bank_reference) IS DISTINCT FROM (NEW.paid_at, NEW.bank_reference)
                AND OLD.paid_at IS NOT NULL
            OR steps < 5) THEN
            RAISE check_violation USING MESSAGE = 'not approved, or answered before', CONSTRAINT = 'payout_approved';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION funds.check_form_stands() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (SELECT withdrawn_at FROM funds.payout WHERE id = NEW.payout_id FOR UPDATE) IS NOT NULL THEN
            RAISE check_violation USING MESSAGE = 'the form is withdrawn', CONSTRAINT = 'payout_withdrawn';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER approval_form_stands BEFORE INSERT ON funds.approval"
    " FOR EACH ROW EXECUTE FUNCTION funds.check_form_stands()",
    "CREATE TRIGGER paper_form_stands BEFORE INSERT ON funds.paper"
    " FOR EACH ROW EXECUTE FUNCTION funds.check_form_stands()",
    "GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_because) ON funds.payout TO funds_app",
    "ALTER TABLE funds.payout ADD CONSTRAINT payout_withdrawn_by_somebody"
    " CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawn_because) IN (0, 3)) NOT VALID",
    "ALTER TABLE funds.payout ADD CONSTRAINT payout_withdrawn_unanswered"
    " CHECK (withdrawn_at IS NULL OR num_nonnulls(paid_at, refused_at) = 0) NOT VALID",
)
"""What holds even if the code is wrong: what the bank may have been asked is not withdrawn, and what is withdrawn not signed."""


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString()
    op.add_column(
        "payout", sa.Column("withdrawn_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="funds"
    )
    op.add_column("payout", sa.Column("withdrawn_by", text, nullable=True), schema="funds")
    op.add_column("payout", sa.Column("withdrawn_because", text, nullable=True), schema="funds")
    op.drop_index("one_form_a_share", "payout", schema="funds")
    op.create_index(
        "one_form_a_share",
        "payout",
        ["share_id"],
        unique=True,
        schema="funds",
        postgresql_where=sa.text("refused_at IS NULL AND returned_at IS NULL AND withdrawn_at IS NULL"),
    )
    for statement in GUARDS:
        op.execute(statement)
