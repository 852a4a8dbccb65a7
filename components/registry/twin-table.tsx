import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Tone } from "#components/ui/tone.ts";
import { Link } from "#messages/navigation.ts";
import type { PartialView, TwinVerdict } from "#server/registry/partial/partial.schema.ts";
import { RestrictionMark } from "./restriction-mark.tsx";

const TONES: Readonly<Record<TwinVerdict["kind"], Tone>> = {
  agree: "done",
  differ: "waiting",
  ended: "waiting",
  unread: "neutral",
};

/** Lots of one side with the lots of the other that are the same private part. */
export function TwinTable({ slug, link }: { slug: string; link: PartialView }) {
  const t = useTranslations("registry.partial");
  const marks = useTranslations("registry.restriction");
  const caption = t("twinsOf", { name: link.otherName });
  return (
    <Table
      caption={caption}
      rows={link.twins}
      rowKey={({ lotId }) => lotId}
      empty={t("noTwins")}
      columns={[
        {
          key: "here",
          header: t("lotHere"),
          names: true,
          cell: ({ lotId, code }) => <Link href={`/${slug}/registry/lots/${lotId}`}>{code}</Link>,
        },
        {
          key: "there",
          header: t("lotThere"),
          cell: ({ otherLotId, otherCode }) =>
            link.otherSlug ? (
              <Link href={`/${link.otherSlug}/registry/lots/${otherLotId}`}>{otherCode}</Link>
            ) : (
              otherCode
            ),
        },
        {
          key: "holders",
          header: t("holders"),
          cell: ({ holders, restricted }) => (
            <>
              {holders.length > 0 ? holders.join(", ") : "—"}
              {restricted ? (
                <RestrictionMark>{marks("names", { names: restricted })}</RestrictionMark>
              ) : null}
            </>
          ),
        },
        {
          key: "state",
          header: t("state"),
          cell: ({ verdict: { kind } }) => (
            <Status tone={TONES[kind]}>{t(`states.${kind}`)}</Status>
          ),
        },
      ]}
    />
  );
}
