import { type Address, createWalletClient, type Hex, http, publicActions } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { anchorAbi, anchorBytecode } from "#server/platform/anchor-abi.ts";

const LOOK_MS = 250;

/** Puts the contract on a chain: once per chain, by hand or by the local stack. @returns its address. */
export async function deployAnchor(rpcUrl: string, privateKey: Hex): Promise<Address> {
  const account = privateKeyToAccount(privateKey);
  const client = createWalletClient({
    account,
    transport: http(rpcUrl),
    pollingInterval: LOOK_MS,
  }).extend(publicActions);
  const hash = await client.deployContract({
    abi: anchorAbi,
    bytecode: anchorBytecode,
    chain: null,
  });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error("the anchor contract was not deployed");
  return contractAddress;
}

if (import.meta.main) {
  const { CHAIN_RPC_URL: rpcUrl, CHAIN_PRIVATE_KEY: key } = process.env;
  if (!rpcUrl || !key) throw new Error("set CHAIN_RPC_URL and CHAIN_PRIVATE_KEY");
  console.log(`CHAIN_CONTRACT=${await deployAnchor(rpcUrl, `0x${key.replace(/^0x/, "")}`)}`);
}
