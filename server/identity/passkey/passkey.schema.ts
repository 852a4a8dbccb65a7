import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { z } from "zod";
import { FactorName } from "../second-factor/second-factor.schema.ts";

const text = z.string().max(20_000);
const common = { id: text, rawId: text, type: z.literal("public-key") };
const extensions = z.record(z.string(), z.unknown()).default({});

/** What a browser answers when a passkey is made; its bytes are judged by the library. */
export const Registration: z.ZodType<RegistrationResponseJSON> = z.object({
  ...common,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
});

/** What a browser answers when a passkey is used. */
export const Assertion: z.ZodType<AuthenticationResponseJSON> = z.object({
  ...common,
  clientExtensionResults: extensions,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
});

/** What was asked of the browser, sealed: it brings it back with the answer. */
const sealed = z.string().max(4000);
export const AddPasskey = z.object({ sealed, answer: Registration, name: FactorName });
export type AddPasskey = z.infer<typeof AddPasskey>;
export const UsePasskey = z.object({ sealed, answer: Assertion });
export type UsePasskey = z.infer<typeof UsePasskey>;
export const PassByPasskey = UsePasskey.extend({
  half: z.string().max(4000),
  device: z.string().max(200).optional(),
});

/** What the browser is asked, and the same sealed for its way back. */
export type Asked<Options> = Readonly<{ options: Options; sealed: string }>;
export type AskedToAdd = Asked<PublicKeyCredentialCreationOptionsJSON>;
export type AskedToUse = Asked<PublicKeyCredentialRequestOptionsJSON>;
