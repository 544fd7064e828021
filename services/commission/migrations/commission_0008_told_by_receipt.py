"""The team is told of every answer that nobody has told it of yet."""

from alembic import op

revision = "commission_0008"
down_revision = "commission_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        SELECT commission.settle('service:workflow', NULL, NULL, court.now(), '[]', facts) FROM (
            SELECT jsonb_agg(jsonb_build_object(
                'workflow_type', target.type, 'workflow_id', target.id, 'fact', jsonb_build_object(
                    'id', replace(gen_random_uuid()::text, '-', ''), 'kind', 'commission.answer_notice_ordered',
                    'docket', 'case/' || case_number, 'subject_id', owed.id,
                    'occurred_at', court.now(), 'actor', 'service:workflow', 'refs', jsonb_build_object('notice', owed.id)
                )
            )) AS facts
            FROM (
                SELECT id, case_number FROM commission.commission WHERE answered_at IS NOT NULL AND told_at IS NULL
            ) AS owed
            CROSS JOIN LATERAL (
                VALUES ('case', 'case/' || case_number), ('telling', 'telling/' || case_number || '/' || owed.id)
            ) AS target (type, id)
        ) AS orders
        WHERE facts IS NOT NULL
        """
    )
