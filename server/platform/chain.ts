import {
  type Address,
  createPublicClient,
  encodeFunctionData,
  type Hex,
  http,
  keccak256,
  type PublicClient,
  parseEventLogs,
  TransactionNotFoundError,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
  toHex,
} from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { anchorAbi, anchorRuntime } from "./anchor-abi.ts";
import { env } from "./env.ts";

/** Where the contract is, and who pays. Without a key one can only read. */
export type ChainSettings = Readonly<{ rpcUrl: string; contract: string; privateKey?: string }>;

/** Transactions as they are kept: the signed bytes and the hash they will have. */
export type SignedAnchor = Readonly<{ hash: Hex; raw: Hex; sender: Address; nonce: bigint }>;

/** The first nonce that no block holds, and what a transaction may cost. */
export type Terms = Readonly<{
  firstNonce: bigint;
  fees: Readonly<{ maxFeePerGas: bigint; maxPriorityFeePerGas: bigint }>;
}>;

/** Where a fingerprint was anchored. */
export type Anchored = Readonly<{ transaction: Hex; block: bigint; blockHash: Hex }>;

/** An anchor costs about 67,000; a fixed amount, so that signing asks the node for no estimate. */
const ANCHOR_GAS = 100_000n;
/** How far back an anchor by somebody else is looked for: it can only be a moment older than ours. */
const LOOK_BACK = 1_000n;

async function missing<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    const absent =
      error instanceof TransactionReceiptNotFoundError || error instanceof TransactionNotFoundError;
    if (absent) return null;
    throw error;
  }
}

function asHex(text: string): Hex {
  if (!/^0x[0-9a-fA-F]+$/.test(text)) throw new Error("not hexadecimal");
  return `0x${text.slice(2)}`;
}

function clientOf(rpcUrl: string): PublicClient {
  return createPublicClient({ transport: http(rpcUrl, { timeout: 10_000, retryCount: 2 }) });
}

/** The anchor contract on one chain: what it says, and one way to add to it. */
export class Chain {
  readonly chainId: number;
  readonly contract: Address;
  readonly #client: PublicClient;
  readonly #account: PrivateKeyAccount | undefined;

  private constructor(chainId: number, settings: ChainSettings) {
    this.chainId = chainId;
    this.contract = asHex(settings.contract.toLowerCase());
    this.#client = clientOf(settings.rpcUrl);
    this.#account = settings.privateKey
      ? privateKeyToAccount(asHex(settings.privateKey))
      : undefined;
  }

  /** @throws Error when the code at that address is not the contract's. */
  static async open(settings: ChainSettings): Promise<Chain> {
    const client = clientOf(settings.rpcUrl);
    const address = asHex(settings.contract);
    const [chainId, code] = await Promise.all([client.getChainId(), client.getCode({ address })]);
    if (!code || keccak256(code) !== keccak256(anchorRuntime))
      throw new Error(`there is no anchor contract at ${address} on chain ${chainId}`);
    return new Chain(chainId, settings);
  }

  /** Who pays for anchors. @throws Error where no key was given. */
  get sender(): Address {
    return this.#payer().address;
  }

  #payer(): PrivateKeyAccount {
    if (!this.#account) throw new Error("CHAIN_PRIVATE_KEY is not set: nothing can be anchored");
    return this.#account;
  }

  /** Seconds since 1970 of the block that anchored `root`; null when none did. */
  async anchoredAt(root: Uint8Array): Promise<bigint | null> {
    const time = await this.#client.readContract({
      address: this.contract,
      abi: anchorAbi,
      functionName: "anchoredAt",
      args: [toHex(root)],
    });
    return time === 0n ? null : time;
  }

  /** How many transactions of the sender are in blocks: the first nonce that is free. */
  async usedNonces(): Promise<bigint> {
    const count = await this.#client.getTransactionCount({ address: this.sender });
    return BigInt(count);
  }

  /** What signing needs to know of the chain, asked before any transaction of the database. */
  async terms(): Promise<Terms> {
    const [firstNonce, fees] = await Promise.all([
      this.usedNonces(),
      this.#client.estimateFeesPerGas(),
    ]);
    const { maxFeePerGas, maxPriorityFeePerGas } = fees;
    // Twice, so that the stored bytes stay good when the base fee rises while they wait.
    return { firstNonce, fees: { maxFeePerGas: maxFeePerGas * 2n, maxPriorityFeePerGas } };
  }

  /** Signs, here and without the chain, and sends nothing: keep the bytes first. */
  async sign(root: Uint8Array, nonce: bigint, { fees }: Terms): Promise<SignedAnchor> {
    const raw = await this.#payer().signTransaction({
      type: "eip1559",
      chainId: this.chainId,
      to: this.contract,
      data: encodeFunctionData({ abi: anchorAbi, functionName: "anchor", args: [toHex(root)] }),
      nonce: Number(nonce),
      gas: ANCHOR_GAS,
      ...fees,
    });
    return { hash: keccak256(raw), raw, sender: this.sender, nonce };
  }

  /**
   * Sends signed bytes, as often as one likes: a chain takes them once.
   * @returns whether the chain knows the transaction now; false once its nonce was used by another.
   */
  async broadcast({
    hash,
    raw,
    nonce,
  }: Pick<SignedAnchor, "hash" | "raw" | "nonce">): Promise<boolean> {
    try {
      await this.#client.sendRawTransaction({ serializedTransaction: raw });
      return true;
    } catch (error) {
      if (await missing(this.#client.getTransaction({ hash }))) return true;
      if ((await this.usedNonces()) > nonce) return false;
      throw error;
    }
  }

  /**
   * Where `root` was anchored, as the transaction `hash` shows; null while it is in no block.
   * Anybody may have anchored the root a moment before: then that transaction is the answer.
   */
  async findAnchor(root: Uint8Array, hash: Hex): Promise<Anchored | null> {
    const receipt = await missing(this.#client.getTransactionReceipt({ hash }));
    // A node may answer with a replacement's receipt.
    if (!receipt || receipt.transactionHash !== hash) return null;
    if (this.#anchors(receipt, root)) return placeOf(receipt);
    return this.#anchorBefore(root, receipt.blockNumber);
  }

  /** The block in which a transaction anchored `root`; null when it did not. */
  async blockOfAnchor(root: Uint8Array, hash: Hex): Promise<bigint | null> {
    const receipt = await missing(this.#client.getTransactionReceipt({ hash }));
    return receipt && this.#anchors(receipt, root) ? receipt.blockNumber : null;
  }

  /** The last block that the chain will never take back. */
  async finalBlock(): Promise<bigint> {
    return (await this.#client.getBlock({ blockTag: "finalized" })).number;
  }

  #anchors(receipt: TransactionReceipt, root: Uint8Array): boolean {
    if (receipt.status !== "success") return false;
    const logs = receipt.logs.filter(({ address }) => address.toLowerCase() === this.contract);
    const events = parseEventLogs({ abi: anchorAbi, logs, eventName: "Anchored" });
    return events.some(({ args }) => args.root === toHex(root));
  }

  async #anchorBefore(root: Uint8Array, toBlock: bigint): Promise<Anchored | null> {
    const [event] = await this.#client.getContractEvents({
      address: this.contract,
      abi: anchorAbi,
      eventName: "Anchored",
      args: { root: toHex(root) },
      fromBlock: toBlock > LOOK_BACK ? toBlock - LOOK_BACK : 0n,
      toBlock,
    });
    if (!event) return null;
    const { transactionHash, blockNumber, blockHash } = event;
    return { transaction: transactionHash, block: blockNumber, blockHash };
  }
}

function placeOf({ transactionHash, blockNumber, blockHash }: TransactionReceipt): Anchored {
  return { transaction: transactionHash, block: blockNumber, blockHash };
}

let opened: { from: string; chain: Promise<Chain> } | undefined;

/** The installation's chain, opened once. @throws Error where none is configured or it is not there. */
export async function chain(): Promise<Chain> {
  const { CHAIN_RPC_URL: rpcUrl, CHAIN_CONTRACT: contract, CHAIN_PRIVATE_KEY: privateKey } = env();
  if (!rpcUrl || !contract) throw new Error("CHAIN_RPC_URL and CHAIN_CONTRACT are not set");
  const from = [rpcUrl, contract, privateKey].join();
  if (opened?.from === from) return opened.chain;
  const attempt = Chain.open({ rpcUrl, contract, ...(privateKey ? { privateKey } : {}) });
  const entry = { from, chain: attempt };
  opened = entry;
  // A chain that was away at the first call is asked again at the next.
  attempt.catch(() => {
    if (opened === entry) opened = undefined;
  });
  return attempt;
}
