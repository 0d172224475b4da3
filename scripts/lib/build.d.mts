/** Throws with the builder's own message where the sources do not build. */
export function ensureBuilt(options?: { quiet?: boolean; whileBuilt?: () => Promise<void> }): Promise<void>;
