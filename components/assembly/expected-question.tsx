import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Radios } from "#components/ui/radios.tsx";
import { ANSWERS, type Answer } from "#server/assembly/expected/expected.schema.ts";

type ExpectedQuestionProps = {
  /** Whose answer it is; none where the address says it. */
  partyId?: string;
  /** The form's name, where a page has several. */
  label: string;
  answer: Answer | null;
  remoteAllowed: boolean;
  action: FormAction;
};

/** The one question, with what was answered before. */
export function ExpectedQuestion(props: ExpectedQuestionProps) {
  const { partyId, label, answer, remoteAllowed, action } = props;
  const t = useTranslations("assembly.expected");
  const choices = ANSWERS.filter((one) => one !== "remote" || remoteAllowed);
  return (
    <ActionForm action={action} label={label}>
      {partyId ? <input type="hidden" name="partyId" value={partyId} /> : null}
      <Radios
        name="answer"
        legend={label}
        hint={t("hint")}
        defaultValue={answer ?? undefined}
        choices={choices.map((value) => ({
          value,
          label: t(`answer.${value}`),
          ...(value === "proxy" && { hint: t("proxyHint") }),
        }))}
      />
      <div>
        <Button>{t(answer ? "change" : "send")}</Button>
      </div>
    </ActionForm>
  );
}
