import type { Words } from "./act-page.print.tsx";

/** Who writes: an office or a fellow owner, and how he is reached. */
type Writer = Readonly<{ name: string; lines: readonly string[]; email: string; phone: string }>;

type MailSenderProps = Readonly<{
  sender: Writer;
  t: Words;
  /** In what quality he writes; the syndic unless said. */
  as?: string;
}>;

/** A syndic by mail and telephone, a fellow owner by post (AD-09). */
function reachedAt({ email, phone, lines }: Writer, t: Words): string {
  const own = [...(email ? [email] : []), ...(phone ? [t("act.phone", { phone })] : [])];
  return (own.length > 0 ? own : lines).join(" · ");
}

/** The end of a mail: in what quality somebody writes, his name, how he is reached. */
export function MailSender({ sender, t, as = t("convocation.syndic") }: MailSenderProps) {
  return (
    <p>
      {as}
      <br />
      <strong>{sender.name}</strong>
      <br />
      {reachedAt(sender, t)}
    </p>
  );
}

/** The same for those who read plain text. */
export function senderText({ sender, t, as = t("convocation.syndic") }: MailSenderProps): string {
  return `${as}, ${sender.name}\n${reachedAt(sender, t)}`;
}
