/** Items that may be one, with the reason; the chosen ones are merged into the one that stays, each merge one change. */
import { Button, Checkbox, Radio } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type DuplicateGroup, type DuplicateRule, findDuplicates } from '#core/finding/duplicates.ts';
import type { Item } from '#core/model/item.ts';
import { useChange } from '../fields/use-change.ts';
import { counted } from '../panels/counted.ts';
import { announce } from '../state/announce.ts';
import { useRecords, useStudyReader } from '../state/study-context.tsx';
import classes from './finding-dialog.module.css';
import { findingDialogs } from './finding-dialogs.ts';

const reasons: Readonly<Record<DuplicateRule, string>> = {
  'the same name': 'have one name',
  'accents and spelling': 'differ by accents, capitals or marks',
  'word order': 'have the same words in another order',
  'one letter': 'differ by one letter',
  'part of a person’s name': 'one is a part of the other',
  'acronym of the name': 'the letters of one stand for the other',
};

export function DuplicatesList() {
  const study = useStudyReader();
  const items = useRecords(each => [...each.all('item')], ['item']);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the study is one object whose items change.
  const groups = useMemo(() => findDuplicates(study), [study, items]);
  return (
    <div className={classes.sheet}>
      <div className={classes.list}>
        {groups.length === 0 ? (
          <p className={classes.empty}>No two items of a kind have names that are alike.</p>
        ) : (
          <ul className={`${classes.groups} ${classes.scroll}`} aria-label="Items that may be one">
            {groups.map(group => (
              <li key={group.items.map(({ id }) => id).join(' ')}>
                <Group group={group} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={classes.foot}>
        <span role="status">{groups.length === 0 ? '' : counted(groups.length, 'group')}</span>
        <Button variant="default" onClick={findingDialogs.close}>
          Close
        </Button>
      </div>
    </div>
  );
}

function Group({ group: { items, pairs } }: { group: DuplicateGroup }) {
  const study = useStudyReader();
  const change = useChange();
  const [first] = items;
  const [stays, setStays] = useState<string>(first?.id ?? '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const into = items.find(({ id }) => id === stays) ?? first;
  const going = items.filter(({ id }) => id !== into?.id && !left.has(id));
  const name = items.map(({ label }) => label).join(', ');
  const merge = async (): Promise<void> => {
    if (into === undefined || going.length === 0) return;
    if (!(await change('item.merge', { into: into.id, from: going.map(({ id }) => id) }))) return;
    announce(`${going.map(({ label }) => label).join(', ')} merged into ${into.label}.`);
  };
  return (
    <section className={classes.group} aria-label={name}>
      <fieldset className={classes.members}>
        <legend className={classes.facts}>Which one stays, and which go into it</legend>
        {items.map(item => (
          <Member
            key={item.id}
            item={item}
            passages={[...study.passagesOfItem(item.id)].length}
            group={first?.id ?? ''}
            stays={item.id === into?.id}
            goes={!left.has(item.id)}
            onStay={() => setStays(item.id)}
            onGo={goes => {
              const next = new Set(left);
              if (goes) next.delete(item.id);
              else next.add(item.id);
              setLeft(next);
            }}
          />
        ))}
      </fieldset>
      <ul className={classes.because}>
        {pairs.map(({ one, other, names, rule }) => (
          <li key={`${one.id} ${other.id}`}>
            “{names[0]}” and “{names[1]}” {reasons[rule]}.
          </li>
        ))}
      </ul>
      <div>
        <Button size="compact-sm" variant="light" disabled={going.length === 0} onClick={() => void merge()}>
          {into === undefined || going.length === 0 ? 'Merge' : `Merge into ${into.label}`}
        </Button>
      </div>
    </section>
  );
}

interface MemberProps {
  item: Item;
  passages: number;
  group: string;
  stays: boolean;
  goes: boolean;
  onStay: () => void;
  onGo: (goes: boolean) => void;
}

function Member({ item, passages, group, stays, goes, onStay, onGo }: MemberProps) {
  return (
    <>
      <Radio
        name={`stays ${group}`}
        label="stays"
        aria-label={`${item.label} stays`}
        checked={stays}
        onChange={onStay}
      />
      <Checkbox
        label="goes into it"
        aria-label={`${item.label} goes into it`}
        checked={!stays && goes}
        disabled={stays}
        onChange={event => onGo(event.currentTarget.checked)}
      />
      <span>
        <strong>{item.label}</strong>{' '}
        <span className={classes.facts}>{[counted(passages, 'passage'), ...item.aliases].join(' · ')}</span>
      </span>
    </>
  );
}
