/** What stands where there is nothing to show, and what to do about it. */
import styles from './search.module.css';

export function EmptyPanel({ title, text }: { title: string; text: string }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  );
}
