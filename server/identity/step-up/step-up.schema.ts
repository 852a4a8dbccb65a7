import { z } from "zod";

/** What a strong identification is for: one thing of one chapter, `assembly.meeting:<id>`. */
export const Purpose = z
  .string()
  .regex(/^[a-z-]{1,40}\.[a-z-]{1,40}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** An address of this site to come back to: a path, never another host. */
export const BackPath = z
  .string()
  .regex(/^\/(?![/\\])[\w\-./~%?=&#:]*$/)
  .max(500);

export const StepUpRequest = z.object({ purpose: Purpose, back: BackPath });
export type StepUpRequest = z.infer<typeof StepUpRequest>;
