/** The options of a view: what is changed most in one line, the rest behind a button that says how many are set. */
import { ActionIcon, Button, Popover, Text } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconRestore } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { rolesOptions } from '#core/views/roles.ts';
import type { View } from '#core/views/view.ts';
import { Control } from './view-control.tsx';
import classes from './view-controls.module.css';
import { controlsOf, type Options, optionAt, type ViewControl, withOption } from './view-controls-model.ts';

interface ViewControlsProps {
  view: View;
  options: Options;
  onChange: (options: Options) => void;
}

export function ViewControls({ view, options, onChange }: ViewControlsProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const controls = useMemo(() => controlsOf(view), [view]);
  const at = (place: ViewControl['place']): ViewControl[] =>
    controls.filter(control => control.place === place);
  const isSet = ({ path }: ViewControl): boolean => optionAt(options, path) !== undefined;
  const hidden = [...at('more'), ...at('roles')];
  const setHidden = hidden.filter(isSet).length;
  const roles = rolesOptions.safeParse(options.roles ?? {});
  const draw = (control: ViewControl) => (
    <Control
      key={control.path.join('.')}
      control={control}
      value={optionAt(options, control.path)}
      onChange={value => onChange(withOption(options, control.path, value))}
      roles={roles.success ? roles.data : undefined}
    />
  );
  // An open list of choices closes first.
  const onKeyDown = (event: KeyboardEvent): void => {
    const isListOpen =
      event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
    if (event.key !== 'Escape' || isListOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <fieldset className={classes.bar} aria-label="Options of the view">
      {at('bar')
        // Without a period all counts anyway.
        .filter(({ path }) => path[0] !== 'includeUndated' || options.period !== undefined)
        .map(draw)}
      {hidden.length > 0 ? (
        <Popover
          opened={isOpen}
          onChange={setOpen}
          position="bottom-start"
          trapFocus
          shadow="md"
          width={420}
          closeOnEscape={false}
        >
          <Popover.Target>
            <Button
              ref={button}
              onClick={() => setOpen(!isOpen)}
              variant={setHidden > 0 ? 'light' : 'default'}
              leftSection={<IconAdjustmentsHorizontal size={15} aria-hidden />}
            >
              {setHidden > 0 ? `More options (${setHidden} set)` : 'More options'}
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label="More options" className={classes.more ?? ''} onKeyDown={onKeyDown}>
            <div className={classes.moreOptions}>{at('more').map(draw)}</div>
            {at('roles').length > 0 ? (
              <details className={classes.roles}>
                <summary>Which kinds and fields play which part</summary>
                <Text size="sm" c="dimmed">
                  Only for codebooks of your own: left alone, those of the shipped codebook are found.
                </Text>
                <div className={classes.moreOptions}>{at('roles').map(draw)}</div>
              </details>
            ) : null}
          </Popover.Dropdown>
        </Popover>
      ) : null}
      {Object.keys(options).length > 0 ? (
        <ActionIcon
          size={30}
          aria-label="Reset the options"
          title="Reset the options"
          onClick={() => onChange({})}
        >
          <IconRestore size={16} aria-hidden />
        </ActionIcon>
      ) : null}
    </fieldset>
  );
}
