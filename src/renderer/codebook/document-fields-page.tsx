/** The variables that documents have, e.g. source, year or type. */
import { FieldTable } from './field-table.tsx';
import classes from './page.module.css';

export function DocumentFieldsPage() {
  return (
    <article className={classes.article} aria-label="Variables of documents">
      <h1 className={classes.heading}>Documents</h1>
      <p className={classes.hint}>
        Variables say something of a whole document: who wrote it, when, for whom.
      </p>
      <FieldTable subject="document" kind={null} />
    </article>
  );
}
