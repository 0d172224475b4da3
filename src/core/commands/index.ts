/** Everything that the program can do to a study. The shell's help, the docs and the door read this list. */
import { addField, changeField } from './codebook/field.ts';
import { addKind, changeKind } from './codebook/kind.ts';
import { addLinkType, changeLinkType } from './codebook/link-type.ts';
import { addVocabulary, changeVocabulary } from './codebook/vocabulary.ts';
import { addCoder } from './coder/add.ts';
import { changeCoder } from './coder/change.ts';
import type { CommandDefinition } from './definition.ts';
import { addDocument } from './document/add.ts';
import { changeDocument } from './document/change.ts';
import { fillDocuments } from './document/fill.ts';
import { addItem } from './item/add.ts';
import { changeItem } from './item/change.ts';
import { mergeItems } from './item/merge.ts';
import { splitItem } from './item/split.ts';
import { setJudgement } from './judgement/set.ts';
import { settleJudgements } from './judgement/settle.ts';
import { addLink } from './link/add.ts';
import { changeLink } from './link/change.ts';
import { addMemo } from './memo/add.ts';
import { changeMemo } from './memo/change.ts';
import { addPassage } from './passage/add.ts';
import { changePassage } from './passage/change.ts';
import { movePassage } from './passage/move.ts';
import { recodePassage } from './passage/recode.ts';
import { removeAndRestoreCommands } from './remove-and-restore.ts';
import { addRun } from './run/add.ts';
import { addSavedView } from './saved-view/add.ts';
import { changeSavedView } from './saved-view/change.ts';
import { changeStudy } from './study/change.ts';
import { importRecords } from './study/import.ts';

const definitions = [
  changeStudy,
  importRecords,
  addCoder,
  changeCoder,
  addKind,
  changeKind,
  addField,
  changeField,
  addVocabulary,
  changeVocabulary,
  addLinkType,
  changeLinkType,
  addDocument,
  changeDocument,
  fillDocuments,
  addItem,
  changeItem,
  mergeItems,
  splitItem,
  addPassage,
  changePassage,
  movePassage,
  recodePassage,
  setJudgement,
  settleJudgements,
  addLink,
  changeLink,
  addMemo,
  changeMemo,
  addSavedView,
  changeSavedView,
  addRun,
] as unknown as readonly CommandDefinition[];

/** By type, e.g. `passage.add`. */
export const commandDefinitions: ReadonlyMap<string, CommandDefinition> = new Map(
  [...definitions, ...removeAndRestoreCommands].map(definition => [definition.type, definition]),
);
