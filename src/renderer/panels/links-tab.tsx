/** An item's ties to other items, both ways, with the passages that they rest on. */
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Item } from '#core/model/item.ts';
import type { Link } from '#core/model/link.ts';
import { compareNames } from '../fields/search-key.ts';
import { useChange } from '../fields/use-change.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { EvidenceMarks, liveEvidence } from './evidence-marks.tsx';
import { LinkDialog } from './link-dialog.tsx';
import classes from './links-tab.module.css';
import { MemoList } from './memo-list.tsx';
import panelClasses from './panels.module.css';

export function LinksTab({ item }: { item: Item }) {
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const links = useRecords(
    study => {
      const wordsOf = (link: Link): string => {
        const type = study.get('linkType', link.linkTypeId);
        const other = study.get('item', link.fromId === item.id ? link.toId : link.fromId);
        return `${link.fromId === item.id ? type?.label : type?.inverseLabel}\n${other?.label}\n${link.period}`;
      };
      return [...study.linksOfItem(item.id)].sort((one, other) => compareNames(wordsOf(one), wordsOf(other)));
    },
    ['link', 'item', 'linkType'],
    [item.id],
  );
  const types = useRecords(study => [...study.all('linkType')].length, ['linkType']);
  const [editing, setEditing] = useState<Link | 'new' | null>(null);
  return (
    <div className={classes.tab}>
      {links.length === 0 && (
        <p className={panelClasses.hint}>
          {types === 0
            ? 'The codebook has no types of link. Add one on the Codebook screen.'
            : `No links yet. A link says how “${item.label}” stands to another item.`}
        </p>
      )}
      {links.length > 0 && (
        <ul className={classes.links} aria-label={`Links of ${item.label}`}>
          {links.map(link => (
            <LinkRow
              key={link.id}
              link={link}
              item={item}
              onEdit={readOnly ? null : () => setEditing(link)}
            />
          ))}
        </ul>
      )}
      {!readOnly && types > 0 && (
        <div>
          <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEditing('new')}>
            Add a link
          </Button>
        </div>
      )}
      {editing !== null && (
        <LinkDialog item={item} link={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}

function LinkRow({ link, item, onEdit }: { link: Link; item: Item; onEdit: (() => void) | null }) {
  const change = useChange();
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const [open, setOpen] = useState(false);
  const outward = link.fromId === item.id;
  const otherId = outward ? link.toId : link.fromId;
  const words = useRecords(
    study => {
      const type = study.get('linkType', link.linkTypeId);
      const other = study.get('item', otherId);
      return {
        type: (outward ? type?.label : type?.inverseLabel) ?? link.linkTypeId,
        orientation: type?.orientation ?? null,
        other: other?.label ?? otherId,
        colour: other?.colour ?? study.get('kind', other?.kindId ?? '')?.colour ?? 'transparent',
        kindId: other?.kindId ?? null,
        evidence: liveEvidence(study, link.evidence, passagesLoaded).length,
        first: liveEvidence(study, link.evidence, passagesLoaded)[0],
      };
    },
    ['linkType', 'item', 'kind', 'passage'],
    [link, otherId, outward, passagesLoaded],
  );
  const name = `${words.type} ${words.other}`;
  return (
    <li className={classes.link}>
      <div className={classes.line}>
        <span className={classes.type}>{words.type}</span>
        <button
          type="button"
          className={classes.other}
          onClick={() =>
            ui.set({ itemId: otherId, ...(words.kindId === null ? {} : { kindId: words.kindId }) })
          }
        >
          <span className={panelClasses.dot} style={{ background: words.colour }} aria-hidden /> {words.other}
        </button>
        {onEdit !== null && (
          <>
            <ActionIcon size="sm" aria-label={`Edit the link: ${name}`} onClick={onEdit}>
              <IconPencil size={14} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-label={`Remove the link: ${name}`}
              onClick={() => void change('link.remove', { id: link.id })}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </>
        )}
      </div>
      <div className={classes.foot}>
        {link.period !== null && <span>{link.period}</span>}
        {words.orientation !== null && <span>{words.orientation}</span>}
        <EvidenceMarks
          live={words.evidence}
          lost={link.evidence.length - words.evidence}
          claims
          onShow={() => {
            if (words.first !== undefined) ui.revealPassage(words.first);
          }}
        />
        <button type="button" className={classes.show} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide memos' : 'Memos'}
        </button>
      </div>
      {open && <MemoList on={{ type: 'link', id: link.id }} name="this link" embedded />}
    </li>
  );
}
