/** The colours that the window wears now, known from the first rendering on, so that nothing flashes in the other's. */
import { useComputedColorScheme } from '@mantine/core';

/** `light` only where neither the researcher nor the system has said. */
export const useColourScheme = (): 'light' | 'dark' =>
  useComputedColorScheme('light', { getInitialValueInEffect: false });
