/** Keys drawn as keys; several ways are separated by "or". */
import { Fragment } from 'react';
import { keyCaps } from '#renderer/state/keys.ts';
import classes from './key-caps.module.css';

/** `keys` as in the registry of actions. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className={classes.caps}>
      {keys.split(' ').map((way, index) => (
        <Fragment key={way}>
          {index > 0 ? ' or ' : null}
          {keyCaps(way).map(cap => (
            <kbd key={cap} className={classes.cap}>
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
