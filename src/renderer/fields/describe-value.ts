/** Field values in words, as the core says them: the window, the views and their exports use the same words. */
export { describeValue, signed } from '#core/describe-value.ts';
