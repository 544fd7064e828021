"""That the team is told of a price paid is no step of the disposal; what nobody has told it of yet, it is told now."""

from alembic import op

revision = "auction_0008"
down_revision = "auction_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE auction.disposal SET state = 'paid' WHERE state = 'told'")
    op.execute(
        """
        SELECT auction.settle('service:workflow', NULL, NULL, court.now(), '[]', facts) FROM (
            SELECT jsonb_agg(jsonb_build_object(
                'workflow_type', target.type, 'workflow_id', target.id, 'fact', jsonb_build_object(
                    'id', replace(gen_random_uuid()::text, '-', ''), 'kind', 'auction.team_notice_ordered',
                    'docket', 'case/' || case_number, 'subject_id', listing_id,
                    'occurred_at', court.now(), 'actor', 'service:workflow', 'refs', jsonb_build_object('notice', listing_id, 'about', 'full_payment')
                )
            )) AS facts
            FROM (
                SELECT listing_id, case_number FROM auction.settlement JOIN auction.disposal USING (asset_id)
                WHERE told_at IS NULL
            ) AS owed
            CROSS JOIN LATERAL (
                VALUES ('case', 'case/' || case_number), ('telling', 'telling/' || case_number || '/' || listing_id)
            ) AS target (type, id)
        ) AS orders
        WHERE facts IS NOT NULL
        """
    )
