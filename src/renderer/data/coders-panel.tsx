/** The people who code in this study, and how much each has made. */
import { ActionIcon, Badge, Button, Table, Title, Tooltip } from '@mantine/core';
import { IconTrash, IconUserPlus } from '@tabler/icons-react';
import { runAction } from '#renderer/state/actions.ts';
import { useDispatch, useRecords, useStudyInfo } from '#renderer/state/study-context.tsx';
import { formatNumber } from '../shell/format.ts';
import classes from './data-screen.module.css';
import { InlineText } from './inline-text.tsx';

const countByCoder = (records: Iterable<{ coderId: string }>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { coderId } of records) counts.set(coderId, (counts.get(coderId) ?? 0) + 1);
  return counts;
};

export function CodersPanel() {
  const dispatch = useDispatch();
  const present = useStudyInfo(info => info.coderId);
  const mode = useStudyInfo(info => info.mode);
  const coders = useRecords(study => [...study.all('coder')], ['coder']);
  const passages = useRecords(study => countByCoder(study.all('passage')), ['passage']);
  const judgements = useRecords(study => countByCoder(study.all('judgement')), ['judgement']);
  const change = (args: object) => dispatch({ type: 'coder.change', args });
  return (
    <div className={classes.sheet}>
      <div className={classes.head}>
        <Title order={1}>Coders</Title>
        <Button
          leftSection={<IconUserPlus size={15} aria-hidden />}
          disabled={mode === 'read'}
          onClick={() => runAction('coder.add')}
        >
          Add a coder
        </Button>
      </div>
      <Table verticalSpacing={4} w="auto" miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Initials</Table.Th>
            <Table.Th ta="right">Passages</Table.Th>
            <Table.Th ta="right">Judgements</Table.Th>
            <Table.Th>Actions</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {coders.map(({ id, name, initials }) => (
            <Table.Tr key={id}>
              <Table.Td miw={240}>
                <InlineText
                  label={`Name of ${name}`}
                  value={name}
                  disabled={mode === 'read'}
                  onSave={value => change({ id, name: value })}
                />
              </Table.Td>
              <Table.Td>
                <InlineText
                  label={`Initials of ${name}`}
                  value={initials}
                  maxLength={8}
                  disabled={mode === 'read'}
                  onSave={value => change({ id, initials: value })}
                />
              </Table.Td>
              <Table.Td ta="right">{formatNumber(passages.get(id) ?? 0)}</Table.Td>
              <Table.Td ta="right">{formatNumber(judgements.get(id) ?? 0)}</Table.Td>
              <Table.Td>
                {id === present ? (
                  <Badge variant="light" tt="none">
                    you
                  </Badge>
                ) : (
                  <Tooltip label="Remove from the list of coders (can be undone)">
                    <ActionIcon
                      aria-label={`Remove ${name}`}
                      disabled={mode === 'read'}
                      onClick={() =>
                        void dispatch({ type: 'coder.remove', args: { id } }).catch(() => undefined)
                      }
                    >
                      <IconTrash size={15} />
                    </ActionIcon>
                  </Tooltip>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
