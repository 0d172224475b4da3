/** What is searched for: the query with its switches, where it is looked for, and queries that were kept. */
import { ActionIcon, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { IconAbc, IconLetterCase, IconRegex, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useId } from 'react';
import type { SearchOptions } from '#core/search/query.ts';
import { QueryHelp } from './query-help.tsx';
import { SavedQueries } from './saved-queries.tsx';
import { ScopeControls } from './scope-controls.tsx';
import styles from './search.module.css';
import { type Searched, useSearch, useSearchSession } from './search-state.ts';

type Switch = 'caseSensitive' | 'accentSensitive' | 'wholeWords' | 'regularExpression';

const switches: readonly { option: Switch; label: string; icon: ReactNode }[] = [
  {
    option: 'caseSensitive',
    label: 'Upper and lower case must agree',
    icon: <IconLetterCase size={16} aria-hidden />,
  },
  { option: 'accentSensitive', label: 'Accents must agree', icon: <span aria-hidden>é</span> },
  { option: 'wholeWords', label: 'Whole words', icon: <IconAbc size={16} aria-hidden /> },
  { option: 'regularExpression', label: 'Regular expression', icon: <IconRegex size={16} aria-hidden /> },
];

interface SearchBarProps {
  input: RefObject<HTMLInputElement | null>;
  /** Moves the focus to what was found. */
  onDown: () => void;
}

const searchables: { value: Searched; label: string }[] = [
  { value: 'words', label: 'Words' },
  { value: 'passages', label: 'Coded passages' },
];

/** Whichever is searched: the switch between the two before it, what was saved of both behind it. */
export function SearchBar(props: SearchBarProps) {
  const search = useSearchSession();
  const searched = useSearch(state => state.searched);
  return (
    <search
      className={styles.bar}
      aria-label={searched === 'words' ? 'Search the texts' : 'Search the coded passages'}
    >
      <SegmentedControl
        aria-label="What is searched"
        data={searchables}
        value={searched}
        onChange={value => search.set({ searched: value === 'passages' ? 'passages' : 'words' })}
      />
      {searched === 'words' ? <WordsBar {...props} /> : <span className={styles.gap} />}
      <SavedQueries />
    </search>
  );
}

function WordsBar({ input, onDown }: SearchBarProps) {
  const problem = useSearch(({ progress }) => (progress.state === 'failed' ? progress.message : null));
  const problemId = useId();
  return (
    <>
      <QueryInput input={input} onDown={onDown} problemId={problem === null ? null : problemId} />
      <span className={styles.switches}>
        <Switches />
        <QueryHelp />
      </span>
      <ScopeControls />
      {problem !== null && (
        <p id={problemId} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** Apart from all else on the bar, which need not be drawn anew with each letter. */
function QueryInput({ input, onDown, problemId }: SearchBarProps & { problemId: string | null }) {
  const search = useSearchSession();
  const query = useSearch(state => state.query);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') search.ask({}, 0);
    else if (event.key === 'ArrowDown') onDown();
    else return;
    event.preventDefault();
  };
  return (
    <TextInput
      ref={input}
      className={styles.query ?? ''}
      value={query}
      onChange={event => search.ask({ query: event.currentTarget.value })}
      onKeyDown={onKeyDown}
      placeholder={'Words, "a phrase", reform*, law near/5 union, a | b'}
      aria-label="Search all texts"
      error={problemId !== null}
      {...(problemId === null ? {} : { 'aria-describedby': problemId })}
      spellCheck={false}
      autoComplete="off"
      rightSection={
        query === '' ? null : (
          <ActionIcon
            size="sm"
            aria-label="Clear the query"
            onClick={() => {
              search.ask({ query: '' }, 0);
              input.current?.focus();
            }}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )
      }
    />
  );
}

function Switches() {
  const search = useSearchSession();
  const options = useSearch(state => state.options);
  const toggle = (option: Switch): void => {
    const next: SearchOptions = { ...options };
    if (next[option] === true) delete next[option];
    else next[option] = true;
    search.ask({ options: next }, 0);
  };
  return switches.map(({ option, label, icon }) => (
    <Tooltip key={option} label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={options[option] === true}
        variant={options[option] === true ? 'light' : 'subtle'}
        color={options[option] === true ? 'ink' : 'gray'}
        onClick={() => toggle(option)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  ));
}
