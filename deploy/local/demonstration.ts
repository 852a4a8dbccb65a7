import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OFFICE, OWNERS, PASSWORD, STAFF } from "#prisma/seed/cast.ts";
import { withClient } from "./databases.ts";

export type DemonstrationAccount = Readonly<{ name: string; email: string; role: string }>;

/** Whom one can be in the demonstration, and with what password. */
export const DEMONSTRATION = {
  password: PASSWORD,
  accounts: [
    ...STAFF.map(({ name, email, role, office }) => {
      const roleHere = role === "accountant" ? "accountant" : "syndic";
      return { name, email, role: office === OFFICE.name ? roleHere : "syndic elsewhere" };
    }),
    ...OWNERS.map(({ name, email }) => ({ name, email, role: "owner" })),
  ] satisfies DemonstrationAccount[],
} as const;

/** What a database holds: nobody, people, or among them those whose password is public. */
export async function contentOf(url: string): Promise<"empty" | "people" | "demonstration"> {
  const emails = DEMONSTRATION.accounts.map(({ email }) => email);
  const { rows } = await withClient(url, (client) =>
    client.query<{ people: boolean; known: boolean }>(
      "SELECT count(*) > 0 AS people, coalesce(bool_or(email = ANY($1)), false) AS known FROM account",
      [emails],
    ),
  );
  if (rows[0]?.known) return "demonstration";
  return rows[0]?.people ? "people" : "empty";
}

const markIn = (folder: string) => join(folder, "story");

/** Whether a story was begun on this data folder and never finished. */
export function isHalfTold(folder: string): boolean {
  const mark = markIn(folder);
  return existsSync(mark) && readFileSync(mark, "utf8") === "telling";
}

export function markStory(folder: string, state: "none" | "telling" | "told"): void {
  writeFileSync(markIn(folder), state);
}
