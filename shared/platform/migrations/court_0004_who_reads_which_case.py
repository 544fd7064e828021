"""Who reads which case."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "court_0004"
down_revision = "court_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_access",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("officer", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("judge", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("case_number"),
        schema="court",
    )
    op.create_table(
        "opening",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("person", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opened_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opened_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["court.case_access.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="court",
    )
    op.create_index("opening_of", "opening", ["person", "case_number"], unique=False, schema="court")
    op.execute("GRANT INSERT, UPDATE ON court.case_access TO intake_app, intake_owner")
    # who opened what, why and when is never written anew: an opening is ended, no more
    op.execute("GRANT INSERT, UPDATE (until) ON court.opening TO intake_app")
    op.execute(
        """
        CREATE FUNCTION court.have_worked(p_case text, p_teams text[]) RETURNS boolean
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
        DECLARE
            team text;
            found boolean;
        BEGIN
            FOREACH team IN ARRAY p_teams LOOP
                EXECUTE format('SELECT EXISTS (SELECT FROM %I.outbox WHERE workflow_id = $1)', team)
                    INTO found USING 'case/' || p_case;
                IF found THEN
                    RETURN true;
                END IF;
            END LOOP;
            RETURN false;
        END $$
        """
    )
