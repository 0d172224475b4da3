/** Takes over the highlights that a PDF holds already: an item for each of their colours, a preview, one change. */
import { Alert, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { SourceHighlights } from '#core/api.ts';
import type { Document } from '#core/model/document.ts';
import type { SourceHighlight } from '#core/pages/highlights.ts';
import { messageOf } from '#core/problem.ts';
import { announce } from '#renderer/state/announce.ts';
import { useRecords, useSession } from '#renderer/state/study-context.tsx';
import { ItemSelect } from '../fields/item-select.tsx';
import { useChange } from '../fields/use-change.ts';
import { count } from '../shell/format.ts';
import { ImportPassword } from './import-password.tsx';
import classes from './take-over-highlights-dialog.module.css';
import {
  coloursOf,
  commandsOf,
  type ItemByColour,
  type PlannedHighlight,
  planTakingOver,
} from './take-over-plan.ts';

/** Highlights listed in the preview; the others are counted. */
const listed = 200;

interface Props {
  document: Document;
  onClose: () => void;
}

export function TakeOverHighlightsDialog({ document, onClose }: Props) {
  const { client, info } = useSession();
  const [read, setRead] = useState<SourceHighlights | null>(null);
  const { id, fileName } = document;
  const load = useCallback(
    (password: string | null) => {
      setRead(null);
      client
        .documentHighlights(info.handle, id, password)
        .then(setRead, (error: unknown) => setRead({ ok: false, error: messageOf(error) }));
    },
    [client, info.handle, id],
  );
  useEffect(() => load(null), [load]);
  return (
    <Modal opened onClose={onClose} title={`Take over highlights of ${document.title}`} size="xl">
      {read === null ? (
        <Group gap="xs" role="status">
          <Loader size="xs" aria-hidden /> Reading {fileName}…
        </Group>
      ) : read.ok ? (
        <Choices document={document} highlights={read.highlights} onClose={onClose} />
      ) : (
        <Stack gap="sm">
          <Alert color={read.password === undefined ? 'red' : 'yellow'} role="alert" title={read.error} />
          {read.password === undefined ? null : (
            <ImportPassword fileName={fileName} wasWrong={read.password === 'wrong'} onPassword={load} />
          )}
        </Stack>
      )}
    </Modal>
  );
}

function Choices({ document, highlights, onClose }: Props & { highlights: readonly SourceHighlight[] }) {
  const session = useSession();
  const change = useChange();
  const [items, setItems] = useState<ItemByColour>({});
  const [busy, setBusy] = useState(false);
  const { id } = document;
  // Until the passages are here nobody knows which highlights are among them.
  const passages = useRecords(
    study => (session.hasPassagesOf(id) ? [...study.passagesOfDocument(id)] : null),
    ['passage', 'document'],
    [id],
  );
  const colours = useMemo(() => coloursOf(highlights), [highlights]);
  const planned = useMemo(
    () => planTakingOver(highlights, items, passages ?? []),
    [highlights, items, passages],
  );
  const commands = useMemo(() => commandsOf(id, planned), [id, planned]);
  const there = planned.filter(({ isThere }) => isThere).length;
  const without = planned.filter(({ itemId }) => itemId === null).length;

  const chosen = new Set(colours.map(({ colour }) => items[colour] ?? null));
  const sameForAll = chosen.size === 1 ? ([...chosen][0] ?? null) : null;

  const takeOver = async (): Promise<void> => {
    setBusy(true);
    const label = `Take over ${count(commands.length, 'highlight')} of ${document.title}`.slice(0, 300);
    const isDone = await change('batch', { label, commands });
    setBusy(false);
    if (!isDone) return;
    announce(`${count(commands.length, 'highlight')} taken over.`);
    onClose();
  };

  if (highlights.length === 0) {
    return <Text>This PDF holds no highlights, underlines or frames that another program made.</Text>;
  }
  return (
    <Stack gap="sm">
      <fieldset className={classes.colours}>
        <legend>What each colour is coded with</legend>
        {colours.length > 1 ? (
          <ItemSelect
            label="All of them"
            kindIds={[]}
            value={sameForAll}
            onChange={item => setItems(Object.fromEntries(colours.map(({ colour }) => [colour, item])))}
          />
        ) : null}
        {colours.map(({ colour, count: number }) => (
          <div key={colour} className={classes.colour}>
            <span
              className={classes.swatch}
              style={{ background: colour === '' ? 'none' : colour }}
              aria-hidden
            />
            <ItemSelect
              label={`${colour === '' ? 'Without a colour' : colour}, ${count(number, 'highlight')}`}
              placeholder="Leave out"
              kindIds={[]}
              value={items[colour] ?? null}
              onChange={item => setItems(present => ({ ...present, [colour]: item }))}
            />
          </div>
        ))}
      </fieldset>
      <Text size="sm" c="dimmed">
        Each becomes a passage of yours; what was noted on it becomes a memo with its author’s name.
      </Text>
      <Preview planned={planned} />
      <Group justify="flex-end" gap="xs">
        <Text size="sm" c="dimmed" role="status" mr="auto">
          {[
            `${commands.length} to take over`,
            ...(there === 0 ? [] : [`${there} there already`]),
            ...(without === 0 ? [] : [`${without} without an item`]),
          ].join(', ')}
        </Text>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={commands.length === 0 || busy || passages === null}
          loading={busy}
          onClick={() => void takeOver()}
        >
          Take over {commands.length === 0 ? '' : count(commands.length, 'highlight')}
        </Button>
      </Group>
    </Stack>
  );
}

const shapeNames: Readonly<Record<SourceHighlight['shape'], string>> = {
  highlight: 'Highlight',
  underline: 'Underline',
  squiggly: 'Wavy underline',
  'strike-out': 'Struck out',
  region: 'Frame',
};

function Preview({ planned }: { planned: readonly PlannedHighlight[] }) {
  const labels = useRecords(
    study => new Map([...study.all('item')].map(({ id, label }) => [id as string, label])),
    ['item'],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
    <section className={classes.preview} tabIndex={0} aria-label="Highlights of the PDF">
      <ul className={classes.highlights}>
        {planned.slice(0, listed).map(({ highlight, itemId, isThere }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is as the file has it, and two may be the same.
          <li key={index} className={classes.highlight} data-there={isThere || undefined}>
            <span className={classes.swatch} style={{ background: highlight.colour ?? 'none' }} aria-hidden />
            <span className={classes.words}>
              <span className={classes.quote}>
                {highlight.range === null ? 'A region without text' : highlight.quote}
              </span>
              {highlight.contents === '' ? null : <span className={classes.note}>{highlight.contents}</span>}
              <span className={classes.facts}>
                {[
                  `Page ${highlight.page}`,
                  shapeNames[highlight.shape],
                  highlight.author,
                  highlight.date?.slice(0, 10) ?? '',
                ]
                  .filter(fact => fact !== '')
                  .join(' · ')}
              </span>
            </span>
            <span className={classes.becomes}>
              {isThere ? 'There already' : itemId === null ? 'Left out' : `→ ${labels.get(itemId) ?? itemId}`}
            </span>
          </li>
        ))}
      </ul>
      {planned.length > listed ? <div>and {count(planned.length - listed, 'highlight')} more</div> : null}
    </section>
  );
}
