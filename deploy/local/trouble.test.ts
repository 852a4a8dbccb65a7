import { expect, test } from "vitest";
import { StartTrouble, sentenceOf } from "./trouble.ts";

const system = (code: string, path?: string) => Object.assign(new Error(code), { code, path });

test.each([
  [new StartTrouble("Say this."), "Say this."],
  [
    system("EACCES", "/srv/data"),
    "KoproGo may not use /srv/data: give this user the right to it, or name another data folder in KOPRO_DATA.",
  ],
  [
    system("EPERM"),
    "KoproGo may not use a file it needs: give this user the right to it, or name another data folder in KOPRO_DATA.",
  ],
  [
    system("ENOSPC"),
    "The disk is full: make room, then start again; nothing that was saved is lost.",
  ],
  [
    system("EROFS", "/mnt/x"),
    "/mnt/x is on a read-only disk: name a data folder that can be written in KOPRO_DATA.",
  ],
  [new Error("odd"), "KoproGo could not start: odd"],
  ["odd", "KoproGo could not start: odd"],
])("an error becomes one sentence", (error, sentence) => {
  expect(sentenceOf(error)).toBe(sentence);
});
