/**
 * Rows and cells of grids that draw only what is in view. A table element cannot leave out rows, and the focus stays on
 * the grid, which names the present row; so the parts are plain elements with the roles of a grid.
 */
import type { ComponentPropsWithRef } from 'react';

type Part = ComponentPropsWithRef<'div'>;

/** The grid is its own scroller and has the focus. */
export function Grid(props: Part & { 'aria-label': string }) {
  // biome-ignore lint/a11y/useSemanticElements: see the head of this module.
  return <div role="grid" tabIndex={0} {...props} />;
}

export function GridRow(props: Part) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see the head of this module.
  return <div role="row" {...props} />;
}

export function GridCell(props: Part) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see the head of this module.
  return <div role="gridcell" {...props} />;
}

export function GridHead(props: Part) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see the head of this module.
  return <div role="columnheader" {...props} />;
}
