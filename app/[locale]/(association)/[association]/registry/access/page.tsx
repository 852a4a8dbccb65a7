import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { AccessList } from "#components/registry/access-list.tsx";
import { now } from "#server/platform/clock.ts";
import { endMembership } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/access">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("access.title") };
}

/** Who can sign in for an association; for its office. */
export default async function AccessPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const [members, invitations] = await view(`/${locale}/${slug}/registry/access`, (call) =>
    Promise.all([
      call.registry.membership.list({ associationId }),
      call.registry.invitation.list({ associationId }),
    ]),
  );
  return (
    <AccessList
      association={association}
      members={members}
      invitations={invitations}
      now={now().toString()}
      end={endMembership.bind(null, { associationId, slug })}
    />
  );
}
