/** The links that a tie consists of: between whom, of what sort, when, whether it ended, and the memos on it. */
import { Button } from '@mantine/core';
import type { RecordReference } from '#core/model/records.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { hasEnded } from '#core/views/item-links.ts';
import { useRecords } from '../state/study-context.tsx';
import classes from './cell-details.module.css';
import { openItem } from './open-item.ts';

/** Links that are written out; a tie of more says how many there are besides. */
const most = 50;

export function DetailedLinks({ records }: { records: readonly RecordReference[] }) {
  const ids = records.flatMap(({ type, id }) => (type === 'link' ? [id] : []));
  const links = useRecords(
    study => ids.slice(0, most).flatMap(id => study.live('link', id) ?? []),
    ['link'],
    [records],
  );
  if (links.length === 0) return null;
  return (
    <section aria-label="Links">
      <h3 className={classes.head}>Links</h3>
      <ul className={classes.list}>
        {links.map(({ id }) => (
          <DetailedLink key={id} id={id} />
        ))}
      </ul>
      {ids.length > most ? <p className={classes.muted}>And {ids.length - most} more.</p> : null}
    </section>
  );
}

function DetailedLink({ id }: { id: string }) {
  const told = useRecords(study => tell(study, id), ['link', 'linkType', 'item', 'memo', 'coder'], [id]);
  const memos = useRecords(
    study => Array.from(study.memosOn({ type: 'link', id }), memo => memo.text),
    ['memo'],
    [id],
  );
  const from = useRecords(
    study => study.live('item', study.get('link', id)?.fromId ?? ''),
    ['item', 'link'],
    [id],
  );
  return (
    <li className={classes.judgement}>
      <div className={classes.judgementHead}>
        <strong className={classes.value}>{told.name}</strong>
        {from === undefined ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Open on the Code screen: ${told.name}`}
            onClick={() => openItem(from)}
          >
            Open
          </Button>
        )}
      </div>
      <p className={classes.muted}>{told.facts}</p>
      {memos.map(memo => (
        <p key={memo} className={classes.text}>
          {memo}
        </p>
      ))}
      <p className={classes.muted}>{told.by}</p>
    </li>
  );
}

function tell(study: StudyReader, id: string): { name: string; facts: string; by: string } {
  const link = study.get('link', id);
  const type = link === undefined ? undefined : study.get('linkType', link.linkTypeId);
  if (link === undefined || type === undefined) return { name: id, facts: '', by: '' };
  const [from, to] = [link.fromId, link.toId].map(item => study.get('item', item)?.label ?? item);
  const facts = [
    type.orientation,
    link.period ?? 'no period stated',
    hasEnded(link.period) ? 'ended' : null,
    link.evidence.length === 0 ? 'rests on no passage' : null,
  ];
  return {
    name: `${from} ${type.label} ${to}`,
    facts: facts.filter(fact => fact !== null).join(' · '),
    by: `Stated by ${study.get('coder', link.createdBy)?.name ?? link.createdBy}, ${link.createdAt.slice(0, 10)}`,
  };
}
