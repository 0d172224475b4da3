/** An item's label and aliases, edited where they stand. */
import { ActionIcon, TagsInput } from '@mantine/core';
import { IconLetterCase } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Item } from '#core/model/item.ts';
import { useChange } from '../fields/use-change.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { counted } from './counted.ts';
import { itemDialog } from './item-dialogs.tsx';
import classes from './item-names.module.css';
import { usePanel } from './panel-state.ts';

export function ItemNames({ item }: { item: Item }) {
  const change = useChange();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const kind = useRecords(study => study.get('kind', item.kindId), ['kind'], [item.kindId]);
  const [draft, setDraft] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const requests = usePanel(state => state.renameRequests);
  const answered = useRef(requests);
  useEffect(() => {
    if (answered.current === requests) return;
    answered.current = requests;
    input.current?.focus();
    input.current?.select();
  }, [requests]);

  const save = async (): Promise<void> => {
    const label = draft?.trim();
    if (label === undefined || label === '' || label === item.label) setDraft(undefined);
    else if (await change('item.change', { id: item.id, label })) setDraft(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
    }
  };
  const rules = item.nameRules?.length ?? 0;
  return (
    <div className={classes.names}>
      <div className={classes.line}>
        <span
          className={classes.dot}
          style={{ background: item.colour ?? kind?.colour }}
          role="img"
          aria-label={kind?.label ?? ''}
        />
        <input
          ref={input}
          className={classes.label}
          aria-label={`Label of this ${kind?.label.toLowerCase() ?? 'item'}`}
          value={draft ?? item.label}
          maxLength={300}
          readOnly={readOnly}
          spellCheck={false}
          onChange={event => setDraft(event.currentTarget.value)}
          onBlur={() => void save()}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={classes.aliasLine}>
        <TagsInput
          className={classes.grow ?? ''}
          aria-label={`Aliases of ${item.label}`}
          placeholder={item.aliases.length === 0 ? 'Add an alias or acronym' : 'Add'}
          variant="unstyled"
          classNames={{ input: classes.aliases ?? '', pill: classes.pill ?? '' }}
          value={item.aliases}
          disabled={readOnly}
          acceptValueOnBlur
          splitChars={[';', '\n']}
          onChange={aliases => void change('item.change', { id: item.id, aliases })}
        />
        <ActionIcon
          size="sm"
          variant={rules === 0 ? 'subtle' : 'light'}
          color={rules === 0 ? 'gray' : 'ink'}
          aria-label={
            rules === 0 ? 'How these names are found' : `How these names are found: ${counted(rules, 'rule')}`
          }
          title={
            rules === 0 ? 'How these names are found' : `How these names are found: ${counted(rules, 'rule')}`
          }
          onClick={() => itemDialog.open('names', item.id)}
        >
          <IconLetterCase size={15} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}
