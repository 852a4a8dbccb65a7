import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { openSigningKey } from "./signing-key.ts";

/** The fixed head of every Ed25519 key in PKCS8 (RFC 8410 §7), before the 32 secret bytes. */
const HEAD = "302e020100300506032b657004220420";
const hex = (text: string) => Buffer.from(text, "hex");

// RFC 8032 §7.1, tests 1 to 3.
test.each([
  [
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  ],
  [
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  ],
])("published Ed25519 vector %#", (secret, publicKey, message, signature) => {
  const key = openSigningKey(hex(HEAD + secret).toString("base64"));
  expect(Buffer.from(key.publicKey).toString("hex")).toBe(publicKey);
  expect(Buffer.from(key.sign(hex(message))).toString("hex")).toBe(signature);
});

test("another kind of key is refused", () => {
  const { privateKey } = generateKeyPairSync("x25519");
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  expect(() => openSigningKey(pkcs8)).toThrow("KOPRO_SIGNING_KEY");
  expect(() => openSigningKey("bm90IGEga2V5")).toThrow();
});
