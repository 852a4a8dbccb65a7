import { z } from "zod";

/** Somebody of one's office, with when he is away and who sees to his queue then. */
export type Colleague = Readonly<{
  officeId: string;
  accountId: string;
  name: string;
  role: "manager" | "clerk" | "accountant";
  /** Associations he follows, of those the reader sees. */
  follows: readonly Readonly<{ id: string; name: string; slug: string }>[];
  absence: Readonly<{
    id: string;
    startsOn: string;
    endsOn: string;
    replacementName: string;
  }> | null;
}>;

/** The associations one follows, all of them: those left out are no longer followed. */
export const Followed = z.object({ associations: z.array(z.uuid()).max(1_000) });
export type Followed = z.infer<typeof Followed>;

export const NewAbsence = z.object({
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  replacementId: z.uuid(),
});
export type NewAbsence = z.infer<typeof NewAbsence>;

export const AbsenceRef = z.object({ absenceId: z.uuid() });
export type AbsenceRef = z.infer<typeof AbsenceRef>;
