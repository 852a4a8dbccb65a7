export { GET } from "#e2e/bench/floors/same-bytes.ts";
export const dynamic = "force-dynamic";
