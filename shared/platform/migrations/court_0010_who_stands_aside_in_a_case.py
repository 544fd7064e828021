"""Who stands aside in a case."""

from alembic import op

revision = "court_0010"
down_revision = "court_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        -- Of those cases, the ones in which the person stands aside; intake keeps the grounds and the petitions.
        CREATE FUNCTION court.stands_aside(p_cases text[], p_person text) RETURNS SETOF text
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
        BEGIN
            RETURN QUERY SELECT c FROM unnest(p_cases) c WHERE intake.stands_aside(c, p_person);
        END $$
        """
    )
