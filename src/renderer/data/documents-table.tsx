/** Every document with what is known of it; titles and variables are changed in place, documents removed. */
import { ActionIcon, Button, Group, NativeSelect, Table, Title, Tooltip } from '@mantine/core';
import { IconFileImport, IconHighlight, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ImportFormat } from '#core/api.ts';
import type { Document } from '#core/model/document.ts';
import { runAction } from '#renderer/state/actions.ts';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useDispatch, useRecords, useSession, useStudyInfo } from '#renderer/state/study-context.tsx';
import { ui } from '#renderer/state/ui-store.ts';
import { compareNames } from '../fields/search-key.ts';
import { formatBytes, formatMoment, formatNumber } from '../shell/format.ts';
import classes from './data-screen.module.css';
import { describeMetadata } from './describe-metadata.ts';
import { DocumentVariables } from './document-variables.tsx';
import { InlineText } from './inline-text.tsx';
import { TakeOverHighlightsDialog } from './take-over-highlights-dialog.tsx';

function Row({ document, formats }: { document: Document; formats: readonly ImportFormat[] }) {
  const [isOpen, setOpen] = useState(false);
  const [isTakingOver, setTakingOver] = useState(false);
  const session = useSession();
  const dispatch = useDispatch();
  const mode = useStudyInfo(info => info.mode);
  const { id, title, fileName, format, encoding, source, text, metadata, createdAt, createdBy } = document;
  const passages = useRecords(
    study => (session.hasPassagesOf(id) ? [...study.passagesOfDocument(id)].length : null),
    ['passage', 'document'],
    [id],
  );
  const coder = useRecords(study => study.get('coder', createdBy)?.name, ['coder'], [createdBy]);
  const change = (args: object) => dispatch({ type: 'document.change', args: { id, ...args } });
  return (
    <>
      <Table.Tr>
        <Table.Td miw={220}>
          <InlineText
            label={`Title of ${title}`}
            value={title}
            disabled={mode === 'read'}
            onSave={value => change({ title: value })}
          />
          <div className={classes.note}>{describeMetadata(metadata).join(' · ')}</div>
        </Table.Td>
        <Table.Td>
          {fileName}
          <Tooltip label={encoding?.reason ?? ''} multiline maw={320} disabled={encoding === null}>
            <div className={classes.note}>
              {formatBytes(source.bytes)}
              {encoding === null ? '' : ` · ${encoding.id}`}
            </div>
          </Tooltip>
        </Table.Td>
        <Table.Td>
          {document.blocks === null ? (
            <NativeSelect
              aria-label={`Format of ${title}`}
              data={formats.filter(({ isText }) => isText).map(one => ({ value: one.id, label: one.label }))}
              value={format}
              miw={128}
              disabled={mode === 'read'}
              onChange={event => void change({ format: event.currentTarget.value }).catch(() => undefined)}
            />
          ) : (
            (formats.find(({ id: known }) => known === format)?.label ?? format)
          )}
        </Table.Td>
        <Table.Td ta="right">{formatNumber(text.codePoints)}</Table.Td>
        <Table.Td ta="right">{formatNumber(text.words)}</Table.Td>
        <Table.Td ta="right">{passages === null ? '…' : formatNumber(passages)}</Table.Td>
        <Table.Td>
          <span className={classes.actions}>{formatMoment(createdAt)}</span>
          <div className={classes.note}>{coder}</div>
        </Table.Td>
        <Table.Td>
          <div className={classes.actions}>
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => ui.set({ screen: 'code', documentId: id })}
              aria-label={`Read ${title}`}
            >
              Read
            </Button>
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => setOpen(!isOpen)}
              aria-expanded={isOpen}
              aria-label={`Variables of ${title}`}
            >
              Variables
            </Button>
            {document.pages === null ? null : (
              <Tooltip label="Take over highlights that the PDF holds">
                <ActionIcon
                  aria-label={`Take over highlights of ${title}`}
                  disabled={mode === 'read'}
                  onClick={() => setTakingOver(true)}
                >
                  <IconHighlight size={15} />
                </ActionIcon>
              </Tooltip>
            )}
            <Tooltip label="Remove with its passages (can be undone)">
              <ActionIcon
                aria-label={`Remove ${title}`}
                disabled={mode === 'read'}
                onClick={() =>
                  void dispatch({ type: 'document.remove', args: { id } }).catch(() => undefined)
                }
              >
                <IconTrash size={15} />
              </ActionIcon>
            </Tooltip>
          </div>
          {isTakingOver ? (
            <TakeOverHighlightsDialog document={document} onClose={() => setTakingOver(false)} />
          ) : null}
        </Table.Td>
      </Table.Tr>
      {isOpen ? (
        <Table.Tr>
          <Table.Td colSpan={8}>
            <DocumentVariables document={document} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}

export function DocumentsTable() {
  const { client } = useSession();
  const mode = useStudyInfo(info => info.mode);
  const [formats, setFormats] = useState<readonly ImportFormat[]>([]);
  useEffect(() => {
    client.importFormats().then(setFormats, notifyProblem);
  }, [client]);
  const documents = useRecords(
    study => [...study.all('document')].sort((left, right) => compareNames(left.title, right.title)),
    ['document'],
  );
  return (
    <div className={classes.sheet}>
      <div className={classes.head}>
        <Title order={1}>Documents</Title>
        <Group gap="xs">
          <Button
            variant="default"
            disabled={mode === 'read'}
            onClick={() => runAction('data.import-project')}
          >
            Import a project…
          </Button>
          <Button
            leftSection={<IconFileImport size={15} aria-hidden />}
            disabled={mode === 'read'}
            onClick={() => runAction('data.import')}
          >
            Import documents
          </Button>
        </Group>
      </div>
      {documents.length === 0 ? (
        <p className={classes.empty}>No documents yet. Import files, or drop them here.</p>
      ) : (
        <section className={classes.scroller} aria-label="Table of documents">
          <Table verticalSpacing={4} horizontalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Title</Table.Th>
                <Table.Th>File, encoding</Table.Th>
                <Table.Th>Shown as</Table.Th>
                <Table.Th ta="right">Characters</Table.Th>
                <Table.Th ta="right">Words</Table.Th>
                <Table.Th ta="right">Passages</Table.Th>
                <Table.Th>Imported</Table.Th>
                <Table.Th>Actions</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {documents.map(document => (
                <Row key={document.id} document={document} formats={formats} />
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </div>
  );
}
