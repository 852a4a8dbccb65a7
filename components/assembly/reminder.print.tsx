import {
  ActPage,
  type ActProps,
  ActRow,
  AddressedHead,
} from "#components/documents/act-page.print.tsx";
import { act as style } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import type { ReminderAct } from "#server/documents/template/template.schema.ts";
import { reminderWords } from "./reminder-words.ts";

/** The reminder as the association keeps it; it is mailed and never posted. */
export function ReminderPrint({ act, t, locale }: ActProps<ReminderAct>) {
  const words = reminderWords(act, t, locale);
  const { association, sender, recipient, meeting } = act;
  return (
    <ActPage issuer={association} t={t}>
      <AddressedHead
        plate={words.plate}
        issuer={[
          association.name,
          sender.name,
          ...sender.lines,
          ...(sender.email ? [sender.email] : []),
        ]}
        mention={null}
        recipient={recipient}
      />
      <Line style={style.formTitle}>{words.title}</Line>
      <Line style={style.paragraph}>{words.intro}</Line>
      <ActRow term={t("convocation.when")}>
        <Line style={style.strong}>{words.when}</Line>
      </ActRow>
      <ActRow term={t("convocation.where")}>
        <Line>{meeting.place}</Line>
      </ActRow>
      <Line style={style.paragraph}>{words.notice}</Line>
    </ActPage>
  );
}
