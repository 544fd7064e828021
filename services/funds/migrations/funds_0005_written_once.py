"""A pay-out is written as its share says and unanswered; of a receipt and an account only what is said of them changes."""

from alembic import op

revision = "funds_0005"
down_revision = "funds_0004"
branch_labels = None
depends_on = None

GUARDS = (
    """
    CREATE FUNCTION funds.check_requested() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF num_nonnulls(NEW.paid_at, NEW.bank_reference, NEW.refused_at, NEW.refusal) > 0 THEN
            RAISE check_violation USING MESSAGE = 'answered before it was ordered', CONSTRAINT = 'payout_unanswered';
        END IF;
        IF NOT EXISTS (
            SELECT FROM funds.share s JOIN funds.distribution d ON d.id = s.distribution_id
            WHERE (s.id, d.id, d.case_number, s.purpose, s.amount)
                = (NEW.share_id, NEW.distribution_id, NEW.case_number, NEW.purpose, NEW.amount)
        ) THEN
            RAISE check_violation USING MESSAGE = 'not what the plan says', CONSTRAINT = 'payout_of_share';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER payout_requested BEFORE INSERT ON funds.payout
        FOR EACH ROW EXECUTE FUNCTION funds.check_requested()
    """,
    "REVOKE UPDATE ON funds.receipt, funds.case_account FROM funds_app",
    "GRANT UPDATE (purpose, listing, payable, claimed_for, claimed_by, claimed_at, told_by, told_at)"
    " ON funds.receipt TO funds_app",
    "GRANT UPDATE (told_at) ON funds.case_account TO funds_app",
)
"""What holds even if the code is wrong, 二(六)1, 2."""


def upgrade() -> None:
    for statement in GUARDS:
        op.execute(statement)
