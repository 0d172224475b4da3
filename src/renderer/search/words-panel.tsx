/** How often words and sequences of words occur in the documents that are searched, and which stand near what was found. */
import { Button, Loader, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { writeCsvRows } from '#core/exporters/csv-cells.ts';
import { messageOf } from '#core/problem.ts';
import type { Collocates } from '#core/search/collocates.ts';
import { resolveScope } from '#core/search/scope.ts';
import type { WordCounts } from '#core/search/word-counts.ts';
import { saveFile } from '../analyse/save-file.ts';
import { computerOf } from '../computing/study-computer.ts';
import { formatNumber } from '../shell/format.ts';
import { useRecords, useSession } from '../state/study-context.tsx';
import { CountTable } from './count-table.tsx';
import { EmptyPanel } from './empty-panel.tsx';
import styles from './search.module.css';
import { useSearch, useSearchSession } from './search-state.ts';

type Result<T> = { state: 'waiting' } | { state: 'failed'; message: string } | { state: 'ready'; value: T };

/** What was asked for last; what was asked before it is forgotten. */
function useAnswer<T>(ask: ((signal: AbortSignal) => Promise<T>) | null, key: string): Result<T> {
  const [result, setResult] = useState<Result<T>>({ state: 'waiting' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is asked.
  useEffect(() => {
    if (ask === null) return;
    const asking = new AbortController();
    const { signal } = asking;
    setResult({ state: 'waiting' });
    ask(signal).then(
      value => !signal.aborted && setResult({ state: 'ready', value }),
      (error: unknown) => !signal.aborted && setResult({ state: 'failed', message: messageOf(error) }),
    );
    return () => asking.abort();
  }, [key]);
  return result;
}

const mostWords = 2_000;
/** Documents that have a column of their own; the CSV has all. */
const mostColumns = 20;
const lengths = [
  { value: '1', label: 'Words' },
  { value: '2', label: 'Two in a row' },
  { value: '3', label: 'Three in a row' },
  { value: '4', label: 'Four in a row' },
];

export function WordsPanel() {
  const session = useSession();
  const search = useSearchSession();
  const { within: _, outside: __, ...scope } = useSearch(state => state.scope);
  const { caseSensitive = false, accentSensitive = false } = useSearch(state => state.options);
  const [length, setLength] = useState('1');
  const [stop, setStop] = useState('');
  const [lettersOnly, setLettersOnly] = useState(false);
  const documentsJson = useRecords(
    study => JSON.stringify(resolveScope(study, scope).map(({ document }) => [document.id, document.title])),
    ['document', 'field', 'vocabulary', 'item'],
    [JSON.stringify(scope)],
  );
  const documents = JSON.parse(documentsJson) as [id: string, title: string][];
  const stopWords = stop.split(/[\s,;]+/).filter(word => word !== '');
  const options = { length: Number(length), lettersOnly, caseSensitive, accentSensitive, stopWords };
  const key = JSON.stringify([documents, options]);
  const documentIds = documents.map(([id]) => id);
  const result = useAnswer<WordCounts>(
    signal => computerOf(session).ask({ type: 'words', documentIds, options, most: mostWords }, { signal }),
    key,
  );
  const counts = result.state === 'ready' ? result.value : null;
  const rows = useMemo(
    () =>
      (counts?.rows ?? []).map(({ words, total, counts: each }) => ({
        key: words,
        words,
        numbers: [total, each.filter(count => count > 0).length, ...each.slice(0, mostColumns)],
      })),
    [counts],
  );
  const size = (counts?.sizes ?? []).reduce((sum, each) => sum + each, 0);
  const columns = [
    { id: '.all', label: 'All' },
    { id: '.documents', label: 'Documents', title: 'Number of documents that have it' },
    ...documents.slice(0, mostColumns).map(([id, title]) => ({ id, label: title })),
  ];
  return (
    <>
      <div className={styles.tools} role="toolbar" aria-label="Which words">
        <NativeSelect
          aria-label="What is counted"
          data={lengths}
          value={length}
          onChange={event => setLength(event.currentTarget.value)}
        />
        <TextInput
          className={styles.grow ?? ''}
          aria-label="Leave out these words"
          placeholder="Leave out: the of and…"
          defaultValue={stop}
          onBlur={event => setStop(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Enter') setStop(event.currentTarget.value);
          }}
        />
        <Switch
          label="No figures"
          checked={lettersOnly}
          onChange={event => setLettersOnly(event.currentTarget.checked)}
        />
        <Button
          className={styles.last ?? ''}
          variant="default"
          disabled={rows.length === 0}
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() =>
            saveFile(
              'words.csv',
              'text/csv',
              writeCsvRows([
                ['words', 'all', 'documents', ...documents.map(([, title]) => title)],
                ...(counts?.rows ?? []).map(({ words, total, counts: each }) => [
                  words,
                  total,
                  each.filter(count => count > 0).length,
                  ...each,
                ]),
              ]),
            )
          }
        >
          CSV
        </Button>
      </div>
      <p className={styles.note} role="status">
        {counts === null
          ? ''
          : `${formatNumber(size)} words, ${formatNumber(counts.different)} different${
              counts.different > rows.length ? `; the ${formatNumber(rows.length)} most frequent` : ''
            }. Choose one to search for it.${
              documents.length > mostColumns
                ? ` The first ${mostColumns} documents have columns; the CSV has all.`
                : ''
            }${counts.complete ? '' : ' Sequences that occur once were given up to save memory.'}`}
      </p>
      <Shown result={result}>
        {documents.length === 0 ? (
          <EmptyPanel title="No document yet" text="Import your sources; their words are counted here." />
        ) : (
          <CountTable
            label="Words by frequency"
            columns={columns}
            rows={rows}
            onChoose={({ words }) => {
              search.set({ tab: 'results' });
              search.ask({ query: quoted(words), options: { ...search.state.options, wholeWords: true } }, 0);
            }}
          />
        )}
      </Shown>
    </>
  );
}

/** Words as a query that means just them. */
const quoted = (words: string): string => (/[*?|()"/]/.test(words) ? `"${words}"` : words);

export function CollocatesPanel() {
  const session = useSession();
  const search = useSearchSession();
  const progress = useSearch(state => state.progress);
  const rows = useSearch(state => state.rows);
  const query = useSearch(state => state.query);
  const [window, setWindow] = useState(5);
  const [least, setLeast] = useState(3);
  const isReady = progress.state !== 'searching' && rows.length > 0;
  const key = isReady ? JSON.stringify([window, least, query, rows.length]) : '';
  const result = useAnswer<Collocates>(
    isReady
      ? signal => computerOf(session).ask({ type: 'collocates', window, least, most: mostWords }, { signal })
      : null,
    key,
  );
  if (!isReady)
    return (
      <EmptyPanel title="Nothing searched for" text="Words that stand near what is found are listed here." />
    );
  const found = result.state === 'ready' ? result.value : null;
  const numbersOf = (row: Collocates['rows'][number]): number[] => [
    row.left + row.right,
    row.left,
    row.right,
    row.total,
    row.expected,
    row.logLikelihood,
    row.mutualInformation,
  ];
  return (
    <>
      <div className={styles.tools} role="toolbar" aria-label="Which words are near">
        <NumberInput
          aria-label="Words on each side"
          suffix=" words each side"
          value={window}
          min={1}
          max={50}
          allowDecimal={false}
          w={150}
          onChange={value => typeof value === 'number' && value >= 1 && setWindow(value)}
        />
        <NumberInput
          aria-label="At least so many times near"
          prefix="at least "
          suffix=" times"
          value={least}
          min={1}
          max={1000}
          allowDecimal={false}
          w={140}
          onChange={value => typeof value === 'number' && value >= 1 && setLeast(value)}
        />
        <Button
          className={styles.last ?? ''}
          variant="default"
          disabled={found === null || found.rows.length === 0}
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() =>
            saveFile(
              'collocates.csv',
              'text/csv',
              writeCsvRows([
                [
                  'word',
                  'near',
                  'left',
                  'right',
                  'total',
                  'expected',
                  'log_likelihood',
                  'mutual_information',
                ],
                ...(found?.rows ?? []).map(row => [row.word, ...numbersOf(row)]),
              ]),
            )
          }
        >
          CSV
        </Button>
      </div>
      <p className={styles.note}>
        Words near what was found, by log-likelihood (LL, Dunning 1993); MI is log2 of found over expected
        (Church and Hanks 1990). A word counts once, also where two places are near it.
        {progress.state === 'done' && !progress.complete ? ' Only the places that are listed count.' : ''}
      </p>
      <Shown result={result}>
        <CountTable
          label="Collocates"
          columns={[
            { id: 'Near', label: 'Near' },
            { id: 'Left', label: 'Left' },
            { id: 'Right', label: 'Right' },
            { id: 'total', label: 'In all', title: 'How often it occurs in all that was searched' },
            {
              id: 'expected',
              label: 'Expected',
              digits: 2,
              title: 'How often it would stand near by chance',
            },
            { id: 'LL', label: 'LL', title: 'Log-likelihood', digits: 2 },
            { id: 'MI', label: 'MI', title: 'Mutual information', digits: 2 },
          ]}
          rows={(found?.rows ?? []).map(row => ({
            key: row.word,
            words: row.word,
            numbers: numbersOf(row),
          }))}
          onChoose={({ words }) => {
            search.set({ tab: 'concordance' });
            const near = `(${search.state.query}) near/${window} ${quoted(words)}`;
            search.ask({ query: search.state.options.regularExpression === true ? words : near }, 0);
          }}
        />
      </Shown>
    </>
  );
}

function Shown({ result, children }: { result: Result<unknown>; children: React.ReactNode }) {
  if (result.state === 'failed')
    return <EmptyPanel title="That could not be counted" text={result.message} />;
  if (result.state === 'waiting')
    return (
      <div className={styles.empty}>
        <Loader size="sm" role="img" aria-label="Counting" />
      </div>
    );
  return children;
}
