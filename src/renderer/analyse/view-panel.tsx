/** The right side of a view: what the chosen cell rests on, and below it the text. Escape goes back to the cell. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { Cell } from '#core/views/view.ts';
import { EvidenceMode } from '../panels/evidence-mode.tsx';
import columns from '../shell/workspace.module.css';
import { ui } from '../state/ui-store.ts';
import classes from './cell-details.module.css';
import { CellDetails } from './cell-details.tsx';
import type { Subject } from './cell-subjects.ts';
import { EvidenceReader } from './evidence-reader.tsx';
import { useCellDrafts } from './use-cell-drafts.ts';

export interface ChosenCell {
  heading: { row: string; column: string };
  cell: Cell;
  subjects: readonly Subject[];
}

interface ViewPanelProps {
  chosen: ChosenCell | null;
  period: string | null;
  /** Gives the focus back to the chosen cell or mark. */
  onReturn: () => void;
}

export function ViewPanel({ chosen, period, onReturn }: ViewPanelProps) {
  if (chosen === null) {
    return (
      <div className={classes.inner}>
        <p className={classes.hint}>
          Choose a cell of the table or a mark of the picture to see what it rests on: its judgements, its
          passages, and the text they stand in.
        </p>
        <p className={classes.hint}>
          With the keyboard: arrows move, Enter chooses, Enter again or F2 judges, Escape comes back.
        </p>
      </div>
    );
  }
  return <ChosenPanel chosen={chosen} period={period} onReturn={onReturn} />;
}

function ChosenPanel({ chosen, period, onReturn }: ViewPanelProps & { chosen: ChosenCell }) {
  const layout = useDefaultLayout({ id: 'tracework.evidence', storage: localStorage });
  const { heading, cell, subjects } = chosen;
  const drafts = useCellDrafts(cell, subjects);
  useReturnAfterWriting(JSON.stringify(subjects), drafts.length, onReturn);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
    // What floats over the panel, an open list of choices and a selection in the text close first.
    const isOpen = event.target.getAttribute('aria-expanded') === 'true';
    if (!event.currentTarget.contains(event.target) || isOpen || ui.get().selection !== null) return;
    event.preventDefault();
    onReturn();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads out of wherever in it the focus is.
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }} onKeyDown={onKeyDown}>
      <EvidenceMode />
      <Group id="evidence" orientation="vertical" style={{ flex: 1, minHeight: 0 }} {...layout}>
        <Panel id="cell" minSize="110px" defaultSize="52%">
          <div className={classes.details}>
            <div className={classes.inner}>
              <CellDetails
                heading={heading}
                cell={cell}
                subjects={subjects}
                drafts={drafts}
                period={period}
              />
            </div>
          </div>
        </Panel>
        <Separator
          className={columns.separator}
          aria-label="Height of the text"
          style={{ width: 'auto', height: 1 }}
        />
        <Panel id="text" minSize="110px">
          <EvidenceReader />
        </Panel>
      </Group>
    </div>
  );
}

/** When the last editor of the cell has gone, and took the focus along, the cell has it again. */
function useReturnAfterWriting(cell: string, written: number, onReturn: () => void): void {
  const before = useRef({ cell, written });
  const latest = useRef(onReturn);
  latest.current = onReturn;
  useEffect(() => {
    const wasWriting = before.current.cell === cell && before.current.written > 0;
    before.current = { cell, written };
    if (!wasWriting || written > 0) return;
    // The editor first looks for its own place to return to.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => latest.current());
    });
    return () => cancelAnimationFrame(frame);
  }, [cell, written]);
}
