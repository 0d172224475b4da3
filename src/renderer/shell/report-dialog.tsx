/** What opening the study found and mended, or could not mend. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { OpenReport } from '#core/api.ts';
import { Findings } from './findings.tsx';

interface Props {
  opened: boolean;
  report: OpenReport | null;
  onClose: () => void;
}

export function ReportDialog({ opened, report, onClose }: Props) {
  const findings = report?.findings ?? [];
  const lost = findings.some(({ severity }) => severity === 'loss');
  return (
    <Modal
      opened={opened && report !== null}
      onClose={onClose}
      title="What opening this study found"
      size="lg"
    >
      <Stack gap="sm">
        <Text>
          {lost
            ? 'Some things could not be brought back. What was found is listed here; files that were set aside are kept in the study’s folder.'
            : 'The study was not as it was left, and was mended. Nothing is lost.'}
        </Text>
        <Findings findings={findings} />
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            Go on
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
