import {
  ActPage,
  type ActProps,
  ActRow,
  AddressedHead,
} from "#components/documents/act-page.print.tsx";
import { act as style } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import type { SubstituteAct } from "#server/documents/template/template.schema.ts";
import { substituteWords } from "./substitute-words.ts";

/** The warning as the association keeps it; it is mailed and never posted. */
export function SubstitutePrint({ act, t, locale }: ActProps<SubstituteAct>) {
  const words = substituteWords(act, t, locale);
  const { association, sender, recipient, items } = act;
  return (
    <ActPage issuer={association} t={t}>
      <AddressedHead
        plate={words.plate}
        issuer={[association.name, sender.name, ...sender.lines, sender.email]}
        mention={null}
        recipient={recipient}
      />
      <Line style={style.formTitle}>{words.title}</Line>
      <Line style={style.paragraph}>{words.intro}</Line>
      {items.map(({ number, title }) => (
        <Line key={number}>{`${number}. ${title}`}</Line>
      ))}
      <ActRow term={t("convocation.when")}>
        <Line style={style.strong}>{words.when}</Line>
      </ActRow>
      <Line style={style.paragraph}>{words.asked}</Line>
      <Line style={style.paragraph}>{words.notice}</Line>
    </ActPage>
  );
}
