import { LOCALES, type Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { ACTS } from "#server/kernel/source.ts";
import { deadlineWords } from "#server/registry/deadline/deadline.schema.ts";
import { LOT_KINDS } from "#server/registry/import/import.schema.ts";
import {
  LISTS,
  type ListName,
  type ListValue,
  type OfficeListName,
} from "#server/registry/list/list.schema.ts";
import { Appointer } from "#server/registry/mandate/mandate.schema.ts";
import { floorText } from "./floor-text.ts";

/** An association's own list says the same things as the office's of that kind. */
const KIND = {
  associations: "associations",
  lots: "lots",
  people: "people",
  deadlines: "deadlines",
  "registry.lots": "lots",
  "registry.parties": "people",
  "registry.mandates": "mandates",
} as const satisfies Record<ListName, string>;

const WHEN = ["past", "present", "future"] as const;

/** What lists are called, their columns, and the words some of these hold. */
export function listWords(locale: Locale) {
  const t = translator(locale, "registry");
  const ui = translator(locale, "ui");
  const known = <T extends string>(values: readonly T[], value: ListValue) =>
    values.find((one) => one === value);

  const spoken: Readonly<Record<string, (value: ListValue) => string>> = {
    "lots.kind": (value) => t(`kind.${known(LOT_KINDS, value) ?? "other"}`),
    "lots.floor": (value) => floorText(locale, `${value ?? ""}`),
    "people.language": (value) => ui(`languages.${known(LOCALES, value) ?? "fr"}`),
    "people.notices": (value) => t(value === "email" ? "parties.byEmail" : "parties.byLetter"),
    "deadlines.article": (value) => {
      const [act = "", ...article] = `${value ?? ""}`.split(" ");
      const known = ACTS.find((one) => one === act);
      return known ? ui(`source.${known}`, { article: article.join(" ") }) : `${value ?? ""}`;
    },
    "mandates.kind": (value) =>
      t(value === "provisional" ? "mandates.provisional" : "mandates.ordinary"),
    "mandates.appointer": (value) =>
      t(`mandates.appointer.${known(Appointer.options, value) ?? "assembly"}`),
    "mandates.state": (value) => t(`mandates.when.${known(WHEN, value) ?? "past"}`),
    "deadlines.kind": (value) => t(`deadline.kind.${deadlineWords(`${value}`)}.title`),
  };

  return {
    title: (list: ListName) => t(`lists.${KIND[list]}.title`),
    lead: (list: OfficeListName) => t(`lists.${list}.lead`),
    column: (list: ListName, key: string) => {
      const name = Object.keys(LISTS[list].columns).find((one) => one === key);
      // The keys of a list's columns are the keys of its words; the tests ask for each.
      return t(`lists.${KIND[list]}.column.${name}` as Parameters<typeof t>[0]);
    },
    filter: (list: ListName, filter: string) =>
      KIND[list] === "lots"
        ? t(`kind.${known(LOT_KINDS, filter) ?? "other"}`)
        : t(`lists.${KIND[list]}.filter.${filter}` as Parameters<typeof t>[0]),
    /** That the use of somebody's data is restricted: of a person how, of a lot whose. */
    mark: (list: ListName, mark: string): string =>
      KIND[list] === "lots"
        ? t("restriction.names", { names: mark })
        : t(mark === "all" ? "restriction.all" : "restriction.optional"),
    markColumn: t("restriction.title"),
    /** A word of a closed list, in the reader's language. */
    word: (list: ListName, key: string, value: ListValue): string =>
      spoken[`${KIND[list]}.${key}`]?.(value) ?? `${value ?? ""}`,
  };
}
