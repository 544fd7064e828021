"""Workflows that a fact has reached."""

from alembic import op

revision = "court_0009"
down_revision = "court_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        -- The workflows that a fact of any team has reached since an instant of real time.
        CREATE FUNCTION court.delivered_since(p_since timestamptz) RETURNS SETOF text
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
        DECLARE
            team text;
        BEGIN
            FOR team IN SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relname = 'outbox' AND c.relkind = 'r' LOOP
                RETURN QUERY EXECUTE format('SELECT DISTINCT workflow_id FROM %I.outbox WHERE delivered_at >= $1', team)
                    USING p_since;
            END LOOP;
        END $$
        """
    )
    op.execute("REVOKE ALL ON FUNCTION court.delivered_since(timestamptz) FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION court.delivered_since(timestamptz) TO intake_app")
