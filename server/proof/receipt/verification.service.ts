import type { Actor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { type Chain, chain } from "#server/platform/chain.ts";
import { read } from "#server/platform/db.ts";
import { log } from "#server/platform/log.ts";
import { isOwnKey } from "#server/proof/anchor/anchor.queries.ts";
import { fromHex } from "#server/proof/leaf/leaf.rules.ts";
import { completeReceipt } from "./receipt.queries.ts";
import { type ChainFacts, checkReceipt, keyHash, readReceipt, verdictOf } from "./receipt.rules.ts";
import type { ReceiptV1, Verification } from "./receipt.schema.ts";
import { isCurrentKey } from "./receipt.service.ts";

type Answer = Readonly<{ facts: NonNullable<ChainFacts>; finalBlock: bigint }>;

async function ask(on: Chain, { key, batch, anchor }: ReceiptV1): Promise<Answer> {
  const root = batch ? fromHex(batch.root) : null;
  const hash = anchor ? (`0x${anchor.transaction.slice(2)}` as const) : null;
  const [keyAt, rootAt, block, finalBlock] = await Promise.all([
    on.anchoredAt(keyHash(fromHex(key))),
    root ? on.anchoredAt(root) : null,
    root && hash ? on.blockOfAnchor(root, hash) : null,
    on.finalBlock(),
  ]);
  const { chainId, contract } = on;
  const transactionBlock = block === null ? null : Number(block);
  const keyAnchored = keyAt !== null;
  return {
    facts: { chainId, contract, keyAnchored, rootAnchoredAt: rootAt, transactionBlock },
    finalBlock,
  };
}

/** A chain that is away makes the checks unknown; it never makes them pass. */
async function askIfThere(receipt: ReceiptV1): Promise<Answer | null> {
  try {
    return await ask(await chain(), receipt);
  } catch (error) {
    log.warn({ err: error }, "the chain did not answer a verification");
    return null;
  }
}

function anchoredOf(answer: Answer | null): Verification["anchored"] {
  if (!answer) return null;
  const { rootAnchoredAt: time, transactionBlock: block } = answer.facts;
  if (time === null || block === null) return null;
  const at = Temporal.Instant.fromEpochMilliseconds(Number(time) * 1_000).toString();
  return { block, at, final: block <= answer.finalBlock };
}

/**
 * Checks a receipt file against this installation and its chain, for anybody.
 * @throws DomainError `receipt.missing`, `.too-large` or `.unreadable` when it is no receipt at all.
 */
export async function verifyReceipt(actor: Actor, file: string): Promise<Verification> {
  const given = readReceipt(file);
  if (typeof given === "string") throw new DomainError(`receipt.${given}`, {}, "file");
  const { receipt, absent, ownKey } = await read(actor, async (tx) => ({
    ...(await completeReceipt(tx, given)),
    ownKey: isCurrentKey(given.key) || (await isOwnKey(tx, keyHash(fromHex(given.key)))),
  }));
  const answer = await askIfThere(receipt);
  const checks = checkReceipt(receipt, answer?.facts ?? null, { ownKey, absent });
  const { event, fromPaper = false } = receipt;
  const outcome = verdictOf(checks);
  return { outcome, checks, event, fromPaper, anchored: anchoredOf(answer) };
}
