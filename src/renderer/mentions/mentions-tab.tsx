/** Where an item is named: every mention in context, coded or not; the way to code them stands above. */
import { Button, Loader, SegmentedControl } from '@mantine/core';
import { IconHighlight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Item } from '#core/model/item.ts';
import panelClasses from '../panels/panels.module.css';
import { placeOf } from '../panels/quote.tsx';
import { VirtualList } from '../shell/virtual-list.tsx';
import { useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { codeMentions } from './code-mentions-dialog.tsx';
import { describeDoubt } from './describe-doubt.ts';
import classes from './mentions-tab.module.css';
import { type ItemMention, useMentions } from './use-mentions.ts';

type Shown = 'all' | 'open' | 'coded';

const keyOf = ({ documentId, mention }: ItemMention): string => `${documentId} ${mention.start}`;

export function MentionsTab({ item }: { item: Item }) {
  const { mentions, coded, waiting, failure } = useMentions(item.id);
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const [shown, setShown] = useState<Shown>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = useMemo(
    () => (shown === 'all' ? mentions : mentions.filter(({ isCoded }) => isCoded === (shown === 'coded'))),
    [mentions, shown],
  );
  const open = mentions.length - coded;
  const reveal = (row: ItemMention): void => {
    setChosen(keyOf(row));
    ui.revealRange(row.documentId, row.mention.start, row.mention.end);
  };
  if (mentions.length === 0) {
    return (
      <p className={panelClasses.empty} role="status">
        {failure ??
          (waiting > 0
            ? 'The texts are being searched…'
            : `No text names “${item.label}”${item.aliases.length > 0 ? ' or one of its aliases' : ''}. Names are looked for as they are written in the label and in the aliases: add the names that the texts use as aliases.`)}
      </p>
    );
  }
  return (
    <div className={classes.tab}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label="Mentions to show"
          value={shown}
          onChange={value => setShown(value as Shown)}
          data={[
            { value: 'all', label: `All ${mentions.length}` },
            { value: 'open', label: `Not coded ${open}` },
            { value: 'coded', label: `Coded ${coded}` },
          ]}
        />
        {waiting > 0 && <Loader size={14} aria-label="The texts are being searched" />}
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconHighlight size={14} aria-hidden />}
          disabled={readOnly || open === 0}
          onClick={() => codeMentions.open([item.id])}
        >
          Code mentions…
        </Button>
      </div>
      {failure !== null && (
        <p className={classes.failure} role="alert">
          Not all texts could be searched: {failure}
        </p>
      )}
      <VirtualList
        label={`Mentions of ${item.label}`}
        rows={rows}
        keyOf={keyOf}
        estimate={52}
        chosenKey={chosen}
        onChoose={reveal}
        render={row => <MentionRow row={row} />}
      />
    </div>
  );
}

function MentionRow({ row: { documentId, mention, isCoded } }: { row: ItemMention }) {
  const document = useStudyReader().get('document', documentId);
  const doubt = describeDoubt(mention.doubt);
  return (
    <span className={classes.row} data-coded={isCoded || undefined}>
      <span className={classes.line}>
        <span className={classes.before}>{mention.before}</span>
        <mark className={classes.name}>{mention.quote}</mark>
        {mention.after}
      </span>
      <span className={classes.place}>
        <span className={classes.title}>{document?.title}</span>
        <span>{placeOf(mention.start, document?.text.length ?? 0)}</span>
        {doubt !== null && <span className={classes.doubt}>{doubt}</span>}
        <span>{isCoded ? 'coded' : 'not coded'}</span>
      </span>
    </span>
  );
}
