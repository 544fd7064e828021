"""What every team sees as closed is closed for good: a round that is concluded keeps its seizures, and what is found is seized."""

from alembic import op

revision = "intake_0050"
down_revision = "intake_0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE OR REPLACE FUNCTION intake.tell_whose_case() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO court.case_access (case_number, officer, judge, sealed, closed)
                VALUES (NEW.case_number, NEW.officer, NEW.judge, NEW.sealed,
                        NEW.state <> 'open' AND NEW.closing_mode <> 'concluded_this_round')
                ON CONFLICT (case_number) DO UPDATE
                SET officer = excluded.officer, judge = excluded.judge, sealed = excluded.sealed,
                    closed = excluded.closed;
            RETURN NULL;
        END $$
        """
    )
