/** The rectangle that is drawn on the pages of a reader, to be coded. */
import { useCallback, useSyncExternalStore } from 'react';
import type { OpenReader } from '../open-reader.ts';
import type { Region } from '../view/reading-view.ts';
import type { RegionTool } from './region-tool.ts';

function useTool<T>(reader: OpenReader | null, read: (tool: RegionTool | null) => T): T {
  const tool = reader?.region ?? null;
  return useSyncExternalStore(
    useCallback((listener: () => void) => tool?.subscribe(listener) ?? (() => undefined), [tool]),
    () => read(tool),
  );
}

export const useRegion = (reader: OpenReader | null): Region | null =>
  useTool(reader, tool => tool?.current ?? null);

/** Whether the mouse draws rectangles now. */
export const useRegionToolIsOn = (reader: OpenReader | null): boolean =>
  useTool(reader, tool => tool?.isOn ?? false);
