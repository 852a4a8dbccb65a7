import { useLocale, useTranslations } from "next-intl";
import { ActingFor } from "#components/registry/acting-for.tsx";
import { RestrictionMark } from "#components/registry/restriction-mark.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatClock } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import type { RoomLine, RoomView } from "#server/assembly/attendance/attendance.queries.ts";

/** The door: who came, who left, and for which heads each one votes. */
export function RoomPeople({ room, action }: { room: RoomView; action: FormAction }) {
  const t = useTranslations("assembly.room");
  const marks = useTranslations("registry.restriction");
  return (
    <Section title={t("people")} id="people">
      <Table
        caption={t("people")}
        captionHidden
        rows={room.people}
        rowKey={({ partyId }) => partyId}
        columns={[
          {
            key: "person",
            header: t("person"),
            names: true,
            cell: ({ name, acting, restricted }) => (
              <>
                {name}
                {restricted ? <RestrictionMark>{marks("all")}</RestrictionMark> : null}
                <ActingFor acting={acting} />
              </>
            ),
          },
          {
            key: "presence",
            header: t("presence"),
            cell: ({ present }) => <Presence present={present} />,
          },
          {
            key: "carries",
            header: t("carries"),
            cell: ({ carries }) =>
              t("carriesList", { count: carries.length, numbers: carries.join(", ") }),
          },
          {
            key: "action",
            header: t("action"),
            cell: (line) =>
              room.closed ? null : (
                <Door line={line} action={action} open={room.opening !== null} />
              ),
          },
        ]}
      />
    </Section>
  );
}

function Presence({ present }: Pick<RoomLine, "present">) {
  const t = useTranslations("assembly.room");
  const admission = useTranslations("assembly.admission");
  const locale = useLocale();
  if (!present) return <Status tone="neutral">{t("absent")}</Status>;
  return (
    <>
      <Status tone="done">{t(presenceWord(present))}</Status>
      {present.telephone && present.lostSince ? (
        <p>
          <Status tone="waiting">
            {t("lineLostSince", { time: formatClock(present.lostSince, locale) })}
          </Status>
        </p>
      ) : null}
      {present.admittedBy ? (
        <p className="text-fine text-quiet">{admission("by", { name: present.admittedBy })}</p>
      ) : null}
    </>
  );
}

type Present = NonNullable<RoomLine["present"]>;

function presenceWord({ channel, telephone }: Present) {
  if (channel === "room") return "inRoom";
  return telephone ? "telephone" : "remote";
}

function LineButton({ line, present }: { line: RoomLine; present: Present }) {
  const t = useTranslations("assembly.room");
  const word = present.lostSince ? "lineBack" : "lineLost";
  return (
    <Button
      tone="quiet"
      dense
      name="do"
      value={word}
      label={t(`${word}Label`, { name: line.name })}
    >
      {t(word)}
    </Button>
  );
}

function Door({ line, action, open }: { line: RoomLine; action: FormAction; open: boolean }) {
  const t = useTranslations("assembly.room");
  const arriving = line.present === null;
  const label = t(arriving ? "arriveLabel" : "departLabel", { name: line.name });
  return (
    <ActionForm action={action} label={label}>
      <input type="hidden" name="partyId" value={line.partyId} />
      <Button
        tone={arriving ? "secondary" : "quiet"}
        dense
        name="do"
        value={arriving ? "arrive" : "depart"}
        label={label}
      >
        {t(arriving ? "arrive" : "depart")}
      </Button>
      {line.present?.telephone && open ? <LineButton line={line} present={line.present} /> : null}
    </ActionForm>
  );
}
