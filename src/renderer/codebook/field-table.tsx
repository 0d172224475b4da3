/** The fields of one subject of a kind, in their order. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { Field, FieldSubject, Kind } from '#core/model/codebook.ts';
import { useChange } from '../fields/use-change.ts';
import { useFields } from '../fields/use-fields.ts';
import { counted } from '../panels/counted.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { fieldUses } from './codebook-uses.ts';
import { ConfirmRemoval } from './confirm-removal.tsx';
import { describeFieldType, subjectLabels } from './describe-field-type.ts';
import { FieldDialog } from './field-dialog.tsx';
import classes from './page.module.css';
import { RowTools } from './row-tools.tsx';
import { useReorder } from './use-reorder.ts';

/** `kind` null = the variables of documents. */
export function FieldTable({ subject, kind }: { subject: FieldSubject; kind: Kind | null }) {
  const change = useChange();
  const reorder = useReorder('field');
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const fields = useFields(subject, kind?.id ?? null);
  const rows = useRecords(
    study =>
      fields.map(field => ({
        type: describeFieldType(study, field.value),
        about: field.aboutKindId === null ? null : (study.get('kind', field.aboutKindId)?.label ?? null),
        uses: fieldUses(study, field),
      })),
    ['field', 'kind', 'vocabulary', 'item', 'passage', 'judgement', 'document'],
    [fields],
  );
  const [editing, setEditing] = useState<Field | 'new' | null>(null);
  const [removing, setRemoving] = useState<{ field: Field; uses: number } | null>(null);
  const title = subjectLabels[subject];
  const remove = async (field: Field): Promise<void> => {
    setRemoving(null);
    await change('field.remove', { id: field.id });
  };
  return (
    <section className={classes.fields} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.subheading}>{title}</h2>
        {!readOnly && (
          <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEditing('new')}>
            Add a field
          </Button>
        )}
      </div>
      {fields.length === 0 ? (
        <p className={classes.hint}>None yet.</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Type</th>
              {subject === 'judgement' && <th scope="col">About</th>}
              <th scope="col" className={classes.number}>
                Values
              </th>
              {!readOnly && (
                <th scope="col" className={classes.tools}>
                  Change
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {fields.map((field, at) => {
              const row = rows[at];
              const heads = field.group !== null && field.group !== (fields[at - 1]?.group ?? null);
              return (
                <Fragment key={field.id}>
                  {heads && (
                    <tr className={classes.group}>
                      <td colSpan={5}>{field.group}</td>
                    </tr>
                  )}
                  <tr>
                    <td>
                      <button
                        type="button"
                        className={classes.edit}
                        disabled={readOnly}
                        title={field.help || undefined}
                        onClick={() => setEditing(field)}
                      >
                        {field.label}
                      </button>{' '}
                      <span className={classes.name}>{field.name}</span>
                    </td>
                    <td>{row?.type}</td>
                    {subject === 'judgement' && (
                      <td>
                        {[row?.about, field.periodic ? 'Period' : null]
                          .filter(part => part != null)
                          .join(', ')}
                      </td>
                    )}
                    <td className={classes.number}>{row?.uses}</td>
                    {!readOnly && (
                      <RowTools
                        label={field.label}
                        at={at}
                        count={fields.length}
                        onMove={to => reorder(fields, at, to)}
                        onRemove={() => {
                          const uses = row?.uses ?? 0;
                          if (uses > 0) setRemoving({ field, uses });
                          else void remove(field);
                        }}
                      />
                    )}
                  </tr>
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
      {editing !== null && (
        <FieldDialog
          field={editing === 'new' ? null : editing}
          subject={subject}
          kind={kind}
          siblings={fields}
          onClose={() => setEditing(null)}
        />
      )}
      {removing !== null && (
        <ConfirmRemoval
          title={`Remove the field “${removing.field.label}”?`}
          onCancel={() => setRemoving(null)}
          onConfirm={() => void remove(removing.field)}
        >
          {counted(removing.uses, subject === 'judgement' ? 'judgement' : 'value')}{' '}
          {removing.uses === 1 ? 'is' : 'are'} hidden with it. Nothing is lost: undo, or “Removed” on this
          screen, brings all of it back.
        </ConfirmRemoval>
      )}
    </section>
  );
}
