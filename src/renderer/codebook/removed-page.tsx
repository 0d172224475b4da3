/** Parts of the codebook that were removed, each with a button that brings it back. */
import { Button } from '@mantine/core';
import type { RecordOf } from '#core/model/records.ts';
import { useChange } from '../fields/use-change.ts';
import { useRecords, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import classes from './page.module.css';

const nouns = { kind: 'Kind', field: 'Field', vocabulary: 'Vocabulary', linkType: 'Type of link' } as const;
type PartType = keyof typeof nouns;

interface RemovedPart {
  type: PartType;
  id: string;
  label: string;
  at: string;
  by: string;
}

const partTypes = Object.keys(nouns) as PartType[];

/** What was removed by itself, newest first; what went along with something else comes back with that. */
export const useRemovedParts = (): readonly RemovedPart[] => {
  // Records keep their identity until they change, so the selection is of records and their rows are made after it.
  const records = useRecords(
    study =>
      partTypes.flatMap(type =>
        [...study.allWithRemoved(type)].filter(
          record => record.removed !== null && record.removed.with === null,
        ),
      ),
    partTypes,
  );
  const study = useStudyReader();
  return partTypes
    .flatMap(type =>
      records.filter(record => study.get(type, record.id) === record).map(record => partOf(type, record)),
    )
    .sort((one, other) => (one.at < other.at ? 1 : -1));
};

const partOf = (type: PartType, { id, label, removed }: RecordOf<PartType>): RemovedPart => ({
  type,
  id,
  label,
  at: removed?.at ?? '',
  by: removed?.by ?? '',
});

export function RemovedPage() {
  const change = useChange();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const parts = useRemovedParts();
  const coders = useRecords(
    study => new Map([...study.allWithRemoved('coder')].map(coder => [coder.id as string, coder.name])),
    ['coder'],
  );
  return (
    <article className={classes.article} aria-label="Removed parts of the codebook">
      <h1 className={classes.heading}>Removed</h1>
      {parts.length === 0 ? (
        <p className={classes.hint}>Nothing of the codebook is removed.</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Removed</th>
              <th scope="col" className={classes.tools}>
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ type, id, label, at, by }) => (
              <tr key={`${type}:${id}`}>
                <td>
                  {nouns[type]} “{label}”
                </td>
                <td>
                  {at.slice(0, 16).replace('T', ' ')} by {coders.get(by) ?? by}
                </td>
                <td className={classes.tools}>
                  <Button
                    variant="default"
                    disabled={readOnly}
                    aria-label={`Restore ${nouns[type].toLowerCase()} ${label}`}
                    onClick={() => void change(`${type}.restore`, { id })}
                  >
                    Restore
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}
