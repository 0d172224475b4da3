/** The Code screen: lists on the left, the text, the panels of the kinds on the right; sides fold away. */
import { VisuallyHidden } from '@mantine/core';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { useActions } from '#renderer/state/actions.ts';
import { useStudyInfo } from '#renderer/state/study-context.tsx';
import { Panels } from '../panels/panels.tsx';
import { Reader } from '../reader/reader.tsx';
import { LeftColumn } from './side/left-column.tsx';
import classes from './workspace.module.css';

export function CodeScreen() {
  const name = useStudyInfo(info => info.name);
  const left = usePanelRef();
  const right = usePanelRef();
  const layout = useDefaultLayout({ id: 'tracework.columns', storage: localStorage });

  const toggle = (side: typeof left): void => {
    if (side.current === null) return;
    if (side.current.isCollapsed()) side.current.expand();
    else side.current.collapse();
  };
  useActions([
    {
      id: 'window.toggle-left',
      label: 'Show or hide the lists on the left',
      group: 'Window',
      keys: 'Mod+B',
      run: () => toggle(left),
    },
    {
      id: 'window.toggle-right',
      label: 'Show or hide the panels on the right',
      group: 'Window',
      keys: 'Mod+Alt+B',
      run: () => toggle(right),
    },
    {
      id: 'window.show-left',
      label: 'Show the lists on the left',
      group: 'Window',
      hidden: true,
      run: () => left.current?.expand(),
    },
  ]);

  return (
    <main className={classes.columns}>
      <VisuallyHidden component="h1">Code: {name}</VisuallyHidden>
      <Group id="columns" orientation="horizontal" {...layout}>
        <Panel
          id="left"
          panelRef={left}
          collapsible
          defaultSize="20%"
          minSize="240px"
          maxSize="45%"
          groupResizeBehavior="preserve-pixel-size"
        >
          <section className={classes.column} aria-label="Lists" data-region tabIndex={-1}>
            <LeftColumn />
          </section>
        </Panel>
        <Separator className={classes.separator} aria-label="Width of the lists" />
        <Panel id="text" minSize="320px">
          <section className={classes.centre} aria-label="Text" data-region tabIndex={-1}>
            <Reader />
          </section>
        </Panel>
        <Separator className={classes.separator} aria-label="Width of the panels" />
        <Panel
          id="right"
          panelRef={right}
          collapsible
          defaultSize="26%"
          minSize="290px"
          maxSize="50%"
          groupResizeBehavior="preserve-pixel-size"
        >
          <section className={classes.column} aria-label="Panels" data-region tabIndex={-1}>
            <Panels />
          </section>
        </Panel>
      </Group>
    </main>
  );
}
