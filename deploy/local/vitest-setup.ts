import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { TestProject } from "vitest/node";
import { startTestServer, TEMPLATE, TEST_PASSWORD, type TestServer } from "./test-postgres.ts";
import { bundleWorkers } from "./workers.ts";

/**
 * Gives the tests the address of a PostgreSQL server that starts at the first connection, so
 * that a run of pure tests pays for none.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await bundleWorkers();
  let starting: Promise<TestServer> | undefined;
  const open = new Set<Socket>();
  const front = createServer(async (incoming) => {
    incoming.setNoDelay(true).pause();
    incoming.on("error", () => incoming.destroy());
    open.add(incoming.on("close", () => open.delete(incoming)));
    starting ??= startTestServer();
    try {
      const { port } = await starting;
      const outgoing = connect(port, "127.0.0.1").setNoDelay(true);
      outgoing.on("error", () => incoming.destroy()).on("close", () => incoming.destroy());
      incoming.on("close", () => outgoing.destroy());
      incoming.pipe(outgoing).pipe(incoming);
    } catch (error) {
      project.vitest.logger.error("The test database could not be started.", error);
      incoming.destroy();
    }
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  const { port } = front.address() as AddressInfo;
  project.provide("adminUrl", `postgresql://postgres:${TEST_PASSWORD}@127.0.0.1:${port}/postgres`);
  project.provide("template", TEMPLATE);
  return async () => {
    for (const socket of open) socket.destroy();
    front.close();
    const server = await starting?.catch(() => undefined);
    await server?.stop();
  };
}
