/**
 * Variables of a REFI-QDA project. Programs put those of a document on the source or on a case that refers to it; this
 * one puts fields of items on cases that refer to codes.
 */
import { childOf, childrenOf, textIn, type XmlElement } from '../../../importers/xml/xml-tree.ts';
import type { ExchangeCode, ExchangeValue } from '../../project.ts';
import type { ProjectDraft } from './draft.ts';
import { plainGuid } from './guids.ts';
import { descriptionOf } from './read-codes.ts';

/** The variable in which this program writes the aliases of an item, one a line. */
export const aliasVariable = 'Aliases';

export function readVariables(
  draft: ProjectDraft,
  project: XmlElement,
  codes: readonly ExchangeCode[],
): ExchangeCode[] {
  const names = new Map<string, string>();
  for (const variable of childrenOf(childOf(project, 'Variables'), 'Variable'))
    names.set(plainGuid(variable.attributes.guid), (variable.attributes.name ?? '').trim() || 'Variable');
  const documents = new Map(draft.documents.map(document => [document.key, document]));
  for (const source of childrenOf(childOf(project, 'Sources'))) {
    const document = documents.get(plainGuid(source.attributes.guid));
    if (document !== undefined) Object.assign(document.values, valuesIn(source, names));
  }
  const ofCodes = new Map<string, Record<string, ExchangeValue>>();
  for (const each of childrenOf(childOf(project, 'Cases'), 'Case')) {
    const values = valuesIn(each, names);
    const name = (each.attributes.name ?? '').trim();
    const sources = refsIn(each, 'SourceRef');
    for (const guid of sources) {
      const document = documents.get(guid);
      if (document === undefined) continue;
      Object.assign(document.values, values);
      if (name !== '') document.values.Case = joined(document.values.Case, name);
    }
    for (const guid of refsIn(each, 'CodeRef')) ofCodes.set(guid, { ...ofCodes.get(guid), ...values });
    draft.lose(
      'place of a case in a text|places of cases in texts: left out.',
      refsIn(each, 'SelectionRef').length,
    );
    if (sources.length === 0 && refsIn(each, 'CodeRef').length === 0) keepCase(draft, each, name, values);
  }
  return codes.map(code => withValues(draft, code, ofCodes.get(code.key)));
}

/** A case that is about no source and no code: a memo on the project says what it says. */
function keepCase(
  draft: ProjectDraft,
  element: XmlElement,
  name: string,
  values: Readonly<Record<string, ExchangeValue>>,
): void {
  const lines = Object.entries(values).map(([variable, value]) => `${variable}: ${value}`);
  const text = [`Case ${name}`.trim(), descriptionOf(element), lines.join('\n')];
  draft.memos.push({
    on: { type: 'project' },
    text: text.filter(part => part !== '').join('\n\n'),
    coderKey: null,
    createdAt: null,
  });
  draft.lose('case that refers to no source|cases that refer to no source: kept as memos on the study.');
}

function withValues(
  draft: ProjectDraft,
  code: ExchangeCode,
  values: Readonly<Record<string, ExchangeValue>> | undefined,
): ExchangeCode {
  if (values === undefined) return code;
  if (!draft.isOwn) return { ...code, values };
  const { [aliasVariable]: aliases, ...others } = values;
  return {
    ...code,
    aliases: typeof aliases === 'string' ? aliases.split('\n') : [],
    values: others,
  };
}

const refsIn = (element: XmlElement, name: string): string[] =>
  Array.from(childrenOf(element, name), ({ attributes }) => plainGuid(attributes.targetGUID));

const joined = (present: ExchangeValue | undefined, name: string): string =>
  present == null || present === '' ? name : `${present}; ${name}`;

function valuesIn(element: XmlElement, names: ReadonlyMap<string, string>): Record<string, ExchangeValue> {
  const values: Record<string, ExchangeValue> = {};
  for (const each of childrenOf(element, 'VariableValue')) {
    const name = names.get(plainGuid(childOf(each, 'VariableRef')?.attributes.targetGUID));
    const value = valueIn(each);
    if (name !== undefined && value !== null)
      values[name] = values[name] === undefined ? value : `${values[name]}; ${value}`;
  }
  return values;
}

/** Dates stay as they are written. */
function valueIn(element: XmlElement): ExchangeValue {
  for (const child of childrenOf(element)) {
    const text = textIn(child).trim();
    if (text === '') continue;
    switch (child.name) {
      case 'BooleanValue':
        return /^(?:true|1)$/i.test(text);
      case 'IntegerValue':
      case 'FloatValue':
        return /^[-+]?\d*\.?\d+$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
      case 'TextValue':
        return textIn(child);
      case 'DateValue':
      case 'DateTimeValue':
        return text;
      default:
    }
  }
  return null;
}
