/** What can be done with printed pages, for the keys and the palette. */
import type { Action } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import type { OpenReader } from '../open-reader.ts';
import type { PageSettings, PageSide } from './page-settings.ts';
import type { PageStage, Zoom } from './page-stage.ts';
import type { PagePosition } from './use-page-position.ts';

interface PageParts {
  /** Null where no pages are shown. */
  stage: PageStage | null;
  position: PagePosition;
  settings: PageSettings;
  change: (patch: Partial<PageSettings>) => void;
  reader: OpenReader | null;
  mayWrite: boolean;
  /** Puts the focus where a page is named. */
  askPage: () => void;
}

export function pageActions(parts: PageParts): Action[] {
  const { stage, position, settings, change, reader, mayWrite, askPage } = parts;
  const isOpen = () => stage !== null;
  const isKnown = () => position.count > 0;
  const zoom = (work: (open: PageStage) => void) => () => {
    if (stage === null) return;
    work(stage);
    change({ zoom: stage.zoom, rotation: stage.rotation });
  };
  const fitTo = (how: Zoom) => zoom(open => open.setZoom(how));
  const side = (which: PageSide) => () => change({ side: settings.side === which ? null : which });
  const inPages = { group: 'Pages', when: isOpen };
  const inReader = { ...inPages, scope: 'reader' as const };
  const region = reader?.region ?? null;
  return [
    {
      ...inReader,
      id: 'pages.larger',
      label: 'Larger pages',
      keys: 'Mod++ Mod+=',
      run: zoom(open => open.zoomBy(1)),
    },
    {
      ...inReader,
      id: 'pages.smaller',
      label: 'Smaller pages',
      keys: 'Mod+-',
      run: zoom(open => open.zoomBy(-1)),
    },
    {
      ...inReader,
      id: 'pages.fit-width',
      label: 'Pages as wide as the window',
      keys: 'Mod+0',
      run: fitTo('width'),
    },
    { ...inReader, id: 'pages.fit-page', label: 'The whole page', keys: 'Mod+9', run: fitTo('page') },
    { ...inPages, id: 'pages.printed-size', label: 'Pages at their printed size', run: fitTo(1) },
    {
      ...inReader,
      id: 'pages.turn',
      label: 'Turn the pages clockwise',
      keys: 'Mod+Alt+ArrowRight',
      run: zoom(open => open.turn(1)),
    },
    {
      ...inReader,
      id: 'pages.turn-back',
      label: 'Turn the pages against the clock',
      keys: 'Mod+Alt+ArrowLeft',
      run: zoom(open => open.turn(-1)),
    },
    { group: 'Pages', when: isKnown, id: 'pages.go-to', label: 'Go to page…', keys: 'Mod+G', run: askPage },
    {
      ...inReader,
      when: isKnown,
      id: 'pages.next',
      label: 'Next page of the print',
      keys: 'Mod+PageDown',
      run: () => position.goTo(position.current + 1),
    },
    {
      ...inReader,
      when: isKnown,
      id: 'pages.previous',
      label: 'Page of the print before',
      keys: 'Mod+PageUp',
      run: () => position.goTo(position.current - 1),
    },
    { ...inPages, id: 'pages.thumbnails', label: 'Show or hide small pages', run: side('thumbnails') },
    { ...inPages, id: 'pages.outline', label: "Show or hide the file's outline", run: side('outline') },
    {
      ...inPages,
      id: 'pages.dim',
      label: 'Dim the paper, or stop dimming it',
      run: () => change({ dim: !settings.dim }),
    },
    {
      group: 'Pages',
      id: 'pages.show-text',
      label: 'Show the text of the pages',
      run: () => change({ shows: 'text' }),
    },
    {
      group: 'Pages',
      id: 'pages.show-pages',
      label: 'Show the pages',
      run: () => change({ shows: 'pages' }),
    },
    {
      group: 'Pages',
      id: 'pages.show-both',
      label: 'Show pages and text side by side',
      run: () => change({ shows: 'both' }),
    },
    {
      group: 'Pages',
      id: 'pages.in-step',
      label: settings.inStep ? 'Scroll pages and text apart' : 'Scroll pages and text together',
      when: () => settings.shows === 'both',
      run: () => change({ inStep: !settings.inStep }),
    },
    {
      group: 'Pages',
      scope: 'reader',
      id: 'pages.region',
      label: 'Draw a region of a page',
      keys: 'Shift+R',
      when: () => mayWrite && region !== null,
      run() {
        if (region === null) return;
        if (region.isOn) {
          region.clear();
          return;
        }
        stage?.scroller.focus({ preventScroll: true });
        region.place();
        announce(
          'A region is drawn: arrows move it, Shift and arrows size it, a kind’s key codes it, Escape drops it',
        );
      },
    },
  ];
}
