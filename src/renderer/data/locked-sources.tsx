/** Asks for the passwords of sources that an export could not open, one after the other. */
import { Alert, Stack } from '@mantine/core';
import type { LockedSource } from '#core/exporters/exporter.ts';
import { count } from '../shell/format.ts';
import classes from './data-screen.module.css';
import { ImportPassword } from './import-password.tsx';

interface Props {
  locked: readonly LockedSource[];
  /** The source that a password was given for just now; null before the first. */
  asked: string | null;
  onPassword: (documentId: string, password: string) => void;
}

export function LockedSources({ locked: [first, ...others], asked, onPassword }: Props) {
  if (first === undefined) return null;
  const { documentId, fileName } = first;
  const wasWrong = asked === documentId;
  return (
    <section className={classes.wide} aria-label="Protected files">
      <Alert
        color="yellow"
        role="alert"
        title={
          wasWrong ? `The password does not open ${fileName}.` : `${fileName} is protected by a password.`
        }
      >
        <Stack gap="xs">
          <span>
            It has no copy yet.
            {others.length === 0 ? '' : ` ${count(others.length, 'more file')} will be asked for after it.`}
          </span>
          <ImportPassword
            key={documentId}
            fileName={fileName}
            wasWrong={wasWrong}
            takesFocus={asked !== null}
            onPassword={password => onPassword(documentId, password)}
          />
        </Stack>
      </Alert>
    </section>
  );
}
