/** What stands in a row of a kind's list, and in its place while there are none. */
import { IconPencil, IconPinFilled } from '@tabler/icons-react';
import type { Kind } from '#core/model/codebook.ts';
import { useUi } from '../state/ui-store.ts';
import { counted } from './counted.ts';
import classes from './item-list.module.css';
import type { ItemRow } from './item-rows.ts';
import { usePanel } from './panel-state.ts';

export function ItemRowContent({
  row: { item, passages, judged, foundBy },
  kind,
}: {
  row: ItemRow;
  kind: Kind;
}) {
  const sticky = useUi(state => state.stickyItemId === item.id);
  const writing = usePanel(state => Object.values(state.drafts).some(draft => draft.itemId === item.id));
  return (
    <>
      <span className={classes.dot} style={{ background: item.colour ?? kind.colour }} aria-hidden />
      <span className={classes.label}>
        {item.label}
        {foundBy !== null && <span className={classes.alias}> {foundBy}</span>}
      </span>
      {writing && <IconPencil size={13} aria-label="a judgement is being written" role="img" />}
      {sticky && <IconPinFilled size={12} aria-label="sticky" role="img" />}
      <span className={classes.judged} title={counted(judged, 'judgement')}>
        <span aria-hidden>{judged === 0 ? '' : judged}</span>
      </span>
      <span className={classes.count} title={counted(passages, 'passage')} aria-hidden>
        {passages}
      </span>
      <span className={classes.spoken}>
        , {counted(passages, 'passage')}, {judged === 0 ? 'nothing judged yet' : counted(judged, 'judgement')}
      </span>
    </>
  );
}

export function EmptyItemList({ kind, none, readOnly }: { kind: Kind; none: boolean; readOnly: boolean }) {
  const plural = kind.plural.toLowerCase();
  return (
    <p className={classes.empty}>
      {!none
        ? 'No name or alias fits.'
        : readOnly
          ? `This study has no ${plural}.`
          : kind.key === null
            ? `No ${plural} yet. Type a name above and press Enter, or find names in the texts by the menu beside it.`
            : `No ${plural} yet. Select text and press ${kind.key.toUpperCase()}, type a name above and press Enter, or find names in the texts by the menu beside it.`}
    </p>
  );
}
