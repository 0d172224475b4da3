/** What is painted and stepped through: kinds, one item, coders. */
import { ActionIcon, Button, Checkbox, Indicator, Popover, Tooltip } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { ItemMultiSelect } from '../fields/item-select.tsx';
import { useRecords } from '../state/study-context.tsx';
import { type UiFilter, ui, useUi } from '../state/ui-store.ts';
import styles from './reader-header.module.css';

const everything: UiFilter = { kindIds: null, itemIds: null, coderIds: null };

/** `null` stands for all; unchecking one names the others, checking the last one is all again. */
const toggle = (chosen: string[] | null, all: readonly string[], id: string): string[] | null => {
  const present = chosen ?? [...all];
  const next = present.includes(id) ? present.filter(one => one !== id) : [...present, id];
  return all.every(one => next.includes(one)) ? null : next;
};

export function PaintFilter() {
  const filter = useUi(state => state.filter);
  const kinds = useRecords(study => [...study.all('kind')].sort((a, b) => a.order - b.order), ['kind']);
  const coders = useRecords(study => [...study.all('coder')], ['coder']);
  const change = (patch: Partial<UiFilter>): void => ui.set({ filter: { ...ui.get().filter, ...patch } });
  const isFiltered = filter.kindIds !== null || filter.itemIds !== null || filter.coderIds !== null;
  const kindIds = kinds.map(({ id }) => id as string);
  const coderIds = coders.map(({ id }) => id as string);
  const label = isFiltered ? 'What is painted (filtered)' : 'What is painted';
  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={label}>
          <Indicator disabled={!isFiltered} size={7} offset={5} color="ink">
            <ActionIcon aria-label={label}>
              <IconFilter size={16} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="What is painted">
        <div className={styles.panel}>
          <fieldset className={styles.group}>
            <legend>Kinds</legend>
            <div className={styles.checks}>
              {kinds.map(({ id, plural, colour }) => (
                <Checkbox
                  key={id}
                  label={plural}
                  color={colour}
                  autoContrast
                  checked={filter.kindIds?.includes(id) ?? true}
                  onChange={() => change({ kindIds: toggle(filter.kindIds, kindIds, id) })}
                />
              ))}
            </div>
          </fieldset>
          <ItemMultiSelect
            label="Only these items"
            placeholder="All items"
            kindIds={[]}
            value={filter.itemIds ?? []}
            onChange={itemIds => change({ itemIds: itemIds.length === 0 ? null : itemIds })}
          />
          {coders.length > 1 && (
            <fieldset className={styles.group}>
              <legend>Coders</legend>
              <div className={styles.checks}>
                {coders.map(({ id, name }) => (
                  <Checkbox
                    key={id}
                    label={name}
                    checked={filter.coderIds?.includes(id) ?? true}
                    onChange={() => change({ coderIds: toggle(filter.coderIds, coderIds, id) })}
                  />
                ))}
              </div>
            </fieldset>
          )}
          <div className={styles.row}>
            <Button variant="default" disabled={!isFiltered} onClick={() => ui.set({ filter: everything })}>
              Paint all
            </Button>
            <Button variant="default" onClick={() => change({ kindIds: [] })}>
              Paint nothing
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
