/** Asks for the password of a protected PDF, in the place of its pages. */
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import styles from './page-bar.module.css';

interface PasswordFormProps {
  title: string;
  isWrong: boolean;
  onAnswer: (password: string) => void;
}

export function PasswordForm({ title, isWrong, onAnswer }: PasswordFormProps) {
  const [password, setPassword] = useState('');
  const heading = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== '') onAnswer(password);
  };
  return (
    <form className={styles.password} aria-labelledby={heading} onSubmit={submit}>
      <h2 id={heading}>“{title}” is protected by a password</h2>
      <p>The password is kept until the window is closed, and written nowhere.</p>
      <PasswordInput
        label="Password"
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        error={isWrong ? 'The password is wrong. Type it again.' : null}
        data-autofocus
        autoFocus
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
      />
      <Button type="submit" disabled={password === ''}>
        Open the pages
      </Button>
    </form>
  );
}
