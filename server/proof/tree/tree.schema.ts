/** How far a sealed root is: without a batch, then the states of its batch. */
export const TREE_STATES = ["sealed", "queued", "sent", "included", "final"] as const;
export type TreeState = (typeof TREE_STATES)[number];

/** A closed tree, as the association's page shows it. */
export type SealedTree = Readonly<{
  id: string;
  kind: string;
  subjectId: string;
  /** How many leaves it closed, replaced votes included. */
  size: number;
  root: string;
  sealedAt: string;
  state: TreeState;
  /** Where the chain shows it, once it does. */
  anchored: Readonly<{ block: number; at: string }> | null;
}>;
