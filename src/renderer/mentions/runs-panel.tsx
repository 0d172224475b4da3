/** The runs in which mentions were coded: what was looked for, what is left of them; taken back and repeated from here. */
import { Button, Group, Title } from '@mantine/core';
import { countByRun } from '#core/mentions/count-by-run.ts';
import type { Run } from '#core/model/run.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import classes from '../data/data-screen.module.css';
import list from '../data/record-rows.module.css';
import { useChange } from '../fields/use-change.ts';
import { counted } from '../panels/counted.ts';
import { formatMoment } from '../shell/format.ts';
import listClasses from '../shell/side/list.module.css';
import { useRecords, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import { codeMentions } from './code-mentions-dialog.tsx';

interface RunRow {
  run: Run;
  /** Its passages that are there now. */
  passages: number;
}

function countRuns(study: StudyReader): RunRow[] {
  const passages = countByRun(study);
  const runs = [...study.all('run')].sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  return runs.map(run => ({ run, passages: passages.get(run.id) ?? 0 }));
}

export function RunsPanel() {
  const study = useStudyReader();
  const change = useChange();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const rows = useRecords(countRuns, ['run', 'passage', 'item', 'document']);
  return (
    <div className={classes.sheet}>
      <Group justify="space-between">
        <Title order={1}>Runs</Title>
        <Button variant="default" disabled={readOnly} onClick={() => codeMentions.open([])}>
          Code mentions…
        </Button>
      </Group>
      <p className={classes.empty}>
        {rows.length === 0
          ? 'No mentions were coded yet. “Code mentions…” finds where items are named, shows each place, and codes what you accept as one run.'
          : 'Taking a run back removes what it coded and nobody has worked with since; it can be restored from Removed things.'}
        {passagesLoaded ? '' : ' Passages are still being read.'}
      </p>
      {rows.length === 0 ? null : (
        <ul className={list.list} aria-label="Runs">
          {rows.map(({ run, passages }) => (
            <li key={run.id} className={list.row}>
              <div>
                <strong>{run.name}</strong>
                <div className={listClasses.meta}>
                  {counted(passages, 'passage')} · {describeRule(study, run.rule)} ·{' '}
                  {formatMoment(run.createdAt)} by {study.get('coder', run.createdBy)?.name ?? 'unknown'}
                </div>
              </div>
              <Group gap={6} wrap="nowrap">
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={readOnly}
                  aria-label={`Repeat the run ${run.name}`}
                  onClick={() => codeMentions.repeat(run.rule)}
                >
                  Repeat…
                </Button>
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={readOnly}
                  aria-label={`Take back the run ${run.name}`}
                  onClick={() => void change('run.remove', { id: run.id })}
                >
                  Take back
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function describeRule(study: StudyReader, { itemIds, documentIds, extent }: RunRow['run']['rule']): string {
  const labels = itemIds.map(id => study.get('item', id)?.label ?? id);
  const items =
    labels.length > 4 ? `${labels.slice(0, 4).join(', ')} and ${labels.length - 4} more` : labels.join(', ');
  const where = documentIds === null ? 'all documents' : counted(documentIds.length, 'document');
  return `${extent === 'words' ? 'the words' : `the ${extent}`} around ${items}, in ${where}`;
}
