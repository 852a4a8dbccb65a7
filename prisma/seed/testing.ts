import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { z } from "zod";
import { at } from "#server/platform/clock.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { seedSigningKey } from "#server/platform/testing-meeting.ts";
import { tell } from "./story.ts";

/** The story told in a database of its own, with the mails that left meanwhile. */
export type Told = Readonly<{
  db: TestDatabase;
  received: readonly ParsedMail[];
  close: () => Promise<void>;
}>;

/** Tells the story for a test file, over a real database and a real mail server. */
export async function tellOnce(told: Temporal.Instant): Promise<Told> {
  const db = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), "koprogo-story-"));
  const received: ParsedMail[] = [];
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done(null, "queued");
      }, done);
    },
  });
  await new Promise<void>((resolve) => post.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(post.server.address());
  overrideEnv({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    STORAGE_PATH: folder,
    OIDC_ISSUER: "https://provider.example",
  });
  seedSigningKey();
  await at(told, tell);
  return {
    db,
    received,
    close: async () => {
      await new Promise<void>((resolve) => post.close(() => resolve()));
      await rm(folder, { recursive: true });
      await db.close();
    },
  };
}
