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
