/** The patterns by which citations are found: switched off, put in order, edited while they are tried; saved as one. */
import { Button, Checkbox, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { shippedPatterns } from '#core/finding/citation-patterns.ts';
import type { CitationPattern } from '#core/model/citation-pattern.ts';
import { messageOf } from '#core/problem.ts';
import { useChange } from '../fields/use-change.ts';
import { announce } from '../state/announce.ts';
import { useSession } from '../state/study-context.tsx';
import { CitationPatternForm, kindLabels } from './citation-pattern-form.tsx';
import classes from './citation-patterns-editor.module.css';
import { useCitationPatterns } from './citations-of.ts';
import {
  type Draft,
  draftsOf,
  expressionKey,
  isSame,
  moved,
  newDraft,
  patternsToSave,
  problemOf,
  tooLong,
} from './pattern-drafts.ts';
import { PatternTrials, Runaway } from './pattern-trials.ts';

interface Props {
  /** Stable: where patterns are tried. */
  documentIds: readonly string[];
  onClose: () => void;
}

export function CitationPatternsEditor({ documentIds, onClose }: Props) {
  const session = useSession();
  const change = useChange();
  const saved = useCitationPatterns();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => draftsOf(saved));
  const [chosenKey, setChosenKey] = useState(0);
  const [runaways, setRunaways] = useState<ReadonlySet<string>>(() => new Set());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const onRunaway = useCallback((pattern: CitationPattern) => {
    announce(tooLong);
    setRunaways(known => new Set([...known, expressionKey(pattern)]));
  }, []);
  const saving = useRef<AbortController | null>(null);
  useEffect(() => () => saving.current?.abort(), []);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const patterns = drafts.map(({ pattern }) => pattern);
  const isChanged = !isSame(patterns, saved);
  const problems = new Map(
    drafts.map(draft => [draft.key, problemOf(draft, drafts, runaways)] as const).filter(([, one]) => one),
  );
  const at = Math.max(
    drafts.findIndex(({ key }) => key === chosenKey),
    0,
  );
  const chosen = drafts[at];
  const put = (key: number, pattern: CitationPattern): void =>
    setDrafts(all => all.map(draft => (draft.key === key ? { key, pattern } : draft)));

  /** What nobody has waited for is tried first, so that nothing is kept that would stop the search for all. */
  const tryNew = async (signal: AbortSignal): Promise<boolean> => {
    const known = new Set(saved.map(expressionKey));
    const trials = new PatternTrials(session);
    try {
      for (const { key, pattern } of drafts) {
        if (known.has(expressionKey(pattern))) continue;
        try {
          for await (const _ of trials.run(pattern, documentIds, signal)) if (signal.aborted) return false;
        } catch (error) {
          if (!(error instanceof Runaway)) throw error;
          setChosenKey(key);
          onRunaway(pattern);
          return false;
        }
      }
      return !signal.aborted;
    } finally {
      trials.end();
    }
  };
  const save = async (): Promise<void> => {
    const leaving = new AbortController();
    saving.current = leaving;
    setBusy(true);
    setFailure(null);
    try {
      if (!(await tryNew(leaving.signal))) return;
      if (!(await change('study.change', { citationPatterns: patternsToSave(drafts) }))) return;
      announce('The patterns of citations are saved.');
      onClose();
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const add = (): void => {
    const draft = newDraft(drafts);
    setDrafts([...drafts, draft]);
    setChosenKey(draft.key);
  };
  const remove = (key: number): void => {
    setDrafts(drafts.filter(draft => draft.key !== key));
    setChosenKey((drafts[at + 1] ?? drafts[at - 1])?.key ?? 0);
    heading.current?.focus();
  };
  return (
    <section className={classes.sheet} aria-labelledby="patterns-heading">
      <div>
        <h3 id="patterns-heading" className={classes.heading} tabIndex={-1} ref={heading}>
          Patterns by which citations are found
        </h3>
        <p className={classes.hint}>
          Numbers of notes and names of tables are found without. Where two patterns find the same words, the
          first of the list counts.
        </p>
      </div>
      <div className={classes.columns}>
        <div className={classes.side}>
          <ul className={classes.list} aria-label="Patterns">
            {drafts.map(({ key, pattern }) => (
              <li key={key} className={classes.row} data-chosen={key === chosen?.key || undefined}>
                <Checkbox
                  aria-label={`Look for ${pattern.id}`}
                  checked={pattern.enabled}
                  onChange={event => put(key, { ...pattern, enabled: event.currentTarget.checked })}
                />
                <button
                  type="button"
                  className={classes.name}
                  aria-pressed={key === chosen?.key}
                  onClick={() => setChosenKey(key)}
                >
                  <span>{pattern.id}</span>
                  <span className={problems.has(key) ? classes.wrong : classes.facts}>
                    {problems.has(key)
                      ? 'Not right yet'
                      : pattern.enabled
                        ? kindLabels[pattern.kind]
                        : `${kindLabels[pattern.kind]}, switched off`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={drafts.length >= 100}
            onClick={add}
          >
            Add a pattern
          </Button>
        </div>
        {chosen === undefined ? (
          <p className={classes.hint}>There is no pattern: only notes and tables are found.</p>
        ) : (
          <CitationPatternForm
            key={chosen.key}
            pattern={chosen.pattern}
            problem={problems.get(chosen.key) ?? null}
            documentIds={documentIds}
            at={at}
            count={drafts.length}
            onChange={pattern => put(chosen.key, pattern)}
            onMove={to => setDrafts(moved(drafts, chosen.key, to))}
            onRemove={() => remove(chosen.key)}
            onRunaway={onRunaway}
          />
        )}
      </div>
      {failure === null ? null : (
        <p className={classes.wrong} role="alert">
          Nothing was saved: {failure}
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button
          variant="default"
          mr="auto"
          disabled={isSame(patterns, shippedPatterns)}
          onClick={() => {
            setDrafts(draftsOf(shippedPatterns));
            setChosenKey(0);
          }}
        >
          Restore the built-in patterns
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!isChanged || problems.size > 0} loading={busy} onClick={() => void save()}>
          Save patterns
        </Button>
      </Group>
    </section>
  );
}
