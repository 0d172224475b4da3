/** The steps of a scale or of ordered categories: a number and a label each. */
import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { newId } from '../state/new-id.ts';
import type { PointDraft } from './field-draft.ts';
import classes from './page.module.css';

interface PointsEditorProps {
  points: readonly PointDraft[];
  onChange: (points: readonly PointDraft[]) => void;
  error: string | null;
}

export function PointsEditor({ points, onChange, error }: PointsEditorProps) {
  const set = (key: string, patch: Partial<PointDraft>): void =>
    onChange(points.map(point => (point.key === key ? { ...point, ...patch } : point)));
  const add = (): void => {
    const numbers = points.map(point => Number(point.value)).filter(Number.isInteger);
    const value = numbers.length === 0 ? 1 : Math.max(...numbers) + 1;
    onChange([...points, { key: newId('step'), value: String(value), label: '' }]);
  };
  return (
    <fieldset className={classes.points}>
      <legend>Steps, from low to high</legend>
      {points.map((point, at) => (
        <div key={point.key} className={classes.point}>
          <TextInput
            className={classes.value}
            aria-label={`Number of step ${at + 1}`}
            inputMode="numeric"
            value={point.value}
            onChange={event => set(point.key, { value: event.currentTarget.value })}
          />
          <TextInput
            className={classes.text}
            aria-label={`Label of step ${at + 1}`}
            value={point.label}
            onChange={event => set(point.key, { label: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={`Remove step ${at + 1}`}
            onClick={() => onChange(points.filter(other => other.key !== point.key))}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </div>
      ))}
      {error !== null && <Input.Error>{error}</Input.Error>}
      <div>
        <Button variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
          Add a step
        </Button>
      </div>
    </fieldset>
  );
}
