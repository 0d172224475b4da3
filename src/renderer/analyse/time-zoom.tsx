/** Which stretch of a timeline is shown: all of it, a decade, a year, a month, or in steps. */
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconMinus, IconPlus } from '@tabler/icons-react';
import type { TimeAxis, TimeStretch } from '#core/pictures/picture.ts';
import { panTime, timeAround, timeLengths, zoomTime } from '#core/views/timeline-zoom.ts';
import classes from './analyse.module.css';

interface TimeZoomProps {
  axis: TimeAxis;
  /** Null = all that there is. */
  time: TimeStretch | null;
  onChange: (time: TimeStretch | null) => void;
}

const ICON = { size: 15, 'aria-hidden': true } as const;

export function TimeZoom({ axis: { full, shown }, time, onChange }: TimeZoomProps) {
  const middle = (shown.from + shown.to) / 2;
  const length = shown.to - shown.from;
  const isAbout = (wanted: number): boolean => time !== null && Math.abs(length / wanted - 1) < 0.05;
  const named = [
    ['Decade', timeLengths.decade],
    ['Year', timeLengths.year],
    ['Month', timeLengths.month],
  ] as const;
  return (
    <fieldset className={classes.tools} aria-label="Stretch of time that is shown">
      <Button
        variant={time === null ? 'light' : 'default'}
        size="compact-sm"
        aria-pressed={time === null}
        onClick={() => onChange(null)}
      >
        All
      </Button>
      {named
        .filter(([, wanted]) => wanted < full.to - full.from)
        .map(([label, wanted]) => (
          <Button
            key={label}
            variant={isAbout(wanted) ? 'light' : 'default'}
            size="compact-sm"
            aria-pressed={isAbout(wanted)}
            onClick={() => onChange(timeAround(full, middle, wanted))}
          >
            {label}
          </Button>
        ))}
      <ActionIcon
        aria-label="Shorter stretch of time"
        title="Shorter stretch of time"
        onClick={() => onChange(zoomTime(full, time, 2, middle))}
      >
        <IconPlus {...ICON} />
      </ActionIcon>
      <ActionIcon
        aria-label="Longer stretch of time"
        title="Longer stretch of time"
        disabled={time === null}
        onClick={() => onChange(zoomTime(full, time, 0.5, middle))}
      >
        <IconMinus {...ICON} />
      </ActionIcon>
      <ActionIcon
        aria-label="Earlier"
        title="Earlier"
        disabled={time === null}
        onClick={() => onChange(panTime(full, time, -0.5))}
      >
        <IconChevronLeft {...ICON} />
      </ActionIcon>
      <ActionIcon
        aria-label="Later"
        title="Later"
        disabled={time === null}
        onClick={() => onChange(panTime(full, time, 0.5))}
      >
        <IconChevronRight {...ICON} />
      </ActionIcon>
    </fieldset>
  );
}
