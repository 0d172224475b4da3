/** What opening or checking a study found, the worst first. */
import type { Finding } from '#core/api.ts';
import classes from './findings.module.css';

const names: Record<Finding['severity'], string> = { loss: 'Lost', repaired: 'Repaired', note: 'Note' };
const order: Record<Finding['severity'], number> = { loss: 0, repaired: 1, note: 2 };

export function Findings({ findings }: { findings: readonly Finding[] }) {
  const sorted = [...findings].sort((left, right) => order[left.severity] - order[right.severity]);
  return (
    <ul className={classes.list}>
      {sorted.map(({ severity, file, message }) => (
        <li key={`${severity}:${file}:${message}`} className={classes.finding} data-severity={severity}>
          <span className={classes.severity}>{names[severity]}</span>
          <span>
            {message}
            {file === null ? null : <span className={classes.file}>{file}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
