/**
 * The margin beside the text: a bracket for each passage near the viewport, and its item's name. The names are
 * buttons in lists, which is also how a screen reader and the keyboard come to the passages. It follows the
 * view in idle time, so that scrolling and coding never wait for it.
 */
import { layoutMargin, type Tag } from './margin-layout.ts';
import styles from './margin-view.module.css';
import type { ReadingView, ViewSection } from './reading-view.ts';

export interface MarginEntry {
  /** Shown, shortened where there is no room. */
  name: string;
  /** For assistive technology: name, kind and quote. */
  description: string;
  /** Colour of the bracket and of the name. */
  line: string;
  ink: string;
}

export interface MarginEvents {
  describe(id: string): MarginEntry | null;
  onChoose(id: string): void;
  /** Several passages share a place: the person wants to see them all. */
  onStack(ids: readonly string[], anchor: HTMLElement): void;
  onHover(id: string | null): void;
}

interface Group {
  element: HTMLElement;
  top: number;
  lanes: Map<string, number>;
}

const LANES = 5;
const TAG_HEIGHT = 18;
/** Longest time without idle time before the margin is brought up to date all the same, in milliseconds. */
const PATIENCE = 120;

export class MarginView {
  private readonly view: ReadingView;
  private readonly events: MarginEvents;
  private readonly element: HTMLElement;
  private readonly groups = new Map<ViewSection, Group>();
  private readonly stale = new Set<ViewSection>();
  private readonly observer: ResizeObserver;
  private readonly stops: (() => void)[];
  private chosen: string | null = null;
  private idle = 0;
  private frame = 0;

  constructor(view: ReadingView, events: MarginEvents) {
    this.view = view;
    this.events = events;
    this.element = document.createElement('div');
    this.element.className = styles.margin ?? '';
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Passages in view');
    view.page.append(this.element);
    this.observer = new ResizeObserver(entries => this.onResize(entries));
    this.stops = [
      view.on('draw', sections => {
        for (const section of sections) this.stale.add(section);
        this.schedule();
      }),
      view.on('scroll', () => {
        // Sections move when others above them are laid out for the first time.
        if (this.watchesSizes()) this.placeGroups();
        this.schedule();
      }),
    ];
    this.element.addEventListener('click', this.onClick);
    this.element.addEventListener('keydown', this.onKey);
    this.element.addEventListener('pointerover', this.onPointer);
    this.element.addEventListener('pointerleave', () => events.onHover(null));
  }

  setChosen(id: string | null): void {
    this.chosen = id;
    for (const marked of this.element.querySelectorAll<HTMLElement>('[data-passage]')) this.mark(marked);
    this.keepTabStop();
  }

  /** Draws everything anew, after names or colours have changed. */
  redraw(): void {
    for (const section of this.groups.keys()) this.stale.add(section);
    this.schedule();
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    this.observer.disconnect();
    cancelIdleCallback(this.idle);
    cancelAnimationFrame(this.frame);
    this.element.remove();
  }

  private schedule(): void {
    if (this.idle !== 0) return;
    this.idle = requestIdleCallback(
      deadline => {
        this.idle = 0;
        this.refresh(deadline);
      },
      { timeout: PATIENCE },
    );
  }

  /** Draws at least one section, and more while there is time. */
  private refresh(deadline: IdleDeadline): void {
    const near = this.view.nearSections().filter(section => section.isPainted);
    for (const [section, group] of this.groups) {
      if (near.includes(section)) continue;
      this.observer.unobserve(section.element);
      group.element.remove();
      this.groups.delete(section);
    }
    let previous: Group | undefined;
    let drawn = 0;
    for (const section of near) {
      if (!this.groups.has(section) || this.stale.has(section)) {
        if (drawn > 0 && deadline.timeRemaining() < 3) {
          this.schedule();
          break;
        }
        this.drawGroup(section, previous?.lanes);
        this.stale.delete(section);
        drawn += 1;
      }
      previous = this.groups.get(section);
    }
    this.placeSoon();
  }

  private drawGroup(section: ViewSection, lanesBefore: Map<string, number> | undefined): void {
    const { bars, tags } = layoutMargin(section.brackets(), {
      lanes: LANES,
      tagHeight: TAG_HEIGHT,
      laneOf: id => lanesBefore?.get(id),
    });
    let group = this.groups.get(section);
    if (group === undefined) {
      group = { element: document.createElement('div'), top: Number.NaN, lanes: new Map() };
      group.element.className = styles.group ?? '';
      this.groups.set(section, group);
      this.element.append(group.element);
      if (!section.tellsSize) this.observer.observe(section.element);
    }
    group.lanes = new Map(bars.map(bar => [bar.id, bar.lane]));
    const brackets = document.createElement('div');
    brackets.setAttribute('aria-hidden', 'true');
    for (const { id, lane, top, bottom } of bars) {
      const entry = this.events.describe(id);
      if (entry === null) continue;
      const bar = document.createElement('div');
      bar.className = styles.bar ?? '';
      bar.dataset.passage = id;
      bar.style.cssText = `top:${top}px;height:${bottom - top}px;left:${lane * 8}px;color:${entry.line}`;
      bar.title = entry.name;
      this.mark(bar);
      brackets.append(bar);
    }
    const list = document.createElement('ul');
    list.className = styles.tags ?? '';
    for (const place of tags) {
      const tag = this.createTag(place);
      if (tag !== null) list.append(tag);
    }
    group.element.replaceChildren(brackets, ...(list.children.length > 0 ? [list] : []));
  }

  private createTag({ top, ids, indent }: Tag): HTMLElement | null {
    // The chosen passage is named, even where others share its place.
    const first = ids.find(id => id === this.chosen) ?? ids[0];
    const entry = first === undefined ? null : this.events.describe(first);
    if (first === undefined || entry === null) return null;
    const tag = document.createElement('li');
    tag.className = styles.tag ?? '';
    tag.style.cssText = `top:${top}px;left:${indent * 8 + 4}px`;
    const name = document.createElement('button');
    name.type = 'button';
    name.tabIndex = -1;
    name.className = styles.name ?? '';
    name.textContent = entry.name;
    name.title = entry.name;
    name.style.setProperty('--ink', entry.ink);
    name.dataset.passage = first;
    name.setAttribute('aria-label', entry.description);
    this.mark(name);
    tag.append(name);
    if (ids.length > 1) {
      const more = document.createElement('button');
      more.type = 'button';
      more.tabIndex = -1;
      more.className = styles.more ?? '';
      more.textContent = `+${ids.length - 1}`;
      more.dataset.stack = ids.join(' ');
      more.setAttribute('aria-haspopup', 'dialog');
      more.setAttribute('aria-label', `+${ids.length - 1}: show all ${ids.length} passages that begin here`);
      tag.append(more);
    }
    return tag;
  }

  private mark(element: HTMLElement): void {
    const isChosen = element.dataset.passage === this.chosen;
    element.classList.toggle(styles.chosen ?? '', isChosen);
    if (element instanceof HTMLButtonElement) element.setAttribute('aria-pressed', String(isChosen));
  }

  /** In the next frame, before it is painted: here and now the window would have to be laid out once more. */
  private placeSoon(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.placeGroups();
      this.keepTabStop();
    });
  }

  private watchesSizes(): boolean {
    for (const { tellsSize } of this.groups.keys()) return !tellsSize;
    return false;
  }

  private placeGroups(): void {
    if (this.groups.size === 0) return;
    const { top: origin } = this.element.getBoundingClientRect();
    const moves: [Group, number][] = [];
    for (const [section, group] of this.groups) {
      const top = Math.round(section.element.getBoundingClientRect().top - origin);
      if (top !== group.top) moves.push([group, top]);
    }
    for (const [group, top] of moves) {
      group.top = top;
      group.element.style.transform = `translateY(${top}px)`;
    }
  }

  /** One name can be reached by Tab, the chosen one's or the first; arrow keys go to the others. */
  private keepTabStop(): void {
    const names = this.names();
    const stop = names.find(name => name.dataset.passage === this.chosen) ?? names[0];
    for (const name of names) {
      if (name.tabIndex === 0 && name !== stop) name.tabIndex = -1;
    }
    if (stop !== undefined) stop.tabIndex = 0;
  }

  /** All buttons from top to bottom. */
  private names(): HTMLButtonElement[] {
    return [...this.groups.values()]
      .sort((a, b) => a.top - b.top)
      .flatMap(({ element }) => [...element.querySelectorAll('button')]);
  }

  private onResize(entries: ResizeObserverEntry[]): void {
    for (const { target } of entries) {
      const section = [...this.groups.keys()].find(candidate => candidate.element === target);
      if (section !== undefined) this.stale.add(section);
    }
    this.schedule();
  }

  private readonly onClick = (event: MouseEvent): void => {
    const target =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-passage],[data-stack]')
        : null;
    if (target === null) return;
    const { passage, stack } = target.dataset;
    if (passage !== undefined) this.events.onChoose(passage);
    else if (stack !== undefined) this.events.onStack(stack.split(' '), target);
  };

  private readonly onPointer = (event: PointerEvent): void => {
    const target =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-passage]') : null;
    this.events.onHover(target?.dataset.passage ?? null);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    // Enter and the space bar press the button; in the text they mean other things.
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const names = this.names();
    const at = names.findIndex(name => name.contains(event.target as Node | null));
    names[at + by]?.focus({ preventScroll: false });
    event.preventDefault();
  };
}
