"""Who stands aside where every team sees it."""

from alembic import op

revision = "intake_0052"
down_revision = "intake_0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        -- recusal.rules.conflicts in SQL, of one person; and whom a petition wants to stand aside, until it is decided or
        -- when it is granted. What is decided stands while it is reviewed (CPC 50).
        CREATE FUNCTION intake.stands_aside(p_case text, p_person text) RETURNS boolean
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM intake.petition p LEFT JOIN intake.petition a ON a.id = p.against
                WHERE p.case_number = p_case
                  AND (p.kind = 'recusal' AND p.person = p_person
                           AND (p.result = 'granted' OR p.state IN ('received', 'admitted', 'sent_up'))
                       OR p.kind = 'recusal_review' AND a.person = p_person AND p.result = 'granted')
            ) THEN
                RETURN true;
            END IF;
            RETURN EXISTS (
                SELECT FROM intake.recusal_ground g
                JOIN intake.enforcement_case c ON c.case_number = p_case
                JOIN intake.application i ON i.id = c.application_id
                WHERE g.staff_id = p_person AND g.ended_at IS NULL
                  AND CASE g.kind WHEN 'earlier_role' THEN g.instrument_number = i.instrument_number ELSE EXISTS (
                      SELECT FROM intake.party p LEFT JOIN intake.agent a ON a.party_id = p.id AND a.ended_at IS NULL
                      WHERE p.application_id = i.id
                        AND (CASE WHEN p.identity = '' THEN p.name = g.name ELSE p.identity = g.identity END
                             OR p.representative = g.name
                             OR CASE WHEN a.paper IS NULL OR a.number = '' THEN a.name = g.name ELSE a.number = g.identity END)
                  ) END
            );
        END $$
        """
    )
    op.execute("REVOKE ALL ON FUNCTION intake.stands_aside(text, text) FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION intake.stands_aside(text, text) TO court_owner")
