/** Run by Next.js once, before it answers anything. */
export async function register(): Promise<void> {
  const { answerPlainly } = await import("#app/plain-answer.ts");
  answerPlainly();
}
