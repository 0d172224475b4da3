/** A place that would be coded, in its context, with whether it is accepted. */
import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { WordedProposal } from '../computing/messages.ts';
import { placeOf } from '../panels/quote.tsx';
import { useStudyReader } from '../state/study-context.tsx';
import classes from './code-mentions-dialog.module.css';
import { describeDoubt } from './describe-doubt.ts';

export const keyOfProposal = ({ documentId, itemId, start, end }: WordedProposal): string =>
  `${documentId} ${itemId} ${start} ${end}`;

export function ProposalRow({ proposal, isAccepted }: { proposal: WordedProposal; isAccepted: boolean }) {
  const study = useStudyReader();
  const document = study.get('document', proposal.documentId);
  const item = study.get('item', proposal.itemId);
  const doubt = describeDoubt(proposal.doubt);
  const others = proposal.candidates.filter(id => id !== proposal.itemId);
  return (
    <span className={classes.row} data-accepted={isAccepted || undefined}>
      <span className={classes.state} role="img" aria-label={isAccepted ? 'accepted' : 'rejected'}>
        {isAccepted ? <IconCheck size={15} /> : <IconX size={15} />}
      </span>
      <span className={classes.text}>
        <span className={classes.words}>
          <span className={classes.around}>{proposal.before}</span>
          <mark className={classes.quote}>{cut(proposal)}</mark>
          <span className={classes.around}>{proposal.after}</span>
        </span>
        <span className={classes.place}>
          <strong>{item?.label}</strong>
          <span className={classes.title}>{document?.title}</span>
          <span>{placeOf(proposal.start, document?.text.length ?? 0)}</span>
          {doubt !== null && <span className={classes.doubt}>{doubt}</span>}
          {others.length > 0 && (
            <span className={classes.doubt}>
              or {others.map(id => study.get('item', id)?.label).join(', ')}
            </span>
          )}
        </span>
      </span>
    </span>
  );
}

const longest = 600;

/** The words with the mentions in them stressed; a long paragraph is cut behind its beginning. */
function cut({ quote, start, mentions }: WordedProposal) {
  if (mentions.length === 1 && mentions[0]?.start === start && mentions[0].end === start + quote.length)
    return quote;
  const shown = quote.slice(0, longest);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const mention of mentions) {
    const [from, to] = [mention.start - start, mention.end - start];
    if (from < at || to > shown.length) continue;
    pieces.push(shown.slice(at, from), <strong key={from}>{shown.slice(from, to)}</strong>);
    at = to;
  }
  pieces.push(shown.slice(at), quote.length > longest ? '…' : '');
  return pieces;
}
