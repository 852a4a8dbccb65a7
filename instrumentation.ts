/** Run by Next.js once, before it answers anything. */
export async function register(): Promise<void> {
  // Next.js compiles this for its other runtime as well, which nothing here uses.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { answerPlainly } = await import("#app/plain-answer.ts");
  answerPlainly();
}
