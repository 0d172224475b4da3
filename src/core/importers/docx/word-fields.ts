/** Fields of Word: what they say of a link; what they show stands in the text as it was last worked out. */

interface Field {
  instruction: string;
  isShown: boolean;
}

export class WordFields {
  private readonly open: Field[] = [];

  begin(): void {
    this.open.push({ instruction: '', isShown: false });
  }

  instruct(text: string): void {
    const field = this.open.at(-1);
    if (field !== undefined && !field.isShown) field.instruction += text;
  }

  separate(): void {
    const field = this.open.at(-1);
    if (field !== undefined) field.isShown = true;
  }

  end(): void {
    this.open.pop();
  }

  /** Whether what is read now is the result of all fields around it, not an instruction. */
  get areShown(): boolean {
    return this.open.every(({ isShown }) => isShown);
  }

  /** Where the innermost link among the fields leads. */
  get link(): string | undefined {
    for (const { instruction } of [...this.open].reverse()) {
      const target = linkOfInstruction(instruction);
      if (target !== undefined) return target;
    }
    return undefined;
  }
}

/** The address of a HYPERLINK field that leads out of the document. */
export function linkOfInstruction(instruction: string): string | undefined {
  const match = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))/i.exec(instruction);
  return match?.[1] ?? match?.[2];
}
