/** Shown where the host does not answer when the window starts. */
import { Button, Center, Stack, Text, Title } from '@mantine/core';

export function Unreachable({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <Center h="100%" component="main">
      <Stack maw={440} align="flex-start">
        <Title order={1}>Tracework can't start</Title>
        <Text role="alert">{message}</Text>
        <Text c="dimmed">
          The program behind this window does not answer. Your studies are on disk as they were. Start
          Tracework again, or try once more.
        </Text>
        <Button onClick={onRetry}>Try again</Button>
      </Stack>
    </Center>
  );
}
