"""A request to close is decided by somebody, and a case is closed by an approved one only."""

from alembic import op

revision = "intake_0004"
down_revision = "intake_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_check_constraint(
        "decided_by_somebody",
        "closing_request",
        "state = 'requested' AND reviewed_by IS NULL AND reviewed_at IS NULL"
        " OR state IN ('approved', 'returned') AND reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL",
        schema="intake",
    )
    op.create_check_constraint(
        "closed_at_an_instant",
        "enforcement_case",
        "state = 'open' AND closed_at IS NULL OR state IN ('closed', 'archived') AND closed_at IS NOT NULL",
        schema="intake",
    )
    op.execute(
        """
        CREATE FUNCTION intake.closed_by_request() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.state <> 'open' AND NOT EXISTS (
                SELECT FROM intake.closing_request r
                WHERE r.case_number = NEW.case_number AND r.state = 'approved' AND r.mode = NEW.closing_mode
            ) THEN
                RAISE EXCEPTION 'case % is closed without an approved request', NEW.case_number
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_by_request';
            END IF;
            RETURN NEW;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER closed_by_request BEFORE INSERT OR UPDATE OF state, closing_mode ON intake.enforcement_case"
        " FOR EACH ROW EXECUTE FUNCTION intake.closed_by_request()"
    )
