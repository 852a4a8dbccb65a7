import { timingSafeEqual } from "node:crypto";
import { type AssociationId, provenAssociation } from "#server/kernel/ids.ts";
import { keyedHash } from "#server/platform/secret.ts";
import type { Act } from "../template/template.schema.ts";

const ID = 16;
const SEAL = 16;

const bytesOf = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");

function idOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function sealOf(ids: Uint8Array): Buffer {
  return keyedHash("delivery-link", Buffer.from(ids).toString("hex")).subarray(0, SEAL);
}

/**
 * The secret of the link in one mail: it names the delivery and is sealed by this installation.
 * Nothing of it is kept: whoever reads the database cannot make one.
 */
export function linkToken(association: AssociationId, deliveryId: string): string {
  const ids = Buffer.concat([bytesOf(association), bytesOf(deliveryId)]);
  return Buffer.concat([ids, sealOf(ids)]).toString("base64url");
}

export type Linked = Readonly<{ association: AssociationId; deliveryId: string }>;

/** What a link names; null for one that this installation did not seal. The seal proves the scope. */
export function readLink(token: string): Linked | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 2 * ID + SEAL || bytes.toString("base64url") !== token) return null;
  const ids = bytes.subarray(0, 2 * ID);
  if (!timingSafeEqual(bytes.subarray(2 * ID), sealOf(ids))) return null;
  return {
    association: provenAssociation(idOf(ids.subarray(0, ID))),
    deliveryId: idOf(ids.subarray(ID)),
  };
}

/** The act as its mail says it: with the link that is this one delivery's alone. */
export function withLink(act: Act, association: AssociationId, deliveryId: string): Act {
  if (act.kind !== "assembly.convocation" && act.kind !== "assembly.reminder") return act;
  if (!act.props.answer) return act;
  const answer = `${act.props.answer}/${linkToken(association, deliveryId)}`;
  // Written twice: each kind keeps its own props.
  if (act.kind === "assembly.reminder") return { kind: act.kind, props: { ...act.props, answer } };
  return { kind: act.kind, props: { ...act.props, answer } };
}
