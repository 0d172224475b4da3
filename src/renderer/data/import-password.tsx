/** Asks for the password of a protected file, again where it was a wrong one. It stays in this window. */
import { Button, Group, PasswordInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

export function ImportPassword({
  fileName,
  wasWrong,
  takesFocus = wasWrong,
  onPassword,
}: {
  fileName: string;
  wasWrong: boolean;
  takesFocus?: boolean;
  onPassword: (password: string) => void;
}) {
  const [password, setPassword] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // While the file was tried, this was gone and the focus with it.
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (password !== '') onPassword(password);
      }}
    >
      <Group align="flex-end" gap="xs">
        <PasswordInput
          ref={input}
          label="Password"
          aria-label={`Password of ${fileName}`}
          description="It is used to read the file and kept nowhere."
          autoComplete="off"
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          w={330}
        />
        <Button type="submit" variant="default" disabled={password === ''}>
          Open
        </Button>
      </Group>
    </form>
  );
}
