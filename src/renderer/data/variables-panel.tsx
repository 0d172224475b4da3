/** The variables of all documents: a grid to fill by hand, and the way to fill it from names of files and metadata. */
import { Button, Group, Title } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useRecords, useStudyInfo } from '#renderer/state/study-context.tsx';
import { ui } from '#renderer/state/ui-store.ts';
import { compareNames } from '../fields/search-key.ts';
import { useFields } from '../fields/use-fields.ts';
import { FillDialog } from './fill-dialog.tsx';
import classes from './variables-grid.module.css';
import { VariablesGrid } from './variables-grid.tsx';
import { columnsOf } from './variables-model.ts';

export function VariablesPanel() {
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const fields = useFields('document', null);
  const documents = useRecords(
    study => [...study.all('document')].sort((one, other) => compareNames(one.title, other.title)),
    ['document'],
  );
  // Cells say labels of options and of items: the grid is drawn anew with them.
  useRecords(study => [...study.all('vocabulary'), ...study.all('item')], ['vocabulary', 'item']);
  const [filling, setFilling] = useState(false);
  const columns = useMemo(() => columnsOf(fields), [fields]);
  return (
    <div className={classes.panel}>
      <Group justify="space-between">
        <Title order={1}>Variables</Title>
        <Group gap="xs">
          <Button variant="default" onClick={() => ui.set({ screen: 'codebook' })}>
            Declare variables
          </Button>
          <Button
            leftSection={<IconFileText size={15} aria-hidden />}
            disabled={readOnly || fields.length === 0}
            onClick={() => setFilling(true)}
          >
            Fill from file names…
          </Button>
        </Group>
      </Group>
      {fields.length === 0 ? (
        <p className={classes.hint}>
          The codebook declares no variables of documents yet: date, source, country, whatever is to be known
          of each. Declare them in the codebook; until then the grid has the titles.
        </p>
      ) : null}
      {documents.length === 0 ? (
        <p className={classes.hint}>No documents yet. Import files, or drop them here.</p>
      ) : (
        <>
          <VariablesGrid columns={columns} documents={documents} readOnly={readOnly} />
          <p className={classes.hint}>
            Enter or typing edits, Delete empties, Shift and the arrow keys select. Cells can be copied to a
            spreadsheet and pasted from one; what is pasted at once is undone at once.
          </p>
        </>
      )}
      {filling ? (
        <FillDialog fields={fields} documents={documents} onClose={() => setFilling(false)} />
      ) : null}
    </div>
  );
}
