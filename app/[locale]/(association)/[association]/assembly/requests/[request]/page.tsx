import { getTranslations } from "next-intl/server";
import { RequestPage } from "#components/assembly/request-page.tsx";
import { requestTitle } from "#components/assembly/request-title.ts";
import { today } from "#server/platform/clock.ts";
import { post, receive, sign, takeUp, unsign, withdraw } from "../actions.ts";
import { requestAt } from "./request.ts";

type Props = PageProps<"/[locale]/[association]/assembly/requests/[request]">;

export async function generateMetadata({ params }: Props) {
  const { locale, association: slug, request: id } = await params;
  const { request } = await requestAt(locale, slug, id);
  const reason = requestTitle(request.reason);
  return { title: (await getTranslations("assembly"))("request.title", { reason }) };
}

/** One request for a meeting: how far it is, and what comes next. */
export default async function OneRequestPage({ params }: Props) {
  const { locale, association: slug, request: id } = await params;
  const { association, request, places } = await requestAt(locale, slug, id);
  const at = { associationId: association.id, slug, requestId: id };
  return (
    <RequestPage
      association={association}
      request={request}
      places={places}
      today={today().toString()}
      actions={{
        sign: sign.bind(null, at),
        unsign: unsign.bind(null, at),
        post: post.bind(null, at),
        receive: receive.bind(null, at),
        takeUp: takeUp.bind(null, at),
        withdraw: withdraw.bind(null, at),
      }}
    />
  );
}
