/** The names under which the preload script and the main process speak to each other. */
export const channels = {
  /** Window to host, answered: (path, input). */
  call: 'tracework:call',
  /** Window to host: (id, path, input). The id is the window's own. */
  subscribe: 'tracework:subscribe',
  /** Window to host: (id). */
  unsubscribe: 'tracework:unsubscribe',
  /** Host to window: (id, event). */
  event: 'tracework:event',
  /** Host to window: (action). */
  action: 'tracework:action',
} as const;
