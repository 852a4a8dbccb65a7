import { closeDatabase } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { issueSetUpLink } from "#server/registry/set-up/set-up.service.ts";

/**
 * The link by which the first office of an installation is made, in the language its reader's browser
 * asks for. It is shown once; undefined where there is an office.
 * @param appUrl the database, as the application.
 */
export async function offerSetUp(appUrl: string, address: string): Promise<string | undefined> {
  overrideEnv({ DATABASE_URL: appUrl });
  try {
    const token = await issueSetUpLink();
    return token === null ? undefined : `${address}/set-up/${token}`;
  } finally {
    await closeDatabase();
  }
}
