/** Takes the focus from what was found into its text. */

/** Milliseconds between two looks for the text, and how often it is looked for. */
const look = { pause: 40, times: 75 };

/** The text beside takes the focus, as soon as it is there. */
export function focusText(title: string, left = look.times): void {
  const text = [...document.querySelectorAll<HTMLElement>('[data-search-text] [role="document"]')].find(
    element => element.getAttribute('aria-label') === title,
  );
  if (text !== undefined) text.focus();
  else if (left > 0) setTimeout(() => focusText(title, left - 1), look.pause);
}
