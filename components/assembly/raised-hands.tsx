import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import type { BoardView, HandLine } from "#server/assembly/sitting/board.queries.ts";

type RaisedHandsProps = {
  board: BoardView;
  /** For who is present: raises or lowers his own hand. */
  raise?: FormAction;
  /** For the desk: gives the floor, or lowers a hand. */
  lead?: FormAction;
};

/** Who asks to speak, in order and about which item: the same list for everybody. */
export function RaisedHands({ board: { hands }, raise, lead }: RaisedHandsProps) {
  const t = useTranslations("assembly.sitting");
  const isUp = hands.some(({ own }) => own);
  return (
    <Section title={t("hands")} id="raised-hands">
      {hands.length === 0 ? <p className="text-quiet">{t("handsNone")}</p> : null}
      <ol className="grid gap-3 empty:hidden">
        {hands.map((hand) => (
          <li key={hand.id} className="flex flex-wrap items-center gap-3">
            <HandName hand={hand} />
            {hand.given ? <Status tone="done">{t("speaking")}</Status> : null}
            {lead ? <Lead hand={hand} lead={lead} /> : null}
          </li>
        ))}
      </ol>
      {raise ? (
        <ActionForm action={raise} label={t(isUp ? "lower" : "raise")} className="grid gap-2">
          <p>
            <Button tone="secondary" dense name="do" value={isUp ? "lower" : "raise"}>
              {t(isUp ? "lower" : "raise")}
            </Button>
          </p>
        </ActionForm>
      ) : null}
      <p className="max-w-measure text-fine text-quiet">{t("handsHint")}</p>
    </Section>
  );
}

function HandName({ hand: { name, item } }: { hand: HandLine }) {
  const t = useTranslations("assembly.sitting");
  return <span>{item === null ? name : t("handLine", { name, item })}</span>;
}

function Lead({ hand, lead }: { hand: HandLine; lead: FormAction }) {
  const t = useTranslations("assembly.sitting");
  const { id, name, given } = hand;
  return (
    <ActionForm
      action={lead}
      label={t(given ? "doneLabel" : "giveLabel", { name })}
      className="flex flex-wrap gap-2"
    >
      <input type="hidden" name="handId" value={id} />
      {given ? null : (
        <Button tone="secondary" dense name="do" value="give" label={t("giveLabel", { name })}>
          {t("give")}
        </Button>
      )}
      <Button tone="quiet" dense name="do" value="lower" label={t("doneLabel", { name })}>
        {t("done")}
      </Button>
    </ActionForm>
  );
}
