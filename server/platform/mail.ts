import { createTransport, type Transporter } from "nodemailer";
import { z } from "zod";
import { env } from "./env.ts";

export type Mail = Readonly<{
  /** Without angle brackets; the same for the same message sent again, so that it is known. */
  messageId: string;
  to: Readonly<{ name: string; email: string }>;
  replyTo?: Readonly<{ name: string; email: string }>;
  language: string;
  subject: string;
  /** Always there: some people read nothing else. */
  text: string;
  /** Absent for who asked for plain text. */
  html?: string;
  attachments?: readonly Readonly<{ filename: string; mediaType: string; bytes: Uint8Array }>[];
}>;

/** What the mail server said: taken, or refused for good (5xx). */
export type MailAnswer = Readonly<{ kind: "accepted" | "refused"; answer: string }>;

/** Neither taken nor refused: no server, no connection, or "later" (4xx). Try again. */
export class MailNotSent extends Error {
  override name = "MailNotSent";
}

const Reply = z.object({ responseCode: z.number(), response: z.string(), command: z.string() });
/** Where a 5xx is about this addressee or this message, and not about our own account. */
const DECIDES = new Set(["RCPT TO", "DATA"]);

let opened: { url: string; transport: Transporter } | undefined;

function transport(): Transporter {
  const url = env().SMTP_URL;
  if (!url) throw new MailNotSent("no mail server is set");
  if (opened?.url !== url) {
    opened?.transport.close();
    opened = { url, transport: createTransport({ url, pool: true, maxConnections: 4 }) };
  }
  return opened.transport;
}

/** Closes idle connections to the mail server; the next mail opens one again. */
export function closeMail(): void {
  opened?.transport.close();
  opened = undefined;
}

/**
 * Hands one mail to the server.
 * @throws MailNotSent when it may be tried again; its message names nobody.
 */
export async function send(mail: Mail): Promise<MailAnswer> {
  try {
    const { response } = await transport().sendMail({
      messageId: `<${mail.messageId}>`,
      from: env().MAIL_FROM,
      to: { name: mail.to.name, address: mail.to.email },
      ...(mail.replyTo && { replyTo: { name: mail.replyTo.name, address: mail.replyTo.email } }),
      subject: mail.subject,
      text: mail.text,
      ...(mail.html !== undefined && { html: mail.html }),
      headers: { "Content-Language": mail.language, "Auto-Submitted": "auto-generated" },
      attachments: (mail.attachments ?? []).map(({ filename, mediaType, bytes }) => ({
        filename,
        contentType: mediaType,
        content: Buffer.from(bytes),
      })),
    });
    return { kind: "accepted", answer: response };
  } catch (error) {
    const reply = Reply.safeParse(error).data;
    if (reply && reply.responseCode >= 500 && DECIDES.has(reply.command)) {
      return { kind: "refused", answer: reply.response };
    }
    throw new MailNotSent(reply ? `the server said ${reply.responseCode}` : "no connection");
  }
}
