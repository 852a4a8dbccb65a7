import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { extract } from "tar-stream";
import { StartTrouble } from "#deploy/local/trouble.ts";
import { ABOUT, About, FORMAT, MANIFEST, Manifest } from "./format.ts";
import { type Opening, unseal } from "./seal.ts";

export type Taken = Readonly<{ name: string; bytes: Buffer }>;
type Take = (member: Taken) => Promise<void>;

const damaged = (cause?: unknown) =>
  new StartTrouble("The backup is damaged or cut off: take another copy of it.", { cause });
const foreign = () => new StartTrouble("This file is not a backup of KoproGo.");

function parsed<T>(bytes: Buffer, read: (value: unknown) => T): T {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw damaged(error);
  }
  return read(value);
}

/** Reads whose backup this is. @throws StartTrouble for one that this program is too old for. */
function readAbout(bytes: Buffer, known: readonly string[]): About {
  const { format, version } = parsed(bytes, (value) => ({
    format: 0,
    version: "?",
    ...(typeof value === "object" ? value : {}),
  }));
  const newer = () =>
    new StartTrouble(
      `This backup was made by a later version of KoproGo (${version}): install that version, then restore.`,
    );
  if (typeof format === "number" && format > FORMAT) throw newer();
  const about = parsed(bytes, (value) => About.safeParse(value)).data;
  if (!about) throw foreign();
  if (about.migrations.some((name) => !known.includes(name))) throw newer();
  return about;
}

/** Whether the members are those of the manifest, all of them and no other, to the byte. */
function assertWhole(manifest: Manifest, seen: Manifest["members"]): void {
  const text = (members: Manifest["members"]) =>
    members.map(({ name, size, sha256 }) => `${name} ${size} ${sha256}`).join("\n");
  if (text(manifest.members) !== text(seen)) throw damaged();
}

/** A member's name never leads out of the folder that it is unpacked in. */
function assertName(name: string): void {
  const isPlain = /^(about\.json|manifest\.json|(data|tables)\/[^\\\0]+)$/.test(name);
  if (!isPlain || name.split("/").some((part) => part === ".." || part === "." || part === "")) {
    throw foreign();
  }
}

/**
 * Goes through a backup from its first byte to its last, giving each member but the manifest to
 * `take`.
 * @param known the migrations that this program has.
 * @returns the manifest, once all was found to be as it says.
 * @throws StartTrouble for what is truncated, foreign, tampered with or of a later version.
 */
export async function readBackup(
  file: string,
  opening: Opening,
  known: readonly string[],
  take: Take = async () => undefined,
): Promise<Manifest> {
  const plain = await unseal(file, opening);
  const archive = extract();
  plain.on("error", (error) => archive.destroy(error));
  plain.pipe(archive);
  const seen: Manifest["members"] = [];
  let about: About | undefined;
  let manifest: Manifest | undefined;
  let failed: Readonly<{ error: unknown }> | undefined;
  try {
    for await (const entry of archive) {
      const { name } = entry.header;
      assertName(name);
      const bytes = await buffer(entry);
      about ??= name === ABOUT ? readAbout(bytes, known) : undefined;
      if (!about) throw foreign();
      if (name === MANIFEST) {
        manifest = parsed(bytes, (value) => Manifest.parse(value));
        continue;
      }
      if (manifest) throw damaged();
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      seen.push({ name, size: bytes.length, sha256 });
      await take({ name, bytes }).catch((error: unknown) => {
        failed = { error };
        throw error;
      });
    }
  } catch (error) {
    if (failed) throw failed.error;
    if (error instanceof StartTrouble) throw error;
    throw damaged(error);
  } finally {
    plain.destroy();
  }
  if (!manifest) throw about ? damaged() : foreign();
  assertWhole(manifest, seen);
  return manifest;
}
