import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { createMailServer } from "./mail-catcher.ts";
import { type MailStore, openMailStore } from "./mail-store.ts";

export type TestMail = Readonly<{
  /** What was caught. */
  store: MailStore;
  /** For `SMTP_URL`. */
  url: string;
  /** Ends it and forgets what was caught. */
  close: () => Promise<void>;
}>;

/** A real mail server for one test file, in a folder of its own. */
export async function testMail(): Promise<TestMail> {
  const folder = mkdtempSync(join(tmpdir(), "koprogo-mail-"));
  const store = openMailStore(folder);
  const smtp = createMailServer(store);
  const listening = smtp.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const { port } = z.object({ port: z.number() }).parse(listening.address());
  return {
    store,
    url: `smtp://127.0.0.1:${port}`,
    close: async () => {
      await new Promise<void>((resolve) => smtp.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}
