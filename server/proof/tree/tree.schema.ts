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
  /** The root of the batch it is in, once it is in one. */
  batch: string | null;
  /** Where the chain shows the batch, once it does. */
  anchored: Readonly<{
    block: number;
    /** The time of that block. */
    at: string;
    chainId: number;
    contract: string;
    transaction: string;
  }> | null;
}>;
