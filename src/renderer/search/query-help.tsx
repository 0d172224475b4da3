/** What a query can say, behind a question mark. */
import { ActionIcon, Popover } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import styles from './search.module.css';

const lines: readonly [sign: string, meaning: string][] = [
  ['social security', 'these words side by side, also over the end of a line'],
  ['"(sic) a | b"', 'the signs between the quotation marks as they are'],
  ['reform*', 'whole words that begin so; * is any letters, ? is one'],
  ['law near/5 union', 'both within five words, whichever comes first'],
  ['union | league', 'either of them'],
  ['(law | act) near/3 *care*', 'parentheses group'],
];

export function QueryHelp() {
  return (
    <Popover position="bottom-end" width={420} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label="What a query can say" title="What a query can say">
          <IconHelpCircle size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="What a query can say">
        <dl className={styles.help}>
          {lines.map(([sign, meaning]) => (
            <div key={sign}>
              <dt>
                <code>{sign}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p className={styles.helpNote}>
          Parts of words are found unless “Whole words” is on. Case and accents count only where asked.
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
