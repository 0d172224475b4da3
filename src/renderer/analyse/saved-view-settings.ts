/** Between a view as the window shows it and as the study keeps it by name. */
import type { SavedView, SavedViewDisplay } from '#core/model/saved-view.ts';
import { isEqual } from '#core/store/equal.ts';
import { untouched, type ViewSettings } from './view-settings.ts';

/** What is saved of how a view is laid out; what was chosen in it is the window's own. */
export const displayOf = ({ form, table, arrangements }: ViewSettings): SavedViewDisplay => ({
  form,
  table,
  arrangements: { ...arrangements },
});

/** The settings that a saved view is opened with. */
export const settingsOf = ({ options, display }: SavedView): ViewSettings => ({
  ...untouched,
  ...display,
  options: options as ViewSettings['options'],
});

export const isAsSaved = ({ options, display }: SavedView, settings: ViewSettings): boolean =>
  isEqual(options, settings.options) && isEqual(display, displayOf(settings));
