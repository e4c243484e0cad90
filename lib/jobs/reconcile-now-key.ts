/** One run on demand at a time: a second click finds the first one's job. */
export const RECONCILE_NOW_KEY = 'reconcile:now'
