/** The fields of an item itself, saved one by one as they are filled in. */
import { Stack } from '@mantine/core';
import { useCallback } from 'react';
import type { Field } from '#core/model/codebook.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import type { Item } from '#core/model/item.ts';
import { SavedField } from '../fields/saved-field.tsx';
import { useChange } from '../fields/use-change.ts';
import { useFields } from '../fields/use-fields.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import classes from './panels.module.css';

export function ItemProperties({ item }: { item: Item }) {
  const change = useChange();
  const save = useCallback(
    (field: Field, value: FieldValue | null) =>
      change('item.change', { id: item.id, values: { [field.id]: value } }),
    [change, item.id],
  );
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const fields = useFields('item', item.kindId);
  const maker = useRecords(study => study.get('coder', item.createdBy)?.name, ['coder'], [item.createdBy]);
  return (
    <Stack gap="sm" className={classes.form}>
      {fields.length === 0 && (
        <p className={classes.hint}>
          The codebook has no fields for items of this kind. Add some on the Codebook screen.
        </p>
      )}
      {fields.map(field => (
        <SavedField
          key={field.id}
          field={field}
          value={item.values[field.id] ?? null}
          disabled={readOnly}
          onSave={save}
        />
      ))}
      <p className={classes.hint}>
        Added {item.createdAt.slice(0, 10)}
        {maker !== undefined && ` by ${maker}`}
      </p>
    </Stack>
  );
}
