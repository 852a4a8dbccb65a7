import { Agent, get } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** One answer of the running application, read to its end. @throws unless it is 200 */
export function ask(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        const body = Buffer.concat(parts);
        if (answer.statusCode === 200) return resolve(body);
        reject(new Error(`${address} answered ${answer.statusCode}: ${body.subarray(0, 300)}`));
      });
    });
    request.on("error", reject);
  });
}

/** Closes what is kept open between questions. */
export function stopAsking(): void {
  agent.destroy();
}
