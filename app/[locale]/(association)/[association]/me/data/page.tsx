import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { OwnData } from "#components/registry/own-data.tsx";
import { now } from "#server/platform/clock.ts";
import { mine } from "../mine.ts";
import { askExport, askRight } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/me/data">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("privacy.title") };
}

/** What is held about oneself, and what one may ask of it. */
export default async function OwnDataPage(props: Props) {
  const { association, party, others } = await mine(props);
  const { id: associationId, slug } = association;
  const own = { associationId, partyId: party.id };
  const [rights, seen] = await view(`/${slug}/me/data`, (call) =>
    Promise.all([call.registry.privacy.show(own), call.registry.activity.ofMine(own)]),
  );
  const power = rights.powers[0] ?? null;
  const mineAs = (representativeId: string | null) => {
    const at = { ...own, slug, representativeId };
    return { ask: askRight.bind(null, at), prepare: askExport.bind(null, at) };
  };
  const self =
    power &&
    (await view(`/${slug}/me/data`, (call) =>
      call.registry.privacy.show({ ...own, representativeId: power.id }),
    ));
  return (
    <OwnData
      association={association}
      party={party}
      others={others}
      rights={rights}
      seen={seen}
      now={now().toString()}
      actions={mineAs(null)}
      self={self && { name: power.name, rights: self, actions: mineAs(power.id) }}
    />
  );
}
