-- AlterTable
ALTER TABLE "ballot_reopening" ADD COLUMN     "recorded_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "meeting_withdrawal" ADD COLUMN     "not_held" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "successor_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "proxy_substitute" ADD COLUMN     "handed_in_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "written_end" ADD COLUMN     "decided_on" DATE,
ADD COLUMN     "document_id" UUID,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "said_on" DATE;

-- AlterTable
ALTER TABLE "written_signature" ADD COLUMN     "late_reason" TEXT,
ADD COLUMN     "signed_on" DATE;

-- AlterTable
ALTER TABLE "written_text" ADD COLUMN     "deed_reason" TEXT;

-- CreateTable
CREATE TABLE "poll" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "explanation" TEXT,
    "language" TEXT NOT NULL,
    "several" BOOLEAN NOT NULL,
    "named" BOOLEAN NOT NULL,
    "ends_on" DATE NOT NULL,
    "by_council" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "poll_option" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "poll_option_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "poll_publication" (
    "association_id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_publication_pkey" PRIMARY KEY ("association_id","poll_id")
);

-- CreateTable
CREATE TABLE "poll_answer" (
    "association_id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "option_ids" UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_answer_pkey" PRIMARY KEY ("association_id","poll_id","party_id")
);

-- CreateTable
CREATE TABLE "poll_end" (
    "association_id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_end_pkey" PRIMARY KEY ("association_id","poll_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "poll_option_association_id_poll_id_position_key" ON "poll_option"("association_id", "poll_id", "position");

-- CreateIndex
CREATE INDEX "poll_answer_association_id_party_id_idx" ON "poll_answer"("association_id", "party_id");

-- CreateIndex
CREATE INDEX "vote_content_association_id_cast_by_party_id_idx" ON "vote_content"("association_id", "cast_by_party_id");

-- AddForeignKey
ALTER TABLE "poll_option" ADD CONSTRAINT "poll_option_association_id_poll_id_fkey" FOREIGN KEY ("association_id", "poll_id") REFERENCES "poll"("association_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_publication" ADD CONSTRAINT "poll_publication_association_id_poll_id_fkey" FOREIGN KEY ("association_id", "poll_id") REFERENCES "poll"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_association_id_poll_id_fkey" FOREIGN KEY ("association_id", "poll_id") REFERENCES "poll"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_association_id_party_id_fkey" FOREIGN KEY ("association_id", "party_id") REFERENCES "party"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_end" ADD CONSTRAINT "poll_end_association_id_poll_id_fkey" FOREIGN KEY ("association_id", "poll_id") REFERENCES "poll"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Roles. The application's login role is a member of kopro_app: it owns nothing.
-- kopro_definer owns the short list of functions that must cross associations.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kopro_app') THEN
    CREATE ROLE kopro_app NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kopro_definer') THEN
    CREATE ROLE kopro_definer NOLOGIN;
  END IF;
END $$;

-- The owner must be able to give functions to the definer role, also where it is no superuser.
GRANT kopro_definer TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO kopro_app, kopro_definer;
GRANT CREATE ON SCHEMA public TO kopro_definer;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kopro_app, kopro_definer;

-- The associations this transaction may read, and the one it writes for.
CREATE OR REPLACE FUNCTION app_associations() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_to_array(nullif(current_setting('app.associations', true), ''), ',')::uuid[], '{}')
$$;
CREATE OR REPLACE FUNCTION app_association() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('app.association', true), '')::uuid
$$;

-- Every table that names an association: read within the list, written for the one.
DO $$
DECLARE
  relation record;
  key text;
BEGIN
  FOR relation IN
    SELECT c.oid, c.relname, a.attname
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND ((c.relname = 'association' AND a.attname = 'id') OR a.attname = 'association_id')
  LOOP
    key := quote_ident(relation.attname);
    -- Written again by each migration: what an earlier one said is taken back first.
    EXECUTE format('DROP POLICY IF EXISTS within_scope ON %I', relation.relname);
    EXECUTE format('DROP POLICY IF EXISTS insert_own ON %I', relation.relname);
    EXECUTE format('DROP POLICY IF EXISTS update_own ON %I', relation.relname);
    EXECUTE format('DROP POLICY IF EXISTS delete_own ON %I', relation.relname);
    EXECUTE format('DROP POLICY IF EXISTS definer ON %I', relation.relname);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', relation.relname);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', relation.relname);
    EXECUTE format(
      'CREATE POLICY within_scope ON %I FOR SELECT TO kopro_app USING (%s = ANY ((SELECT app_associations())::uuid[]))',
      relation.relname, key);
    -- IS NOT DISTINCT FROM: what concerns no association is written where none is named.
    EXECUTE format(
      'CREATE POLICY insert_own ON %I FOR INSERT TO kopro_app WITH CHECK (%s IS NOT DISTINCT FROM app_association())',
      relation.relname, key);
    EXECUTE format(
      'CREATE POLICY update_own ON %I FOR UPDATE TO kopro_app USING (%s = app_association()) WITH CHECK (%s = app_association())',
      relation.relname, key, key);
    EXECUTE format(
      'CREATE POLICY delete_own ON %I FOR DELETE TO kopro_app USING (%s = app_association())',
      relation.relname, key);
    EXECUTE format(
      'CREATE POLICY definer ON %I TO kopro_definer USING (true) WITH CHECK (true)',
      relation.relname);
  END LOOP;
END $$;

-- What happened is never rewritten: facts are inserted and read, nothing else.
DO $$
DECLARE
  fact text;
BEGIN
  FOREACH fact IN ARRAY ARRAY['movement', 'movement_lot',
    'movement_withdrawal', 'key_version', 'key_weight', 'partial_link', 'lot_twin',
    'former_partial_link', 'former_twin',
    'audit_event', 'vote_event', 'vote_content', 'ballot_opening',
    'ballot_closure', 'meeting_opening', 'meeting_closing', 'convocation', 'meeting_withdrawal', 'attendance',
    'entitlement', 'entitlement_lot', 'minutes', 'minutes_signature', 'proof_tree', 'proof_leaf',
    'delivery_proof', 'consultation', 'step_up', 'vote_exclusion', 'exclusion_lift',
    'breach', 'item_disposal', 'text_amendment', 'ballot_reopening', 'proxy_instruction', 'anchor_transaction',
    'closing_announcement', 'time_request', 'meeting_pause', 'meeting_resumption', 'connection_loss', 'remote_admission',
    'succession_backer', 'mandate_end', 'mandate_correction', 'urgent_act', 'hall_notice', 'hall_posting', 'occupant_notice', 'occupant_posting', 'fault_answer',
    'fault_closure', 'decision', 'challenge', 'challenged_decision', 'ruling',
    'decision_effect', 'adopted_budget', 'execution', 'execution_step', 'missing_signature',
    'issued_act', 'meeting_report', 'minutes_disagreement', 'tender_rule',
    'paper_encoding', 'paper_sheet', 'paper_withdrawal', 'paper_reading',
    'written_opening', 'written_member', 'written_signature', 'written_end', 'written_word',
    'poll_publication', 'poll_end']
  LOOP
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM kopro_app', fact);
  END LOOP;
END $$;
REVOKE ALL ON audit_link FROM kopro_app;
-- What goes with a notice is neither changed nor taken off once that has left.
DO $$
DECLARE
  annex text;
  unsent text;
BEGIN
  FOREACH annex IN ARRAY ARRAY['quote', 'auditor_report']
  LOOP
    unsent := format('association_id = app_association() AND NOT EXISTS (SELECT FROM convocation c WHERE c.association_id = %1$I.association_id AND c.meeting_id = %1$I.meeting_id)', annex);
    EXECUTE format('DROP POLICY update_own ON %I', annex);
    EXECUTE format('DROP POLICY delete_own ON %I', annex);
    EXECUTE format(
      'CREATE POLICY update_own ON %I FOR UPDATE TO kopro_app USING (%s) WITH CHECK (association_id = app_association())',
      annex, unsent);
    EXECUTE format('CREATE POLICY delete_own ON %I FOR DELETE TO kopro_app USING (%s)', annex, unsent);
  END LOOP;
END $$;
-- The migrations' own list is the owner's; where they are compared it is not there.
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON _prisma_migrations FROM kopro_app, kopro_definer;
  END IF;
END $$;

-- What must never be false, whoever writes.
ALTER TABLE lot DROP CONSTRAINT IF EXISTS lot_shares_not_negative, ADD CONSTRAINT lot_shares_not_negative CHECK (shares >= 0);
ALTER TABLE association DROP CONSTRAINT IF EXISTS association_total_positive, ADD CONSTRAINT association_total_positive CHECK (shares_total > 0);
ALTER TABLE holding DROP CONSTRAINT IF EXISTS holding_part_of_a_lot, ADD CONSTRAINT holding_part_of_a_lot CHECK (numerator > 0 AND denominator > 0 AND numerator <= denominator);
ALTER TABLE holding DROP CONSTRAINT IF EXISTS holding_in_order, ADD CONSTRAINT holding_in_order CHECK (ends_on IS NULL OR ends_on >= starts_on);
ALTER TABLE former_shares DROP CONSTRAINT IF EXISTS former_shares_not_negative, ADD CONSTRAINT former_shares_not_negative CHECK (shares >= 0);
ALTER TABLE former_total DROP CONSTRAINT IF EXISTS former_total_positive, ADD CONSTRAINT former_total_positive CHECK (total > 0);
ALTER TABLE key_weight DROP CONSTRAINT IF EXISTS key_weight_positive, ADD CONSTRAINT key_weight_positive CHECK (weight > 0);
ALTER TABLE occupant DROP CONSTRAINT IF EXISTS occupant_in_order, ADD CONSTRAINT occupant_in_order CHECK (ends_on IS NULL OR ends_on >= starts_on);
ALTER TABLE legal_representative DROP CONSTRAINT IF EXISTS legal_representative_in_order, ADD CONSTRAINT legal_representative_in_order CHECK (ends_on IS NULL OR ends_on >= starts_on);
-- Art. 3.89 §1: three years at most.
ALTER TABLE mandate DROP CONSTRAINT IF EXISTS mandate_three_years, ADD CONSTRAINT mandate_three_years CHECK (ends_on >= starts_on AND ends_on < starts_on + interval '3 years');
-- A former syndic reads for a year at most.
ALTER TABLE association DROP CONSTRAINT IF EXISTS association_former_access, ADD CONSTRAINT association_former_access CHECK (former_access_days BETWEEN 30 AND 365);
-- What an association sets for what no law sets: never for ever, never at once.
ALTER TABLE association DROP CONSTRAINT IF EXISTS association_occupant_months, ADD CONSTRAINT association_occupant_months CHECK (occupant_months BETWEEN 1 AND 60);
ALTER TABLE association DROP CONSTRAINT IF EXISTS association_fault_contact_days, ADD CONSTRAINT association_fault_contact_days CHECK (fault_contact_days BETWEEN 30 AND 730);
ALTER TABLE seat DROP CONSTRAINT IF EXISTS seat_in_order, ADD CONSTRAINT seat_in_order CHECK (ends_on >= starts_on);
ALTER TABLE quote DROP CONSTRAINT IF EXISTS quote_positive, ADD CONSTRAINT quote_positive CHECK (cents > 0);
ALTER TABLE tender_rule DROP CONSTRAINT IF EXISTS tender_rule_several, ADD CONSTRAINT tender_rule_several CHECK (quotes >= 2 AND from_cents >= 0);
ALTER TABLE meeting DROP CONSTRAINT IF EXISTS meeting_session, ADD CONSTRAINT meeting_session CHECK (session IN (1, 2));
-- What is recorded from paper was over by then.
ALTER TABLE attendance DROP CONSTRAINT IF EXISTS attendance_recorded_later, ADD CONSTRAINT attendance_recorded_later CHECK (recorded_at >= at);
ALTER TABLE meeting_opening DROP CONSTRAINT IF EXISTS opening_recorded_later, ADD CONSTRAINT opening_recorded_later CHECK (recorded_at >= at);
ALTER TABLE meeting_closing DROP CONSTRAINT IF EXISTS closing_recorded_later, ADD CONSTRAINT closing_recorded_later CHECK (recorded_at >= at);
ALTER TABLE ballot_opening DROP CONSTRAINT IF EXISTS ballot_opening_recorded_later, ADD CONSTRAINT ballot_opening_recorded_later CHECK (recorded_at >= at);
ALTER TABLE ballot_closure DROP CONSTRAINT IF EXISTS ballot_closure_recorded_later, ADD CONSTRAINT ballot_closure_recorded_later CHECK (recorded_at >= at);
ALTER TABLE vote_event DROP CONSTRAINT IF EXISTS vote_sequence, ADD CONSTRAINT vote_sequence CHECK (sequence > 0);
ALTER TABLE audit_event DROP CONSTRAINT IF EXISTS audit_hash_length, ADD CONSTRAINT audit_hash_length CHECK (octet_length(content_hash) = 32);

-- What must cross associations: each takes its scope from its own secret argument or from the
-- transaction, returns only what its caller needs, and belongs to kopro_definer.

-- Written again by each migration: what an earlier one made is dropped first.
DO $$
DECLARE
  made record;
BEGIN
  FOR made IN
    SELECT p.oid::regprocedure AS signature FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proowner = 'kopro_definer'::regrole
  LOOP
    EXECUTE 'DROP FUNCTION ' || made.signature;
  END LOOP;
END $$;

-- The relay. Gives its place and link to each row of the outbox that can no longer be overtaken
-- (its transaction is older than every one still running), then returns what was not sent yet.
CREATE FUNCTION relay_take(batch integer)
RETURNS TABLE (id uuid, association_id uuid, type text, payload jsonb, ts bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
-- Its statements are few; one planned while the trail was short would read all of it each time.
SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  fact record;
  chain uuid;
  place bigint;
  head bytea;
  newest bigint;
BEGIN
  -- One relay at a time: two would give one place twice.
  PERFORM pg_advisory_xact_lock(hashtext('kopro relay'));
  FOR fact IN
    -- One chain after the other, each in its order: its head is looked for once.
    SELECT taken.* FROM (
      SELECT e.id, e.association_id, e.content_hash, e.xid
      FROM audit_event e
      WHERE e.xid >= coalesce((SELECT m.xid FROM relay_mark m), 0)
        AND e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        AND NOT EXISTS (SELECT FROM audit_link l WHERE l.event_id = e.id)
      ORDER BY e.xid, e.id
      LIMIT batch) taken
    ORDER BY taken.association_id, taken.xid, taken.id
  LOOP
    IF place IS NULL OR chain IS DISTINCT FROM fact.association_id THEN
      chain := fact.association_id;
      -- A chain starts from thirty-two zero bytes.
      SELECT coalesce(max(h.position), 0), coalesce(max(h.hash), decode(repeat('00', 32), 'hex'))
      INTO place, head FROM (
        (SELECT l.position, l.hash FROM audit_link l
          WHERE l.association_id = chain ORDER BY l.position DESC LIMIT 1)
        UNION ALL
        (SELECT l.position, l.hash FROM audit_link l
          WHERE chain IS NULL AND l.association_id IS NULL ORDER BY l.position DESC LIMIT 1)) h;
    END IF;
    INSERT INTO audit_link (event_id, association_id, position, previous_hash, hash)
    VALUES (fact.id, chain, place + 1, head, sha256(head || fact.content_hash));
    place := place + 1;
    head := sha256(head || fact.content_hash);
    newest := greatest(newest, fact.xid);
  END LOOP;
  IF newest IS NOT NULL THEN
    INSERT INTO relay_mark AS m (id, xid) VALUES (1, newest)
    ON CONFLICT ON CONSTRAINT relay_mark_pkey DO UPDATE SET xid = excluded.xid;
  END IF;
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

-- Whether a legal representative acts for his party on a day: in force, over property, and with nobody
-- who takes the administration out of his hands. The same as `standingOf` of registry/representative.
CREATE FUNCTION power_acts(association uuid, representative uuid, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT EXISTS (SELECT FROM legal_representative r
    WHERE r.association_id = association AND r.id = representative AND r.withdrawn_at IS NULL
      AND r.starts_on <= day AND (r.ends_on IS NULL OR r.ends_on >= day)
      AND (r.kind <> 'administrator' OR r.over_property)
      AND NOT EXISTS (SELECT FROM legal_representative o
        WHERE o.association_id = r.association_id AND o.party_id = r.party_id
          AND o.withdrawn_at IS NULL AND o.starts_on <= day
          AND (o.ends_on IS NULL OR o.ends_on >= day)
          AND CASE o.kind
            WHEN 'trustee' THEN r.kind NOT IN ('trustee', 'estate_curator')
            WHEN 'provisional_administrator' THEN r.kind IN
              ('director', 'managing_director', 'manager', 'permanent_representative', 'liquidator')
            WHEN 'liquidator' THEN r.kind IN
              ('director', 'managing_director', 'manager', 'permanent_representative')
            WHEN 'estate_curator' THEN r.kind = 'provisional_administrator'
            ELSE false END))
$$;
-- Whether he may be found under his own name: he acts, and the use of his data is not restricted.
CREATE FUNCTION power_found(association uuid, representative uuid, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT power_acts(association, representative, day) AND NOT EXISTS (SELECT FROM restriction r
    WHERE r.association_id = association AND r.representative_id = representative
      AND r.extent = 'all' AND r.starts_on <= day AND (r.ends_on IS NULL OR r.ends_on >= day))
$$;
ALTER FUNCTION power_acts(uuid, uuid, date) OWNER TO kopro_definer;
ALTER FUNCTION power_found(uuid, uuid, date) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION power_acts(uuid, uuid, date), power_found(uuid, uuid, date) FROM PUBLIC;
-- Lists ask it too, of what row-level security lets them see.
GRANT EXECUTE ON FUNCTION power_acts(uuid, uuid, date) TO kopro_app;

-- Identity. In what an account may act today: by membership, a legal representative's while he acts; by
-- a seat, where it already stands for the party; as staff of an office that holds a mandate, with the
-- acts granted there; and as staff of one whose mandate is over, until the hand-over is recorded
-- (thirty days at least, a year at most).
-- Internal: only the functions below may ask it about an account.
CREATE FUNCTION account_capacities(account uuid, day date) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public AS $$
  WITH membership_of AS (
    SELECT m.association_id, m.role, m.party_id FROM membership m
    WHERE m.account_id = account AND m.starts_on <= day AND (m.ends_on IS NULL OR m.ends_on >= day)
      AND (m.representative_id IS NULL OR power_acts(m.association_id, m.representative_id, day))
  ), staffed AS (
    SELECT d.association_id, s.role, s.office_id, d.id AS mandate_id, d.starts_on, d.ends_on,
      CASE WHEN s.role = 'manager' THEN NULL ELSE coalesce(g.acts, s.acts) END AS acts
    FROM office_staff s JOIN mandate d ON d.office_id = s.office_id
    LEFT JOIN staff_grant g ON g.association_id = d.association_id AND g.staff_id = s.id
    WHERE s.account_id = account AND s.starts_on <= day AND (s.ends_on IS NULL OR s.ends_on >= day)
      -- No grant is no access, for whoever is not there everywhere; nor is a grant of nothing.
      AND (s.role = 'manager' OR ('read' = ANY (coalesce(g.acts, s.acts))
        AND (s.everywhere OR g.id IS NOT NULL)))
  )
  SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('associationId', association_id,
      'role', role, 'partyId', party_id, 'officeId', office_id)
    || CASE WHEN acts IS NULL THEN '{}' ELSE jsonb_build_object('acts', acts) END
    || CASE WHEN until IS NULL THEN '{}' ELSE jsonb_build_object('until', until) END), '[]')
  FROM (
    SELECT association_id, role, party_id, NULL::uuid AS office_id, NULL::text[] AS acts,
      NULL::date AS until
    FROM membership_of
    UNION ALL
    SELECT e.association_id, e.kind::text, e.party_id, NULL, NULL, NULL
    FROM seat e JOIN membership_of m ON m.association_id = e.association_id AND m.party_id = e.party_id
    WHERE e.starts_on <= day AND e.ends_on >= day AND m.role IN ('owner', 'council', 'auditor')
    UNION ALL
    SELECT f.association_id, CASE f.role WHEN 'accountant' THEN 'accountant' ELSE 'syndic' END,
      NULL, f.office_id, f.acts, NULL
    FROM staffed f
    WHERE f.starts_on <= day AND f.ends_on >= day
    UNION ALL
    SELECT f.association_id, 'former_syndic', NULL, f.office_id, NULL, max(f.ends_on)
    FROM staffed f JOIN association a ON a.id = f.association_id
    LEFT JOIN mandate_task h ON h.association_id = f.association_id
      AND h.mandate_id = f.mandate_id AND h.kind = 'handover'
    WHERE f.role <> 'accountant' AND f.ends_on < day
      AND day <= least(f.ends_on + interval '1 year', CASE
        WHEN a.former_access_days IS NOT NULL THEN f.ends_on + a.former_access_days
        WHEN h.done_on IS NOT NULL THEN greatest(h.done_on, f.ends_on + 30)
        ELSE f.ends_on + interval '1 year' END)
      AND NOT EXISTS (SELECT FROM staffed n WHERE n.association_id = f.association_id
        AND n.office_id = f.office_id AND n.starts_on <= day AND n.ends_on >= day)
    GROUP BY f.association_id, f.office_id
  ) capacity
$$;

-- The same outside a session, for what is told and not asked: staff of an office who have nothing but
-- a password to sign in with could open none of it.
CREATE FUNCTION account_standing(account uuid, day date) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM office_staff f WHERE f.account_id = account AND f.starts_on <= day
        AND (f.ends_on IS NULL OR f.ends_on >= day))
      AND NOT EXISTS (SELECT FROM factor f
        WHERE f.account_id = account AND f.confirmed_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM provider_subject p WHERE p.account_id = account)
    THEN '[]' ELSE account_capacities(account, day) END
$$;

-- Who may open something of the transaction's association today, and as what.
CREATE FUNCTION association_people(day date) RETURNS TABLE (account_id uuid, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT p.id, c->>'role'
  FROM (
    SELECT m.account_id AS id FROM membership m WHERE m.association_id = app_association()
    UNION
    SELECT s.account_id FROM office_staff s JOIN mandate d ON d.office_id = s.office_id
    WHERE d.association_id = app_association()
  ) p
  CROSS JOIN LATERAL jsonb_array_elements(account_standing(p.id, day)) c
  WHERE (c->>'associationId')::uuid = app_association()
$$;

-- Who is behind a session's secret: the one statement by which every request knows its person.
-- Staff of an office whom nothing but a password has proved may do nothing before they have a second
-- factor: they hold no capacity, not even as owners.
CREATE FUNCTION session_actor(secret_hash bytea, day date, moment timestamptz)
RETURNS TABLE (session_id uuid, account_id uuid, email text, display_name text, locale text,
  amr text[], acr text, auth_time timestamptz, confirmed_at timestamptz, acting_role text,
  must_enrol boolean, seen_at timestamptz, expires_at timestamptz, capacities jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT s.id, a.id, a.email, a.display_name, a.locale, s.amr, s.acr, s.auth_time, s.confirmed_at,
    s.acting_role, weak, s.seen_at, s.expires_at,
    CASE WHEN weak THEN '[]' ELSE account_capacities(a.id, day) END
  FROM session s JOIN account a ON a.id = s.account_id
  CROSS JOIN LATERAL (SELECT NOT s.amr && '{itsme,provider,otp,key,recovery}' AND EXISTS (
    SELECT FROM office_staff f WHERE f.account_id = a.id AND f.starts_on <= day
      AND (f.ends_on IS NULL OR f.ends_on >= day)) AS weak)
  WHERE s.token_hash = secret_hash AND s.revoked_at IS NULL AND s.expires_at > moment
$$;

-- What an invitation's bearer is shown before any association is proved to him.
CREATE FUNCTION invitation_shown(secret_hash bytea)
RETURNS TABLE (association_id uuid, id uuid, association_name text, party_id uuid, party_name text,
  person_name text, role text, email text, language text, expires_at timestamptz, used_at timestamptz,
  representative_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT i.association_id, i.id, a.name, i.party_id,
    coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)),
    i.person_name, i.role, i.email, coalesce(r.language, p.language), i.expires_at, i.used_at,
    i.representative_id
  FROM invitation i
  JOIN association a ON a.id = i.association_id
  JOIN party p ON p.association_id = i.association_id AND p.id = i.party_id
  LEFT JOIN legal_representative r
    ON r.association_id = i.association_id AND r.id = i.representative_id
  WHERE i.token_hash = secret_hash
$$;

ALTER FUNCTION account_capacities(uuid, date) OWNER TO kopro_definer;
ALTER FUNCTION account_standing(uuid, date) OWNER TO kopro_definer;
ALTER FUNCTION association_people(date) OWNER TO kopro_definer;
ALTER FUNCTION session_actor(bytea, date, timestamptz) OWNER TO kopro_definer;
ALTER FUNCTION invitation_shown(bytea) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION account_capacities(uuid, date), account_standing(uuid, date),
  association_people(date), session_actor(bytea, date, timestamptz), invitation_shown(bytea)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION association_people(date), session_actor(bytea, date, timestamptz),
  invitation_shown(bytea) TO kopro_app;

-- What the bearer of a consent's link is shown before any association is proved to him.
CREATE FUNCTION consent_shown(secret_hash bytea)
RETURNS TABLE (association_id uuid, id uuid, association_name text, party_id uuid, party_name text,
  party_email text, email text, language text, text_version text, origin text, account_id uuid, amr text[],
  acr text, expires_at timestamptz, confirmed_at timestamptz, closed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT r.association_id, r.id, a.name, r.party_id,
    coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)), p.email,
    r.email, r.language, r.text_version, r.origin, r.account_id, r.amr, r.acr, r.expires_at,
    r.confirmed_at, r.closed_at
  FROM consent_request r
  JOIN association a ON a.id = r.association_id
  JOIN party p ON p.association_id = r.association_id AND p.id = r.party_id
  WHERE r.token_hash = secret_hash
$$;

-- Every association, for the job that removes what is no longer kept: it acts in each by itself.
CREATE FUNCTION associations_to_keep() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT id FROM association ORDER BY id
$$;

ALTER FUNCTION consent_shown(bytea) OWNER TO kopro_definer;
ALTER FUNCTION associations_to_keep() OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION consent_shown(bytea), associations_to_keep() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_shown(bytea), associations_to_keep() TO kopro_app;

-- Proof. Where a leaf stands in the closed tree of its subject, or that it is absent from it (no
-- index). Whoever holds a receipt knows both, and is given hashes only, whose salts he does not know.
CREATE FUNCTION proof_of_leaf(leaf bytea, subject uuid)
RETURNS TABLE (root bytea, "index" integer, leaves bytea[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT t.root,
    (SELECT l.index FROM proof_leaf l
     WHERE l.association_id = t.association_id AND l.tree_id = t.id AND l.hash = leaf LIMIT 1),
    ARRAY(SELECT s.hash FROM proof_leaf s
          WHERE s.association_id = t.association_id AND s.tree_id = t.id ORDER BY s.index)
  FROM proof_tree t
  WHERE t.subject_id = subject
$$;

ALTER FUNCTION proof_of_leaf(bytea, uuid) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION proof_of_leaf(bytea, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION proof_of_leaf(bytea, uuid) TO kopro_app;

-- Deadlines. Which associations have a legal term open up to a day, or a mandate that ends by then or
-- has ended within the year: the daily scan then acts within each of them.
CREATE FUNCTION associations_with_deadlines(until date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT d.association_id FROM legal_deadline d
  WHERE d.done_at IS NULL AND d.due_on <= until
  UNION
  SELECT m.association_id FROM mandate m
  WHERE m.ends_on <= until AND m.ends_on > until - interval '2 years'
$$;

ALTER FUNCTION associations_with_deadlines(date) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION associations_with_deadlines(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION associations_with_deadlines(date) TO kopro_app;

-- Identity. For which parties an account stands that signs in by an identity: whoever is told of it
-- is told in each association by itself.
CREATE FUNCTION identified_parties(account uuid, day date)
RETURNS TABLE (association_id uuid, party_id uuid, identity_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT m.association_id, m.party_id, s.id FROM membership m
  -- The one bound last: a re-created identity is told like the first.
  CROSS JOIN LATERAL (SELECT i.id FROM provider_subject i WHERE i.account_id = account
    ORDER BY i.bound_at DESC, i.id DESC LIMIT 1) s
  WHERE m.account_id = account AND m.party_id IS NOT NULL
    AND m.starts_on <= day AND (m.ends_on IS NULL OR m.ends_on >= day)
$$;

ALTER FUNCTION identified_parties(uuid, date) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION identified_parties(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identified_parties(uuid, date) TO kopro_app;

-- Search. Words without case and accents, as `fold` of the kernel, in pieces of letters and digits.
-- Not dropped above: indexes stand on them, and they belong to the tables' owner. Each names its
-- schema: an index is built with no other in sight.
CREATE OR REPLACE FUNCTION folded(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(regexp_replace(normalize(replace(replace(replace(coalesce(words, ''), 'ß', 'ss'), 'œ', 'oe'), 'æ', 'ae'), NFD), '[\u0300-\u036f]', '', 'g'))
$$;
-- A telephone number as it is dialled from anywhere: digits with the country first, 32 where none.
CREATE OR REPLACE FUNCTION dialled(number text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN digits = '' THEN NULL
    WHEN btrim(number) LIKE '+%' THEN regexp_replace(digits, '^320', '32')
    WHEN digits LIKE '00%' THEN regexp_replace(substr(digits, 3), '^320', '32')
    WHEN digits LIKE '0%' THEN '32' || substr(digits, 2)
    ELSE digits END
  FROM (SELECT regexp_replace(replace(coalesce(number, ''), '(0)', ''), '[^0-9]', '', 'g') AS digits) d
$$;
CREATE OR REPLACE FUNCTION pieces(words text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_split_to_array(btrim(regexp_replace(public.folded(words), '[^[:alnum:]]+', ' ', 'g')), ' ')
$$;
-- What a row is found by: its words, and its telephone numbers apart, after a plus.
CREATE OR REPLACE FUNCTION sought_by(words text, number text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(array_remove(array_remove(public.pieces(words), '') || ('+' || public.dialled(number)), NULL))
$$;
DROP INDEX IF EXISTS party_sought, lot_sought, association_sought, representative_sought;
CREATE INDEX representative_sought ON legal_representative USING gin (sought_by(name || ' ' || coalesce(behalf, ''), phone));
CREATE INDEX party_sought ON party USING gin (sought_by(coalesce(given_name, '') || ' ' || coalesce(family_name, '') || ' ' || coalesce(company_name, ''), phone));
CREATE INDEX lot_sought ON lot USING gin (sought_by(code, NULL));
CREATE INDEX association_sought ON association USING gin (sought_by(name || ' ' || town || ' ' || street, NULL));

-- What answers in the transaction's associations: people by their names where their register may be
-- read, by their numbers where contacts may be; lots by their code; associations by name and place.
CREATE FUNCTION search_register(words tsquery, number tsquery, registers uuid[], contacts uuid[],
  day date, most integer)
RETURNS TABLE (kind text, association_id uuid, id uuid, label text, detail text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  readable uuid[] := ARRAY(SELECT unnest(registers) INTERSECT SELECT unnest(app_associations()));
  reachable uuid[] := ARRAY(SELECT unnest(contacts) INTERSECT SELECT unnest(app_associations()));
BEGIN
  RETURN QUERY SELECT 'association', a.id, a.id, a.name, a.town
    FROM association a
    WHERE a.id = ANY (app_associations())
      AND sought_by(a.name || ' ' || a.town || ' ' || a.street, NULL) @@ words
    ORDER BY a.name, a.id LIMIT most;
  RETURN QUERY SELECT 'lot', l.association_id, l.id, l.code,
      (SELECT string_agg(DISTINCT coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)), ', ')
       FROM holding h JOIN party p ON p.association_id = h.association_id AND p.id = h.party_id
       WHERE h.association_id = l.association_id AND h.lot_id = l.id AND h.starts_on <= day
         AND (h.ends_on IS NULL OR h.ends_on >= day)
         AND NOT EXISTS (SELECT FROM restriction r WHERE r.association_id = p.association_id
           AND r.party_id = p.id AND r.representative_id IS NULL AND r.extent = 'all' AND r.starts_on <= day
           AND (r.ends_on IS NULL OR r.ends_on >= day)))
    FROM (SELECT * FROM lot l WHERE l.association_id = ANY (readable)
        AND sought_by(l.code, NULL) @@ words
      ORDER BY length(l.code), l.code, l.association_id, l.id LIMIT most) l
    ORDER BY length(l.code), l.code, l.association_id, l.id;
  -- Whose data are only kept (art. 18 GDPR) is found by nobody here; his page stays in the register.
  RETURN QUERY SELECT 'party', p.association_id, p.id,
      coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)),
      concat_ws(' · ', CASE WHEN p.association_id = ANY (reachable) THEN p.phone END,
        (SELECT string_agg(concat_ws(' ', r.name, r.phone), ', ' ORDER BY r.name)
         FROM legal_representative r
         WHERE r.association_id = p.association_id AND r.party_id = p.id
           AND p.association_id = ANY (reachable) AND power_found(r.association_id, r.id, day)),
        (SELECT string_agg(l.code, ', ' ORDER BY l.register_number)
         FROM holding h JOIN lot l ON l.association_id = h.association_id AND l.id = h.lot_id
         WHERE h.association_id = p.association_id AND h.party_id = p.id AND h.starts_on <= day
           AND (h.ends_on IS NULL OR h.ends_on >= day)))
    FROM (
      SELECT p.* FROM party p
      WHERE p.association_id = ANY (readable)
        AND sought_by(coalesce(p.given_name, '') || ' ' || coalesce(p.family_name, '') || ' ' || coalesce(p.company_name, ''), p.phone) @@ words
      UNION
      SELECT p.* FROM party p
      WHERE p.association_id = ANY (reachable)
        AND sought_by(coalesce(p.given_name, '') || ' ' || coalesce(p.family_name, '') || ' ' || coalesce(p.company_name, ''), p.phone) @@ number
      UNION
      -- Whoever acts for somebody is found under his own name and number, by who may read how he is
      -- reached: that a neighbour is under protection is nobody's to look up.
      SELECT p.* FROM legal_representative r
      JOIN party p ON p.association_id = r.association_id AND p.id = r.party_id
      WHERE r.association_id = ANY (reachable)
        AND sought_by(r.name || ' ' || coalesce(r.behalf, ''), r.phone) @@ words
        AND power_found(r.association_id, r.id, day)
      UNION
      SELECT p.* FROM legal_representative r
      JOIN party p ON p.association_id = r.association_id AND p.id = r.party_id
      WHERE r.association_id = ANY (reachable)
        AND sought_by(r.name || ' ' || coalesce(r.behalf, ''), r.phone) @@ number
        AND power_found(r.association_id, r.id, day)
      ORDER BY family_name, given_name, company_name, id LIMIT most * 2
    ) p
    WHERE NOT EXISTS (SELECT FROM restriction r WHERE r.association_id = p.association_id
      AND r.party_id = p.id AND r.representative_id IS NULL AND r.extent = 'all' AND r.starts_on <= day
      AND (r.ends_on IS NULL OR r.ends_on >= day))
    LIMIT most;
END $$;

ALTER FUNCTION search_register(tsquery, tsquery, uuid[], uuid[], date, integer) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION search_register(tsquery, tsquery, uuid[], uuid[], date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_register(tsquery, tsquery, uuid[], uuid[], date, integer) TO kopro_app;
GRANT EXECUTE ON FUNCTION folded(text), dialled(text), pieces(text), sought_by(text, text) TO kopro_app, kopro_definer;

-- The jobs of no association that gave up since a moment: their names and how often, nothing else.
CREATE FUNCTION installation_failures(since timestamptz)
RETURNS TABLE (job text, times integer, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT f.job, count(*)::int, max(f.at) FROM job_failure f
  WHERE f.association_id IS NULL AND f.at > since GROUP BY f.job
$$;

ALTER FUNCTION installation_failures(timestamptz) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION installation_failures(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION installation_failures(timestamptz) TO kopro_app;
-- Site. What the law wants posted at the entrance (art. 3.89 §2), by the association's name in
-- addresses: public facts and nothing else. The domicile of a natural person only with his agreement.
CREATE FUNCTION public_notice(named text, day date)
RETURNS TABLE (name text, enterprise_number text, street text, postcode text, town text,
  languages text[], consultation_at text, consultation_note text, last_ended_on date,
  next_starts_on date, syndics jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT a.name, a.enterprise_number, a.street, a.postcode, a.town, a.languages,
    a.consultation_at::text, a.consultation_note,
    (SELECT max(m.ends_on) FROM mandate m WHERE m.association_id = a.id AND m.ends_on < day),
    (SELECT min(m.starts_on) FROM mandate m WHERE m.association_id = a.id AND m.starts_on > day),
    -- A provisional syndic may stand beside the syndic (art. 3.89 §7): both are named, he second.
    (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'name', o.name, 'legalForm', o.legal_form,
        'profession', o.profession, 'enterpriseNumber', o.enterprise_number,
        'ipiNumber', o.ipi_number, 'email', o.email, 'phone', o.phone,
        'emergencyPhone', o.emergency_phone, 'openingHours', o.opening_hours,
        'seat', CASE WHEN o.kind = 'firm' OR o.domicile_agreed_at IS NOT NULL THEN
          jsonb_build_object('street', o.street, 'postcode', o.postcode, 'town', o.town) END,
        'appointedOn', m.appointed_on, 'startsOn', m.starts_on, 'provisional', m.provisional)
        ORDER BY m.provisional, m.starts_on DESC, m.id DESC), '[]')
     FROM mandate m JOIN office o ON o.id = m.office_id
     WHERE m.association_id = a.id AND m.starts_on <= day AND m.ends_on >= day)
  FROM association a WHERE a.slug = named
$$;

-- The association for which a visitor's report of a fault is received: one that has a syndic to
-- read it.
CREATE FUNCTION association_receiving(named text, day date) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT a.id FROM association a
  WHERE a.slug = named AND EXISTS (SELECT FROM mandate m
    WHERE m.association_id = a.id AND m.starts_on <= day AND m.ends_on >= day)
$$;

-- Whose notice changes when a syndic's own facts do: the associations he has or will have a
-- mandate for.
CREATE FUNCTION associations_of_office(office uuid, day date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT m.association_id FROM mandate m WHERE m.office_id = office AND m.ends_on >= day
$$;

ALTER FUNCTION public_notice(text, date) OWNER TO kopro_definer;
ALTER FUNCTION association_receiving(text, date) OWNER TO kopro_definer;
ALTER FUNCTION associations_of_office(uuid, date) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION public_notice(text, date), association_receiving(text, date),
  associations_of_office(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_notice(text, date), association_receiving(text, date),
  associations_of_office(uuid, date) TO kopro_app;
-- Registry. The lots as they were on a day, each with the shares it had then. Not a definer: the
-- reader's own policies hold, and the planner unfolds it into the statement that asks.
CREATE OR REPLACE FUNCTION lots_on(association uuid, day date)
RETURNS TABLE (association_id uuid, id uuid, register_number integer, code text, kind lot_kind,
  floor text, shares bigint)
LANGUAGE sql STABLE AS $$
  SELECT l.association_id, l.id, l.register_number, l.code, l.kind, l.floor,
    coalesce((SELECT f.shares FROM former_shares f
      WHERE f.association_id = l.association_id AND f.lot_id = l.id AND f.ends_on >= day
      ORDER BY f.ends_on LIMIT 1), l.shares)
  FROM lot l
  WHERE l.association_id = association AND (l.starts_on IS NULL OR l.starts_on <= day)
    AND (l.ends_on IS NULL OR l.ends_on >= day)
$$;

-- The total that the deed declared on a day.
CREATE OR REPLACE FUNCTION shares_total_on(association uuid, day date) RETURNS bigint
LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT f.total FROM former_total f
      WHERE f.association_id = a.id AND f.ends_on >= day ORDER BY f.ends_on LIMIT 1), a.shares_total)
  FROM association a WHERE a.id = association
$$;

-- An association and its partial one, and the lots that are the same private part, are the only
-- rows that cross. Both ends are written together, by whoever may read both and writes for one.
CREATE FUNCTION link_partial(partial uuid, main uuid, decided text, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF app_association() IS DISTINCT FROM partial OR partial = main
    OR NOT (ARRAY[partial, main] <@ app_associations()) THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  INSERT INTO partial_link (association_id, other_id, is_partial, other_name, decision, recorded_at)
  SELECT s.id, o.id, s.id = partial, o.name, decided, moment
  FROM association s, association o
  WHERE (s.id, o.id) IN ((partial, main), (main, partial));
END $$;

CREATE FUNCTION link_twins(partial uuid, lots uuid[], main uuid, main_lots uuid[], moment timestamptz)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  made integer;
BEGIN
  IF app_association() IS DISTINCT FROM partial
    OR NOT (ARRAY[partial, main] <@ app_associations())
    OR NOT EXISTS (SELECT FROM partial_link k
      WHERE k.association_id = partial AND k.other_id = main AND k.is_partial) THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  WITH pairs AS (
    SELECT h.id AS here, h.code AS here_code, t.id AS there, t.code AS there_code
    FROM unnest(lots, main_lots) AS pair(here, there)
    JOIN lot h ON h.association_id = partial AND h.id = pair.here
    JOIN lot t ON t.association_id = main AND t.id = pair.there
  ), ends AS (
    INSERT INTO lot_twin (association_id, lot_id, other_id, other_lot_id, other_code, recorded_at)
    SELECT partial, here, main, there, there_code, moment FROM pairs
    UNION ALL
    SELECT main, there, partial, here, here_code, moment FROM pairs
    RETURNING 1
  )
  SELECT count(*) / 2 INTO made FROM ends;
  RETURN made;
END $$;

-- Ends what was linked, on both sides at once; what it was is kept on both. Without lots, the link
-- itself with all its twins.
CREATE FUNCTION end_partial(here uuid, other uuid, lots uuid[], why text, by_whom text, moment timestamptz)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  parted integer;
BEGIN
  IF app_association() IS DISTINCT FROM here OR NOT (ARRAY[here, other] <@ app_associations()) THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  WITH gone AS (
    DELETE FROM lot_twin t
    WHERE (t.association_id = here AND t.other_id = other AND (lots IS NULL OR t.lot_id = ANY (lots)))
      OR (t.association_id = other AND t.other_id = here
        AND (lots IS NULL OR t.other_lot_id = ANY (lots)))
    RETURNING t.*
  ), kept AS (
    INSERT INTO former_twin (association_id, id, lot_id, other_id, other_lot_id, other_code,
      recorded_at, reason, ended_at, ended_by)
    SELECT association_id, gen_random_uuid(), lot_id, other_id, other_lot_id, other_code,
      recorded_at, why, moment, by_whom
    FROM gone
    RETURNING 1
  )
  SELECT count(*) / 2 INTO parted FROM kept;
  IF lots IS NULL THEN
    WITH gone AS (
      DELETE FROM partial_link k
      WHERE (k.association_id, k.other_id) IN ((here, other), (other, here))
      RETURNING k.*
    )
    INSERT INTO former_partial_link (association_id, id, other_id, is_partial, other_name, decision,
      recorded_at, reason, ended_at, ended_by)
    SELECT association_id, gen_random_uuid(), other_id, is_partial, other_name, decision,
      recorded_at, why, moment, by_whom
    FROM gone;
  END IF;
  RETURN parted;
END $$;

ALTER FUNCTION link_partial(uuid, uuid, text, timestamptz) OWNER TO kopro_definer;
ALTER FUNCTION end_partial(uuid, uuid, uuid[], text, text, timestamptz) OWNER TO kopro_definer;
ALTER FUNCTION link_twins(uuid, uuid[], uuid, uuid[], timestamptz) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION link_partial(uuid, uuid, text, timestamptz),
  link_twins(uuid, uuid[], uuid, uuid[], timestamptz),
  end_partial(uuid, uuid, uuid[], text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION link_partial(uuid, uuid, text, timestamptz),
  link_twins(uuid, uuid[], uuid, uuid[], timestamptz),
  end_partial(uuid, uuid, uuid[], text, text, timestamptz) TO kopro_app;

-- Calendars. What the owner of a secret address may see today, and his language: nothing else of him.
CREATE FUNCTION calendar_feed_scope(secret_hash bytea, day date)
RETURNS TABLE (locale text, capacities jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT a.locale, account_standing(a.id, day)
  FROM calendar_feed f JOIN account a ON a.id = f.account_id
  WHERE f.token_hash = secret_hash AND f.revoked_at IS NULL
$$;

ALTER FUNCTION calendar_feed_scope(bytea, date) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION calendar_feed_scope(bytea, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION calendar_feed_scope(bytea, date) TO kopro_app;

-- The day's mail. Which accounts have something unread that no mail told, and wants to be told.
CREATE FUNCTION digest_accounts(since timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT n.account_id FROM notification n
  WHERE n.at > since
    AND NOT EXISTS (SELECT FROM notification_mark m
      WHERE m.notification_id = n.id AND m.account_id = n.account_id)
    AND NOT EXISTS (SELECT FROM notification_choice c
      WHERE c.account_id = n.account_id AND c.kind = n.kind AND NOT c.mailed)
$$;

-- To whom it goes, and over what the account may see today.
CREATE FUNCTION digest_reader(account uuid, day date)
RETURNS TABLE (account_id uuid, email text, display_name text, locale text, capacities jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT a.id, a.email, a.display_name, a.locale, account_standing(a.id, day)
  FROM account a WHERE a.id = account
$$;

ALTER FUNCTION digest_accounts(timestamptz) OWNER TO kopro_definer;
ALTER FUNCTION digest_reader(uuid, date) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION digest_accounts(timestamptz), digest_reader(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION digest_accounts(timestamptz), digest_reader(uuid, date) TO kopro_app;

-- Who looked at what is forgotten after its time, in the transaction's association: the count is all
-- that is left.
CREATE FUNCTION forget_consultations(before date) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  WITH removed AS (DELETE FROM consultation
    WHERE association_id = app_association() AND "on" < before RETURNING 1)
  SELECT count(*)::int FROM removed
$$;

ALTER FUNCTION forget_consultations(date) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION forget_consultations(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_consultations(date) TO kopro_app;

-- Site. How those who reported a fault of the transaction's association are reached is forgotten some
-- time after it was closed: in the report, in what was answered, and where the answer was sent. What
-- was broken, and that it was answered, stays.
CREATE FUNCTION forget_fault_contacts(before timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  due record;
  way text;
  forgotten integer := 0;
BEGIN
  FOR due IN
    SELECT f.id, ARRAY(SELECT w FROM unnest(ARRAY[f.email, f.phone]) w WHERE w IS NOT NULL) AS ways
    FROM fault f JOIN fault_closure c ON c.association_id = f.association_id AND c.fault_id = f.id
    WHERE f.association_id = app_association() AND c.at < before
      AND (f.email IS NOT NULL OR f.phone IS NOT NULL)
    FOR UPDATE OF f
  LOOP
    FOREACH way IN ARRAY due.ways LOOP
      -- Also where it stands in the middle of a text; not what is too short to be a way to anybody.
      CONTINUE WHEN length(way) < 6;
      UPDATE fault f SET what = replace(f.what, way, '…'), place = replace(f.place, way, '…')
      WHERE f.association_id = app_association() AND f.id = due.id;
      UPDATE fault_answer a SET text = replace(a.text, way, '…')
      WHERE a.association_id = app_association() AND a.fault_id = due.id;
      UPDATE delivery d SET content = replace(d.content::text,
        substr(to_jsonb(way)::text, 2, length(to_jsonb(way)::text) - 2), '…')::jsonb
      WHERE d.association_id = app_association() AND d.kind = 'site.fault-answer'
        AND d.party_id = due.id;
      UPDATE delivery_proof p SET evidence = replace(p.evidence, way, '…')
      FROM delivery d
      WHERE d.association_id = app_association() AND d.kind = 'site.fault-answer'
        AND d.party_id = due.id AND p.association_id = d.association_id AND p.delivery_id = d.id;
    END LOOP;
    UPDATE delivery d SET address = '{"name": "", "lines": [], "email": null}'
    WHERE d.association_id = app_association() AND d.kind = 'site.fault-answer'
      AND d.party_id = due.id;
    -- A hash of what was reported would still tell whether an address had been part of it.
    UPDATE fault f SET email = NULL, phone = NULL,
      content_hash = sha256(convert_to(f.id::text, 'UTF8'))
    WHERE f.association_id = app_association() AND f.id = due.id;
    forgotten := forgotten + 1;
  END LOOP;
  RETURN forgotten;
END $$;

ALTER FUNCTION forget_fault_contacts(timestamptz) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION forget_fault_contacts(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_fault_contacts(timestamptz) TO kopro_app;

-- Proof. What an act is, for whoever holds its fingerprint, which the act itself bears: whose it is, of
-- which day, whether it still stands. The words only of an act that was issued to be shown.
CREATE FUNCTION act_shown(given bytea)
RETURNS TABLE (kind text, association text, enterprise_number text, language text, day date,
  at timestamptz, signatures integer, stands boolean, content text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT 'assembly.minutes', a.name, a.enterprise_number, n.language,
    (m.starts_at AT TIME ZONE 'Europe/Brussels')::date, n.frozen_at,
    (SELECT count(*)::int FROM minutes_signature s
      WHERE s.association_id = n.association_id AND s.meeting_id = n.meeting_id), true, NULL
  FROM minutes n
  JOIN meeting m ON m.association_id = n.association_id AND m.id = n.meeting_id
  JOIN association a ON a.id = n.association_id
  WHERE n.record_hash = given
  UNION ALL
  SELECT 'assembly.convocation', a.name, a.enterprise_number, m.language,
    (m.starts_at AT TIME ZONE 'Europe/Brussels')::date, c.at, NULL,
    NOT EXISTS (SELECT FROM meeting_withdrawal w
      WHERE w.association_id = c.association_id AND w.meeting_id = c.meeting_id), NULL
  FROM convocation c
  JOIN meeting m ON m.association_id = c.association_id AND m.id = c.meeting_id
  JOIN association a ON a.id = c.association_id
  WHERE c.agenda_hash = given
  UNION ALL
  SELECT i.kind, a.name, a.enterprise_number, a.languages[1], i.day, i.issued_at, NULL, true, i.content
  FROM issued_act i JOIN association a ON a.id = i.association_id
  WHERE i.fingerprint = given
$$;

ALTER FUNCTION act_shown(bytea) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION act_shown(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION act_shown(bytea) TO kopro_app;
