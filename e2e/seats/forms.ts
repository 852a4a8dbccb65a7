import type { Page } from "@playwright/test";

/** A form of a page as a browser without script would send it. */
export type SentForm = Readonly<{ label: string; fields: readonly (readonly [string, string])[] }>;

/**
 * The forms of a page's main part that do something, once for each of their buttons; those that only
 * search are left out.
 */
export async function formsIn(plain: Page, html: string): Promise<readonly SentForm[]> {
  await plain.setContent(html, { waitUntil: "domcontentloaded" });
  return plain.locator("main form").evaluateAll((forms) =>
    forms.flatMap((form) => {
      if (!(form instanceof HTMLFormElement)) return [];
      const pressed = [...form.querySelectorAll<HTMLButtonElement>("button[name]")];
      const label = form.getAttribute("aria-label") ?? "";
      return (pressed.length > 0 ? pressed : [null]).flatMap((button) => {
        const fields = [...new FormData(form, button)].flatMap(([name, value]) =>
          typeof value === "string" ? [[name, value] as const] : [],
        );
        const isAction = fields.some(([name]) => name.startsWith("$ACTION"));
        return isAction ? [{ label: `${label} ${button?.value ?? ""}`.trim(), fields }] : [];
      });
    }),
  );
}

/** The body of a form that is sent. */
export function bodyOf({ fields }: SentForm): FormData {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return body;
}
