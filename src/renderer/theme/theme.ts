/** The window's look, as Mantine takes it. Colours come from `tokens.css`, so that light and dark stand in one place. */
import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Menu,
  Modal,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Portal,
  Radio,
  SegmentedControl,
  Select,
  Tabs,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'ink',
  colors: {
    dark: [
      '#e3e6ea',
      '#c5cbd3',
      '#a3adb9',
      '#737d8b',
      '#32373f',
      '#2a2f37',
      '#1d2025',
      '#17191d',
      '#121417',
      '#0d0f11',
    ],
    ink: [
      '#eef3fb',
      '#dae5f6',
      '#b4caec',
      '#8ab1f2',
      '#6793d8',
      '#4f81d0',
      '#3a6cc2',
      '#2b5db8',
      '#2452a3',
      '#1a4388',
    ],
  },
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'var(--tw-font-ui)',
  fontFamilyMonospace: 'var(--tw-font-mono)',
  headings: {
    fontFamily: 'var(--tw-font-ui)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  defaultRadius: 'sm',
  radius: { sm: '5px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: 'md' },
      // The least that WCAG 2.2 lets a target measure.
      vars: (_, { size }) => ({ root: size === 'sm' ? { '--ai-size': '24px' } : {} }),
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'xs' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'xs' } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'xs' } }),
    Select: Select.extend({ defaultProps: { size: 'xs' } }),
    MultiSelect: MultiSelect.extend({ defaultProps: { size: 'xs' } }),
    TagsInput: TagsInput.extend({ defaultProps: { size: 'xs' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', withinPortal: true, withInitialFocusPlaceholder: false },
    }),
    // What floats stands in a landmark too.
    Portal: Portal.extend({ defaultProps: { target: '#overlays' } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        // A dialog's head is no banner of the page.
        attributes: { header: { role: 'presentation' } },
        overlayProps: { backgroundOpacity: 0.35 },
        // While a dialog goes away, the keys of the window do nothing yet.
        transitionProps: { duration: 80 },
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 500, withArrow: true, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--tw-surface)',
  '--mantine-color-text': 'var(--tw-text)',
  '--mantine-color-bright': 'var(--tw-text)',
  '--mantine-color-dimmed': 'var(--tw-text-muted)',
  '--mantine-color-placeholder': 'var(--tw-text-muted)',
  '--mantine-color-error': 'var(--tw-danger)',
  '--mantine-color-anchor': 'var(--tw-accent)',
  '--mantine-color-default': 'var(--tw-surface)',
  '--mantine-color-default-hover': 'var(--tw-surface-hover)',
  '--mantine-color-default-color': 'var(--tw-text)',
  '--mantine-color-default-border': 'var(--tw-border)',
  '--mantine-color-disabled': 'var(--tw-surface-sunken)',
  '--mantine-color-disabled-color': 'var(--tw-text-muted)',
  '--mantine-color-gray-light-color': 'var(--tw-text)',
  '--mantine-color-gray-light-hover': 'var(--tw-surface-hover)',
  '--mantine-color-ink-light-color': 'var(--tw-accent)',
  '--mantine-color-ink-outline': 'var(--tw-accent)',
  '--mantine-color-red-light-color': 'var(--tw-danger)',
  '--mantine-color-green-light-color': 'var(--tw-ok)',
  '--mantine-color-yellow-light-color': 'var(--tw-warning)',
  '--mantine-color-red-outline': 'var(--tw-danger)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
