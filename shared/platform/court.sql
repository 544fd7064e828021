-- Functions of schema court. pending_facts() looks into every team's outbox, which no runtime role may do by itself.

CREATE FUNCTION court.now() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT clock_timestamp() + (SELECT shift FROM court.clock)
$$;

-- Facts recorded and not yet delivered, of one docket (case/<case number>) or, null, of all.
CREATE FUNCTION court.pending_facts(p_docket text) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    team text;
    found bigint;
    total bigint := 0;
BEGIN
    FOR team IN SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relname = 'outbox' AND c.relkind = 'r' LOOP
        EXECUTE format('SELECT count(*) FROM %I.outbox WHERE delivered_at IS NULL AND dead_at IS NULL'
                       ' AND ($1 IS NULL OR fact->>''docket'' = $1)', team) INTO found USING p_docket;
        total := total + found;
    END LOOP;
    RETURN total;
END $$;

-- Of the facts that a workflow was told, those that their team has recorded for that docket, as it recorded them.
CREATE FUNCTION court.recorded_facts(p_docket text, p_told jsonb) RETURNS SETOF jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    told jsonb;
BEGIN
    FOR told IN SELECT value FROM jsonb_array_elements(p_told) LOOP
        RETURN QUERY EXECUTE format('SELECT fact FROM %I.outbox WHERE workflow_id = $1 AND seq = $2 AND fact->>''id'' = $3',
                                    told->>'team') USING p_docket, (told->>'seq')::bigint, told->>'id';
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION court.recorded_facts(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION court.recorded_facts(text, jsonb) TO docket_app;
