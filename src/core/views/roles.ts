/**
 * Which kinds, fields and vocabularies of a study's codebook play which part in the views. The ids of the shipped
 * codebook are what is looked for first, then a field's name; options may name others. A part that nothing plays
 * is null, and the view says so.
 */
import { z } from 'zod';
import { fieldsOf } from '../commands/find.ts';
import type { Field, FieldSubject, Kind, Vocabulary } from '../model/codebook.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';

const kindRoles = {
  actorKind: { id: 'actor', plays: 'actors' },
  vetoPointKind: { id: 'veto-point', plays: 'veto points' },
  tracerKind: { id: 'tracer', plays: 'tracers' },
} as const;
type KindRole = keyof typeof kindRoles;

interface FieldRoleSpec {
  id: string;
  subject: FieldSubject;
  kind: KindRole;
  plays: string;
}

const fieldRoles = {
  actorType: { id: 'actor.type', subject: 'item', kind: 'actorKind', plays: 'the type of an actor' },
  position: { id: 'actor.position', subject: 'judgement', kind: 'actorKind', plays: 'an actor’s position' },
  influence: {
    id: 'actor.influence',
    subject: 'judgement',
    kind: 'actorKind',
    plays: 'an actor’s influence',
  },
  arena: { id: 'veto-point.arena', subject: 'item', kind: 'vetoPointKind', plays: 'a veto point’s arena' },
  stage: { id: 'veto-point.stage', subject: 'item', kind: 'vetoPointKind', plays: 'a veto point’s stage' },
  decisionRule: {
    id: 'veto-point.decision-rule',
    subject: 'item',
    kind: 'vetoPointKind',
    plays: 'a veto point’s decision rule',
  },
  vetoPlayers: {
    id: 'veto-point.veto-players',
    subject: 'item',
    kind: 'vetoPointKind',
    plays: 'a veto point’s players',
  },
  outcome: {
    id: 'veto-point.outcome',
    subject: 'judgement',
    kind: 'vetoPointKind',
    plays: 'the outcome at a veto point',
  },
  exercisedBy: {
    id: 'veto-point.exercised-by',
    subject: 'judgement',
    kind: 'vetoPointKind',
    plays: 'who exercised a veto',
  },
  strategy: {
    id: 'veto-point.strategy',
    subject: 'judgement',
    kind: 'vetoPointKind',
    plays: 'the strategy used to get past a veto point',
  },
  orderLetter: {
    id: 'tracer.order-letter',
    subject: 'item',
    kind: 'tracerKind',
    plays: 'the letter by which tracers are sorted',
  },
  shortName: {
    id: 'tracer.short-name',
    subject: 'item',
    kind: 'tracerKind',
    plays: 'the short name of a tracer, for heads and pictures',
  },
} as const satisfies Record<string, FieldRoleSpec>;
type FieldRole = keyof typeof fieldRoles;

const stages = { id: 'stage', plays: 'the stages of the process' } as const;

const name = (plays: string, id: string) =>
  z.string().optional().describe(`Id of what plays ${plays}; without it, “${id}” where it is there`);

const shapeOf = <Role extends string>(roles: Record<Role, { id: string; plays: string }>) =>
  Object.fromEntries(
    Object.entries<{ id: string; plays: string }>(roles).map(([role, { id, plays }]) => [
      role,
      name(plays, id),
    ]),
  ) as Record<Role, ReturnType<typeof name>>;

export const rolesOptions = z.strictObject({
  ...shapeOf<KindRole>(kindRoles),
  ...shapeOf<FieldRole>(fieldRoles),
  stageVocabulary: name(stages.plays, stages.id),
});
export type RolesOptions = z.output<typeof rolesOptions>;

export type Roles = Record<KindRole, Kind | null> &
  Record<FieldRole, Field | null> & { stageVocabulary: Vocabulary | null };

/** Throws a Problem where the options name something that is not in the codebook, or of the wrong sort. */
export function resolveRoles(study: StudyReader, named: RolesOptions = {}): Roles {
  const kinds = mapRoles(kindRoles, (role, { id }): Kind | null => {
    const asked = named[role];
    if (asked === undefined) return study.live('kind', id) ?? null;
    return study.live('kind', asked) ?? notThere('kind', asked);
  });
  const fields = mapRoles(fieldRoles, (role, spec): Field | null => {
    const asked = named[role];
    if (asked === undefined) return findField(study, spec, kinds[spec.kind]);
    const field = study.live('field', asked) ?? notThere('field', asked);
    if (field.subject !== spec.subject) {
      throw new Problem(
        'invalid',
        `“${field.label}” is a field of a ${field.subject}; ${spec.plays} is a field of a ${spec.subject}.`,
      );
    }
    return field;
  });
  const asked = named.stageVocabulary;
  const stageVocabulary =
    asked === undefined
      ? (vocabularyOf(study, fields.stage) ?? study.live('vocabulary', stages.id) ?? null)
      : (study.live('vocabulary', asked) ?? notThere('vocabulary', asked));
  return { ...kinds, ...fields, stageVocabulary };
}

function mapRoles<Role extends string, Spec, Found>(
  roles: Readonly<Record<Role, Spec>>,
  find: (role: Role, spec: Spec) => Found,
): Record<Role, Found> {
  const entries = Object.entries(roles) as [Role, Spec][];
  return Object.fromEntries(entries.map(([role, spec]) => [role, find(role, spec)])) as Record<Role, Found>;
}

/** By its id, else by the name that this id ends with. */
function findField(study: StudyReader, { id, subject }: FieldRoleSpec, kind: Kind | null): Field | null {
  const fields = kind === null ? [] : fieldsOf(study, subject, kind.id);
  return (
    fields.find(field => field.id === id) ??
    fields.find(field => field.name === id.slice(id.indexOf('.') + 1)) ??
    null
  );
}

export const vocabularyOf = (study: StudyReader, field: Field | null): Vocabulary | null =>
  field?.value.type === 'choice' ? (study.live('vocabulary', field.value.vocabularyId) ?? null) : null;

function notThere(sort: string, id: string): never {
  throw new Problem('invalid', `The codebook has no ${sort} “${id}”.`, 'Name another one, or none.');
}

/** Says, for each of these parts that nothing plays, what is missing and how to name it. */
export function missingRoles(roles: Roles, needed: readonly (KindRole | FieldRole)[]): string[] {
  return needed.flatMap(role => {
    if (roles[role] !== null) return [];
    const isKind = role in kindRoles;
    const { id, plays } = isKind ? kindRoles[role as KindRole] : fieldRoles[role as FieldRole];
    return [
      `The codebook has no ${isKind ? 'kind' : 'field'} for ${plays} (looked for “${id}”). Name it as roles.${role}.`,
    ];
  });
}
