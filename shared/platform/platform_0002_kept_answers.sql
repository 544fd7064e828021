-- Answers kept for the repetition of a key may hold what a party is called and numbered by: they end after some days.

CREATE INDEX idempotency_age ON {schema}.idempotency (created_at);

-- Removes at most p_most answers older than p_days days, and never one of the last day; answers how many.
CREATE FUNCTION {schema}.forget_answers(p_days int, p_most int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    forgotten bigint;
BEGIN
    DELETE FROM {schema}.idempotency i USING (
        SELECT subject, key FROM {schema}.idempotency
        WHERE created_at < clock_timestamp() - greatest(p_days, 1) * interval '1 day'
        ORDER BY created_at LIMIT p_most FOR UPDATE SKIP LOCKED
    ) old WHERE i.subject = old.subject AND i.key = old.key;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END $$;
REVOKE ALL ON FUNCTION {schema}.forget_answers(int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {schema}.forget_answers(int, int) TO {app};
