/** What a form holds in a field, as it was typed; empty where the form has no such field. */
export const text = (form: FormData, name: string): string => String(form.get(name) ?? "");

/** The same without the spaces around it. */
export const trimmed = (form: FormData, name: string): string => text(form, name).trim();

/** What may be left empty: null then. */
export const optional = (form: FormData, name: string): string | null => text(form, name) || null;
