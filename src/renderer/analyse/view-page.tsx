/** One view: its options, its picture or table, and beside it what the chosen cell or mark rests on. */
import { Alert, SegmentedControl, Text } from '@mantine/core';
import { IconMap2, IconTable } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import type { Arrangement, SavedView } from '#core/model/saved-view.ts';
import { arrangeTable } from '#core/views/arrange-table.ts';
import { rolesOptions } from '#core/views/roles.ts';
import type { View, ViewTable } from '#core/views/view.ts';
import { hasPassages } from '../computing/packed-rows.ts';
import columns from '../shell/workspace.module.css';
import { useActions } from '../state/actions.ts';
import { useRecords, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import classes from './analyse.module.css';
import { openForEditing } from './cell-editing.ts';
import { subjectsOf } from './cell-subjects.ts';
import { PictureView, type PictureViewHandle } from './picture-view.tsx';
import { picturesFirst } from './pictures-first.ts';
import { SaveMenu } from './save-menu.tsx';
import { SaveViewMenu } from './save-view-menu.tsx';
import { settingsOf } from './saved-view-settings.ts';
import type { CellPlace, GridHandle } from './table-grid.tsx';
import { defaultArrangement, labelOfRow } from './table-layout.ts';
import { TimeZoom } from './time-zoom.tsx';
import { rolesOf } from './use-id-options.ts';
import { tableNamed, usePicture, useView, useWholeCell } from './use-view.ts';
import { ViewControls } from './view-controls.tsx';
import { type ChosenCell, ViewPanel } from './view-panel.tsx';
import { type Choice, untouched, useViewSettings, viewSettings } from './view-settings.ts';
import { ViewTables } from './view-tables.tsx';

/** The width that the panel was last given: it opens with it, after it was folded away. */
const panelWidth = {
  key: 'tracework.analyse.panel',
  recall: (): string => localStorage.getItem(panelWidth.key) ?? '36%',
  keep(pixels: number): void {
    if (pixels > 0) localStorage.setItem(panelWidth.key, `${Math.round(pixels)}px`);
  },
};

/** Width of a picture that is saved while its table is shown, in pixels. */
const savedWidth = 1000;

interface ViewPageProps {
  view: View;
  /** The saved view that is shown; null = the view itself. */
  saved: SavedView | null;
}

export function ViewPage({ view, saved }: ViewPageProps) {
  const study = useStudyReader();
  const coderId = useStudyInfo(info => info.coderId);
  const mode = useStudyInfo(info => info.mode);
  const key = saved?.id ?? view.id;
  const begin = useMemo(() => (saved === null ? untouched : settingsOf(saved)), [saved]);
  const settings = useViewSettings(key, begin);
  const change = (patch: Partial<typeof settings>): void => viewSettings.change(key, begin, patch);

  const form = !view.hasPicture
    ? 'table'
    : (settings.form ?? (picturesFirst.has(view.id) ? 'picture' : 'table'));
  const shown = useView(view, settings.options, form === 'table' && settings.table);
  const computed = shown.state === 'ready' ? shown.shown : null;
  const source = shown.state === 'ready' ? shown.table : null;
  const arrangementOf = (table: ViewTable): Arrangement =>
    settings.arrangements[table.name] ?? defaultArrangement(table);
  const arrangement = source === null ? null : arrangementOf(source);
  const table = useMemo(
    () => (source === null || arrangement === null ? null : arrangeTable(source, arrangement)),
    [source, arrangement],
  );
  const [width, setWidth] = useState(0);
  const picture = usePicture(form === 'picture' ? computed : null, { width, time: settings.time });

  const grid = useRef<GridHandle>(null);
  const drawing = useRef<PictureViewHandle>(null);
  /** The chosen cell's first passage is shown as soon as its passages are here. */
  const toShow = useRef(false);
  const { choice } = settings;
  const chosenPlace = choice?.type === 'cell' && choice.table === source?.name ? choice : null;
  const roles = useRecords(
    present => {
      const named = rolesOptions.safeParse(settings.options.roles ?? {});
      return rolesOf(present, named.success ? named.data : undefined);
    },
    ['kind', 'field', 'vocabulary'],
    [settings.options.roles],
  );
  const foundCell = useMemo(
    () => (source === null || chosenPlace === null ? null : cellAt(source, chosenPlace)),
    [source, chosenPlace],
  );
  const wholeCell = useWholeCell(computed, chosenPlace, foundCell?.cell ?? null);
  const chosen = useMemo((): ChosenCell | null => {
    if (choice === null) return null;
    if (choice.type === 'mark') {
      const mark = picture?.marks.find(({ id }) => id === choice.id);
      if (mark === undefined) return null;
      const address = { viewId: view.id, table: '', rowId: '', columnId: '', cell: mark.cell };
      return { heading: mark.heading, cell: mark.cell, subjects: subjectsOf(study, roles, address) };
    }
    if (foundCell === null || wholeCell === null) return null;
    const address = { viewId: view.id, ...choice, cell: wholeCell };
    return { heading: foundCell.heading, cell: wholeCell, subjects: subjectsOf(study, roles, address) };
  }, [choice, picture, foundCell, wholeCell, view.id, roles, study]);

  const choose = (next: Choice, passages: readonly string[]): void => {
    // What was to be added to a judgement of another cell is not meant for this one.
    if (!isSameChoice(choice, next) && ui.get().evidenceTarget !== null) ui.set({ evidenceTarget: null });
    change({ choice: next });
    if (right.current?.isCollapsed() === true) right.current.resize(panelWidth.recall());
    const [first] = passages;
    if (first === undefined) ui.set({ passageId: null });
    else if (ui.get().evidenceTarget === null) ui.showPassage(first);
  };
  const chooseCell = (place: CellPlace): void => {
    if (source === null) return;
    const next = { type: 'cell' as const, table: source.name, ...place };
    const cell = cellAt(source, place)?.cell;
    toShow.current = cell !== undefined && !hasPassages(cell);
    choose(next, cell?.passages ?? []);
  };
  const openCell = (place: CellPlace): void => {
    const found = source === null ? null : cellAt(source, place);
    if (found === null || source === null) return;
    const address = { viewId: view.id, table: source.name, ...place, cell: found.cell };
    const subjects = subjectsOf(study, roles, address);
    if (mode === 'write' && openForEditing(study, coderId, found.cell, subjects)) return;
    requestAnimationFrame(() => focusFirst(aside.current));
  };
  useEffect(() => {
    if (!toShow.current || wholeCell === null) return;
    toShow.current = false;
    const [first] = wholeCell.passages;
    if (first !== undefined && ui.get().evidenceTarget === null) ui.showPassage(first);
  });
  const aside = useRef<HTMLElement>(null);
  const returnFocus = (): void => {
    if (choice?.type === 'mark') drawing.current?.focus(choice.id);
    else grid.current?.focus(chosenPlace);
  };
  const isCellHere = foundCell === null || wholeCell !== null;
  useReturn(form === 'table' ? table !== null && isCellHere : picture !== null, chosen, returnFocus);

  const layout = useDefaultLayout({ id: 'tracework.analyse', storage: localStorage });
  const right = usePanelRef();
  // What nothing is chosen for would only take the room of the view.
  const hasChoice = choice !== null;
  useLayoutEffect(() => {
    if (!hasChoice) right.current?.collapse();
  }, [hasChoice, right]);
  useActions([
    {
      id: 'window.toggle-right',
      label: 'Show or hide the panels on the right',
      group: 'Window',
      keys: 'Mod+Alt+B',
      run: () =>
        right.current?.isCollapsed() ? right.current.resize(panelWidth.recall()) : right.current?.collapse(),
    },
  ]);

  return (
    <Group id="analyse" orientation="horizontal" {...layout}>
      <Panel id="view" minSize="360px">
        <section className={classes.view} aria-label={saved?.name ?? view.label} data-region tabIndex={-1}>
          <header className={classes.header}>
            <div className={classes.names}>
              <h1 className={classes.title}>{saved?.name ?? view.label}</h1>
              <p className={classes.summary} title={view.summary}>
                {saved === null ? view.summary : `${view.label}: ${view.summary}`}
              </p>
            </div>
            <div className={classes.tools}>
              {view.hasPicture ? (
                <SegmentedControl
                  aria-label="Shown as"
                  value={form}
                  onChange={next => change({ form: next === 'picture' ? 'picture' : 'table', choice: null })}
                  data={[
                    { value: 'picture', label: <FormLabel icon={<IconMap2 size={15} />} text="Picture" /> },
                    { value: 'table', label: <FormLabel icon={<IconTable size={15} />} text="Table" /> },
                  ]}
                />
              ) : null}
              <SaveViewMenu viewId={view.id} saved={saved} settings={settings} />
              <SaveMenu
                view={view}
                name={saved === null ? view.id : fileNameOf(saved.name)}
                shown={computed}
                table={async made => {
                  const found = await tableNamed(made, settings.table);
                  return arrangeTable(found, arrangementOf(found));
                }}
                picture={
                  view.hasPicture && computed !== null
                    ? () =>
                        picture !== null
                          ? Promise.resolve(picture)
                          : computed.picture({ width: savedWidth, time: settings.time })
                    : null
                }
              />
            </div>
          </header>
          <ViewControls view={view} options={settings.options} onChange={options => change({ options })} />
          {hasChoice ? null : (
            <p className={classes.notes}>
              Choose a {form === 'picture' ? 'mark' : 'cell'} to see what it rests on: its judgements, its
              passages, and the text they stand in. With the keyboard: arrows move, Enter chooses.
            </p>
          )}
          {shown.state === 'waiting' ? <Text role="status">Reading the study…</Text> : null}
          {shown.state === 'failed' ? (
            <Alert color="red" title="The view could not be made">
              {shown.message} Change its options, or reset them.
            </Alert>
          ) : null}
          {form === 'picture' && computed !== null ? (
            <>
              {picture?.time === undefined ? null : (
                <TimeZoom axis={picture.time} time={settings.time} onChange={time => change({ time })} />
              )}
              <div className={classes.picture}>
                <PictureView
                  ref={drawing}
                  picture={picture}
                  chosenId={choice?.type === 'mark' ? choice.id : null}
                  onChoose={mark => choose({ type: 'mark', id: mark.id }, mark.cell.passages)}
                  onWidth={setWidth}
                  label={view.label}
                />
              </div>
            </>
          ) : null}
          {form === 'table' &&
          computed !== null &&
          source !== null &&
          table !== null &&
          arrangement !== null ? (
            <ViewTables
              view={view}
              tables={computed.tables}
              source={source}
              table={table}
              arrangement={arrangement}
              onTable={name => change({ table: name, choice: null })}
              onArrange={next => change({ arrangements: { ...settings.arrangements, [source.name]: next } })}
              chosen={chosenPlace}
              onChoose={chooseCell}
              onOpen={openCell}
              grid={grid}
            />
          ) : null}
        </section>
      </Panel>
      <Separator className={columns.separator} aria-label="Width of what the cell rests on" />
      <Panel
        id="rests"
        panelRef={right}
        collapsible
        defaultSize="36%"
        minSize="300px"
        maxSize="65%"
        groupResizeBehavior="preserve-pixel-size"
        onResize={({ inPixels }) => panelWidth.keep(inPixels)}
      >
        <aside
          ref={aside}
          className={classes.aside}
          aria-label="What the cell rests on"
          data-region
          tabIndex={-1}
        >
          <ViewPanel
            chosen={chosen}
            period={typeof settings.options.period === 'string' ? settings.options.period : null}
            onReturn={returnFocus}
          />
        </aside>
      </Panel>
    </Group>
  );
}

const isSameChoice = (one: Choice | null, other: Choice): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function cellAt(table: ViewTable, { rowId, columnId }: CellPlace) {
  const at = table.columns.findIndex(({ id }) => id === columnId);
  const cell = table.rows.find(({ id }) => id === rowId)?.cells[at];
  if (cell === undefined) return null;
  return { heading: { row: labelOfRow(table, rowId), column: table.columns[at]?.label ?? '' }, cell };
}

/** What can be done or gone to first: a judgement to edit, else a passage. */
function focusFirst(panel: HTMLElement | null): void {
  const target =
    panel?.querySelector<HTMLElement>('[data-edit], [data-add]') ??
    panel?.querySelector<HTMLElement>('[data-rests]');
  target?.focus();
}

/** Whoever comes back to a view finds the chosen cell's passage beside it, and the focus on the cell where it was asked for. */
function useReturn(isReady: boolean, chosen: ChosenCell | null, focus: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current || !isReady) return;
    done.current = true;
    const passages: readonly string[] = chosen?.cell.passages ?? [];
    const [first] = passages;
    const { passageId, evidenceTarget } = ui.get();
    if (first !== undefined && evidenceTarget === null)
      ui.showPassage(passageId !== null && passages.includes(passageId) ? passageId : first);
    if (viewSettings.takeFocus()) requestAnimationFrame(focus);
  });
}

const fileNameOf = (name: string): string => name.replace(/[^\p{L}\p{N} ._-]+/gu, '').trim() || 'view';

function FormLabel({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span className={classes.form}>
      <span aria-hidden>{icon}</span>
      {text}
    </span>
  );
}
