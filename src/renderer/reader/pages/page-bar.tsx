/** The bar over printed pages: where one is, how large they are, which way up, and whether text stands beside. */
import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconArrowAutofitHeight,
  IconArrowAutofitWidth,
  IconLayoutSidebar,
  IconLink,
  IconListTree,
  IconMinus,
  IconMoonStars,
  IconPlus,
  IconRectangle,
  IconRotateClockwise2,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PageMap } from '#core/pages/page-map.ts';
import { useActions } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import { formatKeys } from '../../state/keys.ts';
import { useStudyInfo } from '../../state/study-context.tsx';
import type { OpenReader } from '../open-reader.ts';
import { pageActions } from './page-actions.ts';
import styles from './page-bar.module.css';
import { pageByName } from './page-names.ts';
import type { PageSettings, Shows } from './page-settings.ts';
import type { PageStage } from './page-stage.ts';
import { type PagePosition, usePagePosition } from './use-page-position.ts';
import { useRegionToolIsOn } from './use-region.ts';

interface PageBarProps {
  /** Null while the pages are not there. */
  stage: PageStage | null;
  settings: PageSettings;
  change: (patch: Partial<PageSettings>) => void;
  /** The reader of the pages, once their text is there. */
  reader: OpenReader | null;
  /** The reader of the text, where that is shown. */
  textReader: OpenReader | null;
  /** Where the text stands on the pages; null while it is on its way. */
  map: PageMap | null;
}

const noText = 'This page has no text: draw a region to code it.';

export function PageBar({ stage, settings, change, reader, textReader, map }: PageBarProps) {
  // Where pages are on their way, one goes to a page when they are there.
  const text = settings.shows === 'text' ? textReader : null;
  const position = usePagePosition({ stage, text, map });
  const { count, current, names } = position;
  const scale = useStageScale(stage);
  const isDrawing = useRegionToolIsOn(reader);
  const mayWrite = useStudyInfo(info => info.mode === 'write');
  const field = useRef<HTMLInputElement>(null);
  const askPage = () => {
    field.current?.focus();
  };
  const actions = pageActions({ stage, position, settings, change, reader, mayWrite, askPage });
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
          position={position}
        />
        <span className={styles.count}>
          {count === 0
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
      {settings.shows === 'both' && (
        <span className={styles.part}>
          {tool('pages.in-step', 'Scroll together', <IconLink size={16} />, settings.inStep, false)}
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
  position: PagePosition;
}

/** The printed number of the page that is read; another one, or a page's place in the file, goes there. */
function PageField({ name, field, position: { count, names, goTo, leave } }: PageFieldProps) {
  const [typed, setTyped] = useState(name);
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      setTyped(name);
      leave();
      event.stopPropagation();
    }
    if (event.key !== 'Enter' || count === 0) return;
    event.preventDefault();
    const number = pageByName(typed, names);
    if (number === null) {
      announce(`There is no page ${typed}`);
      setTyped(name);
      return;
    }
    goTo(number);
    leave();
  };
  return (
    <input
      ref={field}
      className={styles.field}
      aria-label="Page"
      title="Printed number of the page, or its place in the file; Enter goes there"
      value={typed}
      size={Math.max(3, typed.length)}
      disabled={count === 0}
      onChange={event => setTyped(event.currentTarget.value)}
      onKeyDown={onKey}
      onBlur={() => setTyped(name)}
      onFocus={event => event.currentTarget.select()}
    />
  );
}

/** How large the pages are drawn. */
function useStageScale(stage: PageStage | null): number {
  const [scale, setScale] = useState(1);
  useEffect(() => {
    if (stage === null) return;
    const update = (): void => setScale(stage.scale);
    update();
    const stops = [stage.on('resize', update), stage.on('ready', update)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage]);
  return scale;
}
