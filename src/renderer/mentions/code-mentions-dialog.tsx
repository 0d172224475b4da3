/**
 * Codes the mentions of items: what would be coded is shown in context, accepted and rejected by key, and coded as
 * one run. Any part of the window opens it with `codeMentions.open(itemIds)`.
 */
import { Button, Group, Loader, Modal, MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { type Extent, extents, type RunRule } from '#core/model/run.ts';
import type { WordedProposal } from '../computing/messages.ts';
import { counted } from '../panels/counted.ts';
import { VirtualList } from '../shell/virtual-list.tsx';
import { notifyDone, takeBack } from '../state/notify.tsx';
import { createOpening } from '../state/opening.ts';
import { useDispatch, useRecords, useSession } from '../state/study-context.tsx';
import { useUi } from '../state/ui-store.ts';
import classes from './code-mentions-dialog.module.css';
import { keyOfProposal, ProposalRow } from './proposal-row.tsx';
import { useProposals } from './use-proposals.ts';

interface Request {
  itemIds: readonly string[];
  extent: Extent;
  /** Null = all documents. */
  documentIds: readonly string[] | null;
}

const opening = createOpening<Request>();

export const codeMentions = {
  open: (itemIds: readonly string[]): void => opening.open({ itemIds, extent: 'words', documentIds: null }),
  /** Looks by the rule of an earlier run for what has come since. */
  repeat: ({ itemIds, extent, documentIds }: RunRule): void => opening.open({ itemIds, extent, documentIds }),
  close: opening.close,
};

/** Mounted once, where every screen finds it. */
export function CodeMentionsDialog() {
  const request = opening.use();
  // Another study has other items.
  useEffect(() => codeMentions.close, []);
  return (
    <Modal
      opened={request !== null}
      onClose={codeMentions.close}
      title="Code mentions"
      size="64rem"
      classNames={{ body: classes.body ?? '', content: classes.content ?? '' }}
    >
      {request !== null && <CodeMentions request={request} />}
    </Modal>
  );
}

const extentLabels: Readonly<Record<Extent, string>> = {
  words: 'The words',
  sentence: 'The sentence',
  paragraph: 'The paragraph',
};

function CodeMentions({ request }: { request: Request }) {
  const [itemIds, setItemIds] = useState<readonly string[]>(request.itemIds);
  const [extent, setExtent] = useState(request.extent);
  const openDocument = useUi(state => state.documentId);
  const [documentIds, setDocumentIds] = useState(request.documentIds);
  const [name, setName] = useState('');
  const items = useItemOptions();
  const { proposals, waiting, failure } = useProposals({ itemIds, extent, documentIds });
  const decisions = useDecisions(proposals);
  const accepted = proposals.filter(decisions.isAccepted);
  const doubtful = proposals.filter(({ doubt }) => doubt !== null).length;
  const chosenLabels = items.filter(({ value }) => itemIds.includes(value)).map(({ label }) => label);
  const suggestion = nameOf(chosenLabels, extent);
  const apply = useApply();

  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault();
        void apply({
          name: name.trim() === '' ? suggestion : name,
          rule: { itemIds, extent, documentIds },
          accepted,
        });
      }}
    >
      <div className={classes.controls}>
        <MultiSelect
          label="Mentions of"
          data={items}
          value={[...itemIds]}
          onChange={setItemIds}
          searchable
          hidePickedOptions
          limit={60}
          nothingFoundMessage="No item has this name."
          {...(itemIds.length === 0 ? { placeholder: 'Choose items' } : {})}
        />
        <div className={classes.choices}>
          <Choice
            label="Code"
            value={extent}
            options={extents.map(value => ({ value, label: extentLabels[value] }))}
            onChange={value => setExtent(value as Extent)}
          />
          <Choice
            label="In"
            value={documentIds === null ? 'all' : 'one'}
            options={[
              { value: 'all', label: 'All documents' },
              ...(documentIds === null && openDocument === null
                ? []
                : [
                    {
                      value: 'one',
                      label:
                        documentIds !== null && documentIds.length > 1
                          ? `${documentIds.length} documents`
                          : 'One document',
                    },
                  ]),
            ]}
            onChange={value =>
              setDocumentIds(value === 'all' || openDocument === null ? null : [openDocument])
            }
          />
        </div>
      </div>
      <div className={classes.summary}>
        <span role="status">
          {waiting > 0 && <Loader size={13} aria-hidden />}{' '}
          {itemIds.length === 0
            ? 'Choose items whose mentions shall be coded.'
            : `${counted(proposals.length, 'place')}, ${accepted.length} accepted${doubtful > 0 ? `; ${doubtful} doubtful, accepted only one by one` : ''}${waiting > 0 ? `; ${counted(waiting, 'document')} to go` : ''}`}
        </span>
        <Group gap={6}>
          <Button variant="subtle" size="compact-sm" onClick={decisions.acceptSure}>
            Accept all that are sure
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={decisions.rejectAll}>
            Reject all
          </Button>
        </Group>
      </div>
      {failure !== null && (
        <p className={classes.failure} role="alert">
          Not all texts could be searched: {failure}
        </p>
      )}
      <div className={classes.list}>
        {proposals.length === 0 ? (
          <p className={classes.empty}>
            {itemIds.length === 0 || waiting > 0
              ? ''
              : 'Nothing is left to code: every mention of these items is coded, or no text names them.'}
          </p>
        ) : (
          <VirtualList
            label="Places that would be coded: Y accepts, N rejects, the space bar changes"
            rows={proposals}
            keyOf={keyOfProposal}
            estimate={64}
            chosenKey={null}
            onChoose={decisions.toggle}
            keys={{
              y: row => decisions.decide(row, true),
              n: row => decisions.decide(row, false),
            }}
            render={row => <ProposalRow proposal={row} isAccepted={decisions.isAccepted(row)} />}
          />
        )}
      </div>
      <div className={classes.foot}>
        <TextInput
          aria-label="Name of the run"
          placeholder={suggestion}
          value={name}
          maxLength={300}
          onChange={event => setName(event.currentTarget.value)}
        />
        <span className={classes.keys}>
          <kbd>Y</kbd> accept, <kbd>N</kbd> reject, <kbd>↑</kbd> <kbd>↓</kbd> move
        </span>
        <Group gap="sm">
          <Button variant="default" onClick={codeMentions.close}>
            Cancel
          </Button>
          <Button type="submit" disabled={accepted.length === 0}>
            {accepted.length === 0 ? 'Code passages' : `Code ${counted(accepted.length, 'passage')}`}
          </Button>
        </Group>
      </div>
    </form>
  );
}

function Choice(props: {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <div className={classes.choice}>
      <span aria-hidden>{props.label}</span>
      <SegmentedControl
        size="xs"
        aria-label={props.label}
        value={props.value}
        data={props.options}
        onChange={props.onChange}
      />
    </div>
  );
}

/** All items by name, with their kind where two have one name. */
function useItemOptions(): { value: string; label: string }[] {
  const items = useRecords(study => [...study.all('item')], ['item']);
  const kinds = useRecords(study => [...study.all('kind')], ['kind']);
  return useMemo(() => {
    const kindOf = new Map(kinds.map(({ id, label }) => [id as string, label]));
    const seen = new Map<string, number>();
    for (const { label } of items) seen.set(label, (seen.get(label) ?? 0) + 1);
    return items
      .map(({ id, label, kindId }) => ({
        value: id as string,
        label: (seen.get(label) ?? 0) > 1 ? `${label} (${kindOf.get(kindId) ?? ''})` : label,
      }))
      .sort((one, other) => one.label.localeCompare(other.label));
  }, [items, kinds]);
}

/** What is sure is accepted until it is rejected, what is doubtful rejected until it is accepted. */
function useDecisions(proposals: readonly WordedProposal[]) {
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isAccepted = (proposal: WordedProposal): boolean =>
    decided.get(keyOfProposal(proposal)) ?? proposal.doubt === null;
  const decide = (proposal: WordedProposal, accept: boolean): 'next' => {
    setDecided(before => new Map(before).set(keyOfProposal(proposal), accept));
    return 'next';
  };
  return {
    isAccepted,
    decide,
    toggle: (proposal: WordedProposal): void => void decide(proposal, !isAccepted(proposal)),
    acceptSure: (): void => setDecided(new Map()),
    rejectAll: (): void => setDecided(new Map(proposals.map(each => [keyOfProposal(each), false]))),
  };
}

function useApply() {
  const session = useSession();
  const dispatch = useDispatch();
  return async (request: {
    name: string;
    rule: Request;
    accepted: readonly WordedProposal[];
  }): Promise<void> => {
    const places = request.accepted.map(({ documentId, itemId, start, end }) => ({
      documentId,
      itemId,
      start,
      end,
    }));
    try {
      const commit = await dispatch({
        type: 'run.add',
        args: { name: request.name.slice(0, 300), rule: request.rule, places },
      });
      codeMentions.close();
      if (commit === null) return;
      notifyDone(`${counted(places.length, 'passage')} coded as the run “${request.name}”.`, {
        label: 'Undo',
        run: () => takeBack(session, commit.id),
      });
    } catch {
      // The notice with the reason is shown already, and what was decided stays.
    }
  };
}

function nameOf(labels: readonly string[], extent: Extent): string {
  const shown = labels.slice(0, 3).join(', ');
  return `${shown}${labels.length > 3 ? ` and ${labels.length - 3} more` : ''}: ${extentLabels[extent].toLowerCase()}`;
}
