"""Papers of a price that the dossier centre has received: whoever is to hear of them is told, once."""

from alembic import op

revision = "documents_0011"
down_revision = "documents_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        SELECT documents.settle('service:workflow', NULL, NULL, court.now(), '[]', facts) FROM (
            SELECT jsonb_agg(jsonb_build_object(
                'workflow_type', target.type, 'workflow_id', target.id, 'fact', jsonb_build_object(
                    'id', replace(gen_random_uuid()::text, '-', ''), 'kind', 'documents.price_papers_filed',
                    'docket', 'case/' || case_number, 'subject_id', asset,
                    'occurred_at', court.now(), 'actor', 'service:workflow', 'refs', jsonb_build_object('asset', asset)
                )
            )) AS facts
            FROM (
                SELECT DISTINCT asset, case_number FROM documents.hand_over
                WHERE bundle = 'price' AND asset ~ '^[0-9a-f]{32}$' AND received_at IS NOT NULL
            ) AS owed
            CROSS JOIN LATERAL (
                VALUES ('case', 'case/' || case_number), ('disposal', 'disposal/' || case_number || '/' || asset)
            ) AS target (type, id)
        ) AS orders
        WHERE facts IS NOT NULL
        """
    )
