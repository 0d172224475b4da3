/** What importing a project would do to a study, and what it did: for the window and for the shell. */

export interface ProjectPreview {
  /** Id of the reader. */
  format: string;
  name: string | null;
  writtenBy: string | null;
  documents: readonly DocumentPreview[];
  /** Groups of codes; one without a kind of that name becomes a new kind. */
  kinds: readonly { key: string; label: string; codes: number; twin: Named | null }[];
  codes: readonly CodePreview[];
  /** What a codebook of this program defines besides kinds. */
  definitions: readonly {
    key: string;
    /** Noun of it, for people. */
    sort: string;
    label: string;
    /** Of a field: the label of its kind; null = documents. */
    kind: string | null;
    twin: Named | null;
  }[];
  /** Codes for which a kind is to be chosen: without a group, and without an item of their name. */
  codesWithoutKind: number;
  coders: readonly { key: string; name: string; passages: number; twin: Named | null }[];
  passages: PassageCounts;
  /** Kept as memos on their documents. */
  unplaced: readonly UnplacedPassage[];
  links: number;
  memos: number;
  judgements: number;
  /** What the file has and a study cannot hold, or what could not be read. */
  losses: readonly string[];
}

export interface Named {
  id: string;
  label: string;
}

export interface DocumentPreview {
  key: string;
  title: string;
  fileName: string;
  /** Null where no text could be had: then `notes` say why. */
  characters: number | null;
  passages: number;
  /** The document of the study that has the same text, or the same source, and takes the passages. */
  twin: (Named & { by: 'text' | 'source' }) | null;
  notes: readonly string[];
}

export interface CodePreview {
  key: string;
  /** With those of the codes above it. */
  label: string;
  kindKey: string | null;
  passages: number;
  /** The item of the study that has this name, and takes the passages. */
  twin: Named | null;
}

export interface PassageCounts {
  total: number;
  inPlace: number;
  /** Found again by their words. */
  byQuote: number;
  /** Found where words stand that differ a little. */
  bySimilarWords: number;
  onPage: number;
  unplaced: number;
  /** Of all, those that nobody is named for. */
  withoutCoder: number;
}

export interface UnplacedPassage {
  documentTitle: string;
  code: string;
  coder: string | null;
  quote: string;
  why: string;
}

/** What is the researcher's to choose. */
export interface ProjectChoices {
  /** Id or label of the kind for codes without one; null = none is chosen. */
  kind: string | null;
  /** Id of the coder for passages that name none; null = a coder “Not stated”. */
  coderId: string | null;
}

export interface ProjectImport {
  /** Null where all of it was in the study already. */
  commitId: string | null;
  documents: readonly { id: string; title: string; isNew: boolean }[];
  added: {
    kinds: number;
    fields: number;
    vocabularies: number;
    linkTypes: number;
    items: number;
    coders: number;
    links: number;
    memos: number;
    judgements: number;
  };
  passages: {
    added: number;
    /** In the study already: same place, item and coder. */
    present: number;
    unplaced: number;
  };
  unplaced: readonly UnplacedPassage[];
  /** What was left out or done otherwise. */
  losses: readonly string[];
}
