import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AddressObject, simpleParser } from "mailparser";

/** A caught mail, as the page and the tests read it. */
export type CaughtMail = Readonly<{
  id: string;
  at: string;
  from: string;
  /** To whom it was handed over: the envelope, not the header. */
  to: readonly string[];
  subject: string;
  text: string;
  html: string | null;
  attachments: readonly { name: string; type: string; size: number }[];
}>;

export type MailStore = Readonly<{
  save: (raw: Buffer, to: readonly string[], at: Date) => Promise<CaughtMail>;
  list: () => readonly CaughtMail[];
  find: (id: string) => CaughtMail | undefined;
  raw: (id: string) => Buffer | undefined;
}>;

const firstAddress = (addresses: AddressObject | undefined) => addresses?.value[0]?.address ?? "";

async function read(id: string, raw: Buffer, to: readonly string[], at: Date): Promise<CaughtMail> {
  const mail = await simpleParser(raw, { skipTextToHtml: true });
  return {
    id,
    at: at.toISOString(),
    from: firstAddress(mail.from),
    to,
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html || null,
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({
      name: filename ?? "",
      type: contentType,
      size,
    })),
  };
}

/** Mails as two files each in a folder: the message as received, and what was read from it. */
export function openMailStore(folder: string): MailStore {
  const mails: CaughtMail[] = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  let last = mails.length;
  return {
    save: async (raw, to, at) => {
      last += 1;
      const id = String(last).padStart(6, "0");
      const mail = await read(id, raw, to, at);
      writeFileSync(join(folder, `${id}.eml`), raw);
      writeFileSync(join(folder, `${id}.json.part`), JSON.stringify(mail));
      renameSync(join(folder, `${id}.json.part`), join(folder, `${id}.json`));
      mails.push(mail);
      return mail;
    },
    list: () => mails,
    find: (id) => mails.find((mail) => mail.id === id),
    raw: (id) =>
      mails.some((mail) => mail.id === id) ? readFileSync(join(folder, `${id}.eml`)) : undefined,
  };
}
