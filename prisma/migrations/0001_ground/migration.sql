-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "meeting_kind" AS ENUM ('ordinary', 'extraordinary');

-- CreateEnum
CREATE TYPE "attendance_kind" AS ENUM ('arrived', 'departed');

-- CreateEnum
CREATE TYPE "attendance_channel" AS ENUM ('room', 'remote');

-- CreateEnum
CREATE TYPE "vote_choice" AS ENUM ('for', 'against', 'abstain');

-- CreateEnum
CREATE TYPE "entitlement_nature" AS ENUM ('sole', 'undivided', 'divided');

-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('adopted', 'rejected');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('owners', 'syndic', 'party');

-- CreateEnum
CREATE TYPE "delivery_channel" AS ENUM ('email', 'registered_letter', 'letter');

-- CreateEnum
CREATE TYPE "anchor_state" AS ENUM ('sealed', 'queued', 'sent', 'included', 'final');

-- CreateEnum
CREATE TYPE "lot_kind" AS ENUM ('apartment', 'commercial', 'office', 'garage', 'parking', 'cellar', 'other');

-- CreateEnum
CREATE TYPE "party_kind" AS ENUM ('natural', 'legal');

-- CreateEnum
CREATE TYPE "holding_right" AS ENUM ('full', 'bare', 'usufruct', 'use', 'habitation', 'long_lease', 'building_right');

-- CreateEnum
CREATE TYPE "office_kind" AS ENUM ('firm', 'volunteer');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('manager', 'clerk', 'accountant');

-- CreateTable
CREATE TABLE "meeting" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "meeting_kind" NOT NULL,
    "session" INTEGER NOT NULL,
    "first_session_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "remote_allowed" BOOLEAN NOT NULL,
    "conference_url" TEXT,
    "conference_phone" TEXT,
    "consultation" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "urgency_reason" TEXT,
    "rules_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "explanation" TEXT,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "resolution" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "decision_type" TEXT NOT NULL,
    "retry_of_id" UUID,

    CONSTRAINT "resolution_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "convocation" (
    "association_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "agenda_hash" BYTEA NOT NULL,

    CONSTRAINT "convocation_pkey" PRIMARY KEY ("association_id","meeting_id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "kind" "attendance_kind" NOT NULL,
    "channel" "attendance_channel" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "step_up_id" UUID,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "proxy" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "principal_party_id" UUID NOT NULL,
    "holder_party_id" UUID NOT NULL,
    "signed_on" DATE NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "proxy_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "meeting_opening" (
    "association_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "chair_party_id" UUID NOT NULL,
    "secretary_name" TEXT NOT NULL,
    "heads_present" INTEGER NOT NULL,
    "heads_total" INTEGER NOT NULL,
    "shares_present" BIGINT NOT NULL,
    "shares_total" BIGINT NOT NULL,
    "quorate" BOOLEAN NOT NULL,
    "roll_hash" BYTEA NOT NULL,

    CONSTRAINT "meeting_opening_pkey" PRIMARY KEY ("association_id","meeting_id")
);

-- CreateTable
CREATE TABLE "meeting_closing" (
    "association_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_closing_pkey" PRIMARY KEY ("association_id","meeting_id")
);

-- CreateTable
CREATE TABLE "entitlement" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "nature" "entitlement_nature" NOT NULL,
    "holder_ids" UUID[],
    "voter_party_id" UUID,
    "shares" BIGINT NOT NULL,

    CONSTRAINT "entitlement_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "entitlement_lot" (
    "association_id" UUID NOT NULL,
    "entitlement_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "shares" BIGINT NOT NULL,

    CONSTRAINT "entitlement_lot_pkey" PRIMARY KEY ("association_id","entitlement_id","lot_id")
);

-- CreateTable
CREATE TABLE "vote_exclusion" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "resolution_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "ground" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vote_exclusion_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "exclusion_lift" (
    "association_id" UUID NOT NULL,
    "exclusion_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exclusion_lift_pkey" PRIMARY KEY ("association_id","exclusion_id")
);

-- CreateTable
CREATE TABLE "ballot_opening" (
    "association_id" UUID NOT NULL,
    "resolution_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ballot_opening_pkey" PRIMARY KEY ("association_id","resolution_id")
);

-- CreateTable
CREATE TABLE "ballot_closure" (
    "association_id" UUID NOT NULL,
    "resolution_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "outcome" NOT NULL,
    "votes_for" TEXT NOT NULL,
    "votes_against" TEXT NOT NULL,
    "abstained" BIGINT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "snapshot_hash" BYTEA NOT NULL,

    CONSTRAINT "ballot_closure_pkey" PRIMARY KEY ("association_id","resolution_id")
);

-- CreateTable
CREATE TABLE "vote_event" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "resolution_id" UUID NOT NULL,
    "entitlement_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "leaf_hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vote_event_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "vote_content" (
    "association_id" UUID NOT NULL,
    "vote_id" UUID NOT NULL,
    "choice" "vote_choice" NOT NULL,
    "shares" BIGINT NOT NULL,
    "cast_by_party_id" UUID NOT NULL,
    "proxy_id" UUID,
    "channel" "attendance_channel" NOT NULL,
    "by_operator" BOOLEAN NOT NULL,
    "salt" BYTEA NOT NULL,
    "canonical" TEXT NOT NULL,

    CONSTRAINT "vote_content_pkey" PRIMARY KEY ("association_id","vote_id")
);

-- CreateTable
CREATE TABLE "minutes" (
    "association_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "record_hash" BYTEA NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "minutes_pkey" PRIMARY KEY ("association_id","meeting_id")
);

-- CreateTable
CREATE TABLE "minutes_signature" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "capacity" TEXT NOT NULL,
    "party_id" UUID,
    "name" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "minutes_signature_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "association_id" UUID,
    "type" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "payload" JSONB NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "xid" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_link" (
    "event_id" UUID NOT NULL,
    "association_id" UUID,
    "position" BIGINT NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_link_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "relay_mark" (
    "id" INTEGER NOT NULL,
    "xid" BIGINT NOT NULL,

    CONSTRAINT "relay_mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "effect_key" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "effect_key_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "document" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "storage_key" TEXT NOT NULL,
    "audience" "audience" NOT NULL,
    "party_id" UUID,
    "subject_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "channel" "delivery_channel" NOT NULL,
    "language" TEXT NOT NULL,
    "address" JSONB NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "document_id" UUID,
    "batch_id" UUID,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "delivery_proof" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "evidence" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_proof_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_subject" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "amr" TEXT[],
    "acr" TEXT,
    "auth_time" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "acting_role" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "step_up" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "acr" TEXT NOT NULL,
    "auth_time" TIMESTAMPTZ(3) NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "step_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" BYTEA NOT NULL,
    "points" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "proof_tree" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "root" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proof_tree_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "proof_leaf" (
    "association_id" UUID NOT NULL,
    "tree_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "proof_leaf_pkey" PRIMARY KEY ("association_id","tree_id","index")
);

-- CreateTable
CREATE TABLE "anchor_member" (
    "root" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "batch_id" UUID,
    "index" INTEGER,

    CONSTRAINT "anchor_member_pkey" PRIMARY KEY ("root")
);

-- CreateTable
CREATE TABLE "anchor_batch" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "root" BYTEA NOT NULL,
    "state" "anchor_state" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "found_in" BYTEA,
    "block_number" BIGINT,
    "block_hash" BYTEA,
    "anchored_at" TIMESTAMPTZ(3),

    CONSTRAINT "anchor_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "anchor_transaction" (
    "hash" BYTEA NOT NULL,
    "batch_id" UUID NOT NULL,
    "chain_id" BIGINT NOT NULL,
    "contract" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "nonce" BIGINT NOT NULL,
    "raw" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "anchor_transaction_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "office" (
    "id" UUID NOT NULL,
    "kind" "office_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "enterprise_number" TEXT,
    "ipi_number" TEXT,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "office_staff" (
    "id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "staff_role" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "office_staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "column_mapping" (
    "id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "column_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "association" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enterprise_number" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "shares_total" BIGINT NOT NULL,
    "fiscal_year_start" TEXT NOT NULL,
    "languages" TEXT[],
    "period_start" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "association_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "register_number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "lot_kind" NOT NULL,
    "floor" TEXT,
    "shares" BIGINT NOT NULL,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "party" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "party_kind" NOT NULL,
    "family_name" TEXT,
    "given_name" TEXT,
    "company_name" TEXT,
    "enterprise_number" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "street" TEXT,
    "postcode" TEXT,
    "town" TEXT,
    "language" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "party_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "holding" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "right" "holding_right" NOT NULL,
    "numerator" BIGINT NOT NULL,
    "denominator" BIGINT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "holding_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "representation" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "representation_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "consent" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "accepted_text" TEXT NOT NULL,
    "accepted_on" DATE NOT NULL,
    "proof" TEXT NOT NULL,
    "revoked_on" DATE,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "mandate" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "appointed_on" DATE NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "membership" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "party_id" UUID,
    "role" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "person_name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "account_id" UUID,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "register_import" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "filename" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "storage_key" TEXT NOT NULL,
    "mapping" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "register_import_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateTable
CREATE TABLE "legal_deadline" (
    "association_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "article" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "reminded_on" DATE,

    CONSTRAINT "legal_deadline_pkey" PRIMARY KEY ("association_id","id")
);

-- CreateIndex
CREATE INDEX "meeting_association_id_starts_at_idx" ON "meeting"("association_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_association_id_meeting_id_position_key" ON "agenda_item"("association_id", "meeting_id", "position");

-- CreateIndex
CREATE INDEX "resolution_association_id_retry_of_id_idx" ON "resolution"("association_id", "retry_of_id");

-- CreateIndex
CREATE INDEX "resolution_association_id_meeting_id_idx" ON "resolution"("association_id", "meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "resolution_association_id_item_id_position_key" ON "resolution"("association_id", "item_id", "position");

-- CreateIndex
CREATE INDEX "attendance_association_id_meeting_id_party_id_at_idx" ON "attendance"("association_id", "meeting_id", "party_id", "at");

-- CreateIndex
CREATE INDEX "proxy_association_id_meeting_id_idx" ON "proxy"("association_id", "meeting_id");

-- CreateIndex
CREATE INDEX "entitlement_association_id_meeting_id_voter_party_id_idx" ON "entitlement"("association_id", "meeting_id", "voter_party_id");

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_association_id_meeting_id_number_key" ON "entitlement"("association_id", "meeting_id", "number");

-- CreateIndex
CREATE INDEX "vote_exclusion_association_id_resolution_id_idx" ON "vote_exclusion"("association_id", "resolution_id");

-- CreateIndex
CREATE UNIQUE INDEX "vote_event_leaf_hash_key" ON "vote_event"("leaf_hash");

-- CreateIndex
CREATE INDEX "vote_event_association_id_meeting_id_idx" ON "vote_event"("association_id", "meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "vote_event_association_id_resolution_id_entitlement_id_sequ_key" ON "vote_event"("association_id", "resolution_id", "entitlement_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "minutes_signature_association_id_meeting_id_capacity_party__key" ON "minutes_signature"("association_id", "meeting_id", "capacity", "party_id");

-- CreateIndex
CREATE INDEX "audit_event_xid_idx" ON "audit_event"("xid");

-- CreateIndex
CREATE INDEX "audit_event_association_id_at_idx" ON "audit_event"("association_id", "at");

-- CreateIndex
CREATE INDEX "audit_link_sent_at_idx" ON "audit_link"("sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_link_association_id_position_key" ON "audit_link"("association_id", "position");

-- CreateIndex
CREATE INDEX "document_association_id_subject_id_idx" ON "document"("association_id", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_association_id_kind_subject_id_party_id_channel_key" ON "delivery"("association_id", "kind", "subject_id", "party_id", "channel");

-- CreateIndex
CREATE INDEX "delivery_proof_association_id_delivery_id_idx" ON "delivery_proof"("association_id", "delivery_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "provider_subject_account_id_idx" ON "provider_subject"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_subject_issuer_subject_key" ON "provider_subject"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "step_up_account_id_purpose_idx" ON "step_up"("account_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "step_up_token_hash_purpose_key" ON "step_up"("token_hash", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "proof_tree_root_key" ON "proof_tree"("root");

-- CreateIndex
CREATE INDEX "proof_tree_subject_id_idx" ON "proof_tree"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "proof_tree_association_id_kind_subject_id_key" ON "proof_tree"("association_id", "kind", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "proof_leaf_association_id_tree_id_hash_key" ON "proof_leaf"("association_id", "tree_id", "hash");

-- CreateIndex
CREATE INDEX "anchor_member_sealed_at_idx" ON "anchor_member"("sealed_at");

-- CreateIndex
CREATE UNIQUE INDEX "anchor_member_batch_id_index_key" ON "anchor_member"("batch_id", "index");

-- CreateIndex
CREATE UNIQUE INDEX "anchor_batch_root_key" ON "anchor_batch"("root");

-- CreateIndex
CREATE INDEX "anchor_batch_state_idx" ON "anchor_batch"("state");

-- CreateIndex
CREATE INDEX "anchor_transaction_batch_id_idx" ON "anchor_transaction"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "anchor_transaction_chain_id_sender_nonce_key" ON "anchor_transaction"("chain_id", "sender", "nonce");

-- CreateIndex
CREATE INDEX "office_staff_account_id_idx" ON "office_staff"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "office_staff_office_id_account_id_starts_on_key" ON "office_staff"("office_id", "account_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "column_mapping_office_id_fingerprint_key" ON "column_mapping"("office_id", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "association_slug_key" ON "association"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "lot_association_id_register_number_key" ON "lot"("association_id", "register_number");

-- CreateIndex
CREATE UNIQUE INDEX "lot_association_id_code_key" ON "lot"("association_id", "code");

-- CreateIndex
CREATE INDEX "holding_association_id_lot_id_idx" ON "holding"("association_id", "lot_id");

-- CreateIndex
CREATE INDEX "holding_association_id_party_id_idx" ON "holding"("association_id", "party_id");

-- CreateIndex
CREATE INDEX "representation_association_id_lot_id_idx" ON "representation"("association_id", "lot_id");

-- CreateIndex
CREATE INDEX "representation_association_id_party_id_idx" ON "representation"("association_id", "party_id");

-- CreateIndex
CREATE INDEX "consent_association_id_party_id_idx" ON "consent"("association_id", "party_id");

-- CreateIndex
CREATE INDEX "mandate_office_id_idx" ON "mandate"("office_id");

-- CreateIndex
CREATE INDEX "membership_account_id_idx" ON "membership"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_association_id_account_id_role_party_id_starts_o_key" ON "membership"("association_id", "account_id", "role", "party_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_association_id_party_id_idx" ON "invitation"("association_id", "party_id");

-- CreateIndex
CREATE INDEX "legal_deadline_due_on_idx" ON "legal_deadline"("due_on");

-- CreateIndex
CREATE UNIQUE INDEX "legal_deadline_association_id_kind_subject_id_key" ON "legal_deadline"("association_id", "kind", "subject_id");

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_association_id_meeting_id_fkey" FOREIGN KEY ("association_id", "meeting_id") REFERENCES "meeting"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_association_id_item_id_fkey" FOREIGN KEY ("association_id", "item_id") REFERENCES "agenda_item"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_association_id_retry_of_id_fkey" FOREIGN KEY ("association_id", "retry_of_id") REFERENCES "resolution"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "convocation" ADD CONSTRAINT "convocation_association_id_meeting_id_fkey" FOREIGN KEY ("association_id", "meeting_id") REFERENCES "meeting"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_association_id_meeting_id_fkey" FOREIGN KEY ("association_id", "meeting_id") REFERENCES "meeting"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_association_id_meeting_id_fkey" FOREIGN KEY ("association_id", "meeting_id") REFERENCES "meeting"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_opening" ADD CONSTRAINT "meeting_opening_association_id_meeting_id_fkey" FOREIGN KEY ("association_id", "meeting_id") REFERENCES "meeting"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_closing" ADD CONSTRAINT "meeting_closing_association_id_meeting_id_fkey" FOREIGN KEY ("association_id", "meeting_id") REFERENCES "meeting"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_association_id_meeting_id_fkey" FOREIGN KEY ("association_id", "meeting_id") REFERENCES "meeting"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement_lot" ADD CONSTRAINT "entitlement_lot_association_id_entitlement_id_fkey" FOREIGN KEY ("association_id", "entitlement_id") REFERENCES "entitlement"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_exclusion" ADD CONSTRAINT "vote_exclusion_association_id_resolution_id_fkey" FOREIGN KEY ("association_id", "resolution_id") REFERENCES "resolution"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exclusion_lift" ADD CONSTRAINT "exclusion_lift_association_id_exclusion_id_fkey" FOREIGN KEY ("association_id", "exclusion_id") REFERENCES "vote_exclusion"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ballot_opening" ADD CONSTRAINT "ballot_opening_association_id_resolution_id_fkey" FOREIGN KEY ("association_id", "resolution_id") REFERENCES "resolution"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ballot_closure" ADD CONSTRAINT "ballot_closure_association_id_resolution_id_fkey" FOREIGN KEY ("association_id", "resolution_id") REFERENCES "resolution"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_event" ADD CONSTRAINT "vote_event_association_id_resolution_id_fkey" FOREIGN KEY ("association_id", "resolution_id") REFERENCES "resolution"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_event" ADD CONSTRAINT "vote_event_association_id_entitlement_id_fkey" FOREIGN KEY ("association_id", "entitlement_id") REFERENCES "entitlement"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_content" ADD CONSTRAINT "vote_content_association_id_vote_id_fkey" FOREIGN KEY ("association_id", "vote_id") REFERENCES "vote_event"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_association_id_meeting_id_fkey" FOREIGN KEY ("association_id", "meeting_id") REFERENCES "meeting"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_signature" ADD CONSTRAINT "minutes_signature_association_id_meeting_id_fkey" FOREIGN KEY ("association_id", "meeting_id") REFERENCES "minutes"("association_id", "meeting_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_link" ADD CONSTRAINT "audit_link_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "audit_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_proof" ADD CONSTRAINT "delivery_proof_association_id_delivery_id_fkey" FOREIGN KEY ("association_id", "delivery_id") REFERENCES "delivery"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_subject" ADD CONSTRAINT "provider_subject_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_up" ADD CONSTRAINT "step_up_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proof_leaf" ADD CONSTRAINT "proof_leaf_association_id_tree_id_fkey" FOREIGN KEY ("association_id", "tree_id") REFERENCES "proof_tree"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor_member" ADD CONSTRAINT "anchor_member_root_fkey" FOREIGN KEY ("root") REFERENCES "proof_tree"("root") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor_member" ADD CONSTRAINT "anchor_member_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "anchor_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor_transaction" ADD CONSTRAINT "anchor_transaction_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "anchor_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office_staff" ADD CONSTRAINT "office_staff_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "column_mapping" ADD CONSTRAINT "column_mapping_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_association_id_fkey" FOREIGN KEY ("association_id") REFERENCES "association"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_association_id_fkey" FOREIGN KEY ("association_id") REFERENCES "association"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holding" ADD CONSTRAINT "holding_association_id_lot_id_fkey" FOREIGN KEY ("association_id", "lot_id") REFERENCES "lot"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holding" ADD CONSTRAINT "holding_association_id_party_id_fkey" FOREIGN KEY ("association_id", "party_id") REFERENCES "party"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "representation" ADD CONSTRAINT "representation_association_id_lot_id_fkey" FOREIGN KEY ("association_id", "lot_id") REFERENCES "lot"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "representation" ADD CONSTRAINT "representation_association_id_party_id_fkey" FOREIGN KEY ("association_id", "party_id") REFERENCES "party"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_association_id_party_id_fkey" FOREIGN KEY ("association_id", "party_id") REFERENCES "party"("association_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_association_id_fkey" FOREIGN KEY ("association_id") REFERENCES "association"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_association_id_fkey" FOREIGN KEY ("association_id") REFERENCES "association"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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
CREATE FUNCTION app_associations() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_to_array(nullif(current_setting('app.associations', true), ''), ',')::uuid[], '{}')
$$;
CREATE FUNCTION app_association() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
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
  FOREACH fact IN ARRAY ARRAY['audit_event', 'vote_event', 'vote_content', 'ballot_opening',
    'ballot_closure', 'meeting_opening', 'meeting_closing', 'convocation', 'attendance',
    'entitlement', 'entitlement_lot', 'minutes', 'minutes_signature', 'proof_tree', 'proof_leaf',
    'delivery_proof', 'step_up', 'vote_exclusion', 'exclusion_lift', 'anchor_transaction']
  LOOP
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM kopro_app', fact);
  END LOOP;
END $$;
REVOKE ALL ON audit_link FROM kopro_app;
-- The migrations' own list is the owner's; where they are compared it is not there.
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON _prisma_migrations FROM kopro_app, kopro_definer;
  END IF;
END $$;

-- What must never be false, whoever writes.
ALTER TABLE lot ADD CONSTRAINT lot_shares_not_negative CHECK (shares >= 0);
ALTER TABLE association ADD CONSTRAINT association_total_positive CHECK (shares_total > 0);
ALTER TABLE holding ADD CONSTRAINT holding_part_of_a_lot CHECK (numerator > 0 AND denominator > 0 AND numerator <= denominator);
ALTER TABLE holding ADD CONSTRAINT holding_in_order CHECK (ends_on IS NULL OR ends_on >= starts_on);
-- Art. 3.89 §1: three years at most.
ALTER TABLE mandate ADD CONSTRAINT mandate_three_years CHECK (ends_on >= starts_on AND ends_on < starts_on + interval '3 years');
ALTER TABLE meeting ADD CONSTRAINT meeting_session CHECK (session IN (1, 2));
ALTER TABLE vote_event ADD CONSTRAINT vote_sequence CHECK (sequence > 0);
ALTER TABLE audit_event ADD CONSTRAINT audit_hash_length CHECK (octet_length(content_hash) = 32);

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

-- Identity. In what an account may act today: by membership, or as staff of an office that holds a
-- mandate. Internal: only the functions below may ask it about an account.
CREATE FUNCTION account_capacities(account uuid, day date) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('associationId', association_id,
    'role', role, 'partyId', party_id, 'officeId', office_id)), '[]')
  FROM (
    SELECT m.association_id, m.role, m.party_id, NULL::uuid AS office_id
    FROM membership m
    WHERE m.account_id = account AND m.starts_on <= day AND (m.ends_on IS NULL OR m.ends_on >= day)
    UNION ALL
    SELECT d.association_id,
      CASE s.role WHEN 'accountant' THEN 'accountant' ELSE 'syndic' END, NULL, s.office_id
    FROM office_staff s JOIN mandate d ON d.office_id = s.office_id
    WHERE s.account_id = account AND s.starts_on <= day AND (s.ends_on IS NULL OR s.ends_on >= day)
      AND d.starts_on <= day AND d.ends_on >= day
  ) capacity
$$;

-- Who is behind a session's secret: the one statement by which every request knows its person.
CREATE FUNCTION session_actor(secret_hash bytea, day date, moment timestamptz)
RETURNS TABLE (session_id uuid, account_id uuid, email text, display_name text, locale text,
  amr text[], acr text, auth_time timestamptz, acting_role text, capacities jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT s.id, a.id, a.email, a.display_name, a.locale, s.amr, s.acr, s.auth_time, s.acting_role,
    account_capacities(a.id, day)
  FROM session s JOIN account a ON a.id = s.account_id
  WHERE s.token_hash = secret_hash AND s.revoked_at IS NULL AND s.expires_at > moment
$$;

-- What an invitation's bearer is shown before any association is proved to him.
CREATE FUNCTION invitation_shown(secret_hash bytea)
RETURNS TABLE (association_id uuid, id uuid, association_name text, party_id uuid, party_name text,
  person_name text, role text, email text, language text, expires_at timestamptz, used_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT i.association_id, i.id, a.name, i.party_id,
    coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)),
    i.person_name, i.role, i.email, p.language, i.expires_at, i.used_at
  FROM invitation i
  JOIN association a ON a.id = i.association_id
  JOIN party p ON p.association_id = i.association_id AND p.id = i.party_id
  WHERE i.token_hash = secret_hash
$$;

ALTER FUNCTION account_capacities(uuid, date) OWNER TO kopro_definer;
ALTER FUNCTION session_actor(bytea, date, timestamptz) OWNER TO kopro_definer;
ALTER FUNCTION invitation_shown(bytea) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION account_capacities(uuid, date), session_actor(bytea, date, timestamptz),
  invitation_shown(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_actor(bytea, date, timestamptz), invitation_shown(bytea)
  TO kopro_app;

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

-- Deadlines. Which associations have a legal term open up to a day: the daily scan then acts
-- within each of them.
CREATE FUNCTION associations_with_deadlines(until date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT d.association_id FROM legal_deadline d
  WHERE d.done_at IS NULL AND d.due_on <= until
$$;

ALTER FUNCTION associations_with_deadlines(date) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION associations_with_deadlines(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION associations_with_deadlines(date) TO kopro_app;

-- Identity. For which parties an account stands that signs in by an identity: whoever is told of it
-- is told in each association by itself.
CREATE FUNCTION identified_parties(account uuid, day date)
RETURNS TABLE (association_id uuid, party_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT m.association_id, m.party_id FROM membership m
  WHERE m.account_id = account AND m.party_id IS NOT NULL
    AND m.starts_on <= day AND (m.ends_on IS NULL OR m.ends_on >= day)
    AND EXISTS (SELECT FROM provider_subject s WHERE s.account_id = account)
$$;

ALTER FUNCTION identified_parties(uuid, date) OWNER TO kopro_definer;
REVOKE ALL ON FUNCTION identified_parties(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identified_parties(uuid, date) TO kopro_app;
