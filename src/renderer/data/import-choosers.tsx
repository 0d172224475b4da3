/** The ways to choose what is imported: files by the system's dialog or the page's own, folders by the page's own. */
import { Button, FileButton } from '@mantine/core';
import { IconFilePlus, IconFolderPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useApp } from '#renderer/state/app-context.tsx';
import { notifyProblem } from '#renderer/state/notify.tsx';

export function ChooseButton({
  onFiles,
  onPaths,
}: {
  onFiles: (files: File[]) => void;
  onPaths: (paths: string[]) => void;
}) {
  const { client, info } = useApp();
  const icon = <IconFilePlus size={15} aria-hidden />;
  if (!info.nativeDialogs) {
    return (
      <FileButton multiple onChange={onFiles} inputProps={{ 'aria-label': 'Files to import' }}>
        {props => (
          <Button {...props} data-autofocus variant="default" leftSection={icon}>
            Choose files…
          </Button>
        )}
      </FileButton>
    );
  }
  const choose = async (): Promise<void> => {
    try {
      const paths = await client.chooseFiles();
      if (paths !== null) onPaths([...paths]);
    } catch (error) {
      notifyProblem(error);
    }
  };
  return (
    <Button data-autofocus variant="default" leftSection={icon} onClick={() => void choose()}>
      Choose files…
    </Button>
  );
}

export function FolderButton({ onFolder }: { onFolder: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={element => {
          // React knows no such attribute.
          element?.setAttribute('webkitdirectory', '');
          input.current = element;
        }}
        type="file"
        hidden
        aria-label="Folder to import"
        onChange={event => {
          onFolder([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        leftSection={<IconFolderPlus size={15} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        Choose a folder…
      </Button>
    </>
  );
}
