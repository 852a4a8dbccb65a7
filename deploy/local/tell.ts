import { closeDatabase } from "#server/platform/db.ts";

/** Tells the demonstration's story through the services, in a process of its own. */
const { tell } = await import("#prisma/seed/story.ts");
await tell();
await closeDatabase();
