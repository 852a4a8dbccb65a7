-- What must cross associations: each takes its scope from its own secret argument or from the
-- transaction, returns only what its caller needs, and belongs to kopro_definer.

-- The relay. Gives its place and link to each row of the outbox that can no longer be overtaken
-- (its transaction is older than every one still running), then returns what was not sent yet.
CREATE FUNCTION relay_take(batch integer)
RETURNS TABLE (id uuid, association_id uuid, type text, payload jsonb, ts bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  fact record;
  head record;
BEGIN
  -- One relay at a time: two would give one place twice.
  PERFORM pg_advisory_xact_lock(hashtext('kopro relay'));
  FOR fact IN
    SELECT e.id, e.association_id, e.content_hash, e.xid
    FROM audit_event e
    WHERE e.xid >= coalesce((SELECT m.xid FROM relay_mark m), 0)
      AND e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      AND NOT EXISTS (SELECT FROM audit_link l WHERE l.event_id = e.id)
    ORDER BY e.xid, e.id
    LIMIT batch
  LOOP
    IF fact.association_id IS NULL THEN
      SELECT l.position, l.hash INTO head FROM audit_link l
      WHERE l.association_id IS NULL ORDER BY l.position DESC LIMIT 1;
    ELSE
      SELECT l.position, l.hash INTO head FROM audit_link l
      WHERE l.association_id = fact.association_id ORDER BY l.position DESC LIMIT 1;
    END IF;
    -- A chain starts from thirty-two zero bytes.
    INSERT INTO audit_link (event_id, association_id, position, previous_hash, hash)
    SELECT fact.id, fact.association_id, coalesce(head.position, 0) + 1, previous,
      sha256(previous || fact.content_hash)
    FROM (SELECT coalesce(head.hash, decode(repeat('00', 32), 'hex')) AS previous);
    INSERT INTO relay_mark AS m (id, xid) VALUES (1, fact.xid)
    ON CONFLICT ON CONSTRAINT relay_mark_pkey DO UPDATE SET xid = excluded.xid;
  END LOOP;
  RETURN QUERY
    SELECT e.id, e.association_id, e.type, e.payload, (extract(epoch FROM e.at) * 1000)::bigint
    FROM audit_link l JOIN audit_event e ON e.id = l.event_id
    WHERE l.sent_at IS NULL
    ORDER BY e.xid, e.id
    LIMIT batch;
END $$;

CREATE FUNCTION relay_sent(events uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE audit_link SET sent_at = now() WHERE event_id = ANY (events) AND sent_at IS NULL
$$;

ALTER FUNCTION relay_take(integer) OWNER TO kopro_definer;
ALTER FUNCTION relay_sent(uuid[]) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION relay_take(integer), relay_sent(uuid[]) FROM PUBLIC;
REVOKE ALL ON relay_mark FROM kopro_app;
