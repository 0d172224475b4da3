/** The variables of one document: the fields that the codebook declares for documents, each saved by itself. */
import { Button, Text } from '@mantine/core';
import { useCallback } from 'react';
import type { Field } from '#core/model/codebook.ts';
import type { Document } from '#core/model/document.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import { useStudyInfo } from '#renderer/state/study-context.tsx';
import { ui } from '#renderer/state/ui-store.ts';
import { SavedField } from '../fields/saved-field.tsx';
import { useChange } from '../fields/use-change.ts';
import { useFields } from '../fields/use-fields.ts';
import classes from './document-variables.module.css';

export function DocumentVariables({ document }: { document: Document }) {
  const fields = useFields('document', null);
  const mode = useStudyInfo(info => info.mode);
  const change = useChange();
  const { id } = document;
  const save = useCallback(
    (field: Field, value: FieldValue | null) =>
      change('document.change', { id, values: { [field.id]: value } }),
    [change, id],
  );
  if (fields.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        The codebook declares no variables of documents yet.{' '}
        <Button variant="subtle" size="compact-sm" onClick={() => ui.set({ screen: 'codebook' })}>
          Open the codebook
        </Button>
      </Text>
    );
  }
  return (
    <section className={classes.variables} aria-label={`Variables of ${document.title}`}>
      {fields.map(field => (
        <SavedField
          key={field.id}
          field={field}
          value={document.values[field.id] ?? null}
          onSave={save}
          disabled={mode === 'read'}
        />
      ))}
    </section>
  );
}
