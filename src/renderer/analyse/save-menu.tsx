/** Saves what is shown: the table as it is laid out, all cells with their ids, the picture, the view's own files. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import type { Picture } from '#core/pictures/picture.ts';
import type { View, ViewTable } from '#core/views/view.ts';
import { writeTableCsv } from '#core/views/view-csv.ts';
import type { ComputedView } from '../computing/study-computer.ts';
import { notifyProblem } from '../state/notify.tsx';
import { saveFile } from './save-file.ts';
import { savePictureAsPng, savePictureAsSvg } from './save-picture.ts';

interface SaveMenuProps {
  view: View;
  /** Of the files, without an ending. */
  name: string;
  shown: ComputedView | null;
  /** The one that is chosen, as it is laid out. */
  table: (shown: ComputedView) => Promise<ViewTable>;
  /** As it is shown; null where the view has none. */
  picture: (() => Promise<Picture | null>) | null;
}

export function SaveMenu({ view, name, shown, table, picture }: SaveMenuProps) {
  const attempt = (work: () => Promise<void>) => (): void => {
    work().catch(notifyProblem);
  };
  const withPicture = (save: (made: Picture) => Promise<void>) =>
    attempt(async () => {
      if (shown === null || picture === null) return;
      const made = await shown.whileCurrent(picture());
      if (made !== null) await save(made);
    });
  return (
    <Menu position="bottom-end" width={270}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={shown === null}
          leftSection={<IconDownload size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Save as…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={attempt(async () => {
            if (shown === null) return;
            const laidOut = await shown.whileCurrent(table(shown));
            saveFile(`${name}-${laidOut.name}.csv`, 'text/csv', writeTableCsv(laidOut));
          })}
        >
          CSV, this table as it is shown
        </Menu.Item>
        <Menu.Item
          onClick={attempt(async () => {
            if (shown === null) return;
            saveFile(`${name}-cells.csv`, 'text/csv', await shown.whileCurrent(shown.cells()));
          })}
        >
          CSV, all cells with ids
        </Menu.Item>
        {picture === null ? null : (
          <>
            <Menu.Divider />
            <Menu.Item onClick={withPicture(async made => savePictureAsSvg(name, made))}>
              SVG, the picture
            </Menu.Item>
            <Menu.Item onClick={withPicture(made => savePictureAsPng(name, made))}>
              PNG, the picture
            </Menu.Item>
          </>
        )}
        {view.files.length > 0 ? <Menu.Divider /> : null}
        {view.files.map(({ format, label, mime }) => (
          <Menu.Item
            key={format}
            onClick={attempt(async () => {
              if (shown !== null) saveFile(`${name}.${format}`, mime, await shown.file(format));
            })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
