"""Every team sees that a case is closed: what would wait in it waits no more."""

from alembic import op

revision = "intake_0024"
down_revision = "intake_0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE OR REPLACE FUNCTION intake.tell_whose_case() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO court.case_access (case_number, officer, judge, sealed, closed)
                VALUES (NEW.case_number, NEW.officer, NEW.judge, NEW.sealed, NEW.state <> 'open')
                ON CONFLICT (case_number) DO UPDATE
                SET officer = excluded.officer, judge = excluded.judge, sealed = excluded.sealed,
                    closed = excluded.closed;
            RETURN NULL;
        END $$
        """
    )
    op.execute(
        "CREATE OR REPLACE TRIGGER tell_whose_case AFTER INSERT OR UPDATE OF officer, judge, sealed, state"
        " ON intake.enforcement_case FOR EACH ROW EXECUTE FUNCTION intake.tell_whose_case()"
    )
    op.execute(
        "UPDATE court.case_access SET closed = true"
        " FROM intake.enforcement_case c WHERE c.case_number = case_access.case_number AND c.state <> 'open'"
    )
