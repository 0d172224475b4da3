/** What pages are called: by the numbers printed on them where the file states these, else by their place in the file. */
import { useEffect, useState } from 'react';
import type { PageMap } from '#core/pages/page-map.ts';
import type { PageStage } from './page-stage.ts';

/** Names by place in the file; empty until they are known. */
export function usePageNames(stage: PageStage | null): readonly string[] {
  const [found, setFound] = useState<{ stage: PageStage; names: readonly string[] } | null>(null);
  useEffect(() => {
    if (stage === null) return;
    let left = false;
    const counted = Array.from({ length: stage.pagesCount }, (_, i) => String(i + 1));
    stage.pdf.document.getPageLabels().then(
      labels => {
        if (!left) setFound({ stage, names: counted.map((name, i) => labels?.[i]?.trim() || name) });
      },
      () => {
        if (!left) setFound({ stage, names: counted });
      },
    );
    return () => {
      left = true;
    };
  }, [stage]);
  return found !== null && found.stage === stage ? found.names : [];
}

/** Names by place in the file, as they were when the file was imported. */
export const namesOfMap = ({ pages }: PageMap): readonly string[] =>
  pages.map(({ label }, index) => label?.trim() || String(index + 1));

/** The place in the file, from 1, of the page that somebody names, by printed number first; null where there is none. */
export function pageByName(typed: string, names: readonly string[]): number | null {
  const wanted = typed.trim().toLowerCase();
  const printed = names.findIndex(name => name.toLowerCase() === wanted);
  if (printed !== -1) return printed + 1;
  const number = /^\d+$/.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= names.length ? number : null;
}
