/** What keeps the product from starting, in one sentence for the person at the terminal. */
export class StartTrouble extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "StartTrouble";
  }
}

/** The operating system's code of an error (`EADDRINUSE`), or an empty text. */
export function systemCode(error: unknown): string {
  const code = typeof error === "object" && error !== null ? Reflect.get(error, "code") : undefined;
  return typeof code === "string" ? code : "";
}

/** The one sentence that an error becomes at the terminal. */
export function sentenceOf(error: unknown): string {
  if (error instanceof StartTrouble) return error.message;
  const path = typeof error === "object" && error !== null ? Reflect.get(error, "path") : undefined;
  const place = typeof path === "string" ? path : "a file it needs";
  switch (systemCode(error)) {
    case "EACCES":
    case "EPERM":
      return `KoproGo may not use ${place}: give this user the right to it, or name another data folder in KOPRO_DATA.`;
    case "ENOSPC":
      return "The disk is full: make room, then start again; nothing that was saved is lost.";
    case "EROFS":
      return `${place} is on a read-only disk: name a data folder that can be written in KOPRO_DATA.`;
    default:
      return `KoproGo could not start: ${error instanceof Error ? error.message : String(error)}`;
  }
}
