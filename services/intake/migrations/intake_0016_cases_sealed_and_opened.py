"""Cases sealed and opened."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0016"
down_revision = "intake_0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "enforcement_case",
        sa.Column("sealed", sa.Boolean(), server_default="false", nullable=False),
        schema="intake",
    )
    op.add_column(
        "task", sa.Column("version", sa.Integer(), server_default="1", nullable=False), schema="intake"
    )
    # whose a case is stands in schema court in the same transaction, whatever release writes it
    op.execute(
        """
        CREATE FUNCTION intake.tell_whose_case() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO court.case_access (case_number, officer, judge, sealed)
                VALUES (NEW.case_number, NEW.officer, NEW.judge, NEW.sealed)
                ON CONFLICT (case_number) DO UPDATE
                SET officer = excluded.officer, judge = excluded.judge, sealed = excluded.sealed;
            RETURN NULL;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER tell_whose_case AFTER INSERT OR UPDATE OF officer, judge, sealed ON intake.enforcement_case"
        " FOR EACH ROW EXECUTE FUNCTION intake.tell_whose_case()"
    )
    op.execute(
        "INSERT INTO court.case_access (case_number, officer, judge, sealed)"
        " SELECT case_number, officer, judge, sealed FROM intake.enforcement_case ON CONFLICT DO NOTHING"
    )
