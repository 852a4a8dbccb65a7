import { expect } from "@playwright/test";
import { z } from "zod";

const Mail = z.object({
  id: z.string(),
  at: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number() })),
});
export type Mail = z.infer<typeof Mail>;

export type Mailbox = Readonly<{
  /** Every mail to an address, the oldest first. */
  to: (address: string) => Promise<Mail[]>;
  /** The newest mail to an address, waited for; `subject` tells it from earlier ones. */
  latestTo: (address: string, subject?: RegExp) => Promise<Mail>;
}>;

/** Reads what the mail catcher kept. */
export function mailbox(site: string): Mailbox {
  const to = async (address: string) => {
    const answer = await fetch(`${site}/api/messages?to=${encodeURIComponent(address)}`);
    return z.array(Mail).parse(await answer.json());
  };
  return {
    to,
    latestTo: async (address, subject = /./) => {
      let found: Mail | undefined;
      await expect
        .poll(
          async () => {
            found = (await to(address)).findLast((mail) => subject.test(mail.subject));
            return found !== undefined;
          },
          { message: `a mail to ${address}`, timeout: 60_000 },
        )
        .toBe(true);
      if (!found) throw new Error(`no mail to ${address}`);
      return found;
    },
  };
}

/** The first address in a mail that matches, to be visited. */
export function linkIn(mail: Mail, pattern: RegExp): string {
  const link = [...mail.text.matchAll(/https?:\/\/[^\s<>"]+/g)]
    .map(([url]) => url)
    .find((url) => pattern.test(url));
  if (!link) throw new Error(`the mail "${mail.subject}" has no link like ${pattern}`);
  return link;
}
