/** The bar over printed pages: where one is, how large they are, which way up, and whether text stands beside. */
import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconArrowAutofitHeight,
  IconArrowAutofitWidth,
  IconLayoutSidebar,
  IconListTree,
  IconMinus,
  IconMoonStars,
  IconPlus,
  IconRectangle,
  IconRotateClockwise2,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useActions } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import { formatKeys } from '../../state/keys.ts';
import { useStudyInfo } from '../../state/study-context.tsx';
import type { OpenReader } from '../open-reader.ts';
import { pageActions } from './page-actions.ts';
import styles from './page-bar.module.css';
import { pageByName, usePageNames } from './page-names.ts';
import type { PageSettings, Shows } from './page-settings.ts';
import type { PageStage } from './page-stage.ts';
import { useRegionToolIsOn } from './use-region.ts';

interface PageBarProps {
  /** Null while the pages are not there. */
  stage: PageStage | null;
  settings: PageSettings;
  change: (patch: Partial<PageSettings>) => void;
  /** The reader of the pages, once their text is there. */
  reader: OpenReader | null;
}

const noText = 'This page has no text: draw a region to code it.';

export function PageBar({ stage, settings, change, reader }: PageBarProps) {
  const names = usePageNames(stage);
  const { current, scale } = useStagePosition(stage);
  const isDrawing = useRegionToolIsOn(reader);
  const mayWrite = useStudyInfo(info => info.mode === 'write');
  const field = useRef<HTMLInputElement>(null);
  const askPage = () => {
    field.current?.focus();
  };
  const actions = pageActions({ stage, settings, change, reader, mayWrite, askPage });
  useActions(actions);
  const keysOf = (id: string) => actions.find(action => action.id === id)?.keys?.split(' ')[0];
  const run = (id: string) => actions.find(action => action.id === id)?.run();
  const tool = (id: string, label: string, icon: ReactNode, pressed?: boolean, needsStage = true) => (
    <Tool
      label={label}
      keys={keysOf(id)}
      pressed={pressed}
      disabled={needsStage && stage === null}
      onClick={() => void run(id)}
    >
      {icon}
    </Tool>
  );
  const count = stage?.pagesCount ?? 0;
  const isBare = reader?.pages?.printed.page(current)?.pieces.length === 0;
  return (
    <div className={styles.bar} role="toolbar" aria-label="Pages" data-scope="reader">
      <span className={styles.part}>
        {tool(
          'pages.thumbnails',
          'Small pages',
          <IconLayoutSidebar size={16} />,
          settings.side === 'thumbnails',
        )}
        {tool('pages.outline', 'Outline', <IconListTree size={16} />, settings.side === 'outline')}
      </span>
      <span className={styles.part}>
        <PageField
          key={`${current} ${names[current - 1]}`}
          name={names[current - 1] ?? String(current)}
          field={field}
          stage={stage}
          names={names}
        />
        <span className={styles.count}>
          {stage === null
            ? ''
            : names[current - 1] === undefined || names[current - 1] === String(current)
              ? `of ${count}`
              : `${current} of ${count}`}
        </span>
      </span>
      <span className={styles.part}>
        {tool('pages.smaller', 'Smaller', <IconMinus size={16} />)}
        <span className={styles.zoom}>{Math.round(scale * 100)} %</span>
        {tool('pages.larger', 'Larger', <IconPlus size={16} />)}
        {tool(
          'pages.fit-width',
          'As wide as the window',
          <IconArrowAutofitWidth size={16} />,
          settings.zoom === 'width',
        )}
        {tool(
          'pages.fit-page',
          'The whole page',
          <IconArrowAutofitHeight size={16} />,
          settings.zoom === 'page',
        )}
        {tool('pages.turn', 'Turn the pages', <IconRotateClockwise2 size={16} />)}
        {tool('pages.dim', 'Dim the paper', <IconMoonStars size={16} />, settings.dim)}
      </span>
      {mayWrite && (
        <span className={`${styles.part} ${styles.region}`}>
          {tool('pages.region', 'Draw a region', <IconRectangle size={16} />, isDrawing)}
          {isBare && (
            <span className={styles.hint} title={noText}>
              {noText}
            </span>
          )}
        </span>
      )}
      <SegmentedControl
        className={styles.shows}
        size="xs"
        aria-label="What is shown"
        value={settings.shows}
        onChange={shows => change({ shows: shows as Shows })}
        data={[
          { value: 'text', label: 'Text' },
          { value: 'pages', label: 'Page' },
          { value: 'both', label: 'Both' },
        ]}
      />
    </div>
  );
}

interface ToolProps {
  label: string;
  keys: string | undefined;
  pressed: boolean | undefined;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Tool({ label, keys, pressed, disabled, onClick, children }: ToolProps) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${formatKeys(keys)})`}>
      <ActionIcon
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed, 'data-pressed': pressed || undefined })}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

interface PageFieldProps {
  name: string;
  field: React.RefObject<HTMLInputElement | null>;
  stage: PageStage | null;
  names: readonly string[];
}

/** The printed number of the page that is read; another one, or a page's place in the file, goes there. */
function PageField({ name, field, stage, names }: PageFieldProps) {
  const [typed, setTyped] = useState(name);
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      setTyped(name);
      stage?.scroller.focus({ preventScroll: true });
      event.stopPropagation();
    }
    if (event.key !== 'Enter' || stage === null) return;
    event.preventDefault();
    const number = pageByName(typed, names);
    if (number === null) {
      announce(`There is no page ${typed}`);
      setTyped(name);
      return;
    }
    stage.goToPage(number);
    stage.scroller.focus({ preventScroll: true });
  };
  return (
    <input
      ref={field}
      className={styles.field}
      aria-label="Page"
      title="Printed number of the page, or its place in the file; Enter goes there"
      value={typed}
      size={Math.max(3, typed.length)}
      disabled={stage === null}
      onChange={event => setTyped(event.currentTarget.value)}
      onKeyDown={onKey}
      onBlur={() => setTyped(name)}
      onFocus={event => event.currentTarget.select()}
    />
  );
}

/** The page that is read and how large it is drawn. */
function useStagePosition(stage: PageStage | null): { current: number; scale: number } {
  const [position, setPosition] = useState({ current: 1, scale: 1 });
  useEffect(() => {
    if (stage === null) return;
    const update = (): void => setPosition({ current: stage.current, scale: stage.scale });
    update();
    const stops = [stage.on('current', update), stage.on('resize', update), stage.on('ready', update)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage]);
  return position;
}
