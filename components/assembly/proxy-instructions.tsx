import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { InstructionLine } from "#server/assembly/proxy/instruction.queries.ts";
import type { ProxyLine } from "#server/assembly/proxy/proxy.queries.ts";

type ProxyInstructionsProps = {
  /** The proxies one gave that stand. */
  given: readonly ProxyLine[];
  instructions: readonly InstructionLine[];
  ballots: readonly BallotView[];
  language: string;
  action: FormAction;
};

/** What one asks of the holder of one's proxy. */
export function ProxyInstructions(props: ProxyInstructionsProps) {
  const { given, instructions, ballots, language, action } = props;
  const t = useTranslations("assembly.instruction");
  const choice = useTranslations("assembly.choice");
  const texts = ballots.filter(({ state }) => state === "waiting");
  const askedOf = (proxyId: string, resolutionId: string) =>
    instructions.find((one) => one.proxyId === proxyId && one.resolutionId === resolutionId);
  return given.map(({ id, holder, principal }) => {
    return (
      <Section key={id} title={t("title", { holder, principal })}>
        {texts.length === 0 ? (
          <p className="text-quiet">{t("late")}</p>
        ) : (
          <ActionForm action={action} label={t("title", { holder, principal })}>
            <LawNote article="3.87 §7">{t("law")}</LawNote>
            <input type="hidden" name="proxyId" value={id} />
            {texts.map(({ resolutionId, number, title, text }) => (
              <div key={resolutionId} className="grid gap-1">
                <input type="hidden" name="resolutionId" value={resolutionId} />
                <Radios
                  inline
                  name={`choice.${resolutionId}`}
                  legend={
                    <span lang={language}>
                      {number}. {title}
                    </span>
                  }
                  hint={<span lang={language}>{text}</span>}
                  defaultValue={askedOf(id, resolutionId)?.choice ?? "free"}
                  choices={[
                    ...CHOICES.map((value) => ({ value, label: choice(value) })),
                    { value: "free", label: t("free") },
                  ]}
                />
              </div>
            ))}
            <Button label={t("saveLabel", { holder })}>{t("save")}</Button>
          </ActionForm>
        )}
      </Section>
    );
  });
}

type AskedProps = {
  instructions: readonly InstructionLine[];
  resolutionId: string;
  /** The parties the reader stands for: he reads what he carries, not what he asked. */
  principals: readonly string[];
};

/** What those whose proxies one carries ask on a text: on their holder's screen alone. */
export function AskedOfHolder({ instructions, resolutionId, principals }: AskedProps) {
  const t = useTranslations("assembly.instruction");
  const choice = useTranslations("assembly.choice");
  const asked = instructions.filter(
    (one) => one.resolutionId === resolutionId && !principals.includes(one.principalId),
  );
  return asked.map((one) => (
    <p key={one.proxyId} className="max-w-measure">
      {t("asks", { principal: one.principal, choice: choice(one.choice) })}
    </p>
  ));
}
