import { getRequestConfig } from "next-intl/server";
import { CATALOGUE, type Messages } from "./catalogue.ts";
import { type Locale, toLocale } from "./routing.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

/** What next-intl needs to know about one request. */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const language = toLocale(locale ?? (await requestLocale));
  return { locale: language, messages: CATALOGUE[language], timeZone: "Europe/Brussels" };
});
