/** The bar that finds in the document. */
import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import {
  IconAbc,
  IconChevronDown,
  IconChevronUp,
  IconLetterCase,
  IconRegex,
  IconX,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { FindOptions } from '#core/text/find.ts';
import styles from './find-bar.module.css';
import type { Find } from './use-find.ts';

type Switch = 'caseSensitive' | 'accentSensitive' | 'wholeWords' | 'regularExpression';

const switches: readonly { option: Switch; label: string; icon: ReactNode }[] = [
  { option: 'caseSensitive', label: 'Upper and lower case must agree', icon: <IconLetterCase size={16} /> },
  { option: 'accentSensitive', label: 'Accents must agree', icon: <span aria-hidden="true">é</span> },
  { option: 'wholeWords', label: 'Whole words', icon: <IconAbc size={16} /> },
  { option: 'regularExpression', label: 'Regular expression', icon: <IconRegex size={16} /> },
];

const countOf = ({ query, hits, current, complete, error }: Find): string => {
  if (error !== null) return error;
  if (query === '') return '';
  if (hits.length === 0) return 'Not found';
  const total = hits.length.toLocaleString('en');
  return `${(current + 1).toLocaleString('en')} of ${total}${complete ? '' : '+'}`;
};

export function FindBar({ find }: { find: Find }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') find.close(!event.shiftKey);
    else if (event.key === 'Enter' && event.target === input.current) find.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const toggle = (option: Switch): void => {
    const options: FindOptions = { ...find.options, [option]: find.options[option] !== true };
    find.setOptions(options);
  };

  const none = find.hits.length === 0;
  return (
    <search className={styles.bar} aria-label="Find in the document" onKeyDown={onKeyDown}>
      <TextInput
        ref={input}
        className={styles.input ?? ''}
        value={find.query}
        onChange={event => find.setQuery(event.currentTarget.value)}
        placeholder="Find in this document"
        aria-label="Find in this document"
        error={find.error !== null}
        spellCheck={false}
        autoComplete="off"
      />
      {switches.map(({ option, label, icon }) => (
        <Tooltip key={option} label={label}>
          <ActionIcon
            aria-label={label}
            aria-pressed={find.options[option] === true}
            variant={find.options[option] === true ? 'light' : 'subtle'}
            color={find.options[option] === true ? 'ink' : 'gray'}
            onClick={() => toggle(option)}
          >
            {icon}
          </ActionIcon>
        </Tooltip>
      ))}
      <span className={styles.count} role="status">
        {countOf(find)}
      </span>
      <Tooltip label="Previous (Shift+F3)">
        <ActionIcon aria-label="Previous hit" disabled={none} onClick={() => find.step(-1)}>
          <IconChevronUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Next (F3)">
        <ActionIcon aria-label="Next hit" disabled={none} onClick={() => find.step(1)}>
          <IconChevronDown size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Close and stay at this hit (Esc); Shift+Esc goes back to where you were">
        <ActionIcon aria-label="Close and stay at this hit" onClick={() => find.close(true)}>
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </search>
  );
}
