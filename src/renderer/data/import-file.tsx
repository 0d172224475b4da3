/** One file offered for import: how it would be read, with a sample to judge by, or why it cannot be taken. */
import { ActionIcon, Button, Loader, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportFormat } from '#core/api.ts';
import { formatNumber } from '../shell/format.ts';
import { describeMetadata } from './describe-metadata.ts';
import classes from './import-dialog.module.css';
import { ImportPassword } from './import-password.tsx';
import { FilledVariables, type PatternInUse } from './import-pattern.tsx';
import type { OfferedFile, ReadAs } from './use-import.ts';

export interface ReadingChoices {
  encodings: readonly { id: string; label: string }[];
  formats: readonly ImportFormat[];
}

const certainty: Record<string, string> = {
  certain: 'Certain',
  likely: 'Likely',
  guess: 'A guess',
  chosen: 'Your choice',
};

const explain = ({ confidence, reason }: { confidence: string; reason: string }): string =>
  `${certainty[confidence] ?? confidence}: ${reason}`;

interface Props {
  offered: OfferedFile;
  choices: ReadingChoices;
  pattern: PatternInUse;
  /** Whether how it is read is shown only when asked for. */
  isShort: boolean;
  onReadAs: (choice: ReadAs) => void;
  onRemove: () => void;
}

const toChoices = (list: readonly { id: string; label: string }[]) =>
  list.map(({ id, label }) => ({ value: id, label }));

export function ImportFileRow({ offered, choices, pattern, isShort, onReadAs, onRemove }: Props) {
  const { fileName, preview, file } = offered;
  const [isOpen, setOpen] = useState(false);
  const isShown = !isShort || isOpen;
  const chosen = file?.encoding;
  const refusal = preview?.ok === false ? preview.error : null;
  const password = preview?.ok === false ? preview.password : undefined;
  const format = preview?.ok ? choices.formats.find(({ id }) => id === preview.format) : undefined;
  const duplicate = preview?.ok === true ? preview.duplicateOf : null;
  return (
    <li
      className={classes.file}
      data-refused={refusal !== null || duplicate !== null || undefined}
      aria-label={fileName}
    >
      <div className={classes.head}>
        <span className={classes.name}>{preview?.ok ? preview.title : fileName}</span>
        {preview === null ? <Loader size="xs" role="img" aria-label={`Reading ${fileName}`} /> : null}
        {isShort && preview !== null ? (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-expanded={isOpen}
            aria-label={`How ${fileName} is read`}
            onClick={() => setOpen(!isOpen)}
          >
            How it is read
          </Button>
        ) : null}
        <ActionIcon size="sm" aria-label={`Leave out ${fileName}`} onClick={onRemove}>
          <IconX size={14} />
        </ActionIcon>
      </div>
      {preview?.ok ? (
        <span className={classes.facts}>
          {[
            fileName,
            choices.formats.find(({ id }) => id === preview.format)?.label ?? preview.format,
            `${formatNumber(preview.characters)} characters`,
            ...describeMetadata(preview.metadata),
          ].join(' · ')}
        </span>
      ) : null}
      {preview?.ok && duplicate === null ? <FilledVariables preview={preview} inUse={pattern} /> : null}
      {refusal === null ? null : <div className={classes.refusal}>{refusal}</div>}
      {password === undefined ? null : (
        <ImportPassword
          fileName={fileName}
          wasWrong={password === 'wrong'}
          onPassword={given => onReadAs({ password: given })}
        />
      )}
      {duplicate === null ? null : (
        <div className={classes.refusal}>The study has the same file already, as “{duplicate.title}”.</div>
      )}
      {isShown &&
      ((preview?.ok && duplicate === null) ||
        (refusal !== null && (chosen ?? file?.format) !== undefined)) ? (
        <div className={classes.choices}>
          {preview?.ok || file?.format !== undefined ? (
            <Select
              label="Read as"
              aria-label={`Format of ${fileName}`}
              data={toChoices(choices.formats)}
              value={preview?.ok ? preview.format : (file?.format ?? null)}
              onChange={format => format !== null && onReadAs({ format })}
              allowDeselect={false}
            />
          ) : null}
          {preview?.ok
            ? format?.choices.map(({ id, label, options }) => (
                <Select
                  key={id}
                  label={label}
                  aria-label={`${label} of ${fileName}`}
                  data={toChoices(options)}
                  value={preview.choices[id] ?? null}
                  onChange={option => option !== null && onReadAs({ choices: { [id]: option } })}
                  allowDeselect={false}
                  w={300}
                />
              ))
            : null}
          {(preview?.ok === false && chosen !== undefined) || (preview?.ok && preview.encoding) ? (
            <Select
              label="Encoding"
              aria-label={`Encoding of ${fileName}`}
              description={preview?.ok && preview.encoding ? explain(preview.encoding) : undefined}
              data={toChoices(choices.encodings)}
              value={preview?.ok ? (preview.encoding?.id ?? null) : (chosen ?? null)}
              onChange={encoding => encoding !== null && onReadAs({ encoding })}
              searchable
              allowDeselect={false}
              w={330}
            />
          ) : null}
        </div>
      ) : null}
      {preview?.ok && duplicate === null ? (
        <>
          {preview.warnings.map(warning => (
            <div key={warning} className={classes.warning}>
              {warning}
            </div>
          ))}
          {isShown && preview.sample !== '' ? <Sample fileName={fileName} text={preview.sample} /> : null}
        </>
      ) : null}
    </li>
  );
}

function Sample({ fileName, text }: { fileName: string; text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch of text that scrolls must be reachable by keyboard.
    <section className={classes.sample} tabIndex={0} aria-label={`Beginning of ${fileName}`}>
      {text}
    </section>
  );
}
