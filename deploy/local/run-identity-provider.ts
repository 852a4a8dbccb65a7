import { DEMONSTRATION_PEOPLE } from "./identity-people.ts";
import { createIdentityProvider } from "./identity-provider.ts";
import { identitySettings } from "./settings.ts";

/** The local identity provider's own process. */
const { port, ...options } = identitySettings();
createIdentityProvider({ ...options, people: DEMONSTRATION_PEOPLE }).listen(port, "127.0.0.1");
