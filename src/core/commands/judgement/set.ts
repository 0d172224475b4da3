import { z } from 'zod';
import { fieldValue } from '../../model/field-value.ts';
import { itemId, type JudgementId, judgementId, type PassageId, passageId } from '../../model/ids.ts';
import { confidence, type Judgement, judgementStatus } from '../../model/judgement.ts';
import { parsePeriod } from '../../model/period.ts';
import { isSettlement } from '../../model/settlement.ts';
import { Problem } from '../../problem.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { type CommandContext, defineCommand } from '../definition.ts';
import { requireEvidence } from '../evidence.ts';
import { requireField, requireLive } from '../find.ts';
import { changed, created } from '../stamping.ts';
import { checkStatusAndValue } from './status-and-value.ts';

export const setJudgement = defineCommand({
  type: 'judgement.set',
  summary:
    'States or changes a judgement: one coder’s value for one field of one item, about an item and in a period where the field has these.',
  args: z.strictObject({
    id: judgementId.optional(),
    itemId,
    field: z.string().describe('Id, name or label of the field'),
    about: itemId.nullable().optional(),
    period: z.string().nullable().optional().describe('EDTF date or interval'),
    status: judgementStatus,
    value: fieldValue.nullable().optional(),
    confidence: confidence.nullable().optional(),
    rationale: z.string().optional(),
    evidence: z.array(passageId).optional().describe('Ids of the passages it rests on'),
  }),
  run(args, study, context) {
    const present = args.id === undefined ? undefined : study.get('judgement', args.id);
    if (present !== undefined) requireLive(study, 'judgement', present.id);
    const item = requireLive(study, 'item', args.itemId);
    const field = requireField(study, 'judgement', item.kindId, args.field);
    if (present !== undefined && (present.itemId !== item.id || present.fieldId !== field.id)) {
      throw new Problem(
        'refused',
        `The judgement “${present.id}” is of another item or field.`,
        'Leave the id out to state a new judgement.',
      );
    }
    const cell = {
      itemId: item.id,
      fieldId: field.id,
      aboutId: args.about === undefined ? (present?.aboutId ?? null) : checkAbout(study, field, args.about),
      period: args.period === undefined ? (present?.period ?? null) : checkPeriod(field, args.period),
    };
    if (present !== undefined && isSettlement(present)) requireSettling(present, cell, args);
    const before = present ?? sameCell(study, cell, context);
    // A merge of items can leave a coder with two judgements of a cell; each of them can be changed where it is.
    const isInPlace = present?.aboutId === cell.aboutId && present.period === cell.period;
    const twin = isInPlace
      ? undefined
      : sameCell(study, cell, { coderId: before?.coderId ?? context.coderId });
    if (twin !== undefined && (twin.id !== before?.id || (args.id !== undefined && twin.id !== args.id))) {
      throw new Problem(
        'refused',
        `This cell is judged already, as “${twin.id}”.`,
        'Change that judgement, or give another period or about.',
      );
    }
    const record: Judgement = {
      ...(before ?? {
        id: args.id ?? (context.newId('j') as JudgementId),
        coderId: context.coderId,
        settles: [],
        ...created(context),
      }),
      ...cell,
      status: args.status,
      value: checkStatusAndValue(study, field, args.status, args.value, before?.value ?? null),
      confidence: args.confidence === undefined ? (before?.confidence ?? null) : args.confidence,
      rationale: args.rationale ?? before?.rationale ?? '',
      evidence:
        args.evidence === undefined
          ? (before?.evidence ?? [])
          : (requireEvidence(study, args.evidence, before?.evidence ?? []) as PassageId[]),
    };
    return {
      put: [{ type: 'judgement', record: before === undefined ? record : changed(before, record, context) }],
      label: `Judge ${field.label.toLowerCase()} of ${item.label}`,
    };
  },
});

type Cell = Pick<Judgement, 'itemId' | 'fieldId' | 'aboutId' | 'period'>;
type JudgementField = ReturnType<typeof requireField>;

/** The coder's live judgement of the cell; what settles others stands beside it. */
function sameCell(
  study: StudyReader,
  cell: Cell,
  { coderId }: Pick<CommandContext, 'coderId'>,
): Judgement | undefined {
  for (const judgement of study.judgementsOfItem(cell.itemId)) {
    const same =
      judgement.fieldId === cell.fieldId &&
      judgement.aboutId === cell.aboutId &&
      judgement.period === cell.period &&
      judgement.coderId === coderId &&
      !isSettlement(judgement);
    if (same) return judgement;
  }
  return undefined;
}

/** A settlement stays one: in its cell, with something to say and a reason for it. */
function requireSettling(
  before: Judgement,
  cell: Cell,
  args: { status: Judgement['status']; rationale?: string | undefined },
): void {
  if (before.aboutId !== cell.aboutId || before.period !== cell.period) {
    throw new Problem(
      'refused',
      `The judgement “${before.id}” settles others, so it stays about the same item and in the same period.`,
      'Remove it, and settle the other judgements anew.',
    );
  }
  if (args.status === 'not-yet-coded')
    throw new Problem(
      'refused',
      `The judgement “${before.id}” settles others, so it cannot say “not yet coded”.`,
      'Remove it to bring the other judgements back.',
    );
  if (args.rationale !== undefined && args.rationale.trim() === '')
    throw new Problem('invalid', 'A settlement says why: its rationale cannot be empty.');
}

function checkAbout(
  study: StudyReader,
  field: JudgementField,
  about: Judgement['aboutId'],
): Judgement['aboutId'] {
  if (about === null) return null;
  if (field.aboutKindId === null)
    throw new Problem('invalid', `“${field.label}” is not about another item, so it takes no about.`);
  const item = requireLive(study, 'item', about);
  if (item.kindId !== field.aboutKindId) {
    const kind = study.get('kind', field.aboutKindId)?.label ?? field.aboutKindId;
    throw new Problem(
      'invalid',
      `“${field.label}” is about an item of the kind “${kind}”, and “${item.label}” is none.`,
    );
  }
  return about;
}

function checkPeriod(field: JudgementField, period: string | null): string | null {
  if (period === null) return null;
  if (!field.periodic)
    throw new Problem('invalid', `“${field.label}” holds for no period, so it takes none.`);
  const result = parsePeriod(period);
  if (!result.ok) throw new Problem('invalid', result.error);
  return result.period.text;
}
