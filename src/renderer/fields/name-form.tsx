/** Asks by which name something is kept. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

interface NameFormProps {
  /** What stands there first. */
  name: string;
  description: string;
  /** Rejects where the name was refused, which has been shown by then. */
  onAnswer: (name: string) => Promise<void>;
}

export function NameForm({ name, description, onAnswer }: NameFormProps) {
  const [typed, setTyped] = useState(name);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        // A refusal has been shown by then; the name stays to be mended.
        if (typed.trim() !== '') onAnswer(typed.trim()).catch(() => undefined);
      }}
    >
      <TextInput
        label="Name"
        description={description}
        value={typed}
        maxLength={200}
        onChange={event => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <Button type="submit" mt="md" disabled={typed.trim() === ''}>
        Save
      </Button>
    </form>
  );
}
