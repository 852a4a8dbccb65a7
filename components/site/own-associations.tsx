import { useTranslations } from "next-intl";
import { Plate } from "#components/ui/plate.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import type { Role } from "#server/kernel/actor.ts";

export type OwnAssociation = Readonly<{
  slug: string;
  name: string;
  postcode: string;
  town: string;
  roles: readonly Role[];
}>;

/** The way into each association that somebody belongs to without working for it. */
export function OwnAssociations({ associations }: { associations: readonly OwnAssociation[] }) {
  const t = useTranslations("ui.header");
  const role = useTranslations("ui.role");
  return (
    <Section title={t("mine")}>
      <ul className="grid gap-4">
        {associations.map(({ slug, name, postcode, town, roles }) => (
          <li key={slug} className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
            <Link href={`/${slug}`} className="max-w-full rounded-plate no-underline">
              <Plate size="medium">{name}</Plate>
            </Link>
            <span className="text-quiet">
              {postcode} {town} · {roles.map((held) => role(held)).join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
