import type { Tx } from "#server/platform/db.ts";

export type PasskeyRow = Readonly<{
  id: string;
  accountId: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: bigint;
  transports: readonly string[];
}>;

const SELECT = {
  ...{ id: true, accountId: true, credentialId: true, publicKey: true },
  ...{ counter: true, transports: true },
} as const;

/** The passkey a browser names, whoever's it is; null when it is nobody's. */
export async function findPasskey(tx: Tx, credentialId: string): Promise<PasskeyRow | null> {
  const row = await tx.factor.findUnique({ where: { credentialId }, select: SELECT });
  if (!row?.publicKey || !row.credentialId) return null;
  const { publicKey, credentialId: id, counter } = row;
  return { ...row, publicKey: new Uint8Array(publicKey), credentialId: id, counter: counter ?? 0n };
}

/** How the passkeys of an account are called, for a browser to look for or to leave out. */
export async function listCredentials(tx: Tx, accountId: string) {
  const rows = await tx.factor.findMany({
    where: { accountId, kind: "passkey" },
    select: { credentialId: true, transports: true },
    take: 20,
  });
  return rows.flatMap(({ credentialId, transports }) =>
    credentialId ? [{ id: credentialId, transports }] : [],
  );
}
