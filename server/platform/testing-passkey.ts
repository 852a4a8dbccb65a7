import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const hash = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** How a key answers in one test; honestly where nothing is said. */
export type Manner = Readonly<{ origin?: string; rpId?: string; isVerified?: boolean }>;

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

/** A security key in software (ES256), to answer as a browser would (WebAuthn, attestation "none"). */
export function softKey(site: string) {
  const { origin: home, hostname } = new URL(site);
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  let counter = 0;

  const clientData = (type: string, challenge: string, { origin = home }: Manner) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  function authData(extra: number, { rpId = hostname, isVerified = true }: Manner): Buffer {
    const count = Buffer.alloc(4);
    counter += 1;
    count.writeUInt32BE(counter);
    const flags = PRESENT | (isVerified ? VERIFIED : 0) | extra;
    return Buffer.concat([hash(rpId), Buffer.from([flags]), count]);
  }

  /** The public key as COSE writes it, in CBOR: kty 2, alg -7, crv 1, x, y. */
  const cose = Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"),
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y, "base64url"),
  ]);

  const common = { id: base64url(id), rawId: base64url(id), type: "public-key" } as const;

  return {
    /** Copies the count back: what a clone of the key would answer with. */
    rewind: () => {
      counter = 0;
    },
    make: (
      { challenge }: PublicKeyCredentialCreationOptionsJSON,
      manner: Manner = {},
    ): RegistrationResponseJSON => {
      const length = Buffer.from([0, id.length]);
      const data = Buffer.concat([authData(WITH_KEY, manner), Buffer.alloc(16), length, id, cose]);
      const attestation = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a0686175746844617461", "hex"),
        Buffer.from([0x59, data.length >> 8, data.length & 0xff]),
        data,
      ]);
      return {
        ...common,
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData("webauthn.create", challenge, manner)),
          attestationObject: base64url(attestation),
          transports: ["internal"],
        },
      };
    },
    use: (
      { challenge }: PublicKeyCredentialRequestOptionsJSON,
      manner: Manner = {},
    ): AuthenticationResponseJSON => {
      const client = clientData("webauthn.get", challenge, manner);
      const data = authData(0, manner);
      const signature = sign("sha256", Buffer.concat([data, hash(client)]), privateKey);
      return {
        ...common,
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      };
    },
  };
}
