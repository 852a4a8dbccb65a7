import { type Actor, holds } from "#server/kernel/actor.ts";
import type { StaffRole } from "./office.schema.ts";

/** `role` is what the actor is in the office concerned, as the database says; null for nothing. */
export const officePolicy = {
  /** Only the set-up makes an office: nobody gives himself one. */
  "office.create": (actor: Actor) => actor.kind === "system",
  "office.add-staff": (actor: Actor, role: StaffRole | null) =>
    actor.kind === "system" || role === "manager",
  /** Whoever works there knows who does, and for whom. */
  "office.read": (actor: Actor, role: StaffRole | null) => actor.kind === "system" || role !== null,
  "office.change-identity": (actor: Actor, role: StaffRole | null) =>
    actor.kind === "system" || role === "manager",
  "office.change-staff": (actor: Actor, role: StaffRole | null) =>
    actor.kind === "system" || role === "manager",
  /** Of an association it manages; which of its staff decides is asked of the database. */
  "office.grant": (actor: Actor, associationId: string) => holds(actor, associationId, ["syndic"]),
  /** A new association binds the office: clerks do not decide that. */
  "office.take-association": (actor: Actor, role: StaffRole | null) =>
    actor.kind === "system" || role === "manager",
  /** What the law wants known of the syndic binds the office everywhere it has a mandate. */
  "office.change-contact": (actor: Actor, role: StaffRole | null) =>
    actor.kind === "system" || role === "manager",
} as const;
