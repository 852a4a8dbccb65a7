import { serve } from "inngest/next";
import { inngest } from "#inngest/client.ts";
import { functions } from "#inngest/functions.ts";

/** Where the job service calls us: each request is one step, signed with `INNGEST_SIGNING_KEY`. */
export const { GET, POST, PUT } = serve({ client: inngest, functions });
