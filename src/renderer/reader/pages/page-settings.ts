/** How each PDF is looked at on this machine: as pages, as text or both, its zoom and rotation, what stands beside. */
import { useCallback, useSyncExternalStore } from 'react';
import type { StageState, Zoom } from './page-stage.ts';

export type Shows = 'pages' | 'text' | 'both';
export type PageSide = 'thumbnails' | 'outline' | null;

export interface PageSettings extends StageState {
  shows: Shows;
  side: PageSide;
  /** Paper that does not shine. */
  dim: boolean;
  /** Pages and text side by side follow each other. */
  inStep: boolean;
}

const storageKey = 'tracework.pages';
/** Documents whose settings are remembered. */
const KEPT = 200;
const initial: PageSettings = {
  ...{ shows: 'pages', zoom: 'width', rotation: 0, side: null, dim: false },
  inStep: true,
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readZoom = (value: unknown): Zoom =>
  value === 'page' || (typeof value === 'number' && value >= 0.1 && value <= 8) ? value : 'width';

const readSettings = (stored: unknown): PageSettings => {
  if (!isRecord(stored)) return initial;
  const { shows, zoom, rotation, side, dim, inStep } = stored;
  return {
    shows: shows === 'text' || shows === 'both' ? shows : 'pages',
    zoom: readZoom(zoom),
    rotation: rotation === 90 || rotation === 180 || rotation === 270 ? rotation : 0,
    side: side === 'thumbnails' || side === 'outline' ? side : null,
    dim: dim === true,
    inStep: inStep !== false,
  };
};

const readAll = (): Map<string, PageSettings> => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return new Map(
      isRecord(stored) ? Object.entries(stored).map(([key, value]) => [key, readSettings(value)]) : [],
    );
  } catch {
    return new Map();
  }
};

let all: Map<string, PageSettings> | null = null;
const listeners = new Set<() => void>();

const settingsOf = (key: string): PageSettings => {
  all ??= readAll();
  return all.get(key) ?? initial;
};

const change = (key: string, patch: Partial<PageSettings>): void => {
  const next = { ...settingsOf(key), ...patch };
  all = new Map([...(all ?? [])].filter(([other]) => other !== key).slice(1 - KEPT));
  all.set(key, next);
  try {
    localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(all)));
  } catch {
    // Storage may be full or forbidden: the document is then shown as others are next time.
  }
  for (const listener of [...listeners]) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The settings of one document of a study, and the way to change them. */
export function usePageSettings(
  studyPath: string,
  documentId: string,
): readonly [PageSettings, (patch: Partial<PageSettings>) => void] {
  const key = `${studyPath}\n${documentId}`;
  const settings = useSyncExternalStore(subscribe, () => settingsOf(key));
  return [settings, useCallback((patch: Partial<PageSettings>) => change(key, patch), [key])];
}
